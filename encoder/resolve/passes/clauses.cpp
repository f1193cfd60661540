#include "resolve/passes/clauses.h"

#include "model/calendar.h"
#include "resolve/passes/allows.h"
#include "resolve/passes/declarations.h"
#include "resolve/symbols/lookup.h"
#include "resolve/symbols/wordings.h"
#include "resolve/typing/expressions.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

namespace {

Contract declare_contract(const syntax::Contract& node, Reports& reports) {
  Contract contract;
  contract.heading = {node.name.text, node.name.span, std::string(node.title.value), {}};
  contract.from = date_of(node.from.text);
  if (node.until) contract.until = date_of(node.until->text);
  if (contract.until && *contract.until < contract.from) {
    reports.add(Code::C004, node.until->span, in_back_ticks(node.name.text) + " would end before it begins",
                {node.from.span, "it begins here"});
  }
  return contract;
}

// `binds` and `owed to` name a party: an element of an enum, or an individual.
void append_party(const syntax::Name& name, const Lexicon& lexicon, const Model& model, std::vector<std::string_view>& parties,
                  Reports& reports) {
  const Word* word = lexicon.names.word(name.text);
  if (word == nullptr) {
    reports.unknown(Code::N010, name, "there is no party " + in_back_ticks(name.text), [&] {
      std::vector<std::string_view> names;
      for (const Individual& individual : model.individuals) names.push_back(individual.name);
      for (const Type& type : model.types) names.insert(names.end(), type.elements.begin(), type.elements.end());
      return names;
    });
  } else if (word->kind != Word::Kind::element && word->kind != Word::Kind::individual) {
    reports.add(Code::N005, name.span, in_back_ticks(name.text) + " is " + std::string(with_article(word->kind)) + ", and no party",
                {word->span, "declared here"}, "name an individual, or an element of an enum");
  } else {
    parties.push_back(name.text);
  }
}

class ClauseDeclarer {
 public:
  ClauseDeclarer(const Lexicon& lexicon, Model& model, Reports& reports)
      : lexicon_(lexicon), model_(model), reports_(reports), silent_(reports.sources(), ignored_) {}

  void declare(ClauseId id) {
    const DeclaredClause& declared = lexicon_.declarations.clauses[id.value];
    const syntax::Clause& node = *declared.node;
    // What is wrong with the same words has been said.
    Reports& reports = declared.same_words.valid() ? silent_ : reports_;
    Clause clause;
    clause.heading = heading_of(lexicon_, node.name, node.title, node.cites, reports);
    clause.span = node.span;
    clause.contract = declared.contract;
    clause.by = declared.by;
    clause.until = declared.until;
    clause.section = section_number(node.section, reports);
    clause.cost = cost_of(node.cost, reports);
    for (const syntax::Name& name : node.binds) append_party(name, lexicon_, model_, clause.binds, reports);
    for (const syntax::Name& name : node.owed_to) append_party(name, lexicon_, model_, clause.owed_to, reports);
    clause.allows = resolve_allows(node.allows, AllowedIn::clause, reports);
    if (node.readings.empty()) {
      ClauseReading& only = clause.readings.emplace_back();
      declare_rules(node.rules, id, 0, only, reports);
    } else {
      declare_readings(node, id, clause, reports);
    }
    if (declared.same_words.valid()) {
      clause.ambiguity = model_[declared.same_words].ambiguity;
    } else if (clause.readings.size() > 1) {
      clause.ambiguity = AmbiguityId{static_cast<std::uint32_t>(model_.ambiguities.size())};
      model_.ambiguities.push_back({{}, id});
    }
    model_.contracts[declared.contract.value].clauses.push_back(id);
    model_.clauses.push_back(std::move(clause));
  }

 private:
  void declare_readings(const syntax::Clause& node, ClauseId id, Clause& clause, Reports& reports) {
    std::unordered_map<std::string_view, Span> declared;
    for (const syntax::RuleReading& reading : node.readings) {
      const auto [first, is_new] = declared.try_emplace(reading.name.text, reading.name.span);
      if (!is_new) {
        reports.add(Code::N001, reading.name.span,
                    in_back_ticks(node.name.text) + " has a reading " + in_back_ticks(reading.name.text) + " already",
                    {first->second, "declared here"}, "give one of the two another name");
      }
      const auto index = static_cast<std::uint32_t>(clause.readings.size());
      ClauseReading& added = clause.readings.emplace_back();
      added.heading = heading_of(lexicon_, reading.name, reading.gloss, reading.cites, reports);
      added.cost = cost_of(reading.cost, reports);
      declare_rules(reading.rules, id, index, added, reports);
    }
    if (node.readings.size() == 1) {
      reports.add(Code::C001, node.readings.front().name.span,
                  "one meaning needs no reading: " + in_back_ticks(node.name.text) + " has only this one",
                  "write the rules alone, or add what else the words can bear");
    }
  }

  void declare_rules(const std::vector<syntax::Rule>& nodes, ClauseId clause, std::uint32_t reading_index, ClauseReading& reading,
                     Reports& reports) {
    for (const syntax::Rule& node : nodes) {
      Rule rule;
      rule.span = node.span;
      rule.clause = clause;
      rule.reading = reading_index;
      rule.deontic = node.deontic;
      VariableScope scope;
      for (const syntax::Binder& binder : node.binders) {
        rule.variables.push_back(scope.declare(binder, lexicon_, model_, reports));
      }
      if (node.anything && node.deontic != syntax::Deontic::may) {
        const bool must = node.deontic == syntax::Deontic::must;
        reports.add(Code::C005, node.deontic_span,
                    must ? "`must anything` demands nothing" : "`must not anything` forbids whatever happens",
                    "to leave a choice free, write `may anything`");
      }
      refuse_wrong_form(node, rule, reports);
      reading.rules.push_back(RuleId{static_cast<std::uint32_t>(model_.rules.size())});
      model_.rules.push_back(std::move(rule));
    }
  }

  // What happens is forbidden with `must not happen`, what is built with `there must be no`.
  void refuse_wrong_form(const syntax::Rule& node, const Rule& rule, Reports& reports) {
    if (node.form == syntax::RuleForm::duty) return;
    const auto of_usage = [&](VarId id) { return model_[model_[id].value.type].usage; };
    const bool poisoned = std::ranges::any_of(rule.variables, [&](VarId id) { return is_poisoned(model_[id]); });
    const auto usage = std::ranges::find_if(rule.variables, of_usage);
    const bool happens = usage != rule.variables.end();
    if (poisoned || happens == (node.form == syntax::RuleForm::must_not_happen)) return;
    if (happens) {
      reports.add(Code::C017, node.deontic_span,
                  in_back_ticks(model_[model_[*usage].value.type].heading.name) + " is what happens, and not what is built",
                  {model_[*usage].span, "of a usage type"}, "write `every ... must not happen`");
    } else if (rule.variables.empty()) {
      reports.add(Code::C017, node.deontic_span, "the rule does not say what must not happen",
                  "write `every T x where ... must not happen`, with a usage type `T`");
    } else {
      const Variable& first = model_[rule.variables.front()];
      reports.add(Code::C017, node.deontic_span, in_back_ticks(model_[first.value.type].heading.name) + " is built, and does not happen",
                  {first.span, "of a type of the design"}, "write `there must be no ... where ...`");
    }
  }

  const Lexicon& lexicon_;
  Model& model_;
  Reports& reports_;
  text::Diagnostics ignored_;
  Reports silent_;
};

void resolve_rule(const syntax::Rule& node, RuleId id, ExpressionResolver& resolver, Model& model) {
  const std::vector<VarId> variables = model[id].variables;
  resolver.bind(variables);
  const ExprId guard = resolver.guard(node.binders, variables, node.guard).id;
  resolver.assume(guard);
  const bool has_demand = node.form == syntax::RuleForm::duty && !node.anything;
  const ExprId demand = has_demand ? resolver.formula(node.demand) : ExprId{};
  std::vector<ExprId> exceptions;
  for (const syntax::ExprId exception : node.exceptions) exceptions.push_back(resolver.formula(exception));
  resolver.reset();
  Rule& rule = model.rules[id.value];
  rule.guard = guard;
  rule.demand = demand;
  rule.exceptions = std::move(exceptions);
}

}  // namespace

void declare_contracts(const Lexicon& lexicon, Model& model, Reports& reports) {
  for (const Declared<syntax::Contract>& declared : lexicon.declarations.contracts) {
    model.contracts.push_back(declare_contract(*declared.node, reports));
  }
  for (const Declared<syntax::Amendment>& declared : lexicon.declarations.amendments) {
    const syntax::Amendment& node = *declared.node;
    model.amendments.push_back({{node.name.text, node.name.span, std::string(node.title.value), {}},
                                lexicon.names.statement<ContractId>(node.contract.text, Statement::Kind::contract),
                                date_of(node.effective.text)});
  }
  ClauseDeclarer declarer(lexicon, model, reports);
  for (std::uint32_t i = 0; i < lexicon.declarations.clauses.size(); ++i) declarer.declare(ClauseId{i});
}

// In the order in which the declaration above numbers them.
std::vector<const syntax::Rule*> rule_nodes(const Lexicon& lexicon) {
  std::vector<const syntax::Rule*> nodes;
  for (const DeclaredClause& clause : lexicon.declarations.clauses) {
    for (const syntax::Rule& rule : clause.node->rules) nodes.push_back(&rule);
    for (const syntax::RuleReading& reading : clause.node->readings) {
      for (const syntax::Rule& rule : reading.rules) nodes.push_back(&rule);
    }
  }
  return nodes;
}

void resolve_rules(const Lexicon& lexicon, Model& model, Reports& reports) {
  text::Diagnostics ignored;
  Reports silent(reports.sources(), ignored);
  ExpressionResolver aloud(lexicon, model, reports), again(lexicon, model, silent);
  const std::vector<const syntax::Rule*> nodes = rule_nodes(lexicon);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const ClauseId id = model.rules[i].clause;
    const DeclaredClause& clause = lexicon.declarations.clauses[id.value];
    ExpressionResolver& resolver = clause.same_words.valid() ? again : aloud;
    resolver.enter(*clause.tree, clause.contract, id, clause.replaced.get());
    resolve_rule(*nodes[i], RuleId{i}, resolver, model);
  }
  for (std::size_t i = 0; i < lexicon.declarations.contracts.size(); ++i) {
    const Declared<syntax::Contract>& declared = lexicon.declarations.contracts[i];
    if (!declared.node->ends.valid()) continue;
    aloud.enter(*declared.tree);
    const ExprId ends = model.contracts[i].ends = aloud.formula(declared.node->ends);
    if (!ends.valid()) continue;
    for (Rule& rule : model.rules)
      if (model[rule.clause].contract.value == i) rule.exceptions.push_back(ends);
  }
}

}  // namespace proviso::resolve

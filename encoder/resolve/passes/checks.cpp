#include "resolve/passes/checks.h"

#include <algorithm>

#include "model/calendar.h"
#include "model/scope.h"
#include "model/usage.h"
#include "model/versions.h"
#include "resolve/passes/allows.h"
#include "resolve/passes/check_scopes.h"
#include "resolve/passes/pins.h"
#include "resolve/passes/units.h"
#include "resolve/symbols/lookup.h"
#include "resolve/typing/expressions.h"

namespace proviso::resolve {

namespace {

using syntax::Verdict;

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::possible:
      return "possible";
    case Verdict::impossible:
      return "impossible";
    case Verdict::holds:
      return "holds";
    case Verdict::fails:
      return "fails";
    case Verdict::vacuous:
      return "vacuous";
  }
  CHECK(false);
}

bool contains(const auto& range, const auto& value) { return std::ranges::find(range, value) != range.end(); }

class CheckResolver {
 public:
  CheckResolver(const Lexicon& lexicon, Model& model, Reports& reports)
      : lexicon_(lexicon),
        model_(model),
        reports_(reports),
        expressions_(lexicon, model, reports, ExpressionResolver::Statements::are_formulas),
        nothing_pinned_{model.all_open(), {}} {}

  Check resolve(const CheckWithScope& declared, const syntax::Ast& tree) {
    const syntax::Check& node = declared.node;
    Check check;
    check.heading = {node.name.text, node.name.span, std::string(node.question.value), {}};
    check.span = node.span;
    check.always = node.always;
    check.allows = resolve_allows(node.allows, AllowedIn::check, reports_);
    if (node.formula.valid()) check.formula = question(node, tree);
    check.as_of = resolve_date(node.as_of);
    const std::size_t errors = reports_.error_count();
    contracts(node, check);
    products(node, check);
    const std::vector<NamedUnits> without = units(node.without, check.without);
    std::vector<NamedUnits> only;
    if (node.only) {
      check.only.emplace();
      only = units(*node.only, *check.only);
      refuse_facts(only);
    }
    with(node, check);
    limits(node, check);
    Pinned pinned = nothing_pinned_;
    narrow(pinned, node.under, lexicon_, model_, reports_);
    check.open = pinned.open;
    const Scope scope = scope_of(model_, check, {}, {});
    if (declared.sound && reports_.error_count() == errors) {
      require_clauses(node, check, scope);
      if (declared.inherited_only)
        require_its_in_scope(only, node, check, scope);
      else
        require_in_scope(only, check, scope, "only");
    }
    for (const syntax::Expectation& expectation : node.expectations) expect(expectation, pinned, check, scope);
    if (reports_.error_count() == errors) refuse_contradictions(check);
    return check;
  }

 private:
  // A bare name is the name of a statement, not of an element.
  ExprId question(const syntax::Check& node, const syntax::Ast& tree) {
    expressions_.enter(tree);
    const syntax::Expression& formula = tree[node.formula];
    if (formula.kind == syntax::ExpressionKind::name) {
      const Statement* named = lexicon_.names.statement(formula.name.text);
      if (named != nullptr && named->kind == Statement::Kind::intent) return model_.intents[named->id].formula;
      if (named != nullptr && named->kind == Statement::Kind::requirement) return model_.requirements[named->id].formula;
      if (named != nullptr && named->kind == Statement::Kind::fact) return model_.facts[named->id].formula;
    }
    return expressions_.formula(node.formula);
  }

  void contracts(const syntax::Check& node, Check& check) {
    if (node.without_contracts.valid()) {
      check.contracts.emplace();
    } else if (node.contracts) {
      check.contracts.emplace();
      for (const syntax::QualifiedName& name : *node.contracts) {
        const auto id = look_up_statement(lexicon_, name, Statement::Kind::contract, reports_);
        if (id && !contains(*check.contracts, ContractId{*id})) check.contracts->push_back(ContractId{*id});
      }
    }
  }

  void products(const syntax::Check& node, Check& check) {
    if (!node.products && !node.without_products.valid()) return;
    if (node.always) {
      const Span named = !node.products ? node.without_products : node.products->empty() ? node.name.span : node.products->front().span();
      reports_.add(Code::Q005, named, "`products` changes nothing here: `always` takes no requirement that is not named",
                   node.products ? "name requirements after `with`" : "leave out `without products`");
      return;
    }
    check.products.emplace();
    if (!node.products) return;
    for (const syntax::QualifiedName& name : *node.products) {
      const auto id = look_up_statement(lexicon_, name, Statement::Kind::product, reports_);
      if (id && !contains(*check.products, ProductId{*id})) check.products->push_back(ProductId{*id});
    }
  }

  std::vector<NamedUnits> units(const std::vector<syntax::QualifiedName>& names, std::vector<Unit>& all) {
    std::vector<NamedUnits> named;
    for (const syntax::QualifiedName& name : names) {
      named.push_back(look_up_units(lexicon_, name, reports_));
      all.insert(all.end(), named.back().units.begin(), named.back().units.end());
    }
    return named;
  }

  void refuse_facts(const std::vector<NamedUnits>& only) {
    for (const NamedUnits& named : only) {
      if (named.units.empty() || !std::holds_alternative<FactUnit>(named.units.front())) continue;
      reports_.add(Code::Q004, named.span, reports_.words(named.span) + " is a fact, and facts stay whatever `only` keeps", "leave it out");
    }
  }

  void with(const syntax::Check& node, Check& check) {
    for (const syntax::QualifiedName& name : node.with) {
      if (!node.always) {
        reports_.add(Code::Q005, name.span(), "`possible` asks for all requirements in scope; only `always` takes them `with` a name",
                     "to choose requirements, write `products ...` or `only ...`");
        continue;
      }
      const auto id = look_up_statement(lexicon_, name, Statement::Kind::requirement, reports_);
      if (id && !contains(check.with, RequirementId{*id})) check.with.push_back(RequirementId{*id});
    }
  }

  void limits(const syntax::Check& node, Check& check) {
    for (const syntax::Limit& limit : node.limits) {
      const TypeId type = look_up_open_type(lexicon_, limit.type, reports_);
      if (!type.valid()) continue;
      if (std::ranges::any_of(check.limits, [&](const Limit& other) { return other.type == type; })) {
        reports_.add(Code::Q004, limit.span, in_back_ticks(limit.type.text) + " has a limit already");
        continue;
      }
      check.limits.push_back({type, limit.count});
    }
  }

  void require_clauses(const syntax::Check& node, const Check& check, const Scope& scope) {
    if (!considers_no_clause(model_, check, scope)) return;
    std::string help = "if that is meant, write `without contracts`";
    if (check.as_of && !model_.clauses.empty()) help = "no contract of its scope is in force then; " + help;
    reports_.add(Code::Q006, node.name.span, "this check would consider no clause at all", help);
  }

  bool is_in(const Unit& unit, const Check& check, const Scope& scope) const {
    if (const auto* clause = std::get_if<ClauseUnit>(&unit)) return scope.in_force(clause->id);
    if (const auto* fact = std::get_if<FactUnit>(&unit)) return contains(scope.facts, fact->id);
    if (const auto* requirement = std::get_if<RequirementUnit>(&unit)) {
      return contains(scope.requirements, requirement->id) || contains(check.with, requirement->id);
    }
    return true;
  }

  bool takes_part(const NamedUnits& named, const Check& check, const Scope& scope) const {
    return named.units.empty() || std::ranges::any_of(named.units, [&](const Unit& unit) { return is_in(unit, check, scope); });
  }

  // For names after `only` that come from another check.
  void require_its_in_scope(const std::vector<NamedUnits>& names, const syntax::Check& node, const Check& check, const Scope& scope) {
    for (const NamedUnits& named : names) {
      if (takes_part(named, check, scope)) continue;
      reports_.add(Code::Q007, node.like.span,
                   reports_.words(named.span) + ", which " + in_back_ticks(node.like.text) +
                       " keeps after `only`, is no part of what this check asks",
                   {named.span, "kept here"}, "give this check a line `only ...` of its own");
      return;
    }
  }

  static bool some_clause(const Contract& contract, const Scope& scope) {
    return std::ranges::any_of(contract.clauses, [&](ClauseId id) { return scope.in_force(id); });
  }

  void require_in_scope(const std::vector<NamedUnits>& names, const Check& check, const Scope& scope, std::string_view where) {
    for (const NamedUnits& named : names) {
      if (takes_part(named, check, scope)) continue;
      std::string help = "its contract is not in the scope of the check";
      if (const auto* clause = std::get_if<ClauseUnit>(&named.units.front());
          clause != nullptr && some_clause(model_[model_[clause->id].contract], scope) &&
          (model_[clause->id].by.valid() || model_[clause->id].until.valid()))
        help = "no version of it is in force on that day";
      if (std::holds_alternative<FactUnit>(named.units.front())) help = "the check leaves it out";
      if (std::holds_alternative<RequirementUnit>(named.units.front())) {
        help = check.always ? "for `always`, name it after `with`" : "its product is not among those of the check";
      }
      reports_.add(Code::Q007, named.span,
                   reports_.words(named.span) + " is no part of what this check asks, and cannot stand after `" + std::string(where) + "`",
                   help);
    }
  }

  void expect(const syntax::Expectation& node, Pinned pinned, Check& check, const Scope& scope) {
    Expectation expectation;
    expectation.span = node.span;
    expectation.verdict = node.verdict;
    expectation.at_every_size = node.at_every_size;
    narrow(pinned, node.under, lexicon_, model_, reports_);
    expectation.open = std::move(pinned.open);
    expectation.under = as_written(node.under);
    const bool about_all = node.verdict == Verdict::holds || node.verdict == Verdict::fails || node.verdict == Verdict::vacuous;
    const bool refutes = node.verdict == Verdict::holds || node.verdict == Verdict::impossible || node.verdict == Verdict::vacuous;
    if (about_all != check.always) {
      reports_.add(Code::Q008, node.span,
                   std::string(check.always ? "`always`" : "`possible`") + " never comes out as `" + std::string(word(node.verdict)) + "`",
                   {check.heading.name_span, "this check"},
                   check.always ? "expect `holds`, `fails` or `vacuous`" : "expect `possible` or `impossible`");
    } else if (!node.because.empty() && !refutes) {
      reports_.add(Code::Q008, node.because.front().span(),
                   "`" + std::string(word(node.verdict)) + "` is shown by an architecture; `because` names what cannot hold together",
                   check.always ? "`because` goes with `holds` and `vacuous`" : "`because` goes with `impossible`");
    } else if (node.at_every_size && !refutes) {
      reports_.add(Code::Q008, node.span,
                   "`" + std::string(word(node.verdict)) + "` is shown by one architecture, so that it holds at some size",
                   "leave out `at every size`");
    } else if (node.up_to) {
      expectation.up_to = bound(node);
    }
    because(node, expectation, check, scope);
    check.expectations.push_back(std::move(expectation));
  }

  // Nothing if it limits nothing, which has been reported.
  std::optional<std::uint32_t> bound(const syntax::Expectation& node) {
    const bool shown_by_one = node.verdict == Verdict::fails || (node.verdict == Verdict::possible && !has_usage(model_));
    if (shown_by_one) {
      reports_.add(Code::Q008, node.up_to_span,
                   "`" + std::string(word(node.verdict)) + "` is shown by one architecture, of whatever size it is",
                   "leave out " + reports_.words(node.up_to_span));
      return {};
    }
    if (node.at_every_size) {
      reports_.add(Code::Q008, node.up_to_span, "what is expected at every size has no bound",
                   "leave out " + reports_.words(node.up_to_span) + ", or `at every size`");
      return {};
    }
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
      const auto named = std::ranges::count_if(model_.individuals,
                                               [&](const Individual& individual) { return model_[individual.type].root == TypeId{i}; });
      if (named <= *node.up_to) continue;
      reports_.add(Code::Q008, node.up_to_span,
                   "no architecture is as small as that: there are " + std::to_string(named) + " individuals of type " +
                       in_back_ticks(model_.types[i].heading.name),
                   "write `up to " + std::to_string(named) + "` or more");
      return {};
    }
    return static_cast<std::uint32_t>(std::min<std::int64_t>(*node.up_to, UINT32_MAX));
  }

  void because(const syntax::Expectation& node, Expectation& expectation, const Check& check, const Scope& scope) {
    std::vector<NamedUnits> names;
    for (const syntax::QualifiedName& name : node.because) {
      NamedUnits named = is_term(name) ? term(name, expectation) : look_up_units(lexicon_, name, reports_);
      if (named.is_contract) {
        reports_.add(Code::N005, named.span, reports_.words(named.span) + " is a contract; `because` names its clauses one by one");
        continue;
      }
      for (const Unit& unit : named.units) {
        if (contains(expectation.because, unit)) {
          reports_.add(Code::Q004, named.span, reports_.words(named.span) + " is named twice");
        } else {
          expectation.because.push_back(unit);
        }
      }
      names.push_back(std::move(named));
    }
    require_in_scope(names, check, scope, "because");
  }

  bool is_term(const syntax::QualifiedName& name) const {
    if (name.qualifier.valid() || lexicon_.names.statement(name.name.text) != nullptr || names_clauses(lexicon_, name)) return false;
    const Word* word = lexicon_.names.word(name.name.text);
    return word != nullptr && word->kind == Word::Kind::term;
  }

  // A term refers to the reading that it has here.
  NamedUnits term(const syntax::QualifiedName& name, const Expectation& expectation) {
    NamedUnits named{name.span(), {}, false};
    for (const TermId id : all_versions(model_, TermId{lexicon_.names.word(name.name.text)->id})) {
      const AmbiguityId ambiguity = model_[id].ambiguity;
      const bool is_open = ambiguity.valid() && expectation.open[ambiguity.value].size() > 1;
      if (is_open || !named.units.empty()) continue;
      named.units = {TermUnit{id, ambiguity.valid() ? expectation.open[ambiguity.value].front() : 0}};
    }
    if (named.units.empty()) {
      reports_.add(Code::Q007, named.span, in_back_ticks(name.name.text) + " has more than one open reading here",
                   "pin one after `under`: `" + std::string(name.name.text) + " = ...`");
    }
    return named;
  }

  void refuse_contradictions(const Check& check) {
    for (std::size_t i = 1; i < check.expectations.size(); ++i) {
      const Expectation& later = check.expectations[i];
      const auto earlier = std::ranges::find_if(
          check.expectations.begin(), check.expectations.begin() + static_cast<std::ptrdiff_t>(i), [&](const Expectation& other) {
            return other.verdict != later.verdict && !other.up_to && !later.up_to && overlap(other.open, later.open);
          });
      if (earlier == check.expectations.begin() + static_cast<std::ptrdiff_t>(i)) continue;
      reports_.add(Code::Q009, later.span, "no answer can meet this expectation together with another",
                   {earlier->span, "the other: readings that it leaves open are open here too"},
                   "pin readings with `under`, so that each combination is expected to come out one way");
    }
  }

  const Lexicon& lexicon_;
  Model& model_;
  Reports& reports_;
  ExpressionResolver expressions_;
  Pinned nothing_pinned_;
};

}  // namespace

std::optional<std::int64_t> resolve_date(const std::optional<syntax::DateLiteral>& date) {
  if (!date) return {};
  return date_of(date->text);
}

void resolve_checks(const Lexicon& lexicon, Model& model, Reports& reports) {
  CheckResolver resolver(lexicon, model, reports);
  std::vector<CheckWithScope> checks = with_scopes(lexicon, reports);
  model.checks.resize(checks.size());
  for (const std::size_t i : check_order(checks)) {
    CheckWithScope& check = checks[i];
    check.sound = check.sound && checks[check.base].sound;
    const std::size_t errors = reports.error_count();
    model.checks[i] = resolver.resolve(check, *lexicon.declarations.checks[i].tree);
    check.sound = check.sound && reports.error_count() == errors;
  }
}

}  // namespace proviso::resolve

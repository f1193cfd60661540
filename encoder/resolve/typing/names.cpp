// The part of ExpressionResolver that resolves names, calls, and names of clauses.

#include <algorithm>

#include "model/calendar.h"
#include "model/versions.h"
#include "resolve/symbols/foreign_names.h"
#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"
#include "resolve/typing/expressions.h"

namespace proviso::resolve {

namespace {

using Kind = ExpressionKind;

}  // namespace

ExprId ExpressionResolver::statement(const Statement& found) const {
  switch (found.kind) {
    case Statement::Kind::fact:
      return model_.facts[found.id].formula;
    case Statement::Kind::requirement:
      return model_.requirements[found.id].formula;
    case Statement::Kind::intent:
      return model_.intents[found.id].formula;
    case Statement::Kind::product:
    case Statement::Kind::contract:
    case Statement::Kind::amendment:
    case Statement::Kind::check:
    case Statement::Kind::example:
      break;
  }
  CHECK(false, "a statement with a formula");
}

ExprId ExpressionResolver::name(const syntax::Expression& node) {
  const syntax::Name& name = node.name;
  if (const VarId variable = variables_.find(name.text); variable.valid()) {
    if (lets_.contains(variable)) return in_place_of(variable, node.span);
    return is_poisoned(model_[variable]) ? ExprId{} : typing_.variable(node.span, variable);
  }
  const Word* word = lexicon_.names.word(name.text);
  if (word == nullptr) {
    const Statement* found = lexicon_.names.statement(name.text);
    const bool has_formula = found != nullptr && (found->kind == Statement::Kind::fact || found->kind == Statement::Kind::intent ||
                                                  found->kind == Statement::Kind::requirement);
    if (has_formula && statements_ == Statements::are_formulas) return statement(*found);
    if (const auto day = found == nullptr ? weekday(name.text) : std::nullopt) return typing_.weekday(node.span, *day);
    report_unknown_name(name);
    return {};
  }
  const std::string is = in_back_ticks(name.text) + " is " + std::string(with_article(word->kind));
  switch (word->kind) {
    case Word::Kind::element:
      return typing_.element(node.span, TypeId{word->id}, word->element);
    case Word::Kind::individual:
      return typing_.individual(node.span, IndividualId{word->id});
    case Word::Kind::type:
      reports_.add(Code::N005, name.span, is + "; a thing, or a set of things, belongs here", {word->span, "declared here"},
                   "write `x is " + std::string(name.text) + "`, or `{ " + std::string(name.text) + " x }` for the set of all");
      return {};
    case Word::Kind::relation:
    case Word::Kind::term: {
      const bool alone = word->kind == Word::Kind::term && model_.terms[word->id].parameters.empty();
      reports_.add(Code::N005, name.span, is + (alone ? ", and is written with parentheses" : ", and needs arguments"),
                   {word->span, "declared here"}, "write `" + std::string(name.text) + (alone ? "()`" : "(...)`"));
      return {};
    }
  }
  return {};
}

// A type with a field of this name; null if there is none.
const Type* ExpressionResolver::owner_of_field(std::string_view name) const {
  const auto found = lexicon_.names.fields_named.find(name);
  return found == lexicon_.names.fields_named.end() ? nullptr : &model_[model_[found->second.front()].owner];
}

void ExpressionResolver::report_unknown_name(const syntax::Name& name) {
  std::string help;
  if (const Statement* found = lexicon_.names.statement(name.text)) {
    const bool is_contract = found->kind == Statement::Kind::contract;
    reports_.add(Code::N005, name.span,
                 in_back_ticks(name.text) + " is " + std::string(with_article(found->kind)) + ", and cannot stand here",
                 {found->span, "declared here"},
                 is_contract ? "to say that it is complied with, write `kept " + std::string(name.text) + "`"
                             : "a fact, requirement or intent stands for its formula in the question of a check only");
    return;
  }
  if (lexicon_.names.clauses_named.contains(name.text)) {
    help = "it is a clause; to say that it is complied with, write `kept " + std::string(name.text) + "`";
  } else if (const Type* owner = owner_of_field(name.text)) {
    help = "it is a field of " + in_back_ticks(owner->heading.name) + "; say whose it is: `x." + std::string(name.text) + "`";
  } else {
    help = instead_of_value(name.text);
  }
  reports_.unknown(
      Code::N010, name, "nothing here is named " + in_back_ticks(name.text),
      [&] {
        std::vector<std::string_view> names;
        if (!help.empty()) return names;
        names = variables_.names();
        for (const DeclaredIndividual& individual : lexicon_.declarations.individuals) names.push_back(individual.name.text);
        for (const Type& type : model_.types) names.insert(names.end(), type.elements.begin(), type.elements.end());
        names.insert(names.end(), weekdays.begin(), weekdays.end());
        if (statements_ == Statements::are_formulas) {
          append_names(lexicon_.declarations.intents, names);
          append_names(lexicon_.declarations.requirements, names);
          append_names(lexicon_.declarations.facts, names);
        }
        return names;
      },
      help);
}

ExprId ExpressionResolver::call(const syntax::Expression& node) {
  const syntax::Name& name = node.name;
  std::vector<ExprId> arguments = resolve_all(node.operands);
  if (name.text == "lesser") return typing_.smaller_or_greater(Kind::lesser, node.span, std::move(arguments));
  if (name.text == "greater") return typing_.smaller_or_greater(Kind::greater_of, node.span, std::move(arguments));
  if (name.text == "floor") return typing_.floor(node.span, std::move(arguments));
  const Word* word = lexicon_.names.word(name.text);
  if (word == nullptr || variables_.find(name.text).valid()) {
    if (const auto part = date_part(name.text); part && word == nullptr) {
      return typing_.date_part(*part, node.span, name, std::move(arguments));
    }
    report_unknown_call(name);
    return {};
  }
  if (word->kind == Word::Kind::term) return typing_.apply_term(node.span, typing_.meant(TermId{word->id}), std::move(arguments));
  if (word->kind == Word::Kind::relation) return typing_.apply_relation(node.span, RelationId{word->id}, std::move(arguments));
  std::string help;
  if (word->kind == Word::Kind::type && node.operands.size() == 1) {
    const std::string argument = reports_.plain((*tree_)[node.operands[0]].span);
    help = "to ask whether it is one, write `" + argument + " is " + std::string(name.text) + "`";
  }
  reports_.add(Code::N005, name.span,
               in_back_ticks(name.text) + " is " + std::string(with_article(word->kind)) + ", not a term or relation",
               {word->span, "declared here"}, help);
  return {};
}

void ExpressionResolver::report_unknown_call(const syntax::Name& name) {
  std::string help;
  if (variables_.find(name.text).valid()) {
    reports_.add(Code::N005, name.span, in_back_ticks(name.text) + " is a variable, not a term or relation");
    return;
  }
  if (lexicon_.names.clauses_named.contains(name.text)) {
    help = "it is a clause; to ask whether its rule applies, write `applies " + std::string(name.text) + "(...)`";
  } else if (const Type* owner = owner_of_field(name.text)) {
    help = "it is a field of " + in_back_ticks(owner->heading.name) + "; write `x." + std::string(name.text) + "`";
  } else {
    help = instead_of_call(name.text);
  }
  reports_.unknown(
      Code::N012, name, "there is no term or relation " + in_back_ticks(name.text),
      [&] {
        std::vector<std::string_view> names;
        if (!help.empty()) return names;
        append_names(lexicon_.declarations.terms, names);
        append_names(lexicon_.declarations.relations, names);
        names.insert(names.end(), {"lesser", "greater", "floor", "year", "month", "day", "weekday"});
        names.insert(names.end(), {"month_start", "month_end", "year_start", "year_end"});
        return names;
      },
      help);
}

// A right is kept, or not, by a design, and not in one usage of it.
bool ExpressionResolver::refuse_rights(const ClauseNames& named, Span span) {
  for (const ClauseId clause : named.clauses) {
    for (const ClauseReading& reading : model_[clause].readings) {
      for (const RuleId rule : reading.rules) {
        if (!is_right(model_[rule])) continue;
        reports_.add(
            Code::C027, span,
            in_back_ticks(model_[clause].heading.name) + " gives a right: what is kept or not by no single usage has no place here",
            {model_[rule].span, "the right"}, "name other clauses, or say what has to be possible in a requirement, `can:`");
        return true;
      }
    }
  }
  return false;
}

// Of the versions of a clause, those that ever count together with the clause that mentions it.
std::optional<ClauseNames> ExpressionResolver::clauses(const syntax::QualifiedName& name) {
  std::optional<ClauseNames> found = look_up_clauses(lexicon_, name, contract_, reports_);
  if (found && refuse_rights(*found, name.span())) return {};
  if (!found || !clause_.valid()) return found;
  const std::vector<ClauseId> all = found->clauses;
  std::erase_if(found->clauses, [&](ClauseId id) { return !overlap(model_, model_[id], model_[clause_]); });
  if (!found->clauses.empty() || all.empty()) return found;
  const Clause& last = model_[all.back()];
  const AmendmentId gone = last.until.valid() ? last.until : last.by;
  reports_.add(Code::C018, name.span(),
               reports_.words(name.span()) + " is not part of its contract while " + in_back_ticks(model_[clause_].heading.name) +
                   " reads like this",
               {model_[gone].heading.name_span, "because of this amendment"});
  return {};
}

ExprId ExpressionResolver::kept(const syntax::Expression& node) {
  std::optional<ClauseNames> target = clauses(node.target);
  if (!target) return {};
  Expression expression;
  expression.kind = Kind::kept;
  expression.span = node.span;
  expression.type = {{Base::boolean, {}}, Shape::one};
  expression.clauses = std::move(target->clauses);
  return typing_.add(std::move(expression));
}

ExprId ExpressionResolver::applies(const syntax::Expression& node) {
  std::optional<ClauseNames> target = clauses(node.target);
  std::vector<ExprId> arguments = resolve_all(node.operands);
  if (!target || !std::ranges::all_of(arguments, &ExprId::valid)) return {};
  for (const ExprId argument : arguments) {
    const ExpressionType& type = typing_.type_of(argument);
    if (type.shape != Shape::set && type.value.base == Base::element) continue;
    reports_.add(Code::T020, model_[argument].span,
                 typing_.words(argument) + " is " + describe(model_, type) + "; a rule applies to elements of types",
                 type.shape == Shape::set ? "ask it of `every` or `some` member of the set" : "");
    return {};
  }
  const auto takes = [&](const Rule& rule) {
    return std::ranges::equal(rule.variables, arguments, [&](VarId variable, ExprId argument) {
      const TypeId type = model_[variable].value.type;
      return !type.valid() || comparable(model_, type, typing_.type_of(argument).value.type);
    });
  };
  std::vector<text::Label> rules;
  bool fits = false;
  for (const ClauseId clause : target->clauses) {
    for (const ClauseReading& reading : model_[clause].readings) {
      for (const RuleId rule : reading.rules) {
        fits = fits || takes(model_[rule]);
        if (rules.size() < 4) rules.push_back({model_[rule].span, "this rule is about something else"});
      }
    }
  }
  if (!fits) {
    reports_.add({Code::C003, node.span, "no rule of " + reports_.words(node.target.span()) + " is about these things", std::move(rules),
                  "give one thing for each variable after `every`, in that order"});
    return {};
  }
  Expression expression;
  expression.kind = Kind::applies;
  expression.span = node.span;
  expression.type = {{Base::boolean, {}}, Shape::one};
  expression.operands = std::move(arguments);
  expression.clauses = std::move(target->clauses);
  return typing_.add(std::move(expression));
}

}  // namespace proviso::resolve

// Rights: a design gives one if, for each choice of elements to which it applies, some usage is as it demands, one usage for each.
//
// The synthesis query has a copy of the usage part for each right that holds a whole family of usages (model/usage_copies.h), so that a
// right is a sentence like any other. The usages that are shown with a design are found one by one, with a query each.
#include <algorithm>

#include "answer/usage/synthesis_query.h"
#include "answer/usage/tuning.h"
#include "answer/usage/usage_oracle.h"
#include "answer/usage/usage_units.h"
#include "evaluate/evaluator.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

// Numbers of learnt sentences from here on are rights.
constexpr std::uint32_t first_right = std::uint32_t{1} << 31U;

Why about(Why::What what, ClauseId clause) {
  Why result{.what = what};
  result.unit = ClauseUnit{clause};
  return result;
}

}  // namespace

std::vector<RuleId> UsageOracle::rights_of(const Subquery& subquery) const {
  std::vector<RuleId> result;
  for (const Unit& unit : subquery.units) {
    const auto* clause = std::get_if<ClauseUnit>(&unit);
    if (clause == nullptr) continue;
    for (const ClauseReading& reading : model_[clause->id].readings)
      for (const RuleId rule : reading.rules)
        if (is_right(model_[rule])) result.push_back(rule);
  }
  return result;
}

// All that is demanded of the families of usages of these rights: the facts, the limits, and that each usage is as the right demands.
void UsageOracle::add_rights(const Question& question, const Subquery& subquery, Synthesis& synthesis, solve::Query& query,
                             std::vector<Unit>& spoken_of, std::vector<logic::Formula>& goals) {
  for (const RuleId right : rights_of(subquery)) {
    const auto number = std::ranges::find(rights_, right) - rights_.begin();
    const UsageCopies::Family& family = synthesis.copies.families()[static_cast<std::size_t>(number)];
    if (!family.exact) continue;
    const LearntUnit unit{first_right + static_cast<std::uint32_t>(number)};
    if (!synthesis.theory->demands.contains(unit))
      synthesis.theory->demands[unit] = {{right_formula(synthesis, family), lower::Demand{unit, {}}}};
    query.demands.push_back(unit);
    spoken_of.push_back(synthesis.copies.in_copy(family.copy, ClauseUnit{model_[right].clause}));
    for (const Unit& fact : subquery.units) {
      if (!is_about_usage(model_, fact)) continue;
      query.demands.push_back(synthesis.copies.in_copy(family.copy, fact));
      spoken_of.push_back(query.demands.back());
    }
    for (const Limit& limit : question.limits)
      if (model_[limit.type].usage) goals.push_back(limited(synthesis, family, right, limit));
    add_limits(question, synthesis, family, right, query);
  }
}

logic::Formula UsageOracle::right_formula(Synthesis& synthesis, const UsageCopies::Family& family) const {
  lower::Theory& theory = *synthesis.theory;
  logic::Arena& arena = *theory.arena;
  const lower::Theory::Right right = theory.right(family.right);
  std::vector<logic::Formula> all;
  for (const ExprId closed : family.closed) all.push_back(theory.lower(closed));
  all.push_back(arena.implication(right.reads, arena.forall(right.variables, arena.implication(right.applies, right.demand))));
  return arena.conjunction(std::move(all));
}

// Each usage of the family has at most so many elements.
logic::Formula UsageOracle::limited(Synthesis& synthesis, const UsageCopies::Family& family, RuleId rule, const Limit& limit) {
  const auto known = synthesis.limits.find({rule, limit.type, limit.count});
  if (known != synthesis.limits.end()) return known->second;
  lower::Theory& theory = *synthesis.theory;
  logic::Arena& arena = *theory.arena;
  const lower::Theory::Right right = theory.right(family.right);
  const TypeId type = synthesis.copies.in_copy(family.copy, limit.type);
  const logic::SymbolId belongs = theory.relation(family.belongs.at(model_[limit.type].root));
  const logic::VariableId element = arena.fresh_variable(theory.signature[belongs].arguments[0], "x");
  std::vector<logic::Term> arguments{arena.variable(element)};
  for (const logic::VariableId variable : right.variables) arguments.push_back(arena.variable(variable));
  const logic::Formula counted = arena.conjunction({theory.is_of_type(type, arguments[0]), arena.atom(belongs, std::move(arguments))});
  const logic::Formula at_most = arena.negation(arena.at_least(logic::Number(limit.count + 1), element, counted));
  return synthesis.limits[{rule, limit.type, limit.count}] = arena.forall(right.variables, at_most);
}

// Where the things to which the right applies are limited, too, so are all its usages together.
void UsageOracle::add_limits(const Question& question, const Synthesis& synthesis, const UsageCopies::Family& family, RuleId right,
                             solve::Query& query) const {
  std::int64_t choices = 1;
  for (const VarId variable : model_[right].variables) {
    const Type& type = model_[model_[variable].value.type];
    std::optional<std::int64_t> most;
    if (type.is_enum) most = static_cast<std::int64_t>(type.elements.size());
    for (const Limit& limit : question.limits)
      if (model_.is_subtype(model_[variable].value.type, limit.type) && (!most || limit.count < *most)) most = limit.count;
    if (!most || __builtin_mul_overflow(choices, *most, &choices)) return;
  }
  for (const Limit& limit : question.limits) {
    std::int64_t all = 0;
    if (model_[limit.type].usage && !__builtin_mul_overflow(choices, limit.count, &all))
      query.limits.push_back({synthesis.copies.in_copy(family.copy, limit.type), all});
  }
}

bool UsageOracle::is_right_number(const LearntUnit& unit) { return unit.lemma >= first_right; }

Unit UsageOracle::behind(const LearntUnit& unit) const {
  if (is_right_number(unit)) return ClauseUnit{model_[rights_[unit.lemma - first_right]].clause};
  return lemmas_[unit.lemma].counterexample.broken;
}

std::variant<Structure, solve::Unsat, solve::Unknown> UsageOracle::usage_for(const Question& question, const Subquery& subquery,
                                                                             const Witness& witness, RuleId id, const Binding& binding,
                                                                             Effort effort, solve::Budget& left) {
  logic::Arena& arena = *theory_.arena;
  const lower::Theory::Right right = theory_.right(id);
  std::vector<std::pair<logic::VariableId, logic::Term>> replacements;
  for (std::size_t i = 0; i < binding.size(); ++i) {
    const logic::SortId sort = arena.sort(right.variables[i]);
    const std::uint32_t index = std::get<Element>(binding[i].second).index;
    const bool closed = theory_.signature[sort].kind == logic::SortKind::enumeration;
    replacements.emplace_back(right.variables[i],
                              closed ? arena.element(sort, index) : arena.variable(lower::name_of_element(theory_, sort, index)));
  }
  const std::vector<Unit> facts = facts_of(subquery.units);
  const solve::Query query =
      verification_query(question, facts, witness.structure, only(witness.selection), arena.substitute(right.demand, replacements));
  solve::Outcome outcome = decide(portfolio_, query, true, effort, left);
  if (auto* unknown = std::get_if<solve::Unknown>(&outcome)) return std::move(*unknown);
  if (auto* unsat = std::get_if<solve::Unsat>(&outcome)) return std::move(*unsat);
  Structure usage = with_usage(witness.structure, std::get<solve::Sat>(outcome).interpretation);
  if (const auto wrong = broken(question, {facts, false, {}}, usage, witness.selection)) portfolio_.contradict("the evaluator", *wrong);
  if (!Evaluator(model_, usage, question.scope, witness.selection).holds(model_[id].demand, binding))
    portfolio_.contradict("the evaluator", "the usage is not as the right demands");
  return usage;
}

std::variant<UsageOracle::Granted, DeniedRight, solve::Unknown> UsageOracle::grant_rights(const Question& question,
                                                                                          const Subquery& subquery, Witness& witness,
                                                                                          Effort effort, solve::Budget& left) {
  std::vector<Usage>& usages = witness.admission->usages;
  const std::vector<Usage> candidates = usages;
  std::vector<Usage> given;  // those of the clause that is looked at begin at `own`
  std::size_t own = 0;
  for (const RuleId id : rights_of(subquery)) {
    const ClauseId clause = model_[id].clause;
    if (own < given.size() && given.back().of != Unit{ClauseUnit{clause}}) own = given.size();
    Evaluator on_design(model_, candidates.front().structure, question.scope, witness.selection);
    const std::vector<Binding> all = on_design.applications(id, usage_tuning::most_with_a_right + 1);
    if (all.size() > usage_tuning::most_with_a_right) {
      Why reason = about(Why::What::many_rights, clause);
      reason.number = usage_tuning::most_with_a_right;
      return solve::Unknown{std::move(reason)};
    }
    for (const Binding& binding : all) {
      const auto shows = [&](const Usage& usage) {
        return Evaluator(model_, usage.structure, question.scope, witness.selection).holds(model_[id].demand, binding);
      };
      const auto seen = std::find_if(given.begin() + static_cast<std::ptrdiff_t>(own), given.end(), shows);
      if (seen != given.end()) {
        seen->for_whom.push_back(binding);
        continue;
      }
      const auto known = std::ranges::find_if(candidates, shows);
      if (known != candidates.end()) {
        given.push_back({ClauseUnit{clause}, known->structure, {}, {binding}});
        continue;
      }
      auto found = usage_for(question, subquery, witness, id, binding, effort, left);
      if (auto* unknown = std::get_if<solve::Unknown>(&found)) {
        Why reason = about(Why::What::right_not_known, clause);
        reason.because.push_back(std::move(unknown->reason));
        return solve::Unknown{std::move(reason)};
      }
      if (std::holds_alternative<solve::Unsat>(found)) return DeniedRight{id, binding};
      given.push_back({ClauseUnit{clause}, std::move(std::get<Structure>(found)), {}, {binding}});
    }
  }
  std::ranges::move(given, std::back_inserter(usages));
  return Granted{};
}

bool UsageOracle::gives_rights(const Question& question, const Subquery& subquery, const Witness& witness,
                               const Selection& selection) const {
  for (const RuleId id : rights_of(subquery)) {
    Evaluator on_design(model_, witness.admission->usages.front().structure, question.scope, selection);
    const std::vector<Binding> all = on_design.applications(id, usage_tuning::most_with_a_right + 1);
    if (all.size() > usage_tuning::most_with_a_right) return false;
    for (const Binding& binding : all) {
      const auto shows = [&](const Usage& usage) {
        return !broken(question, {facts_of(subquery.units), false, {}}, usage.structure, selection) &&
               Evaluator(model_, usage.structure, question.scope, selection).holds(model_[id].demand, binding);
      };
      if (std::ranges::none_of(witness.admission->usages, shows)) return false;
    }
  }
  return true;
}

// Excludes the design. (Where the family is exact, the design was proposed with such usages.)
void UsageOracle::learn_denied(const Question& question, const Subquery& subquery, const Witness& witness, const DeniedRight& denied) {
  Counterexample some{witness.admission->usages.front().structure, witness.selection, ClauseUnit{model_[denied.rule].clause}};
  lemmas_.push_back({std::move(some), question, subquery, true, true});
  lemmas_.back().subquery.excluded_readings.clear();
}

}  // namespace proviso::answer

#include "answer/usage/usage_oracle.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "answer/oracle/names.h"
#include "answer/oracle/readings.h"
#include "answer/usage/synthesis_query.h"
#include "answer/usage/tuning.h"
#include "answer/usage/usage_units.h"
#include "evaluate/evaluator.h"
#include "lower/usage/blocking_lemma.h"
#include "model/element_names.h"
#include "model/usage.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

solve::Budget within(solve::Budget budget, const solve::Budget& left) {
  budget.resource_units = std::min(budget.resource_units, left.resource_units);
  return budget;
}

std::vector<RuleId> rights_in(const Model& model) {
  std::vector<RuleId> result;
  for (std::uint32_t i = 0; i < model.rules.size(); ++i)
    if (is_right(model.rules[i])) result.push_back(RuleId{i});
  return result;
}

}  // namespace

UsageOracle::UsageOracle(const Model& model, lower::Theory& theory, solve::Portfolio& portfolio, const solve::Budget& budget)
    : Oracle(model, theory, portfolio, budget), rights_(rights_in(model)) {}
UsageOracle::~UsageOracle() = default;

UsageOracle::Wanted UsageOracle::wanted(const Question& question, const Subquery& subquery) const {
  Wanted result;
  for (const Unit& unit : subquery.units)
    if (mode_of(model_, unit) == Mode::can) result.of_some_usage.push_back(unit);
  if (subquery.with_formula && question.formula.valid()) result.of_some_usage.push_back(QuestionUnit{});
  return result;
}

// A spec with more copies than needed serves as well, because nothing is demanded of the others.
UsageOracle::Synthesis& UsageOracle::synthesis(std::size_t copies) {
  auto place = syntheses_.lower_bound(copies);
  if (place == syntheses_.end()) place = syntheses_.emplace(copies, std::make_unique<Synthesis>(model_, copies, rights_)).first;
  return *place->second;
}

// Does every design that is admissible for the subquery satisfy the lemma? Fewer facts about usage allow more usages.
bool UsageOracle::applies(const BlockingLemma& lemma, const Question& question, const Subquery& subquery) const {
  if (question.scope.clauses != lemma.question.scope.clauses || question.scope.standing != lemma.question.scope.standing ||
      question.scope.versions != lemma.question.scope.versions)
    return false;
  if (lemma.of_one_design) {
    const auto same = [](const Limit& a, const Limit& b) { return a.type == b.type && a.count == b.count; };
    return subquery.units == lemma.subquery.units && std::ranges::equal(question.limits, lemma.question.limits, same);
  }
  if (!contains(subquery.units, lemma.counterexample.broken)) return false;
  const bool within = std::ranges::all_of(
      subquery.units, [&](const Unit& unit) { return !is_about_usage(model_, unit) || contains(lemma.subquery.units, unit); });
  if (!within) return false;
  return std::ranges::all_of(question.limits, [&](const Limit& limit) {
    if (!model_[limit.type].usage) return true;
    const std::vector<ElementInfo>& elements = lemma.counterexample.structure.elements.at(model_[limit.type].root);
    return std::ranges::count_if(elements, [&](const ElementInfo& e) { return model_.is_subtype(e.type, limit.type); }) <= limit.count;
  });
}

Unit UsageOracle::sentence(Synthesis& synthesis, std::size_t lemma) {
  const LearntUnit unit{static_cast<std::uint32_t>(lemma)};
  if (!synthesis.theory->demands.contains(unit)) {
    const logic::Formula formula = sentence_of(synthesis, lemmas_[lemma]);
    synthesis.theory->demands[unit] = {{formula, lower::Demand{unit, {}}}};
  }
  return unit;
}

logic::Formula UsageOracle::sentence_of(Synthesis& synthesis, BlockingLemma& from) const {
  lower::Theory& theory = *synthesis.theory;
  logic::Arena& arena = *theory.arena;
  std::vector<logic::Formula> facts, kept;
  // Facts about the design alone are demanded where they matter.
  for (const Unit& fact : from.subquery.units) {
    if (!is_about_usage(model_, fact)) continue;
    for (const lower::Axiom& axiom : theory.demands.at(fact)) facts.push_back(axiom.formula);
  }
  for (const lower::Axiom& axiom : theory.demands.at(from.counterexample.broken)) kept.push_back(axiom.formula);
  if (!from.of_one_design) {
    lower::Generality generality = lower::Generality::places;
    for (const lower::Generality next : {lower::Generality::things, lower::Generality::elements})
      if (lower::choices(theory, from.counterexample.structure, generality) > usage_tuning::most_choices) generality = next;
    if (const auto formula = lower::blocking_lemma(theory, from.counterexample.structure, facts, arena.conjunction(kept), generality))
      return *formula;
    from.of_one_design = true;
  }
  const auto design = lower::fixed_design(theory, design_of(model_, from.counterexample.structure));
  std::vector<logic::Formula> all{lower::written_out(theory, *design, {})};
  for (const AmbiguityId a : from.question.occurrence.ambiguities)
    all.push_back(arena.atom(theory.reads[a.value][from.counterexample.selection[a.value]], {}));
  return arena.negation(arena.conjunction(std::move(all)));
}

solve::Query UsageOracle::synthesis_query(const Question& question, const Subquery& subquery, const OpenReadings& open,
                                          Synthesis& synthesis, Proposal proposal, const std::optional<Unit>& broken) {
  const UsageCopies& copies = synthesis.copies;
  const Wanted wanted = this->wanted(question, subquery);
  solve::Query query;
  const auto add = [&](const Unit& unit) {
    if (!contains(query.demands, unit)) query.demands.push_back(unit);
  };
  for (std::size_t copy = 0; copy < wanted.copies(); ++copy)
    for (const Unit& unit : subquery.units)
      if (mode_of(model_, unit) != Mode::can && (proposal == Proposal::keeps || !holds_always(model_, unit)))
        add(copies.in_copy(copy, unit));
  if (broken)
    for (const Unit& fact : facts_of(subquery.units)) add(copies.in_copy(wanted.copies(), fact));
  ExprId formula;
  for (std::size_t copy = 0; copy < wanted.of_some_usage.size(); ++copy) {
    const Unit& unit = wanted.of_some_usage[copy];
    if (std::holds_alternative<QuestionUnit>(unit))
      formula = copies.in_copy(copy, question.formula);
    else
      add(copies.in_copy(copy, unit));
  }
  const Model& model = synthesis.copies.model();
  Scope scope;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const ClauseId clause = std::get<ClauseUnit>(copies.original(ClauseUnit{{i}})).id;
    scope.clauses.push_back(question.scope.in_force(clause));
    scope.versions.push_back(question.scope.versions[clause.value]);
    scope.standing.push_back(question.scope.standing[clause.value]);
  }
  // Lemmas mention the terms of the demands on every usage.
  std::vector<Unit> spoken_of = query.demands;
  spoken_of.insert(spoken_of.end(), subquery.units.begin(), subquery.units.end());
  std::vector<logic::Formula> goals;
  add_rights(question, subquery, synthesis, query, spoken_of, goals);
  if (broken) spoken_of.push_back(copies.in_copy(wanted.copies(), *broken));
  const Occurrence occurrence = occurring_in(model, scope, open, spoken_of, formula);
  query.in_force = scope.clauses;
  query.versions = scope.versions;
  query.standing = scope.standing;
  query.open = occurring(occurrence, open);
  for (const Unit& unit : meanings(model, occurrence.terms, query.open)) query.demands.push_back(unit);
  for (std::size_t i = 0; i < lemmas_.size() && !broken; ++i)
    if (applies(lemmas_[i], question, subquery)) query.demands.push_back(sentence(synthesis, i));

  if (formula.valid()) {
    const logic::Formula asked = synthesis.theory->lower(formula);
    goals.push_back(question.negated ? synthesis.theory->arena->negation(asked) : asked);
  }
  if (broken) {
    std::vector<logic::Formula> kept;
    for (const lower::Axiom& axiom : synthesis.theory->demands.at(spoken_of.back())) kept.push_back(axiom.formula);
    goals.push_back(synthesis.theory->arena->negation(synthesis.theory->arena->conjunction(std::move(kept))));
  }
  for (const OpenReadings& product : subquery.excluded_readings) goals.push_back(outside(*synthesis.theory, product, query.open));
  if (!goals.empty()) query.goal = synthesis.theory->arena->conjunction(std::move(goals));
  for (std::size_t copy = 0; copy < wanted.copies() + (broken ? 1 : 0); ++copy)
    for (const Limit& limit : question.limits)
      if (copy == 0 || model_[limit.type].usage) query.limits.push_back({copies.in_copy(copy, limit.type), limit.count});
  return query;
}

// Translates the bounds into terms of the spec itself.
void UsageOracle::translate(const Synthesis& synthesis, bounds::Bounds& bounds) const {
  const auto translate = [&](bounds::Dependency& dependency) {
    dependency.from = synthesis.copies.original(dependency.from);
    dependency.to = synthesis.copies.original(dependency.to);
    auto* demand = std::get_if<lower::Demand>(&dependency.origin);
    if (demand == nullptr) return;
    const auto* learnt = std::get_if<LearntUnit>(&demand->unit);
    *demand = {learnt != nullptr ? behind(*learnt) : synthesis.copies.original(demand->unit), {}};
  };
  for (bounds::SortBound& sort : bounds.sorts) {
    sort.type = synthesis.copies.original(sort.type);
    for (bounds::Dependency& dependency : sort.obstacle.cycle) translate(dependency);
    if (sort.obstacle.supply) translate(*sort.obstacle.supply);
  }
}

solve::Unknown UsageOracle::undecided(const Synthesis& synthesis, solve::Unknown unknown) const {
  if (unknown.settled) translate(synthesis, unknown.settled->bounds);
  return unknown;
}

// Translates the core into terms of the spec itself: the units behind lemmas, and the originals of copies.
Refuted UsageOracle::refuted(const Synthesis& synthesis, const solve::Unsat& unsat) const {
  std::set<Unit> units;
  std::set<TermId> terms;
  std::set<AmbiguityId> pinned(unsat.pinned.begin(), unsat.pinned.end());
  for (const Unit& unit : unsat.core) {
    const auto* learnt = std::get_if<LearntUnit>(&unit);
    if (learnt == nullptr) {
      units.insert(synthesis.copies.original(unit));
      continue;
    }
    if (is_right_number(*learnt)) {
      units.insert(behind(*learnt));
      continue;
    }
    // A lemma depends on the readings of all terms that were expanded in it.
    const BlockingLemma& from = lemmas_[learnt->lemma];
    pinned.insert(from.question.occurrence.ambiguities.begin(), from.question.occurrence.ambiguities.end());
    if (from.of_one_design) {
      units.insert(from.subquery.units.begin(), from.subquery.units.end());
      continue;
    }
    units.insert(from.counterexample.broken);
    const OpenReadings readings = only(from.counterexample.selection);
    const Occurrence depends = occurring_in(model_, from.question.scope, readings, {from.counterexample.broken}, ExprId{});
    terms.insert(depends.terms.begin(), depends.terms.end());
  }
  Refuted result{core_of({units.begin(), units.end()}), {pinned.begin(), pinned.end()}};
  result.core.terms.merge(terms);
  return result;
}

// The solver's proposal, checked by the evaluator: the design, and each usage of it.
Witness UsageOracle::proposed(const Question& question, const Subquery& subquery, Synthesis& synthesis, const solve::Sat& sat) const {
  const Structure all = lower::extract_structure(*synthesis.theory, sat.interpretation);
  const Wanted wanted = this->wanted(question, subquery);
  Witness witness{design_of(model_, all), sat.selection, sat.minimal, Admission{}};
  for (std::size_t copy = 0; copy < wanted.copies(); ++copy) {
    const Unit of = wanted.of_some_usage.empty() ? Unit{QuestionUnit{}} : wanted.of_some_usage[copy];
    witness.admission->usages.push_back({of, synthesis.copies.usage(all, copy)});
  }
  Subquery of_some{subquery.units, subquery.with_formula, {}};
  std::erase_if(of_some.units, [&](const Unit& unit) { return holds_always(model_, unit); });
  if (const auto wrong = usage_broken(question, of_some, witness, sat.selection)) synthesis.portfolio.contradict("the evaluator", *wrong);
  return witness;
}

// What a witness's own usages violate, in words.
std::optional<std::string> UsageOracle::usage_broken(const Question& question, const Subquery& subquery, const Witness& witness,
                                                     const Selection& selection) const {
  CHECK(witness.admission.has_value(), "a design with its usages");
  std::vector<Unit> of_all;
  for (const Unit& unit : subquery.units)
    if (mode_of(model_, unit) != Mode::can) of_all.push_back(unit);
  for (const Unit& unit : wanted(question, subquery).of_some_usage) {
    const auto usage = std::ranges::find(witness.admission->usages, unit, &Usage::of);
    if (usage == witness.admission->usages.end()) return fmt::format("no usage for {}", name_of(model_, unit));
    Subquery own{of_all, std::holds_alternative<QuestionUnit>(unit), {}};
    if (!own.with_formula) own.units.push_back(unit);
    if (auto wrong = broken(question, own, usage->structure, selection)) return wrong;
  }
  if (wanted(question, subquery).of_some_usage.empty()) {
    if (auto wrong = broken(question, {of_all, false, {}}, witness.admission->usages.front().structure, selection)) return wrong;
  }
  if (!gives_rights(question, subquery, witness, selection)) return "a right that no usage shows";
  return std::nullopt;
}

solve::Query UsageOracle::verification_query(const Question& question, const std::vector<Unit>& facts, const Structure& design,
                                             const OpenReadings& open, logic::Formula goal) const {
  solve::Query query;
  query.demands = facts;
  query.in_force = question.scope.clauses;
  query.versions = question.scope.versions;
  query.standing = question.scope.standing;
  query.open = open;
  for (const Unit& unit : meanings(model_, question.occurrence.terms, query.open)) query.demands.push_back(unit);
  query.goal = goal;
  query.limits = question.limits;
  query.fixed = fixed(design);
  return query;
}

std::shared_ptr<const lower::FixedPart> UsageOracle::fixed(const Structure& design) const {
  const auto known = std::ranges::find(fixed_, design, [](const auto& pair) -> const Structure& { return pair.first; });
  if (known != fixed_.end()) return known->second;
  if (fixed_.size() == usage_tuning::most_fixed) fixed_.erase(fixed_.begin());
  return fixed_.emplace_back(design, lower::fixed_design(theory_, design)).second;
}

// Some of these units does not hold.
logic::Formula UsageOracle::breach(const std::vector<Unit>& units) const {
  std::vector<logic::Formula> kept;
  for (const Unit& unit : units)
    if (holds_always(model_, unit))
      for (const lower::Axiom& axiom : theory_.demands.at(unit)) kept.push_back(axiom.formula);
  return theory_.arena->negation(theory_.arena->conjunction(std::move(kept)));
}

Structure UsageOracle::with_usage(const Structure& design, const lower::Interpretation& interpretation) const {
  Structure result = lower::extract_structure(theory_, interpretation);
  for (auto& [root, elements] : result.elements) {
    if (!model_[root].usage)
      elements = design.elements.at(root);
    else
      for (ElementInfo& element : elements) element.name.clear();
  }
  name_elements(model_, result);
  return result;
}

solve::Outcome UsageOracle::decide(solve::Portfolio& portfolio, const solve::Query& query, bool minimal, Effort effort,
                                   solve::Budget& left) const {
  std::uint64_t spent = 0;
  solve::Outcome outcome = without_bounded(portfolio.decide(query, within(budget(effort), left), minimal, &spent));
  left.resource_units -= std::min(left.resource_units, spent);
  return outcome;
}

// Refuted at every size, by instances, or nothing.
std::optional<solve::Unsat> UsageOracle::no_lawful_usages(const Question& question, const Subquery& subquery, const OpenReadings& open,
                                                          Synthesis& synthesis, std::size_t round, solve::Budget& left) {
  const solve::Query query = synthesis_query(question, subquery, open, synthesis, Proposal::keeps);
  solve::Budget own = within(budget(Effort::slight), left);
  own.resource_units /= std::max<std::uint64_t>(1, usage_tuning::first_part >> std::bit_width(round));
  std::uint64_t spent = 0;
  solve::Outcome outcome = synthesis.portfolio.decide_by_instances(query, own, &spent);
  left.resource_units -= std::min(left.resource_units, spent);
  auto* unsat = std::get_if<solve::Unsat>(&outcome);
  return unsat != nullptr ? std::optional(std::move(*unsat)) : std::nullopt;
}

Oracle::Reply UsageOracle::ask(const Question& question, const Subquery& subquery, const OpenReadings& open, bool minimal, Effort effort,
                               Unfinished* unfinished) {
  Unfinished unread;
  std::optional<Witness>& unbroken = (unfinished != nullptr ? *unfinished : unread).unbroken;
  unbroken.reset();
  count_asked();
  if (!subquery.uninterpreted_terms.empty()) return solve::Unknown{why(Why::What::term_cannot_be_left_open)};
  solve::Budget left = budget_;
  if (effort == Effort::slight) left.resource_units = std::min(left.resource_units, usage_tuning::slight_units);
  if (question.demands != asked_) {
    asked_ = question.demands;
    syntheses_.clear();
    lemmas_.clear();
  }
  Synthesis& synthesis = this->synthesis(wanted(question, subquery).copies());
  // rounds of the question itself, not of its parts
  std::vector<Round>* rounds = subquery.units == question.demands && subquery.with_formula ? rounds_ : nullptr;
  std::vector<std::size_t> first_lemmas;  // of the rounds
  std::size_t denied_designs = 0;
  for (std::size_t round = 0; round < usage_tuning::most_rounds; ++round) {
    if (auto reason = broken_by_numbers(first_lemmas, usage_tuning::most_by_numbers)) return solve::Unknown{std::move(*reason)};
    if (left.resource_units == 0) {
      return solve::Unknown{
          broken_by_numbers(first_lemmas, usage_tuning::some_by_numbers).value_or(why(Why::What::budget_used_up_by_designs, round))};
    }
    // Each lemma could allow a refutation, but hardly ever does.
    if (std::has_single_bit(round + 1))
      if (const auto unsat = no_lawful_usages(question, subquery, open, synthesis, round, left)) return refuted(synthesis, *unsat);
    solve::Outcome outcome = decide(synthesis.portfolio, synthesis_query(question, subquery, open, synthesis), minimal, effort, left);
    if (auto* unsat = std::get_if<solve::Unsat>(&outcome)) return refuted(synthesis, *unsat);
    if (auto* unknown = std::get_if<solve::Unknown>(&outcome)) return undecided(synthesis, std::move(*unknown));
    Witness witness = proposed(question, subquery, synthesis, std::get<solve::Sat>(outcome));
    unbroken = witness;
    auto found = broken_by(question, subquery, witness.structure, witness.selection, effort, left);
    if (!std::holds_alternative<Counterexample>(found)) {
      if (auto counterexample = breaks_itself(question, subquery, witness)) {
        if (std::holds_alternative<solve::Unsat>(found))
          portfolio_.contradict("the evaluator", "a usage that the design was proposed with breaks it");
        found = std::move(*counterexample);
      }
    }
    if (auto* unknown = std::get_if<solve::Unknown>(&found)) {
      if (unknown->settled && proved(question, subquery, witness, *unknown->settled))
        unbroken->admission->only_up_to = Settled{unknown->settled->size, size_limits(model_, unknown->settled->bounds)};
      if (rounds != nullptr) rounds->push_back({*unbroken});
      if (const auto& settled = unbroken->admission->only_up_to)
        return solve::Unknown{why(Why::What::usages_settled_up_to, unknown->reason, settled->size)};
      return solve::Unknown{why(Why::What::breach_not_known, unknown->reason)};
    }
    if (std::holds_alternative<solve::Unsat>(found)) {
      const Witness as_proposed = witness;
      auto given = grant_rights(question, subquery, witness, effort, left);
      if (auto* unknown = std::get_if<solve::Unknown>(&given)) {
        unbroken.reset();
        return std::move(*unknown);
      }
      if (auto* denied = std::get_if<DeniedRight>(&given)) {
        unbroken.reset();
        const Unit clause = ClauseUnit{model_[denied->rule].clause};
        learn_denied(question, subquery, as_proposed, *denied);
        if (rounds != nullptr) rounds->push_back({as_proposed, {}, true, std::move(*denied)});
        if (++denied_designs == usage_tuning::most_denied) {
          Why reason = why(Why::What::right_denied, denied_designs);
          reason.unit = clause;
          return solve::Unknown{std::move(reason)};
        }
        continue;
      }
      if (!proved(question, subquery, witness, solve::EverySize{})) return solve::Unknown{why(Why::What::design_not_confirmed)};
      unbroken.reset();
      if (rounds != nullptr) rounds->push_back({witness});
      return witness;
    }
    unbroken.reset();
    std::vector<Counterexample> all =
        all_counterexamples(question, subquery, witness.structure, std::move(std::get<Counterexample>(found)), left);
    first_lemmas.push_back(lemmas_.size());
    bool of_this_design = false;
    for (const Counterexample& one : all) of_this_design = learn(question, subquery, synthesis, one) || of_this_design;
    if (rounds != nullptr) rounds->push_back({std::move(witness), std::move(all), of_this_design});
  }
  return solve::Unknown{why(Why::What::every_design_broken, usage_tuning::most_rounds)};
}

// Does a fresh solver confirm that no usage breaks the design?
bool UsageOracle::proved(const Question& question, const Subquery& subquery, const Witness& witness, const solve::Extent& extent) {
  const logic::Formula goal = breach(subquery.units);
  if (goal == theory_.arena->falsum()) return true;
  const std::vector<Unit> facts = facts_of(subquery.units);
  return portfolio_.confirm(verification_query(question, facts, witness.structure, only(witness.selection), goal), extent, budget_,
                            solve::Claim::as_asked);
}

// If the last lemma did not exclude this design, the lemma depends on what is open here; this one then excludes it.
bool UsageOracle::learn(const Question& question, const Subquery& subquery, Synthesis& synthesis, Counterexample counterexample) {
  const auto again = [&](const BlockingLemma& lemma) {
    return applies(lemma, question, subquery) && lemma.counterexample.broken == counterexample.broken &&
           lemma.counterexample.selection == counterexample.selection &&
           design_of(model_, lemma.counterexample.structure) == design_of(model_, counterexample.structure);
  };
  const bool of_one_design = std::ranges::any_of(lemmas_, again);
  lemmas_.push_back({std::move(counterexample), question, subquery, of_one_design});
  lemmas_.back().subquery.excluded_readings.clear();
  sentence(synthesis, lemmas_.size() - 1);
  return lemmas_.back().of_one_design;
}

// It is not known which of the two was refuted, so a failed confirmation is no contradiction.
bool UsageOracle::confirm(const Question& question, const Subquery& subquery, const OpenReadings& open, solve::Claim) {
  if (!subquery.uninterpreted_terms.empty()) return false;
  Synthesis& synthesis = this->synthesis(wanted(question, subquery).copies());
  const auto confirmed = [&](Proposal proposal, Effort effort) {
    return synthesis.portfolio.confirm(synthesis_query(question, subquery, open, synthesis, proposal), solve::EverySize{}, budget(effort),
                                       solve::Claim::by_core);
  };
  return confirmed(Proposal::keeps, Effort::slight) || confirmed(Proposal::may_break, Effort::full);
}

bool UsageOracle::confirm_up_to(const Question& question, const Subquery& subquery, const OpenReadings& open, const solve::UpTo& size) {
  Synthesis& synthesis = this->synthesis(wanted(question, subquery).copies());
  return synthesis.portfolio.confirm(synthesis_query(question, subquery, open, synthesis), size, budget_, solve::Claim::as_asked);
}

// One query for all combinations: is there a usage that breaks the design under some of them? Each counterexample removes the
// combinations under which it breaks the design.
std::vector<bool> UsageOracle::satisfied_under(const Question& question, const Subquery& subquery, const Witness& witness,
                                               const Combinations& combinations, std::vector<bool> among) {
  for (std::size_t i = 0; i < among.size(); ++i)
    if (among[i] && usage_broken(question, subquery, witness, combinations.selection(i))) among[i] = false;
  const OpenReadings its = only(witness.selection);
  std::vector<bool> own = among;
  for (std::size_t i = 0; i < own.size(); ++i) own[i] = own[i] && combinations.contains(its, i);
  if (own == among) return own;

  const std::vector<Unit> facts = facts_of(subquery.units);
  while (std::ranges::find(among, true) != among.end()) {
    std::vector<bool> others = among;
    others.flip();
    std::vector<logic::Formula> goals{breach(subquery.units)};
    for (const OpenReadings& product : combinations.cover(others)) goals.push_back(outside(theory_, product, combinations.open()));
    const solve::Query query =
        verification_query(question, facts, witness.structure, combinations.open(), theory_.arena->conjunction(std::move(goals)));
    const solve::Outcome outcome = without_bounded(portfolio_.decide(query, budget(Effort::slight), false));
    if (std::holds_alternative<solve::Unsat>(outcome)) return among;
    const auto* sat = std::get_if<solve::Sat>(&outcome);
    if (sat == nullptr) return own;
    const Structure usage = with_usage(witness.structure, sat->interpretation);
    const std::vector<bool> before = among;
    for (std::size_t i = 0; i < among.size(); ++i)
      if (among[i] && broken_in(question, subquery, usage, combinations.selection(i))) among[i] = false;
    if (among == before) portfolio_.contradict("the evaluator", "the usage breaks the design under no readings");
  }
  return among;
}

bool UsageOracle::can_leave_out(const Unit& unit) const { return !is_fact(unit); }

}  // namespace proviso::answer

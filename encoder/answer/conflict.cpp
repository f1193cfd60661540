#include "answer/conflict.h"

#include <algorithm>

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

bool is_clause(const Unit& unit) { return std::holds_alternative<ClauseUnit>(unit); }

class Minimiser {
 public:
  Minimiser(Oracle& oracle, const Question& question, const OpenReadings& readings, const OpenReadings& open)
      : oracle_(oracle), question_(question), readings_(readings), open_(open) {}

  // The part of the question that the refutation used, confirmed by a fresh solver; the whole question if that part is not confirmed
  // (some solvers return cores that are too small).
  std::optional<Refutation> used(const Refuted& refuted) {
    pinned_ = refuted.pinned;
    core_ = refuted.core;
    minimal_ = false;
    current_ = within(core_);
    leave_out_clauses();
    std::optional<Refutation> result = confirmed();
    if (result.has_value()) return result;
    current_ = all_of(question_);
    return confirmed(solve::Claim::as_asked);
  }

  // `trusting`: continues from each core without confirming it. (The confirmation at the end detects a wrong core; a second run without
  // trust then repairs it.)
  std::optional<Refutation> minimal(const Conflict& conflict, bool trusting, std::uint64_t units) {
    start_from(conflict);
    minimal_ = true;
    unsettled_ = {};
    const std::uint64_t begun = meter().units();
    // Candidates for deletion. Terms come first, so that the conflict covers as many readings as possible; the question itself comes
    // last.
    if (oracle_.can_leave_out_terms())
      for (TermId term : question_.occurrence.terms)
        if (!current_.uninterpreted_terms.contains(term) && may_spend(begun, units)) try_without(term, trusting);
    for (const Unit& unit : candidates())
      if (contains(unit) && may_spend(begun, units)) try_without(unit, trusting);
    return confirmed();
  }

  void start_from(const Conflict& conflict) {
    pinned_ = question_.occurrence.ambiguities;
    core_ = core_of(conflict.units);
    current_ = within(core_);
  }

  // Counterexamples for the remaining units of the conflict.
  std::vector<Counterexample> counterexamples(const OpenReadings& readings) {
    return oracle_.counterexamples(question_, current_, readings);
  }
  // A smaller conflict has fewer instances, but they may be harder to find than those of the whole question.
  Instances instances(const OpenReadings& readings) {
    Instances found = oracle_.instances(question_, current_, readings);
    const bool is_all = current_.units.size() == question_.demands.size() && current_.uninterpreted_terms.empty() && current_.with_formula;
    return found.all.empty() && !is_all ? oracle_.instances(question_, all_of(question_), readings) : found;
  }

 private:
  // If the question is refuted without any clause, the conflict is not one of clauses, even if clauses conflict too.
  void leave_out_clauses() {
    const Subquery without = without_clauses(question_);
    if (without.units.size() == question_.demands.size()) return;
    Oracle::Reply reply = ask(without);
    if (const auto* refuted = std::get_if<Refuted>(&reply)) {
      current_ = without;
      accept(*refuted, true);
    }
  }

  Oracle::Reply ask(const Subquery& subquery) { return oracle_.ask(question_, subquery, opened(subquery), false, Oracle::Effort::slight); }

  Subquery within(const Core& core) const {
    return narrowed(question_, all_of(question_), oracle_.kept_with(question_, all_of(question_), core));
  }

  std::vector<Unit> candidates() const {
    std::vector<Unit> result = question_.demands;
    result.push_back(QuestionUnit{});
    std::erase_if(result, [&](const Unit& unit) { return !oracle_.can_leave_out(unit); });
    return result;
  }

  bool contains(const Unit& unit) const {
    if (std::holds_alternative<QuestionUnit>(unit)) return current_.with_formula && question_.formula.valid();
    return std::find(current_.units.begin(), current_.units.end(), unit) != current_.units.end();
  }

  // Whether the next part may be tried.
  bool may_spend(std::uint64_t begun, std::uint64_t units) {
    if (meter().units() - begun <= units) return true;
    not_settled(why(Why::What::leaving_out_takes_too_long));
    return false;
  }

  void try_without(TermId term, bool trusting) {
    Subquery without = current_;
    without.uninterpreted_terms.insert(term);
    try_instead(std::move(without), trusting);
  }

  void try_without(const Unit& unit, bool trusting) {
    Subquery without = current_;
    if (std::holds_alternative<QuestionUnit>(unit))
      without.with_formula = false;
    else
      std::erase(without.units, unit);
    try_instead(std::move(without), trusting);
  }

  void try_instead(Subquery without, bool trusting) {
    Oracle::Reply reply = ask(without);
    if (const auto* unknown = std::get_if<solve::Unknown>(&reply)) not_settled(unknown->reason);
    if (const auto* refuted = std::get_if<Refuted>(&reply)) {
      current_ = std::move(without);
      accept(*refuted, trusting);
    }
  }

  void not_settled(const Why& why) {
    minimal_ = false;
    if (unsettled_.empty()) unsettled_ = why;
  }

  void accept(const Refuted& refuted, bool trusting) {
    pinned_ = refuted.pinned;
    core_ = refuted.core;
    if (!trusting) return;
    Subquery core = within(core_);
    core.uninterpreted_terms.insert(current_.uninterpreted_terms.begin(), current_.uninterpreted_terms.end());
    current_ = std::move(core);
  }

  // Readings of deleted terms are open.
  OpenReadings opened(const Subquery& subquery) const {
    OpenReadings result = readings_;
    for (TermId term : subquery.uninterpreted_terms)
      if (const AmbiguityId a = oracle_.model()[term].ambiguity; a.valid()) result[a.value] = open_[a.value];
    return result;
  }

  // Readings of clauses that the refutation does not use are open as well.
  OpenReadings covered() const {
    OpenReadings result = opened(current_);
    for (AmbiguityId a : question_.occurrence.ambiguities) {
      const ClauseId clause = oracle_.model()[a].clause;
      const bool touched =
          std::find(pinned_.begin(), pinned_.end(), a) != pinned_.end() || (clause.valid() && contains(ClauseUnit{clause}));
      if (clause.valid() && !touched) result[a.value] = open_[a.value];
    }
    return result;
  }

  std::optional<Refutation> confirmed(solve::Claim claim = solve::Claim::by_core) {
    OpenReadings readings = covered();
    if (!oracle_.confirm(question_, current_, readings, solve::Claim::by_core)) {
      readings = opened(current_);
      if (!oracle_.confirm(question_, current_, readings, claim)) return std::nullopt;
    }
    Conflict conflict;
    for (const Unit& unit : current_.units)
      if (oracle_.can_leave_out(unit) || answer::contains(core_, unit)) conflict.units.push_back(unit);
    for (TermId term : question_.occurrence.terms) {
      if (current_.uninterpreted_terms.contains(term)) continue;
      const AmbiguityId a = oracle_.model()[term].ambiguity;
      if (oracle_.can_leave_out_terms() || core_.terms.contains(term))
        conflict.units.push_back(TermUnit{term, a.valid() ? readings_[a.value].front() : 0});
    }
    if (contains(QuestionUnit{})) conflict.units.push_back(QuestionUnit{});
    conflict.minimal = minimal_;
    conflict.unsettled = unsettled_;
    conflict.before_clauses = std::none_of(conflict.units.begin(), conflict.units.end(), is_clause);
    return Refutation{std::move(conflict), std::move(readings)};
  }

  Oracle& oracle_;
  const Question& question_;
  const OpenReadings& readings_;
  const OpenReadings& open_;
  Subquery current_;
  std::vector<AmbiguityId> pinned_;
  Core core_;  // the core of the current refutation
  bool minimal_ = true;
  Why unsettled_;  // why minimality is not proved
};

}  // namespace

std::optional<Refutation> refutation(Oracle& oracle, const Question& question, const OpenReadings& readings, const OpenReadings& open,
                                     const Refuted& refuted) {
  return Minimiser(oracle, question, readings, open).used(refuted);
}

Refutation minimised(Oracle& oracle, const Question& question, const OpenReadings& readings, const OpenReadings& open,
                     const Conflict& conflict, std::uint64_t units) {
  Minimiser minimiser(oracle, question, readings, open);
  const auto told = [&](Refutation found) {
    if (auto instances = within_units(units, [&] { return minimiser.instances(found.readings); }))
      found.conflict.instances = std::move(*instances);
    if (auto counterexamples = within_units(units, [&] { return minimiser.counterexamples(found.readings); }))
      found.conflict.counterexamples = std::move(*counterexamples);
    return found;
  };
  for (const bool trusting : {true, false})
    if (std::optional<Refutation> result = minimiser.minimal(conflict, trusting, units); result.has_value())
      return told(std::move(result).value());
  minimiser.start_from(conflict);
  Conflict as_found = conflict;
  as_found.unsettled = why(Why::What::smaller_conflict_not_confirmed);
  return told({std::move(as_found), readings});
}

}  // namespace proviso::answer

#include "answer/considered.h"

#include <algorithm>
#include <set>

#include "answer/usage/usage_oracle.h"
#include "model/usage.h"

namespace proviso::answer {

using namespace model;
using Role = Considered::Role;

// The spec with a term for the condition under which each rule overrides others, and the engines that answer questions about it.
struct Exceptions::Workshop {
  OverrideConditions conditions;
  std::unique_ptr<lower::Theory> theory;
  solve::Portfolio portfolio;
  std::unique_ptr<Oracle> oracle;

  Workshop(const Model& model, const solve::Budget& budget, const solve::Substitute& substitute)
      : conditions(model, has_usage(model)), theory(lower::from_model(conditions.model())), portfolio(*theory, substitute) {
    if (has_usage(model))
      oracle = std::make_unique<UsageOracle>(conditions.model(), *theory, portfolio, budget);
    else
      oracle = std::make_unique<Oracle>(conditions.model(), *theory, portfolio, budget);
  }
};

// The analysis of one conflict under one combination of readings.
class Exceptions::Consideration {
 public:
  Consideration(const Model& model, Workshop& shop, const Question& question, const Line& line, const Conflict& conflict)
      : model_(model),
        conditions_(shop.conditions),
        oracle_(*shop.oracle),
        asked_(question),
        conflict_(conflict),
        open_(conditions_.open(only(first_of(line.readings)))) {
    for (const Unit& unit : conflict.units) {
      if (const auto* term = std::get_if<TermUnit>(&unit))
        terms_.insert(term->id);
      else if (std::holds_alternative<QuestionUnit>(unit))
        subquery_.with_formula = true;
      else
        subquery_.units.push_back(unit);
    }
    question_ = put(open_, conditions_.scope(question.scope));
    for (const TermId term : question_.occurrence.terms) {
      if (const auto clause = conditions_.clause_of(term))
        candidates_.insert(*clause);
      else if (!terms_.contains(term) && oracle_.can_leave_out_terms())
        subquery_.uninterpreted_terms.insert(term);
    }
    overriding_ = candidates_;
  }

  std::vector<Considered> run() {
    std::vector<Considered> result;
    if (oracle_.can_leave_out_terms()) leave_open();
    for (const ClauseId clause : candidates_) {
      if (std::ranges::find(conflict_.units, Unit{ClauseUnit{clause}}) != conflict_.units.end()) continue;
      const auto role = oracle_.can_leave_out_terms() ? role_of_needed(clause) : role_with_usage(clause);
      if (role) result.push_back({clause, *role, overridden(clause, *role)});
    }
    return result;
  }

 private:
  enum class Holds : std::uint8_t { yes, no, unknown };

  Question put(const OpenReadings& open, Scope scope) const {
    Question question = asked_;
    question.demands = subquery_.units;
    question.scope = std::move(scope);
    question.occurrence =
        occurring_in(conditions_.model(), question.scope, open, subquery_.units, subquery_.with_formula ? asked_.formula : ExprId{});
    return question;
  }

  Holds can_hold(const Question& question, const Subquery& subquery, const OpenReadings& open) {
    const Oracle::Reply reply = oracle_.ask(question, subquery, open, false, Oracle::Effort::slight);
    if (std::holds_alternative<Witness>(reply)) return Holds::yes;
    return std::holds_alternative<Refuted>(reply) ? Holds::no : Holds::unknown;
  }

  // Frees the override condition of each candidate, as long as the units stay unsatisfiable. The others are no longer candidates.
  void leave_open() {
    Subquery all = subquery_;
    for (const ClauseId clause : candidates_) free(all, clause);
    if (can_hold(question_, all, open_) == Holds::no) {
      candidates_.clear();
      return;
    }
    for (const ClauseId clause : std::vector<ClauseId>(candidates_.begin(), candidates_.end())) {
      Subquery without = subquery_;
      free(without, clause);
      const Holds holds = can_hold(question_, without, open_);
      if (holds == Holds::unknown) unsettled_.insert(clause);
      if (holds != Holds::no) continue;
      subquery_ = std::move(without);
      candidates_.erase(clause);
    }
  }

  void free(Subquery& subquery, ClauseId clause) const {
    for (const TermId term : conditions_.terms_of(clause))
      if (std::ranges::binary_search(question_.occurrence.terms, term)) subquery.uninterpreted_terms.insert(term);
  }

  std::optional<Role> role_of_needed(ClauseId clause) {
    if (unsettled_.contains(clause)) return Role::not_settled;
    switch (without(clause)) {
      case Holds::yes:
        return lifted_by(clause).empty() ? Role::applies : Role::lifts;
      case Holds::no:
        return Role::does_not_apply;
      case Holds::unknown:
        return Role::not_settled;
    }
    CHECK(false, "a conflict that neither stays nor goes");
  }

  std::optional<Role> role_with_usage(ClauseId clause) {
    const Holds left_out = without(clause);
    if (left_out == Holds::yes) return lifted_by(clause).empty() ? Role::applies : Role::lifts;
    std::vector<Holds> otherwise{can_hold(question_, subquery_, conditions_.always(open_, clause))};
    if (const AmbiguityId a = model_[clause].ambiguity; a.valid()) {
      for (std::uint32_t reading = 0; reading < model_.reading_count(a); ++reading) {
        OpenReadings read = open_;
        read[a.value] = {reading};
        if (read != open_) otherwise.push_back(can_hold(put(read, question_.scope), subquery_, read));
      }
    }
    if (std::ranges::find(otherwise, Holds::yes) != otherwise.end()) return Role::does_not_apply;
    const bool unknown = left_out == Holds::unknown || std::ranges::find(otherwise, Holds::unknown) != otherwise.end();
    return unknown ? std::optional(Role::not_settled) : std::nullopt;
  }

  // Are the units satisfiable if the clause overrides nothing?
  Holds without(ClauseId clause) { return can_hold(put(open_, conditions_.without(question_.scope, clause)), subquery_, open_); }

  // The clauses that this one overrides, among those on which the conflict depends.
  std::vector<ClauseId> overridden(ClauseId by) const {
    std::set<ClauseId> result;
    const Occurrence occurrence =
        occurring_in(model_, asked_.scope, open_, subquery_.units, subquery_.with_formula ? asked_.formula : ExprId{});
    for (const Rule& rule : model_.rules) {
      const Clause& clause = model_[rule.clause];
      const bool read_so = !clause.ambiguity.valid() || open_[clause.ambiguity.value].front() == rule.reading;
      const bool occurs =
          std::ranges::binary_search(occurrence.clauses, rule.clause) || std::ranges::binary_search(occurrence.kept, rule.clause);
      if (!read_so || !occurs) continue;
      for (const Override& one : rule.overridden_by)
        if (model_[one.by].clause == by) result.insert(rule.clause);
    }
    return {result.begin(), result.end()};
  }

  // The clauses that this one overrides and that are in force and override others themselves.
  std::vector<ClauseId> lifted_by(ClauseId by) const {
    std::vector<ClauseId> result = overridden(by);
    std::erase_if(result, [&](ClauseId clause) { return !overriding_.contains(clause); });
    return result;
  }

  std::vector<ClauseId> overridden(ClauseId by, Role role) const { return role == Role::lifts ? lifted_by(by) : overridden(by); }

  const Model& model_;
  const OverrideConditions& conditions_;
  Oracle& oracle_;
  const Question& asked_;
  const Conflict& conflict_;
  const OpenReadings open_;
  std::set<TermId> terms_;  // of the conflict's units
  Subquery subquery_{{}, false, {}};
  Question question_;
  std::set<ClauseId> candidates_;  // clauses that override something on which the units depend
  std::set<ClauseId> overriding_;  // all candidates, as they were at the start
  std::set<ClauseId> unsettled_;
};

Exceptions::Exceptions(const Model& model, const solve::Budget& budget, const solve::Substitute& substitute)
    : model_(model), budget_(budget), substitute_(substitute) {}
Exceptions::~Exceptions() = default;

Exceptions::Workshop& Exceptions::workshop() {
  if (!workshop_) workshop_ = std::make_unique<Workshop>(model_, budget_, substitute_);
  return *workshop_;
}

void Exceptions::consider(const Question& question, std::vector<Line>& lines) {
  const auto overrides = [](const Rule& rule) { return !rule.overridden_by.empty(); };
  if (std::ranges::none_of(model_.rules, overrides)) return;
  for (Line& line : lines)
    if (Conflict* conflict = conflict_of(line.finding))
      conflict->considered = Consideration(model_, workshop(), question, line, *conflict).run();
}

}  // namespace proviso::answer

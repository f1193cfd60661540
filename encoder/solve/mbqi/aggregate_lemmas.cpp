#include "solve/mbqi/aggregate_lemmas.h"
#include "solve/mbqi/tuning.h"

#include <algorithm>

namespace proviso::solve {

using namespace logic;

namespace {

std::span<const Node> conjuncts(const Arena& arena, const Formula& whole) {
  return arena.kind(whole) == Kind::conjunction ? arena.children(whole) : std::span(&whole, 1);
}

// One formula negates the other, or both equate one term with different elements of an enumeration.
bool exclude(const Arena& arena, Formula one, Formula other) {
  if (arena.kind(one) == Kind::negation && arena.children(one)[0] == other) return true;
  if (arena.kind(other) == Kind::negation && arena.children(other)[0] == one) return true;
  if (arena.kind(one) != Kind::equal || arena.kind(other) != Kind::equal) return false;
  for (const std::size_t i : {0, 1}) {
    for (const std::size_t j : {0, 1}) {
      const Term its = arena.children(one)[1 - i], others = arena.children(other)[1 - j];
      const bool of_one = arena.children(one)[i] == arena.children(other)[j];
      if (of_one && its != others && arena.kind(its) == Kind::element && arena.kind(others) == Kind::element) return true;
    }
  }
  return false;
}

// An empty aggregate is part of any other by accident.
bool is_empty(Term aggregate, Candidate& candidate) {
  return !candidate.search(aggregate, true, [] { return true; });
}

}  // namespace

std::vector<AggregateLemmas::Part> AggregateLemmas::parts_of(Term whole, std::span<const Term> aggregates, PartBy by,
                                                             Candidate& candidate) {
  const auto variables = arena_.variables(whole);
  std::vector<Part> result;
  for (Term aggregate : aggregates) {
    if (aggregate == whole || arena_.kind(aggregate) != arena_.kind(whole)) continue;
    const auto own = arena_.variables(aggregate);
    const auto same_sort = [&](VariableId a, VariableId b) { return arena_.sort(a) == arena_.sort(b); };
    if (!std::ranges::equal(own, variables, same_sort)) continue;
    std::vector<std::pair<VariableId, Term>> renamed;
    for (std::size_t i = 0; i < own.size(); ++i) renamed.emplace_back(own[i], arena_.variable(variables[i]));
    const bool sums_up_same =
        arena_.kind(whole) == Kind::count || arena_.substitute(arena_.children(aggregate)[1], renamed) == arena_.children(whole)[1];
    if (!sums_up_same) continue;
    const Formula condition = arena_.substitute(arena_.children(aggregate)[0], renamed);
    const bool is_part = by == PartBy::wording ? says_as_much(condition, arena_.children(whole)[0])
                                               : !is_empty(aggregate, candidate) && candidate.holds(within(whole, condition));
    if (!is_part) continue;
    result.push_back({aggregate, candidate.number(aggregate), condition});
    if (result.size() == (by == PartBy::wording ? mbqi_tuning::most_parts_by_wording : mbqi_tuning::most_parts_in_candidate)) break;
  }
  // The largest first.
  std::ranges::stable_sort(result, [](const Part& a, const Part& b) { return b.said < a.said; });
  return result;
}

bool AggregateLemmas::says_as_much(Formula formula, Formula than) const {
  const auto said = conjuncts(arena_, formula);
  return std::ranges::all_of(conjuncts(arena_, than), [&](Formula part) { return std::ranges::find(said, part) != said.end(); });
}

bool AggregateLemmas::says_otherwise(Formula formula, Formula than) const {
  return std::ranges::any_of(conjuncts(arena_, formula), [&](Formula one) {
    return std::ranges::any_of(conjuncts(arena_, than), [&](Formula other) { return exclude(arena_, one, other); });
  });
}

Formula AggregateLemmas::within(Term whole, Formula part) {
  const Formula condition = arena_.children(whole)[0];
  return says_as_much(part, condition) ? arena_.verum() : for_all(whole, arena_.implication(part, condition));
}

Formula AggregateLemmas::apart(Term whole, Formula one, Formula other) {
  return says_otherwise(one, other) ? arena_.verum() : for_all(whole, arena_.negation(arena_.conjunction({one, other})));
}

Formula AggregateLemmas::for_all(Term aggregate, Formula formula) {
  const auto variables = arena_.variables(aggregate);
  return arena_.forall({variables.begin(), variables.end()}, formula);
}

Formula AggregateLemmas::not_below_zero(Term aggregate, Formula where) {
  if (arena_.kind(aggregate) == Kind::count) return arena_.verum();
  const Term value = arena_.children(aggregate)[1];
  const Term zero = arena_.product(Number(0), value);
  return for_all(aggregate, arena_.implication(where, arena_.less_equal(zero, value)));
}

Term AggregateLemmas::sum(std::span<const Part> parts) const {
  std::vector<Term> terms;
  for (const Part& part : parts) terms.push_back(part.aggregate);
  return arena_.sum(std::move(terms));
}

std::vector<Formula> AggregateLemmas::of_parts(Term whole, std::span<const Term> aggregates, PartBy by, Candidate& candidate) {
  std::vector<Formula> result;
  const std::vector<Part> parts = parts_of(whole, aggregates, by, candidate);
  if (const auto lemma = packed(whole, parts, candidate)) result.push_back(*lemma);
  if (const auto lemma = covered(whole, parts, candidate)) result.push_back(*lemma);
  return result;
}

// Disjoint parts whose sum is too large: all parts that are disjoint by their wording; of other parts as few as are needed.
std::optional<Formula> AggregateLemmas::packed(Term whole, std::span<const Part> parts, Candidate& candidate) {
  const Number most = candidate.number(whole);
  std::vector<Part> chosen;
  std::vector<Formula> premises, left_over{arena_.children(whole)[0]};
  Number said(0);
  for (const Part& part : parts) {
    std::vector<Formula> its{within(whole, part.condition)};
    for (const Part& other : chosen) its.push_back(apart(whole, other.condition, part.condition));
    const bool by_wording = std::ranges::all_of(its, [&](Formula premise) { return premise == arena_.verum(); });
    if (!by_wording && (said > most || part.said <= Number(0))) continue;
    if (!std::ranges::all_of(its, [&](Formula premise) { return candidate.holds(premise); })) continue;
    premises.insert(premises.end(), its.begin(), its.end());
    left_over.push_back(arena_.negation(part.condition));
    chosen.push_back(part);
    said = said + part.said;
  }
  if (said <= most || chosen.empty()) return std::nullopt;
  premises.push_back(not_below_zero(whole, arena_.conjunction(std::move(left_over))));
  if (!candidate.holds(premises.back())) return std::nullopt;
  return arena_.implication(arena_.conjunction(std::move(premises)), arena_.less_equal(sum(chosen), whole));
}

// Parts whose sum is too small, as many as possible, because more parts cover the whole in more structures.
std::optional<Formula> AggregateLemmas::covered(Term whole, std::span<const Part> parts, Candidate& candidate) {
  const Formula condition = arena_.children(whole)[0];
  std::vector<Part> chosen(parts.begin(), parts.end());
  const auto said = [&] {
    Number result(0);
    for (const Part& part : chosen) result = result + part.said;
    return result;
  };
  while (!chosen.empty() && said() >= candidate.number(whole)) chosen.erase(chosen.begin());
  if (chosen.empty() || is_empty(whole, candidate)) return std::nullopt;
  std::vector<Formula> premises, conditions;
  for (const Part& part : chosen) {
    std::vector<Formula> too_much{conditions};
    if (!says_as_much(part.condition, condition)) too_much.push_back(arena_.negation(condition));
    premises.push_back(not_below_zero(whole, arena_.conjunction({part.condition, arena_.disjunction(std::move(too_much))})));
    conditions.push_back(part.condition);
  }
  premises.push_back(for_all(whole, arena_.implication(condition, arena_.disjunction(std::move(conditions)))));
  const Formula all = arena_.conjunction(std::move(premises));
  if (!candidate.holds(all)) return std::nullopt;
  return arena_.implication(all, arena_.less_equal(whole, sum(chosen)));
}

}  // namespace proviso::solve

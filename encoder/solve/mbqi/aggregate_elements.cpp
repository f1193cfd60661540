// Lemmas that determine a count or a total from its elements.
#include <algorithm>

#include "solve/mbqi/aggregate_lemmas.h"
#include "solve/mbqi/tuning.h"

namespace proviso::solve {

using namespace logic;

std::optional<Formula> AggregateLemmas::of_elements(Term aggregate, Candidate& candidate) {
  return arena_.kind(aggregate) == Kind::count ? counted(aggregate, candidate) : summed(aggregate, candidate);
}

std::optional<Formula> AggregateLemmas::counted(Term count, Candidate& candidate) {
  const Number said = candidate.number(count), actual = candidate.actual_number(count);
  if (std::min(said, actual) >= Number(mbqi_tuning::largest_count)) return std::nullopt;
  return said < actual ? of_too_few(count, said) : of_too_many(count, said, actual, candidate);
}

// The count exceeds `said` exactly if there are more elements than `said`. (A comparison with a numeral would be decided by the number
// of distinct elements at once; as a sum, the count stays a number like any other.)
Formula AggregateLemmas::of_too_few(Term count, const Number& said) {
  const Number least = std::max(said + Number(1), Number(0));
  const Formula there_are = arena_.at_least(least, arena_.variables(count)[0], arena_.children(count)[0]);
  return arena_.equivalence(arena_.less_equal(arena_.integer(Number(2) * least), arena_.product(Number(2), count)), there_are);
}

// The count is less than `said`, or there are elements other than these; at most one more element than `said` is named.
Formula AggregateLemmas::of_too_many(Term count, const Number& said, const Number& actual, Candidate& candidate) {
  const Number least = std::min(said, Number(2) * actual + Number(1));
  const VariableId variable = arena_.variables(count)[0];
  std::vector<Formula> others{arena_.children(count)[0]};
  for (const Candidate::Element element : candidate.satisfying(count, mbqi_tuning::largest_count)) {
    const Term known = candidate.representative(arena_.sort(variable), element);
    others.push_back(arena_.negation(arena_.equal(arena_.variable(variable), known)));
  }
  const Formula are_fewer = arena_.less_equal(arena_.product(Number(2), count), arena_.integer(Number(2) * (least - Number(1))));
  return arena_.disjunction({are_fewer, arena_.at_least(least - actual, variable, arena_.conjunction(std::move(others)))});
}

// All summands in the candidate, the largest first.
std::vector<AggregateLemmas::Summand> AggregateLemmas::summands(Term total, Candidate& candidate) const {
  std::vector<Summand> result;
  candidate.search(total, true, [&] {
    Summand summand{{}, candidate.number(arena_.children(total)[1])};
    for (VariableId variable : arena_.variables(total)) {
      const Candidate::Element element = candidate.element(arena_.variable(variable));
      summand.of.emplace_back(variable, candidate.representative(arena_.sort(variable), element));
    }
    result.push_back(std::move(summand));
    return result.size() > mbqi_tuning::most_summed;
  });
  std::ranges::stable_sort(result, [](const Summand& a, const Summand& b) { return b.value < a.value; });
  return result;
}

// If the actual total exceeds the solver's value: the total of these few elements exceeds it, provided that the other summands are not
// negative. Otherwise: the total equals the sum of all summands, provided that there are no others.
std::optional<Formula> AggregateLemmas::summed(Term total, Candidate& candidate) {
  const std::vector<Summand> all = summands(total, candidate);
  if (all.size() > mbqi_tuning::most_summed) return std::nullopt;
  Number together(0);
  for (std::size_t i = 0; i <= all.size(); ++i) {
    if (together > candidate.number(total)) {
      const std::span<const Summand> some(all.data(), i);
      const Formula premise = not_below_zero(total, others(total, some));
      if (!candidate.holds(premise)) break;
      return arena_.implication(arena_.conjunction({premise, are(total, some)}), arena_.less_equal(sum(total, some), total));
    }
    if (i < all.size()) together = together + all[i].value;
  }
  const Formula premise = for_all(total, arena_.negation(others(total, all)));
  return arena_.implication(arena_.conjunction({premise, are(total, all)}), arena_.equal(total, sum(total, all)));
}

// Some elements satisfy the condition of the total and differ from all of `some`.
Formula AggregateLemmas::others(Term total, std::span<const Summand> some) const {
  std::vector<Formula> parts{arena_.children(total)[0]};
  for (const Summand& one : some) {
    std::vector<Formula> same;
    for (const auto& [variable, term] : one.of) same.push_back(arena_.equal(arena_.variable(variable), term));
    parts.push_back(arena_.negation(arena_.conjunction(std::move(same))));
  }
  return arena_.conjunction(std::move(parts));
}

// These elements satisfy the condition of the total and are pairwise distinct.
Formula AggregateLemmas::are(Term total, std::span<const Summand> some) const {
  std::vector<Formula> parts;
  for (std::size_t i = 0; i < some.size(); ++i) {
    parts.push_back(arena_.substitute(arena_.children(total)[0], some[i].of));
    for (std::size_t j = 0; j < i; ++j) {
      std::vector<Formula> same;
      for (std::size_t k = 0; k < some[i].of.size(); ++k) same.push_back(arena_.equal(some[j].of[k].second, some[i].of[k].second));
      parts.push_back(arena_.negation(arena_.conjunction(std::move(same))));
    }
  }
  return arena_.conjunction(std::move(parts));
}

Term AggregateLemmas::sum(Term total, std::span<const Summand> some) const {
  const Term value = arena_.children(total)[1];
  std::vector<Term> values{arena_.product(Number(0), value)};
  for (const Summand& one : some) values.push_back(arena_.substitute(value, one.of));
  return arena_.sum(std::move(values));
}

}  // namespace proviso::solve

// Counts and totals, told element by element.
#include <algorithm>

#include "solve/aggregate_lemmas.h"

namespace proviso::solve {

using namespace logic;

namespace {

constexpr std::int64_t largest_count = 64;  // that is told
constexpr std::size_t most_summed = 64;     // elements that are summed up

}  // namespace

std::optional<Formula> AggregateLemmas::of_elements(Term aggregate, Candidate& candidate) {
  return arena_.kind(aggregate) == Kind::count ? counted(aggregate, candidate) : summed(aggregate, candidate);
}

// That the count is so many or more, exactly if there are. (Compared with a numeral the count would be told apart at once;
// as a sum it is a number like any other.)
std::optional<Formula> AggregateLemmas::counted(Term count, Candidate& candidate) {
  const Number said = candidate.number(count), actual = candidate.actual_number(count);
  const auto number = (said < actual ? said + Number(1) : actual + Number(1)).to_int64();
  if (!number || *number > largest_count) return std::nullopt;
  const std::int64_t least = std::max<std::int64_t>(*number, 0);
  const Formula there_are = arena_.at_least(Number(least), arena_.variables(count)[0], arena_.children(count)[0]);
  const Formula are_counted = arena_.less_equal(arena_.integer(Number(2 * least)), arena_.product(Number(2), count));
  return arena_.equivalence(are_counted, there_are);
}

// All that is summed up in the candidate, the largest first.
std::vector<AggregateLemmas::Summand> AggregateLemmas::summands(Term total, Candidate& candidate) const {
  std::vector<Summand> result;
  candidate.search(total, true, [&] {
    Summand summand{{}, candidate.number(arena_.children(total)[1])};
    for (VariableId variable : arena_.variables(total)) {
      const Candidate::Element element = candidate.element(arena_.variable(variable));
      summand.of.emplace_back(variable, candidate.representative(arena_.sort(variable), element));
    }
    result.push_back(std::move(summand));
    return result.size() > most_summed;
  });
  std::ranges::stable_sort(result, [](const Summand& a, const Summand& b) { return b.value < a.value; });
  return result;
}

// Where more is summed up than the solver says: that these few alone are more, if the others are not below zero. Else what all of
// them are, if there are no others.
std::optional<Formula> AggregateLemmas::summed(Term total, Candidate& candidate) {
  const std::vector<Summand> all = summands(total, candidate);
  if (all.size() > most_summed) return std::nullopt;
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

// The total's variables stand for something that it sums up, and for none of these.
Formula AggregateLemmas::others(Term total, std::span<const Summand> some) const {
  std::vector<Formula> parts{arena_.children(total)[0]};
  for (const Summand& one : some) {
    std::vector<Formula> same;
    for (const auto& [variable, term] : one.of) same.push_back(arena_.equal(arena_.variable(variable), term));
    parts.push_back(arena_.negation(arena_.conjunction(std::move(same))));
  }
  return arena_.conjunction(std::move(parts));
}

// These are summed up, and no two of them are the same.
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

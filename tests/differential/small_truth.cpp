#include "small_truth.h"

#include <fmt/format.h>

#include <algorithm>

#include "answer/oracle/cached_evaluation.h"
#include "enumerate.h"
#include "model/usage.h"
#include "usage_census.h"

namespace proviso::differential {

using namespace model;

namespace {

constexpr std::size_t most_combinations = 24;

bool is_within(const Selection& selection, const OpenReadings& open) {
  for (std::size_t i = 0; i < selection.size(); ++i)
    if (std::ranges::find(open[i], selection[i]) == open[i].end()) return false;
  return true;
}

Bounds bounds() {
  Bounds bounds;
  bounds.numbers = {Number(0), Number(1), *Number::parse("0.5")};
  bounds.days = {20119, 20147};  // 2025-01-31 and 2025-02-28, which random specs name
  bounds.minutes = {20119 * 1440 + 720, 20147 * 1440};
  return bounds;
}

}  // namespace

SmallTruth::SmallTruth(const Model& model, double most, Counts& counts) : model_(model) {
  const Space space(model, bounds());
  if (space.size(most) > most) return;
  for (const Check& check : model.checks)
    if (Of of = asked(check); of.combinations->count() <= most_combinations) checks_.emplace(check.heading.name, std::move(of));
  if (has_usage(model)) {
    look_at_usages(space, counts);
    return;
  }
  ++counts["specs with a census"];
  space.each([&](const Structure& structure) {
    ++counts["architectures of the census"];
    look_at(structure);
    return false;
  });
}

SmallTruth::Of SmallTruth::asked(const Check& check) const {
  Of of;
  of.question = std::make_unique<answer::Question>(
      answer::question_of(model_, check, scope_of(model_, check, std::nullopt, std::nullopt), check.open));
  of.combinations = std::make_unique<answer::Combinations>(check.open, of.question->occurrence.ambiguities);
  const std::size_t count = of.combinations->count() <= most_combinations ? of.combinations->count() : 0;
  for (std::size_t i = 0; i < count; ++i) {
    of.whole.push_back({answer::all_of(*of.question), of.combinations->selection(i)});
    of.theory.push_back(of.whole.back());
    of.theory.back().demand.with_formula = false;
  }
  for (std::size_t e = 0; e < check.expectations.size(); ++e) {
    const Expectation& expectation = check.expectations[e];
    if (expectation.because.empty()) continue;
    answer::Subquery demand{{}, expectation.verdict != syntax::Verdict::vacuous, {}, {}};
    for (const FactId fact : of.question->scope.facts) demand.units.push_back(FactUnit{fact});
    for (const Unit& unit : expectation.because)
      if (!std::holds_alternative<TermUnit>(unit)) demand.units.push_back(unit);
    for (std::size_t i = 0; i < count; ++i)
      if (of.combinations->contains(expectation.open, i)) of.because[e].push_back({demand, of.combinations->selection(i)});
  }
  return of;
}

void SmallTruth::look_at(const Structure& structure) {
  answer::CachedEvaluation trial(model_, structure);
  const Size size(structure.size(), structure.tuple_count(model_));
  const std::size_t most = largest_type(structure);
  for (auto& [name, of] : checks_) {
    const auto try_it = [&](std::vector<Asked>& all) {
      for (Asked& asked : all) {
        const bool known = asked.smallest && *asked.smallest <= size && *asked.fewest <= most;
        if (known || trial.broken(*of.question, asked.demand, asked.selection)) continue;
        asked.smallest = asked.smallest ? std::min(*asked.smallest, size) : size;
        asked.fewest = asked.fewest ? std::min(*asked.fewest, most) : most;
      }
    };
    try_it(of.whole);
    try_it(of.theory);
    for (auto& [expectation, asked] : of.because) try_it(asked);
  }
}

// What is enumerated has to be all there is.
void SmallTruth::look_at_usages(const Space& space, Counts& counts) {
  const bool has_values =
      std::ranges::any_of(model_.fields, [](const Field& f) { return f.value.base != Base::element && f.value.base != Base::boolean; });
  for (const Check& check : model_.checks) {
    const auto known = checks_.find(std::string(check.heading.name));
    if (known == checks_.end()) continue;
    Of& of = known->second;
    const auto is_limited = [&](TypeId type) {
      return std::ranges::any_of(check.limits, [&](const Limit& limit) { return limit.type == type && limit.count <= 2; });
    };
    bool limited = !has_values;
    for (std::uint32_t i = 0; i < model_.types.size(); ++i)
      limited = limited && (model_.types[i].is_enum || model_.types[i].parent.valid() || is_limited(TypeId{i}));
    for (std::size_t i = 0; i < of.whole.size() && limited; ++i) {
      const Admissible found = enumerated(model_, space, check, of.question->scope, of.whole[i].selection);
      answer::Word word = found.asked ? answer::Word::possible : answer::Word::impossible;
      if (check.always) word = found.asked ? answer::Word::fails : found.some ? answer::Word::holds : answer::Word::vacuous;
      of.comes_out.push_back(word);
      ++counts["answers enumerated with all usages"];
    }
    of.because.clear();
  }
}

std::optional<std::string> SmallTruth::wrong(const Model& model, const answer::CheckAnswer& answer) const {
  const std::string name(model[answer.check].heading.name);
  const auto known = checks_.find(name);
  if (known == checks_.end()) return std::nullopt;
  const Of& of = known->second;
  const answer::Combinations combinations(answer.open, answer.occurring);
  std::optional<std::string> found;
  for (const answer::Line& line : answer.lines) {
    combinations.each_in(line.readings, [&](std::size_t i) {
      const Selection selection = combinations.selection(i);
      for (std::size_t j = 0; j < of.whole.size() && !found; ++j)
        if (of.combinations->contains(answer::only(selection), j)) found = wrong(name, of, j, line.finding, selection);
    });
    if (found) return found;
  }
  for (const answer::ExpectationResult& result : answer.expectations) {
    const Expectation& expectation = model[answer.check].expectations[result.index];
    const bool vacuous = expectation.verdict == syntax::Verdict::vacuous;
    const bool refuted = vacuous || expectation.verdict == syntax::Verdict::impossible || expectation.verdict == syntax::Verdict::holds;
    for (std::size_t j = 0; j < of.whole.size() && refuted && expectation.up_to && result.met == answer::Met::yes; ++j) {
      const Asked& asked = (vacuous ? of.theory : of.whole)[j];
      if (is_within(asked.selection, answer.open) && is_within(asked.selection, expectation.open) && asked.fewest &&
          *asked.fewest <= *expectation.up_to)
        return fmt::format("{}: none up to {} is as expected, and the census has one", name, *expectation.up_to);
    }
    const auto because = of.because.find(result.index);
    if (result.met != answer::Met::yes || because == of.because.end()) continue;
    for (const Asked& asked : because->second)
      if (asked.smallest && is_within(asked.selection, answer.open))
        return fmt::format("{}: what `because` names is called a conflict, and the census has it", name);
  }
  return std::nullopt;
}

std::optional<std::string> SmallTruth::wrong(const std::string& check, const Of& of, std::size_t combination,
                                             const answer::Finding& finding, const Selection& selection) const {
  const answer::Word word = answer::word(finding);
  if (!of.comes_out.empty() && word != answer::Word::undecided && word != of.comes_out[combination])
    return fmt::format("{}: {}, but {} by enumeration", check, answer::text(word), answer::text(of.comes_out[combination]));
  const Asked& asked = (word == answer::Word::vacuous ? of.theory : of.whole)[combination];
  const std::optional<Size>& smallest = asked.smallest;
  if (!smallest) return std::nullopt;
  const auto* undecided = std::get_if<answer::Undecided>(&finding);
  if (undecided != nullptr && undecided->settled && *asked.fewest <= undecided->settled->size)
    return fmt::format("{}: none up to {}, but the census has one with {}", check, undecided->settled->size, *asked.fewest);
  if (answer::conflict_of(finding) != nullptr) return fmt::format("{}: {}, but the census has one", check, answer::text(word));
  const answer::Witness* witness = answer::witness_of(finding);
  if (witness == nullptr || !witness->minimal || witness->selection != selection) return std::nullopt;
  const Size size(witness->structure.size(), witness->structure.tuple_count(model_));
  if (size <= *smallest) return std::nullopt;
  return fmt::format("{}: {} elements and {} tuples are called smallest, and the census has {} and {}", check, size.first, size.second,
                     smallest->first, smallest->second);
}

}  // namespace proviso::differential

#include "settled.h"

#include <fmt/format.h>

#include <algorithm>

#include "answer/oracle/readings.h"
#include "model/usage.h"
#include "report/words/tally.h"

namespace proviso::differential {

namespace {

using namespace answer;
using Named = std::function<std::string(std::string_view)>;

std::string name_of(const model::Model& model, model::AmbiguityId id, const Named& original) {
  const model::Ambiguity& ambiguity = model.ambiguities[id.value];
  if (ambiguity.term.valid()) return original(model[ambiguity.term].heading.name);
  const model::Clause& clause = model[ambiguity.clause];
  return original(model[clause.contract].heading.name) + "." + original(clause.heading.name);
}

Combination named(const model::Model& model, const CheckAnswer& answer, const model::Selection& selection, const Named& original) {
  Combination readings;
  for (std::uint32_t i = 0; i < model.ambiguities.size(); ++i) {
    const model::AmbiguityId id{i};
    // What the question does not distinguish, and does not pin, may be read in any way.
    const bool distinguished = std::ranges::find(answer.occurring, id) != answer.occurring.end();
    if (!distinguished && answer.open[i].size() > 1) continue;
    readings[name_of(model, id, original)] = original(model.reading_heading(id, selection[i]).name);
  }
  return readings;
}

bool agree(const Combination& a, const Combination& b) {
  return std::ranges::all_of(a, [&](const auto& pinned) {
    const auto other = b.find(pinned.first);
    return other == b.end() || other->second == pinned.second;
  });
}

std::string in_words(const Combination& readings) {
  std::string text;
  for (const auto& [name, reading] : readings) text += fmt::format(" {} = {}", name, reading);
  return text.empty() ? text : " under" + text;
}

std::optional<std::string> difference(const std::string& check, const SettledCheck& one, const SettledCheck& other, Counts& counts) {
  for (const Outcome& a : one.outcomes) {
    for (const Outcome& b : other.outcomes) {
      if (!agree(a.readings, b.readings)) continue;
      ++counts["answers compared"];
      if (a.settled() != b.settled())
        ++counts["answers that one side leaves undecided"];
      else if (!a.settled())
        ++counts["answers that both sides leave undecided"];
      if (a.settled() && b.settled() && a.word != b.word)
        return fmt::format("{}{}: {} and {}", check, in_words(a.readings), answer::text(a.word), answer::text(b.word));
      for (const auto& [none, some] : {std::pair(&a, &b), {&b, &a}})
        if (none->none_up_to && some->found_with && *some->found_with <= *none->none_up_to)
          return fmt::format("{}{}: none up to {}, and one with {}", check, in_words(a.readings), *none->none_up_to, *some->found_with);
    }
  }
  for (const auto& [index, met] : one.expectations) {
    const auto found = other.expectations.find(index);
    if (found == other.expectations.end()) continue;
    ++counts["expectations compared"];
    if (met == found->second) continue;
    if (met == Met::undecided || found->second == Met::undecided)
      ++counts["expectations that one side leaves undecided"];
    else
      return fmt::format("{}: expectation {} is met on one side alone", check, index + 1);
  }
  return std::nullopt;
}

}  // namespace

std::size_t largest_type(const model::Structure& structure) {
  std::size_t largest = 0;
  for (const auto& [root, elements] : structure.elements) largest = std::max(largest, elements.size());
  return largest;
}

Settled settled(const model::Model& model, const SpecAnswer& answer, const Named& renamed) {
  const Named original = renamed ? renamed : [](std::string_view name) { return std::string(name); };
  Settled result;
  for (const CheckAnswer& check : answer.checks) {
    SettledCheck& into = result.checks[original(model[check.check].heading.name)];
    const Combinations combinations(check.open, check.occurring);
    std::vector<const Finding*> findings(combinations.count(), nullptr);
    for (const Line& line : check.lines) combinations.each_in(line.readings, [&](std::size_t i) { findings[i] = &line.finding; });
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i] == nullptr) continue;
      Outcome outcome{named(model, check, combinations.selection(i), original), word(*findings[i])};
      const auto* undecided = std::get_if<Undecided>(findings[i]);
      if (undecided != nullptr && undecided->settled && !model::has_usage(model)) outcome.none_up_to = undecided->settled->size;
      if (const Witness* witness = witness_of(*findings[i])) outcome.found_with = largest_type(witness->structure);
      into.outcomes.push_back(std::move(outcome));
    }
    for (const ExpectationResult& expectation : check.expectations) into.expectations[expectation.index] = expectation.met;
  }
  for (const model::Judgement& judgement : answer.examples)
    result.examples[original(model[judgement.example].heading.name)] = std::string(report::name(report::standing(judgement)));
  return result;
}

std::optional<std::string> difference(const Settled& one, const Settled& other, Counts& counts) {
  for (const auto& [name, check] : one.checks) {
    const auto found = other.checks.find(name);
    if (found == other.checks.end()) continue;
    if (auto wrong = difference(name, check, found->second, counts)) return wrong;
  }
  for (const auto& [name, came_to] : one.examples) {
    const auto found = other.examples.find(name);
    if (found != other.examples.end() && found->second != came_to)
      return fmt::format("example {}: {} and {}", name, came_to, found->second);
  }
  return std::nullopt;
}

std::optional<std::string> contradiction(const model::Model& model, const CheckAnswer& answer) {
  const std::string name(model[answer.check].heading.name);
  const Combinations combinations(answer.open, answer.occurring);
  std::vector<const Finding*> findings(combinations.count(), nullptr);
  for (const Line& line : answer.lines) {
    bool twice = false;
    combinations.each_in(line.readings, [&](std::size_t i) {
      twice = twice || findings[i] != nullptr;
      findings[i] = &line.finding;
    });
    if (twice) return name + ": two lines are about the same readings";
  }
  if (std::ranges::find(findings, nullptr) != findings.end()) return name + ": no line is about some readings";
  std::vector<bool> covered(combinations.count(), false);
  for (const Region& region : answer.regions) {
    for (const model::OpenReadings& product : region.products) {
      bool other = false;
      combinations.each_in(product, [&](std::size_t i) {
        covered[i] = true;
        other = other || word(*findings[i]) != region.outcome;
      });
      if (other) return fmt::format("{}: said to be {} where a line says otherwise", name, answer::text(region.outcome));
    }
  }
  if (std::ranges::find(covered, false) != covered.end()) return name + ": no outcome is told for some readings";
  return std::nullopt;
}

}  // namespace proviso::differential

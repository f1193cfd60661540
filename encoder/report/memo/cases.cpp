#include "report/memo/cases.h"

#include <algorithm>
#include <iterator>

#include "report/memo/shown.h"
#include "report/memo/units.h"
#include "report/words/readings_in_words.h"
#include "text/check.h"

namespace proviso::report {

namespace {

using Product = std::vector<std::vector<std::uint32_t>>;

Product of_dials(const std::vector<model::AmbiguityId>& dials, const model::OpenReadings& product, const model::OpenReadings& open) {
  Product result;
  for (const model::AmbiguityId dial : dials) {
    // A dial has the open readings of its ambiguity, numbered from 0.
    std::vector<std::uint32_t> digits;
    const std::vector<std::uint32_t>& all = open[dial.value];
    for (const std::uint32_t reading : product[dial.value]) {
      const auto at = std::ranges::find(all, reading);
      if (at != all.end()) digits.push_back(static_cast<std::uint32_t>(at - all.begin()));
    }
    result.push_back(std::move(digits));
  }
  return result;
}

// In how many dials must a reading be changed to come from one product to the other?
std::size_t distance(const Product& a, const Product& b) {
  std::size_t changed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) changed += std::ranges::find_first_of(a[i], b[i]) == a[i].end() ? 1 : 0;
  return changed;
}

std::size_t distance(const std::vector<Product>& a, const std::vector<Product>& b) {
  std::size_t least = SIZE_MAX;
  for (const Product& one : a) {
    for (const Product& other : b) least = std::min(least, distance(one, other));
  }
  return least;
}

// The first combination of a product.
std::vector<std::uint32_t> first_of(const Product& product) {
  std::vector<std::uint32_t> first;
  for (const std::vector<std::uint32_t>& digits : product) first.push_back(digits.empty() ? 0 : digits.front());
  return first;
}

// The readings that a position leaves open, of those that the check does. Nothing if it excludes all of one.
std::optional<model::OpenReadings> under(const model::Position& position, const model::OpenReadings& open) {
  model::OpenReadings result = open;
  for (const model::Position::Pin& pin : position.pins) {
    std::vector<std::uint32_t> left;
    std::ranges::set_intersection(open[pin.ambiguity.value], pin.readings, std::back_inserter(left));
    if (left.empty()) return std::nullopt;
    result[pin.ambiguity.value] = std::move(left);
  }
  return result;
}

// Those on which the outcome depends come first.
std::vector<model::AmbiguityId> dials_of(const answer::CheckAnswer& answer) {
  std::vector<model::AmbiguityId> dials = answer.turning;
  for (const model::AmbiguityId ambiguity : answer.occurring)
    if (std::ranges::find(dials, ambiguity) == dials.end()) dials.push_back(ambiguity);
  std::erase_if(dials, [&](model::AmbiguityId dial) { return answer.open[dial.value].size() < 2; });
  return dials;
}

Readings::Dial dial_of(const Spec& spec, const answer::CheckAnswer& answer, model::AmbiguityId ambiguity) {
  const model::Model& model = spec.model;
  const model::Ambiguity& of = model.ambiguities[ambiguity.value];
  const model::Heading& heading = of.term.valid() ? model[of.term].heading : model[of.clause].heading;
  Readings::Dial dial{name(model, ambiguity), clean(heading.gloss), false, {}};
  dial.turns = std::ranges::find(answer.turning, ambiguity) != answer.turning.end();
  for (const std::uint32_t i : answer.open[ambiguity.value]) {
    const model::Heading& reading = model.reading_heading(ambiguity, i);
    Readings::Reading told{std::string(reading.name), clean(reading.gloss), {}, target_of(model, ambiguity, i)};
    for (const model::Position& position : model.positions) {
      for (const model::Position::Pin& pin : position.pins)
        if (pin.ambiguity == ambiguity && std::ranges::find(pin.readings, i) != pin.readings.end())
          told.positions.emplace_back(position.heading.name);
    }
    dial.readings.push_back(std::move(told));
  }
  return dial;
}

}  // namespace

Run verdict(answer::Word word) {
  using Word = answer::Word;
  const auto run = [](std::string text, Mood mood) { return Run{std::move(text), Run::Style::verdict, mood}; };
  switch (word) {
    case Word::possible:
      return run("Possible", Mood::good);
    case Word::holds:
      return run("Holds", Mood::good);
    case Word::impossible:
      return run("Impossible", Mood::bad);
    case Word::fails:
      return run("Fails", Mood::bad);
    case Word::vacuous:
      return run("Vacuous", Mood::doubt);
    case Word::undecided:
      return run("Undecided", Mood::doubt);
  }
  CHECK(false, "an outcome without a word");
}

std::vector<CaseOfCheck> cases_of(const Spec& spec, const answer::CheckAnswer& answer) {
  std::vector<CaseOfCheck> cases;
  for (const answer::Line& line : answer.lines) {
    const answer::Word outcome = answer::word(line.finding);
    Shown grounds = shown(spec, answer, line);
    const auto same =
        std::ranges::find_if(cases, [&](const CaseOfCheck& other) { return other.outcome == outcome && other.shown == grounds; });
    if (same != cases.end())
      same->products.push_back(line.readings);
    else
      cases.push_back({outcome, {line.readings}, std::move(grounds)});
  }
  return cases;
}

Readings readings_of(const Spec& spec, const answer::CheckAnswer& answer, const std::vector<CaseOfCheck>& cases) {
  CHECK(!cases.empty(), "a check without an answer");
  const std::vector<model::AmbiguityId> dials = dials_of(answer);
  Readings result;
  for (const model::AmbiguityId dial : dials) result.dials.push_back(dial_of(spec, answer, dial));
  for (const CaseOfCheck& one : cases) {
    Readings::Case told;
    for (const model::OpenReadings& product : one.products) told.products.push_back(of_dials(dials, product, answer.open));
    const Run word = verdict(one.outcome);
    told.outcome = word.text;
    told.mood = word.mood;
    told.when = words_with_names(when_in_words(spec.model, answer, one.products));
    result.cases.push_back(std::move(told));
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::size_t least = SIZE_MAX;
    result.cases[i].other = i;
    for (std::size_t j = 0; j < cases.size(); ++j) {
      if (cases[i].outcome == cases[j].outcome) continue;
      const std::size_t changed = distance(result.cases[i].products, result.cases[j].products);
      if (changed >= least) continue;
      least = changed;
      result.cases[i].other = j;
    }
  }
  for (const model::Position& position : spec.model.positions) {
    const bool speaks =
        std::ranges::any_of(position.pins, [&](const auto& pin) { return std::ranges::find(dials, pin.ambiguity) != dials.end(); });
    if (!speaks) continue;
    if (const std::optional<model::OpenReadings> left = under(position, answer.open))
      result.positions.push_back({std::string(position.heading.name), clean(position.heading.gloss), of_dials(dials, *left, answer.open)});
  }
  result.first = result.positions.empty() ? first_of(result.cases.front().products.front()) : first_of(result.positions.front().readings);
  return result;
}

}  // namespace proviso::report

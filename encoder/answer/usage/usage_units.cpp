#include "answer/usage/usage_units.h"

#include <algorithm>
#include <iterator>

#include "model/usage.h"

namespace proviso::answer {

using namespace model;

bool is_fact(const Unit& unit) { return std::holds_alternative<FactUnit>(unit); }

Mode mode_of(const Model& model, const Unit& unit) {
  const auto* requirement = std::get_if<RequirementUnit>(&unit);
  return requirement == nullptr ? Mode::plain : model[requirement->id].mode;
}

// A clause, or a requirement on every usage.
bool holds_always(const Model& model, const Unit& unit) {
  return std::holds_alternative<ClauseUnit>(unit) || mode_of(model, unit) == Mode::always;
}

std::vector<Unit> facts_of(const std::vector<Unit>& units) {
  std::vector<Unit> result;
  std::ranges::copy_if(units, std::back_inserter(result), is_fact);
  return result;
}

bool contains(const std::vector<Unit>& units, const Unit& unit) { return std::ranges::find(units, unit) != units.end(); }

bool is_about_usage(const Model& model, const Unit& unit) {
  const auto* fact = std::get_if<FactUnit>(&unit);
  return fact != nullptr && mentions_usage(model, model[fact->id].formula);
}

}  // namespace proviso::answer

// What the rounds of an endless search for a design have in common.
#include <set>

#include "answer/usage/usage_oracle.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

// The numeric fields of usage in which both differ, if everything else is equal except numbers of the design.
std::optional<std::set<FieldId>> numbers_apart(const Model& model, const Structure& one, const Structure& other) {
  if (one.elements != other.elements || one.individuals != other.individuals || one.relations != other.relations) return std::nullopt;
  std::set<FieldId> result;
  const auto number = [](const FieldValue& value) {
    const auto* atom = std::get_if<Atom>(&value);
    return atom != nullptr && std::holds_alternative<Number>(*atom);
  };
  for (const auto& [field, values] : one.fields) {
    const auto others = other.fields.find(field);
    if (others == other.fields.end() || others->second.size() != values.size()) return std::nullopt;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] == others->second[i]) continue;
      if (!number(values[i]) || !number(others->second[i])) return std::nullopt;
      if (model[model[field].owner].usage) result.insert(field);
    }
  }
  return result;
}

}  // namespace

std::optional<Why> UsageOracle::broken_by_numbers(const std::vector<std::size_t>& rounds, std::size_t at_least) const {
  std::set<FieldId> fields;
  std::size_t alike = 1;
  for (; alike < rounds.size(); ++alike) {
    const Counterexample& last = lemmas_[rounds[rounds.size() - alike]].counterexample;
    const Counterexample& before = lemmas_[rounds[rounds.size() - alike - 1]].counterexample;
    if (last.broken != before.broken) break;
    const auto apart = numbers_apart(model_, last.structure, before.structure);
    if (!apart || apart->empty()) break;
    fields.insert(apart->begin(), apart->end());
  }
  if (alike < at_least || rounds.empty()) return std::nullopt;
  return Why{
      .what = Why::What::broken_by_other_values, .number = alike, .all = alike == rounds.size(), .fields = {fields.begin(), fields.end()}};
}

}  // namespace proviso::answer

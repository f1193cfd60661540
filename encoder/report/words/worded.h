// The phrase of an atom, and the expressions that stand in its places.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"

namespace proviso::report {

struct Worded {
  const model::Phrases* phrases = nullptr;
  std::vector<model::ExprId> places;  // in the order in which the phrase counts them
  bool positive = true;               // false: the formula is the opposite of the atom (`!=`, `not in`, `not`)
};

// Empty if the spec has no phrase for it, or if it is no atom. `selection` determines the readings of terms.
std::optional<Worded> worded(const model::Model&, const model::Selection&, model::ExprId formula);
// For a value, such as `gpt.hosted_on`, the phrase of its comparison; the last place, `{value}`, is left open.
std::optional<Worded> worded_value(const model::Model&, const model::Selection&, model::ExprId value);

// The phrase, or that of the opposite, with these texts in its places.
std::string filled(const model::Phrases&, bool positive, const std::vector<std::string>& places);

}  // namespace proviso::report

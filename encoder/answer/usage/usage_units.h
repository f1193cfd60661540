// The demands of a spec with usage on designs, on some usage and on every usage. Internal to answer/.
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::answer {

bool is_fact(const model::Unit&);
// A fact that mentions usage; other facts restrict the design only.
bool is_about_usage(const model::Model&, const model::Unit&);
// The mode of a requirement; plain for all other units.
model::Mode mode_of(const model::Model&, const model::Unit&);
// A clause, or a requirement on every usage.
bool holds_always(const model::Model&, const model::Unit&);
std::vector<model::Unit> facts_of(const std::vector<model::Unit>&);
bool contains(const std::vector<model::Unit>&, const model::Unit&);

}  // namespace proviso::answer

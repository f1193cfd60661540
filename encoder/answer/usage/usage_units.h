// What a spec with usage demands of designs, of some usage and of every usage. Internal to answer/.
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::answer {

bool is_fact(const model::Unit&);
// A fact that says something of what happens: the others only say what may be built.
bool is_about_usage(const model::Model&, const model::Unit&);
// Of a requirement; plain for all else.
model::Mode mode_of(const model::Model&, const model::Unit&);
// A clause, or a requirement on every usage.
bool holds_always(const model::Model&, const model::Unit&);
std::vector<model::Unit> facts_of(const std::vector<model::Unit>&);
bool contains(const std::vector<model::Unit>&, const model::Unit&);

}  // namespace proviso::answer

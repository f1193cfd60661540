// The name of a unit in a sentence.
#pragma once

#include <string>

#include "model/model.h"

namespace proviso::answer {

// "`on_aws`", "`february.collaborations`" (clauses with their contract), "the question".
std::string name_of(const model::Model&, const model::Unit&);

}  // namespace proviso::answer

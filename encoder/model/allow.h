// The warnings that the author of a spec accepts (`allow W104 "why"`).
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::model {

// The entry that accepts warnings of this code; null if there is none.
const Allow* find(const std::vector<Allow>&, text::Code);

// The diagnostic for an entry that accepts no warning.
text::Diagnostic unused(const Allow&);

}  // namespace proviso::model

// What the elements of a structure are called where nobody has named them.
#pragma once

#include "model/model.h"
#include "model/structure.h"

namespace proviso::model {

// Individuals by their names, other elements without a name "call 1", or just "call" where there is only one.
void name_elements(const Model&, Structure&);

}  // namespace proviso::model

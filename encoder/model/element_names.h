// Names for the elements of a structure that have none.
#pragma once

#include "model/model.h"
#include "model/structure.h"

namespace proviso::model {

// Individuals get their names, other elements without a name "call 1", or "call" if there is only one.
void name_elements(const Model&, Structure&);

}  // namespace proviso::model

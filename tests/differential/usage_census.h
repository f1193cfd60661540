// All designs with all their usages, enumerated by the evaluator: what the search for admissible designs is held against.
#pragma once

#include "enumerate.h"
#include "model/scope.h"

namespace proviso::differential {

struct Admissible {
  bool some = false;   // there is an admissible design
  bool asked = false;  // ... with a usage in which what is asked comes out as sought
};
// Within the limits of the check, which should limit every type.
Admissible enumerated(const model::Model&, const Space&, const model::Check&, const model::Scope&, const model::Selection&);

}  // namespace proviso::differential

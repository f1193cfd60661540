// The questions of a spec that a run asks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "text/result.h"

namespace proviso::answer {

struct Selected {
  std::vector<std::string> only;   // names of checks and examples; empty: all
  std::vector<std::string> under;  // "POSITION" or "term=reading": restricts every check and expectation
};

struct AskedCheck {
  model::CheckId check;
  model::OpenReadings open;  // readings that both the check and `under` leave open
};

struct Asked {
  model::OpenReadings open;        // readings that `under` leaves open
  std::vector<AskedCheck> checks;  // without checks that pin a reading that `under` excludes
  std::vector<model::ExampleId> examples;
};

// Fails if a name does not exist in the spec (the error suggests the nearest name), and if no question is selected.
Result<Asked> asked(const model::Model&, const Selected&);

}  // namespace proviso::answer

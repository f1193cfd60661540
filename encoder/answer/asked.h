// Which questions of a spec a run puts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "text/result.h"

namespace proviso::answer {

struct Selected {
  std::vector<std::string> only;   // names of checks and examples; empty: all
  std::vector<std::string> under;  // "POSITION" or "term=reading", narrowing every check and expectation
};

struct AskedCheck {
  model::CheckId check;
  model::OpenReadings open;  // those that both the check and `under` leave open
};

struct Asked {
  model::OpenReadings open;        // after `under`
  std::vector<AskedCheck> checks;  // but for those that pin a reading that `under` rules out
  std::vector<model::ExampleId> examples;
};

// Fails where something is named that the spec does not have (the error suggests the nearest name), and where nothing is asked.
Result<Asked> asked(const model::Model&, const Selected&);

}  // namespace proviso::answer

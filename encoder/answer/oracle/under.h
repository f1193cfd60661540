// Readings that the command line pins.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "text/result.h"

namespace proviso::answer {

// The readings that all of "POSITION", "term=reading", "contract.clause=reading" leave open. Fails if an item names nothing (the error
// suggests the nearest name), or if items contradict each other.
Result<model::OpenReadings> open_under(const model::Model&, const std::vector<std::string>& items);

// The readings open in both; nothing if an ambiguity has none left.
std::optional<model::OpenReadings> intersect(const model::OpenReadings&, const model::OpenReadings&);

}  // namespace proviso::answer

// Readings pinned from the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "text/result.h"

namespace proviso::answer {

// What all of "POSITION", "term=reading", "contract.clause=reading" leave open. Fails where one names nothing (with the nearest
// name), or where they contradict each other.
Result<model::OpenReadings> open_under(const model::Model&, const std::vector<std::string>& items);

// The readings open in both; nothing where some ambiguity is left with none.
std::optional<model::OpenReadings> intersect(const model::OpenReadings&, const model::OpenReadings&);

}  // namespace proviso::answer

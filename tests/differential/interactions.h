// Pairs (and a few triples) of constructs that have met in a fault, or whose code meets: each is to stand in one question of some
// random spec, or in one spec.
#pragma once

#include <string>
#include <vector>

#include "grammar_coverage.h"
#include "model/model.h"

namespace proviso::differential {

// "a x b"
std::vector<std::string> interactions();
// Adds those that some check of the model has.
void add_interactions(const model::Model&, Coverage&);

}  // namespace proviso::differential

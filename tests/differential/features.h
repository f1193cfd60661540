// What is characteristic of a question: the constructs that it has, by name.
#pragma once

#include <set>
#include <string>

#include "model/model.h"

namespace proviso::differential {

// Of a check: what occurs in its facts, clauses, requirements and formula under the readings that it leaves open, its scope lines and
// its expectations.
std::set<std::string> features(const model::Model&, const model::Check&);
// Of an example.
std::set<std::string> features(const model::Model&, const model::Example&);

}  // namespace proviso::differential

// Usage in words, as a story.
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// One line for each usage element, in order, and for each tuple of a usage relation: "call 1: through gateway, by Customer, writes
// {memo}".
std::vector<std::string> events_in_words(const model::Model&, const model::Structure& usage);

// "A usage that meets `comes_back`  "carries memory":": introduces a usage of a design.
std::string asked_by(const Spec&, const answer::CheckAnswer&, const answer::Witness&, const answer::Usage&);
// "acme and bob": the things to which a right is given, of which so many are named.
std::string for_whom(const Spec&, const model::Structure&, const std::vector<model::Binding>&);

}  // namespace proviso::report

// The extent of an answer: of every size, or undecided with what is settled up to a size, and what in the spec prevents a limit.
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// For refutations: "of every size", or the limits of the question: "with at most 6 `Service`".
std::string extent_in_words(const Spec&, const model::Check&);
// "no such architecture with up to 5 of each type; not settled beyond, because ..."; only the reason if nothing is settled.
std::string undecided_in_words(const Spec&, const model::Check&, const answer::Undecided&);
// What in the spec prevents a limit, each with its place: "every `Call` has its `reply`, a `Call` (vocabulary.pvo:12)".
std::vector<std::string> why_not_beyond(const Spec&, const answer::Settled&);

}  // namespace proviso::report

// How far an answer reaches: of every size, or undecided with what is settled up to a size, and what in the spec sets no limit.
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// Of what is refuted: "of every size", or the limits of the question: "with at most 6 `Service`".
std::string extent_in_words(const Spec&, const model::Check&);
// "no such architecture with up to 5 of each type; not settled beyond, because ..."; only the reason where nothing is settled.
std::string undecided_in_words(const Spec&, const model::Check&, const answer::Undecided&);
// What in the spec sets no limit, each with its place: "every `Call` has its `reply`, a `Call` (vocabulary.pvo:12)".
std::vector<std::string> why_not_beyond(const Spec&, const answer::Settled&);

}  // namespace proviso::report

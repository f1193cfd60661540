// How far an answer reaches: of every size, or up to a size, and what in the spec keeps it from reaching further.
#pragma once

#include <string>
#include <vector>

#include "answer/verdict.h"
#include "report/names.h"

namespace proviso::report {

using Extent = decltype(answer::Conflict::extent);

// The extent of a finding that has one (impossible, holds, vacuous), else nothing.
const Extent* extent_of(const answer::Finding&);
bool same(const Extent&, const Extent&);

// "of every size", "for architectures of up to 5 of each type"
std::string in_words(const Extent&);
// Why not beyond, each with its place: "every `Call` has its `reply`, a `Call` (vocabulary.pvo:12)". Empty for every size.
std::vector<std::string> why_not_beyond(const Spec&, const Extent&);

}  // namespace proviso::report

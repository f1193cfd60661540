// How large the architectures are that have to be examined, type by type; what in the spec prevents a limit for a type; and how the
// spec can be changed so that there is one.
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// A statement about the spec, and its place.
struct Said {
  std::string words;  // "every `Service` has its `backup`, a `Service`"
  text::Span span;
};
// "every `Service` has its `backup`, a `Service` (vocabulary.pvo:12)"
std::string with_place(const Spec&, const Said&);

// Everything that prevents a limit for a type: a cycle edge by edge, counts and sums, closures.
std::vector<Said> why_no_limit(const Spec&, const answer::NoLimit&);
// How the spec can be changed. Empty if there is no way, or if it suffices to give a limit to the types that cause this.
std::string hint(const Spec&, const answer::NoLimit&);

// "if there is such an architecture, there is one with at most 3 Components and no Note"
std::string limits_in_words(const Spec&, const answer::CheckAnswer&, const answer::SizeLimits&);
// The effect of a missing limit on the verdict; empty if there is none.
std::string verdict_without_limit(const answer::CheckAnswer&);

}  // namespace proviso::report

// How large the architectures are that have to be looked at, type by type; what in the spec keeps a type from having a limit;
// and how the spec can be put otherwise, so that it has one.
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// Something that the spec says, and where.
struct Said {
  std::string words;  // "every `Service` has its `backup`, a `Service`"
  text::Span span;
};
// "every `Service` has its `backup`, a `Service` (vocabulary.pvo:12)"
std::string with_place(const Spec&, const Said&);

// All that keeps a type from having a limit: a cycle edge by edge, counts and sums, closures.
std::vector<Said> why_no_limit(const Spec&, const answer::NoLimit&);
// How the spec can be put otherwise. Empty: there is no such way, or it is enough to give those types a limit that this is due to.
std::string hint(const Spec&, const answer::NoLimit&);

// "if there is such an architecture, there is one with at most 3 Components and no Note"
std::string limits_in_words(const Spec&, const answer::CheckAnswer&, const answer::SizeLimits&);
// What the verdict owes to there being no limit for some type; empty where there is nothing to say.
std::string verdict_without_limit(const answer::CheckAnswer&);

}  // namespace proviso::report

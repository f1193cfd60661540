// Expectations that are not met, in words.
#pragma once

#include <string>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

struct UnmetWords {
  std::string expected;  // as written: "expect possible under api = documented"
  text::Span place;      // of the expectation
  std::string why;       // "it is impossible, for instance when ..."; may be empty
};

// For an expectation that is not met, or undecided.
UnmetWords unmet_in_words(const Spec&, const answer::CheckAnswer&, const answer::ExpectationResult&);
UnmetWords unmet_in_words(const Spec&, const model::Judgement&, const model::VerdictResult&);

}  // namespace proviso::report

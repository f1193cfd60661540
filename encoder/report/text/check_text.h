// One check: the question, the verdict with its extent and readings, the expectations, and the evidence.
#pragma once

#include "answer/oracle/verdict.h"
#include "report/text/page.h"
#include "report/words/names.h"

namespace proviso::report {

enum class Detail {
  quiet,   // only checks that are not as expected
  normal,  // a verdict for every check; the evidence if nothing, or something else, was expected
  full,    // everything
};

// `as_of` (days): the day that replaces the checks' own.
void tell_check(Page&, const Spec&, const answer::CheckAnswer&, std::optional<std::int64_t> as_of, Detail);

}  // namespace proviso::report

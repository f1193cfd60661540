// One check: the question, the verdict with its extent and readings, what was expected, and what the verdict rests on.
#pragma once

#include "answer/oracle/verdict.h"
#include "report/text/page.h"
#include "report/words/names.h"

namespace proviso::report {

enum class Detail {
  quiet,   // only what is not as expected
  normal,  // a verdict for every check; what it rests on where nothing, or something else, was expected
  full,    // everything
};

// `as_of` (days): that the checks were asked as of another day than their own.
void tell_check(Page&, const Spec&, const answer::CheckAnswer&, std::optional<std::int64_t> as_of, Detail);

}  // namespace proviso::report

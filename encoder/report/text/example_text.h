// One example: what it is, what the clauses make of it, and, where that is not what was expected, why.
#pragma once

#include "report/text/check_text.h"

namespace proviso::report {

void tell_example(Page&, const Spec&, const model::Judgement&, Detail);

}  // namespace proviso::report

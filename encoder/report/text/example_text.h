// One example: its title, the results of its clauses, and, if they are not as expected, the reasons.
#pragma once

#include "report/text/check_text.h"

namespace proviso::report {

void tell_example(Page&, const Spec&, const model::Judgement&, Detail);

}  // namespace proviso::report

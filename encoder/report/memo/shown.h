// The grounds of one finding: the argument, the architecture, and what becomes of each clause in it.
#pragma once

#include "report/memo/cases.h"

namespace proviso::report {

Shown shown(const Spec&, const answer::CheckAnswer&, const answer::Line&);

}  // namespace proviso::report

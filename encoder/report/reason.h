// Why a formula is true or false in an architecture, told as a short tree.
#pragma once

#include "model/evaluator.h"
#include "report/instance.h"
#include "report/page.h"

namespace proviso::report {

// "`stateless(call 1)` is so" and, below it, why.
void tell_reason(Page&, std::size_t indent, const Case&, const model::Reason&);

}  // namespace proviso::report

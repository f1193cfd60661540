// Reasons as sentences in the words of the spec.
#pragma once

#include <string>
#include <string_view>

#include "model/judgement.h"
#include "model/why.h"
#include "report/words/names.h"

namespace proviso::report {

// The reason as a code for programs: "budget_used_up".
std::string_view code(model::Why::What);
std::string_view code(model::Unmet::Why);

// Lower case, without a final period; empty for Why::What::nothing.
std::string in_words(const model::Model&, const model::Why&);
// For an example that is not as expected.
std::string in_words(const model::Model&, const model::Unmet&);

}  // namespace proviso::report

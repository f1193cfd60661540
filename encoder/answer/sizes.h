// How large the architectures are that have to be looked at to answer a question.
#pragma once

#include <optional>

#include "answer/oracle/oracle.h"

namespace proviso::answer {

// If there is an architecture that the question asks for, under some combination of these readings, there is one with no more
// elements of each bounded type. Nothing for specs with usage, whose questions are not about one architecture each.
std::optional<SizeLimits> sizes_of(lower::Theory&, const Oracle&, const Question&, const model::OpenReadings& open);

}  // namespace proviso::answer

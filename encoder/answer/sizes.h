// How large the architectures are that decide a question.
#pragma once

#include <optional>

#include "answer/oracle/oracle.h"

namespace proviso::answer {

// If an architecture satisfies the question under some combination of these readings, one does that has no more elements of each
// bounded type. Nothing for specs with usage, whose questions concern more than one architecture.
std::optional<SizeLimits> sizes_of(lower::Theory&, const Oracle&, const Question&, const model::OpenReadings& open);

}  // namespace proviso::answer

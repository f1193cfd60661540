// Numbers and dates in other notations that are more than one token: 5,000 and 28 October 2025.
#pragma once

#include <optional>

#include "syntax/phrases.h"

namespace proviso::syntax {

// The amount or date that begins at the token `at`.
std::optional<Advice> number_at(const std::vector<Token>& tokens, std::string_view contents, std::size_t at);

}  // namespace proviso::syntax

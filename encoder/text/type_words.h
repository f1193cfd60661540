// The name of a type as it appears in a sentence.
#pragma once

#include <string>
#include <string_view>

namespace proviso::text {

// "RuntimeServer" as "runtime server", "API" as it is.
std::string in_words(std::string_view type_name);

}  // namespace proviso::text

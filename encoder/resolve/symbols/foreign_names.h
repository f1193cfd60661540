// Names from other languages, and what to write instead. Looked up only for unknown names.
#pragma once

#include <string_view>

namespace proviso::resolve {

// Each is empty for any other word.
std::string_view instead_of_type(std::string_view word);   // `string`, `boolean`
std::string_view instead_of_value(std::string_view word);  // `null`
std::string_view instead_of_call(std::string_view word);   // `len(...)`

}  // namespace proviso::resolve

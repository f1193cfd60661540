// Names of other languages for what a spec has under another name, or has not: what to write instead. Looked for only where a name
// stands for nothing.
#pragma once

#include <string_view>

namespace proviso::resolve {

// Each is empty for a word that is none of these.
std::string_view instead_of_type(std::string_view word);   // `string`, `boolean`
std::string_view instead_of_value(std::string_view word);  // `null`
std::string_view instead_of_call(std::string_view word);   // `len(...)`

}  // namespace proviso::resolve

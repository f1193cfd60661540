#include "text/type_words.h"

#include <cctype>

namespace proviso::text {

std::string in_words(std::string_view name) {
  const auto is_upper = [&](std::size_t i) { return i < name.size() && std::isupper(static_cast<unsigned char>(name[i])) != 0; };
  const auto is_lower = [&](std::size_t i) { return i < name.size() && std::islower(static_cast<unsigned char>(name[i])) != 0; };
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '_') {
      words += ' ';
      continue;
    }
    if (i > 0 && is_upper(i) && is_lower(i - 1)) words += ' ';
    const bool in_abbreviation = is_upper(i) && (is_upper(i + 1) || (i > 0 && is_upper(i - 1) && !is_lower(i + 1)));
    words += is_upper(i) && !in_abbreviation ? static_cast<char>(std::tolower(static_cast<unsigned char>(name[i]))) : name[i];
  }
  return words;
}

}  // namespace proviso::text

#include "report/words/non_breaking.h"

namespace proviso::report {

std::string tied(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ') {
      result += tie;
    } else {
      result += c;
    }
  }
  return result;
}

std::string untied(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t at = text.find(tie);
    result += text.substr(0, at);
    if (at == std::string_view::npos) return result;
    result += ' ';
    text.remove_prefix(at + tie.size());
  }
}

}  // namespace proviso::report

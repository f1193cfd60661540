#include "report/memo/memo.h"

namespace proviso::report {

Words words_with_names(std::string_view sentence) {
  Words words;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('`');
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('`', open + 1);
    if (close == std::string_view::npos) break;
    if (open > 0) words.push_back({std::string(sentence.substr(0, open))});
    words.push_back({std::string(sentence.substr(open + 1, close - open - 1)), Run::Style::code});
    sentence.remove_prefix(close + 1);
  }
  if (!sentence.empty()) words.push_back({std::string(sentence)});
  return words;
}

Block sentence(std::string_view text) { return paragraph(words_with_names(text)); }

}  // namespace proviso::report

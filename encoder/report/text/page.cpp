#include "report/text/page.h"
#include "report/words/non_breaking.h"

#include <algorithm>

#include "text/utf8.h"

namespace proviso::report {

namespace {

constexpr std::size_t narrowest = 24;  // least number of columns for text, however deep the indent

// The length of the colour sequence at `at`; 0 if there is none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
  if (text[at] != '\x1b') return 0;
  const std::size_t end = text.find('m', at);
  return end == std::string_view::npos ? 0 : end - at + 1;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t length = sequence_at(text, i)) {
      i += length;
      continue;
    }
    const text::CodePoint c = text::decode(text, i);
    width += static_cast<std::size_t>(std::max(0, text::cells(c.value)));
    i += c.length;
  }
  return width;
}

std::string Page::paint(Tone tone, std::string_view text) const {
  if (!style_.color || text.empty()) return std::string(text);
  std::string_view code;
  switch (tone) {
    case Tone::strong:
      code = "1";
      break;
    case Tone::good:
      code = "1;32";
      break;
    case Tone::bad:
      code = "1;31";
      break;
    case Tone::doubt:
      code = "1;33";
      break;
    case Tone::faint:
      code = "2";
      break;
  }
  std::string painted = "\x1b[";
  painted += code;
  painted += 'm';
  painted += text;
  painted += "\x1b[0m";
  return painted;
}

void Page::paragraph(std::size_t indent, std::string_view text, std::size_t hang) {
  text_.append(indent, ' ');
  wrap(indent, indent + hang, text);
}

void Page::item(std::size_t indent, std::string_view lead, std::size_t column, std::string_view text) {
  text_.append(indent, ' ');
  if (text.empty()) {
    wrap(indent, indent + 2, lead);
    return;
  }
  text_ += untied(lead);
  const std::size_t end = indent + width_of(lead);
  const std::size_t start = std::max(column, end + 1);
  text_.append(start - end, ' ');
  wrap(start, column, text);
}

void Page::gap() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

// Precondition: the cursor is at column `at`. Ends the line. Words are never broken; several blanks between words are kept, except
// where the line ends.
void Page::wrap(std::size_t at, std::size_t hang, std::string_view text) {
  const std::size_t limit = std::max(style_.width, hang + narrowest);
  bool first = true;
  for (std::size_t i = text.find_first_not_of(' '); i != std::string_view::npos && i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::size_t next = std::min(text.find_first_not_of(' ', end), text.size());
    const std::string_view word = text.substr(i, end - i);
    const std::size_t width = width_of(word);
    if (!first && at + width > limit) {
      text_.erase(text_.find_last_not_of(' ') + 1);
      text_ += '\n';
      text_.append(hang, ' ');
      at = hang;
    }
    text_ += untied(word);
    text_.append(next < text.size() ? next - end : 0, ' ');
    at += width + next - end;
    first = false;
    i = next;
  }
  text_ += '\n';
}

}  // namespace proviso::report

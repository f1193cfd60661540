#include "syntax/print/print_sheet.h"

namespace proviso::syntax {

void Sheet::put(std::string_view text) {
  text_ += text;
  const std::size_t line = text.rfind('\n');
  column_ = line == std::string_view::npos ? column_ + text.size() : text.size() - line - 1;
}

void Sheet::begin(int indent) {
  if (!text_.empty()) text_ += '\n';
  if (empty_line_ && !text_.empty()) text_ += '\n';
  empty_line_ = false;
  commented_ = false;
  text_.append(static_cast<std::size_t>(indent), ' ');
  column_ = static_cast<std::size_t>(indent);
}

void Sheet::give_asides(int indent, std::uint32_t anchor, bool keep_last_empty_line) {
  for (; next_aside_ < asides_.size() && asides_[next_aside_].at < anchor; ++next_aside_) {
    const Aside& aside = asides_[next_aside_];
    if (aside.comment.empty()) {
      empty_line_ = true;
    } else if (aside.trailing && !commented_ && !text_.empty() && !empty_line_) {
      put("  ");
      put(aside.comment);
      commented_ = true;
    } else {
      begin(indent);
      put(aside.comment);
      commented_ = true;
    }
  }
  if (!keep_last_empty_line) empty_line_ = false;
}

void Sheet::line(int indent, std::uint32_t anchor) {
  give_asides(indent, anchor, true);
  begin(indent);
}

void Sheet::continuation(int indent) {
  empty_line_ = false;
  begin(indent);
}

void Sheet::before_close(int indent, std::uint32_t anchor) { give_asides(indent, anchor, false); }

void Sheet::end() {
  give_asides(0, UINT32_MAX, false);
  if (!text_.empty()) text_ += '\n';
}

bool Sheet::comment_before(std::uint32_t anchor) const {
  for (std::size_t i = next_aside_; i < asides_.size() && asides_[i].at < anchor; ++i) {
    if (!asides_[i].comment.empty()) return true;
  }
  return false;
}

}  // namespace proviso::syntax

// The text that the printer is writing: lines, indentation, and the comments and empty lines of the original in
// between.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace proviso::syntax {

inline constexpr std::size_t page_width = 120;

class Sheet {
 public:
  explicit Sheet(const std::vector<Aside>& asides) : asides_(asides) {}

  void put(std::string_view text);
  // Begins a line, first giving the asides that stood before `anchor` (bytes from the start of the original file).
  void line(int indent, std::uint32_t anchor);
  // Begins a line that continues what the last one said.
  void continuation(int indent);
  // Gives the comments that stood before `anchor`; empty lines before a closing brace are not kept.
  void before_close(int indent, std::uint32_t anchor);
  void end();
  // Cells left on the line: bytes, which is exact for all that is not in quotation marks.
  bool fits(std::size_t length) const { return column_ + length <= page_width; }
  // Does a comment stand before `anchor` that has not been given yet?
  bool comment_before(std::uint32_t anchor) const;
  std::string take() { return std::move(text_); }

 private:
  void give_asides(int indent, std::uint32_t anchor, bool keep_last_empty_line);
  void begin(int indent);

  const std::vector<Aside>& asides_;
  std::size_t next_aside_ = 0;
  std::string text_;
  std::size_t column_ = 0;
  bool empty_line_ = false;  // one is due before the next line
  bool commented_ = false;   // a comment ends the current line
};

}  // namespace proviso::syntax

// The output of the printer: lines, indentation, and the comments and empty lines of the original.
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
  // Begins a line, after the comments and empty lines before `anchor` (bytes from the start of the original file).
  void line(int indent, std::uint32_t anchor);
  // Begins a line that continues the previous one.
  void continuation(int indent);
  // Prints the comments before `anchor`; empty lines before a closing brace are dropped.
  void before_close(int indent, std::uint32_t anchor);
  void end();
  // Is there room on the line? Length is in bytes, which is exact except for text in quotation marks.
  bool fits(std::size_t length) const { return column_ + length <= page_width; }
  // Is there an unprinted comment before `anchor`?
  bool comment_before(std::uint32_t anchor) const;
  std::string take() { return std::move(text_); }

 private:
  void give_asides(int indent, std::uint32_t anchor, bool keep_last_empty_line);
  void begin(int indent);

  const std::vector<Aside>& asides_;
  std::size_t next_aside_ = 0;
  std::string text_;
  std::size_t column_ = 0;
  bool empty_line_ = false;  // print one before the next line
  bool commented_ = false;   // a comment ends the current line
};

}  // namespace proviso::syntax

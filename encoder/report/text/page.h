// Text output: paragraphs wrapped at a width, with hanging indents, and with emphasis if the terminal shows colours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace proviso::report {

enum class Tone : unsigned char { strong, good, bad, doubt, faint };

struct Style {
  std::size_t width = 100;  // columns
  bool color = false;
};

// The number of columns of a text; colour sequences take none.
std::size_t width_of(std::string_view);

class Page {
 public:
  explicit Page(Style style) : style_(style) {}

  std::string paint(Tone, std::string_view text) const;

  // The text from column `indent` on; further lines begin at `indent + hang`.
  void paragraph(std::size_t indent, std::string_view text, std::size_t hang = 2);
  // `lead` at `indent`, the text at `column`, further lines below the text. A lead that leaves no blank before `column` moves the text
  // to the right.
  void item(std::size_t indent, std::string_view lead, std::size_t column, std::string_view text);
  // An empty line, unless the previous line is empty, or there is no previous line.
  void gap();

  const std::string& text() const { return text_; }

 private:
  void wrap(std::size_t at, std::size_t hang, std::string_view text);

  Style style_;
  std::string text_;
};

}  // namespace proviso::report

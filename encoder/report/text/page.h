// Text for people: paragraphs wrapped at a width, with hanging indents, and emphasis where the terminal shows colours.
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

// How many columns a text takes; colour sequences take none.
std::size_t width_of(std::string_view);

class Page {
 public:
  explicit Page(Style style) : style_(style) {}

  std::string paint(Tone, std::string_view text) const;

  // The text from column `indent` on; further lines begin at `indent + hang`.
  void paragraph(std::size_t indent, std::string_view text, std::size_t hang = 2);
  // `lead` at `indent`, the text at `column`, further lines below the text. A lead that does not leave room for a blank before
  // `column` pushes the text to the right.
  void item(std::size_t indent, std::string_view lead, std::size_t column, std::string_view text);
  // An empty line, unless there is one, or nothing yet.
  void gap();

  const std::string& text() const { return text_; }

 private:
  void wrap(std::size_t at, std::size_t hang, std::string_view text);

  Style style_;
  std::string text_;
};

}  // namespace proviso::report

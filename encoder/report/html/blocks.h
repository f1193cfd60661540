// The blocks of a memorandum as HTML.
#pragma once

#include <string>
#include <string_view>

#include "report/memo/memo.h"

namespace proviso::report {

// `<`, `>`, `&` and quotation marks as character references.
std::string escaped(std::string_view);
std::string html_of(const Words&);
std::string html_of(const Blocks&, const Article* article, int level);

// The chosen readings of an article, and the table of outcomes.
std::string chooser_of(const Article&);
// "✓ Possible"
std::string badge(std::string_view outcome, Mood);

}  // namespace proviso::report

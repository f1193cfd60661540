// Invisible characters in comments and texts that make a line look different from what it is.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/token.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

// Warns about bidirectional control characters, and about line ends in some editors that are none in a spec, or the reverse: a carriage
// return alone, a vertical tab, a form feed, U+0085, U+2028, U+2029. Outside of comments and texts, the lexer has rejected all but the
// first three. Shows the first one on a line, and the first few in a file. See "Trojan Source: Invisible Vulnerabilities", Boucher and
// Anderson 2021.
void warn_about_unseen(std::string_view contents, text::FileId, const std::vector<Token>&, text::Diagnostics&);

}  // namespace proviso::syntax

// What is read but not seen: characters in comments and texts that make a line look other than it is.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/token.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

// Warns of bidirectional control characters, and of what ends a line in some editors and not in a spec, or the reverse: a carriage
// return alone, a vertical tab, a form feed, U+0085, U+2028, U+2029. Outside of comments and texts the lexer has refused all but the first
// three. Of each line the first is shown, of a file the first few. See "Trojan Source: Invisible Vulnerabilities", Boucher and Anderson
// 2021.
void warn_about_unseen(std::string_view contents, text::FileId, const std::vector<Token>&, text::Diagnostics&);

}  // namespace proviso::syntax

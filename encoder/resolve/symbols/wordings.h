// Notes that give words to what is declared: phrases with their places, texts that must say something, costs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/words.h"
#include "resolve/symbols/reports.h"
#include "syntax/ast.h"

namespace proviso::resolve {

using namespace model;

// The places of a phrase are named in braces; `places` are their names, `of` is what has the phrases: "term `stateless`". Nothing
// where none are written, or after a report.
Phrases resolve_phrases(const syntax::Phrases&, const std::vector<std::string_view>& places, const std::string& of, Reports&);

// The text of a note; reports one without words. Empty where it is not written.
std::string said(const syntax::StringLiteral&, Reports&);
// On one line.
std::string section_number(const syntax::StringLiteral&, Reports&);

// 1 where it is not written.
std::int64_t cost_of(const syntax::Cost&, Reports&);

}  // namespace proviso::resolve

// The units of a spec in a memorandum: what an argument rests on, and the appendix that has the text of each.
#pragma once

#include <string>
#include <string_view>

#include "report/memo/memo.h"
#include "report/words/names.h"

namespace proviso::report {

// The id of a unit's text in the appendix; of a reading's; of a document's.
std::string target_of(const model::Model&, const model::Unit&);
std::string target_of(const model::Model&, model::AmbiguityId, std::uint32_t reading);
std::string target_of(const model::Model&, model::DocumentId);
// The id of the passage that a quotation quotes.
std::string target_of(const model::Model&, const model::Cite&);
// Letters, digits, dots, hyphens and underlines.
std::string id_of(std::string_view);

// What the unit says, with its quotations. `check` and `readings` as for words() in report/words/names.h.
Block ground(const Spec&, const model::Unit&, const model::Check&, const model::OpenReadings&);
Quotation quotation(const Spec&, const model::Cite&);

// Every clause, definition, fact and requirement of the spec.
Section texts_of_units(const Spec&);
// Every document, with the quoted passages marked.
Section documents(const Spec&);

}  // namespace proviso::report

// The glosses of names, and the origin of the documents.
#pragma once

#include "report/text/page.h"
#include "report/words/names.h"

namespace proviso::report {

// The names that have a gloss, in the order of the spec.
void tell_glossary(Page&, const Spec&);
// The documents with a title, publisher, date or address.
void tell_documents(Page&, const Spec&);

}  // namespace proviso::report

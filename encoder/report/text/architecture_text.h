// An architecture laid out for a reader.
#pragma once

#include "report/text/page.h"
#include "report/words/architecture.h"

namespace proviso::report {

// The tree: types, below them elements with their settings, then the tuples of relations. Without `only`: everything.
void draw(Page&, std::size_t indent, const model::Model&, const model::Structure&, const Relevance* only);

}  // namespace proviso::report

// Architectures and usages in a memorandum.
#pragma once

#include "model/structure.h"
#include "report/memo/memo.h"
#include "report/words/names.h"
#include "report/words/relevance.h"

namespace proviso::report {

// A row for each element with its values, and for each relation with its tuples; `only`: the fields and relations that matter; null: all.
Block table_of(const Spec&, const model::Structure&, const Relevance* only);
// What happens, in order.
Block story_of(const Spec&, const model::Structure& usage);

}  // namespace proviso::report

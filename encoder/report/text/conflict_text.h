// A conflict for a reader: the units that are jointly impossible, each with its name, its content, its quotations and its place.
#pragma once

#include "answer/oracle/verdict.h"
#include "report/text/page.h"
#include "report/words/names.h"

namespace proviso::report {

// The level of detail: names, glosses and places; or also the spec's text and the quotations.
enum class Fullness { brief, full };

// `readings`: those of the finding.
void tell_conflict(Page&, std::size_t indent, const Spec&, const answer::CheckAnswer&, const answer::Finding&,
                   const model::OpenReadings& readings, Fullness);

}  // namespace proviso::report

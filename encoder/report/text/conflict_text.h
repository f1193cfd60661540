// A conflict told: what cannot hold together, each with its name, what it says, what it quotes and where it stands.
#pragma once

#include "answer/oracle/verdict.h"
#include "report/text/page.h"
#include "report/words/names.h"

namespace proviso::report {

// How much is told: names, glosses and places; or the spec's words and the quotations too.
enum class Fullness { brief, full };

// `readings`: those under which the finding is.
void tell_conflict(Page&, std::size_t indent, const Spec&, const answer::CheckAnswer&, const answer::Finding&,
                   const model::OpenReadings& readings, Fullness);

}  // namespace proviso::report

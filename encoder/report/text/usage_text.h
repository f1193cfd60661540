// Usage of a design, as short numbered stories.
#pragma once

#include "answer/oracle/verdict.h"
#include "report/text/conflict_text.h"
#include "report/text/page.h"

namespace proviso::report {

// One line for each usage element, in order: "1. call 1: through gateway, by Customer, writes {memo}".
void tell_story(Page&, std::size_t indent, const model::Model&, const model::Structure& usage);

// "whatever happens on it", "for usages of up to 6 of each type": the extent for which no usage breaks the design.
std::string in_words(const answer::Admission&);

// The usages of an admissible design, what can never happen on it and the facts that it relies on.
void tell_admission(Page&, std::size_t indent, const Spec&, const answer::CheckAnswer&, const answer::Witness&, Fullness);

// The usages that break the designs that satisfy the other demands of a conflict.
void tell_counterexamples(Page&, std::size_t indent, const Spec&, const answer::Conflict&, Fullness);
// The search for the answer, design by design.
void tell_rounds(Page&, std::size_t indent, const Spec&, const answer::CheckAnswer&);
// One counterexample: the story, and what the usage breaks.
void tell_counterexample(Page&, std::size_t indent, const Spec&, const answer::Counterexample&);

}  // namespace proviso::report

// Questions and expectations that ask for nothing.
#pragma once

#include "answer/side_questions.h"

namespace proviso::answer {

//   W105  an `always` that holds of every architecture whatever, under every reading that the check leaves open
// One that builds on clauses (`kept`, `applies`) compares wordings: that it holds of itself is what it asks for. `answer`: what
// the check came to.
Warnings idle_question(Oracle&, lower::Theory&, solve::Portfolio&, const CheckAnswer& answer);

//   W107  an expectation that is about no combination of readings, given what `under` leaves open
Warnings idle_expectations(const model::Model&, model::CheckId, const model::OpenReadings& under);
Warnings idle_expectations(const model::Model&, model::ExampleId, const model::OpenReadings& under);

}  // namespace proviso::answer

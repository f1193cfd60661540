// Questions and expectations without an effect.
#pragma once

#include "answer/side_questions.h"

namespace proviso::answer {

// W105: an `always` that every architecture satisfies, under every reading that the check leaves open.
// A check that refers to clauses (`kept`, `applies`) compares wordings, so its truth is its purpose and no warning. `answer`: the
// answer of the check.
Warnings idle_question(Oracle&, lower::Theory&, solve::Portfolio&, const CheckAnswer& answer);

// W107: an expectation that applies to no combination of readings, given what `under` leaves open.
Warnings idle_expectations(const model::Model&, model::CheckId, const model::OpenReadings& under);
Warnings idle_expectations(const model::Model&, model::ExampleId, const model::OpenReadings& under);

}  // namespace proviso::answer

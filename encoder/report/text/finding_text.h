// The evidence for an answer: the architecture that was found, and its compliance; or the conflict.
#pragma once

#include "report/text/conflict_text.h"

namespace proviso::report {

// The lines of a check with the same finding (for conflicts: up to the readings of terms), with the readings of all of them.
struct Grounds {
  const answer::Line* line = nullptr;
  std::vector<model::OpenReadings> products;
  bool terms_vary = false;
};
// In the order of the lines, those with this outcome.
std::vector<Grounds> grounds_of(const answer::CheckAnswer&, answer::Word outcome);

void tell_grounds(Page&, std::size_t indent, const Spec&, const answer::CheckAnswer&, const Grounds&, Fullness);

}  // namespace proviso::report

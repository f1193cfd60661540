// What an answer rests on: the architecture that was found, and how it fares, or the conflict.
#pragma once

#include "report/text/conflict_text.h"

namespace proviso::report {

// The lines of a check that have the same finding (of conflicts: but for what the terms mean), with the readings of all of them.
struct Grounds {
  const answer::Line* line = nullptr;
  std::vector<model::OpenReadings> products;
  bool terms_vary = false;
};
// In the order of the lines, those of one outcome.
std::vector<Grounds> grounds_of(const answer::CheckAnswer&, answer::Word outcome);

// "when `stateless` is read as `inference`; or when ...". Empty where nothing is left open.
std::string when_in_words(const model::Model&, const answer::CheckAnswer&, const std::vector<model::OpenReadings>& products);

void tell_grounds(Page&, std::size_t indent, const Spec&, const answer::CheckAnswer&, const Grounds&, Fullness);

}  // namespace proviso::report

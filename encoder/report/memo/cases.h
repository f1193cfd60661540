// The cases of a check: its lines, where lines with the same outcome and the same grounds are one case.
#pragma once

#include <vector>

#include "report/memo/memo.h"
#include "report/words/report.h"

namespace proviso::report {

// One line of an answer, as an article shows it.
struct Shown {
  Blocks argument;
  Blocks architecture;  // empty: there is none to show
  Blocks clauses;       // what becomes of each clause in it; empty likewise
  bool operator==(const Shown&) const = default;
};

struct CaseOfCheck {
  answer::Word outcome;
  std::vector<model::OpenReadings> products;
  Shown shown;
};

std::vector<CaseOfCheck> cases_of(const Spec&, const answer::CheckAnswer&);

// The same for the reader of the document, with the dials of the open terms and clauses.
Readings readings_of(const Spec&, const answer::CheckAnswer&, const std::vector<CaseOfCheck>&);

// "Possible", with its mood.
Run verdict(answer::Word);

}  // namespace proviso::report

// A conflict in words: the sentence that introduces its units, and the clauses outside of it that matter.
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// Clauses with one role, and the sentence that introduces them: "An exception that does not apply here:".
struct ConsideredWords {
  std::string heading;
  std::vector<answer::Considered> clauses;
};

struct ConflictWords {
  std::vector<std::string> before;  // sentences; the last one introduces the units
  std::vector<model::Unit> units;   // of the conflict; without the question, where it is what follows from them
  std::vector<ConsideredWords> considered;
};

// `readings`: those of the finding, which must have a conflict.
ConflictWords conflict_in_words(const Spec&, const answer::CheckAnswer&, const answer::Finding&, const model::OpenReadings& readings);

}  // namespace proviso::report

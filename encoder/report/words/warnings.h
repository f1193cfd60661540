// Warnings about a spec that follow from the answers, as diagnostics.
#pragma once

#include "answer/oracle/verdict.h"
#include "report/words/names.h"
#include "text/diagnostic.h"

namespace proviso::report {

// The warnings of the answer, in their order.
std::vector<text::Diagnostic> warnings(const Spec&, const answer::SpecAnswer&);

// A warning that the spec suppresses.
struct Allowed {
  std::string of;  // the name of the clause, requirement or check
  const model::Allow& allow;
};
std::vector<Allowed> allowed(const model::Model&);

}  // namespace proviso::report

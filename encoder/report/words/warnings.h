// What the answers show to be amiss in a spec, as diagnostics.
#pragma once

#include "answer/oracle/verdict.h"
#include "report/words/names.h"
#include "text/diagnostic.h"

namespace proviso::report {

// The warnings of the answer, in their order.
std::vector<text::Diagnostic> warnings(const Spec&, const answer::SpecAnswer&);

// All that the spec says is not to be warned of.
struct Allowed {
  std::string of;  // the name of the clause, requirement or check
  const model::Allow& allow;
};
std::vector<Allowed> allowed(const model::Model&);

}  // namespace proviso::report

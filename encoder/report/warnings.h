// What the answers show to be amiss in a spec, as diagnostics.
#pragma once

#include "answer/verdict.h"
#include "report/names.h"
#include "text/diagnostic.h"

namespace proviso::report {

// One for each `may` rule that prevails in no architecture.
std::vector<text::Diagnostic> warnings(const Spec&, const answer::SpecAnswer&);

}  // namespace proviso::report

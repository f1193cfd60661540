// The report of a run as text for people.
#pragma once

#include "report/text/check_text.h"
#include "report/words/report.h"

namespace proviso::report {

// Ends with the tally, on a line of its own.
std::string text(const Report&, Detail, Style);

}  // namespace proviso::report

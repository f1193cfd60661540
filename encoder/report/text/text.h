// The report of a run as text for people.
#pragma once

#include <string>
#include <vector>

#include "report/text/check_text.h"
#include "report/words/report.h"
#include "report/words/tally.h"

namespace proviso::report {

// Ends with the tally, on a line of its own.
std::string text(const Report&, Detail, Style);

// One spec of several.
struct SpecText {
  std::string path;   // of its root
  std::string text;   // its report; empty if there is none
  std::string error;  // why there is none; empty if there is one
  Tally tally;
};
// Each spec below a heading, and a last line with the tally of all. Detail::quiet leaves out specs that are as expected.
std::string text(const std::vector<SpecText>&, Detail, Style);

}  // namespace proviso::report

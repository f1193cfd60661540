// The exit code of what was answered.
#pragma once

#include "program/exit_code.h"
#include "report/words/tally.h"

namespace proviso::program {

ExitCode exit_code(const report::Tally&);
// Of several specs the worst, in the order 4, 2, 1, 3, 0.
ExitCode worse(ExitCode, ExitCode);

}  // namespace proviso::program

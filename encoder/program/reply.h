// The result of a command, as data. The caller prints it, or shows it in another way.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "program/exit_code.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace proviso::program {

struct Reply {
  ExitCode exit = ExitCode::as_expected;
  std::string output;                         // for standard output: the report; empty if there is none
  std::vector<text::Diagnostic> diagnostics;  // for standard error, in this order; none if the output is JSON, which contains them
  std::string error;                          // for standard error, after the diagnostics: why there is no report; empty: there is one
  std::unique_ptr<text::Sources> sources;     // the sources of the diagnostics
};

}  // namespace proviso::program

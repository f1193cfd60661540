// What a command comes to, as data. Who runs it prints it, or shows it in another way.
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
  std::string output;                         // for standard output: the report; empty where there is none
  std::vector<text::Diagnostic> diagnostics;  // for standard error, in this order; none where the output is JSON, which has them
  std::string error;                          // for standard error, after these: why there is no report; empty: there is one
  std::unique_ptr<text::Sources> sources;     // what the diagnostics are about
};

}  // namespace proviso::program

// The report of a run as a JSON document, schema "proviso/check/2" (docs/json.md). The same run gives the same document, byte for byte.
// All text is UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "report/words/report.h"
#include "text/diagnostic.h"

namespace proviso::report {

struct Envelope {
  std::string version;  // of the program
  std::string solver;   // "Z3 4.8.12, CaDiCaL sc2021"
  const std::vector<text::Diagnostic>& diagnostics;
  const text::Sources& sources;
  std::string error;  // why there are no answers; empty if there are answers
  int exit = 0;
};

// `report` is null if there are no answers.
std::string json(const Report* report, const Envelope&);

}  // namespace proviso::report

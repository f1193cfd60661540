// The report of a run as a JSON document, schema "proviso/check/2" (docs/json.md). The same run gives the same document, byte for byte.
// All text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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

// One spec of several.
struct SpecDocument {
  std::string path;      // of its root
  std::string error;     // why there are no answers; empty if there are
  std::string document;  // what json() gives for it
  int exit = 0;
};
// One document for all of them. Each check and example has the path of the root of its spec.
std::string json(const std::vector<SpecDocument>&, const Envelope&);

}  // namespace proviso::report

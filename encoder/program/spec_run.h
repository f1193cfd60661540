// One spec of a command: from its root to its answers.
#pragma once

#include <string>
#include <vector>

#include "program/command.h"
#include "program/session.h"
#include "report/text/text.h"
#include "report/words/tally.h"
#include "resolve/files/imports.h"
#include "solve/query/query.h"

namespace proviso::program {

// The level of detail of the report.
report::Detail detail_of(const CheckOptions&);

// The selection for one spec, and what all specs of a command share.
struct SpecCommand {
  Session& session;
  const CheckOptions& options;
  const std::vector<std::string>& only;  // names of checks and examples of this spec; empty: all
  bool rounds;                           // of `play`
  bool alone;                            // whether it is the only spec of the command
  const solve::Substitute& substitute;
};

struct SpecOutcome {
  ExitCode exit = ExitCode::as_expected;
  std::string output = {};  // the report, as text or as a JSON document; empty if there is none
  std::string error = {};   // why there are no answers; empty if there are
  report::Tally tally = {};
  bool is_asked = true;  // whether it has a check or an example; if not, a warning says so, unless it is alone
};

// Answers the spec with this root. The JSON document of a spec that is not alone has no diagnostics.
SpecOutcome run_spec(const SpecCommand&, const resolve::SpecFile& root);

}  // namespace proviso::program

#include "program/outcome.h"

#include "text/check.h"

namespace proviso::program {

namespace {

int weight(ExitCode exit) {
  switch (exit) {
    case ExitCode::as_expected:
      return 0;
    case ExitCode::undecided:
      return 1;
    case ExitCode::not_as_expected:
      return 2;
    case ExitCode::wrong:
      return 3;
    case ExitCode::internal:
    case ExitCode::killed:
      return 4;
  }
  CHECK(false, "an exit code without a weight");
}

}  // namespace

ExitCode exit_code(const report::Tally& tally) {
  switch (report::standing(tally)) {
    case report::Standing::not_as_expected:
      return ExitCode::not_as_expected;
    case report::Standing::undecided:
      return ExitCode::undecided;
    case report::Standing::as_expected:
    case report::Standing::unasked:
      return ExitCode::as_expected;
  }
  CHECK(false, "a standing without an exit code");
}

ExitCode worse(ExitCode a, ExitCode b) { return weight(b) > weight(a) ? b : a; }

}  // namespace proviso::program

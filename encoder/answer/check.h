// Answers the checks of a contract model.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "answer/facts.h"
#include "answer/oracle/verdict.h"
#include "solve/query/query.h"
#include "text/result.h"

namespace proviso::answer {

struct Options {
  std::vector<std::string> only;                  // names of checks and examples; empty: all
  std::vector<std::string> under;                 // "POSITION" or "term=reading": restricts every check and expectation
  std::optional<std::int64_t> as_of;              // days; overrides the dates of the checks
  std::optional<std::int64_t> today;              // for the warning that a window has ended
  bool minimal_conflicts = false;                 // for every check; otherwise only for checks that are not as expected
  bool instances = false;                         // with minimal conflicts: the ground instances that refute them
  bool rounds = false;                            // keeps the rounds of the search, for specs with usage
  bool warnings = false;                          // warns about parts of the spec without an effect
  Facts facts = Facts::brief;                     // how many facts about each witness are computed for the report
  bool statistics = false;                        // statistics of the search for each check
  bool sizes = false;                             // computes how large a smallest architecture can be
  solve::Budget budget;                           // of each question; a check may take four times as much
  std::uint64_t memory = std::uint64_t{4} << 30;  // bytes that a check may take, as text/meter.h counts them
  const std::atomic<bool>* interrupt = nullptr;   // if it becomes true, the remaining questions are undecided
  std::function<void()> on_poll;                  // for tests: called on any thread whenever limits are checked
  std::size_t threads = 0;                        // 0: the number of processors. The answer does not depend on the number
  // Called when a check begins and when it is answered. May be empty. Called on any thread.
  std::function<void(std::string_view name, bool answered)> progress;
  solve::Substitute substitute;  // for tests: replaces outcomes of the engines
};

// Fails if an option names something that the spec does not have (the error suggests the nearest name). An InternalError names the
// check that was being answered.
Result<SpecAnswer> answer(const model::Model&, const Options&);

}  // namespace proviso::answer

// From a contract model to the answers of its checks.
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
  std::vector<std::string> under;                 // "POSITION" or "term=reading", narrowing every check and expectation
  std::optional<std::int64_t> as_of;              // days, instead of the checks' own
  std::optional<std::int64_t> today;              // for "its window has ended"
  bool minimal_conflicts = false;                 // of every check; else only of checks that are not as expected
  bool instances = false;                         // with minimal conflicts, the ground instances that refute them
  bool rounds = false;                            // keep the rounds of the search, of specs with usage
  bool warnings = false;                          // of what asks for nothing
  Facts facts = Facts::brief;                     // how much of each witness is worked out for the report
  bool statistics = false;                        // of the search for each check
  bool sizes = false;                             // how large a smallest architecture can be
  solve::Budget budget;                           // of each question; a check may take four times as much
  std::uint64_t memory = std::uint64_t{4} << 30;  // bytes that a check may take, as text/meter.h counts them
  const std::atomic<bool>* interrupt = nullptr;   // once it is set, what is not answered yet is undecided
  std::function<void()> on_poll;                  // tests: called on any thread, each time that bounds are looked at
  std::size_t threads = 0;                        // 0: as many as there are processors. The answer is the same with any number
  // A check has been begun, or answered. May be empty; called on any thread.
  std::function<void(std::string_view name, bool answered)> progress;
  solve::Substitute substitute;  // tests alone put an engine of their own in
};

// Fails where an option names something that the spec does not have (the error suggests the nearest name). An InternalError
// tells which check was being answered.
Result<SpecAnswer> answer(const model::Model&, const Options&);

}  // namespace proviso::answer

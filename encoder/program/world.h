// What a command has around it: files, the day, who waits for it, and a page to write on. Nothing here is a terminal.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/text/text.h"
#include "text/diagnostic.h"
#include "text/files.h"
#include "text/result.h"

namespace proviso::program {

class Clock {
 public:
  virtual ~Clock() = default;
  // Days since 1970-01-01 in Greenwich. Fails where the environment asks for a day that is none.
  virtual Result<std::int64_t> today() const = 0;
};

// The clock of the machine. SOURCE_DATE_EPOCH, in seconds, sets another day (reproducible-builds.org/specs).
class SystemClock : public Clock {
 public:
  Result<std::int64_t> today() const override;
};

// Who waits for a command. Does nothing unless a function is overridden.
class Progress {
 public:
  virtual ~Progress() = default;
  // The spec has been read, and the search begins. The warnings are the first diagnostics of the reply (program/reply.h).
  virtual void loaded(const std::vector<text::Diagnostic>&, const text::Sources&) {}
  // The answer to a check or example is being looked for; has been found. Called on any thread, on several at a time.
  virtual void begun(std::string_view) {}
  virtual void answered(std::string_view) {}
};

// All must outlive the command.
struct World {
  text::Files& files;
  const Clock& clock;
  Progress& progress;
  const std::atomic<bool>* interrupt = nullptr;  // once it is set, what is not answered yet is undecided; null: never
  report::Style style = {};                      // of a report for people
  std::string command_line = {};                 // as it was given, for whoever looks into an internal error
};

}  // namespace proviso::program

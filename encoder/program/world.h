// The environment of a command: files, the day, progress, and the style of the report. Independent of a terminal.
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
  // Days since 1970-01-01, in UTC. Fails if the environment variable contains no valid day.
  virtual Result<std::int64_t> today() const = 0;
};

// The clock of the machine. SOURCE_DATE_EPOCH, in seconds, overrides it (reproducible-builds.org/specs).
class SystemClock : public Clock {
 public:
  Result<std::int64_t> today() const override;
};

// Receives progress. Does nothing unless a function is overridden.
class Progress {
 public:
  virtual ~Progress() = default;
  // A spec has been read, and the search begins. These are the first diagnostics of the reply (program/reply.h): what it is warned of,
  // after what has been told of the specs before it.
  virtual void loaded(const std::vector<text::Diagnostic>&, const text::Sources&) {}
  // The search for the answer to a check or example begins; ends. Called on any thread, possibly on several at a time.
  virtual void begun(std::string_view) {}
  virtual void answered(std::string_view) {}
};

// All references must outlive the command.
struct World {
  text::Files& files;
  const Clock& clock;
  Progress& progress;
  const std::atomic<bool>* interrupt = nullptr;  // if it becomes true, the remaining questions are undecided; null: never
  report::Style style = {};                      // of the text report
  std::string command_line = {};                 // as given, for reproducers
};

}  // namespace proviso::program

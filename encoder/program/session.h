// What all commands have in common: the specs that they are about, and the failures that end them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/asked.h"
#include "answer/check.h"
#include "model/model.h"
#include "program/command.h"
#include "program/reply.h"
#include "program/world.h"
#include "report/json/json.h"
#include "report/tests/results.h"
#include "resolve/files/roots.h"
#include "text/diagnostic.h"

namespace proviso::program {

// One run of one command. Both references must outlive it.
class Session {
 public:
  Session(const QuestionOptions& options, const World& world);
  Session(const Session&) = delete;

  // Runs the command. An internal error becomes the reply, with exit code 4 and a file (program/reproducer.h). Only std::bad_alloc is
  // thrown.
  Reply run(const std::function<void(Session&)>& command);

  const World& world() const { return world_; }
  const QuestionOptions& options() const { return options_; }
  std::int64_t today() const { return today_; }
  Reply& reply() { return reply_; }
  text::Sources& sources() { return *reply_.sources; }

  // Ends the command: exit code 2, and the message, or a JSON document with it.
  void fail(const std::string& message);
  // For the JSON document of the command. Valid until diagnostics are added.
  report::Envelope envelope(const std::string& error);
  // All diagnostics of the command.
  void note(const text::Diagnostic& diagnostic) { diagnostics_.add(diagnostic); }
  // Diagnostics that are shown. One about a file that another spec imports, too, is shown once.
  void show(std::vector<text::Diagnostic>);

  // The roots of the specs at these paths; with names, those that declare them, each name in exactly one. Nothing if there are none:
  // the command has failed.
  std::optional<std::vector<resolve::SpecRoot>> roots(const std::vector<std::string>& paths, const std::vector<std::string>& names);

  // The options of every question, as the command gives them.
  answer::Options question_options() const;

 private:
  bool choose(std::vector<resolve::SpecRoot>&, const std::vector<std::string>& names);
  void fail_internally(const InternalError&);

  const QuestionOptions& options_;
  const World& world_;
  std::int64_t today_ = 0;
  text::Diagnostics diagnostics_;
  std::vector<text::Diagnostic> in_envelope_;
  Reply reply_;
};

// One spec of a session while it is read.
class SpecReader {
 public:
  explicit SpecReader(Session& session, bool quiet = false) : session_(session), quiet_(quiet) {}

  // Nothing if there are errors. The trees are freed, because the search needs the memory.
  std::optional<model::Model> load(const resolve::SpecFile& root);
  void add(const text::Diagnostic&);
  // Shows the warnings so far, before the search. If quiet, only those about text that does not look as it is read.
  void show_warnings();
  // --as-of has the same effect on a check as `as of` in its scope: a check that would consider no clause is an error.
  void refuse_day_without_clauses(const model::Model&, const answer::Asked&);
  const text::Diagnostics& diagnostics() const { return diagnostics_; }
  // "2 errors and 1 warning"
  std::string count() const;

 private:
  Session& session_;
  bool quiet_;
  text::Diagnostics diagnostics_;
};

// The spec of a command on particular checks.
struct OpenedSpec {
  model::Model model;
  std::vector<answer::AskedCheck> checks;  // in the order of the spec, with the readings that `--under` leaves open
};
// The one spec at `path` that declares these checks; all its checks, if no name is given. Its warnings are shown. Nothing if the command
// has failed: the path has no or more than one such spec, it has errors, or it has no such check.
std::optional<OpenedSpec> open_spec(Session&, const std::string& path, const std::vector<std::string>& checks);
// The one spec at `path`, likewise, for a command that asks nothing of its checks.
std::optional<model::Model> open_model(Session&, const std::string& path);
// The same for the spec with this root.
std::optional<OpenedSpec> open_spec(Session&, const resolve::SpecFile& root, const std::vector<std::string>& checks);

// Writes the results of tests in the formats that are asked for, and sets the exit code.
void tell_run(Session&, const report::TestRun&, const TestOutput&);

}  // namespace proviso::program

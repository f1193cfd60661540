#include "program/spec_run.h"

#include <algorithm>
#include <utility>

#include "answer/asked.h"
#include "answer/check.h"
#include "model/usage.h"
#include "program/outcome.h"
#include "report/json/json.h"
#include "report/words/warnings.h"
#include "solve/portfolio/portfolio.h"
#include "text/check.h"
#include "text/version.h"

namespace proviso::program {

namespace {

class SpecRun {
 public:
  explicit SpecRun(const SpecCommand& command)
      : command_(command),
        options_(command.options),
        session_(command.session),
        reader_(command.session, command.options.verbosity == Verbosity::quiet) {}

  SpecOutcome run(const resolve::SpecFile& root) {
    answer(root);
    return std::move(outcome_);
  }

 private:
  void answer(const resolve::SpecFile& root) {
    const std::optional<model::Model> model = reader_.load(root);
    if (!model) return fail("could not check: " + reader_.count());
    if (!command_.alone && model->checks.empty() && model->examples.empty()) return warn_of_nothing_asked(root);
    reader_.show_warnings();

    if (command_.rounds && !model::has_usage(*model)) {
      return fail("there are no rounds to play: the spec has no `usage`, and its checks are answered at once");
    }

    const Result<answer::Asked> asked = answer::asked(*model, {command_.only, options_.questions.under});
    if (!asked) return fail(asked.error().message);
    reader_.refuse_day_without_clauses(*model, asked.value());
    if (reader_.diagnostics().has_errors()) return fail("could not check: " + reader_.count());

    const Result<answer::SpecAnswer> answer = answer::answer(*model, question_options());
    if (!answer) return fail(answer.error().message);
    report({*model, session_.sources()}, answer.value());
  }

  void warn_of_nothing_asked(const resolve::SpecFile& root) {
    outcome_.is_asked = false;
    const Result<text::FileId> file = session_.sources().load(root.path);
    CHECK(file.ok(), "the root of a spec that was loaded");
    reader_.add({text::Code::W008,
                 {file.value(), 0, 0},
                 "nothing is asked: this file has no check and no example, and no other file imports it",
                 {},
                 "import it where it belongs, or leave it out of the command"});
    reader_.show_warnings();
  }

  answer::Options question_options() const {
    answer::Options options = session_.question_options();
    options.only = command_.only;
    options.rounds = command_.rounds;
    // Whether every conflict is reported in full; a check that is not as expected reports its own in any case.
    options.minimal_conflicts = is_json() || detail_of(options_) == report::Detail::full;
    options.instances = is_json();
    options.sizes = options.minimal_conflicts;
    options.statistics = options_.statistics;
    options.facts = options.minimal_conflicts ? answer::Facts::full : answer::Facts::brief;
    options.warnings = is_json() || !is_quiet();
    options.substitute = command_.substitute;
    options.threads = options_.jobs;
    return options;
  }

  void report(const report::Spec& spec, const answer::SpecAnswer& answer) {
    const QuestionOptions& questions = options_.questions;
    const report::Report report{spec, answer, questions.as_of, questions.under, not_asked(spec.model, answer)};
    std::vector<text::Diagnostic> found = report::warnings(spec, answer);
    for (const text::Diagnostic& warning : found) reader_.add(warning);
    outcome_.tally = report::tally(answer);
    outcome_.exit = exit_code(outcome_.tally);
    if (is_json()) {
      outcome_.output = json(&report);
    } else {
      if (!is_quiet()) session_.show(std::move(found));
      outcome_.output = report::text(report, detail_of(options_), session_.world().style);
    }
  }

  // The selected checks without an answer.
  std::vector<model::CheckId> not_asked(const model::Model& model, const answer::SpecAnswer& answer) const {
    std::vector<bool> asked(model.checks.size(), false);
    for (const answer::CheckAnswer& one : answer.checks) asked[one.check.value] = true;
    std::vector<model::CheckId> result;
    for (std::uint32_t i = 0; i < model.checks.size(); ++i) {
      const std::string name(model.checks[i].heading.name);
      const bool wanted = command_.only.empty() || std::ranges::find(command_.only, name) != command_.only.end();
      if (wanted && !asked[i]) result.push_back(model::CheckId{i});
    }
    return result;
  }

  void fail(const std::string& message) {
    outcome_.exit = ExitCode::wrong;
    outcome_.error = message;
    if (is_json())
      outcome_.output = json(nullptr);
    else if (reader_.diagnostics().has_errors())
      session_.show(reader_.diagnostics().sorted());
  }

  std::string json(const report::Report* report) const {
    const std::vector<text::Diagnostic> sorted = command_.alone ? reader_.diagnostics().sorted() : std::vector<text::Diagnostic>();
    return report::json(report, {std::string(program_version), solve::solver_version(), sorted, session_.sources(), outcome_.error,
                                 static_cast<int>(outcome_.exit)});
  }

  bool is_quiet() const { return options_.verbosity == Verbosity::quiet; }
  bool is_json() const { return options_.questions.json; }

  const SpecCommand& command_;
  const CheckOptions& options_;
  Session& session_;
  SpecReader reader_;
  SpecOutcome outcome_;
};

}  // namespace

report::Detail detail_of(const CheckOptions& options) {
  if (options.verbosity == Verbosity::quiet) return report::Detail::quiet;
  return options.verbosity == Verbosity::verbose || !options.only.empty() ? report::Detail::full : report::Detail::normal;
}

SpecOutcome run_spec(const SpecCommand& command, const resolve::SpecFile& root) { return SpecRun(command).run(root); }

}  // namespace proviso::program

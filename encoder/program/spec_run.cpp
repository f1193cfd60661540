#include "program/spec_run.h"

#include <algorithm>
#include <utility>

#include "answer/asked.h"
#include "answer/check.h"
#include "model/calendar.h"
#include "model/scope.h"
#include "model/usage.h"
#include "report/json/json.h"
#include "report/words/warnings.h"
#include "resolve/load/load.h"
#include "solve/portfolio/portfolio.h"
#include "text/check.h"
#include "text/version.h"

namespace proviso::program {

namespace {

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

class SpecRun {
 public:
  explicit SpecRun(const SpecCommand& command)
      : command_(command), options_(command.options), world_(command.world), reply_(command.reply) {}

  SpecOutcome run(const resolve::SpecFile& root) {
    answer(root);
    return std::move(outcome_);
  }

 private:
  void answer(const resolve::SpecFile& root) {
    const std::optional<model::Model> model = load(root);
    if (!model) return fail("could not check: " + count_of_diagnostics());
    if (!command_.alone && model->checks.empty() && model->examples.empty()) return warn_of_nothing_asked(root);
    tell_warnings();

    if (command_.rounds && !model::has_usage(*model)) {
      return fail("there are no rounds to play: the spec has no `usage`, and its checks are answered at once");
    }

    const Result<answer::Asked> asked = answer::asked(*model, {command_.only, options_.questions.under});
    if (!asked) return fail(asked.error().message);
    refuse_day_without_clauses(*model, asked.value());
    if (diagnostics_.has_errors()) return fail("could not check: " + count_of_diagnostics());

    const Result<answer::SpecAnswer> answer = answer::answer(*model, question_options());
    if (!answer) return fail(answer.error().message);
    report({*model, *reply_.sources}, answer.value());
  }

  // Nothing if there are errors. The trees are freed, because the search needs the memory.
  std::optional<model::Model> load(const resolve::SpecFile& root) {
    resolve::Loaded loaded = resolve::load(*reply_.sources, std::vector{root});
    const bool ok = loaded.ok();
    for (const text::Diagnostic& diagnostic : loaded.diagnostics.in_order()) add(diagnostic);
    return ok ? std::move(loaded.model) : std::nullopt;
  }

  void warn_of_nothing_asked(const resolve::SpecFile& root) {
    outcome_.is_asked = false;
    const Result<text::FileId> file = reply_.sources->load(root.path);
    CHECK(file.ok(), "the root of a spec that was loaded");
    add({text::Code::W008,
         {file.value(), 0, 0},
         "nothing is asked: this file has no check and no example, and no other file imports it",
         {},
         "import it where it belongs, or leave it out of the command"});
    tell_warnings();
  }

  void add(const text::Diagnostic& diagnostic) {
    diagnostics_.add(diagnostic);
    command_.diagnostics.add(diagnostic);
  }

  // --as-of has the same effect on a check as `as of` in its scope.
  void refuse_day_without_clauses(const model::Model& model, const answer::Asked& asked) {
    const std::optional<std::int64_t>& as_of = options_.questions.as_of;
    if (!as_of) return;
    for (const answer::AskedCheck& one : asked.checks) {
      const model::Check& check = model[one.check];
      if (!model::considers_no_clause(model, check, model::scope_of(model, check, as_of, {}))) continue;
      add({text::Code::Q006,
           check.heading.name_span,
           "this check would consider no clause at all as of " + model::date_to_string(*as_of),
           {},
           "no contract of its scope is in force then; choose another day after `--as-of`"});
    }
  }

  // With --quiet, only those about text that does not look as it is read.
  void tell_warnings() {
    std::vector<text::Diagnostic> warnings = diagnostics_.sorted();
    if (is_quiet()) std::erase_if(warnings, [](const text::Diagnostic& warning) { return warning.code != text::Code::W007; });
    if (!is_json()) tell(std::move(warnings));
    world_.progress.loaded(reply_.diagnostics, *reply_.sources);
  }

  answer::Options question_options() const {
    const QuestionOptions& questions = options_.questions;
    answer::Options options;
    options.only = command_.only;
    options.under = questions.under;
    options.as_of = questions.as_of;
    options.today = command_.today;
    options.rounds = command_.rounds;
    // Whether every conflict is reported in full; a check that is not as expected reports its own in any case.
    options.minimal_conflicts = is_json() || detail_of(options_) == report::Detail::full;
    options.instances = is_json();
    options.sizes = options.minimal_conflicts;
    options.statistics = options_.statistics;
    options.facts = options.minimal_conflicts ? answer::Facts::full : answer::Facts::brief;
    options.warnings = is_json() || !is_quiet();
    if (questions.limit != 0) options.budget.resource_units = questions.limit;
    if (questions.memory != 0) options.memory = questions.memory;
    options.interrupt = world_.interrupt;
    options.substitute = command_.substitute;
    options.threads = options_.jobs;
    options.progress = [&progress = world_.progress](std::string_view name, bool answered) {
      if (answered)
        progress.answered(name);
      else
        progress.begun(name);
    };
    return options;
  }

  void report(const report::Spec& spec, const answer::SpecAnswer& answer) {
    const QuestionOptions& questions = options_.questions;
    const report::Report report{spec, answer, questions.as_of, questions.under, not_asked(spec.model, answer)};
    std::vector<text::Diagnostic> found = report::warnings(spec, answer);
    for (const text::Diagnostic& warning : found) add(warning);
    outcome_.tally = report::tally(answer);
    outcome_.exit = exit_code(outcome_.tally);
    if (is_json()) {
      outcome_.output = json(&report);
    } else {
      if (!is_quiet()) tell(std::move(found));
      outcome_.output = report::text(report, detail_of(options_), world_.style);
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
    else if (diagnostics_.has_errors())
      tell(diagnostics_.sorted());
  }

  // A diagnostic about a file that another spec imports, too, is told once.
  void tell(std::vector<text::Diagnostic> diagnostics) {
    std::erase_if(diagnostics, [&](const text::Diagnostic& one) { return was_told(one); });
    std::ranges::move(diagnostics, std::back_inserter(reply_.diagnostics));
  }

  bool was_told(const text::Diagnostic& one) const {
    return one.span.valid() && std::ranges::any_of(reply_.diagnostics, [&](const text::Diagnostic& told) {
             return told.code == one.code && told.span == one.span;
           });
  }

  std::string json(const report::Report* report) const {
    const std::vector<text::Diagnostic> sorted = command_.alone ? diagnostics_.sorted() : std::vector<text::Diagnostic>();
    return report::json(report, {std::string(program_version), solve::solver_version(), sorted, *reply_.sources, outcome_.error,
                                 static_cast<int>(outcome_.exit)});
  }

  bool is_quiet() const { return options_.verbosity == Verbosity::quiet; }
  bool is_json() const { return options_.questions.json; }

  std::string count_of_diagnostics() const {
    const std::size_t errors = diagnostics_.error_count();
    const std::size_t warnings = diagnostics_.in_order().size() - errors;
    std::string text = report::counted(errors, "error");
    if (warnings > 0) text += " and " + report::counted(warnings, "warning");
    return text;
  }

  const SpecCommand& command_;
  const CheckOptions& options_;
  const World& world_;
  Reply& reply_;
  text::Diagnostics diagnostics_;
  SpecOutcome outcome_;
};

}  // namespace

report::Detail detail_of(const CheckOptions& options) {
  if (options.verbosity == Verbosity::quiet) return report::Detail::quiet;
  return options.verbosity == Verbosity::verbose || !options.only.empty() ? report::Detail::full : report::Detail::normal;
}

SpecOutcome run_spec(const SpecCommand& command, const resolve::SpecFile& root) { return SpecRun(command).run(root); }

}  // namespace proviso::program

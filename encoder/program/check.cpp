#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "answer/asked.h"
#include "answer/check.h"
#include "model/calendar.h"
#include "model/scope.h"
#include "model/usage.h"
#include "program/reproducer.h"
#include "program/run.h"
#include "program/spec_files.h"
#include "report/json/json.h"
#include "report/text/text.h"
#include "report/words/tally.h"
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

// Both commands; `play` adds `rounds`.
class Check {
 public:
  Check(const CheckOptions& options, bool rounds, const World& world, const solve::Substitute& substitute)
      : options_(options), rounds_(rounds), world_(world), substitute_(substitute) {
    reply_.sources = std::make_unique<text::Sources>(world.files);
  }

  Reply run() {
    try {
      answer();
    } catch (const std::bad_alloc&) {
      throw;  // not a defect of the program
    } catch (const InternalError& error) {
      fail_internally(error);
    } catch (const std::exception& error) {
      fail_internally(InternalError(error.what()));
    }
    return std::move(reply_);
  }

 private:
  void answer() {
    const Result<std::int64_t> day = world_.clock.today();
    if (!day) return fail(day.error().message);
    today_ = day.value();
    const Result<std::vector<resolve::SpecFile>> files = spec_files(world_.files, options_.paths, options_.questions.root);
    if (!files) return fail(files.error().message);
    const std::optional<model::Model> model = load(files.value());
    if (!model) return fail("could not check: " + count_of_diagnostics());
    tell_warnings();

    if (rounds_ && !model::has_usage(*model)) {
      return fail("there are no rounds to play: the spec has no `usage`, and its checks are answered at once");
    }

    const Result<answer::Asked> asked = answer::asked(*model, {options_.only, options_.questions.under});
    if (!asked) return fail(asked.error().message);
    refuse_day_without_clauses(*model, asked.value());
    if (diagnostics_.has_errors()) return fail("could not check: " + count_of_diagnostics());

    const Result<answer::SpecAnswer> answer = answer::answer(*model, question_options());
    if (!answer) return fail(answer.error().message);
    tell({*model, *reply_.sources}, answer.value());
  }

  // Nothing if there are errors. The trees are freed, because the search needs the memory.
  std::optional<model::Model> load(const std::vector<resolve::SpecFile>& files) {
    resolve::Loaded loaded = resolve::load(*reply_.sources, files);
    const bool ok = loaded.ok();
    diagnostics_ = std::move(loaded.diagnostics);
    return ok ? std::move(loaded.model) : std::nullopt;
  }

  // --as-of has the same effect on a check as `as of` in its scope.
  void refuse_day_without_clauses(const model::Model& model, const answer::Asked& asked) {
    const std::optional<std::int64_t>& as_of = options_.questions.as_of;
    if (!as_of) return;
    for (const answer::AskedCheck& one : asked.checks) {
      const model::Check& check = model[one.check];
      if (!model::considers_no_clause(model, check, model::scope_of(model, check, as_of, {}))) continue;
      diagnostics_.add(text::Code::Q006, check.heading.name_span,
                       "this check would consider no clause at all as of " + model::date_to_string(*as_of),
                       "no contract of its scope is in force then; choose another day after `--as-of`");
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
    options.only = options_.only;
    options.under = questions.under;
    options.as_of = questions.as_of;
    options.today = today_;
    options.rounds = rounds_;
    // Whether every conflict is reported in full; a check that is not as expected reports its own in any case.
    options.minimal_conflicts = is_json() || detail() == report::Detail::full;
    options.instances = is_json();
    options.sizes = options.minimal_conflicts;
    options.statistics = options_.statistics;
    options.facts = options.minimal_conflicts ? answer::Facts::full : answer::Facts::brief;
    options.warnings = is_json() || !is_quiet();
    if (questions.limit != 0) options.budget.resource_units = questions.limit;
    if (questions.memory != 0) options.memory = questions.memory;
    options.interrupt = world_.interrupt;
    options.substitute = substitute_;
    options.threads = options_.jobs;
    options.progress = [&progress = world_.progress](std::string_view name, bool answered) {
      if (answered)
        progress.answered(name);
      else
        progress.begun(name);
    };
    return options;
  }

  void tell(const report::Spec& spec, const answer::SpecAnswer& answer) {
    const QuestionOptions& questions = options_.questions;
    const report::Report report{spec, answer, questions.as_of, questions.under, not_asked(spec.model, answer)};
    std::vector<text::Diagnostic> found = report::warnings(spec, answer);
    for (const text::Diagnostic& warning : found) diagnostics_.add(warning);
    reply_.exit = exit_code(report::tally(answer));
    if (is_json()) return tell_json(&report, "");
    if (!is_quiet()) tell(std::move(found));
    reply_.output = report::text(report, detail(), world_.style);
  }

  // The selected checks without an answer.
  std::vector<model::CheckId> not_asked(const model::Model& model, const answer::SpecAnswer& answer) const {
    std::vector<bool> asked(model.checks.size(), false);
    for (const answer::CheckAnswer& one : answer.checks) asked[one.check.value] = true;
    std::vector<model::CheckId> result;
    for (std::uint32_t i = 0; i < model.checks.size(); ++i) {
      const std::string name(model.checks[i].heading.name);
      const bool wanted = options_.only.empty() || std::ranges::find(options_.only, name) != options_.only.end();
      if (wanted && !asked[i]) result.push_back(model::CheckId{i});
    }
    return result;
  }

  void fail(const std::string& message) {
    reply_.exit = ExitCode::wrong;
    if (is_json()) return tell_json(nullptr, message);
    if (diagnostics_.has_errors()) {
      std::vector<text::Diagnostic> untold = diagnostics_.sorted();
      std::erase_if(untold, [&](const text::Diagnostic& one) { return was_told(one); });
      tell(std::move(untold));
    }
    reply_.error = message;
  }

  void fail_internally(const InternalError& error) {
    const Result<std::string> saved = save_reproducer(error, world_, today_, *reply_.sources);
    reply_.exit = ExitCode::internal;
    reply_.error = words_of_internal_error(error.what(), saved.ok() ? saved.value() : "");
  }

  bool was_told(const text::Diagnostic& one) const {
    return std::ranges::any_of(reply_.diagnostics,
                               [&](const text::Diagnostic& told) { return told.code == one.code && told.span == one.span; });
  }

  void tell(std::vector<text::Diagnostic> diagnostics) { std::ranges::move(diagnostics, std::back_inserter(reply_.diagnostics)); }

  void tell_json(const report::Report* report, const std::string& error) {
    const std::vector<text::Diagnostic> sorted = diagnostics_.sorted();
    reply_.output = report::json(
        report, {std::string(program_version), solve::solver_version(), sorted, *reply_.sources, error, static_cast<int>(reply_.exit)});
  }

  report::Detail detail() const {
    if (is_quiet()) return report::Detail::quiet;
    return options_.verbosity == Verbosity::verbose || !options_.only.empty() ? report::Detail::full : report::Detail::normal;
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

  const CheckOptions& options_;
  const bool rounds_;
  const World& world_;
  const solve::Substitute& substitute_;
  std::int64_t today_ = 0;
  text::Diagnostics diagnostics_;
  Reply reply_;
};

}  // namespace

Reply check(const CheckOptions& options, const World& world, const solve::Substitute& substitute) {
  return Check(options, false, world, substitute).run();
}

Reply play(const PlayOptions& options, const World& world, const solve::Substitute& substitute) {
  const CheckOptions of_one{.questions = options.questions, .paths = {options.path}, .only = {options.check}};
  return Check(of_one, true, world, substitute).run();
}

Reply run(const Command& command, const World& world) {
  struct {
    Reply operator()(const CheckOptions& options) const { return check(options, world); }
    Reply operator()(const PlayOptions& options) const { return play(options, world); }
    const World& world;
  } each{world};
  return std::visit(each, command);
}

std::string version() { return fmt::format("proviso {} ({})", program_version, solve::solver_version()); }

}  // namespace proviso::program

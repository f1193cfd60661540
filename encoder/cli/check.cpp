#include "cli/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <new>

#include "answer/asked.h"
#include "answer/check.h"
#include "cli/failure.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/reproducer.h"
#include "cli/spec_files.h"
#include "cli/terminal.h"
#include "model/calendar.h"
#include "model/scope.h"
#include "model/usage.h"
#include "report/json/json.h"
#include "report/text/text.h"
#include "report/words/tally.h"
#include "report/words/warnings.h"
#include "resolve/load/load.h"
#include "solve/portfolio/portfolio.h"
#include "solve/query/query.h"
#include "text/check.h"
#include "text/render.h"
#include "text/utf8.h"
#include "text/version.h"

namespace proviso::cli {

namespace {

// Days since 1970-01-01 in Greenwich. SOURCE_DATE_EPOCH, in seconds, sets another day (reproducible-builds.org/specs).
Result<std::int64_t> today() {
  constexpr std::int64_t seconds_a_day = 86'400;
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (!fixed || !*fixed) return static_cast<std::int64_t>(std::time(nullptr)) / seconds_a_day;
  const std::string_view text(fixed);
  std::int64_t seconds = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const std::int64_t day = seconds / seconds_a_day;
  if (failure != std::errc() || end != text.data() + text.size() || seconds < 0 || day > model::last_date()) {
    return Error{fmt::format("SOURCE_DATE_EPOCH is `{}`, which is no number of seconds from 1970 to 9999", text::printable(text))};
  }
  return day;
}

class Check {
 public:
  Check(const CheckArguments& arguments, const solve::Substitute& substitute) : arguments_(arguments), substitute_(substitute) {}

  int run() {
    watch_for_interrupt();
    const Result<std::int64_t> day = today();
    if (!day) return fail(day.error().message);
    today_ = day.value();
    const Result<std::vector<resolve::SpecFile>> files = spec_files(arguments_.paths, arguments_.root);
    if (!files) return fail(files.error().message);
    const model::Model model = resolve::load(sources_, files.value(), diagnostics_);
    if (diagnostics_.has_errors()) return fail("could not check: " + count_of_diagnostics());
    if (!arguments_.json) print_warnings();

    if (arguments_.rounds && !model::has_usage(model)) {
      return fail("there are no rounds to play: the spec has no `usage`, and its checks are answered at once");
    }

    const Result<answer::Asked> asked = answer::asked(model, {arguments_.only, arguments_.under});
    if (!asked) return fail(asked.error().message);
    refuse_day_without_clauses(model, asked.value());
    if (diagnostics_.has_errors()) return fail("could not check: " + count_of_diagnostics());

    const report::Spec spec{model, sources_};
    const Result<answer::SpecAnswer> answer = ask(model);
    if (!answer) return fail(answer.error().message);
    return tell(spec, answer.value());
  }

  int failed(const InternalError& error) const {
    const Result<std::string> saved = save_reproducer(error, arguments_, today_, sources_);
    return fail_internally(error.what(), saved.ok() ? saved.value() : "", arguments_.color);
  }

 private:
  // What --as-of does to a check is what `as of` in its scope would do.
  void refuse_day_without_clauses(const model::Model& model, const answer::Asked& asked) {
    if (!arguments_.as_of) return;
    for (const answer::AskedCheck& one : asked.checks) {
      const model::Check& check = model[one.check];
      if (!model::considers_no_clause(model, check, model::scope_of(model, check, arguments_.as_of, {}))) continue;
      diagnostics_.add(text::Code::Q006, check.heading.name_span,
                       "this check would consider no clause at all as of " + model::date_to_string(*arguments_.as_of),
                       "no contract of its scope is in force then; choose another day after `--as-of`");
    }
  }

  // With --quiet only those that say that a file is not read as it looks.
  void print_warnings() const {
    std::vector<text::Diagnostic> warnings = diagnostics_.sorted();
    if (arguments_.quiet) std::erase_if(warnings, [](const text::Diagnostic& warning) { return warning.code != text::Code::W007; });
    print_diagnostics(warnings);
  }

  Result<answer::SpecAnswer> ask(const model::Model& model) const {
    const std::atomic<bool>& interrupted = watch_for_interrupt();
    Progress progress(interrupted);
    answer::Options options;
    options.only = arguments_.only;
    options.under = arguments_.under;
    options.as_of = arguments_.as_of;
    options.today = today_;
    options.rounds = arguments_.rounds;
    // Where conflicts are told in full; a check that is not as expected tells its own in any case.
    options.minimal_conflicts = arguments_.json || detail() == report::Detail::full;
    options.instances = arguments_.json;
    options.sizes = options.minimal_conflicts;
    options.facts = options.minimal_conflicts ? answer::Facts::full : answer::Facts::brief;
    options.warnings = arguments_.json || !arguments_.quiet;
    if (arguments_.limit != 0) options.budget.resource_units = arguments_.limit;
    if (arguments_.memory != 0) options.memory = arguments_.memory;
    options.interrupt = &interrupted;
    options.substitute = substitute_;
    options.threads = arguments_.jobs;
    options.progress = [&progress](std::string_view name, bool answered) {
      if (answered)
        progress.answered(name);
      else
        progress.begun(name);
    };
    return answer::answer(model, options);
  }

  int tell(const report::Spec& spec, const answer::SpecAnswer& answer) {
    const report::Report report{spec, answer, arguments_.as_of, arguments_.under, not_asked(spec.model, answer)};
    const std::vector<text::Diagnostic> found = report::warnings(spec, answer);
    for (const text::Diagnostic& warning : found) diagnostics_.add(warning);
    const int code = report::exit_code(report::tally(answer));
    if (arguments_.json) return print_json(&report, "", code);
    if (!arguments_.quiet) print_diagnostics(found);
    const report::Style style{width(Stream::output), shows_color(Stream::output, arguments_.color)};
    return print(report::text(report, detail(), style), code);
  }

  report::Detail detail() const {
    if (arguments_.quiet) return report::Detail::quiet;
    return arguments_.verbose || !arguments_.only.empty() ? report::Detail::full : report::Detail::normal;
  }

  // The checks that were wanted and have no answer.
  std::vector<model::CheckId> not_asked(const model::Model& model, const answer::SpecAnswer& answer) const {
    std::vector<bool> asked(model.checks.size(), false);
    for (const answer::CheckAnswer& one : answer.checks) asked[one.check.value] = true;
    std::vector<model::CheckId> result;
    for (std::uint32_t i = 0; i < model.checks.size(); ++i) {
      const std::string name(model.checks[i].heading.name);
      const bool wanted = arguments_.only.empty() || std::ranges::find(arguments_.only, name) != arguments_.only.end();
      if (wanted && !asked[i]) result.push_back(model::CheckId{i});
    }
    return result;
  }

  int fail(const std::string& message) {
    if (arguments_.json) return print_json(nullptr, message, exit_wrong);
    if (diagnostics_.has_errors()) print_diagnostics(diagnostics_.sorted());
    return cli::fail(message, exit_wrong, arguments_.color);
  }

  int print_json(const report::Report* report, const std::string& error, int code) {
    const std::vector<text::Diagnostic> sorted = diagnostics_.sorted();
    return print(report::json(report, {std::string(program_version), solve::solver_version(), sorted, sources_, error, code}), code);
  }

  int print(const std::string& text, int code) const {
    if (write(Stream::output, text)) return code;
    return cli::fail("the report cannot be written to standard output", exit_wrong, arguments_.color);
  }

  void print_diagnostics(const std::vector<text::Diagnostic>& diagnostics) const {
    std::string all;
    for (const text::Diagnostic& diagnostic : diagnostics) {
      all += text::render_terminal(diagnostic, sources_, shows_color(Stream::error, arguments_.color));
      all += '\n';
    }
    write(Stream::error, all);
  }

  std::string count_of_diagnostics() const {
    const std::size_t errors = diagnostics_.error_count();
    const std::size_t warnings = diagnostics_.in_order().size() - errors;
    std::string text = report::counted(errors, "error");
    if (warnings > 0) text += " and " + report::counted(warnings, "warning");
    return text;
  }

  const CheckArguments& arguments_;
  const solve::Substitute& substitute_;
  std::int64_t today_ = 0;
  text::Sources sources_;
  text::Diagnostics diagnostics_;
};

}  // namespace

int check(const CheckArguments& arguments, const solve::Substitute& substitute) {
  Check command(arguments, substitute);
  try {
    return command.run();
  } catch (const std::bad_alloc&) {
    throw;  // no mistake
  } catch (const InternalError& error) {
    return command.failed(error);
  } catch (const std::exception& error) {
    return command.failed(InternalError(error.what()));
  }
}

}  // namespace proviso::cli

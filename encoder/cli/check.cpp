#include "cli/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <new>

#include "answer/check.h"
#include "cli/failure.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/reproducer.h"
#include "cli/spec_files.h"
#include "cli/terminal.h"
#include "model/load.h"
#include "model/usage.h"
#include "report/json.h"
#include "report/tally.h"
#include "report/warnings.h"
#include "solve/engine.h"
#include "text/check.h"
#include "text/render.h"
#include "text/version.h"

namespace proviso::cli {

namespace {

// Days since 1970-01-01 in Greenwich. SOURCE_DATE_EPOCH, in seconds, sets another day (reproducible-builds.org/specs).
std::int64_t today() {
  constexpr std::int64_t seconds_a_day = 86'400;
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  const std::int64_t now = fixed && *fixed ? std::strtoll(fixed, nullptr, 10) : static_cast<std::int64_t>(std::time(nullptr));
  return now / seconds_a_day;
}

class Check {
 public:
  Check(const CheckArguments& arguments, const solve::Substitute& substitute) : arguments_(arguments), substitute_(substitute) {}

  int run() {
    watch_for_interrupt();
    const Result<std::vector<std::string>> files = spec_files(arguments_.paths);
    if (!files) return fail(files.error().message);
    const model::Model model = model::load(sources_, files.value(), diagnostics_);
    if (diagnostics_.has_errors()) return fail("could not check: " + count_of_diagnostics());
    if (!arguments_.json && !arguments_.quiet) print_diagnostics(diagnostics_.sorted());

    if (arguments_.rounds && !model::has_usage(model)) {
      return fail("there are no rounds to play: the spec has no `usage`, and its checks are answered at once");
    }

    const report::Spec spec{model, sources_};
    const Result<answer::SpecAnswer> answer = ask(model);
    if (!answer) return fail(answer.error().message);
    return tell(spec, answer.value());
  }

  int failed(const InternalError& error) const {
    const Result<std::string> saved = save_reproducer(error, arguments_, today(), sources_);
    return fail_internally(error.what(), saved.ok() ? saved.value() : "", arguments_.color);
  }

 private:
  Result<answer::SpecAnswer> ask(const model::Model& model) const {
    const std::atomic<bool>& interrupted = watch_for_interrupt();
    Progress progress(interrupted);
    answer::Options options;
    options.only = arguments_.only;
    options.under = arguments_.under;
    options.as_of = arguments_.as_of;
    options.today = today();
    options.rounds = arguments_.rounds;
    // Where conflicts are told in full; a check that is not as expected tells its own in any case.
    options.minimal_conflicts = arguments_.json || detail() == report::Detail::full;
    options.instances = arguments_.json;
    options.sizes = options.minimal_conflicts;
    if (arguments_.limit != 0) options.budget.resource_units = arguments_.limit;
    if (arguments_.memory != 0) options.memory = arguments_.memory;
    options.interrupt = &interrupted;
    options.substitute = substitute_;
    options.threads = arguments_.jobs;
    options.progress = [&progress](std::string_view name, bool answered) {
      if (answered) progress.answered(name);
      else progress.begun(name);
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
    std::vector<model::CheckId> result;
    for (std::uint32_t i = 0; i < model.checks.size(); ++i) {
      const std::string name(model.checks[i].heading.name);
      const bool wanted = arguments_.only.empty() || std::ranges::find(arguments_.only, name) != arguments_.only.end();
      const bool asked = std::ranges::any_of(answer.checks, [&](const answer::CheckAnswer& a) { return a.check.value == i; });
      if (wanted && !asked) result.push_back(model::CheckId{i});
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
    return print(report::json(report, {std::string(kVersion), solve::solver_version(), sorted, sources_, error, code}), code);
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

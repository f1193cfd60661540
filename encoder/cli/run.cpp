#include "cli/run.h"

#include <span>

#include "cli/failure.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/terminal.h"
#include "program/run.h"
#include "text/render.h"

namespace proviso::cli {

namespace {

void print_diagnostics(std::span<const text::Diagnostic> diagnostics, const text::Sources& sources, Color color) {
  std::string all;
  for (const text::Diagnostic& diagnostic : diagnostics) {
    all += text::render_terminal(diagnostic, sources, shows_color(Stream::error, color));
    all += '\n';
  }
  write(Stream::error, all);
}

// Prints the warnings of the spec before the search, which may take long.
class TerminalProgress : public program::Progress {
 public:
  TerminalProgress(const std::atomic<bool>& interrupted, Color color) : line_(interrupted), color_(color) {}

  void loaded(const std::vector<text::Diagnostic>& warnings, const text::Sources& sources) override {
    print_diagnostics(std::span(warnings).subspan(printed_), sources, color_);
    printed_ = warnings.size();
  }
  void begun(std::string_view name) override { line_.begun(name); }
  void answered(std::string_view name) override { line_.answered(name); }

  // The number of printed diagnostics.
  std::size_t printed() const { return printed_; }

 private:
  ProgressLine line_;
  Color color_;
  std::size_t printed_ = 0;
};

}  // namespace

program::ExitCode run(const Invocation& invocation) {
  const Color color = invocation.color;
  const std::atomic<bool>& interrupted = watch_for_interrupt();
  const program::SystemClock clock;
  program::Reply reply;
  std::size_t printed = 0;
  {
    TerminalProgress progress(interrupted, color);
    reply = program::run(invocation.command, {.files = text::disk(),
                                              .clock = clock,
                                              .progress = progress,
                                              .interrupt = &interrupted,
                                              .style = {width(Stream::output), shows_color(Stream::output, color)},
                                              .command_line = invocation.command_line});
    printed = progress.printed();
  }
  print_diagnostics(std::span(reply.diagnostics).subspan(printed), *reply.sources, color);
  if (!write(Stream::output, reply.output)) {
    return fail("the report cannot be written to standard output", program::ExitCode::wrong, color);
  }
  if (!reply.error.empty()) return fail(reply.error, reply.exit, color);
  return reply.exit;
}

}  // namespace proviso::cli

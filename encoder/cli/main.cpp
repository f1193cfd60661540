// The program `proviso`.
#include <csignal>
#include <exception>
#include <new>

#include "cli/arguments.h"
#include "cli/failure.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "program/reproducer.h"

namespace {

using namespace proviso;
using program::ExitCode;

ExitCode run(int argc, const char* const* argv) {
  struct {
    ExitCode operator()(const cli::Information& information) const {
      return cli::write(cli::Stream::output, information.text) ? ExitCode::as_expected : ExitCode::wrong;
    }
    ExitCode operator()(const cli::Misuse& misuse) const { return cli::fail(misuse.message, ExitCode::wrong, cli::Color::automatic); }
    ExitCode operator()(const cli::Invocation& invocation) const { return cli::run(invocation); }
  } each;
  return std::visit(each, cli::parse(argc, argv));
}

ExitCode run_or_fail(int argc, const char* const* argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return cli::fail("undecided: there is not enough memory", ExitCode::undecided, cli::Color::automatic);
  } catch (const std::exception& error) {
    return cli::fail(program::words_of_internal_error(error.what(), ""), ExitCode::internal, cli::Color::automatic);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // write() detects a closed pipe
  return static_cast<int>(run_or_fail(argc, argv));
}

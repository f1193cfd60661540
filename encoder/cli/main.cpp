// The program `proviso`.
#include <csignal>
#include <exception>
#include <new>

#include "cli/arguments.h"
#include "cli/check.h"
#include "cli/failure.h"
#include "cli/terminal.h"

namespace {

using namespace proviso;

int run(int argc, const char* const* argv) {
  struct {
    int operator()(const cli::Information& information) const {
      return cli::write(cli::Stream::output, information.text) ? 0 : cli::exit_wrong;
    }
    int operator()(const cli::Misuse& misuse) const { return cli::fail(misuse.message, cli::exit_wrong, cli::Color::automatic); }
    int operator()(const cli::CheckArguments& arguments) const { return cli::check(arguments); }
  } command;
  return std::visit(command, cli::parse(argc, argv));
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has gone is seen where it is written to
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return cli::fail("undecided: there is not enough memory", cli::exit_undecided, cli::Color::automatic);
  } catch (const std::exception& error) {
    return cli::fail_internally(error.what(), "", cli::Color::automatic);
  }
}

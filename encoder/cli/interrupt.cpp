#include "cli/interrupt.h"

#include <unistd.h>

#include <csignal>

#include "program/exit_code.h"

namespace proviso::cli {

namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

extern "C" void on_interrupt(int) {
  if (interrupted.exchange(true)) _exit(static_cast<int>(program::ExitCode::killed));
}

}  // namespace

const std::atomic<bool>& watch_for_interrupt() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  return interrupted;
}

}  // namespace proviso::cli

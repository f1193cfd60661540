#include "cli/interrupt.h"

#include <unistd.h>

#include <csignal>

namespace proviso::cli {

namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

constexpr int exit_of_interrupt = 130;  // as shells have it: 128 + SIGINT

extern "C" void on_interrupt(int) {
  if (interrupted.exchange(true)) _exit(exit_of_interrupt);
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

// Stops Z3 when the task of this thread is interrupted. While an Interruption exists, a watcher thread polls the meter's flag and
// interrupts the context once the flag is set. (Z3's own `timeout` is never used: Z3 4.8.12 deadlocks with it on some inputs.)
#pragma once

#include <z3++.h>

namespace proviso::solve {

class Interruption {
 public:
  explicit Interruption(z3::context&);
  ~Interruption();
  Interruption(const Interruption&) = delete;

 private:
  z3::context& context_;
  bool watched_;  // the meter has a flag
};

}  // namespace proviso::solve

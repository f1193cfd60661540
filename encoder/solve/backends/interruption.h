// Stops Z3 when the task of this thread is interrupted. While an Interruption lives, a thread of ours looks at the flag of the
// meter and, once it is raised, interrupts the context. (Z3's own `timeout` is never used: 4.8.12 deadlocks with it on some
// inputs.)
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
  bool watched_;  // there is a flag
};

}  // namespace proviso::solve

// A Z3 context that is created on first use. Creation takes some milliseconds, and most specs have no numbers.
#pragma once

#include <z3++.h>

#include <memory>

namespace proviso::solve {

class LazyContext {
 public:
  z3::context& get() {
    if (context_ == nullptr) context_ = std::make_unique<z3::context>();
    return *context_;
  }

 private:
  std::unique_ptr<z3::context> context_;
};

}  // namespace proviso::solve

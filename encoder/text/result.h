// A value, or a message that says why there is none: for failures of the environment and of limits. (Errors of the user are
// Diagnostics; defects of the program are CHECKs.)
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "text/check.h"

namespace proviso {

struct Error {
  std::string message;  // lower case, no final period, says what to do if that is known
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}
  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  T& value() & {
    CHECK(ok(), error().message);
    return std::get<T>(state_);
  }
  const T& value() const& {
    CHECK(ok(), error().message);
    return std::get<T>(state_);
  }
  T&& value() && {
    CHECK(ok(), error().message);
    return std::get<T>(std::move(state_));
  }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace proviso

// CHECK(condition, message): our own mistakes, also in release builds. A failed check throws InternalError, which only the
// program catches, at its very end: it says what failed and where, saves what is needed to look into it, and exits with 4.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace proviso {

class InternalError : public std::logic_error {
 public:
  explicit InternalError(const std::string& what, std::string details = {}) : std::logic_error(what), details_(std::move(details)) {}

  // For whoever looks into it, in lines: what was under way, from the outside in, and what is known of it. May be empty.
  const std::string& details() const { return details_; }
  // It came about while this was under way. Who says so passes the error on.
  void during(std::string_view what) { details_ = std::string(what) + '\n' + details_; }

 private:
  std::string details_;
};

[[noreturn]] void check_failed(const char* condition, const char* file, int line, std::string_view message);

}  // namespace proviso

#define CHECK(condition, ...)                                                                   \
  do {                                                                                          \
    if (!(condition)) [[unlikely]]                                                              \
      ::proviso::check_failed(#condition, __FILE__, __LINE__, ::std::string_view{__VA_ARGS__}); \
  } while (false)

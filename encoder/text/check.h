// CHECK(condition, message) detects defects of the program, also in release builds. A failed check throws InternalError, which only the
// program's outermost function catches: it reports what failed and where, saves a reproducer, and exits with 4.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace proviso {

class InternalError : public std::logic_error {
 public:
  explicit InternalError(const std::string& what, std::string details = {}) : std::logic_error(what), details_(std::move(details)) {}

  // For developers, in lines: the tasks in progress, the outermost first, and what is known of them. May be empty.
  const std::string& details() const { return details_; }
  // Adds the task that was in progress. The caller rethrows the error.
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

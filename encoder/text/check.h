// CHECK(condition, message): our own mistakes, also in release builds. A failed check throws InternalError, which only the
// program's main function catches: it prints what failed and where, and exits with 4.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace proviso {

class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void check_failed(const char* condition, const char* file, int line, std::string_view message);

}  // namespace proviso

#define CHECK(condition, ...)                                                                        \
  do {                                                                                               \
    if (!(condition)) [[unlikely]] ::proviso::check_failed(#condition, __FILE__, __LINE__, ::std::string_view{__VA_ARGS__}); \
  } while (false)

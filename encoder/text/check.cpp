#include "text/check.h"

#include <fmt/format.h>

namespace proviso {

void check_failed(const char* condition, const char* file, int line, std::string_view message) {
  throw InternalError(fmt::format("{}:{}: {} does not hold{}{}", file, line, condition, message.empty() ? "" : ": ", message));
}

}  // namespace proviso

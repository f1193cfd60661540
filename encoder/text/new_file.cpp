// The file is written under another name and then linked to its own: a link, unlike a renaming, fails if the name exists.
#include "text/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

namespace proviso::text {

namespace {

constexpr int most_files = 1000;

bool write_all(int descriptor, std::string_view contents) {
  while (!contents.empty()) {
    const ssize_t written = ::write(descriptor, contents.data(), contents.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    contents.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

}  // namespace

Result<std::string> save_new(const std::string& folder, const std::string& stem, std::string_view contents) {
  const auto failure = [&] { return Error{fmt::format("`{}` cannot be written to: {}", folder, std::strerror(errno))}; };
  std::string temporary = fmt::format("{}/.{}-XXXXXX", folder, stem);
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return failure();
  bool done = write_all(descriptor, contents);
  done = ::close(descriptor) == 0 && done;
  Result<std::string> result = failure();
  for (int i = 1; done && i <= most_files; ++i) {
    const std::string path = fmt::format("{}/{}-{}.txt", folder, stem, i);
    if (::link(temporary.c_str(), path.c_str()) == 0) {
      result = path;
      break;
    }
    result = failure();
    if (errno != EEXIST) break;
  }
  ::unlink(temporary.c_str());
  return result;
}

}  // namespace proviso::text

// The file is written under another name and then linked to its own: a link, unlike a renaming, fails if the name exists.
#include "text/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

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

// A file that is made for the program alone has the rights of any new file.
void make_readable(int descriptor) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor, 0666 & ~mask);
}

}  // namespace

Result<std::string> replace_file(const std::string& path, std::string_view contents) {
  const auto failure = [&] { return Error{fmt::format("`{}` cannot be written: {}", path, std::strerror(errno))}; };
  struct stat there {};
  if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode))
    return Error{fmt::format("`{}` cannot be written: it is {}", path, S_ISDIR(there.st_mode) ? "a folder" : "no file")};
  std::string place = path;
  if (char* canonical = ::realpath(path.c_str(), nullptr)) {
    place = canonical;
    std::free(canonical);
  }
  const std::size_t slash = place.rfind('/');
  std::error_code ignored;  // mkstemp says why the folder is not there
  if (slash != std::string::npos) std::filesystem::create_directories(place.substr(0, slash), ignored);
  std::string temporary = (slash == std::string::npos ? "" : place.substr(0, slash + 1)) + ".proviso-XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return failure();
  make_readable(descriptor);
  bool done = write_all(descriptor, contents);
  done = ::close(descriptor) == 0 && done;
  if (done && ::rename(temporary.c_str(), place.c_str()) == 0) return path;
  const Error error = failure();
  ::unlink(temporary.c_str());
  return error;
}

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

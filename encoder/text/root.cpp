#include "text/root.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "text/utf8.h"

namespace proviso::text {

namespace fs = std::filesystem;

Result<Root> root_at(const std::string& path) {
  std::error_code error;
  const fs::path canonical = fs::canonical(path.empty() ? "." : path, error);
  if (error || !fs::is_directory(canonical, error)) return Error{fmt::format("there is no folder `{}`", printable(path))};
  return Root{canonical.string(), fmt::format("`{}`", printable(path))};
}

Result<Root> root_of(const std::string& folder) {
  Result<Root> own = root_at(folder);
  if (!own) return own;
  Result<Root> here = root_at(".");
  if (here && (own.value().path == here.value().path || lies_below(here.value(), own.value().path))) {
    here.value().words = "the working directory";
    return here;
  }
  return own;
}

bool lies_below(const Root& root, const std::string& canonical) {
  const std::string folder = root.path.ends_with('/') ? root.path : root.path + '/';
  return canonical.starts_with(folder);
}

}  // namespace proviso::text

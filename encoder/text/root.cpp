#include "text/root.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace proviso::text {

Result<Root> root_at(const Files& files, const std::string& path) {
  const Files::Place place = files.locate(path.empty() ? "." : path);
  if (!place.failure.empty() || !files.is_folder(place.canonical)) return Error{fmt::format("there is no folder `{}`", printable(path))};
  return Root{place.canonical, fmt::format("`{}`", printable(path))};
}

Result<Root> root_of(const Files& files, const std::string& folder) {
  Result<Root> own = root_at(files, folder);
  if (!own) return own;
  Result<Root> here = root_at(files, ".");
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

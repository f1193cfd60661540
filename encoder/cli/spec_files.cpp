#include "cli/spec_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "text/utf8.h"

namespace proviso::cli {

namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

Result<std::vector<std::string>> below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failure;
  fs::recursive_directory_iterator it(folder, failure);
  for (const fs::recursive_directory_iterator end; !failure && it != end; it.increment(failure)) {
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      if (is_hidden(it->path())) it.disable_recursion_pending();
    } else if (it->path().extension() == ".pvo" && !is_hidden(it->path())) {
      files.push_back(it->path().lexically_normal().string());
    }
  }
  if (failure) return Error{fmt::format("cannot look through `{}`: {}", text::printable(folder), failure.message())};
  if (files.empty()) return Error{fmt::format("there is no spec (.pvo) below `{}`", text::printable(folder))};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Result<std::vector<resolve::SpecFile>> spec_files(const std::vector<std::string>& paths, const std::string& root) {
  std::optional<text::Root> common;
  if (!root.empty()) {
    const Result<text::Root> given = text::root_at(root);
    if (!given) return Error{fmt::format("`--root`: {}", given.error().message)};
    common = given.value();
  }
  std::vector<resolve::SpecFile> files;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      files.push_back(resolve::named_file(path));
      if (common) files.back().root = *common;
      continue;
    }
    const Result<text::Root> own = text::root_of(path);
    if (!own) return own.error();
    const Result<std::vector<std::string>> found = below(path);
    if (!found) return found.error();
    for (const std::string& file : found.value()) files.push_back({file, common ? *common : own.value(), true});
  }
  return files;
}

}  // namespace proviso::cli

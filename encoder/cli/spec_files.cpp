#include "cli/spec_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

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
  if (failure) return Error{fmt::format("cannot look through `{}`: {}", folder, failure.message())};
  if (files.empty()) return Error{fmt::format("there is no spec (.pvo) below `{}`", folder)};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Result<std::vector<std::string>> spec_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    Result<std::vector<std::string>> found = below(path);
    if (!found) return found.error();
    files.insert(files.end(), found.value().begin(), found.value().end());
  }
  return files;
}

}  // namespace proviso::cli

#include "program/spec_files.h"

#include <fmt/format.h>

#include <optional>

#include "text/root.h"
#include "text/utf8.h"

namespace proviso::program {

namespace {

Result<std::vector<std::string>> specs_below(const text::Files& system, const std::string& folder) {
  Result<std::vector<std::string>> files = system.below(folder, ".pvo");
  if (!files) return Error{fmt::format("cannot search `{}`: {}", text::printable(folder), files.error().message)};
  if (files.value().empty()) return Error{fmt::format("there is no spec (.pvo) below `{}`", text::printable(folder))};
  return files;
}

}  // namespace

Result<std::vector<resolve::SpecFile>> spec_files(const text::Files& system, const std::vector<std::string>& paths,
                                                  const std::string& root) {
  std::optional<text::Root> common;
  if (!root.empty()) {
    const Result<text::Root> given = text::root_at(system, root);
    if (!given) return Error{fmt::format("`--root`: {}", given.error().message)};
    common = given.value();
  }
  std::vector<resolve::SpecFile> files;
  for (const std::string& path : paths) {
    if (!system.is_folder(path)) {
      files.push_back(resolve::named_file(system, path));
      if (common) files.back().root = *common;
      continue;
    }
    const Result<text::Root> own = text::root_of(system, path);
    if (!own) return own.error();
    const Result<std::vector<std::string>> found = specs_below(system, path);
    if (!found) return found.error();
    for (const std::string& file : found.value()) files.push_back({file, common ? *common : own.value(), true});
  }
  return files;
}

}  // namespace proviso::program

#include "resolve/files/roots.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "syntax/parser.h"

namespace proviso::resolve {

namespace {

using text::FileId;

struct Seen {
  std::set<FileId> imports;
  std::vector<std::string> asked;
};

class ImportGraph {
 public:
  explicit ImportGraph(text::Sources& sources) : sources_(sources) {}

  // The file, and all that it imports.
  std::set<FileId> reached(FileId from) {
    std::set<FileId> found{from};
    std::vector<FileId> waiting{from};
    while (!waiting.empty()) {
      const FileId next = waiting.back();
      waiting.pop_back();
      for (const FileId import : look_at(next).imports)
        if (found.insert(import).second) waiting.push_back(import);
    }
    return found;
  }

  const std::vector<std::string>& asked(FileId file) { return look_at(file).asked; }

 private:
  const Seen& look_at(FileId file) {
    const auto [known, is_new] = seen_.try_emplace(file);
    if (!is_new) return known->second;
    text::Diagnostics ignored;
    const syntax::Ast tree = syntax::parse(sources_, file, ignored);
    for (const syntax::Declaration& declaration : tree.declarations) {
      if (const auto* check = std::get_if<syntax::Check>(&declaration)) known->second.asked.emplace_back(check->name.text);
      if (const auto* example = std::get_if<syntax::Example>(&declaration)) known->second.asked.emplace_back(example->name.text);
      if (const auto* import = std::get_if<syntax::Import>(&declaration)) {
        const Result<FileId> target = load_import(sources_, file, *import);
        if (target) known->second.imports.insert(target.value());
      }
    }
    return known->second;
  }

  text::Sources& sources_;
  std::map<FileId, Seen> seen_;
};

// In the order of their paths, each file once. A file that cannot be read is a root.
std::vector<SpecRoot> all_files(text::Sources& sources, std::vector<SpecFile> wanted) {
  std::ranges::stable_sort(wanted, {}, [](const SpecFile& one) { return std::filesystem::path(one.path).lexically_normal(); });
  std::vector<SpecRoot> all;
  for (SpecFile& one : wanted) {
    text::Diagnostics ignored;
    const std::vector<FileId> read = read_files(sources, {one}, ignored);
    const FileId id = read.empty() ? FileId{} : read.front();
    if (id.valid() && std::ranges::find(all, id, &SpecRoot::id) != all.end()) continue;
    all.push_back({std::move(one), id, {}});
  }
  return all;
}

}  // namespace

std::vector<SpecRoot> roots_of(text::Sources& sources, const std::vector<SpecFile>& wanted) {
  std::vector<SpecRoot> all = all_files(sources, wanted);
  ImportGraph graph(sources);
  std::vector<std::set<FileId>> reached(all.size());
  std::map<FileId, std::size_t> reached_by;  // how many files of the command lead to this one
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].id.valid()) continue;
    reached[i] = graph.reached(all[i].id);
    for (const FileId file : reached[i])
      if (file != all[i].id) ++reached_by[file];
  }
  std::vector<bool> is_root(all.size(), false);
  std::set<FileId> covered;
  const auto take = [&](std::size_t i) {
    is_root[i] = true;
    covered.insert(reached[i].begin(), reached[i].end());
  };
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!all[i].id.valid() || !reached_by.contains(all[i].id)) take(i);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!is_root[i] && !covered.contains(all[i].id)) take(i);

  std::vector<SpecRoot> roots;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_root[i]) continue;
    for (const FileId file : reached[i]) {
      const std::vector<std::string>& names = graph.asked(file);
      all[i].asked.insert(all[i].asked.end(), names.begin(), names.end());
    }
    roots.push_back(std::move(all[i]));
  }
  return roots;
}

}  // namespace proviso::resolve

#include "resolve/files/imports.h"

#include <fmt/format.h>

#include <filesystem>
#include <unordered_map>
#include <utility>

#include "syntax/parser.h"
#include "text/utf8.h"

namespace proviso::resolve {

namespace {

using text::Code;
using text::FileId;

// A file whose imports are being processed.
struct Open {
  syntax::Ast tree;
  std::vector<const syntax::Import*> imports;
  std::size_t next = 0;
};

Open open(const text::Sources& sources, FileId file, text::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  Open result{syntax::parse(sources, file, diagnostics), {}, 0};
  if (result.tree.declarations.empty() && diagnostics.error_count() == errors) {
    diagnostics.add(Code::P026, {file, 0, 0}, "this file declares nothing",
                    "a spec is made of declarations, each begun by its word: `type`, `fact`, `contract`, `requirement`, `check` ...");
  }
  for (const syntax::Declaration& declaration : result.tree.declarations) {
    if (const auto* import = std::get_if<syntax::Import>(&declaration)) result.imports.push_back(import);
  }
  return result;
}

enum class State : std::uint8_t { unseen, open, done };

void report_cycle(const text::Sources& sources, const std::vector<Open>& chain, FileId target, const syntax::Import& import,
                  text::Diagnostics& diagnostics) {
  text::Diagnostic diagnostic{Code::N003, import.path.span, "this import leads back to its own file", {}, {}};
  if (chain.back().tree.file() == target) diagnostic.message = "this file imports itself";
  bool inside = false;
  for (const Open& file : chain) {
    inside = inside || file.tree.file() == target;
    if (!inside || &file == &chain.back()) continue;
    const syntax::Import& onward = *file.imports[file.next - 1];
    diagnostic.labels.push_back({onward.path.span, "`" + sources.name(file.tree.file()) + "` imports on from here"});
  }
  diagnostic.help = "move what both files need into a third file, and import that";
  diagnostics.add(std::move(diagnostic));
}

// Lists the files of the library.
void report_no_library_file(const text::Sources& sources, const syntax::Import& import, const Error& error,
                            text::Diagnostics& diagnostics) {
  const std::string folder = sources.files().library_folder();
  const Result<std::vector<std::string>> all = folder.empty() ? Error{""} : sources.files().below(folder, ".pvo");
  if (!all) return diagnostics.add(Code::P027, import.path.span, error.message);
  std::vector<std::string> names;
  for (const std::string& path : all.value()) names.push_back(std::filesystem::path(path).lexically_relative(folder).generic_string());
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  std::string has;
  for (const std::string& name : names) has += (has.empty() ? "`" : &name == &names.back() ? " and `" : ", `") + name + "`";
  const std::string near = text::nearest(import.path.value, candidates);
  text::Diagnostic diagnostic{
      Code::P027, import.path.span, fmt::format("the library has no file `{}`", text::printable(import.path.value)), {}, "it has " + has};
  if (!near.empty()) {
    diagnostic.help = fmt::format("did you mean `{}`? the library has {}", near, has);
    diagnostic.edits = {{import.path.span, '"' + near + '"'}};
  }
  diagnostics.add(std::move(diagnostic));
}

}  // namespace

Result<FileId> load_named_by(text::Sources& sources, FileId file, std::string& path) {
  if (sources.is_library(file)) {
    const std::filesystem::path inside = std::filesystem::path(sources.name(file)).lexically_relative(text::library_name).parent_path();
    path = (inside / path).lexically_normal().generic_string();
    return sources.load_library(path);
  }
  const std::filesystem::path folder = std::filesystem::path(sources.name(file)).parent_path();
  path = (folder / path).lexically_normal().generic_string();
  if (sources.root(file) == nullptr) {
    Result<text::Root> root = text::root_of(sources.files(), folder.string());
    if (!root) return root.error();
    sources.confine(file, std::move(root).value());
  }
  const text::Root root = *sources.root(file);
  Result<FileId> named = sources.load(path, &root);
  if (named && sources.root(named.value()) == nullptr) sources.confine(named.value(), root);
  return named;
}

Result<FileId> load_import(text::Sources& sources, FileId file, const syntax::Import& import) {
  std::string path(import.path.value);
  return import.library ? sources.load_library(path) : load_named_by(sources, file, path);
}

SpecFile named_file(const text::Files& files, const std::string& path) {
  const Result<text::Root> root = text::root_of(files, std::filesystem::path(path).parent_path().string());
  // If the folder does not exist, the file cannot be read either.
  return {path, root ? root.value() : text::Root{"?", "?"}};
}

std::vector<FileId> read_files(text::Sources& sources, const std::vector<SpecFile>& wanted, text::Diagnostics& diagnostics) {
  std::vector<FileId> files;
  for (const SpecFile& one : wanted) {
    const Result<FileId> file = sources.load(one.path, one.found ? &one.root : nullptr);
    if (file) {
      if (sources.root(file.value()) == nullptr) sources.confine(file.value(), one.root);
      files.push_back(file.value());
    } else {
      diagnostics.add(Code::P001, {}, file.error().message);
    }
  }
  return files;
}

// Depth first, with an explicit stack, because a chain of imports can have any length.
std::vector<syntax::Ast> parse_with_imports(text::Sources& sources, const std::vector<FileId>& files, text::Diagnostics& diagnostics) {
  std::vector<syntax::Ast> trees;
  std::unordered_map<std::uint32_t, State> states;
  std::vector<Open> chain;
  const auto enter = [&](FileId file) {
    states[file.value] = State::open;
    chain.push_back(open(sources, file, diagnostics));
  };
  for (const FileId file : files) {
    if (states[file.value] != State::unseen) continue;
    enter(file);
    while (!chain.empty()) {
      Open& top = chain.back();
      if (top.next == top.imports.size()) {
        states[top.tree.file().value] = State::done;
        trees.push_back(std::move(top.tree));
        chain.pop_back();
        continue;
      }
      const syntax::Import& import = *top.imports[top.next++];
      const Result<FileId> target = load_import(sources, top.tree.file(), import);
      if (!target && import.library) {
        report_no_library_file(sources, import, target.error(), diagnostics);
      } else if (!target) {
        diagnostics.add(Code::P001, import.path.span, target.error().message);
      } else if (states[target.value().value] == State::open) {
        report_cycle(sources, chain, target.value(), import, diagnostics);
      } else if (states[target.value().value] == State::unseen) {
        enter(target.value());
      }
    }
  }
  return trees;
}

}  // namespace proviso::resolve

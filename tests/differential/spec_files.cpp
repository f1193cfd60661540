#include "spec_files.h"

#include <string_view>

#include "resolve/load/load.h"

namespace proviso::differential {

namespace {
constexpr std::string_view heading = "// file: ";
}  // namespace

std::string file_heading(const std::string& path) { return std::string(heading) + path + "\n"; }

std::vector<text::FileId> add_files(text::Sources& sources, const std::string& spec) {
  std::vector<text::FileId> files;
  std::string name = "spec.pvo";
  std::string contents;
  const auto add = [&] { files.push_back(sources.add(name, std::move(contents))); };
  for (std::size_t at = 0; at < spec.size();) {
    const std::size_t newline = spec.find('\n', at);
    const std::size_t end = newline == std::string::npos ? spec.size() : newline + 1;
    if (spec.compare(at, heading.size(), heading) == 0) {
      add();
      contents.clear();
      name = spec.substr(at + heading.size(), newline - at - heading.size());
    } else {
      contents.append(spec, at, end - at);
    }
    at = end;
  }
  add();
  return files;
}

std::unique_ptr<Loaded> load_text(const std::string& spec) {
  auto loaded = std::make_unique<Loaded>();
  resolve::Loaded all = resolve::load(loaded->sources, {add_files(loaded->sources, spec).front()});
  loaded->diagnostics = std::move(all.diagnostics);
  if (all.model) loaded->model = std::move(*all.model);
  return loaded;
}

}  // namespace proviso::differential

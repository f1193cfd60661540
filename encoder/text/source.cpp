#include "text/source.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace proviso::text {

namespace {

constexpr std::uintmax_t max_size = std::uintmax_t{256} << 20;

std::string drop_byte_order_mark(std::string contents) {
  if (contents.starts_with("\xEF\xBB\xBF")) contents.erase(0, 3);
  return contents;
}

// Why the bytes are no readable text; empty if they are.
std::string flaw(std::string_view contents) {
  if (contents.starts_with("\xFF\xFE") || contents.starts_with("\xFE\xFF")) return "is UTF-16; save it as UTF-8";
  const auto line_of = [&](std::size_t offset) {
    return 1 + std::count(contents.begin(), contents.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  };
  if (const std::size_t nul = contents.find('\0'); nul != std::string_view::npos) {
    return fmt::format("is not a text file: line {} holds a NUL byte", line_of(nul));
  }
  if (const auto bad = first_invalid(contents)) {
    return fmt::format("is not valid UTF-8 (line {}); save it as UTF-8", line_of(*bad));
  }
  return {};
}

}  // namespace

Span cover(Span a, Span b) {
  if (!a.valid()) return b;
  if (!b.valid()) return a;
  CHECK(a.file == b.file, "a span lies in one file");
  return {a.file, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

Result<FileId> Sources::load(const std::string& path, const Root* root) { return load_as(path, path, root); }

Result<FileId> Sources::load_library(const std::string& path) {
  const std::string name = std::string(library_name) + path;
  const FileId buffer = this->buffer(name);
  if (buffer.valid()) return buffer;
  const std::string folder = system_->library_folder();
  if (folder.empty()) return Error{"the library that comes with the program is not where the program is installed"};
  Result<Root> root = root_at(*system_, folder);
  if (!root) return root.error();
  root.value().words = "the library";
  const Result<FileId> file = load_as(name, folder + '/' + path, &root.value());
  if (file && !files_[file.value().value]->root) confine(file.value(), root.value());
  return file;
}

bool Sources::is_library(FileId id) const { return name(id).starts_with(library_name); }

FileId Sources::buffer(const std::string& name) const {
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (files_[i]->canonical.empty() && files_[i]->name == name) return FileId{i};
  }
  return {};
}

Result<FileId> Sources::load_as(const std::string& name, const std::string& path, const Root* root) {
  if (const FileId buffer = this->buffer(name); buffer.valid()) return buffer;
  const Files::Place place = system_->locate(path);
  const std::string shown = printable(name);
  if (root != nullptr && !lies_below(*root, place.canonical)) {
    return Error{fmt::format("`{}` lies outside of {}, and is not opened; `--root DIR` says how far a spec may reach", shown, root->words)};
  }
  const FileId known = at(place.canonical);
  if (known.valid() && (files_[known.value]->is_overlaid || !files_[known.value]->is_stale)) return known;
  if (!place.failure.empty()) return Error{fmt::format("cannot read `{}`: {}", shown, place.failure)};

  // Opens the canonical path that was examined, so that later changes of links in `path` have no effect.
  Result<Files::Contents> contents = system_->read(place.canonical, max_size);
  if (!contents) return Error{fmt::format("cannot read `{}`: {}", shown, contents.error().message)};
  if (contents.value().too_large) return Error{fmt::format("`{}` is larger than 256 MiB", shown)};
  std::string bytes = std::move(contents).value().bytes;
  if (const std::string reason = flaw(bytes); !reason.empty()) return Error{fmt::format("`{}` {}", shown, reason)};
  return set(known, name, place.canonical, std::move(bytes));
}

Result<FileId> Sources::overlay(const std::string& path, std::string contents) {
  if (contents.size() > max_size) return Error{fmt::format("`{}` is larger than 256 MiB", printable(path))};
  if (const std::string reason = flaw(contents); !reason.empty()) return Error{fmt::format("`{}` {}", printable(path), reason)};
  const Files::Place place = system_->locate(path);
  if (place.canonical.empty()) return Error{fmt::format("cannot read `{}`: {}", printable(path), place.failure)};
  const FileId id = set(at(place.canonical), path, place.canonical, std::move(contents));
  files_[id.value]->is_overlaid = true;
  return id;
}

void Sources::forget(const std::string& path) {
  const FileId id = at(system_->locate(path).canonical);
  if (!id.valid()) return;
  files_[id.value]->is_overlaid = false;
  files_[id.value]->is_stale = true;
}

FileId Sources::add(std::string name, std::string contents) {
  CHECK(contents.size() <= max_size, "offsets are 32 bits wide");
  return set({}, std::move(name), {}, std::move(contents));
}

FileId Sources::at(const std::string& canonical) const {
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (!canonical.empty() && files_[i]->canonical == canonical) return FileId{i};
  }
  return {};
}

FileId Sources::set(FileId known, std::string name, std::string canonical, std::string contents) {
  if (!known.valid()) {
    known = FileId{static_cast<std::uint32_t>(files_.size())};
    files_.push_back(std::make_unique<File>());
    files_.back()->name = std::move(name);
    files_.back()->canonical = std::move(canonical);
  }
  File& file = *files_[known.value];
  file.contents = std::make_shared<const std::string>(drop_byte_order_mark(std::move(contents)));
  file.line_starts.clear();
  file.is_stale = false;
  return known;
}

void Sources::confine(FileId id, Root root) {
  CHECK(id.value < files_.size(), "a file of these sources");
  files_[id.value]->root = std::move(root);
}

const Root* Sources::root(FileId id) const {
  const File& f = file(id);
  return f.root ? &*f.root : nullptr;
}

const Sources::File& Sources::file(FileId id) const {
  CHECK(id.value < files_.size(), "a file of these sources");
  return *files_[id.value];
}

std::string_view Sources::contents(FileId id) const { return *file(id).contents; }

std::shared_ptr<const std::string> Sources::version(FileId id) const { return file(id).contents; }

const std::string& Sources::name(FileId id) const { return file(id).name; }

std::string_view Sources::slice(Span span) const {
  const std::string_view all = contents(span.file);
  CHECK(span.begin <= span.end && span.end <= all.size(), "a span lies within its file");
  return all.substr(span.begin, span.end - span.begin);
}

const std::vector<std::uint32_t>& Sources::line_starts(FileId id) const {
  const File& f = file(id);
  if (f.line_starts.empty()) {
    f.line_starts.push_back(0);
    const std::string& all = *f.contents;
    for (std::size_t i = all.find('\n'); i != std::string::npos; i = all.find('\n', i + 1)) {
      f.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  return f.line_starts;
}

Position Sources::position(FileId id, std::uint32_t offset) const {
  const std::vector<std::uint32_t>& starts = line_starts(id);
  const std::string_view all = contents(id);
  CHECK(offset <= all.size(), "an offset lies within its file");
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const std::uint32_t start = *(after - 1);
  std::uint32_t column = 1;
  for (std::uint32_t i = start; i < offset; i += decode(all, i).length) ++column;
  return {static_cast<std::uint32_t>(after - starts.begin()), column};
}

std::string_view Sources::line(FileId id, std::uint32_t number) const {
  const std::vector<std::uint32_t>& starts = line_starts(id);
  CHECK(number >= 1 && number <= starts.size(), "a line of the file");
  const std::string_view all = contents(id);
  std::string_view text = all.substr(starts[number - 1]);
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace proviso::text

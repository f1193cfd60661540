#include "text/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "text/utf8.h"

namespace proviso::text {

namespace {

// The system's words, in the way that messages here begin.
std::string because(std::string words) {
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

constexpr std::uintmax_t max_size = std::uintmax_t{256} << 20;

Result<std::string> read_file(const std::string& path, const std::string& shown, std::uintmax_t size_hint) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (file == nullptr) return Error{fmt::format("cannot read `{}`: {}", shown, because(std::strerror(errno)))};
  std::string contents;
  contents.resize(size_hint + 1);
  std::size_t length = 0;
  while (true) {
    length += std::fread(contents.data() + length, 1, contents.size() - length, file.get());
    if (length < contents.size()) break;
    if (length > max_size) return Error{fmt::format("`{}` is larger than 256 MiB", shown)};
    contents.resize(contents.size() * 2);
  }
  if (std::ferror(file.get()) != 0) return Error{fmt::format("cannot read `{}`: {}", shown, because(std::strerror(errno)))};
  contents.resize(length);
  return contents;
}

std::string drop_byte_order_mark(std::string contents) {
  if (contents.starts_with("\xEF\xBB\xBF")) contents.erase(0, 3);
  return contents;
}

// What keeps the bytes from being a text that can be read; empty if nothing does.
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

Result<FileId> Sources::load(const std::string& path, const Root* root) {
  namespace fs = std::filesystem;
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (files_[i]->canonical.empty() && files_[i]->name == path) return FileId{i};  // a buffer
  }
  std::error_code error;
  const fs::path canonical = fs::canonical(path, error);
  const std::string shown = printable(path);
  if (root != nullptr && !lies_below(*root, error ? fs::weakly_canonical(fs::absolute(path, error), error).string() : canonical.string())) {
    return Error{fmt::format("`{}` lies outside of {}, and is not opened; `--root DIR` says how far a spec may reach", shown, root->words)};
  }
  if (error) return Error{fmt::format("cannot read `{}`: {}", shown, because(error.message()))};
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (files_[i]->canonical == canonical.string()) return FileId{i};
  }
  const fs::file_status status = fs::status(canonical, error);
  if (error) return Error{fmt::format("cannot read `{}`: {}", shown, because(error.message()))};
  if (fs::is_directory(status)) return Error{fmt::format("cannot read `{}`: it is a folder", shown)};
  if (!fs::is_regular_file(status)) return Error{fmt::format("cannot read `{}`: it is not a regular file", shown)};
  const std::uintmax_t size = fs::file_size(canonical, error);
  if (error) return Error{fmt::format("cannot read `{}`: {}", shown, because(error.message()))};
  if (size > max_size) return Error{fmt::format("`{}` is larger than 256 MiB", shown)};

  // What was looked at is what is opened, whatever the links of `path` lead to by now.
  Result<std::string> contents = read_file(canonical.string(), shown, size);
  if (!contents) return contents.error();
  if (const std::string reason = flaw(contents.value()); !reason.empty()) return Error{fmt::format("`{}` {}", shown, reason)};
  const FileId id = add(path, std::move(contents).value());
  files_[id.value]->canonical = canonical.string();
  return id;
}

FileId Sources::add(std::string name, std::string contents) {
  CHECK(contents.size() <= max_size, "offsets are 32 bits wide");
  auto file = std::make_unique<File>();
  file->name = std::move(name);
  file->contents = drop_byte_order_mark(std::move(contents));
  files_.push_back(std::move(file));
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
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

std::string_view Sources::contents(FileId id) const { return file(id).contents; }

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
    for (std::size_t i = f.contents.find('\n'); i != std::string::npos; i = f.contents.find('\n', i + 1)) {
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

// Source files in memory, and places in them.
//
// In: paths, buffers, and texts that replace files (an editor's). Out: byte offsets, line and column numbers, the text of a span. A
// byte-order mark is dropped; offsets are bytes from the start of the remaining text. Lines end with LF or CR LF; lines and columns
// count from 1, columns in Unicode code points.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/files.h"
#include "text/result.h"
#include "text/root.h"

namespace proviso::text {

// What the names of the files of the library begin with.
inline constexpr std::string_view library_name = "<library>/";

struct FileId {
  std::uint32_t value = UINT32_MAX;
  bool operator==(const FileId&) const = default;
  auto operator<=>(const FileId&) const = default;
  bool valid() const { return value != UINT32_MAX; }
};

// A half-open range of bytes [begin, end) in one file. A default span is nowhere (valid() is false).
struct Span {
  FileId file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
  bool valid() const { return file.valid(); }
};

// The smallest span of one file that contains both.
Span cover(Span a, Span b);

struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// Owns the texts. Files are never removed, and a FileId never changes: it identifies the file at one canonical path. Views of a text
// are valid as long as the Sources, unless the text is replaced: by overlay(), or by forget() and load(). A caller that needs an
// earlier text keeps its version(); spans of the earlier text do not apply to the later one.
class Sources {
 public:
  // The files must outlive it.
  explicit Sources(const Files& files = text::disk()) : system_(&files) {}
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  // Reads a file. Fails (with a message fit for a diagnostic: what and why) if it cannot be read, is not a regular file, is larger than
  // 256 MiB, contains a NUL byte, or is not valid UTF-8. The same canonical path is read once, until it is forgotten; a file that
  // cannot be read again keeps its earlier text. If a root is given, a file outside of it is not opened.
  Result<FileId> load(const std::string& path, const Root* root = nullptr);
  // Reads a file of the library that comes with the program (text/files.h), by its path in the library. The name of the file is
  // library_name and that path, so that it does not depend on where the library is installed.
  Result<FileId> load_library(const std::string& path);
  bool is_library(FileId) const;
  // Replaces the text of the file at `path`, which need not exist. Fails as load() does, if `contents` is no text.
  Result<FileId> overlay(const std::string& path, std::string contents);
  // The next load() reads the file again. Removes an overlay.
  void forget(const std::string& path);
  // Adds a buffer under a name for which load() returns it (tests, generated specs). A name added twice gives two files.
  FileId add(std::string name, std::string contents);

  const Files& files() const { return *system_; }
  std::string_view contents(FileId) const;
  // The current text, valid as long as the pointer.
  std::shared_ptr<const std::string> version(FileId) const;
  // The name under which it was loaded, for messages.
  const std::string& name(FileId) const;
  std::string_view slice(Span) const;
  Position position(FileId, std::uint32_t offset) const;
  // The text of a line (counted from 1), without its line end.
  std::string_view line(FileId, std::uint32_t number) const;
  std::size_t size() const { return files_.size(); }
  // The root of a file. Null if none is set.
  void confine(FileId, Root);
  const Root* root(FileId) const;

 private:
  struct File {
    std::string name;
    std::string canonical;  // empty: a buffer
    std::shared_ptr<const std::string> contents;
    bool is_overlaid = false;
    bool is_stale = false;  // to be read again
    std::optional<Root> root;
    mutable std::vector<std::uint32_t> line_starts;  // built on first use
  };
  const File& file(FileId) const;
  // The file at a canonical path; invalid if there is none.
  FileId at(const std::string& canonical) const;
  // The buffer of this name; invalid if there is none.
  FileId buffer(const std::string& name) const;
  Result<FileId> load_as(const std::string& name, const std::string& path, const Root* root);
  // Sets the text of a file; of a new file if `known` is invalid.
  FileId set(FileId known, std::string name, std::string canonical, std::string contents);
  const std::vector<std::uint32_t>& line_starts(FileId) const;

  const Files* system_;
  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace proviso::text

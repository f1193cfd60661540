// Source files held in memory, and places in them.
//
// In: paths or buffers. Out: byte offsets, line and column numbers, the text of a span.
// A byte-order mark is dropped; all offsets are bytes from the start of what follows it. Lines end with
// LF or CR LF; lines and columns count from 1, columns in Unicode code points.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"
#include "text/root.h"

namespace proviso::text {

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

// The smallest span of one file that covers both.
Span cover(Span a, Span b);

struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// Owns the texts. Files are never removed, so views into them live as long as the Sources.
class Sources {
 public:
  Sources() = default;
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  // Reads a file from disk. Fails (with a message fit for a diagnostic: what and why) when it cannot be read, is not a
  // regular file, is larger than 256 MiB, holds a NUL byte, or is not valid UTF-8. The same canonical path is read once.
  // Where a root is given, what lies outside of it is not opened.
  Result<FileId> load(const std::string& path, const Root* root = nullptr);
  // Adds a buffer under a name that load() gives it for (tests, generated specs). A name added twice gives two files.
  FileId add(std::string name, std::string contents);

  std::string_view contents(FileId) const;
  // As it was named when it was loaded, for messages.
  const std::string& name(FileId) const;
  std::string_view slice(Span) const;
  Position position(FileId, std::uint32_t offset) const;
  // The text of a line (counted from 1), without its line end.
  std::string_view line(FileId, std::uint32_t number) const;
  std::size_t size() const { return files_.size(); }
  // How far a file may reach. Null where nothing has been said of it.
  void confine(FileId, Root);
  const Root* root(FileId) const;

 private:
  struct File {
    std::string name;
    std::string canonical;
    std::string contents;
    std::optional<Root> root;
    mutable std::vector<std::uint32_t> line_starts;  // built at the first question
  };
  const File& file(FileId) const;
  const std::vector<std::uint32_t>& line_starts(FileId) const;

  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace proviso::text

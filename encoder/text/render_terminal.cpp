// A diagnostic for a terminal, laid out as rustc does it:
//
//   error[P014]: `or` after `and` can be read two ways
//    --> case.pvo:3:11
//     |
//   3 | fact f: a and b or c
//     |           ---   ^^
//     |           |
//     |           joined by `and` first
//     = help: write `(a and b) or c`, or `a and (b or c)`
//
// The marks of one line share one row; the right-most message is beside its mark if nothing else is in the way, the
// others below, each at the end of a line drawn down from its mark. Lines of other files follow under their own `:::
// file`.
#include <fmt/format.h>

#include <algorithm>

#include "text/render.h"
#include "text/utf8.h"

namespace proviso::text {

namespace {

constexpr std::size_t widest_line = 160;  // cells of a source line that are shown at most
constexpr std::size_t lead_in = 40;       // cells shown before the first mark of a line that is too wide

class Palette {
 public:
  explicit Palette(bool color) : color_(color) {}
  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string blue(std::string_view text) const { return paint("1;34", text); }
  std::string loud(std::string_view text, Severity severity) const { return paint(severity == Severity::error ? "1;31" : "1;33", text); }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    if (!color_ || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }
  bool color_;
};

struct Mark {
  std::uint32_t line = 0;
  std::size_t begin = 0;  // bytes from the start of the line
  std::size_t end = 0;    // at least begin; cut to the line
  bool primary = false;
  std::string message;
};

Mark mark_of(Span span, bool primary, std::string message, const Sources& sources) {
  const Position begin = sources.position(span.file, span.begin);
  const std::string_view line = sources.line(span.file, begin.line);
  const std::string_view all = sources.contents(span.file);
  const auto line_start = static_cast<std::size_t>(line.data() - all.data());
  const std::size_t first = std::min<std::size_t>(span.begin - line_start, line.size());
  const std::size_t last = std::min<std::size_t>(span.end - line_start, line.size());
  return {begin.line, first, std::max(first, last), primary, std::move(message)};
}

// A column of the source line: its text, and the blank that replaces it on the rows below (a tab stays a tab).
struct Cell {
  std::size_t offset = 0;  // bytes from the start of the line
  std::string shown;
  int width = 1;
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> result;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = decode(line, i);
    const bool plain = c.valid && !is_control(c.value);
    result.push_back({i, plain ? std::string(line.substr(i, c.length)) : encode(0xFFFD), plain ? cells(c.value) : 1});
    i += c.length;
  }
  return result;
}

// The visible part of a line, and the positions of the marks in it.
class Row {
 public:
  Row(std::string_view line, const std::vector<Mark>& marks) : cells_(cells_of(line)) {
    if (cells_.size() <= widest_line) return;
    std::size_t first = line.size();
    for (const Mark& mark : marks) first = std::min(first, mark.begin);
    const std::size_t at = index_of(first);
    const std::size_t from = at > lead_in ? at - lead_in : 0;
    const std::size_t until = std::min(cells_.size(), from + widest_line);
    const std::size_t after = until < cells_.size() ? cells_[until].offset : line.size();
    const bool cut_after = until < cells_.size();
    std::vector<Cell> window;
    if (from > 0) window.push_back({cells_[from - 1].offset, "...", 3});
    window.insert(window.end(), cells_.begin() + static_cast<std::ptrdiff_t>(from), cells_.begin() + static_cast<std::ptrdiff_t>(until));
    if (cut_after) window.push_back({after, "...", 3});
    cells_ = std::move(window);
  }

  std::string text() const {
    std::string result;
    for (const Cell& cell : cells_) result += cell.shown;
    return result;
  }
  // The first cell at or after a byte of the line.
  std::size_t index_of(std::size_t offset) const {
    const auto it = std::partition_point(cells_.begin(), cells_.end(), [&](const Cell& c) { return c.offset < offset; });
    return static_cast<std::size_t>(it - cells_.begin());
  }
  // The blanks below the cells [from, until), with tabs where the line has tabs.
  std::string blank(std::size_t from, std::size_t until) const {
    std::string result;
    for (std::size_t i = from; i < until; ++i) {
      if (i >= cells_.size()) {
        result += ' ';
      } else if (cells_[i].shown == "\t") {
        result += '\t';
      } else {
        result.append(static_cast<std::size_t>(cells_[i].width), ' ');
      }
    }
    return result;
  }
  std::string underline(std::size_t from, std::size_t until, char mark) const {
    std::size_t width = 0;
    for (std::size_t i = from; i < until && i < cells_.size(); ++i) width += static_cast<std::size_t>(cells_[i].width);
    return std::string(std::max<std::size_t>(width, 1), mark);
  }

 private:
  std::vector<Cell> cells_;
};

struct Placed {
  const Mark* mark;
  std::size_t begin, end;  // indices of cells
};

class Snippet {
 public:
  Snippet(const Sources& sources, const Palette& palette, Severity severity, std::size_t gutter)
      : sources_(sources), palette_(palette), severity_(severity), gutter_(gutter) {}

  // The lines of one file, in order, with all their marks.
  void lines(FileId file, std::vector<Mark> marks) {
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.line < b.line; });
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < marks.size();) {
      std::size_t end = i;
      while (end < marks.size() && marks[end].line == marks[i].line) ++end;
      const std::uint32_t number = marks[i].line;
      if (last != 0 && number > last + 1) out_ += palette_.blue("...") + "\n";
      line(number, sources_.line(file, number),
           std::vector<Mark>(marks.begin() + static_cast<std::ptrdiff_t>(i), marks.begin() + static_cast<std::ptrdiff_t>(end)));
      last = number;
      i = end;
    }
  }
  void place(std::string_view arrow, FileId file, Position at) {
    out_ +=
        fmt::format("{}{} {}:{}:{}\n", std::string(gutter_, ' '), palette_.blue(arrow), printable(sources_.name(file)), at.line, at.column);
    bar({});
  }
  void help(std::string_view text) {
    out_ += fmt::format("{} {} {}: {}\n", std::string(gutter_, ' '), palette_.blue("="), palette_.bold("help"), printable(text));
  }
  std::string take() { return std::move(out_); }

 private:
  void bar(std::string_view rest) {
    out_ += std::string(gutter_ + 1, ' ') + palette_.blue("|");
    if (!rest.empty()) out_ += " " + std::string(rest);
    out_ += "\n";
  }
  std::string paint(const Mark& mark, std::string_view text) const {
    return mark.primary ? palette_.loud(text, severity_) : palette_.blue(text);
  }

  void line(std::uint32_t number, std::string_view text, const std::vector<Mark>& marks) {
    const Row row(text, marks);
    out_ += palette_.blue(fmt::format("{:>{}} |", number, gutter_));
    if (!text.empty()) out_ += " " + row.text();
    out_ += "\n";
    std::vector<Placed> placed;
    for (const Mark& mark : marks) {
      const std::size_t begin = row.index_of(mark.begin);
      placed.push_back({&mark, begin, std::max(begin + 1, row.index_of(mark.end))});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
      return std::pair(a.begin, !a.mark->primary) < std::pair(b.begin, !b.mark->primary);
    });
    // Overlapping marks get rows of their own, so that none hides another.
    while (!placed.empty()) {
      std::vector<Placed> together, left;
      for (const Placed& p : placed) {
        (together.empty() || together.back().end <= p.begin ? together : left).push_back(p);
      }
      marks_row(row, together);
      placed = std::move(left);
    }
  }

  void marks_row(const Row& row, const std::vector<Placed>& placed) {
    std::string marks;
    std::size_t at = 0;
    for (const Placed& p : placed) {
      marks += row.blank(at, p.begin) + paint(*p.mark, row.underline(p.begin, p.end, p.mark->primary ? '^' : '-'));
      at = p.end;
    }
    std::size_t hanging = placed.size();
    if (!placed.back().mark->message.empty()) {
      marks += " " + paint(*placed.back().mark, printable(placed.back().mark->message));
      --hanging;
    }
    bar(marks);
    // The other messages, from the right, each below a line drawn down from its mark.
    for (std::size_t i = hanging; i-- > 0;) {
      if (placed[i].mark->message.empty()) continue;
      bar(pipes(row, placed, i + 1));
      bar(pipes(row, placed, i) + blank_after_pipes(row, placed, i) + paint(*placed[i].mark, printable(placed[i].mark->message)));
    }
  }
  // A `|` below the first `count` marks that have a message.
  std::string pipes(const Row& row, const std::vector<Placed>& placed, std::size_t count) const {
    std::string result;
    std::size_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (placed[i].mark->message.empty()) continue;
      result += row.blank(at, placed[i].begin) + paint(*placed[i].mark, "|");
      at = placed[i].begin + 1;
    }
    return result;
  }
  std::string blank_after_pipes(const Row& row, const std::vector<Placed>& placed, std::size_t i) const {
    std::size_t at = 0;
    for (std::size_t j = 0; j < i; ++j) {
      if (!placed[j].mark->message.empty()) at = placed[j].begin + 1;
    }
    return row.blank(at, placed[i].begin);
  }

  const Sources& sources_;
  const Palette& palette_;
  Severity severity_;
  std::size_t gutter_;
  std::string out_;
};

std::string heading(const Diagnostic& diagnostic, const Palette& palette) {
  const Severity level = severity(diagnostic.code);
  const std::string label = fmt::format("{}[{}]", level == Severity::error ? "error" : "warning", name(diagnostic.code));
  return palette.loud(label, level) + palette.bold(": " + printable(diagnostic.message)) + "\n";
}

}  // namespace

std::string render_terminal(const Diagnostic& diagnostic, const Sources& sources, bool color) {
  const Palette palette(color);
  // The marks file by file: the diagnostic's own file first, the others in the order of the labels.
  std::vector<std::pair<FileId, std::vector<Mark>>> files;
  const auto add = [&](Span span, bool primary, const std::string& message) {
    if (!span.valid()) return;
    auto it = std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.first == span.file; });
    if (it == files.end()) it = files.insert(files.end(), {span.file, {}});
    it->second.push_back(mark_of(span, primary, message, sources));
  };
  add(diagnostic.span, true, "");
  for (const Label& label : diagnostic.labels) add(label.span, false, label.message);

  std::size_t gutter = 1;
  for (const auto& [file, marks] : files) {
    for (const Mark& mark : marks) gutter = std::max(gutter, fmt::formatted_size("{}", mark.line));
  }
  Snippet snippet(sources, palette, severity(diagnostic.code), gutter);
  for (const auto& [file, marks] : files) {
    const bool own = diagnostic.span.valid() && file == diagnostic.span.file;
    Position at{marks.front().line, 1};
    if (own) {
      at = sources.position(file, diagnostic.span.begin);
    } else {
      for (const Label& label : diagnostic.labels) {
        if (label.span.valid() && label.span.file == file) {
          at = sources.position(file, label.span.begin);
          break;
        }
      }
    }
    snippet.place(own ? "-->" : ":::", file, at);
    snippet.lines(file, marks);
  }
  if (!diagnostic.help.empty()) snippet.help(diagnostic.help);
  return heading(diagnostic, palette) + snippet.take();
}

std::string render_line(const Diagnostic& diagnostic, const Sources& sources) {
  const std::string what = fmt::format("{}[{}]: {}", severity(diagnostic.code) == Severity::error ? "error" : "warning",
                                       name(diagnostic.code), printable(diagnostic.message));
  if (!diagnostic.span.valid()) return what + "\n";
  const Position at = sources.position(diagnostic.span.file, diagnostic.span.begin);
  return fmt::format("{}:{}:{}: {}\n", printable(sources.name(diagnostic.span.file)), at.line, at.column, what);
}

}  // namespace proviso::text

// Greedy reduction (A. Zeller and R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002, with the
// structure of the text in place of arbitrary subsets): the largest pieces first, until no piece can go.
#include "shrink.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <vector>

namespace proviso::differential {

namespace {

struct Piece {
  std::size_t begin;
  std::size_t end;
  std::size_t size() const { return end - begin; }
};

// The position after the bracket that closes the one at `open`; npos if none does.
std::size_t after_closing(const std::string& text, std::size_t open, char opening, char closing) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == opening) ++depth;
    if (text[i] == closing && --depth == 0) return i + 1;
  }
  return std::string::npos;
}

// Each line, and each line that opens braces with all up to where they close.
std::vector<Piece> lines(const std::string& text) {
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = text.find('\n', begin);
    const std::size_t end = newline == std::string::npos ? text.size() : newline + 1;
    pieces.push_back({begin, end});
    if (end >= 2 && text[end - 2] == '{') {
      const std::size_t closed = after_closing(text, end - 2, '{', '}');
      if (closed != std::string::npos) pieces.push_back({begin, std::min(text.size(), closed + 1)});
    }
    begin = end;
  }
  std::ranges::stable_sort(pieces, std::ranges::greater{}, &Piece::size);
  return pieces;
}

std::vector<Piece> groups(const std::string& text) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '(') continue;
    const std::size_t end = after_closing(text, i, '(', ')');
    if (end != std::string::npos) pieces.push_back({i, end});
  }
  std::ranges::stable_sort(pieces, std::ranges::greater{}, &Piece::size);
  return pieces;
}

// The two sides of the connectives that stand in the group itself, not deeper.
std::vector<Piece> sides(const std::string& text, Piece group) {
  std::vector<Piece> pieces;
  int depth = 0;
  for (std::size_t i = group.begin; i < group.end; ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (depth != 1 || text[i] != ' ') continue;
    for (const std::string word : {" and ", " or ", " implies ", " iff "}) {
      if (text.compare(i, word.size(), word) != 0) continue;
      pieces.push_back({group.begin + 1, i});
      pieces.push_back({i + word.size(), group.end - 1});
    }
  }
  return pieces;
}

std::string replaced(const std::string& text, Piece piece, const std::string& by) {
  return text.substr(0, piece.begin) + by + text.substr(piece.end);
}

class Shrinker {
 public:
  Shrinker(std::string spec, const std::function<bool(const std::string&)>& fails, int most_seconds)
      : spec_(std::move(spec)), fails_(fails), end_(std::chrono::steady_clock::now() + std::chrono::seconds(most_seconds)) {}

  std::string run() {
    while (drop_lines() || drop_guards() || simplify_groups()) {
    }
    return spec_;
  }

 private:
  bool take(std::string smaller) {
    if (smaller.size() >= spec_.size() || std::chrono::steady_clock::now() > end_ || !fails_(smaller)) return false;
    spec_ = std::move(smaller);
    return true;
  }

  bool drop_lines() {
    return std::ranges::any_of(lines(spec_), [&](Piece piece) { return take(replaced(spec_, piece, "")); });
  }

  // ` where (...)` and ` unless (...)`
  bool drop_guards() {
    for (const std::string word : {" where (", " unless ("}) {
      for (std::size_t at = spec_.find(word); at != std::string::npos; at = spec_.find(word, at + 1)) {
        const std::size_t end = after_closing(spec_, at + word.size() - 1, '(', ')');
        if (end != std::string::npos && take(replaced(spec_, {at, end}, ""))) return true;
      }
    }
    return false;
  }

  bool simplify_groups() {
    const std::vector<Piece> all = groups(spec_);
    for (const Piece outer : all) {
      for (const char* constant : {"true", "false"}) {
        if (take(replaced(spec_, outer, constant))) return true;
      }
      std::vector<Piece> parts = sides(spec_, outer);
      std::ranges::copy_if(all, std::back_inserter(parts), [&](Piece inner) { return inner.begin > outer.begin && inner.end < outer.end; });
      for (const Piece part : parts) {
        if (take(replaced(spec_, outer, spec_.substr(part.begin, part.size())))) return true;
      }
    }
    return false;
  }

  std::string spec_;
  const std::function<bool(const std::string&)>& fails_;
  const std::chrono::steady_clock::time_point end_;
};

}  // namespace

std::string shrink(std::string spec, const std::function<bool(const std::string&)>& fails, int most_seconds) {
  return Shrinker(std::move(spec), fails, most_seconds).run();
}

}  // namespace proviso::differential

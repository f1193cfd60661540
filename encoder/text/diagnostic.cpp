#include "text/diagnostic.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

namespace proviso::text {

namespace {

struct Registered {
  std::string_view name;
  Severity severity;
  std::string_view about;
};

constexpr std::array registry = {
#define DIAGNOSTIC(code, severity, about) Registered{#code, Severity::severity, about},
#include "text/codes.def"
#undef DIAGNOSTIC
};

// Longer words are not compared with candidates, because the comparison takes quadratic time.
constexpr std::size_t longest_suggested = 100;

const Registered& registered(Code code) { return registry[static_cast<std::size_t>(code)]; }

bool equal_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

// Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours (Damerau 1964), over bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view name(Code code) { return registered(code).name; }
std::string_view about(Code code) { return registered(code).about; }
Severity severity(Code code) { return registered(code).severity; }

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> all;
    for (std::size_t i = 0; i < registry.size(); ++i) all.push_back(static_cast<Code>(i));
    return all;
  }();
  return codes;
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.span.valid() && !said_.emplace(diagnostic.code, diagnostic.span).second) return;
  if (severity(diagnostic.code) == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = all_;
  std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(a.span.file, a.span.begin, a.code, a.span.end) < std::tuple(b.span.file, b.span.begin, b.code, b.span.end);
  });
  return result;
}

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.size() > longest_suggested) return {};
  const std::size_t allowed = std::max<std::size_t>(1, word.size() / 3);
  std::string_view best;
  std::size_t best_distance = allowed + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate == word || candidate.size() + allowed < word.size() || word.size() + allowed < candidate.size()) continue;
    const std::size_t d = equal_but_for_case(word, candidate) ? 1 : distance(word, candidate);
    if (d < best_distance && (d < std::max(word.size(), candidate.size()) || equal_but_for_case(word, candidate))) {
      best = candidate;
      best_distance = d;
    }
  }
  return std::string(best);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? std::string() : "did you mean `" + near + "`?";
}

}  // namespace proviso::text

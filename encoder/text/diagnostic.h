// What is wrong with a spec, and where: one registry of codes (codes.def), one structure, any number of renderers.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/source.h"

namespace proviso::text {

enum class Severity { error, warning };

// One enumerator a line of codes.def: DIAGNOSTIC(P001, error, "what the code is about")
enum class Code {
#define DIAGNOSTIC(code, severity, about) code,
#include "text/codes.def"
#undef DIAGNOSTIC
};

std::string_view name(Code);   // "P001"
std::string_view about(Code);  // the registry's one line about it
Severity severity(Code);
const std::vector<Code>& all_codes();

// A second place that the reader needs to see, with a word about it ("first declared here").
struct Label {
  Span span;
  std::string message;
};

// A change of the text that mends a mistake as the help says: what stands at `span` becomes `replacement`.
struct Edit {
  Span span;
  std::string replacement;
};

struct Diagnostic {
  Code code;
  Span span;            // the narrowest span that is wrong
  std::string message;  // lower case, no final period, the user's words in back-ticks
  std::vector<Label> labels;
  std::string help;              // what to do ("did you mean `hosted_on`?"); may be empty
  std::vector<Edit> edits = {};  // where the help names what to write; all of them together
};

// Collects. A diagnostic with the code and span of an earlier one is dropped, so that each mistake is said once (those that
// are nowhere in a file are all kept).
class Diagnostics {
 public:
  void add(Diagnostic);
  // Convenience for the common shape.
  void add(Code code, Span span, std::string message, std::string help = {}) {
    add(Diagnostic{code, span, std::move(message), {}, std::move(help)});
  }
  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  // Sorted by file, place, code.
  std::vector<Diagnostic> sorted() const;
  const std::vector<Diagnostic>& in_order() const { return all_; }

 private:
  std::vector<Diagnostic> all_;
  std::set<std::pair<Code, Span>> said_;
  std::size_t errors_ = 0;
};

// The candidate nearest to `word` if it is near enough to be a slip (Damerau-Levenshtein, at most a third of its length,
// at least 1, and never every letter), else an empty string. A word in the wrong case counts as one slip, the word itself is
// no candidate. Ties go to the first candidate.
std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// "did you mean `x`?", or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace proviso::text

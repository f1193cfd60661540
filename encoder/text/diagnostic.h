// Diagnostics: what is wrong with a spec, and where. One registry of codes (codes.def), one structure, any number of renderers.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/source.h"

namespace proviso::text {

enum class Severity { error, warning };

// One enumerator for each line of codes.def: DIAGNOSTIC(P001, error, "what the code is about")
enum class Code {
#define DIAGNOSTIC(code, severity, about) code,
#include "text/codes.def"
#undef DIAGNOSTIC
};

std::string_view name(Code);   // "P001"
std::string_view about(Code);  // its line in the registry
Severity severity(Code);
const std::vector<Code>& all_codes();

// A second place that the reader needs to see, with a short text ("first declared here").
struct Label {
  Span span;
  std::string message;
};

// A change of the text that corrects an error as the help says: the text at `span` becomes `replacement`.
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
  std::vector<Edit> edits = {};  // if the help says what to write; to be applied together
};

// Collects diagnostics. A diagnostic with the code and span of an earlier one is dropped, so that each error is reported once (those
// without a place in a file are all kept).
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

// The candidate nearest to `word`, if it is near enough to be a misspelling (Damerau-Levenshtein, at most a third of its length, at
// least 1, and never every letter); otherwise an empty string. A difference in case counts as one edit; the word itself is no
// candidate. Ties go to the first candidate.
std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// "did you mean `x`?", or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace proviso::text

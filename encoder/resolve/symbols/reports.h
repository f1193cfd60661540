// Where the steps of the resolver say what is wrong with a spec. Adds two things to Diagnostics: the user's own words
// for a place, and a memory for names that stand for nothing, so that each of them is said once, wherever else it is
// written.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace proviso::resolve {

using text::Code;
using text::Span;

class Reports {
 public:
  Reports(const text::Sources& sources, text::Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}
  Reports(const Reports&) = delete;
  // Says what unknown() collected.
  ~Reports();

  void add(text::Diagnostic diagnostic) { diagnostics_.add(std::move(diagnostic)); }
  void add(Code code, Span span, std::string message, std::string help = {}) {
    diagnostics_.add(code, span, std::move(message), std::move(help));
  }
  void add(Code code, Span span, std::string message, text::Label label, std::string help = {}) {
    diagnostics_.add({code, span, std::move(message), {std::move(label)}, std::move(help)});
  }

  // A name that stands for nothing. `message` says so; two reports with the same code and message are one, which shows
  // the first few places. `candidates` gives what would fit; where none of them is near, the help is `otherwise`.
  template <typename Candidates>
  void unknown(Code code, const syntax::Name& name, std::string message, Candidates candidates, std::string otherwise = {}) {
    std::string near;
    if (is_new_unknown(code, name.span, message)) near = text::nearest(name.text, candidates());
    add_unknown(code, name.span, std::move(message), near, std::move(otherwise));
  }

  // What was written, on one line and cut to what a message can hold; `words` has it in back-ticks.
  std::string plain(Span) const;
  std::string words(Span span) const { return "`" + plain(span) + "`"; }
  const text::Sources& sources() const { return sources_; }
  std::size_t error_count() const { return diagnostics_.error_count() + unknown_.size(); }

 private:
  // Is it the first report of its kind, and one of the few for which candidates are worth comparing?
  bool is_new_unknown(Code, Span, const std::string& message) const;
  void add_unknown(Code, Span, std::string message, const std::string& near, std::string otherwise);

  const text::Sources& sources_;
  text::Diagnostics& diagnostics_;
  std::vector<text::Diagnostic> unknown_;
  std::unordered_map<std::string, std::size_t> unknown_index_;  // by code and message
};

std::string in_back_ticks(std::string_view name);
// "`a`, `b` and `c`"; cut to the first few where there are many.
std::string list_in_back_ticks(const std::vector<std::string_view>& names);
// "a" or "an", as the word is likely to sound.
std::string_view article(std::string_view word);

}  // namespace proviso::resolve

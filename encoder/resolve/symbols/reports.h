// Reports of the resolver. Adds two things to Diagnostics: the user's own words for a place; and a memory of unknown names, so that
// each of them is reported once, however often it occurs.
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
  // Reports what unknown() collected.
  ~Reports();

  void add(text::Diagnostic diagnostic) { diagnostics_.add(std::move(diagnostic)); }
  void add(Code code, Span span, std::string message, std::string help = {}) {
    diagnostics_.add(code, span, std::move(message), std::move(help));
  }
  void add(Code code, Span span, std::string message, text::Label label, std::string help = {}) {
    diagnostics_.add({code, span, std::move(message), {std::move(label)}, std::move(help)});
  }

  // Reports an unknown name with `message`. Reports with equal code and message are combined into one, which shows the first few
  // places. `candidates` yields the possible names; if none of them is near, the help is `otherwise`.
  template <typename Candidates>
  void unknown(Code code, const syntax::Name& name, std::string message, Candidates candidates, std::string otherwise = {}) {
    std::string near;
    if (is_new_unknown(code, name.span, message)) near = text::nearest(name.text, candidates());
    add_unknown(code, name.span, std::move(message), near, std::move(otherwise));
  }

  // The text of a place, on one line and cut to the length of a message; `words` encloses it in back-ticks.
  std::string plain(Span) const;
  std::string words(Span span) const { return "`" + plain(span) + "`"; }
  const text::Sources& sources() const { return sources_; }
  std::size_t error_count() const { return diagnostics_.error_count() + unknown_.size(); }

 private:
  // Is it the first report of its kind, and one of the few for which candidates are compared?
  bool is_new_unknown(Code, Span, const std::string& message) const;
  void add_unknown(Code, Span, std::string message, const std::string& near, std::string otherwise);

  const text::Sources& sources_;
  text::Diagnostics& diagnostics_;
  std::vector<text::Diagnostic> unknown_;
  std::unordered_map<std::string, std::size_t> unknown_index_;  // by code and message
};

std::string in_back_ticks(std::string_view name);
// "`a`, `b` and `c`"; only the first few if there are many.
std::string list_in_back_ticks(const std::vector<std::string_view>& names);
// "a" or "an", as the word is likely to be pronounced.
std::string_view article(std::string_view word);

}  // namespace proviso::resolve

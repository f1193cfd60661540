// A source text with what the parser makes of it.
#pragma once

#include <string>
#include <vector>

#include "dump.h"
#include "syntax/parser.h"

namespace proviso::syntax {

struct Parsed {
  explicit Parsed(std::string source) : file(sources.add("spec.pvo", std::move(source))), ast(parse(sources, file, diagnostics)) {}

  std::string dump() const { return Dump(ast).all(); }
  // "P010@3:7" for each diagnostic, in the order of the file.
  std::string codes() const {
    std::string result;
    for (const text::Diagnostic& d : diagnostics.sorted()) {
      const text::Position at = sources.position(file, d.span.begin);
      result += fmt::format("{}{}@{}:{}", result.empty() ? "" : " ", text::name(d.code), at.line, at.column);
    }
    return result;
  }
  std::string messages() const {
    std::string result;
    for (const text::Diagnostic& d : diagnostics.sorted()) result += fmt::format("{} | {}\n", d.message, d.help);
    return result;
  }
  template <typename T>
  const T& at(std::size_t index) const {
    return std::get<T>(ast.declarations.at(index));
  }

  text::Sources sources;
  text::Diagnostics diagnostics;
  text::FileId file;
  Ast ast;
};

// The dump of a formula.
inline std::string formula(const std::string& source) {
  const Parsed parsed("fact f: " + source);
  if (parsed.diagnostics.error_count() > 0) return parsed.messages();
  return Dump(parsed.ast).expression(parsed.at<Fact>(0).formula);
}

}  // namespace proviso::syntax

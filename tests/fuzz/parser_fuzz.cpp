// Any bytes: the parser ends, its diagnostics can be shown, and what it takes without a complaint prints as an equal
// tree.
#include <cstddef>
#include <cstdint>
#include <string>

#include "../unit/syntax/dump.h"
#include "syntax/parser.h"
#include "syntax/print/print.h"
#include "text/render.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace proviso;
  text::Sources sources;
  text::Diagnostics diagnostics;
  const text::FileId file = sources.add("spec.pvo", std::string(reinterpret_cast<const char*>(data), size));
  const syntax::Ast ast = syntax::parse(sources, file, diagnostics);
  const std::string dump = syntax::Dump(ast).all();

  for (const text::Diagnostic& diagnostic : diagnostics.sorted()) {
    CHECK(!diagnostic.message.empty());
    static_cast<void>(text::render_terminal(diagnostic, sources, true));
    static_cast<void>(text::render_line(diagnostic, sources));
  }
  static_cast<void>(text::render_json(diagnostics.in_order(), sources));
  if (diagnostics.has_errors()) return 0;

  const std::string printed = syntax::print(ast);
  const text::FileId again = sources.add("printed.pvo", printed);
  const syntax::Ast reparsed = syntax::parse(sources, again, diagnostics);
  CHECK(!diagnostics.has_errors(), printed);
  CHECK(syntax::Dump(reparsed).all() == dump, printed);
  CHECK(syntax::print(reparsed) == printed, printed);
  return 0;
}

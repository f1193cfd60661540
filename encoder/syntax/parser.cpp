#include "syntax/parser.h"

#include "syntax/cursor.h"
#include "syntax/declaration_parser.h"
#include "syntax/kind_traits.h"

namespace proviso::syntax {

Ast parse(const text::Sources& sources, text::FileId file, text::Diagnostics& diagnostics) {
  Ast ast(file);
  Cursor cursor(sources, file, diagnostics);
  DeclarationParser(cursor, ast).file();
  ast.asides = cursor.asides();
  return ast;
}

std::string_view name(ExpressionKind kind) { return traits(kind).name; }

}  // namespace proviso::syntax

// Prints expressions with exactly the parentheses that the grammar needs.
#pragma once

#include <vector>

#include "syntax/ast.h"
#include "syntax/print/print_shape.h"
#include "syntax/print/print_sheet.h"

namespace proviso::syntax {

class ExpressionPrinter {
 public:
  ExpressionPrinter(const Ast& ast, Sheet& sheet);

  // Continuation lines begin at `indent`.
  void print(ExprId, int indent, Tightness = Tightness::formula);
  void binders(std::span<const Binder> all);
  // The number of bytes on one line.
  std::size_t width(ExprId id) const { return widths_[id.value]; }

 private:
  void body(const Expression&, int indent, Tightness place);
  void target(const Expression&);
  void arguments(const Expression&, int indent);
  void joined(const Expression&, std::string_view word, int indent);
  void implication(const Expression&, int indent, Tightness place);
  void quantifier(const Expression&, std::string_view word, int indent);
  void conditional(const Expression&, int indent);
  void let(const Expression&, int indent);
  void operand(const Expression&, std::size_t index, int indent);
  void infix(const Expression&, int indent);
  void list(const Expression&, std::string_view separator, int indent);
  void aggregate(const Expression&, std::string_view word, int indent);
  void guarded(const Expression&, int indent);

  const Ast& ast_;
  Sheet& sheet_;
  std::vector<std::uint32_t> widths_;
};

}  // namespace proviso::syntax

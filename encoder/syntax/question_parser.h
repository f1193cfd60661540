// Positions, checks and examples.
#pragma once

#include <optional>
#include <vector>

#include "syntax/ast.h"
#include "syntax/cursor.h"
#include "syntax/expression_parser.h"

namespace proviso::syntax {

class QuestionParser {
 public:
  QuestionParser(Cursor& cursor, ExpressionParser& expressions) : cursor_(cursor), expressions_(expressions) {}

  // Each begins at its keyword. Nothing if there is no name.
  std::optional<Position> position();
  std::optional<Check> check();
  std::optional<Example> example();

 private:
  std::optional<Pin> pin();
  void question(Check&);
  bool at_scope() const;
  void scope(Check&);
  void with(Check&);
  Expectation expectation();
  std::vector<UnderItem> under();
  std::optional<Thing> thing();
  void settings(Thing&);
  bool set_without_braces(const Thing&);
  void tuple(Thing&);
  ExampleVerdict verdict();

  Cursor& cursor_;
  ExpressionParser& expressions_;
};

}  // namespace proviso::syntax

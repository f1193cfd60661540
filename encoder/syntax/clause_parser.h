// Contracts, their clauses and rules, and amendments.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "syntax/ast.h"
#include "syntax/cursor.h"
#include "syntax/expression_parser.h"

namespace proviso::syntax {

class ClauseParser {
 public:
  using Defines = std::function<std::optional<Define>()>;

  ClauseParser(Cursor& cursor, ExpressionParser& expressions) : cursor_(cursor), expressions_(expressions) {}

  // Each begins at its keyword. Nothing if there is no name.
  std::optional<Contract> contract();
  std::optional<Amendment> amendment(const Defines&);  // which reads a term, from its `define`
  std::optional<Clause> clause();

 private:
  bool head_ends();
  bool at_head_note();
  void head_note(Clause&);
  void body(Clause&);
  bool at_note() const;
  void note(Clause&);
  bool at_there_must() const;
  bool at_happen() const;
  bool at_rule() const;
  bool at_rule_after_mistake() const;
  bool ends_clause() const;
  Rule rule(bool another);  // `another`: a later rule of the same clause
  Rule there_must_be_no();
  Rule trailer(Rule, std::size_t begin);
  void deontic(Rule&);
  bool at_be_able() const;
  void demand(Rule&);
  RuleReading reading();
  void until(Contract&);
  Amendment::Change change(const Defines&);
  bool at_replace() const;

  Cursor& cursor_;
  ExpressionParser& expressions_;
};

}  // namespace proviso::syntax

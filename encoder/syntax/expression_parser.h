// Formulas and values have one syntax; the type checker distinguishes them.
#pragma once

#include <span>
#include <vector>

#include "syntax/ast.h"
#include "syntax/cursor.h"

namespace proviso::syntax {

// Functions that return an ExprId return an `invalid` expression after a failure.
class ExpressionParser {
 public:
  ExpressionParser(Cursor& cursor, Ast& ast) : cursor_(cursor), ast_(ast) {}

  ExprId formula();
  // The formula after `where`: no open form (quantifier, `if`, `let`, `the`) outside of parentheses.
  ExprId guard();
  ExprId operand();
  std::vector<Binder> binders();
  Binder binder();
  // A name, a literal, or a set of these, as in examples.
  ExprId given();
  ExprId given_element();
  // bool, int, decimal, date, moment, or the name of a declared type.
  Name value_type(std::string_view what);
  ExprId invalid();
  // Can a formula or a value begin here?
  bool at_formula() const;
  // Reports a formula that ends with `some T x where ...` directly before a rule without a condition: the condition could as well
  // belong to that rule.
  void report_dangling_where();

 private:
  // The context of a quantifier: at the beginning, after a connective, or after `where`.
  enum class Place { open, after_connective, guard };

  // formulas (expression_parser.cpp)
  ExprId unit(Place);
  ExprId connected(ExprId first, std::size_t begin, Place);
  ExprId mixed(ExprId left, std::size_t begin, std::size_t first_connective, std::size_t last_connective, Place);
  ExprId compare();
  ExprId comparison(ExprId left, std::size_t begin);
  bool at_comparison() const;
  ExprId is_type(ExprId left, std::size_t begin);
  ExprId closure(ExprId left, std::size_t begin);
  ExprId kept_or_applies();
  void repair_continuation();

  // quantifiers (quantifier_parser.cpp)
  bool at_open() const;
  bool another_binder();
  ExprId open();
  ExprId quantifier(ExpressionKind);
  ExprId conditional();
  ExprId let();
  ExprId definite();
  bool at_thing_of_type() const;
  bool at_different() const;
  void different(std::vector<Binder>&);
  ExprId open_in(Place);

  // values (value_parser.cpp)
  ExprId factor();
  ExprId atom();
  ExprId counted_units(ExprId count, std::size_t begin);
  bool at_working_days() const;
  Name working_days_of();
  ExprId in_working_days(std::size_t begin, std::int64_t number);
  ExprId working_days();
  ExprId number();
  ExprId end_of_order(ExpressionKind);
  ExprId step_after(std::string_view word, std::size_t begin, ExprId end);
  ExprId path();
  ExprId path(ExprId start, std::size_t begin);
  ExprId primary();
  ExprId parenthesised();
  ExprId name_or_call();
  ExprId braces();
  ExprId count();
  ExprId aggregate(ExpressionKind);
  void arguments();
  ExprId unlike(ExprId left, std::size_t begin, std::size_t first_operator);

  // Nodes. `begin` is the index of the first token; the node ends before the current token.
  ExprId add(Expression, std::size_t begin);
  ExprId add(ExpressionKind, std::size_t begin, std::initializer_list<ExprId> operands);
  ExprId add_list(ExpressionKind, std::size_t begin, std::size_t mark);
  ExprId leaf(ExpressionKind, std::size_t begin, Name = {});
  std::span<const ExprId> pop_list(std::size_t mark);

  // Counts the recursion depth of the parser.
  class Level {
   public:
    explicit Level(ExpressionParser& parser) : parser_(parser) { ++parser_.level_; }
    ~Level() { --parser_.level_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    bool too_deep();

   private:
    ExpressionParser& parser_;
  };
  void fail_too_deep();

  Cursor& cursor_;
  Ast& ast_;
  int level_ = 0;
  std::vector<std::uint16_t> heights_;  // of the nodes of ast_, by index
  std::vector<ExprId> pending_;         // operands of incomplete lists
  struct BareQuantifier {               // the last one that has a `where` and no body: indices of tokens
    std::size_t begin = 0, where = 0, end = SIZE_MAX;
  } bare_quantifier_;
};

}  // namespace proviso::syntax

// Formulas and values: one syntax, of which the type checker tells one from the other.
#pragma once

#include <span>
#include <vector>

#include "syntax/ast.h"
#include "syntax/cursor.h"

namespace proviso::syntax {

// Everything that returns an ExprId returns an `invalid` expression after a failure.
class ExpressionParser {
 public:
  ExpressionParser(Cursor& cursor, Ast& ast) : cursor_(cursor), ast_(ast) {}

  ExprId formula();
  // What follows `where`: no quantifier and no `if` outside of parentheses.
  ExprId guard();
  ExprId operand();
  std::vector<Binder> binders();
  Binder binder();
  // A name, literal, or a set of these, as an example gives them.
  ExprId given();
  ExprId given_element();
  // bool, int, decimal, date, moment, or the name of a declared type.
  Name value_type(std::string_view what);
  ExprId invalid();
  // Could a formula or a value begin here?
  bool at_formula() const;
  // Says so if what was just read ends with `some T x where ...`, behind which a rule without a condition begins here:
  // the condition could as well be that rule's.
  void report_dangling_where();

 private:
  // Where a quantifier is met: free to begin, after a connective, or behind `where`.
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
  ExprId open_in(Place);

  // values (value_parser.cpp)
  ExprId factor();
  ExprId atom();
  ExprId number();
  ExprId end_of_order(ExpressionKind);
  ExprId path();
  ExprId primary();
  ExprId parenthesised();
  ExprId name_or_call();
  ExprId braces();
  ExprId count();
  ExprId aggregate(ExpressionKind);
  void arguments();
  ExprId unlike(ExprId left, std::size_t begin, std::size_t first_operator);

  // Nodes. `begin` is the index of the first token; the node ends before the current one.
  ExprId add(Expression, std::size_t begin);
  ExprId add(ExpressionKind, std::size_t begin, std::initializer_list<ExprId> operands);
  ExprId add_list(ExpressionKind, std::size_t begin, std::size_t mark);
  ExprId leaf(ExpressionKind, std::size_t begin, Name = {});
  std::span<const ExprId> pop_list(std::size_t mark);

  // Counts how deep the parser itself has gone.
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
  std::vector<ExprId> pending_;         // operands of lists that are being read
  struct BareQuantifier {               // the last one that has a `where` and no body: indices of tokens
    std::size_t begin = 0, where = 0, end = SIZE_MAX;
  } bare_quantifier_;
};

}  // namespace proviso::syntax

// A whole file: a sequence of declarations.
#pragma once

#include "syntax/ast.h"
#include "syntax/clause_parser.h"
#include "syntax/cursor.h"
#include "syntax/expression_parser.h"
#include "syntax/question_parser.h"

namespace proviso::syntax {

class DeclarationParser {
 public:
  DeclarationParser(Cursor& cursor, Ast& ast)
      : cursor_(cursor), ast_(ast), expressions_(cursor, ast), clauses_(cursor, expressions_), questions_(cursor, expressions_) {}

  void file();

 private:
  void declaration();
  void not_a_declaration();
  // Keeps what could be read, if it has a name.
  template <typename T>
  void keep(std::optional<T> declaration) {
    if (declaration) ast_.declarations.emplace_back(std::move(*declaration));
  }

  std::optional<Import> import();
  bool library_is_meant();
  std::optional<Document> document();
  void note(Document&);
  Glossed glossed(std::string_view what);
  std::optional<Enum> enumeration();
  std::optional<Calendar> calendar();
  void days_off(Calendar&, std::string_view what);
  void usage();
  std::optional<Type> type(bool usage);
  void fields(Type&);
  void fields_of_one_range(Type&, std::string_view what);
  Range range(std::string_view where);
  std::optional<Relation> relation(bool usage);
  std::optional<Individual> individual();
  std::optional<Define> define();
  void parameters(Define&, std::string_view what);
  Reading reading();
  ExprId meaning(std::string_view of);
  template <typename Statement>
  std::optional<Statement> statement(std::string_view what);
  void assumed(Fact&);
  std::optional<Requirement> requirement();
  void modality(Requirement&);
  ExprId formula_after_colon(std::string_view of);
  std::optional<Product> product();

  Cursor& cursor_;
  Ast& ast_;
  ExpressionParser expressions_;
  ClauseParser clauses_;
  QuestionParser questions_;
  std::size_t stray_clauses_ = 0;  // in a row
  bool misplaced_ = false;         // a clause was outside its contract, so a superfluous brace is no further error
};

}  // namespace proviso::syntax

// Translates the expressions of a syntax tree into those of the model: names become ids, and Typing checks every node.
//
// An expression with an error becomes an invalid id. The error is reported once, at its place, and enclosing expressions report
// nothing. Recursion follows the nesting of the text, which the parser limits; long sums, paths and lists are processed in loops.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/lookup.h"
#include "resolve/symbols/reports.h"
#include "resolve/typing/typing.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

using namespace model;

class ExpressionResolver {
 public:
  // May the name of a fact, requirement or intent denote its formula? Only in the question of a check, once they are resolved.
  enum class Statements : std::uint8_t { are_formulas, are_not_formulas };

  ExpressionResolver(const Lexicon& lexicon, Model& model, Reports& reports, Statements statements = Statements::are_not_formulas)
      : lexicon_(lexicon), model_(model), reports_(reports), typing_(lexicon, model, reports), statements_(statements) {}

  // The following expressions come from `tree`, within `contract` (or outside any) and `clause` (or outside any); `replaced` says
  // which terms have another meaning there.
  void enter(const syntax::Ast& tree, ContractId contract = {}, ClauseId clause = {}, const ReplacedTerms* replaced = nullptr) {
    tree_ = &tree;
    contract_ = contract;
    clause_ = clause;
    typing_.replaced = replaced;
  }
  void bind(const std::vector<VarId>& variables) {
    for (const VarId id : variables) variables_.bind(model_, id);
  }
  // From here to the next reset(), `formula` is assumed to hold: the `where` of a rule.
  void assume(ExprId formula) { typing_.narrowings.assume(model_, formula); }
  void reset() {
    variables_.release(0);
    typing_.narrowings.restore(0);
  }

  ExprId formula(syntax::ExprId id) { return typing_.formula(resolve(id)); }
  // The `where` of these variables, with what `different` says of them; nothing if there is neither.
  Typing::Part guard(std::span<const syntax::Binder>, const std::vector<VarId>&, syntax::ExprId where);
  // The definition of a term with this type.
  ExprId meaning(syntax::ExprId id, const ExpressionType& type, std::string_view term) {
    return typing_.fit_result(resolve(id), type, term);
  }

 private:
  ExprId resolve(syntax::ExprId);
  std::vector<ExprId> resolve_all(std::span<const syntax::ExprId>);
  ExprId conjunction(const syntax::Expression&);
  ExprId implication(const syntax::Expression&);
  ExprId conditional(const syntax::Expression&);
  ExprId quantified(const syntax::Expression&, ExpressionKind);
  ExprId aggregated(const syntax::Expression&, ExpressionKind);
  ExprId comprehension(const syntax::Expression&);
  ExprId let(const syntax::Expression&);
  ExprId definite(const syntax::Expression&);
  ExprId in_place_of(VarId name, Span);
  ExprId membership(const syntax::Expression&, ExpressionKind);
  ExprId sum(syntax::ExprId);
  ExprId path(syntax::ExprId);
  bool compares_duration(const syntax::Expression& comparison);
  void report_duration(const syntax::Expression& duration, std::string_view sign, ExprId compared);
  bool names_type(const syntax::Expression& base, const syntax::Name& step);
  ExprId name(const syntax::Expression&);
  ExprId call(const syntax::Expression&);
  std::optional<ClauseNames> clauses(const syntax::QualifiedName&);
  bool refuse_rights(const ClauseNames&, Span);
  ExprId kept(const syntax::Expression&);
  ExprId applies(const syntax::Expression&);
  ExprId statement(const Statement&) const;
  const Type* owner_of_field(std::string_view name) const;
  void report_unknown_name(const syntax::Name&);
  void report_unknown_call(const syntax::Name&);

  std::vector<VarId> declare(std::span<const syntax::Binder>);
  Typing::Part guard_of(const syntax::Expression&, const std::vector<VarId>&);

  const Lexicon& lexicon_;
  Model& model_;
  Reports& reports_;
  Typing typing_;
  Statements statements_;
  VariableScope variables_;
  const syntax::Ast* tree_ = nullptr;
  ContractId contract_;
  ClauseId clause_;
  std::unordered_map<VarId, ExprId> lets_;  // the values of the names that `let` gives
  std::size_t copies_ = 0;                  // of expressions, made for them
};

}  // namespace proviso::resolve

// model -> logic, expression by expression. Internal to lower/.
//
// A value may be absent, and may differ between conditions. It is therefore lowered to cases: the value is v exactly if some case has
// elements for its variables that satisfy its conditions and make its term v. An atom over values holds exactly if it holds for some
// case of each value, so absent values make it false.
//
// Results that do not depend on substituted parameters are cached by ExprId, variables included: every variable of the spec has its own
// VariableId, and lowering an expression twice gives the same node.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "lower/symbols.h"
#include "lower/theory.h"

namespace proviso::lower {

using namespace logic;

class Lowering {
 public:
  Lowering(Theory&, const Symbols&);

  // -- formulas (formulas.cpp), over the variables that are free in them
  Formula formula(model::ExprId id) { return formula(id, nothing_); }

  // -- definitions (terms.cpp)
  void add_definitions(model::TermId);  // adds them to the theory; nothing for a term that is expanded

  // -- clauses (clauses.cpp); `exceptions_of` as in model::counts (model/scope.h)
  Formula applies(model::RuleId, model::ContractId exceptions_of = {});     // over the variables of the rule
  Formula prevails(model::RuleId, model::ContractId exceptions_of = {});    // over the variables of the rule, restricted to their types
  Formula is_version(model::ClauseId);                                      // IsVersion; true if the clause has one version only
  Formula counts(model::RuleId, model::ContractId exceptions_of = {});      // its clause counts and has the rule's reading
  Formula complies(model::ClauseId, model::ContractId exceptions_of = {});  // closed
  Formula demanded(model::RuleId);                                          // for must and must not: over the variables of the rule
  // The overriding rule counts and prevails with `also`, for some elements that agree with the overridden rule's elements on the match.
  Formula overridden(const model::Override&, Formula also, model::ContractId exceptions_of = {});
  // Closed: the rule has this reading and, for some elements for its variables, its condition holds, no exception holds, and all of
  // `also` hold.
  Formula case_of(model::RuleId, std::vector<Formula> also);
  void add_demands(model::ClauseId);  // adds them to the theory

  // -- shared (lowering.cpp)
  Arena& arena() { return arena_; }
  VariableId own(model::VarId);  // the variable of a variable of the spec
  std::vector<VariableId> own(const std::vector<model::VarId>&);
  VariableId fresh(const model::ValueType&, std::string name, text::Span);
  Formula typed(const model::ValueType&, Term);  // the value is an element of this type; true for enums and numbers
  Formula typed(model::TypeId type, Term term) { return typed({model::Base::element, type}, term); }
  Formula typed(const std::vector<VariableId>&);             // each has its declared type
  Formula reads(model::AmbiguityId, std::uint32_t reading);  // true if there is no ambiguity

 private:
  // The substitution: for parameters of an expanded term and variables bound within it. Other variables stay. A boolean parameter is
  // replaced by a formula.
  using Environment = std::map<model::VarId, Node>;

  // An optional value that an enclosing condition has named.
  struct Named {
    model::ExpressionKind kind;
    std::uint32_t id;  // of the field, term or type, by kind
    std::vector<Term> arguments;
    Term value;
    bool is(const Named& other) const { return kind == other.kind && id == other.id && arguments == other.arguments; }
  };
  // The context in which a value is lowered.
  struct Place {
    const Environment& environment;
    std::vector<Named> named = {};
    bool once = false;  // at most one of all cases and choices of elements may hold
  };
  // One case of several values at once.
  struct Tuple {
    std::vector<VariableId> variables;
    std::vector<Formula> conditions;
    std::vector<Term> values;
    std::vector<Named> named;
  };
  struct Case {
    std::vector<VariableId> variables;
    std::vector<Formula> conditions;
    Term value;
    std::vector<Named> named;
  };
  using Cases = std::vector<Case>;
  using Atom = std::function<Formula(const std::vector<Term>& values, const Place&)>;

  // Binders (lowering.cpp).
  struct Bound {
    std::vector<VariableId> variables;
    Formula types;
    Environment environment;
  };
  // `anew`: uses fresh variables even if the variables of the spec are possible.
  Bound bind(const std::vector<model::VarId>&, const Environment&, bool anew = false);
  // A variable for the value of an expression; cached if nothing is substituted.
  VariableId value_variable(model::ExprId, const Environment&, model::TypeId, const char* name);
  VariableId second_variable(model::ExprId, const Environment&, model::TypeId, const char* name);

  // Formulas (formulas.cpp, atoms.cpp).
  Formula formula(model::ExprId, const Environment&);
  Formula lower(model::ExprId, const Environment&);
  std::vector<Formula> formulas(const std::vector<model::ExprId>&, const Environment&);
  Formula guard(const model::Expression&, const Environment&);
  Formula body(const model::Expression&, const Environment&);
  Formula counted(const model::Expression&, const Environment&);
  Formula exists(model::ExprId value, const Environment&);
  Formula predicate(const model::Expression&, const Environment&);
  Formula applies_to(const model::Expression&, const Environment&);
  Formula equal(model::ExprId, const Environment&);
  Formula ordered(const model::Expression&, const Environment&);
  std::optional<Formula> beside_an_end(const model::Expression&, const Environment&);
  Formula beside(model::ExprId end, Term element, bool before_it, const Place&);
  Formula has_members(model::ExprId of_set, const Place&);
  Formula same_members(model::ExprId, const Environment&);
  Formula subset(model::ExprId, const Environment&);
  Formula closure(const model::Expression&, const Environment&);
  // Some case of the values makes the atom true.
  Formula holds_for(const std::vector<model::ExprId>& values, const Place&, const Atom&);

  // Values (values.cpp, orders.cpp, numbers.cpp).
  std::optional<Term> term(model::ExprId, const Environment&);  // the term of a value that always exists and has one case
  std::optional<std::vector<Term>> terms(const std::vector<model::ExprId>&, const Environment&);
  Cases cases(model::ExprId, const Place&);
  std::vector<Tuple> tuples(const std::vector<model::ExprId>&, const Place&);
  static Place inside(const Place&, const Tuple&);
  static Case with_value(const Tuple&, Term);
  Case with_named(const Tuple&, const Place&, Named, VariableId, const std::vector<Formula>& conditions);
  Cases field_cases(model::ExprId, const Place&);
  Cases call_cases(model::ExprId, const Place&);
  Cases written_out_cases(const model::Expression& call, const Place&);
  Cases choice_cases(const model::Expression&, const Place&);
  Cases working_cases(const model::Expression&, const Place&);
  Cases end_cases(model::ExprId, const Place&);
  Cases member_cases(model::ExprId, const Place&);
  Cases neighbour_cases(model::ExprId, const Place&);
  Term arithmetic(const model::Expression&, const std::vector<Term>& operands);
  Term multiplied(model::ExprId factor, Term one, Term other);  // `one` is the factor, which has few values
  Term count(model::ExprId, const Environment&);
  Term sum(const model::Expression&, const Environment&);
  Cases extremum_cases(model::ExprId, const Environment&);
  Case named_extremum(model::ExprId, const Environment&);

  // Sets (sets.cpp). For an optional or single value: that it equals the element.
  Formula member(model::ExprId set, Term element, const Place&);
  Formula field_member(model::ExprId, Term element, const Place&);
  Formula call_member(const model::Expression&, Term element, const Place&);
  Formula in_field(const model::Expression&, Term owner, Term element);

  // Terms (terms.cpp).
  // The operands of a call that are values; and all arguments: these values, and the formulas among the operands.
  std::vector<model::ExprId> value_operands(const model::Expression& call) const;
  std::vector<Node> arguments(const model::Expression& call, const std::vector<Term>& values, const Environment&);
  Formula argument_types(const model::Expression& call, const std::vector<Term>&);
  Environment parameters(const model::Term&, const std::vector<Node>& arguments) const;

  Formula complies(model::RuleId, model::ContractId exceptions_of);
  // the conditions under which the rule applies: its `where`, and the negation of its `unless`
  std::vector<Formula> conditions(const model::Rule&);

  Theory& theory_;
  const model::Model& model_;
  const Symbols& symbols_;
  Arena& arena_;
  const Environment nothing_;
  std::vector<std::optional<VariableId>> own_;                    // by VarId
  std::unordered_map<std::uint32_t, model::ValueType> made_for_;  // by VariableId
  std::vector<Formula> formulas_;                                 // by ExprId
  std::map<std::pair<model::ExprId, int>, VariableId> value_variables_;
  std::map<model::ExprId, std::set<Number>> few_values_;  // of factors
  std::map<model::ExprId, Case> extrema_;
  std::map<std::pair<model::TermId, std::vector<Node>>, Formula> written_out_;
  struct Step {
    VariableId from, to;
    Formula formula;
  };
  const Step& step(const model::Expression& closure);
  std::map<std::tuple<model::FieldId, model::RelationId, model::TermId>, Step> steps_;
  std::map<std::pair<model::RuleId, model::ContractId>, Formula> applies_;  // by `exceptions_of`
  std::map<std::pair<model::ClauseId, model::ContractId>, Formula> complies_;
};

// Axioms that hold in every structure of the model (structural.cpp).
void add_structural_axioms(Theory&, const Symbols&, Lowering&);

}  // namespace proviso::lower

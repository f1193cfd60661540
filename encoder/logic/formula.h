// The core logic: many-sorted first-order logic with counting, closure and linear arithmetic, hash-consed.
//
// Nodes are immutable and unique within their Arena: equal nodes have equal handles. The constructors of Arena simplify (neutral
// elements, double negation, constant folding, flattening) and check sorts; a sort error is a CHECK.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "logic/day_function.h"
#include "logic/signature.h"
#include "model/number.h"
#include "text/source.h"

namespace proviso::logic {

using model::Number;

enum class Kind : std::uint8_t {
#define KIND(kind, ...) kind,
#include "logic/kinds.def"
#undef KIND
};
std::string_view name(Kind);

struct Node {  // a handle
  std::uint32_t id = UINT32_MAX;
  bool valid() const { return id != UINT32_MAX; }
  bool operator==(const Node&) const = default;
  auto operator<=>(const Node&) const = default;
};
using Formula = Node;
using Term = Node;

struct VariableId {
  std::uint32_t value = UINT32_MAX;
  bool operator==(const VariableId&) const = default;
  auto operator<=>(const VariableId&) const = default;
};

class Arena {
 public:
  explicit Arena(const Signature& signature);
  ~Arena();
  Arena(const Arena&) = delete;

  // -- construction
  // The name is for printing only; the span is the variable's place in the spec.
  VariableId fresh_variable(SortId, std::string name, text::Span span = {});
  Formula verum();
  Formula falsum();
  Formula truth(bool value) { return value ? verum() : falsum(); }
  Formula atom(SymbolId, std::vector<Term> arguments);
  Formula equal(Term, Term);
  Formula less(Term, Term);
  Formula less_equal(Term, Term);
  Formula negation(Formula);
  Formula conjunction(std::vector<Formula>);
  Formula disjunction(std::vector<Formula>);
  Formula implication(Formula a, Formula b) { return disjunction({negation(a), b}); }
  Formula equivalence(Formula, Formula);
  Formula forall(std::vector<VariableId>, Formula);
  Formula exists(std::vector<VariableId>, Formula);
  Formula at_least(const Number& n, VariableId, Formula);
  Formula reach(Term from, Term to, VariableId u, VariableId v, Formula step);
  Term variable(VariableId);
  Term application(SymbolId, std::vector<Term> arguments);
  Term element(SortId, std::uint32_t index);
  Term integer(const Number&);
  Term real(const Number&);
  Term sum(std::vector<Term>);
  Term product(const Number&, Term);
  Term conditional(Formula, Term, Term);
  Term to_real(Term);
  Term floor(Term);
  Term quotient(Term, const Number& divisor);
  Term later(Term days, const Number& months);
  Term day_function(const DayFunction&, Term);
  Term count(VariableId, Formula);
  Term total(std::vector<VariableId>, Formula, Term);

  // -- access
  Kind kind(Node) const;
  SortId sort(Node) const;  // boolean for a formula
  bool is_formula(Node) const;
  SymbolId symbol(Node) const;
  VariableId variable_of(Node) const;
  const Number& number(Node) const;
  const DayFunction& day_function(Node) const;
  std::span<const Node> children(Node) const;
  std::span<const VariableId> variables(Node) const;
  SortId sort(VariableId) const;
  const std::string& name(VariableId) const;
  text::Span span(VariableId) const;
  // The free variables, sorted.
  std::span<const VariableId> free_variables(Node) const;
  std::size_t size() const;  // number of nodes
  const Signature& signature() const { return signature_; }

  // A node of the same kind, with the same symbol or number, over these children and bound variables.
  Node rebuilt(Node node, std::vector<Node> children, std::vector<VariableId> bound);
  // Simultaneous substitution of variables by terms. Capture-avoiding: bound variables are renamed where needed.
  Node substitute(Node node, const std::vector<std::pair<VariableId, Term>>& replacements);

 private:
  struct Implementation;
  struct Aggregate {
    Kind kind;
    SortId sort;
    std::vector<Node> children;
    std::vector<VariableId> bound;
  };
  Formula junction(Kind, std::vector<Formula>);
  Formula quantified(Kind, std::vector<VariableId>, Formula);
  std::vector<Formula> taken_out(Kind junction_kind, std::span<const VariableId>, Formula& body);
  std::optional<std::pair<VariableId, Term>> fixed_variable(Kind, std::span<const VariableId>, Formula) const;
  Term numeral(SortId, const Number&);
  // The first constructed aggregate that differs from this one only in its variables.
  Term first_like(Aggregate);

  const Signature& signature_;
  std::unique_ptr<Implementation> implementation_;
};

// For developers and tests: one line, infix.
std::string print(const Arena&, Node);

}  // namespace proviso::logic

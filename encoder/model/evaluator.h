// The meaning of the language: the truth of any formula in a given architecture, with no solver, exact in its arithmetic.
// Every other part agrees with this one or is wrong.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "model/scope.h"
#include "model/structure.h"

namespace proviso::model {

// Why a structure is no architecture of the model (a total field without a value, a value of the wrong type, an individual
// without an element, ...): one sentence each in the spec's words; empty when it is one.
std::vector<std::string> well_formed(const Model&, const Structure&);

// Elements for the variables of a rule or quantifier, in order.
using Binding = std::vector<std::pair<VarId, Atom>>;

enum class RuleStatus : std::uint8_t {
  not_triggered,   // its `where` does not hold
  excepted,        // an `unless` holds
  overridden,      // a rule that overrides it prevails
  satisfied,       // it applies, and what it demands holds (a `may` rule: what it permits happens)
  unused,          // a `may` rule that applies, and what it permits does not happen
  violated,
};

// One rule with one choice of elements for its variables.
struct RuleInstance {
  RuleId rule;
  Binding binding;
  RuleStatus status = RuleStatus::not_triggered;
  std::uint32_t exception = 0;           // excepted: which `unless`
  RuleId overriding;                     // overridden: by which rule, and with which elements
  Binding overriding_binding;
};

// Why a formula has the value it has: the sub-formula and the elements that decide it, as a tree cut to what matters.
struct Reason {
  ExprId formula;          // what is true or false
  bool value = false;
  Binding binding;         // the variables that occur free in it, and their elements
  std::vector<Reason> because;
};

class Evaluator {
 public:
  // All four must outlive the evaluator. The structure must be well-formed.
  Evaluator(const Model&, const Structure&, const Scope&, const Selection&);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;

  // Of a formula whose free variables are bound by `binding`.
  bool holds(ExprId formula, const Binding& binding = {});
  // The value of a non-formula; a set as an ElementSet.
  FieldValue value(ExprId expression, const Binding& binding = {});
  bool complies(ClauseId);
  bool holds(const Unit&);               // facts, clauses, requirements; a TermUnit is true
  bool applies(RuleId, const Binding&);
  bool prevails(RuleId, const Binding&);
  // Every instance of every rule of the clause (in its selected reading), up to `most` of them, violated ones first.
  std::vector<RuleInstance> instances(ClauseId, std::size_t most);
  Reason why(ExprId formula, const Binding& binding = {});

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// The facts of the scope, and with clauses and requirements too, that do not hold.
std::vector<Unit> broken(Evaluator&, const Model&, const Scope&);

}  // namespace proviso::model

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

namespace proviso::evaluate {

using namespace model;

// Why a structure is no architecture of the model (a total field without a value, a value of the wrong type, an individual
// without an element, ...): one sentence each in the spec's words; empty when it is one.
std::vector<std::string> well_formed(const Model&, const Structure&);

// Elements for the variables of a rule or quantifier, in order.
using Binding = std::vector<std::pair<VarId, Atom>>;

enum class RuleStatus : std::uint8_t {
  not_triggered,  // its `where` does not hold
  excepted,       // an `unless` holds
  overridden,     // a rule that overrides it prevails
  satisfied,      // it applies, and what it demands holds (a `may` rule: what it permits happens)
  unused,         // a `may` rule that applies, and what it permits does not happen
  violated,
};

// One rule with one choice of elements for its variables.
struct RuleInstance {
  RuleId rule;
  Binding binding;
  RuleStatus status = RuleStatus::not_triggered;
  std::uint32_t exception = 0;  // excepted: which `unless`
  RuleId overriding;            // overridden: by which rule, and with which elements
  Binding overriding_binding;
};

// Why a formula has the value it has: the sub-formula and the elements that decide it, as a tree cut to what matters.
// Trees of more than some hundred nodes are cut short: the furthest nodes then have no `because`.
struct Reason {
  ExprId formula;  // what is true or false; invalid where `rule` is valid
  RuleId rule;     // under `kept`: a rule instance that is violated (false); under `applies`: one that applies or
                   // does not; under one that does not: the overriding instance that prevails (true)
  bool value = false;
  Binding binding;            // the variables that occur free in it, and their elements
  Binding chosen;             // of `every`, `some`, `no`: the elements that decide it, where some do: a witness or a failure
  std::vector<Element> path;  // of a closure that holds by one or more steps: a shortest way, both ends included
  std::vector<std::pair<ExprId, FieldValue>> values;  // of an atom: its operands that are not plain names or literals
  std::vector<Reason> because;
};

class Universe;

// What answers have rested on besides the architecture.
struct Consulted {
  std::vector<AmbiguityId> readings;  // whose reading was asked for; sorted
  std::vector<ClauseId> in_force;     // of which it was asked whether they are in force; sorted
};

class Evaluator {
 public:
  // All four must outlive the evaluator. The structure must be well-formed.
  Evaluator(const Model&, const Structure&, const Scope&, const Selection&);
  // Shares what has been laid out of one structure among several evaluators (evaluate/universe.h).
  Evaluator(std::shared_ptr<const Universe>, const Scope&, const Selection&);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;

  // Of a formula whose free variables are bound by `binding`.
  bool holds(ExprId formula, const Binding& binding = {});
  // The value of a non-formula; a set of elements as an ElementSet.
  FieldValue value(ExprId expression, const Binding& binding = {});
  bool complies(ClauseId);
  bool holds(const Unit&);  // facts, clauses, requirements; a TermUnit is true
  bool applies(RuleId, const Binding&);
  bool prevails(RuleId, const Binding&);
  // Every instance of every rule of the clause (in its selected reading), up to `most` of them, violated ones first.
  std::vector<RuleInstance> instances(ClauseId, std::size_t most);
  Reason why(ExprId formula, const Binding& binding = {});
  // Of all questions so far: under every selection and scope that agree on these, the answers are the same.
  Consulted consulted() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// The facts of the scope, and with clauses and requirements too, that do not hold.
std::vector<Unit> broken(Evaluator&, const Model&, const Scope&);

}  // namespace proviso::evaluate

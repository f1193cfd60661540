// The meaning of the language: the truth of any formula in a given architecture, with no solver, exact in its arithmetic.
// Every other part agrees with this one or is wrong.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/compliance.h"
#include "model/model.h"
#include "model/scope.h"
#include "model/structure.h"

namespace proviso::evaluate {

using namespace model;

// Why a structure is no architecture of the model (a total field without a value, a value of the wrong type, an individual
// without an element, ...): one sentence each in the spec's words; empty when it is one.
std::vector<std::string> well_formed(const Model&, const Structure&);

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

// How the clause fares. Of the instances of one rule with one status, `most_instances_of_a_status` are listed, and all are counted.
ClauseCompliance compliance(Evaluator&, const Model&, const Selection&, ClauseId);
// Every clause in force.
std::vector<ClauseCompliance> compliance(Evaluator&, const Model&, const Scope&, const Selection&);

// The facts of the scope, and with clauses and requirements too, that do not hold.
std::vector<Unit> broken(Evaluator&, const Model&, const Scope&);

}  // namespace proviso::evaluate

// The semantics of the language: the truth of any formula in a given architecture, without a solver, in exact arithmetic. It is the
// reference: any other part that disagrees with it is wrong.
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

// Why a structure is not an architecture of the model (a total field without a value, a value of the wrong type, an individual without
// an element, ...): one sentence each, in the spec's terms; empty if it is one.
std::vector<std::string> well_formed(const Model&, const Structure&);

class Universe;

// What the answers depended on besides the architecture.
struct Consulted {
  std::vector<AmbiguityId> readings;  // whose reading was consulted; sorted
  std::vector<ClauseId> in_force;     // clauses for which it was consulted whether they are in force; sorted
  std::vector<ClauseId> kept;         // clauses that were consulted within `kept` and `applies` (Scope::as_kept); sorted
  bool operator==(const Consulted&) const = default;
};

class Evaluator {
 public:
  // The arguments must outlive the evaluator. Precondition: the structure is well-formed.
  Evaluator(const Model&, const Structure&, const Scope&, const Selection&);
  // Shares the data structures of one architecture among several evaluators (evaluate/universe.h).
  Evaluator(std::shared_ptr<const Universe>, const Scope&, const Selection&);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;

  // The truth of a formula whose free variables `binding` binds.
  bool holds(ExprId formula, const Binding& binding = {});
  // The value of an expression that is no formula; a set of elements is an ElementSet.
  FieldValue value(ExprId expression, const Binding& binding = {});
  bool complies(ClauseId);
  bool holds(const Unit&);  // facts, clauses, requirements; a TermUnit is true
  bool applies(RuleId, const Binding&);
  bool prevails(RuleId, const Binding&);
  // The elements to which the rule applies, at most `most` choices of them; none if the rule is of another reading of its clause.
  std::vector<Binding> applications(RuleId, std::size_t most);
  // Instances of the rules of the clause (in its selected reading) that are no rights, at most `most`, violated ones first.
  std::vector<RuleInstance> instances(ClauseId, std::size_t most);
  Reason why(ExprId formula, const Binding& binding = {});
  // Covers all questions so far: every selection and scope that agrees on these gives the same answers.
  Consulted consulted() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// The compliance with the clause. Lists at most `most_instances_of_a_status` instances for each rule and status, and counts all.
ClauseCompliance compliance(Evaluator&, const Model&, const Selection&, ClauseId);
// The compliance with every clause in force.
std::vector<ClauseCompliance> compliance(Evaluator&, const Model&, const Scope&, const Selection&);

// The facts of the scope that are false; with its clauses and requirements in the other function.
std::vector<Unit> broken(Evaluator&, const Model&, const Scope&);

}  // namespace proviso::evaluate

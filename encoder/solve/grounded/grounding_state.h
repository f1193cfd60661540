// One grounding with its solver; and the assumptions of one query, with the meaning of each assumed literal.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "ground/grounding.h"
#include "solve/backends/sat_solver.h"
#include "solve/query/query.h"

namespace proviso::solve {

struct State {
  ground::Capacities capacities;
  ground::Closures closures = ground::Closures::exact;
  std::shared_ptr<const lower::FixedPart> fixed;
  std::size_t most_gates = 0;  // grounding stops beyond this number
  std::unique_ptr<SatSolver> solver;
  std::unique_ptr<ground::Grounding> grounding;  // adds its clauses to the solver

  // The value of the gate in the solver's last model.
  bool holds(ground::Gate gate) const {
    if (ground::is_constant(gate)) return gate == ground::always;
    const ground::Literal literal = grounding->clauses().known(gate);
    return literal != 0 && solver->value(literal);
  }
};

struct Assumed {};  // a part of the query that no core names
using StandsFor = std::variant<model::Unit, model::AmbiguityId, ground::PoolId, Assumed>;

// Assumptions of a query in a state. Pools in `more` are not assumed to be complete.
struct Assumptions {
  std::vector<ground::Literal> literals;
  std::vector<StandsFor> stands;  // the meaning of each literal
  void add(ground::Literal literal, StandsFor what) {
    literals.push_back(literal);
    stands.push_back(what);
  }
};
Assumptions assumptions_of(lower::Theory&, const Query&, ground::Grounding&);

// The core of a refutation. `core` and `pinned` are sorted and have no duplicates.
struct Refutation {
  std::vector<model::Unit> core;
  std::vector<model::AmbiguityId> pinned;
  std::vector<ground::PoolId> pools;
};
Refutation refutation(const lower::Theory&, const Assumptions&, const std::vector<ground::Literal>& core);

// Extracts the solver's last model. Precondition: no pool has more elements than slots.
lower::Interpretation extract_model(const lower::Theory&, State&);
model::Selection read_selection(const lower::Theory&, const Query&, State&);

}  // namespace proviso::solve

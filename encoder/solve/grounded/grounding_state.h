// One grounding with its solver, and a query put to it: the literals that are assumed and what each of them stands for.
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
  std::size_t most_gates = 0;  // it gives up beyond
  std::unique_ptr<SatSolver> solver;
  std::unique_ptr<ground::Grounding> grounding;  // speaks to the solver

  // In the model that the solver found last.
  bool holds(ground::Gate gate) const {
    if (ground::is_constant(gate)) return gate == ground::always;
    const ground::Literal literal = grounding->clauses().known(gate);
    return literal != 0 && solver->value(literal);
  }
};

struct Assumed {};  // part of the question, but nothing that an answer names
using StandsFor = std::variant<model::Unit, model::AmbiguityId, ground::PoolId, Assumed>;

// What a query assumes in a state; `more` of every pool is left open.
struct Assumptions {
  std::vector<ground::Literal> literals;
  std::vector<StandsFor> stands;  // of literals
  void add(ground::Literal literal, StandsFor what) {
    literals.push_back(literal);
    stands.push_back(what);
  }
};
Assumptions assumptions_of(lower::Theory&, const Query&, ground::Grounding&);

// What a refutation used. Core and pinned are sorted, without duplicates.
struct Refutation {
  std::vector<model::Unit> core;
  std::vector<model::AmbiguityId> pinned;
  std::vector<ground::PoolId> pools;
};
Refutation refutation(const lower::Theory&, const Assumptions&, const std::vector<ground::Literal>& core);

// From the model that the state's solver found last, no pool having more elements than slots.
lower::Interpretation extract_model(const lower::Theory&, State&);
model::Selection read_selection(const lower::Theory&, const Query&, State&);

}  // namespace proviso::solve

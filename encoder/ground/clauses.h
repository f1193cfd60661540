// Circuit -> clauses (Tseitin's transformation, in the polarity that is needed: Plaisted and Greenbaum, "A Structure-Preserving
// Clause Form Translation", 1986). A literal is n or -n for variable n, counted from 1, as in DIMACS.
//
// Gates that occur once and in a place of their own shape are written into it, without a variable. Done gate by gate, as
// they are asserted: what was written stays, so that one solver serves all that a grounding is asked.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ground/circuit.h"

namespace proviso::ground {

using Literal = std::int32_t;

// Takes the clauses: a solver.
class ClauseSink {
 public:
  virtual ~ClauseSink() = default;
  virtual Literal new_variable() = 0;
  virtual void add_clause(std::span<const Literal>) = 0;
  // The literal is true exactly if the linear is at most 0. Each quantity in it was described before.
  virtual void define(Literal, const Linear&) = 0;
  // What a quantity is; the literal is its record's gate, 0 where that has none.
  virtual void describe(Quantity, const QuantityRecord&, Literal) = 0;
};

class Clauses {
 public:
  Clauses(const Circuit& circuit, ClauseSink& sink) : circuit_(circuit), sink_(sink) {}

  // Each of `unless` is false, or the gate is true.
  void require(Gate, std::span<const Literal> unless = {});
  // A literal that is true only if the gate is (above), or whenever the gate is (below). Not of a constant gate.
  Literal literal(Gate, Approximation side);
  // A literal equivalent to the gate.
  Literal exact(Gate);
  // The variable of an input, if it has one by now; 0 if not.
  Literal known(Gate input) const;

 private:
  Literal variable(std::uint32_t index);
  void define(Gate, Approximation);
  void gather(Gate, std::vector<Literal>& clause);
  void describe(const Linear&);

  const Circuit& circuit_;
  ClauseSink& sink_;
  std::vector<Literal> variables_;     // by gate; 0: none
  std::vector<std::uint8_t> defined_;  // by gate: bit 0 true only if, bit 1 false only if
  std::vector<bool> described_;        // by quantity
};

}  // namespace proviso::ground

// Translates a circuit to clauses (Tseitin's transformation, in the needed polarity: Plaisted and Greenbaum, "A Structure-Preserving
// Clause Form Translation", 1986). A literal is n or -n for variable n, counted from 1, as in DIMACS.
//
// A gate with one occurrence is inlined, without a variable, where its shape allows it. Gates are translated as they are asserted.
// Earlier clauses stay, so that one solver serves all queries on a grounding.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ground/circuit.h"

namespace proviso::ground {

using Literal = std::int32_t;

// Receives the clauses; a solver implements it.
class ClauseSink {
 public:
  virtual ~ClauseSink() = default;
  virtual Literal new_variable() = 0;
  virtual void add_clause(std::span<const Literal>) = 0;
  // Defines the literal: true exactly if the linear form is at most 0. All its quantities were described before.
  virtual void define(Literal, const Linear&) = 0;
  // Defines a quantity; the literal is that of its record's gate, 0 if it has none.
  virtual void describe(Quantity, const QuantityRecord&, Literal) = 0;
};

class Clauses {
 public:
  Clauses(const Circuit& circuit, ClauseSink& sink) : circuit_(circuit), sink_(sink) {}

  // Asserts: one of `unless` is false, or the gate is true.
  void require(Gate, std::span<const Literal> unless = {});
  // A literal that implies the gate (over), or that the gate implies (under). Precondition: the gate is not constant.
  Literal literal(Gate, Approximation side);
  // A literal equivalent to the gate.
  Literal exact(Gate);
  // The variable of an input; 0 if it has none yet.
  Literal known(Gate input) const;

 private:
  Literal variable(std::uint32_t index);
  void define(Gate, Approximation);
  void gather(Gate, std::vector<Literal>& clause);
  void describe(const Linear&);

  const Circuit& circuit_;
  ClauseSink& sink_;
  std::vector<Literal> variables_;     // by gate; 0: none
  std::vector<std::uint8_t> defined_;  // by gate: bit 0: the variable implies the gate; bit 1: the gate implies the variable
  std::vector<bool> described_;        // by quantity
};

}  // namespace proviso::ground

// The closed formulas of a query, and the known instances of quantified formulas. Does not use a solver.
//
// Skolem constants are variables of the arena that no quantifier binds; each belongs to one existential formula. The depth of a ground
// term is the nesting of Skolem constants and functions that it is built from.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

// A quantified formula with the truth value that it must have.
struct QuantifiedLiteral {
  logic::Formula formula;
  bool holds = true;
  auto operator<=>(const QuantifiedLiteral&) const = default;
};

// The consequence of a literal for some terms.
struct Instance {
  logic::Formula says;
  std::vector<logic::Term> terms;  // the terms that replace its variables
};

class InstantiationStore {
 public:
  explicit InstantiationStore(lower::Theory& theory) : theory_(theory), arena_(*theory.arena) {}

  // Does the literal assert existence (and need a Skolem constant), rather than speak of all elements?
  bool is_existential(const QuantifiedLiteral&) const;
  // The consequence of the literal for these terms, one for each of its variables (for `at_least`: as many as it counts).
  logic::Formula consequence(const QuantifiedLiteral&, const std::vector<logic::Term>&);
  // The consequence for Skolem constants of the literal's own.
  const Instance& witness(const QuantifiedLiteral&);
  const Instance* known_witness(const QuantifiedLiteral&) const;  // null: not yet made
  // The nesting of constants and functions that the node is built from.
  std::uint32_t depth(logic::Node);
  // Are all free variables of the node constants?
  bool is_closed(logic::Node) const;
  // The closed terms in a node, except values: constants, and applications of functions to closed terms.
  const std::vector<logic::Term>& closed_terms(logic::Node);

  // Adds an instance. Returns false if it is known already.
  bool add(const QuantifiedLiteral&, Instance);
  const std::vector<Instance>& instances(const QuantifiedLiteral&) const;

 private:
  void collect_closed_terms(logic::Node, std::set<logic::Node>& seen, std::vector<logic::Term>&) const;
  logic::VariableId constant_like(logic::VariableId, std::uint32_t depth);

  lower::Theory& theory_;
  logic::Arena& arena_;
  std::map<QuantifiedLiteral, Instance> witnesses_;
  std::map<QuantifiedLiteral, std::vector<Instance>> instances_;
  std::set<std::pair<QuantifiedLiteral, logic::Formula>> known_;
  std::unordered_map<std::uint32_t, std::vector<logic::Term>> closed_terms_;  // by node
  std::unordered_map<std::uint32_t, std::uint32_t> depth_;                    // by node
  std::unordered_map<std::uint32_t, std::uint32_t> constant_depth_;           // by variable
};

}  // namespace proviso::solve

// Which closed formulas a question is made of, and the instances of quantified formulas that are known. No solver.
//
// Constants that stand for what an existential formula says there is are variables of the arena that nothing binds; each
// belongs to one formula. Ground terms have a depth, that of the constants and functions that they are built from.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

// A quantified formula that has to come out true, or false.
struct QuantifiedLiteral {
  logic::Formula formula;
  bool holds = true;
  auto operator<=>(const QuantifiedLiteral&) const = default;
};

// What follows from an literal for some terms.
struct Instance {
  logic::Formula says;
  std::vector<logic::Term> terms;  // for its variables
};

class InstantiationStore {
 public:
  explicit InstantiationStore(lower::Theory& theory) : theory_(theory), arena_(*theory.arena) {}

  // Does it take a constant (an existential formula that holds), rather than speak of all elements?
  bool is_existential(const QuantifiedLiteral&) const;
  // What follows from the literal for these terms, one for each of its variables (of `at_least`: as many as it counts).
  logic::Formula consequence(const QuantifiedLiteral&, const std::vector<logic::Term>&);
  // ... for constants of its own.
  const Instance& witness(const QuantifiedLiteral&);
  const Instance* known_witness(const QuantifiedLiteral&) const;  // null: there is none yet
  // Of what the node is built from: how many constants and functions rest on one another.
  std::uint32_t depth(logic::Node);
  // Are its free variables constants?
  bool is_closed(logic::Node) const;
  // The closed terms in a node that are not values: constants, and functions of closed terms.
  const std::vector<logic::Term>& closed_terms(logic::Node);

  // Keeps an instance. False: it is known already.
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

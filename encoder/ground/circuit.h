// A Boolean circuit with linear comparisons as leaves: the form of a formula over a finite universe.
//
// Gates are hash-consed and simplified on construction (constants, duplicates, complements, one level of absorption), so that equal
// gates have equal handles. The only connective is the conjunction. A handle carries a complement bit, so a disjunction is the
// complement of a conjunction of complements (and-inverter graphs: Kuehlmann et al., "Robust Boolean Reasoning for Equivalence Checking
// and Functional Property Verification", 2002, here with any number of inputs).
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "ground/linear.h"
#include "text/meter.h"

namespace proviso::ground {

enum class GateKind : std::uint8_t { constant, input, conjunction, comparison };

class Circuit {
 public:
  Circuit();
  Circuit(const Circuit&) = delete;

  // -- construction
  Gate input();
  Gate conjunction(std::vector<Gate>);
  Gate disjunction(std::vector<Gate>);
  Gate conjunction(Gate a, Gate b) { return conjunction(std::vector<Gate>{a, b}); }
  Gate disjunction(Gate a, Gate b) { return disjunction(std::vector<Gate>{a, b}); }
  Gate implication(Gate a, Gate b) { return disjunction(~a, b); }
  Gate equivalence(Gate a, Gate b) { return conjunction(implication(a, b), implication(b, a)); }
  // linear <= 0, if no Boolean form is known (ground/cardinality.h: at_most_zero).
  Gate at_most_zero(const Linear&);
  Quantities& quantities() { return quantities_; }
  const Quantities& quantities() const { return quantities_; }

  // -- access, to the gate without its complement bit
  GateKind kind(Gate) const;
  std::span<const Gate> inputs(Gate) const;  // of a conjunction: two or more
  const Linear& comparison(Gate) const;
  // The number of gates that have it as an input. A gate with one occurrence may be inlined there.
  std::uint32_t occurrences(Gate) const;
  std::size_t size() const { return records_.size(); }

 private:
  struct Record {
    GateKind kind;
    std::uint32_t occurrences = 0;
    std::uint32_t begin = 0;  // in inputs_, or the index of a comparison
    std::uint32_t count = 0;
  };
  Gate intern(std::span<const Gate> inputs);
  void rehash();
  void pay(std::size_t inputs);

  std::vector<Record> records_;
  std::vector<Gate> inputs_;
  std::vector<std::uint32_t> slots_;  // open addressing over conjunctions; UINT32_MAX: empty
  std::size_t conjunctions_ = 0;
  std::vector<Linear> comparisons_;
  std::unordered_map<Linear, Gate, LinearHash> comparison_gates_;
  Quantities quantities_;
  Holding held_;
};

}  // namespace proviso::ground

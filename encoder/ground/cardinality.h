// A cardinality network: a totalizer (Bailleux and Boufkhad, "Efficient CNF Encoding of Boolean Cardinality Constraints", 2003), built
// lazily.
#pragma once

#include <cstdint>
#include <vector>

#include "ground/circuit.h"

namespace proviso::ground {

class Counter {
 public:
  Counter(Circuit& circuit, std::vector<Gate> gates);
  // At least n of the gates (a gate given twice counts twice) are true. Exact; the approximation only selects the form.
  Gate at_least(std::uint64_t n, Approximation);
  std::size_t size() const { return size_; }  // the number of gates that are not constant, apart from `certain`
  std::uint64_t certain() const { return certain_; }

 private:
  struct Node {
    std::uint32_t left = 0, right = 0;  // both 0: a leaf
    Gate leaf;
    std::uint32_t size = 1;
    std::vector<Gate> outputs[2];  // by approximation; [n - 1]: at least n. Invalid: not yet made
  };
  std::uint32_t build(const std::vector<Gate>& gates, std::size_t begin, std::size_t end);
  Gate output(std::uint32_t node, std::uint32_t n, Approximation);

  Circuit& circuit_;
  std::vector<Node> nodes_;
  std::uint32_t root_ = 0;
  std::size_t size_ = 0;
  std::uint64_t certain_ = 0;
};

Gate at_least(Circuit&, std::uint64_t n, std::vector<Gate>, Approximation);
// At most one of the gates.
Gate at_most_one(Circuit&, const std::vector<Gate>&);

// linear <= 0: a cardinality constraint if all terms are truth values with small integer factors, otherwise a comparison.
Gate at_most_zero(Circuit&, const Linear&, Approximation);

}  // namespace proviso::ground

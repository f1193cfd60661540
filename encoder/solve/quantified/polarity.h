// The polarities in which defined terms occur, through the bodies of used definitions. A definition whose symbol occurs only positively
// is needed only as "symbol implies body"; one that occurs only negatively, as the converse (D. Plaisted and S. Greenbaum, "A
// Structure-preserving Clause Form Translation", 1986).
#pragma once

#include <unordered_set>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

class Polarity {
 public:
  explicit Polarity(const lower::Theory& theory) : theory_(theory) {}

  // Adds all symbols that occur in the formula, and in the bodies of `definitions` (by symbol) that are reachable from it.
  void add(logic::Formula formula);
  void use(const std::vector<const lower::Definition*>& definitions);

  bool positive(logic::SymbolId id) const { return seen(id, 1); }
  bool negative(logic::SymbolId id) const { return seen(id, 2); }
  bool occurs(logic::SymbolId id) const { return seen(id, 3); }

 private:
  // 1: positive, 2: negative, 3: both
  void visit(logic::Node, std::uint8_t polarity);
  bool seen(logic::SymbolId id, std::uint8_t mask) const { return id.value < of_symbol_.size() && (of_symbol_[id.value] & mask) != 0; }

  const lower::Theory& theory_;
  std::vector<std::uint8_t> of_node_;
  std::vector<std::uint8_t> of_symbol_;
};

}  // namespace proviso::solve

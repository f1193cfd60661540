#include "ground/symmetry.h"
#include "ground/tuning.h"

#include <algorithm>
#include <set>

namespace proviso::ground {

namespace {

using logic::SymbolId;

struct Candidate {
  std::uint64_t tuples = 1;
  SymbolId symbol;
  std::vector<logic::SortId> columns;  // the sorts of its arguments and, for a function, of its value
  bool is_function = false;
};

std::vector<Candidate> candidates(const lower::Theory& theory, const Universe& universe) {
  std::vector<Candidate> result;
  for (std::uint32_t i = 0; i < theory.signature.symbols.size(); ++i) {
    const logic::Symbol& symbol = theory.signature.symbols[i];
    const bool structural = std::holds_alternative<logic::FieldSymbol>(symbol.meaning) ||
                            std::holds_alternative<logic::FieldPresence>(symbol.meaning) ||
                            std::holds_alternative<logic::RelationSymbol>(symbol.meaning);
    if (!structural || symbol.result == logic::Signature::integer || symbol.result == logic::Signature::real) continue;
    Candidate candidate{1, SymbolId{i}, symbol.arguments, symbol.result != logic::Signature::boolean};
    if (candidate.is_function) candidate.columns.push_back(symbol.result);
    for (logic::SortId column : candidate.columns) {
      candidate.tuples = std::min(candidate.tuples * universe.size(column), tuning::most_tuples_compared + 1);
    }
    if (candidate.tuples <= tuning::most_tuples_compared) result.push_back(candidate);
  }
  std::ranges::stable_sort(result, {}, &Candidate::tuples);
  return result;
}

class Comparison {
 public:
  Comparison(Tables& tables, Circuit& circuit, logic::SortId sort, std::uint32_t first, std::uint32_t second)
      : tables_(tables), circuit_(circuit), sort_(sort), first_(first), second_(second) {}

  // Adds the symbol's values that the exchange moves, in the order of their tuples.
  void add(const Candidate& candidate, const Universe& universe) {
    std::vector<std::uint32_t> tuple(candidate.columns.size());
    add(candidate, universe, tuple, 0, false);
  }

  // The sequence of values is lexicographically at most the sequence after the exchange.
  void finish(std::vector<Gate>& axioms) const {
    Gate equal = always;
    for (const auto& [own, other] : pairs_) {
      axioms.push_back(circuit_.disjunction({~equal, own, ~other}));
      const Gate still = circuit_.input();
      axioms.push_back(circuit_.disjunction({~equal, ~other, still}));
      axioms.push_back(circuit_.disjunction({~equal, own, still}));
      equal = still;
    }
  }

 private:
  void add(const Candidate& candidate, const Universe& universe, std::vector<std::uint32_t>& tuple, std::size_t column, bool moved) {
    if (pairs_.size() >= tuning::values_compared) return;
    if (column == tuple.size()) {
      if (moved) add_pair(candidate, tuple);
      return;
    }
    const std::uint32_t size = universe.size(candidate.columns[column]);
    for (std::uint32_t slot = 0; slot < size; ++slot) {
      tuple[column] = slot;
      const bool here = candidate.columns[column] == sort_ && (slot == first_ || slot == second_);
      add(candidate, universe, tuple, column + 1, moved || here);
    }
  }

  void add_pair(const Candidate& candidate, const std::vector<std::uint32_t>& tuple) {
    std::vector<std::uint32_t> exchanged = tuple;
    for (std::size_t i = 0; i < tuple.size(); ++i) {
      if (candidate.columns[i] != sort_) continue;
      if (tuple[i] == first_) exchanged[i] = second_;
      if (tuple[i] == second_) exchanged[i] = first_;
    }
    if (exchanged < tuple) return;  // already compared, in the other direction
    const Gate own = value(candidate, tuple), other = value(candidate, exchanged);
    if (own != other) pairs_.emplace_back(own, other);
  }

  Gate value(const Candidate& candidate, const std::vector<std::uint32_t>& tuple) {
    if (!candidate.is_function) return tables_.predicate(candidate.symbol, tuple);
    return tables_.has_value(candidate.symbol, Slots(tuple).first(tuple.size() - 1), tuple.back());
  }

  Tables& tables_;
  Circuit& circuit_;
  logic::SortId sort_;
  std::uint32_t first_, second_;
  std::vector<std::pair<Gate, Gate>> pairs_;
};

}  // namespace

std::vector<Gate> symmetry_axioms(const Universe& universe, Tables& tables, Circuit& circuit) {
  std::vector<Gate> axioms;
  const std::vector<Candidate> symbols = candidates(tables.theory(), universe);
  for (std::uint32_t pool = 0; pool < universe.pools().size(); ++pool) {
    if (universe.pools()[pool].ordered) continue;
    if (universe.fixed() != nullptr && universe.fixed()->has(universe.pools()[pool].sort)) continue;
    const std::span<const std::uint32_t> slots = universe.slots({pool});
    for (std::size_t i = 0; i + 1 < slots.size(); ++i) {
      Comparison comparison(tables, circuit, universe.pools()[pool].sort, slots[i], slots[i + 1]);
      for (const Candidate& candidate : symbols) comparison.add(candidate, universe);
      comparison.finish(axioms);
    }
  }
  return axioms;
}

}  // namespace proviso::ground

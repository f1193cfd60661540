// Extracts an interpretation of the symbols from the solver's model: used slots become elements, in the order of the slots.
#include <algorithm>

#include "solve/grounded/grounding_state.h"

namespace proviso::solve {

using ground::Gate;
using ground::Literal;
using logic::SortKind;

namespace {

constexpr std::uint32_t none = UINT32_MAX;

class Reader {
 public:
  Reader(const lower::Theory& theory, State& state) : theory_(theory), state_(state), signature_(theory.signature) {}

  lower::Interpretation read() {
    result_.sizes.resize(signature_.sorts.size());
    result_.tables.resize(signature_.symbols.size());
    number_elements();
    for (std::uint32_t i = 0; i < signature_.symbols.size(); ++i) read(logic::SymbolId{i});
    return std::move(result_);
  }

 private:
  bool holds(Gate gate) const { return state_.holds(gate); }

  void number_elements() {
    const ground::Universe& universe = state_.grounding->universe();
    elements_.resize(signature_.sorts.size());
    for (std::uint32_t i = 0; i < signature_.sorts.size(); ++i) {
      const SortKind kind = signature_.sorts[i].kind;
      if (kind != SortKind::open && kind != SortKind::enumeration) continue;
      std::uint32_t next = 0;
      for (std::uint32_t slot = 0; slot < universe.size({i}); ++slot) {
        elements_[i].push_back(holds(universe.exists({i}, slot)) ? next++ : none);
      }
      result_.sizes[i] = kind == SortKind::open ? next : 0;
    }
  }

  // The elements in the slots; nothing if a slot is unused.
  std::optional<std::vector<std::uint32_t>> elements(const logic::Symbol& symbol, const std::vector<std::uint32_t>& slots) const {
    std::vector<std::uint32_t> result;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      result.push_back(elements_[symbol.arguments[i].value][slots[i]]);
      if (result.back() == none) return std::nullopt;
    }
    return result;
  }

  void read(logic::SymbolId id) {
    const logic::Symbol& symbol = signature_[id];
    auto& table = result_.tables[id.value];
    const ground::Universe& universe = state_.grounding->universe();
    if (const auto* membership = std::get_if<logic::Membership>(&symbol.meaning)) {
      for (std::uint32_t slot : universe.candidates(membership->type)) {
        const auto at = elements(symbol, {slot});
        if (at && holds(universe.member(membership->type, slot))) table[*at] = true;
      }
      return;
    }
    if (std::holds_alternative<logic::OrderSymbol>(symbol.meaning)) {
      for (std::uint32_t i = 0; i < result_.sizes[symbol.arguments[0].value]; ++i) {
        for (std::uint32_t j = i + 1; j < result_.sizes[symbol.arguments[0].value]; ++j) table[{i, j}] = true;
      }
      return;
    }
    if (state_.fixed != nullptr && state_.fixed->has(id)) {
      table = state_.fixed->interpretation.tables[id.value];
      return;
    }
    if (const auto fixed = state_.grounding->tables().fixed(id)) {
      table[{}] = elements_[symbol.result.value][*fixed];
      return;
    }
    const bool is_number = symbol.result == logic::Signature::integer || symbol.result == logic::Signature::real;
    for (const ground::Tables::Entry& entry : state_.grounding->tables().entries(id)) {
      const auto at = elements(symbol, entry.arguments);
      if (!at) continue;
      if (is_number) {
        table[*at] = state_.solver->value(entry.number.terms[0].first);
      } else if (holds(entry.gate)) {
        if (symbol.result == logic::Signature::boolean) {
          table[*at] = true;
        } else {
          table[*at] = elements_[symbol.result.value][entry.value];
        }
      }
    }
  }

  const lower::Theory& theory_;
  State& state_;
  const logic::Signature& signature_;
  std::vector<std::vector<std::uint32_t>> elements_;  // by SortId, by slot
  lower::Interpretation result_;
};

}  // namespace

lower::Interpretation extract_model(const lower::Theory& theory, State& state) { return Reader(theory, state).read(); }

model::Selection read_selection(const lower::Theory& theory, const Query& query, State& state) {
  model::Selection selection;
  for (std::uint32_t i = 0; i < theory.reads.size(); ++i) {
    selection.push_back(query.open[i][0]);
    for (std::uint32_t reading : query.open[i]) {
      const Literal literal = state.grounding->known(theory.reads[i][reading]);
      if (literal != 0 && state.solver->value(literal)) selection.back() = reading;
    }
  }
  return selection;
}

}  // namespace proviso::solve

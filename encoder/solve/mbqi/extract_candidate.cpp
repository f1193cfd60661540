#include "solve/mbqi/extract_candidate.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

namespace {

void set_field(const Theory& theory, Candidate& candidate, SymbolId symbol, Term owner, std::uint32_t index,
               std::map<std::vector<std::uint32_t>, Interpretation::Value>& table) {
  const Term value = theory.arena->application(symbol, {owner});
  const SortId sort = theory.signature[symbol].result;
  if (sort == Signature::integer || sort == Signature::real) {
    table[{index}] = candidate.number(value);
  } else if (const Candidate::Element element = candidate.element(value); element != Candidate::nowhere) {
    table[{index}] = static_cast<std::uint32_t>(element);
  }
}

}  // namespace

Interpretation interpretation(const Theory& theory, Candidate& candidate) {
  const Signature& signature = theory.signature;
  Interpretation result;
  result.sizes.resize(signature.sorts.size());
  result.tables.resize(signature.symbols.size());
  for (std::uint32_t i = 0; i < signature.sorts.size(); ++i) {
    if (signature.sorts[i].kind == SortKind::open) result.sizes[i] = candidate.size(SortId{i});
  }
  for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
    const Symbol& symbol = signature.symbols[i];
    auto& table = result.tables[i];
    if (symbol.result == Signature::boolean) {
      for (const Candidate::Elements& tuple : candidate.true_of(SymbolId{i})) {
        if (tuple.find(Candidate::nowhere) == Candidate::Elements::npos) table[{tuple.begin(), tuple.end()}] = true;
      }
    } else if (std::holds_alternative<FieldSymbol>(symbol.meaning)) {
      for (std::uint32_t e = 0; e < candidate.size(symbol.arguments[0]); ++e) {
        const Term owner = candidate.representative(symbol.arguments[0], static_cast<Candidate::Element>(e));
        set_field(theory, candidate, SymbolId{i}, owner, e, table);
      }
    } else if (std::holds_alternative<IndividualSymbol>(symbol.meaning)) {
      const Candidate::Element element = candidate.element(theory.arena->application(SymbolId{i}, {}));
      if (element != Candidate::nowhere) table[{}] = static_cast<std::uint32_t>(element);
    }
  }
  return result;
}

}  // namespace proviso::solve

#include "solve/mbqi/finite_axioms.h"

#include <algorithm>

namespace proviso::solve {

using namespace logic;

const std::vector<Formula>& FiniteAxioms::axioms(const std::vector<Formula>& formulas) {
  if (!orders_added_) add_orders();
  orders_added_ = true;
  for (Formula formula : formulas) add_closures(formula);
  return axioms_;
}

void FiniteAxioms::add_closures(Node node) {
  if (!seen_.insert(node).second) return;
  if (arena_.kind(node) == Kind::reach) add_closure(node);
  for (Node child : arena_.children(node)) add_closures(child);
}

Formula FiniteAxioms::has_end(SymbolId member, VariableId x, VariableId y, Formula beyond) {
  const Formula in_x = arena_.atom(member, {arena_.variable(x)}), in_y = arena_.atom(member, {arena_.variable(y)});
  const Formula end = arena_.conjunction({in_x, arena_.forall({y}, arena_.implication(in_y, arena_.negation(beyond)))});
  const Formula there_is = arena_.exists({x}, end);
  if (arena_.kind(there_is) == Kind::exists) ends_.push_back(there_is);
  return arena_.implication(arena_.exists({x}, in_x), there_is);
}

// The root type and its subtypes.
std::vector<SymbolId> FiniteAxioms::types_of(SortId sort) const {
  std::vector<SymbolId> result;
  for (std::uint32_t i = 0; i < theory_.signature.symbols.size(); ++i) {
    const Symbol& symbol = theory_.signature.symbols[i];
    if (std::holds_alternative<Membership>(symbol.meaning) && symbol.arguments[0] == sort) result.push_back(SymbolId{i});
  }
  return result;
}

void FiniteAxioms::add_orders() {
  for (std::uint32_t i = 0; i < theory_.signature.symbols.size(); ++i) {
    const Symbol& symbol = theory_.signature.symbols[i];
    const bool is_order = std::holds_alternative<OrderSymbol>(symbol.meaning);
    const bool is_relation = std::holds_alternative<RelationSymbol>(symbol.meaning) || std::holds_alternative<FieldSymbol>(symbol.meaning);
    if (symbol.result != Signature::boolean || symbol.arguments.size() != 2 || !(is_order || is_relation)) continue;
    const SortId sort = symbol.arguments[0];
    const SymbolId in = theory_.signature[sort].member;
    if (symbol.arguments[1] != sort || !in.valid()) continue;
    const VariableId x = arena_.fresh_variable(sort, "x"), y = arena_.fresh_variable(sort, "y"), z = arena_.fresh_variable(sort, "z");
    const auto related = [&](VariableId a, VariableId b) { return arena_.atom(SymbolId{i}, {arena_.variable(a), arena_.variable(b)}); };
    const auto ends = [&](SymbolId member) {
      return arena_.conjunction({has_end(member, x, y, related(x, y)), has_end(member, x, y, related(y, x))});
    };
    if (is_order) {
      for (SymbolId type : types_of(sort)) axioms_.push_back(ends(type));
      continue;
    }
    const Formula irreflexive = arena_.forall({x}, arena_.negation(related(x, x)));
    const Formula transitive =
        arena_.forall({x, y, z}, arena_.implication(arena_.conjunction({related(x, y), related(y, z)}), related(x, z)));
    axioms_.push_back(arena_.implication(arena_.conjunction({irreflexive, transitive}), ends(in)));
  }
}

void FiniteAxioms::add_closure(Formula closure) {
  const VariableId u = arena_.variables(closure)[0], v = arena_.variables(closure)[1];
  const Formula step = arena_.children(closure)[2];
  const SymbolId in = theory_.signature[arena_.sort(u)].member;
  const bool alone = std::ranges::all_of(arena_.free_variables(step), [&](VariableId x) { return x == u || x == v; });
  if (!in.valid() || !alone || !steps_.insert(step).second) return;
  const Term from = arena_.variable(u), to = arena_.variable(v);
  const Formula acyclic =
      arena_.forall({u}, arena_.implication(arena_.atom(in, {from}), arena_.negation(arena_.reach(from, from, u, v, step))));
  const Formula turned = arena_.substitute(step, {{u, to}, {v, from}});
  axioms_.push_back(arena_.implication(acyclic, arena_.conjunction({has_end(in, u, v, step), has_end(in, u, v, turned)})));
}

}  // namespace proviso::solve

#include "solve/mbqi/known_instances.h"

#include <algorithm>

#include "logic/kind_traits.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;
using Selector = GroundSolver::Selector;

Formula premise(Arena& arena, const QuantifiedLiteral& literal) {
  return literal.holds ? literal.formula : arena.negation(literal.formula);
}

bool KnownInstances::add(Node node, Stated says, std::optional<Selector> when) {
  std::vector<Lemma>& lemmas = lemmas_[node.id];
  const auto same = [&](const Lemma& lemma) { return lemma.says.formula == says.formula && lemma.when == when; };
  if (says.formula == theory_.arena->verum() || std::ranges::any_of(lemmas, same)) return false;
  lemmas.push_back({std::move(says), when});
  return true;
}

Relevance KnownInstances::relevant(const GroundQuery& question, const GroundSolver& solver) {
  Relevance relevance(theory_, store_, solver, [this, &question](Node node, const auto& add) {
    each_lemma(question, node, [&](const Stated& says) { add(says.formula); });
  });
  for (const Stated& stated : question.stated()) relevance.add(stated.formula);
  return relevance;
}

std::vector<Stated> KnownInstances::all_stated(const GroundQuery& question) {
  Arena& arena = *theory_.arena;
  std::vector<Stated> result = question.stated();
  std::vector<bool> seen(arena.size());
  // The conjuncts of the formula asserted last inherit its origin.
  std::vector<std::pair<Node, std::optional<Origin>>> open;
  const auto state = [&](Stated stated) {
    open.emplace_back(stated.formula, stated.origin);
    result.push_back(std::move(stated));
  };
  for (const Stated& stated : question.stated()) open.emplace_back(stated.formula, stated.origin);
  while (!open.empty()) {
    const auto [node, origin] = open.back();
    open.pop_back();
    if (node.id < seen.size() && seen[node.id]) continue;
    if (node.id >= seen.size()) seen.resize(node.id + 1);
    seen[node.id] = true;
    each_lemma(question, node, state);
    const Kind kind = arena.kind(node);
    if (traits(kind).family == Family::quantifier) {
      const auto bound = arena.variables(node);
      for (const bool holds : {true, false}) {
        const QuantifiedLiteral literal{node, holds};
        const auto state_instance = [&](const Instance& instance) {
          state({arena.implication(premise(arena, literal), instance.says), origin, {bound.begin(), bound.end()}, instance.terms});
        };
        if (const Instance* witness = store_.known_witness(literal)) state_instance(*witness);
        for (const Instance& instance : store_.instances(literal)) state_instance(instance);
      }
      continue;
    }
    if (traits(kind).family == Family::aggregate) continue;
    const auto children = arena.children(node);
    const std::size_t ends = kind == Kind::reach ? 2 : children.size();
    for (std::size_t i = 0; i < ends; ++i) open.emplace_back(children[i], origin);
  }
  return result;
}

}  // namespace proviso::solve

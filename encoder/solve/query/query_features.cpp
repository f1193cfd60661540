#include "solve/query/query_features.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <unordered_set>
#include <vector>

#include "solve/query/tuning.h"

namespace proviso::solve {

using logic::Arena;
using logic::Formula;
using logic::Kind;
using logic::Node;

namespace {

std::vector<Formula> demanded(const lower::Theory& theory, const Query& query) {
  std::vector<Formula> result;
  for (const model::Unit& unit : query.demands) {
    const auto axioms = theory.demands.find(unit);
    if (axioms == theory.demands.end()) continue;
    for (const lower::Axiom& axiom : axioms->second) result.push_back(axiom.formula);
  }
  if (query.goal.valid()) result.push_back(query.goal);
  return result;
}

bool asks_membership(const Arena& arena, Node node, logic::VariableId variable, model::TypeId type) {
  if (arena.kind(node) == Kind::conjunction) {
    return std::ranges::any_of(arena.children(node), [&](Node part) { return asks_membership(arena, part, variable, type); });
  }
  if (arena.kind(node) != Kind::atom) return false;
  const auto* membership = std::get_if<logic::Membership>(&arena.signature()[arena.symbol(node)].meaning);
  if (membership == nullptr || membership->type != type) return false;
  const Node argument = arena.children(node)[0];
  return arena.kind(argument) == Kind::variable && arena.variable_of(argument) == variable;
}

std::uint64_t asked_for(const Arena& arena, Node node, model::TypeId type) {
  const std::span<const Node> children = arena.children(node);
  switch (arena.kind(node)) {
    case Kind::conjunction: {
      std::uint64_t most = 0;
      for (Node child : children) most = std::max(most, asked_for(arena, child, type));
      return most;
    }
    case Kind::exists: {
      const bool here = std::ranges::any_of(
          arena.variables(node), [&](logic::VariableId variable) { return asks_membership(arena, children[0], variable, type); });
      return std::max<std::uint64_t>(here ? 1 : 0, asked_for(arena, children[0], type));
    }
    case Kind::at_least:
      return asks_membership(arena, children[0], arena.variables(node)[0], type) ? least(arena, node) : 0;
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
    case Kind::verum:
    case Kind::falsum:
    case Kind::atom:
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal:
    case Kind::negation:
    case Kind::disjunction:
    case Kind::equivalence:
    case Kind::forall:
    case Kind::reach:
      return 0;
  }
  CHECK(false, name(arena.kind(node)));
}

bool asks_for_many(const lower::Theory& theory, Formula formula) {
  return std::ranges::any_of(ground::pools(theory),
                             [&](const ground::Pool& pool) { return asked_for(*theory.arena, formula, pool.type) >= query_tuning::many; });
}

}  // namespace

std::uint64_t least(const Arena& arena, Formula at_least) {
  const std::optional<std::int64_t> number = arena.number(at_least).to_int64();
  return number ? static_cast<std::uint64_t>(*number) : UINT64_MAX;
}

std::uint64_t asked_outright(const lower::Theory& theory, const Query& query, const ground::Pool& pool) {
  std::uint64_t most = 0;
  for (Formula formula : demanded(theory, query)) most = std::max(most, asked_for(*theory.arena, formula, pool.type));
  return most;
}

std::uint32_t implied_size(const lower::Theory& theory, const Query& query, const ground::Pool& pool) {
  return static_cast<std::uint32_t>(std::min(asked_outright(theory, query, pool), query_tuning::largest_first_size));
}

bool asks_for_many(const lower::Theory& theory, const Query& query) {
  return std::ranges::any_of(demanded(theory, query), [&](Formula formula) { return asks_for_many(theory, formula); });
}

std::optional<Query> without_numbers(const lower::Theory& theory, const Query& query) {
  Query result = query;
  std::erase_if(result.demands, [&](const model::Unit& unit) {
    const auto axioms = theory.demands.find(unit);
    return axioms != theory.demands.end() &&
           std::ranges::any_of(axioms->second, [&](const lower::Axiom& axiom) { return asks_for_many(theory, axiom.formula); });
  });
  if (query.goal.valid() && asks_for_many(theory, query.goal)) result.goal = {};
  if (result.demands.empty() && !result.goal.valid()) return std::nullopt;
  return result;
}

Formula goal_with_limits(lower::Theory& theory, const Query& query) {
  std::vector<Formula> asked;
  if (query.goal.valid()) asked.push_back(query.goal);
  for (const model::Limit& limit : query.limits) asked.push_back(theory.at_most(limit.type, model::Number(limit.count)));
  return asked.empty() ? Formula{} : theory.arena->conjunction(std::move(asked));
}

bool mentions_closure(const lower::Theory& theory, const Query& query) {
  const Arena& arena = *theory.arena;
  std::unordered_set<std::uint32_t> seen;
  bool found = false;
  const std::function<void(Node)> visit = [&](Node node) {
    if (found || !seen.insert(node.id).second) return;
    found = arena.kind(node) == Kind::reach;
    for (Node child : arena.children(node)) visit(child);
  };
  for (Formula formula : demanded(theory, query)) visit(formula);
  const std::set<model::Unit> demands(query.demands.begin(), query.demands.end());
  for (const lower::Definition& definition : theory.definitions) {
    if (!demands.contains(definition.unit)) continue;
    if (definition.body.valid()) visit(definition.body);
    for (const lower::Axiom& axiom : definition.axioms) visit(axiom.formula);
  }
  return found;
}

bool at_least_as_far(const Extent& extent, const Extent& other) {
  const auto* size = std::get_if<UpTo>(&extent);
  const auto* other_size = std::get_if<UpTo>(&other);
  return size == nullptr || (other_size != nullptr && size->size >= other_size->size);
}

}  // namespace proviso::solve

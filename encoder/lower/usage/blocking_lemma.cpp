#include "lower/usage/blocking_lemma.h"

#include "logic/saturation.h"
#include "lower/usage/residual.h"

namespace proviso::lower {

std::uint64_t choices(Theory& theory, const model::Structure& usage, Generality generality) {
  const UsageShape shape(theory, usage, generality);
  std::uint64_t result = 1;
  for (const VariableId variable : shape.variables()) {
    const Sort& sort = theory.signature[theory.arena->sort(variable)];
    const bool is_enum = sort.kind == SortKind::enumeration;
    result = saturated_product(result, is_enum ? sort.size : usage.elements.at(sort.type).size());
  }
  return result;
}

namespace {

std::optional<Formula> forbids(Theory& theory, const UsageShape& shape, const std::vector<Formula>& facts, Formula broken) {
  Arena& arena = *theory.arena;
  PuttingIn putting_in(theory, shape);
  std::vector<Formula> premises = shape.types();
  for (const Formula fact : facts) premises.push_back(putting_in.formula(fact));
  const Formula breach = arena.negation(putting_in.formula(broken));
  if (!putting_in.knows_all()) return std::nullopt;
  // Apart for each way of breaking it: that lets each be looked at with only what it depends on.
  std::vector<Formula> ways{breach};
  if (arena.kind(breach) == Kind::disjunction) ways.assign(arena.children(breach).begin(), arena.children(breach).end());
  std::vector<Formula> result;
  for (const Formula way : ways) {
    std::vector<Formula> all = premises;
    all.push_back(way);
    result.push_back(arena.forall(shape.variables(), arena.negation(arena.conjunction(std::move(all)))));
  }
  return arena.conjunction(std::move(result));
}

}  // namespace

std::optional<Formula> forbids(Theory& theory, const model::Structure& usage, const std::vector<Formula>& facts, Formula broken,
                               Generality generality) {
  const UsageShape as_found(theory, usage, generality);
  const auto sentence = forbids(theory, as_found, facts, broken);
  if (!sentence || !as_found.has_numbers()) return sentence;
  const UsageShape related(theory, usage, generality, UsageShape::Numbers::related);
  const auto more = related.relates() ? forbids(theory, related, facts, broken) : std::nullopt;
  return more ? theory.arena->conjunction({*sentence, *more}) : *sentence;
}

}  // namespace proviso::lower

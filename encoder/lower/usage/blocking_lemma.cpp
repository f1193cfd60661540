#include "lower/usage/blocking_lemma.h"

#include "logic/saturation.h"
#include "lower/usage/residual.h"

namespace proviso::lower {

std::uint64_t choices(Theory& theory, const model::Structure& usage, Generality generality) {
  const UsagePlaces shape(theory, usage, generality);
  std::uint64_t result = 1;
  for (const VariableId variable : shape.variables()) {
    const Sort& sort = theory.signature[theory.arena->sort(variable)];
    const bool is_enum = sort.kind == SortKind::enumeration;
    result = saturated_product(result, is_enum ? sort.size : usage.elements.at(sort.type).size());
  }
  return result;
}

namespace {

std::optional<Formula> blocking_lemma(Theory& theory, const UsagePlaces& shape, const std::vector<Formula>& facts, Formula broken) {
  Arena& arena = *theory.arena;
  Residual putting_in(theory, shape);
  std::vector<Formula> premises = shape.types();
  for (const Formula fact : facts) premises.push_back(putting_in.formula(fact));
  const Formula breach = arena.negation(putting_in.formula(broken));
  if (!putting_in.knows_all()) return std::nullopt;
  // Each way of violating the formula gets a lemma part of its own, which depends on less.
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

std::optional<Formula> blocking_lemma(Theory& theory, const model::Structure& usage, const std::vector<Formula>& facts, Formula broken,
                                      Generality generality) {
  const UsagePlaces as_found(theory, usage, generality);
  const auto sentence = blocking_lemma(theory, as_found, facts, broken);
  if (!sentence || !as_found.has_numbers()) return sentence;
  const UsagePlaces related(theory, usage, generality, UsagePlaces::Numbers::related);
  const auto more = related.relates() ? blocking_lemma(theory, related, facts, broken) : std::nullopt;
  return more ? theory.arena->conjunction({*sentence, *more}) : *sentence;
}

}  // namespace proviso::lower

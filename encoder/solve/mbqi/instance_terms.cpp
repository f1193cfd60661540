#include "solve/mbqi/instance_terms.h"

#include "text/check.h"

namespace proviso::solve {

using namespace logic;

model::GroundTerm InstanceTerms::of(Term term) {
  using What = model::GroundTerm::What;
  const Arena& arena = *theory_.arena;
  const Kind kind = arena.kind(term);
  if (kind == Kind::element) {
    const auto index = static_cast<std::uint32_t>(*arena.number(term).to_int64());
    return {.what = What::enum_element, .type = theory_.signature[arena.sort(term)].type, .index = index};
  }
  if (kind == Kind::variable) {
    const SortId sort = arena.sort(term);
    const auto [place, is_new] = constants_.try_emplace(arena.variable_of(term));
    if (is_new) place->second = ++counts_[sort];
    return {.what = What::constant, .type = theory_.signature[sort].type, .index = place->second};
  }
  CHECK(kind == Kind::application, "an element");
  const Symbol& symbol = theory_.signature[arena.symbol(term)];
  if (const auto* individual = std::get_if<IndividualSymbol>(&symbol.meaning))
    return {.what = What::individual, .individual = individual->individual};
  model::GroundTerm result{.what = What::applied, .symbol = symbol.name};
  if (const auto* field = std::get_if<FieldSymbol>(&symbol.meaning)) result = {.what = What::field, .field = field->field};
  for (const Term argument : arena.children(term)) result.arguments.push_back(of(argument));
  return result;
}

}  // namespace proviso::solve

#include "solve/mbqi/instance_terms.h"

#include <fmt/format.h>

#include "text/check.h"
#include "text/type_words.h"

namespace proviso::solve {

using namespace logic;

std::string InstanceTerms::of(Term term) {
  const Arena& arena = *theory_.arena;
  const model::Model& model = theory_.model;
  switch (arena.kind(term)) {
    case Kind::element: {
      const auto index = static_cast<std::size_t>(*arena.number(term).to_int64());
      return std::string(model[theory_.signature[arena.sort(term)].type].elements[index]);
    }
    case Kind::variable: {
      const auto [place, is_new] = names_.try_emplace(arena.variable_of(term));
      if (is_new) {
        const SortId sort = arena.sort(term);
        place->second = fmt::format("{} {}", text::in_words(theory_.signature[sort].name), ++numbers_[sort]);
      }
      return place->second;
    }
    case Kind::application: {
      const Symbol& symbol = theory_.signature[arena.symbol(term)];
      if (const auto* individual = std::get_if<IndividualSymbol>(&symbol.meaning)) return std::string(model[individual->individual].name);
      if (const auto* field = std::get_if<FieldSymbol>(&symbol.meaning)) {
        return fmt::format("{}.{}", of(arena.children(term)[0]), model[field->field].name);
      }
      std::string arguments;
      for (Term argument : arena.children(term)) arguments += (arguments.empty() ? "" : ", ") + of(argument);
      return fmt::format("{}({})", symbol.name, arguments);
    }
    case Kind::verum:
    case Kind::falsum:
    case Kind::atom:
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal:
    case Kind::negation:
    case Kind::conjunction:
    case Kind::disjunction:
    case Kind::equivalence:
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
    case Kind::reach:
    case Kind::numeral:
    case Kind::sum:
    case Kind::product:
    case Kind::conditional:
    case Kind::to_real:
    case Kind::floor:
    case Kind::quotient:
    case Kind::later:
    case Kind::count:
    case Kind::total:
      break;
  }
  CHECK(false, "an element");
}

}  // namespace proviso::solve

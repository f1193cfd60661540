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
    default:
      break;
  }
  CHECK(false, "an element");
}

}  // namespace proviso::solve

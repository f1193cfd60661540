// A design taken as given: what is written out of it holds of the architectures that have it, whatever happens, and of no others.
#include "lower/fixed_part.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "../../support/expand.h"
#include "../../support/logic_evaluator.h"
#include "../../support/random_structure.h"
#include "model/usage_copies.h"
#include "resolve/load/load.h"

namespace proviso::lower {
namespace {

using model::Element;
using model::Structure;
using model::TypeId;

const char* const spec_text = R"(
enum Cloud { home, elsewhere }
type Host { on: Cloud, open: bool, beside: set Host }
type Big is Host
type Service { at: Host, limit: optional int }
individual main: Service
usage type Call { through: Service }
relation feeds(Service, Host)
fact called : some Call c: c.through = main
)";

struct Spec {
  Spec() {
    resolve::Loaded loaded = resolve::load(sources, std::vector{sources.add("spec.pvo", spec_text)});
    EXPECT_TRUE(loaded.ok());
    if (loaded.model) model = std::move(*loaded.model);
    theory = from_model(model);
    for (std::uint32_t i = 0; i < model.types.size(); ++i)
      if (!model.types[i].is_enum && !model.types[i].parent.valid() && !model.types[i].usage) roots.push_back(TypeId{i});
  }
  bool holds(Formula formula, const Structure& structure, std::mt19937& random) {
    const model::Scope scope = model::full_scope(model);
    const Interpretation interpretation = testing::Expansion(*theory, structure, scope, {}, random).run();
    return testing::LogicEvaluator(*theory->arena, interpretation).holds(formula);
  }

  text::Sources sources;
  model::Model model;
  std::unique_ptr<Theory> theory;
  std::vector<TypeId> roots;  // of the design
};

using Places = std::map<TypeId, std::vector<std::uint32_t>>;  // by element: where it goes

Element moved(const Places& places, const Element& element) {
  const auto found = places.find(element.root);
  return found == places.end() ? element : Element{element.root, found->second[element.index]};
}

Structure moved(const Places& places, const Structure& design, const model::Model& model) {
  Structure result = design;
  for (auto& [root, elements] : result.elements)
    if (const auto to = places.find(root); to != places.end())
      for (std::size_t i = 0; i < elements.size(); ++i) elements[to->second[i]] = design.elements.at(root)[i];
  for (auto& [individual, element] : result.individuals) element = moved(places, element);
  for (auto& [field, values] : result.fields) {
    const auto to = places.find(model[model[field].owner].root);
    for (std::size_t i = 0; i < values.size(); ++i) {
      model::FieldValue value = design.fields.at(field)[i];
      if (auto* members = std::get_if<model::ElementSet>(&value)) {
        model::ElementSet there;
        for (const Element& member : *members) there.insert(moved(places, member));
        *members = std::move(there);
      } else if (auto* element = std::get_if<Element>(&std::get<model::Atom>(value))) {
        *element = moved(places, *element);
      }
      values[to == places.end() ? i : to->second[i]] = std::move(value);
    }
  }
  for (auto& [relation, tuples] : result.relations) {
    tuples.clear();
    for (std::vector<Element> tuple : design.relations.at(relation)) {
      for (Element& element : tuple) element = moved(places, element);
      tuples.insert(std::move(tuple));
    }
  }
  return result;
}

// Is the one the other with its elements in another order?
bool are_alike(const Spec& spec, const Structure& one, const Structure& other, std::size_t root = 0, Places places = {}) {
  if (root == spec.roots.size()) return moved(places, one, spec.model) == other;
  std::vector<std::uint32_t> order(one.elements.at(spec.roots[root]).size());
  if (order.size() != other.elements.at(spec.roots[root]).size()) return false;
  std::iota(order.begin(), order.end(), 0U);
  do {
    places[spec.roots[root]] = order;
    if (are_alike(spec, one, other, root + 1, places)) return true;
  } while (std::ranges::next_permutation(order).found);
  return false;
}

TEST(FixedPart, IsWrittenOutSoThatItHoldsOfThisDesignAlone) {
  Spec spec;
  std::mt19937 dice(1);
  testing::RandomStructures random(spec.model, 3, 2);
  std::vector<Structure> all;
  while (all.size() < 60) {
    const auto structure = random.next();
    if (!structure) continue;
    all.push_back(*structure);
    // The same, in another order.
    Places backwards;
    for (const TypeId root : spec.roots)
      for (std::size_t n = structure->elements.at(root).size(); n-- > 0;) backwards[root].push_back(static_cast<std::uint32_t>(n));
    all.push_back(moved(backwards, *structure, spec.model));
  }
  std::size_t alike = 0, others = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Structure design = model::design_of(spec.model, all[i]);
    const auto fixed = fixed_design(*spec.theory, design);
    const Formula written = written_out(*spec.theory, *fixed, {});
    EXPECT_TRUE(spec.theory->arena->free_variables(written).empty());
    EXPECT_TRUE(spec.holds(written, all[i], dice));
    for (std::size_t j = 0; j < all.size(); ++j) {
      const bool same = are_alike(spec, design, model::design_of(spec.model, all[j]));
      EXPECT_EQ(spec.holds(written, all[j], dice), same) << i << " " << j;
      ++(same ? alike : others);
    }
  }
  EXPECT_GE(alike, 120U);
  EXPECT_GT(others, 100U);
}

TEST(FixedPart, KnowsItsElementsAndWhatHoldsOfThem) {
  Spec spec;
  std::mt19937 dice(2);
  testing::RandomStructures random(spec.model, 5, 3);
  std::size_t looked_at = 0;
  for (int i = 0; i < 100; ++i) {
    const auto structure = random.next();
    if (!structure) continue;
    const auto fixed = fixed_design(*spec.theory, model::design_of(spec.model, *structure));
    const Interpretation interpretation = testing::Expansion(*spec.theory, *structure, model::full_scope(spec.model), {}, dice).run();
    const Signature& signature = spec.theory->signature;
    for (std::uint32_t s = 0; s < signature.symbols.size(); ++s) {
      const Symbol& symbol = signature.symbols[s];
      if (!fixed->has(SymbolId{s}) || symbol.result != Signature::boolean) continue;
      for (const auto& [arguments, value] : interpretation.tables[s]) {
        // An interpretation may have elements that are in no type.
        bool within = true;
        for (std::size_t k = 0; k < arguments.size(); ++k) {
          const TypeId type = signature[symbol.arguments[k]].type;
          within = within && (spec.model[type].is_enum || arguments[k] < structure->elements.at(type).size());
        }
        if (!within) continue;
        EXPECT_EQ(fixed->holds(SymbolId{s}, arguments), std::get<bool>(value)) << symbol.name;
        ++looked_at;
      }
    }
    for (const TypeId root : spec.roots) {
      const auto of_root = [&](const Sort& sort) { return sort.kind == SortKind::open && sort.type == root; };
      const auto found = std::ranges::find_if(signature.sorts, of_root);
      const SortId sort{static_cast<std::uint32_t>(found - signature.sorts.begin())};
      EXPECT_TRUE(fixed->has(sort));
      const auto& elements = structure->elements.at(root);
      for (std::uint32_t t = 0; t < spec.model.types.size(); ++t) {
        if (spec.model.types[t].root != root) continue;
        EXPECT_EQ(fixed->count(sort, TypeId{t}),
                  static_cast<std::size_t>(std::ranges::count(elements, TypeId{t}, &model::ElementInfo::type)));
      }
    }
  }
  EXPECT_GT(looked_at, 1000U);
}

}  // namespace
}  // namespace proviso::lower

// A bound may never be too small: whatever random facts hold of a random architecture, they hold of a part of it that is
// within the bound (with other values for fields where the value is left out).
#include <gtest/gtest.h>

#include "../../support/random_structure.h"
#include "bounds/small_model_bounds.h"
#include "evaluate/evaluator.h"
#include "resolve/load/load.h"
#include "text/render.h"

namespace proviso::testing {
namespace {

using model::Element;
using model::Structure;

// Every part of a structure with these elements: one for each choice of values for what is left open.
class Parts {
 public:
  Parts(const model::Model& model, const Structure& whole, const std::map<model::TypeId, std::vector<std::uint32_t>>& kept)
      : model_(model), whole_(whole), kept_(kept) {}

  template <typename Test>
  bool any(const Test& test) {
    Structure part;
    for (const auto& [root, indices] : kept_) {
      std::vector<model::ElementInfo>& infos = part.elements[root];
      for (std::uint32_t index : indices) infos.push_back(whole_.elements.at(root)[index]);
    }
    for (const auto& [individual, element] : whole_.individuals) part.individuals[individual] = *moved(element);
    for (const auto& [relation, tuples] : whole_.relations) {
      std::set<std::vector<Element>>& kept = part.relations[relation];
      for (const std::vector<Element>& tuple : tuples) {
        std::vector<Element> result;
        for (const Element& element : tuple) {
          if (const auto to = moved(element)) result.push_back(*to);
        }
        if (result.size() == tuple.size()) kept.insert(std::move(result));
      }
    }
    for (const auto& [field, values] : whole_.fields) {
      std::vector<model::FieldValue>& kept = part.fields[field];
      for (std::uint32_t index : kept_.at(model_[model_[field].owner].root)) kept.push_back(restricted(field, kept.size(), values[index]));
    }
    std::size_t tried = 0;
    return choose(part, 0, test, tried);
  }

 private:
  struct Open {
    model::FieldId field;
    std::size_t index;
  };

  std::optional<Element> moved(const Element& element) const {
    const auto kept = kept_.find(element.root);
    if (kept == kept_.end()) return element;  // of an enum
    const auto at = std::ranges::find(kept->second, element.index);
    if (at == kept->second.end()) return std::nullopt;
    return Element{element.root, static_cast<std::uint32_t>(at - kept->second.begin())};
  }

  model::FieldValue restricted(model::FieldId id, std::size_t index, const model::FieldValue& value) {
    const model::Multiplicity multiplicity = model_[id].multiplicity;
    if (const auto* set = std::get_if<model::ElementSet>(&value)) {
      model::ElementSet result;
      for (const Element& element : *set) {
        if (const auto to = moved(element)) result.insert(*to);
      }
      if (result.empty() && multiplicity == model::Multiplicity::some) open_.push_back({id, index});
      return result;
    }
    const auto* element = std::get_if<Element>(&std::get<model::Atom>(value));
    if (element == nullptr) return value;
    if (const auto to = moved(*element)) return model::Atom(*to);
    if (multiplicity == model::Multiplicity::one) open_.push_back({id, index});
    return model::Atom(model::Absent{});
  }

  template <typename Test>
  bool choose(Structure& part, std::size_t i, const Test& test, std::size_t& tried) {
    if (i == open_.size()) return ++tried < 3000 && test(part);
    const model::Field& field = model_[open_[i].field];
    const model::TypeId root = model_[field.value.type].root;
    for (std::uint32_t index = 0; index < part.elements[root].size() && tried < 3000; ++index) {
      if (!model_.is_subtype(part.elements[root][index].type, field.value.type)) continue;
      const Element element{root, index};
      model::FieldValue& value = part.fields[open_[i].field][open_[i].index];
      if (field.multiplicity == model::Multiplicity::one)
        value = model::Atom(element);
      else
        value = model::ElementSet{element};
      if (choose(part, i + 1, test, tried)) return true;
    }
    return false;
  }

  const model::Model& model_;
  const Structure& whole_;
  const std::map<model::TypeId, std::vector<std::uint32_t>>& kept_;
  std::vector<Open> open_;
};

class Soundness : public ::testing::TestWithParam<std::string> {
 protected:
  // Calls `test` with every choice of at most `bound` elements of each root, individuals among them, until it is true.
  template <typename Test>
  bool any_choice(const Structure& whole, const std::map<model::TypeId, std::uint64_t>& bounds, const Test& test) {
    std::map<model::TypeId, std::vector<std::uint32_t>> kept;
    std::vector<model::TypeId> roots;
    for (const auto& [root, infos] : whole.elements) roots.push_back(root);
    const auto choose = [&](const auto& self, std::size_t i) -> bool {
      if (i == roots.size()) return test(kept);
      const std::size_t count = whole.elements.at(roots[i]).size();
      std::uint32_t fixed = 0;
      for (const auto& [individual, element] : whole.individuals) {
        if (element.root == roots[i]) fixed |= 1U << element.index;
      }
      // Larger parts first: they are likelier to do.
      for (std::uint32_t size = static_cast<std::uint32_t>(std::min<std::uint64_t>(count, bounds.at(roots[i]))) + 1; size-- > 0;) {
        for (std::uint32_t choice = 0; choice < (1U << count); ++choice) {
          if (static_cast<std::uint32_t>(std::popcount(choice)) != size || (choice & fixed) != fixed) continue;
          std::vector<std::uint32_t>& indices = kept[roots[i]];
          indices.clear();
          for (std::uint32_t k = 0; k < count; ++k) {
            if ((choice >> k & 1U) != 0) indices.push_back(k);
          }
          if (self(self, i + 1)) return true;
        }
      }
      return false;
    };
    return choose(choose, 0);
  }
};

TEST_P(Soundness, WhatHoldsHoldsOfAPartWithinTheBound) {
  text::Sources sources;
  const resolve::Loaded loaded = resolve::load(sources, {std::string(PROVISO_SOURCE_DIR) + "/" + GetParam()});
  for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) {
    if (text::severity(diagnostic.code) == text::Severity::error) ADD_FAILURE() << text::render_line(diagnostic, sources);
  }
  ASSERT_TRUE(loaded.ok());
  const model::Model& model = *loaded.model;
  const auto theory = lower::from_model(model);
  const model::Scope scope = model::full_scope(model);
  std::size_t smaller = 0, bounded = 0, asked = 0;
  for (std::uint32_t seed = 0; seed < 120; ++seed) {
    RandomStructures random(model, 1000 + seed, 4);
    const std::optional<Structure> whole = random.next();
    if (!whole) continue;
    model::Selection selection;
    model::OpenReadings open;
    for (std::uint32_t i = 0; i < model.ambiguities.size(); ++i) {
      selection.push_back(random.below(model.reading_count(model::AmbiguityId{i})));
      open.push_back({selection.back()});
    }
    evaluate::Evaluator evaluator(model, *whole, scope, selection);
    std::vector<model::Unit> holding;
    for (const auto& [unit, axioms] : theory->demands) {
      if (evaluator.holds(unit)) holding.push_back(unit);
    }
    for (int round = 0; round < 25 && !holding.empty(); ++round) {
      std::vector<model::Unit> units;
      for (std::size_t i = 0; i <= random.below(3); ++i) units.push_back(random.one_of(holding));
      const std::vector<model::Unit> demands = units;
      for (const lower::Definition& definition : theory->definitions) units.push_back(definition.unit);
      const bounds::Bounds bounds = bounds::small_model_bounds(*theory, units, open, {});
      ++asked;
      std::map<model::TypeId, std::uint64_t> most;
      bool is_smaller = false;
      for (const bounds::SortBound& sort : bounds.sorts) {
        const model::TypeId root = theory->signature[sort.sort].type;
        most[root] = sort.bound.value_or(1000);
        is_smaller = is_smaller || most[root] < whole->elements.at(root).size();
      }
      bounded += bounds.all_bounded() ? 1 : 0;
      if (!is_smaller) continue;
      ++smaller;
      const bool found = any_choice(*whole, most, [&](const auto& kept) {
        return Parts(model, *whole, kept).any([&](const Structure& part) {
          evaluate::Evaluator in_part(model, part, scope, selection);
          return std::ranges::all_of(demands, [&](const model::Unit& unit) { return in_part.holds(unit); });
        });
      });
      std::string names;
      for (const model::Unit& unit : demands) {
        if (const auto* fact = std::get_if<model::FactUnit>(&unit)) names += " " + std::string(model[fact->id].heading.name);
        if (const auto* clause = std::get_if<model::ClauseUnit>(&unit)) names += " " + std::string(model[clause->id].heading.name);
      }
      for (const auto& [root, bound] : most) names += ", " + std::string(model[root].heading.name) + " " + std::to_string(bound);
      ASSERT_TRUE(found) << "seed " << seed << ":" << names;
    }
  }
  std::printf("%s: %zu asked, %zu bounded, %zu smaller\n", GetParam().c_str(), asked, bounded, smaller);
  EXPECT_GT(smaller, 100U);
}

INSTANTIATE_TEST_SUITE_P(Specs, Soundness,
                         ::testing::Values("tests/unit/logic/specs/values.pvo", "tests/unit/logic/specs/terms.pvo",
                                           "tests/unit/logic/specs/clauses.pvo"),
                         [](const auto& info) {
                           const std::string path = info.param;
                           return path.substr(path.rfind('/') + 1, path.rfind('.') - path.rfind('/') - 1);
                         });

}  // namespace
}  // namespace proviso::testing

// Random small architectures of a model.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <vector>

#include "model/calendar.h"
#include "model/model.h"
#include "model/structure.h"

namespace proviso::testing {

class RandomStructures {
 public:
  // `most`: elements of each root type that no individual names.
  RandomStructures(const model::Model& model, std::uint32_t seed, std::uint32_t most) : model_(model), random_(seed), most_(most) {
    for (const model::Expression& e : model.expressions) {
      if (e.kind == model::ExpressionKind::date) days_.push_back(e.integer);
      if (e.kind == model::ExpressionKind::moment) minutes_.push_back(e.integer);
      if (e.kind == model::ExpressionKind::integer || e.kind == model::ExpressionKind::decimal) numbers_.push_back(e.number);
    }
  }

  // A well-formed structure, names left out. Nothing when the dice gave something without a value for some field.
  std::optional<model::Structure> next() {
    model::Structure structure;
    density_ = static_cast<int>(below(4));
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
      const model::Type& type = model_.types[i];
      if (!type.is_enum && !type.parent.valid()) add_elements(structure, model::TypeId{i});
    }
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) {
      if (!add_field(structure, model::FieldId{i})) return std::nullopt;
    }
    for (std::uint32_t i = 0; i < model_.relations.size(); ++i) add_relation(structure, model::RelationId{i});
    return structure;
  }

  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }
  bool chance(int of_four) { return static_cast<int>(below(4)) < of_four; }
  template <typename T>
  const T& one_of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  model::TypeId below_type(model::TypeId type) {
    while (!model_[type].children.empty() && chance(3)) type = one_of(model_[type].children);
    return type;
  }

  void add_elements(model::Structure& structure, model::TypeId root) {
    std::vector<std::pair<model::TypeId, std::optional<model::IndividualId>>> elements;
    for (std::uint32_t i = 0; i < model_.individuals.size(); ++i) {
      const model::TypeId type = model_.individuals[i].type;
      if (model_[type].root == root) elements.emplace_back(below_type(type), model::IndividualId{i});
    }
    const std::uint32_t more = below(most_ + 1);
    for (std::uint32_t i = 0; i < more; ++i) elements.emplace_back(below_type(root), std::nullopt);
    std::ranges::shuffle(elements, random_);
    std::vector<model::ElementInfo>& infos = structure.elements[root];
    for (const auto& [type, individual] : elements) {
      if (individual) structure.individuals[*individual] = {root, static_cast<std::uint32_t>(infos.size())};
      infos.push_back({"", type});
    }
  }

  std::vector<model::Element> elements_of(const model::Structure& structure, model::TypeId type) const {
    std::vector<model::Element> result;
    const model::TypeId root = model_[type].root;
    const std::size_t count = model_[root].is_enum ? model_[root].elements.size() : structure.elements.at(root).size();
    for (std::uint32_t i = 0; i < count; ++i) {
      if (model_[root].is_enum || model_.is_subtype(structure.elements.at(root)[i].type, type)) result.push_back({root, i});
    }
    return result;
  }

  // Near the numbers, days and months' ends that the spec speaks of.
  model::Atom value(const model::ValueType& type) {
    switch (type.base) {
      case model::Base::boolean:
        return chance(2);
      case model::Base::integer:
        return (numbers_.empty() || chance(1) ? model::Number(0) : one_of(numbers_).floor()) + model::Number(std::int64_t{below(4)} - 1);
      case model::Base::decimal:
        return (numbers_.empty() ? model::Number(0) : one_of(numbers_)) + *model::Number::parse(chance(2) ? "0" : "-1/2");
      case model::Base::date:
        return model::Date{day()};
      case model::Base::moment: {
        const std::int64_t around = minutes_.empty() || chance(1) ? day() * 24 * 60 + below(24 * 60) : one_of(minutes_);
        return model::Moment{around + (std::int64_t{below(3)} - 1) * (chance(2) ? 1 : 60)};
      }
      case model::Base::element:
        break;
    }
    return model::Absent{};
  }
  std::int64_t day() {
    if (days_.empty() || chance(1)) return *model::parse_date("2024-01-28") + below(800);
    static constexpr std::int64_t distances[] = {-31, -30, -1, 0, 0, 0, 1, 28, 29, 30, 31, 365};
    return one_of(days_) + distances[below(std::size(distances))];
  }

  bool add_field(model::Structure& structure, model::FieldId id) {
    const model::Field& field = model_[id];
    const model::TypeId root = model_[field.owner].root;
    const std::vector<model::ElementInfo>& infos = structure.elements.at(root);
    std::vector<model::FieldValue>& values = structure.fields[id];
    values.resize(infos.size());  // absent
    for (std::size_t i = 0; i < infos.size(); ++i) {
      model::FieldValue& value = values[i];
      if (!model_.is_subtype(infos[i].type, field.owner)) continue;
      if (field.value.base != model::Base::element) {
        if (field.multiplicity == model::Multiplicity::one || chance(2)) value = this->value(field.value);
        continue;
      }
      const std::vector<model::Element> range = elements_of(structure, field.value.type);
      if (field.multiplicity == model::Multiplicity::one || field.multiplicity == model::Multiplicity::optional) {
        if (field.multiplicity == model::Multiplicity::optional && (range.empty() || chance(2))) continue;
        if (range.empty()) return false;
        value = model::Atom(one_of(range));
        continue;
      }
      model::ElementSet members;
      for (const model::Element& element : range) {
        if (chance(density_)) members.insert(element);
      }
      if (field.multiplicity == model::Multiplicity::some && members.empty()) {
        if (range.empty()) return false;
        members.insert(one_of(range));
      }
      value = std::move(members);
    }
    return true;
  }

  void add_relation(model::Structure& structure, model::RelationId id) {
    std::set<std::vector<model::Element>>& tuples = structure.relations[id];
    std::vector<std::vector<model::Element>> all{{}};
    for (model::TypeId column : model_[id].columns) {
      std::vector<std::vector<model::Element>> longer;
      for (const std::vector<model::Element>& tuple : all) {
        for (const model::Element& element : elements_of(structure, column)) {
          longer.push_back(tuple);
          longer.back().push_back(element);
        }
      }
      all = std::move(longer);
    }
    for (std::vector<model::Element>& tuple : all) {
      if (chance(density_)) tuples.insert(std::move(tuple));
    }
  }

  const model::Model& model_;
  std::mt19937 random_;
  std::uint32_t most_;
  int density_ = 2;
  std::vector<std::int64_t> days_, minutes_;
  std::vector<model::Number> numbers_;
};

}  // namespace proviso::testing

#include "enumerate.h"

#include <algorithm>

#include "text/check.h"

namespace proviso::differential {

using namespace model;

namespace {

// Elements of a type and those below it.
std::vector<Element> domain(const Model& model, const Structure& structure, TypeId type) {
  std::vector<Element> result;
  const TypeId root = model[type].root;
  if (model[type].is_enum) {
    for (std::uint32_t i = 0; i < model[type].elements.size(); ++i) result.push_back({root, i});
    return result;
  }
  const std::vector<ElementInfo>& infos = structure.elements.at(root);
  for (std::uint32_t i = 0; i < infos.size(); ++i) {
    if (model.is_subtype(infos[i].type, type)) result.push_back({root, i});
  }
  return result;
}

bool is_set(const Field& field) { return field.multiplicity == Multiplicity::set || field.multiplicity == Multiplicity::some; }

}  // namespace

Space::Space(const Model& model, Bounds bounds) : model_(model), bounds_(std::move(bounds)) {
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    const TypeId type{i};
    if (model[type].is_enum || model[type].root != type) continue;
    roots_.push_back(type);
    shapes_.push_back(shapes_of(type));
  }
}

std::vector<Space::RootShape> Space::shapes_of(TypeId root) const {
  std::vector<IndividualId> individuals;
  for (std::uint32_t i = 0; i < model_.individuals.size(); ++i) {
    if (model_[model_.individuals[i].type].root == root) individuals.push_back(IndividualId{i});
  }
  std::vector<RootShape> shapes;
  std::vector<std::pair<IndividualId, TypeId>> typed;
  const std::function<void()> type_next = [&] {
    if (typed.size() == individuals.size()) return arrange(root, typed, shapes);
    const IndividualId next = individuals[typed.size()];
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
      if (model_[TypeId{i}].is_enum || !model_.is_subtype(TypeId{i}, model_[next].type)) continue;
      typed.emplace_back(next, TypeId{i});
      type_next();
      typed.pop_back();
    }
  };
  type_next();
  return shapes;
}

// All numbers of further elements of each type; in an ordered root all arrangements, otherwise one.
void Space::arrange(TypeId root, const std::vector<std::pair<IndividualId, TypeId>>& individuals, std::vector<RootShape>& shapes) const {
  std::vector<TypeId> types;
  for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
    if (!model_.types[i].is_enum && model_.types[i].root == root) types.push_back(TypeId{i});
  }
  using Label = std::pair<TypeId, IndividualId>;  // an invalid individual for elements that have no name
  std::vector<Label> labels;
  for (const auto& [individual, type] : individuals) labels.emplace_back(type, individual);

  const auto add = [&] {
    RootShape shape;
    for (const auto& [type, individual] : labels) {
      const auto index = static_cast<std::uint32_t>(shape.elements.size());
      const std::string number = std::to_string(index + 1);
      shape.elements.push_back(
          {individual.valid() ? std::string(model_[individual].name) : std::string(model_[type].heading.name) + " " + number, type});
      if (individual.valid()) shape.individuals.emplace_back(individual, index);
    }
    shapes.push_back(std::move(shape));
  };
  const std::function<void(std::size_t)> fill = [&](std::size_t at) {
    if (at == types.size()) {
      const std::vector<Label> kept = labels;
      std::ranges::sort(labels);
      do {
        add();
      } while (model_[root].ordered && std::ranges::next_permutation(labels).found);
      labels = kept;
      return;
    }
    const auto found = bounds_.most_of.find(types[at]);
    const auto named = static_cast<std::size_t>(std::ranges::count(labels, types[at], &Label::first));
    const std::size_t most = std::max(named, found == bounds_.most_of.end() ? bounds_.most : found->second);
    const std::size_t before = labels.size();
    for (std::size_t count = named; count <= most; ++count) {
      fill(at + 1);
      labels.resize(before + (count - named) + 1, Label{types[at], IndividualId{}});
    }
    labels.resize(before);
  };
  fill(0);
}

bool Space::each_shape(const std::function<bool(Structure&)>& visit) const {
  Structure structure;
  const std::function<bool(std::size_t)> next = [&](std::size_t at) {
    if (at == roots_.size()) return visit(structure);
    for (const RootShape& shape : shapes_[at]) {
      structure.elements[roots_[at]] = shape.elements;
      for (const auto& [individual, index] : shape.individuals) structure.individuals[individual] = Element{roots_[at], index};
      if (next(at + 1)) return true;
    }
    return false;
  };
  return next(0);
}

std::vector<Atom> Space::atoms(const ValueType& type, const Structure& structure) const {
  std::vector<Atom> atoms;
  switch (type.base) {
    case Base::boolean:
      atoms = {false, true};
      break;
    case Base::integer:
    case Base::decimal:
      for (const Number& number : bounds_.numbers) {
        if (type.base == Base::decimal || number.is_integer()) atoms.emplace_back(number);
      }
      break;
    case Base::date:
      for (const std::int64_t days : bounds_.days) atoms.emplace_back(Date{days});
      break;
    case Base::moment:
      for (const std::int64_t minutes : bounds_.minutes) atoms.emplace_back(Moment{minutes});
      break;
    case Base::element:
      for (const Element& element : domain(model_, structure, type.type)) atoms.emplace_back(element);
      break;
  }
  return atoms;
}

std::vector<FieldValue> Space::values(const Field& field, const Structure& structure) const {
  std::vector<FieldValue> values;
  if (!is_set(field)) {
    if (field.multiplicity == Multiplicity::optional) values.emplace_back(Atom(Absent{}));
    for (const Atom& atom : atoms(field.value, structure)) values.emplace_back(atom);
    return values;
  }
  const std::vector<Element> members = domain(model_, structure, field.value.type);
  CHECK(members.size() < 20, "too many subsets to go through");
  for (std::size_t mask = field.multiplicity == Multiplicity::some ? 1 : 0; mask < std::size_t{1} << members.size(); ++mask) {
    ElementSet set;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if ((mask >> i & 1U) != 0) set.insert(members[i]);
    }
    values.emplace_back(std::move(set));
  }
  return values;
}

namespace {

// Are all elements of types that are ordered by a field in this order?
bool in_order(const Model& model, const Structure& structure) {
  for (const auto& [root, elements] : structure.elements) {
    if (!model[root].ordered_by.valid()) continue;
    if (!std::ranges::is_sorted(structure.fields.at(model[root].ordered_by))) return false;
  }
  return true;
}

}  // namespace

std::vector<Space::Choice> Space::choices(const Structure& structure) const {
  std::vector<Choice> choices;
  for (std::uint32_t i = 0; i < model_.fields.size(); ++i) {
    for (const Element& owner : domain(model_, structure, model_.fields[i].owner)) {
      Choice& choice = choices.emplace_back();
      choice.field = FieldId{i};
      choice.owner = owner.index;
      choice.values = values(model_.fields[i], structure);
    }
  }
  for (std::uint32_t i = 0; i < model_.relations.size(); ++i) {
    std::vector<Element> tuple;
    const std::function<void()> next = [&] {
      if (tuple.size() == model_.relations[i].columns.size()) {
        Choice& choice = choices.emplace_back();
        choice.relation = RelationId{i};
        choice.tuple = tuple;
        return;
      }
      for (const Element& element : domain(model_, structure, model_.relations[i].columns[tuple.size()])) {
        tuple.push_back(element);
        next();
        tuple.pop_back();
      }
    };
    next();
  }
  return choices;
}

void Space::set(Structure& structure, const Choice& choice, std::size_t option) {
  if (choice.field.valid()) {
    structure.fields[choice.field][choice.owner] = choice.values[option];
  } else if (option == 1) {
    structure.relations[choice.relation].insert(choice.tuple);
  } else {
    structure.relations[choice.relation].erase(choice.tuple);
  }
}

double Space::size(double enough) const {
  double size = 0;
  each_shape([&](Structure& structure) {
    double of_shape = 1;
    for (const Choice& choice : choices(structure)) of_shape *= static_cast<double>(choice.options());
    size += of_shape;
    return size > enough;
  });
  return size;
}

bool Space::each(const std::function<bool(const Structure&)>& visit) const {
  return each_shape([&](Structure& shape) {
    const std::vector<Choice> choices = this->choices(shape);
    if (std::ranges::any_of(choices, [](const Choice& choice) { return choice.options() == 0; })) return false;
    Structure structure = shape;
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) {
      structure.fields[FieldId{i}].assign(structure.elements.at(model_[model_.fields[i].owner].root).size(), Atom(Absent{}));
    }
    for (std::uint32_t i = 0; i < model_.relations.size(); ++i) structure.relations[RelationId{i}];
    for (const Choice& choice : choices) set(structure, choice, 0);
    std::vector<std::size_t> digits(choices.size(), 0);
    while (true) {
      if (in_order(model_, structure) && visit(structure)) return true;
      std::size_t at = 0;
      while (at < digits.size() && ++digits[at] == choices[at].options()) {
        digits[at] = 0;
        set(structure, choices[at], 0);
        ++at;
      }
      if (at == digits.size()) return false;
      set(structure, choices[at], digits[at]);
    }
  });
}

std::optional<Structure> Space::sample(std::mt19937_64& random) const {
  constexpr int attempts = 100;
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Structure structure;
    for (std::size_t at = 0; at < roots_.size(); ++at) {
      const RootShape& shape = shapes_[at][below(shapes_[at].size())];
      structure.elements[roots_[at]] = shape.elements;
      for (const auto& [individual, index] : shape.individuals) structure.individuals[individual] = Element{roots_[at], index};
    }
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) {
      structure.fields[FieldId{i}].assign(structure.elements.at(model_[model_.fields[i].owner].root).size(), Atom(Absent{}));
    }
    for (std::uint32_t i = 0; i < model_.relations.size(); ++i) structure.relations[RelationId{i}];
    const std::vector<Choice> choices = this->choices(structure);
    if (std::ranges::any_of(choices, [](const Choice& choice) { return choice.options() == 0; })) continue;
    for (const Choice& choice : choices) set(structure, choice, below(choice.options()));
    if (in_order(model_, structure)) return structure;
  }
  return std::nullopt;
}

Census census(const Model& model, const Space& space, const std::function<bool(const Structure&)>& predicate) {
  Census census;
  space.each([&](const Structure& structure) {
    ++census.structures;
    if (!predicate(structure)) return false;
    ++census.satisfying;
    const std::pair measure(structure.size(), structure.tuple_count(model));
    if (!census.smallest || measure < std::pair(census.size, census.tuples)) {
      census.smallest = structure;
      std::tie(census.size, census.tuples) = measure;
      census.minimal = 0;
    }
    if (measure == std::pair(census.size, census.tuples)) ++census.minimal;
    return false;
  });
  return census;
}

}  // namespace proviso::differential

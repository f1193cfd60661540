#include <fmt/format.h>

#include <map>
#include <span>

#include "evaluate/evaluator.h"
#include "model/calendar.h"
#include "text/check.h"

namespace proviso::evaluate {

namespace {

std::string_view name(Base base) {
  switch (base) {
    case Base::boolean:
      return "bool";
    case Base::integer:
      return "int";
    case Base::decimal:
      return "decimal";
    case Base::date:
      return "date";
    case Base::moment:
      return "moment";
    case Base::element:
      return "element";
  }
  CHECK(false, "a base");
}

class Inspection {
 public:
  Inspection(const Model& model, const Structure& structure) : model_(model), structure_(structure) {}

  std::vector<std::string> run() {
    elements();
    if (!problems_.empty()) return std::move(problems_);  // without elements nothing else can be named
    individuals();
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) field(FieldId{i});
    relations();
    if (problems_.empty()) orders();
    return std::move(problems_);
  }

 private:
  template <typename... Arguments>
  void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    problems_.push_back(fmt::format(format, std::forward<Arguments>(arguments)...));
  }

  bool known(TypeId id) const { return id.value < model_.types.size(); }
  std::string_view type_name(TypeId id) const { return model_[id].heading.name; }

  // The elements of an open root type.
  std::span<const ElementInfo> infos(TypeId root) const {
    const auto found = structure_.elements.find(root);
    return found == structure_.elements.end() ? std::span<const ElementInfo>() : std::span(found->second);
  }

  bool exists(const Element& element) const {
    if (!known(element.root)) return false;
    const Type& type = model_[element.root];
    return element.index < (type.is_enum ? type.elements.size() : infos(element.root).size());
  }
  std::string name_of(const Element& element) const {
    if (!exists(element)) return "an element that is not listed";
    const Type& type = model_[element.root];
    return fmt::format("`{}`", type.is_enum ? type.elements[element.index] : std::string_view(infos(element.root)[element.index].name));
  }
  bool is(const Element& element, TypeId type) const {
    if (!exists(element) || model_[type].root != element.root) return false;
    return model_[type].is_enum || model_.is_subtype(infos(element.root)[element.index].type, type);
  }

  void elements() {
    for (const auto& [root, listed] : structure_.elements) {
      if (!known(root)) {
        say("elements are listed of a type that is not declared");
      } else if (model_[root].is_enum) {
        say("`{}` is an enum: its elements are those of its declaration", type_name(root));
      } else if (model_[root].root != root) {
        say("elements are listed under `{}`, which is a kind of `{}`", type_name(root), type_name(model_[root].root));
      } else {
        for (const ElementInfo& info : listed) {
          if (!known(info.type) || !model_.is_subtype(info.type, root)) say("`{}` is no `{}`", info.name, type_name(root));
        }
      }
    }
  }

  void individuals() {
    std::map<Element, IndividualId> taken;
    for (std::uint32_t i = 0; i < model_.individuals.size(); ++i) {
      const Individual& individual = model_.individuals[i];
      const auto found = structure_.individuals.find(IndividualId{i});
      if (found == structure_.individuals.end() || !exists(found->second)) {
        say("there is nothing that is the individual `{}`", individual.name);
        continue;
      }
      if (!is(found->second, individual.type)) say("the individual `{}` is no `{}`", individual.name, type_name(individual.type));
      const auto [first, is_new] = taken.try_emplace(found->second, IndividualId{i});
      if (!is_new) say("the individuals `{}` and `{}` are one element", model_[first->second].name, individual.name);
    }
  }

  void field(FieldId id) {
    const Field& field = model_[id];
    const TypeId root = model_[field.owner].root;
    const auto found = structure_.fields.find(id);
    const std::size_t given = found == structure_.fields.end() ? 0 : found->second.size();
    const std::size_t count = infos(root).size();
    if (given > count) say("`{}` has values for {} elements, but there are {}", field.name, given, count);
    const FieldValue absent = Atom(Absent{});
    for (std::uint32_t index = 0; index < count; ++index) {
      value(field, Element{root, index}, index < given ? found->second[index] : absent);
    }
  }

  void value(const Field& field, const Element& owner, const FieldValue& value) {
    const Atom* single = std::get_if<Atom>(&value);
    const bool nothing = single != nullptr && std::holds_alternative<Absent>(*single);
    const bool set_valued = field.multiplicity == Multiplicity::set || field.multiplicity == Multiplicity::some;
    const std::string place = fmt::format("`{}.{}`", infos(owner.root)[owner.index].name, field.name);
    if (!is(owner, field.owner)) {
      if (!nothing) say("{} has a value, but only a `{}` has `{}`", place, type_name(field.owner), field.name);
    } else if (set_valued) {
      const auto* members = std::get_if<ElementSet>(&value);
      if (members == nullptr && !nothing) return say("{} is one value, but has to be a set", place);
      if (members != nullptr) {
        for (const Element& member : *members) atom(field.value, place, member);
      }
      if (field.multiplicity == Multiplicity::some && (members == nullptr || members->empty())) {
        say("{} is empty, but needs one or more", place);
      }
    } else if (nothing) {
      if (field.multiplicity == Multiplicity::one) say("{} has no value", place);
    } else if (single != nullptr) {
      atom(field.value, place, *single);
    } else {
      say("{} is a set, but has to be one value", place);
    }
  }

  void atom(const ValueType& expected, const std::string& place, const Atom& atom) {
    if (expected.base == Base::element) {
      const Element* element = std::get_if<Element>(&atom);
      if (element == nullptr) return say("{} has to be a `{}`", place, type_name(expected.type));
      if (!is(*element, expected.type)) say("{} is {}, which is no `{}`", place, name_of(*element), type_name(expected.type));
      return;
    }
    if (!fits(expected.base, atom)) say("{} has to be a value of type `{}`", place, name(expected.base));
    const Date* date = std::get_if<Date>(&atom);
    const Moment* moment = std::get_if<Moment>(&atom);
    if ((date != nullptr && (date->days < first_date() || date->days > last_date())) ||
        (moment != nullptr &&
         (moment->minutes < first_date() * minutes_per_day || moment->minutes >= (last_date() + 1) * minutes_per_day))) {
      say("{} is outside the years 1 to 9999", place);
    }
  }

  static bool fits(Base base, const Atom& atom) {
    const Number* number = std::get_if<Number>(&atom);
    switch (base) {
      case Base::boolean:
        return std::holds_alternative<bool>(atom);
      case Base::integer:
        return number != nullptr && number->is_integer();
      case Base::decimal:
        return number != nullptr;
      case Base::date:
        return std::holds_alternative<Date>(atom);
      case Base::moment:
        return std::holds_alternative<Moment>(atom);
      case Base::element:
        return std::holds_alternative<Element>(atom);
    }
    return false;
  }

  void relations() {
    for (const auto& [id, tuples] : structure_.relations) {
      if (id.value >= model_.relations.size()) {
        say("tuples are listed of a relation that is not declared");
        continue;
      }
      const Relation& relation = model_[id];
      for (const std::vector<Element>& tuple : tuples) {
        if (tuple.size() != relation.columns.size()) {
          say("`{}` relates {} things, not {}", relation.heading.name, relation.columns.size(), tuple.size());
          continue;
        }
        for (std::size_t i = 0; i < tuple.size(); ++i) {
          if (is(tuple[i], relation.columns[i])) continue;
          say("`{}` is stated of {}, which is no `{}`", relation.heading.name, name_of(tuple[i]), type_name(relation.columns[i]));
        }
      }
    }
  }

  // All values are dates, or all are moments.
  void orders() {
    for (const auto& [root, listed] : structure_.elements) {
      const FieldId by = model_[root].ordered_by;
      for (std::size_t i = 1; by.valid() && i < listed.size(); ++i) {
        const std::vector<FieldValue>& values = structure_.fields.at(by);
        if (std::get<Atom>(values[i]) < std::get<Atom>(values[i - 1]))
          say("`{}` stands before `{}`, but its `{}` is later", listed[i - 1].name, listed[i].name, model_[by].name);
      }
    }
  }

  const Model& model_;
  const Structure& structure_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> well_formed(const Model& model, const Structure& structure) { return Inspection(model, structure).run(); }

}  // namespace proviso::evaluate

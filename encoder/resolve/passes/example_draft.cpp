#include "resolve/passes/example_draft.h"

#include <algorithm>

#include "model/calendar.h"
#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"

namespace proviso::resolve {

namespace {

using Syntax = syntax::ExpressionKind;

class Lister {
 public:
  Lister(const syntax::Ast& tree, const Lexicon& lexicon, const Model& model, ExampleDraft& draft, Reports& reports)
      : tree_(tree), lexicon_(lexicon), model_(model), draft_(draft), reports_(reports) {}

  // All elements come first, so that values may name elements that are listed later.
  void list(const syntax::Example& node) {
    for (const syntax::Thing& thing : node.things) {
      if (!thing.is_tuple) list(thing);
    }
    for (const syntax::Thing& thing : node.things) {
      if (thing.is_tuple) {
        tuple(thing);
      } else if (const auto found = draft_.names.find(thing.name.text); found != draft_.names.end()) {
        settings(thing, found->second);
      }
    }
  }

 private:
  void list(const syntax::Thing& thing) {
    const syntax::Name& name = thing.name;
    const auto [first, is_new] = listed_.try_emplace(name.text, name.span);
    if (!is_new) {
      reports_.add(Code::Q010, name.span, in_back_ticks(name.text) + " is listed twice", {first->second, "here first"},
                   "write all its settings in one place");
      return;
    }
    TypeId type;
    if (thing.type.valid()) {
      type = look_up_open_type(lexicon_, thing.type, reports_);
      if (!type.valid()) return;
    }
    if (const auto known = draft_.names.find(name.text); known != draft_.names.end()) {
      retype(thing, type, known->second);
      return;
    }
    const Word* word = lexicon_.names.word(name.text);
    if (word != nullptr && word->kind == Word::Kind::individual) {
      individual(thing, type, IndividualId{word->id});
    } else if (word != nullptr && type.valid()) {
      reports_.add(Code::N007, name.span, in_back_ticks(name.text) + " is already " + std::string(with_article(word->kind)),
                   {word->span, "declared here"}, "give the element another name");
    } else if (type.valid()) {
      add(name.text, type);
    } else if (word != nullptr) {
      const bool is_type = word->kind == Word::Kind::type;
      reports_.add(Code::N005, name.span, in_back_ticks(name.text) + " is " + std::string(with_article(word->kind)) + ", not an individual",
                   {word->span, "declared here"},
                   is_type ? "give the new element a name: `" + std::string(name.text) + " name { ... }`" : "");
    } else {
      reports_.unknown(
          Code::N010, name, "nothing here is named " + in_back_ticks(name.text), [&] { return thing_names(); },
          "to list a new element, write its type first: `Type " + std::string(name.text) + " { ... }`");
    }
  }

  // For an element of the base example: its settings may change, and for an individual its type, within its declaration.
  void retype(const syntax::Thing& thing, TypeId type, const Element& element) {
    if (!type.valid()) return;
    ElementInfo& info = draft_.structure.elements.at(element.root)[element.index];
    if (info.type == type) return;
    reports_.add(Code::Q010, thing.type.span,
                 in_back_ticks(thing.name.text) + " is listed as " + describe(model_, ValueType{Base::element, info.type}) +
                     " in what this example is like",
                 "leave the type out");
  }

  void individual(const syntax::Thing& thing, TypeId type, IndividualId id) {
    const TypeId declared = model_[id].type;
    if (!declared.valid()) return;
    if (!type.valid()) type = declared;
    if (!model_.is_subtype(type, declared)) {
      reports_.add(Code::Q011, thing.type.span,
                   in_back_ticks(thing.name.text) + " is declared as " + describe(model_, ValueType{Base::element, declared}),
                   {model_[id].name_span, "declared here"}, "leave the type out, or name a subtype of that");
      return;
    }
    draft_.structure.individuals[id] = add(thing.name.text, type);
  }

  Element add(std::string_view name, TypeId type) {
    std::vector<ElementInfo>& elements = draft_.structure.elements[model_[type].root];
    const Element element{model_[type].root, static_cast<std::uint32_t>(elements.size())};
    elements.push_back({std::string(name), type});
    draft_.names.emplace(name, element);
    return element;
  }

  TypeId type_of(const Element& element) const {
    if (model_[element.root].is_enum) return element.root;
    return draft_.structure.elements.at(element.root)[element.index].type;
  }

  void settings(const syntax::Thing& thing, const Element& element) {
    const TypeId type = type_of(element);
    std::unordered_map<std::string_view, Span> set;
    for (const syntax::Setting& setting : thing.settings) {
      const auto [first, is_new] = set.try_emplace(setting.field.text, setting.field.span);
      if (!is_new) {
        reports_.add(Code::Q010, setting.field.span, in_back_ticks(setting.field.text) + " is given twice", {first->second, "here first"});
        continue;
      }
      const FieldId field = find_field(model_, lexicon_.names, type, setting.field.text);
      if (!field.valid()) {
        report_missing_field(setting.field, type);
        continue;
      }
      if (model_[field].value.base == Base::element && !model_[field].value.type.valid()) continue;
      if (auto value = field_value(setting, model_[field])) draft_.values[{element, field}] = std::move(*value);
    }
  }

  void report_missing_field(const syntax::Name& name, TypeId type) {
    std::vector<std::string_view> fields;
    for (const FieldId id : all_fields(model_, type)) fields.push_back(model_[id].name);
    const std::string owner = in_back_ticks(model_[type].heading.name);
    reports_.unknown(
        Code::N011, name, owner + " has no field " + in_back_ticks(name.text), [&] { return fields; },
        fields.empty() ? owner + " has no fields" : "its fields are " + list_in_back_ticks(fields));
  }

  std::optional<FieldValue> field_value(const syntax::Setting& setting, const Field& field) {
    const syntax::Expression& written = tree_[setting.value];
    const bool many = field.multiplicity == Multiplicity::some || field.multiplicity == Multiplicity::set;
    const bool braces = written.kind == Syntax::set_literal;
    if (written.kind == Syntax::invalid) return {};
    if (many != braces) {
      const std::string value = reports_.plain(written.span);
      reports_.add(Code::Q011, written.span, in_back_ticks(field.name) + (many ? " is a set of things" : " is one thing, not a set"),
                   {field.range_span, "declared here"}, many ? "write `{ " + value + " }`" : "leave out the braces");
      return {};
    }
    if (!braces) {
      auto atom = value(setting.value, field.value, field.name, field.range_span);
      if (!atom) return {};
      return FieldValue{std::move(*atom)};
    }
    ElementSet members;
    bool sound = true;
    for (const syntax::ExprId id : written.operands) {
      const auto member = value(id, field.value, field.name, field.range_span);
      sound = sound && member;
      if (!member || members.insert(std::get<Element>(*member)).second) continue;
      reports_.add(Code::Q010, tree_[id].span, reports_.words(tree_[id].span) + " is listed twice");
    }
    if (sound && members.empty() && field.multiplicity == Multiplicity::some) {
      reports_.add(Code::Q011, written.span, in_back_ticks(field.name) + " has one member or more", {field.range_span, "declared here"});
      return {};
    }
    if (!sound) return {};
    return FieldValue{std::move(members)};
  }

  // The value of the field, column or set member that `place` names.
  std::optional<Atom> value(syntax::ExprId id, const ValueType& wanted, std::string_view place, Span declared) {
    const syntax::Expression& written = tree_[id];
    const std::string_view text = reports_.sources().slice(written.span);
    std::optional<Atom> found;
    switch (written.kind) {
      case Syntax::name:
        return element(written.name, wanted, place, declared);
      case Syntax::truth:
        if (wanted.base == Base::boolean) found = Atom{text == "true"};
        break;
      case Syntax::date:
        if (wanted.base == Base::date) found = Atom{Date{date_of(text)}};
        break;
      case Syntax::moment:
        if (wanted.base == Base::moment) found = Atom{Moment{moment_of(text)}};
        break;
      case Syntax::integer:
      case Syntax::decimal:
        found = number(written, wanted.base, false);
        break;
      case Syntax::negate:
        found = number(tree_[written.operands[0]], wanted.base, true);
        break;
      case Syntax::invalid:
        return {};
      case Syntax::conjunction:
      case Syntax::disjunction:
      case Syntax::negation:
      case Syntax::implication:
      case Syntax::equivalence:
      case Syntax::conditional:
      case Syntax::let:
      case Syntax::every:
      case Syntax::some:
      case Syntax::no:
      case Syntax::exactly:
      case Syntax::at_least:
      case Syntax::at_most:
      case Syntax::definite:
      case Syntax::equal:
      case Syntax::not_equal:
      case Syntax::less:
      case Syntax::less_equal:
      case Syntax::greater:
      case Syntax::greater_equal:
      case Syntax::in:
      case Syntax::not_in:
      case Syntax::subset_of:
      case Syntax::before:
      case Syntax::after:
      case Syntax::is_type:
      case Syntax::exists:
      case Syntax::kept:
      case Syntax::applies:
      case Syntax::reaches:
      case Syntax::is_or_reaches:
      case Syntax::add:
      case Syntax::subtract:
      case Syntax::multiply:
      case Syntax::duration:
      case Syntax::working_days:
      case Syntax::set_union:
      case Syntax::intersect:
      case Syntax::minus:
      case Syntax::first:
      case Syntax::last:
      case Syntax::first_of:
      case Syntax::last_of:
      case Syntax::next:
      case Syntax::previous:
      case Syntax::field:
      case Syntax::call:
      case Syntax::set_literal:
      case Syntax::comprehension:
      case Syntax::count:
      case Syntax::sum:
      case Syntax::min:
      case Syntax::max:
        break;  // examples have no other values
    }
    if (found) return found;
    reports_.add(Code::Q011, written.span,
                 in_back_ticks(place) + " is " + describe(model_, wanted) + ", and " + reports_.words(written.span) + " is not",
                 {declared, "declared here"});
    return {};
  }

  std::optional<Atom> number(const syntax::Expression& literal, Base wanted, bool negative) const {
    if (wanted != Base::decimal && (wanted != Base::integer || literal.kind != Syntax::integer)) return {};
    const std::optional<Number> value = Number::parse(reports_.sources().slice(literal.span));
    CHECK(value.has_value(), "the lexer takes well-formed numbers only");
    return Atom{negative ? -*value : *value};
  }

  std::optional<Atom> element(const syntax::Name& name, const ValueType& wanted, std::string_view place, Span declared) {
    const auto element = find(name);
    if (!element) return {};
    const TypeId type = type_of(*element);
    if (wanted.base == Base::element && model_.is_subtype(type, wanted.type)) return Atom{*element};
    reports_.add(Code::Q011, name.span,
                 in_back_ticks(place) + " is " + describe(model_, wanted) + ", and " + in_back_ticks(name.text) + " is " +
                     describe(model_, ValueType{Base::element, type}),
                 {declared, "declared here"});
    return {};
  }

  std::optional<Element> find(const syntax::Name& name) {
    if (const auto found = draft_.names.find(name.text); found != draft_.names.end()) return found->second;
    const Word* word = lexicon_.names.word(name.text);
    if (word != nullptr && word->kind == Word::Kind::element) return Element{TypeId{word->id}, word->element};
    if (listed_.contains(name.text)) return {};                              // an error in it has been reported where it is listed
    if (word != nullptr && word->kind == Word::Kind::individual) return {};  // complete() reports missing individuals
    if (word != nullptr) {
      reports_.add(Code::N005, name.span, in_back_ticks(name.text) + " is " + std::string(with_article(word->kind)) + ", and no value",
                   {word->span, "declared here"});
      return {};
    }
    reports_.unknown(
        Code::N010, name, "nothing here is named " + in_back_ticks(name.text), [&] { return value_names(); },
        "an example names only what it lists, and elements of enums");
    return {};
  }

  // In the order of the text, so that suggestions do not depend on a hash.
  std::vector<std::string_view> thing_names() const {
    std::vector<std::string_view> names;
    for (const auto& [root, elements] : draft_.structure.elements) {
      for (const ElementInfo& info : elements) names.push_back(info.name);
    }
    for (const Individual& individual : model_.individuals) names.push_back(individual.name);
    return names;
  }
  std::vector<std::string_view> value_names() const {
    std::vector<std::string_view> names = thing_names();
    for (const Type& type : model_.types) names.insert(names.end(), type.elements.begin(), type.elements.end());
    return names;
  }

  void tuple(const syntax::Thing& thing) {
    const syntax::Name& name = thing.name;
    const Word* word = lexicon_.names.word(name.text);
    if (word == nullptr) {
      reports_.unknown(Code::N012, name, "there is no relation " + in_back_ticks(name.text), [&] {
        std::vector<std::string_view> names;
        append_names(lexicon_.declarations.relations, names);
        return names;
      });
      return;
    }
    if (word->kind != Word::Kind::relation) {
      reports_.add(Code::N005, name.span, in_back_ticks(name.text) + " is " + std::string(with_article(word->kind)) + ", not a relation",
                   {word->span, "declared here"}, word->kind == Word::Kind::term ? "a term follows from what is listed" : "");
      return;
    }
    const Relation& relation = model_.relations[word->id];
    if (relation.columns.size() != thing.tuple.size()) {
      reports_.add(Code::T019, thing.span,
                   in_back_ticks(name.text) + " relates " + std::to_string(relation.columns.size()) + " things, not " +
                       std::to_string(thing.tuple.size()),
                   {relation.heading.name_span, "declared here"});
      return;
    }
    std::vector<Element> elements;
    for (std::size_t i = 0; i < relation.columns.size(); ++i) {
      if (!relation.columns[i].valid()) continue;
      const std::string place = "column " + std::to_string(i + 1) + " of " + std::string(name.text);
      const auto found = value(thing.tuple[i], {Base::element, relation.columns[i]}, place, relation.heading.name_span);
      if (found) elements.push_back(std::get<Element>(*found));
    }
    if (elements.size() != relation.columns.size()) return;
    const bool is_new = tuples_.try_emplace({RelationId{word->id}, elements}, thing.span).second;
    if (!is_new) reports_.add(Code::Q010, thing.span, reports_.words(thing.span) + " is listed twice");
    draft_.structure.relations[RelationId{word->id}].insert(std::move(elements));
  }

  const syntax::Ast& tree_;
  const Lexicon& lexicon_;
  const Model& model_;
  ExampleDraft& draft_;
  Reports& reports_;
  std::unordered_map<std::string_view, Span> listed_;  // in this example itself
  std::map<std::pair<RelationId, std::vector<Element>>, Span> tuples_;
};

std::string_view needs(const Field& field) {
  switch (field.multiplicity) {
    case Multiplicity::one:
    case Multiplicity::some:
      return field.name;
    case Multiplicity::optional:
    case Multiplicity::set:
      return {};
  }
  CHECK(false);
}

}  // namespace

void add_things(const syntax::Example& node, const syntax::Ast& tree, const Lexicon& lexicon, const Model& model, ExampleDraft& draft,
                Reports& reports) {
  const std::size_t errors = reports.error_count();
  Lister(tree, lexicon, model, draft, reports).list(node);
  draft.sound = draft.sound && reports.error_count() == errors;
}

Structure complete(const syntax::Example& node, const Model& model, const ExampleDraft& draft, Reports& reports) {
  Structure structure = draft.structure;
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    if (!model.types[i].is_enum && model.types[i].root == TypeId{i}) structure.elements[TypeId{i}];
  }
  std::vector<std::string_view> unlisted;
  for (std::uint32_t i = 0; i < model.individuals.size(); ++i) {
    if (!structure.individuals.contains(IndividualId{i})) unlisted.push_back(model.individuals[i].name);
  }
  if (!unlisted.empty()) {
    reports.add(Code::Q012, node.name.span,
                "an example is one whole architecture, and this one does not list " + list_in_back_ticks(unlisted),
                "write `" + std::string(unlisted.front()) + " { ... }`");
  }
  std::unordered_map<std::string_view, Span> places;
  for (const syntax::Thing& thing : node.things) {
    if (!thing.is_tuple) places.try_emplace(thing.name.text, thing.name.span);
  }
  for (const auto& [root, elements] : structure.elements) {
    for (std::uint32_t index = 0; index < elements.size(); ++index) {
      std::vector<std::string_view> missing;
      for (const FieldId id : all_fields(model, elements[index].type)) {
        const Field& field = model[id];
        std::vector<FieldValue>& column = structure.fields[id];
        if (column.empty()) column.resize(elements.size(), Atom{Absent{}});
        const auto given = draft.values.find({Element{root, index}, id});
        if (given != draft.values.end()) {
          column[index] = given->second;
        } else if (const std::string_view name = needs(field); !name.empty()) {
          missing.push_back(name);
        } else if (field.multiplicity == Multiplicity::set) {
          column[index] = ElementSet{};
        }
      }
      if (missing.empty()) continue;
      const auto place = places.find(elements[index].name);
      reports.add(Code::Q013, place == places.end() ? node.name.span : place->second,
                  in_back_ticks(elements[index].name) + " has no value for " + list_in_back_ticks(missing));
    }
  }
  for (const auto& [root, elements] : structure.elements) {
    const FieldId by = model[root].ordered_by;
    for (std::size_t i = 1; by.valid() && i < elements.size(); ++i) {
      const std::vector<FieldValue>& column = structure.fields.at(by);
      if (std::get<Atom>(column[i]) >= std::get<Atom>(column[i - 1]) || std::holds_alternative<Absent>(std::get<Atom>(column[i]))) continue;
      const auto place = places.find(elements[i].name);
      reports.add(Code::Q020, place == places.end() ? node.name.span : place->second,
                  in_back_ticks(elements[i].name) + " is listed after " + in_back_ticks(elements[i - 1].name) + ", but its " +
                      in_back_ticks(model[by].name) + " is earlier",
                  "list them in the order of their " + in_back_ticks(model[by].name));
    }
  }
  return structure;
}

}  // namespace proviso::resolve

#include "resolve/passes/declarations.h"

#include <algorithm>

#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"
#include "resolve/symbols/wordings.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

namespace {

Type open_type(const syntax::Type& node, const Lexicon& lexicon, Reports& reports) {
  Type type;
  type.heading = {node.name.text, node.name.span, node.gloss.value, {}};
  type.ordered = node.ordered;
  if (node.parent.valid()) type.parent = look_up_open_type(lexicon, node.parent, reports);
  type.usage = node.usage;
  return type;
}

Type enum_type(const syntax::Enum& node) {
  Type type;
  type.heading = {node.name.text, node.name.span, node.gloss.value, {}};
  type.is_enum = true;
  for (const syntax::Glossed& element : node.elements) {
    type.elements.push_back(element.name.text);
    type.element_spans.push_back(element.name.span);
    type.element_glosses.push_back(element.gloss.value);
  }
  return type;
}

// The cycle of types from `first` along its ancestors back to `first`.
void report_cycle(const Model& model, TypeId first, const Lexicon& lexicon, Reports& reports) {
  text::Diagnostic diagnostic{Code::N008, {}, {}, {}, "leave out the `is` of one of them"};
  TypeId type = first;
  do {
    const TypeId parent = model[type].parent;
    const syntax::Name& written = lexicon.declarations.types[type.value].open->parent;
    if (type == first) {
      diagnostic.span = written.span;
      diagnostic.message =
          in_back_ticks(model[type].heading.name) +
          (parent == first ? " is declared as a subtype of itself" : " is declared as a subtype of one of its own subtypes");
    } else if (diagnostic.labels.size() < 8) {
      diagnostic.labels.push_back({written.span, "every " + in_back_ticks(model[type].heading.name) + " is " +
                                                     std::string(article(model[parent].heading.name)) + " " +
                                                     in_back_ticks(model[parent].heading.name)});
    }
    type = parent;
  } while (type != first);
  reports.add(std::move(diagnostic));
}

// A type that is declared `usage` below a type of the design.
void report_usage_below_design(const Model& model, const Type& type, Reports& reports) {
  const Type& root = model[type.root];
  reports.add(Code::T029, type.heading.name_span,
              "every " + in_back_ticks(type.heading.name) + " is " + std::string(article(root.heading.name)) + " " +
                  in_back_ticks(root.heading.name) + ", which is built; it cannot be something that happens",
              {root.heading.name_span, "declared here, without `usage`"},
              "declare " + in_back_ticks(root.heading.name) + " as a `usage type`, or leave this `usage` out");
}

// Cuts every cycle of parents, then fills in roots, children, order and usage from the top down.
void link_types(const Lexicon& lexicon, Model& model, Reports& reports) {
  enum class State : std::uint8_t { unseen, open, done };
  std::vector<State> states(model.types.size(), State::unseen);
  std::vector<TypeId> top_down;
  std::vector<TypeId> chain;
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    TypeId type{i};
    while (type.valid() && states[type.value] == State::unseen) {
      states[type.value] = State::open;
      chain.push_back(type);
      type = model[type].parent;
    }
    if (type.valid() && states[type.value] == State::open) {
      report_cycle(model, type, lexicon, reports);
      model.types[type.value].parent = {};
      // `type` is a root now, so it precedes the types that led to it.
      top_down.push_back(type);
      states[type.value] = State::done;
    }
    for (; !chain.empty(); chain.pop_back()) {
      if (states[chain.back().value] == State::done) continue;
      states[chain.back().value] = State::done;
      top_down.push_back(chain.back());
    }
  }
  for (const TypeId id : top_down) {
    Type& type = model.types[id.value];
    type.root = type.parent.valid() ? model[type.parent].root : id;
    if (!type.parent.valid()) continue;
    if (type.usage && !model[type.parent].usage) report_usage_below_design(model, type, reports);
    type.usage = model[type.parent].usage;
    if (model[type.parent].ordered) {
      type.ordered = true;
    } else if (type.ordered) {
      const Type& root = model[type.root];
      reports.add(
          Code::T002, type.heading.name_span,
          in_back_ticks(type.heading.name) + " is ordered, but " + in_back_ticks(root.heading.name) + ", whose elements it has, is not",
          {root.heading.name_span, "an order belongs here"},
          "write `type " + std::string(root.heading.name) + " ordered`; its subtypes inherit the order");
    }
  }
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    if (const TypeId parent = model.types[i].parent; parent.valid()) model.types[parent.value].children.push_back(TypeId{i});
  }
}

// The range of a field, parameter or term; after an error, an invalid element type.
ValueType resolve_range(const syntax::Range& range, std::string_view of_what, const Lexicon& lexicon, Reports& reports) {
  if (!is_value_type(range.type.text)) return {Base::element, look_up_type(lexicon, range.type, reports)};
  const Base base = value_type(range.type.text);
  const bool many = range.multiplicity == Multiplicity::some || range.multiplicity == Multiplicity::set;
  if (many) {
    reports.add(Code::T001, range.span,
                "there are no sets of " + std::string(base == Base::boolean ? "truth values" : "values") + "; " + std::string(of_what) +
                    " cannot hold one",
                "declare a type with a field `... : " + std::string(range.type.text) + "`, and a set of that type");
    return {Base::element, {}};
  }
  return {base, {}};
}

// A field of a design type whose values would be usage.
void report_usage_in_design(const Model& model, const Type& owner, const syntax::Field& field, TypeId value, Reports& reports) {
  const Type& happens = model[value];
  const std::string built = in_back_ticks(owner.heading.name);
  reports.add(
      Code::T030, field.range.type.span,
      built + " is built, and " + in_back_ticks(happens.heading.name) + " is what happens: the field " + in_back_ticks(field.name.text) +
          " would build what is up to its users",
      {model[happens.root].heading.name_span, "declared as usage here"},
      "turn it round: give " + in_back_ticks(happens.heading.name) + " a field of type " + built + ", or declare a relation of the two");
}

Phrases phrases_of(const syntax::Field& field, const ValueType& value, Reports& reports) {
  std::vector<std::string_view> places = {"it"};
  if (value.base != Base::boolean) places.emplace_back("value");
  return resolve_phrases(field.phrases, places, "field " + in_back_ticks(field.name.text), reports);
}

void resolve_fields(const Lexicon& lexicon, Model& model, Reports& reports) {
  for (std::uint32_t i = 0; i < lexicon.declarations.fields.size(); ++i) {
    const DeclaredField& declared = lexicon.declarations.fields[i];
    const syntax::Name& name = declared.node->name;
    const ValueType value = resolve_range(declared.node->range, "a field", lexicon, reports);
    // Of fields that are declared together, with one range, the first says what is wrong with their phrases.
    const bool again = i > 0 && declared.node->phrases.valid() &&
                       lexicon.declarations.fields[i - 1].node->phrases.says.span == declared.node->phrases.says.span;
    Phrases phrases = again ? model.fields.back().phrases : phrases_of(*declared.node, value, reports);
    model.fields.push_back({name.text, name.span, declared.owner, declared.node->range.multiplicity, value, declared.node->range.span,
                            declared.node->gloss.value, std::move(phrases)});
    model.types[declared.owner.value].fields.push_back(FieldId{i});
    const Type& owner = model[declared.owner];
    if (value.type.valid() && model[value.type].usage && !owner.usage)
      report_usage_in_design(model, owner, *declared.node, value.type, reports);
    const TypeId parent = model[declared.owner].parent;
    if (!parent.valid()) continue;
    if (const FieldId above = find_field(model, lexicon.names, parent, name.text); above.valid()) {
      const DeclaredField& other = lexicon.declarations.fields[above.value];
      const std::string_view owner = model[other.owner].heading.name;
      reports.add(Code::N001, name.span,
                  "every " + in_back_ticks(owner) + " has a field " + in_back_ticks(name.text) + " already, and " +
                      in_back_ticks(model[declared.owner].heading.name) + " is one",
                  {other.node->name.span, "declared here"}, "leave it out, or give it another name");
    }
  }
}

// `ordered by at`: a field of the type itself, which is a root, with exactly one date or moment.
void resolve_orders(const Lexicon& lexicon, Model& model, Reports& reports) {
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    if (model.types[i].is_enum) continue;
    const syntax::Name& by = lexicon.declarations.types[i].open->ordered_by;
    if (!by.valid()) continue;
    Type& type = model.types[i];
    const std::string name = in_back_ticks(type.heading.name);
    if (type.parent.valid()) {
      const std::string root(model[type.root].heading.name);
      reports.add(Code::T036, by.span,
                  "every " + name + " is " + std::string(article(root)) + " " + in_back_ticks(root) + ", which has an order of its own",
                  {model[type.root].heading.name_span, "declared here"}, "write `type " + root + " ordered by ...`, by a field of its own");
      continue;
    }
    const auto field = std::ranges::find(type.fields, by.text, [&](FieldId id) { return model[id].name; });
    if (field == type.fields.end()) {
      reports.unknown(
          Code::N011, by, name + " has no field " + in_back_ticks(by.text),
          [&] {
            std::vector<std::string_view> names;
            for (const FieldId id : type.fields) names.push_back(model[id].name);
            return names;
          },
          "an order is by a field with exactly one date or moment: `at: moment`");
      continue;
    }
    const Field& at = model[*field];
    const bool time = at.value.base == Base::date || at.value.base == Base::moment;
    if (time && at.multiplicity == Multiplicity::one) {
      type.ordered_by = *field;
    } else {
      reports.add(Code::T036, by.span,
                  in_back_ticks(by.text) + " gives no order: " + (time ? "it may be absent" : "it is no date or moment"),
                  {at.range_span, "declared here"}, "an order is by a field with exactly one date or moment");
    }
  }
}

ExpressionType result_type(const syntax::Range& range, const Lexicon& lexicon, Reports& reports) {
  ExpressionType type{resolve_range(range, "a term", lexicon, reports), Shape::one};
  switch (range.multiplicity) {
    case Multiplicity::one:
      break;
    case Multiplicity::optional:
      type.shape = Shape::optional;
      break;
    case Multiplicity::set:
      type.shape = Shape::set;
      break;
    case Multiplicity::some:
      type.shape = Shape::set;
      if (type.value.base != Base::element) break;
      reports.add(Code::T003, range.span, "the value of a term is one thing, an optional one, or a set; not `some`",
                  "write `set " + std::string(range.type.text) + "`, and say in a fact that it is never empty");
      break;
  }
  if (type.value.base == Base::boolean && type.shape == Shape::optional) {
    reports.add(Code::T003, range.span, "a term that is true or false is never absent", "leave out the `optional`");
    type.shape = Shape::one;
  }
  return type;
}

// A place for each parameter, and one for what the term gives.
std::vector<std::string_view> places_of(const syntax::Define& node) {
  std::vector<std::string_view> places;
  for (const syntax::Binder& parameter : node.parameters) places.push_back(parameter.variable.text);
  if (node.range && node.range->type.text != "bool") places.emplace_back("value");
  return places;
}

Term declare_term(const syntax::Define& node, const Lexicon& lexicon, Model& model, Reports& reports) {
  Term term;
  term.heading = heading_of(lexicon, node.name, node.gloss, node.cites, reports);
  VariableScope scope;
  for (const syntax::Binder& parameter : node.parameters) {
    term.parameters.push_back(scope.declare(parameter, lexicon, model, reports));
  }
  if (node.range) term.type = result_type(*node.range, lexicon, reports);
  term.phrases = resolve_phrases(node.phrases, places_of(node), "term " + in_back_ticks(node.name.text), reports);
  return term;
}

void declare_readings(const syntax::Define& node, Term& term, const Lexicon& lexicon, Reports& reports) {
  std::unordered_map<std::string_view, Span> declared;
  for (const syntax::Reading& reading : node.readings) {
    const auto [first, is_new] = declared.try_emplace(reading.name.text, reading.name.span);
    if (!is_new) {
      reports.add(Code::N001, reading.name.span,
                  in_back_ticks(node.name.text) + " has a reading " + in_back_ticks(reading.name.text) + " already",
                  {first->second, "declared here"}, "give one of the two another name");
    }
    Reading& added = term.readings.emplace_back();
    added.heading = heading_of(lexicon, reading.name, reading.gloss, reading.cites, reports);
    added.cost = cost_of(reading.cost, reports);
    if (reading.phrases.valid())
      added.phrases = resolve_phrases(reading.phrases, places_of(node), "term " + in_back_ticks(node.name.text), reports);
  }
  if (node.readings.empty()) term.readings.emplace_back();
  if (node.readings.size() == 1) {
    reports.add(Code::C001, node.readings.front().name.span,
                "one meaning needs no reading: " + in_back_ticks(node.name.text) + " has only this one",
                "write `=` and the meaning, or add what else the words can bear");
  }
}

// The columns have no names: they are counted from 1.
Phrases phrases_of(const syntax::Relation& node, Reports& reports) {
  std::vector<std::string> numbers;
  for (std::size_t i = 1; i <= node.columns.size(); ++i) numbers.push_back(std::to_string(i));
  return resolve_phrases(node.phrases, {numbers.begin(), numbers.end()}, "relation " + in_back_ticks(node.name.text), reports);
}

}  // namespace

void resolve_vocabulary(const Lexicon& lexicon, Model& model, Reports& reports) {
  const Declarations& all = lexicon.declarations;
  for (const DeclaredType& type : all.types) {
    model.types.push_back(type.open != nullptr ? open_type(*type.open, lexicon, reports) : enum_type(*type.closed));
  }
  link_types(lexicon, model, reports);
  resolve_fields(lexicon, model, reports);
  resolve_orders(lexicon, model, reports);
  TypeId type;
  const syntax::Name* written = nullptr;
  for (const DeclaredIndividual& individual : all.individuals) {
    // `individual a, b: T` contains its type once.
    if (written == nullptr || written->span != individual.type.span) type = look_up_open_type(lexicon, individual.type, reports);
    written = &individual.type;
    model.individuals.push_back({individual.name.text, individual.name.span, type, std::string(individual.gloss)});
    if (type.valid() && model[type].usage) {
      reports.add(Code::T031, individual.type.span,
                  in_back_ticks(model[type].heading.name) + " is what happens, and an individual is there whatever happens",
                  {model[model[type].root].heading.name_span, "declared as usage here"},
                  "that such a thing can happen is said by a requirement: `can: some " + std::string(model[type].heading.name) + " ...`");
    }
  }
  for (const Declared<syntax::Relation>& declared : all.relations) {
    Relation relation;
    relation.heading = {declared.node->name.text, declared.node->name.span, declared.node->gloss.value, {}};
    relation.phrases = phrases_of(*declared.node, reports);
    relation.usage = declared.node->usage;
    for (const syntax::Name& column : declared.node->columns) {
      const TypeId named = look_up_type(lexicon, column, reports);
      relation.usage = relation.usage || (named.valid() && model[named].usage);
      relation.columns.push_back(named);
    }
    model.relations.push_back(std::move(relation));
  }
  for (const Declared<syntax::Product>& declared : all.products) {
    model.products.push_back({{declared.node->name.text, declared.node->name.span, std::string(declared.node->gloss.value), {}}, {}});
  }
}

void declare_terms(const Lexicon& lexicon, Model& model, Reports& reports) {
  for (std::uint32_t i = 0; i < lexicon.declarations.terms.size(); ++i) {
    const DeclaredTerm& declared = lexicon.declarations.terms[i];
    const syntax::Define& node = *declared.node;
    // What is wrong with the same words is said where they mean what they did.
    text::Diagnostics ignored;
    Reports silent(reports.sources(), ignored);
    Reports& said = declared.same_words.valid() ? silent : reports;
    Term term = declare_term(node, lexicon, model, said);
    term.by = declared.by;
    declare_readings(node, term, lexicon, said);
    if (declared.same_words.valid()) {
      term.ambiguity = model[declared.same_words].ambiguity;
      model.terms.push_back(std::move(term));
      continue;
    }
    if (term.readings.size() > 1) {
      term.ambiguity = AmbiguityId{static_cast<std::uint32_t>(model.ambiguities.size())};
      model.ambiguities.push_back({TermId{i}, {}});
    }
    model.terms.push_back(std::move(term));
  }
}

}  // namespace proviso::resolve

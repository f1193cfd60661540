#include "lower/symbols.h"

#include <fmt/format.h>

#include "lower/theory.h"
#include "text/check.h"

namespace proviso::lower {

using model::Base;
using model::Multiplicity;
using model::Shape;

namespace {

class Builder {
 public:
  explicit Builder(Signature& signature) : signature_(signature) {}

  SymbolId add(std::string name, std::vector<SortId> arguments, SortId result, Meaning meaning) {
    signature_.symbols.push_back({std::move(name), std::move(arguments), result, meaning});
    return SymbolId{static_cast<std::uint32_t>(signature_.symbols.size() - 1)};
  }

  // A field or term of this shape is a function, or a relation whose last argument is the value.
  SymbolId add_valued(std::string name, std::vector<SortId> arguments, SortId sort, Shape shape, Base base, Meaning meaning) {
    if (base == Base::boolean) return add(std::move(name), std::move(arguments), Signature::boolean, meaning);
    if (!is_relational(shape, base)) return add(std::move(name), std::move(arguments), sort, meaning);
    arguments.push_back(sort);
    return add(std::move(name), std::move(arguments), Signature::boolean, meaning);
  }

 private:
  Signature& signature_;
};

// Up to these numbers, disjointness is stated by pairs; beyond, by binary digits.
constexpr std::size_t most_subtypes_in_pairs = 32;
constexpr std::size_t most_individuals_in_pairs = 128;

// By ClauseId: is it an exception of a contract that some `kept` or `applies` speaks of?
std::vector<bool> exceptions_looked_at(const model::Model& m) {
  std::vector<bool> result(m.clauses.size(), false);
  for (const model::Expression& expression : m.expressions)
    for (const model::ClauseId clause : expression.clauses)
      for (const model::ClauseId exception : m[m[clause].contract].exceptions) result[exception.value] = true;
  return result;
}

bool has_presence(Shape shape, Base base) { return shape == Shape::optional && base != Base::element; }

}  // namespace

bool is_relational(Shape shape, Base base) { return shape == Shape::set || (shape == Shape::optional && base == Base::element); }

bool is_set(Multiplicity multiplicity) { return shape(multiplicity) == Shape::set; }

Shape shape(Multiplicity multiplicity) {
  switch (multiplicity) {
    case Multiplicity::one:
      return Shape::one;
    case Multiplicity::optional:
      return Shape::optional;
    case Multiplicity::some:
    case Multiplicity::set:
      return Shape::set;
  }
  CHECK(false, "a multiplicity");
}

bool is_written_out(const model::Model& model, const model::Term& term) {
  if (term.type.shape == Shape::set && term.type.value.base != Base::element) return true;
  for (model::VarId parameter : term.parameters) {
    if (model[parameter].value.base != Base::element) return true;
  }
  return false;
}

SortId Symbols::sort(const model::ValueType& value) const {
  switch (value.base) {
    case Base::boolean:
      return Signature::boolean;
    case Base::integer:
    case Base::date:
    case Base::moment:
      return Signature::integer;
    case Base::decimal:
      return Signature::real;
    case Base::element:
      return sort(value.type);
  }
  CHECK(false, "a value type");
}

Symbols::Symbols(const model::Model& m, Signature& signature) {
  CHECK(signature.sorts.empty() && signature.symbols.empty());
  signature.sorts = {{SortKind::boolean, "bool", {}, 0}, {SortKind::integer, "int", {}, 0}, {SortKind::real, "decimal", {}, 0}};
  sorts_.resize(m.types.size());
  for (std::uint32_t i = 0; i < m.types.size(); ++i) {
    const model::Type& type = m.types[i];
    if (type.parent.valid()) continue;
    sorts_[i] = SortId{static_cast<std::uint32_t>(signature.sorts.size())};
    signature.sorts.push_back({type.is_enum ? SortKind::enumeration : SortKind::open, std::string(type.heading.name), model::TypeId{i},
                               static_cast<std::uint32_t>(type.elements.size())});
  }
  for (std::uint32_t i = 0; i < m.types.size(); ++i) sorts_[i] = sorts_[m.types[i].root.value];

  Builder builder(signature);
  membership.resize(m.types.size());
  before.resize(m.types.size());
  for (std::uint32_t i = 0; i < m.types.size(); ++i) {
    const model::Type& type = m.types[i];
    if (type.is_enum) continue;
    const std::string name(type.heading.name);
    membership[i] = builder.add(name, {sorts_[i]}, Signature::boolean, Membership{{i}});
    if (!type.parent.valid()) signature.sorts[sorts_[i].value].member = membership[i];
    // An order on a subtype becomes an order on the root type. Such an extension always exists.
    if (type.ordered && !before[type.root.value].valid()) {
      before[type.root.value] = builder.add("before_" + std::string(m[type.root].heading.name), {sorts_[i], sorts_[i]}, Signature::boolean,
                                            OrderSymbol{type.root});
    }
  }
  for (std::uint32_t i = 0; i < m.fields.size(); ++i) {
    const model::Field& field = m.fields[i];
    const std::string name = std::string(m[field.owner].heading.name) + "." + std::string(field.name);
    const Shape of = shape(field.multiplicity);
    fields.push_back(builder.add_valued(name, {sort(field.owner)}, sort(field.value), of, field.value.base, FieldSymbol{{i}}));
    field_presence.push_back(has_presence(of, field.value.base)
                                 ? builder.add("has " + name, {sort(field.owner)}, Signature::boolean, FieldPresence{{i}})
                                 : SymbolId{});
  }
  for (std::uint32_t i = 0; i < m.relations.size(); ++i) {
    std::vector<SortId> columns;
    for (model::TypeId column : m.relations[i].columns) columns.push_back(sort(column));
    relations.push_back(builder.add(std::string(m.relations[i].heading.name), columns, Signature::boolean, RelationSymbol{{i}}));
  }
  for (std::uint32_t i = 0; i < m.individuals.size(); ++i) {
    individuals.push_back(builder.add(std::string(m.individuals[i].name), {}, sort(m.individuals[i].type), IndividualSymbol{{i}}));
  }
  std::vector<std::size_t> individuals_of(m.types.size());
  for (const model::Individual& individual : m.individuals) ++individuals_of[m[individual.type].root.value];
  const auto add_digits = [&](model::TypeId of, std::size_t count, std::string_view what, auto&& meaning) {
    std::vector<SymbolId> result;
    for (std::uint32_t digit = 0; (count - 1) >> digit != 0; ++digit)
      result.push_back(
          builder.add(fmt::format("{} {} of {}", what, digit, m[of].heading.name), {sort(of)}, Signature::boolean, meaning(digit)));
    return result;
  };
  subtype_digits.resize(m.types.size());
  individual_digits.resize(m.types.size());
  for (std::uint32_t i = 0; i < m.types.size(); ++i) {
    const model::TypeId type{i};
    if (const std::size_t count = m[type].children.size(); count > most_subtypes_in_pairs)
      subtype_digits[i] = add_digits(type, count, "subtype digit", [&](std::uint32_t digit) { return SubtypeDigit{type, digit}; });
    if (const std::size_t count = individuals_of[i]; count > most_individuals_in_pairs)
      individual_digits[i] = add_digits(type, count, "individual digit", [&](std::uint32_t digit) { return IndividualDigit{type, digit}; });
  }
  for (std::uint32_t i = 0; i < m.terms.size(); ++i) {
    const model::Term& term = m.terms[i];
    terms.emplace_back();
    term_presence.emplace_back();
    if (is_written_out(m, term)) continue;
    const std::string name(term.heading.name);
    std::vector<SortId> parameters;
    for (model::VarId parameter : term.parameters) parameters.push_back(sort(m[parameter].value));
    const Base base = term.type.value.base;
    terms.back() = builder.add_valued(name, parameters, sort(term.type.value), term.type.shape, base, TermSymbol{{i}});
    if (has_presence(term.type.shape, base) && base != Base::boolean) {
      term_presence.back() = builder.add("has " + name, parameters, Signature::boolean, TermPresence{{i}});
    }
  }
  for (std::uint32_t i = 0; i < m.clauses.size(); ++i) {
    in_force.push_back(builder.add("in force " + std::string(m.clauses[i].heading.name), {}, Signature::boolean, InForce{{i}}));
  }
  const std::vector<bool> looked_at = exceptions_looked_at(m);
  for (std::uint32_t i = 0; i < m.clauses.size(); ++i) {
    standing.emplace_back();
    versions.emplace_back();
    if (!looked_at[i]) continue;
    const bool amended = m.clauses[i].by.valid() || m.clauses[i].until.valid();
    if (amended) versions.back() = builder.add("version " + std::string(m.clauses[i].heading.name), {}, Signature::boolean, IsVersion{{i}});
    standing.back() = builder.add("standing " + std::string(m.clauses[i].heading.name), {}, Signature::boolean, Standing{{i}});
  }
  for (std::uint32_t i = 0; i < m.ambiguities.size(); ++i) {
    reads.emplace_back();
    const model::AmbiguityId ambiguity{i};
    for (std::uint32_t r = 0; r < m.reading_count(ambiguity); ++r) {
      reads.back().push_back(
          builder.add("reads " + std::string(m.name(ambiguity)) + " as " + std::string(m.reading_heading(ambiguity, r).name), {},
                      Signature::boolean, Reads{ambiguity, r}));
    }
  }
}

}  // namespace proviso::lower

// Axioms that hold in every structure of the model: types, multiplicities, orders, individuals, readings.
#include <map>

#include "lower/calendar_terms.h"
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::Base;
using model::Multiplicity;
using What = Structural::What;

namespace {

class StructuralAxioms {
 public:
  StructuralAxioms(Theory& theory, const Symbols& symbols, Lowering& lowering)
      : theory_(theory), model_(theory.model), symbols_(symbols), lowering_(lowering), arena_(*theory.arena) {}

  void add_all() {
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) add_type(model::TypeId{i});
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) add_field(model::FieldId{i});
    for (std::uint32_t i = 0; i < model_.relations.size(); ++i) add_relation(model::RelationId{i});
    add_individuals();
    for (std::uint32_t i = 0; i < model_.terms.size(); ++i) add_term(model::TermId{i});
    for (std::uint32_t i = 0; i < model_.ambiguities.size(); ++i) add_ambiguity(i);
  }

 private:
  void add(Formula formula, What what, model::TypeId type = {}, model::FieldId field = {}) {
    if (formula == arena_.verum()) return;
    theory_.structural.push_back({formula, Structural{what, type, field}});
  }
  VariableId variable(const model::ValueType& type, const char* name, text::Span span) { return lowering_.fresh(type, name, span); }
  VariableId variable(model::TypeId type, const char* name) {
    return variable({Base::element, type}, name, model_[type].heading.name_span);
  }
  Formula is(model::TypeId type, VariableId x) { return lowering_.typed(type, arena_.variable(x)); }

  void add_type(model::TypeId id) {
    const model::Type& type = model_[id];
    if (type.is_enum) return;
    const VariableId x = variable(id, "x");
    if (type.parent.valid()) add(arena_.forall({x}, arena_.implication(is(id, x), is(type.parent, x))), What::subtype, id);
    const std::vector<SymbolId>& digits = symbols_.subtype_digits[id.value];
    for (std::size_t i = 0; i < type.children.size(); ++i) {
      if (!digits.empty()) {
        add(arena_.forall({x}, arena_.implication(is(type.children[i], x), number_is(digits, arena_.variable(x), i))), What::disjoint, id);
        continue;
      }
      for (std::size_t j = i + 1; j < type.children.size(); ++j) {
        const Formula both = arena_.conjunction({is(type.children[i], x), is(type.children[j], x)});
        add(arena_.forall({x}, arena_.negation(both)), What::disjoint, id);
      }
    }
    if (symbols_.before[id.value].valid()) add_order(id);
  }

  // The numbered thing has this number.
  Formula number_is(const std::vector<SymbolId>& digits, Term of, std::size_t number) {
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < digits.size(); ++i) {
      const Formula digit = arena_.atom(digits[i], {of});
      parts.push_back((number >> i & 1U) != 0 ? digit : arena_.negation(digit));
    }
    return arena_.conjunction(std::move(parts));
  }

  void add_order(model::TypeId root) {
    const VariableId x = variable(root, "x"), y = variable(root, "y"), z = variable(root, "z");
    const auto before = [&](VariableId a, VariableId b) {
      return arena_.atom(symbols_.before[root.value], {arena_.variable(a), arena_.variable(b)});
    };
    add(arena_.forall({x}, arena_.implication(is(root, x), arena_.negation(before(x, x)))), What::order, root);
    const Formula chain = arena_.conjunction({lowering_.typed({x, y, z}), before(x, y), before(y, z)});
    add(arena_.forall({x, y, z}, arena_.implication(chain, before(x, z))), What::order, root);
    const Formula one_way = arena_.disjunction({arena_.equal(arena_.variable(x), arena_.variable(y)), before(x, y), before(y, x)});
    add(arena_.forall({x, y}, arena_.implication(lowering_.typed({x, y}), one_way)), What::order, root);
    const model::FieldId by = model_[root].ordered_by;
    if (!by.valid()) return;
    const auto at = [&](VariableId of) { return arena_.application(symbols_.fields[by.value], {arena_.variable(of)}); };
    const Formula earlier = arena_.conjunction({lowering_.typed({x, y}), arena_.less(at(x), at(y))});
    add(arena_.forall({x, y}, arena_.implication(earlier, before(x, y))), What::order, root, by);
  }

  void add_field(model::FieldId id) {
    const model::Field& field = model_[id];
    const SymbolId symbol = symbols_.fields[id.value];
    const VariableId x = variable({Base::element, field.owner}, "x", field.name_span);
    const Formula owner = is(field.owner, x);
    const auto add_for_each = [&](Formula premise, Formula conclusion, What what) {
      add(arena_.forall({x}, arena_.implication(premise, conclusion)), what, field.owner, id);
    };
    if (is_relational(shape(field.multiplicity), field.value.base)) {
      const VariableId y = variable(field.value, "y", field.name_span), z = variable(field.value, "z", field.name_span);
      const auto has = [&](VariableId value) { return arena_.atom(symbol, {arena_.variable(x), arena_.variable(value)}); };
      const Formula types = arena_.conjunction({owner, lowering_.typed({y})});
      add(arena_.forall({x, y}, arena_.implication(has(y), types)), What::field_range, field.owner, id);
      if (field.multiplicity == Multiplicity::optional) {
        const Formula same = arena_.equal(arena_.variable(y), arena_.variable(z));
        add(arena_.forall({x, y, z}, arena_.implication(arena_.conjunction({has(y), has(z)}), same)), What::field_functional, field.owner,
            id);
      }
      if (field.multiplicity == Multiplicity::some) {
        add_for_each(owner, arena_.exists({y}, arena_.conjunction({lowering_.typed({y}), has(y)})), What::field_total);
      }
      return;
    }
    Formula there = owner;
    if (field.multiplicity == Multiplicity::optional) {
      there = arena_.atom(symbols_.field_presence[id.value], {arena_.variable(x)});
      add_for_each(there, owner, What::field_range);
    }
    if (field.value.base == Base::boolean) {
      // An optional truth that holds exists, which is more than the range of the field states.
      const What what = field.multiplicity == Multiplicity::optional ? What::field_total : What::field_range;
      add_for_each(arena_.atom(symbol, {arena_.variable(x)}), there, what);
      return;
    }
    const Term value = arena_.application(symbol, {arena_.variable(x)});
    add_for_each(there, lowering_.typed(field.value, value), What::field_range);
    add_for_each(there, in_calendar(arena_, field.value.base, value), What::date_range);
  }

  void add_relation(model::RelationId id) {
    const model::Relation& relation = model_.relations[id.value];
    std::vector<VariableId> variables;
    std::vector<Term> arguments;
    for (model::TypeId column : relation.columns) {
      variables.push_back(variable({Base::element, column}, "x", relation.heading.name_span));
      arguments.push_back(arena_.variable(variables.back()));
    }
    const Formula types = lowering_.typed(variables);
    add(arena_.forall(variables, arena_.implication(arena_.atom(symbols_.relations[id.value], arguments), types)), What::relation_range);
  }

  void add_individuals() {
    std::map<model::TypeId, std::size_t> numbers;  // the numbers used so far, by root
    for (std::uint32_t i = 0; i < model_.individuals.size(); ++i) {
      const Term a = arena_.application(symbols_.individuals[i], {});
      const model::TypeId type = model_.individuals[i].type;
      add(lowering_.typed(type, a), What::individual, type);
      const model::TypeId root = model_[type].root;
      if (const std::vector<SymbolId>& digits = symbols_.individual_digits[root.value]; !digits.empty()) {
        add(number_is(digits, a, numbers[root]++), What::individual, type);
        continue;
      }
      for (std::uint32_t j = 0; j < i; ++j) {
        const Term b = arena_.application(symbols_.individuals[j], {});
        if (arena_.sort(a) == arena_.sort(b)) add(arena_.negation(arena_.equal(a, b)), What::individual, type);
      }
    }
  }

  // Axioms on a term under every reading: its value belongs to its type, and is unique.
  void add_term(model::TermId id) {
    const model::Term& term = model_.terms[id.value];
    const SymbolId symbol = symbols_.terms[id.value];
    if (!symbol.valid() || term.type.value.base != Base::element) return;
    std::vector<VariableId> parameters = lowering_.own(term.parameters);
    std::vector<Term> arguments;
    for (VariableId parameter : parameters) arguments.push_back(arena_.variable(parameter));
    const Formula types = lowering_.typed(parameters);
    if (term.type.shape == model::Shape::one) {
      const Term value = arena_.application(symbol, arguments);
      add(arena_.forall(parameters, arena_.implication(types, lowering_.typed(term.type.value, value))), What::term_range);
      return;
    }
    const VariableId y = variable(term.type.value, "y", term.heading.name_span);
    const VariableId z = variable(term.type.value, "z", term.heading.name_span);
    const auto has = [&](VariableId value) {
      std::vector<Term> all = arguments;
      all.push_back(arena_.variable(value));
      return arena_.atom(symbol, std::move(all));
    };
    const auto with = [&](std::initializer_list<VariableId> values) {
      std::vector<VariableId> all = parameters;
      all.insert(all.end(), values);
      return all;
    };
    add(arena_.forall(with({y}), arena_.implication(has(y), arena_.conjunction({types, lowering_.typed({y})}))), What::term_range);
    if (term.type.shape == model::Shape::optional) {
      const Formula same = arena_.equal(arena_.variable(y), arena_.variable(z));
      add(arena_.forall(with({y, z}), arena_.implication(arena_.conjunction({has(y), has(z)}), same)), What::term_functional);
    }
  }

  void add_ambiguity(std::uint32_t ambiguity) {
    std::vector<Formula> readings;
    for (SymbolId symbol : symbols_.reads[ambiguity]) {
      const Formula one = arena_.atom(symbol, {});
      for (Formula other : readings) add(arena_.negation(arena_.conjunction({other, one})), What::one_reading);
      readings.push_back(one);
    }
    add(arena_.disjunction(readings), What::one_reading);
  }

  Theory& theory_;
  const model::Model& model_;
  const Symbols& symbols_;
  Lowering& lowering_;
  Arena& arena_;
};

}  // namespace

void add_structural_axioms(Theory& theory, const Symbols& symbols, Lowering& lowering) {
  StructuralAxioms(theory, symbols, lowering).add_all();
}

}  // namespace proviso::lower

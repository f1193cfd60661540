#include "lower/fixed_part.h"

#include <algorithm>

#include "lower/implementation.h"
#include "text/check.h"

namespace proviso::lower {

using model::Base;
using model::Structure;

namespace {

using Arguments = std::vector<std::uint32_t>;

class Fixing {
 public:
  Fixing(const Theory& theory, const Structure& structure) : model_(theory.model), symbols_(theory.symbols()), structure_(structure) {
    const Signature& signature = theory.signature;
    result_.sorts.resize(signature.sorts.size());
    result_.symbols.resize(signature.symbols.size());
    result_.types.resize(signature.sorts.size());
    result_.interpretation.sizes.resize(signature.sorts.size());
    result_.interpretation.tables.resize(signature.symbols.size());
  }

  FixedPart run() {
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) add_type(model::TypeId{i});
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) add_field(model::FieldId{i});
    for (std::uint32_t i = 0; i < model_.relations.size(); ++i) add_relation(model::RelationId{i});
    for (const auto& [id, element] : structure_.individuals) {
      if (!model_[model_[id].type].usage) set(fixed(symbols_.individuals[id.value]), {}, element.index);
    }
    return std::move(result_);
  }

 private:
  SymbolId fixed(SymbolId symbol) {
    result_.symbols[symbol.value] = true;
    return symbol;
  }
  void set(SymbolId symbol, const Arguments& arguments, Interpretation::Value value) {
    result_.interpretation.tables[symbol.value][arguments] = std::move(value);
  }

  std::span<const model::ElementInfo> elements(model::TypeId root) const {
    const auto found = structure_.elements.find(root);
    return found == structure_.elements.end() ? std::span<const model::ElementInfo>() : found->second;
  }

  void add_type(model::TypeId id) {
    const model::Type& type = model_[id];
    if (type.usage || type.is_enum) return;
    const SortId sort = symbols_.sort(id);
    const auto all = elements(type.root);
    const SymbolId membership = fixed(symbols_.membership[id.value]);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (model_.is_subtype(all[i].type, id)) set(membership, {i}, true);
    }
    if (id != type.root) return;
    result_.sorts[sort.value] = true;
    result_.interpretation.sizes[sort.value] = static_cast<std::uint32_t>(all.size());
    for (const model::ElementInfo& info : all) result_.types[sort.value].push_back(info.type);
    if (const SymbolId before = symbols_.before[id.value]; before.valid()) {
      fixed(before);
      for (std::uint32_t i = 0; i < all.size(); ++i) {
        for (std::uint32_t j = i + 1; j < all.size(); ++j) set(before, {i, j}, true);
      }
    }
  }

  void add_field(model::FieldId id) {
    const model::Field& field = model_[id];
    if (model_[field.owner].usage) return;
    const SymbolId symbol = fixed(symbols_.fields[id.value]);
    const SymbolId presence = symbols_.field_presence[id.value];
    if (presence.valid()) fixed(presence);
    const auto values = structure_.fields.find(id);
    if (values == structure_.fields.end()) return;
    for (std::uint32_t owner = 0; owner < values->second.size(); ++owner) {
      const model::FieldValue& value = values->second[owner];
      if (const auto* set_of = std::get_if<model::ElementSet>(&value)) {
        for (const model::Element& member : *set_of) set(symbol, {owner, member.index}, true);
        continue;
      }
      const model::Atom& atom = std::get<model::Atom>(value);
      if (std::holds_alternative<model::Absent>(atom)) continue;
      if (presence.valid()) set(presence, {owner}, true);
      if (const auto* element = std::get_if<model::Element>(&atom)) {
        if (is_relational(shape(field.multiplicity), field.value.base))
          set(symbol, {owner, element->index}, true);
        else
          set(symbol, {owner}, element->index);
      } else if (const auto* truth = std::get_if<bool>(&atom)) {
        if (*truth) set(symbol, {owner}, true);
      } else {
        set(symbol, {owner}, number(atom));
      }
    }
  }

  static Number number(const model::Atom& atom) {
    if (const auto* date = std::get_if<model::Date>(&atom)) return Number(date->days);
    if (const auto* moment = std::get_if<model::Moment>(&atom)) return Number(moment->minutes);
    return std::get<Number>(atom);
  }

  void add_relation(model::RelationId id) {
    if (model_[id].usage) return;
    const SymbolId symbol = fixed(symbols_.relations[id.value]);
    const auto tuples = structure_.relations.find(id);
    if (tuples == structure_.relations.end()) return;
    for (const std::vector<model::Element>& tuple : tuples->second) {
      Arguments arguments;
      for (const model::Element& element : tuple) arguments.push_back(element.index);
      set(symbol, arguments, true);
    }
  }

  const model::Model& model_;
  const Symbols& symbols_;
  const Structure& structure_;
  FixedPart result_;
};

// The diagram of the fixed part: a conjunction over the names of its elements.
class Diagram {
 public:
  Diagram(const Theory& theory, const FixedPart& part) : theory_(theory), part_(part), arena_(*theory.arena) {}

  Formula run(Formula formula) {
    std::vector<VariableId> names;
    for (std::uint32_t sort = 0; sort < part_.sorts.size(); ++sort) {
      if (!part_.sorts[sort]) continue;
      for (std::uint32_t i = 0; i < part_.types[sort].size(); ++i) names.push_back(name_of_element(theory_, {sort}, i));
      add_elements({sort});
    }
    for (std::uint32_t symbol = 0; symbol < part_.symbols.size(); ++symbol) {
      if (part_.symbols[symbol]) add_symbol({symbol});
    }
    if (formula.valid()) says_.push_back(formula);
    return arena_.exists(names, arena_.conjunction(std::move(says_)));
  }

 private:
  Term element(SortId sort, std::uint32_t index) const {
    if (!part_.has(sort)) return arena_.element(sort, index);
    return arena_.variable(name_of_element(theory_, sort, index));
  }

  // Elements are distinct, and the root type has no others.
  void add_elements(SortId sort) {
    const std::uint32_t count = static_cast<std::uint32_t>(part_.types[sort.value].size());
    const VariableId any = arena_.fresh_variable(sort, "any");
    std::vector<Formula> is_one;
    for (std::uint32_t i = 0; i < count; ++i) {
      for (std::uint32_t j = 0; j < i; ++j) says_.push_back(arena_.negation(arena_.equal(element(sort, i), element(sort, j))));
      is_one.push_back(arena_.equal(arena_.variable(any), element(sort, i)));
    }
    const model::TypeId root = theory_.signature[sort].type;
    const Formula in_root = arena_.atom(theory_.symbols().membership[root.value], {arena_.variable(any)});
    says_.push_back(arena_.forall({any}, arena_.implication(in_root, arena_.disjunction(std::move(is_one)))));
  }

  std::uint32_t size(SortId sort) const { return part_.has(sort) ? part_.interpretation.sizes[sort.value] : theory_.signature[sort].size; }

  void add_symbol(SymbolId symbol) {
    Arguments arguments;
    add_tuples(symbol, arguments);
  }
  void add_tuples(SymbolId id, Arguments& arguments) {
    const Symbol& symbol = theory_.signature[id];
    if (arguments.size() < symbol.arguments.size()) {
      for (std::uint32_t i = 0; i < size(symbol.arguments[arguments.size()]); ++i) {
        arguments.push_back(i);
        add_tuples(id, arguments);
        arguments.pop_back();
      }
      return;
    }
    std::vector<Term> terms;
    for (std::size_t i = 0; i < arguments.size(); ++i) terms.push_back(element(symbol.arguments[i], arguments[i]));
    if (symbol.result == Signature::boolean) {
      const Formula atom = arena_.atom(id, std::move(terms));
      says_.push_back(part_.holds(id, arguments) ? atom : arena_.negation(atom));
      return;
    }
    const Interpretation::Value* value = part_.value(id, arguments);
    if (value == nullptr) return;
    Term is;
    if (const auto* number = std::get_if<Number>(value)) {
      is = symbol.result == Signature::integer ? arena_.integer(*number) : arena_.real(*number);
    } else {
      is = element(symbol.result, std::get<std::uint32_t>(*value));
    }
    says_.push_back(arena_.equal(arena_.application(id, std::move(terms)), is));
  }

  const Theory& theory_;
  const FixedPart& part_;
  Arena& arena_;
  std::vector<Formula> says_;
};

}  // namespace

const Interpretation::Value* FixedPart::value(SymbolId symbol, const Arguments& arguments) const {
  const auto& table = interpretation.tables[symbol.value];
  const auto found = table.find(arguments);
  return found == table.end() ? nullptr : &found->second;
}

bool FixedPart::holds(SymbolId symbol, const Arguments& arguments) const { return value(symbol, arguments) != nullptr; }

std::size_t FixedPart::count(SortId sort, model::TypeId most_specific) const {
  return static_cast<std::size_t>(std::ranges::count(types[sort.value], most_specific));
}

std::shared_ptr<const FixedPart> fixed_design(const Theory& theory, const Structure& structure) {
  return std::make_shared<const FixedPart>(Fixing(theory, structure).run());
}

VariableId name_of_element(const Theory& theory, SortId sort, std::uint32_t element) {
  std::vector<VariableId>& names = theory.implementation().element_names[sort];
  while (names.size() <= element) names.push_back(theory.arena->fresh_variable(sort, "element " + std::to_string(names.size())));
  return names[element];
}

Formula pointed_to(const Theory& theory, const FixedPart& part, SortId sort, std::uint32_t element) {
  Arena& arena = *theory.arena;
  const model::Model& model = theory.model;
  const Symbols& symbols = theory.symbols();
  const Term it = arena.variable(name_of_element(theory, sort, element));
  const model::TypeId type = part.types[sort.value][element];
  std::vector<Formula> ways;
  for (std::uint32_t i = 0; i < model.fields.size(); ++i) {
    const model::Field& field = model.fields[i];
    if (!model[field.owner].usage || field.value.base != Base::element || !model.is_subtype(type, field.value.type)) continue;
    const VariableId owner = arena.fresh_variable(symbols.sort(field.owner), "owner");
    const Formula is_owner = arena.atom(symbols.membership[field.owner.value], {arena.variable(owner)});
    const bool relational = is_relational(shape(field.multiplicity), field.value.base);
    const Formula points = relational ? arena.atom(symbols.fields[i], {arena.variable(owner), it})
                                      : arena.equal(arena.application(symbols.fields[i], {arena.variable(owner)}), it);
    ways.push_back(arena.exists({owner}, arena.conjunction({is_owner, points})));
  }
  for (std::uint32_t i = 0; i < model.relations.size(); ++i) {
    const model::Relation& relation = model.relations[i];
    for (std::size_t column = 0; relation.usage && column < relation.columns.size(); ++column) {
      if (!model.is_subtype(type, relation.columns[column])) continue;
      std::vector<VariableId> others;
      std::vector<Term> arguments;
      for (std::size_t other = 0; other < relation.columns.size(); ++other) {
        if (other == column) {
          arguments.push_back(it);
          continue;
        }
        others.push_back(arena.fresh_variable(symbols.sort(relation.columns[other]), "other"));
        arguments.push_back(arena.variable(others.back()));
      }
      ways.push_back(arena.exists(others, arena.atom(symbols.relations[i], std::move(arguments))));
    }
  }
  return arena.disjunction(std::move(ways));
}

Formula with_elements(const Theory& theory, const FixedPart& part, Formula formula) {
  Arena& arena = *theory.arena;
  std::vector<std::pair<VariableId, Term>> replacements;
  for (const VariableId variable : arena.free_variables(formula)) {
    const SortId sort = arena.sort(variable);
    const std::vector<VariableId>& names = theory.implementation().element_names[sort];
    const auto name = std::ranges::find(names, variable);
    const auto index = static_cast<std::uint32_t>(name - names.begin());
    CHECK(name != names.end() && part.has(sort) && index < part.types[sort.value].size(), "the name of a fixed element");
    replacements.emplace_back(variable, arena.element(sort, index));
  }
  return replacements.empty() ? formula : arena.substitute(formula, replacements);
}

Formula written_out(const Theory& theory, const FixedPart& part, Formula formula) { return Diagram(theory, part).run(formula); }

}  // namespace proviso::lower

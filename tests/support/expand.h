// An architecture as an interpretation of the core logic: types, fields and orders as they are, defined terms as the
// evaluator computes them, the switches as scope and selection say. Each open sort may get an element that is in no type,
// and whatever the translation leaves open (values of functions outside their types, the order there) is random.
#pragma once

#include <random>

#include "evaluate/evaluator.h"
#include "logic_evaluator.h"
#include "lower/theory.h"

namespace proviso::testing {

class Expansion {
 public:
  Expansion(const lower::Theory& theory, const model::Structure& structure, const model::Scope& scope, const model::Selection& selection,
            std::mt19937& random)
      : theory_(theory),
        model_(theory.model),
        structure_(structure),
        scope_(scope),
        selection_(selection),
        random_(random),
        evaluator_(model_, structure, scope, selection) {}

  lower::Interpretation run() {
    const logic::Signature& signature = theory_.signature;
    result_.sizes.resize(signature.sorts.size());
    result_.tables.resize(signature.symbols.size());
    for (std::uint32_t i = 0; i < signature.sorts.size(); ++i) {
      if (signature.sorts[i].kind != logic::SortKind::open) continue;
      result_.sizes[i] = static_cast<std::uint32_t>(infos(signature.sorts[i].type).size()) + random_() % 2;
    }
    for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
      symbol_ = &signature.symbols[i];
      table_ = &result_.tables[i];
      std::vector<std::uint32_t> arguments;
      fill(arguments);
    }
    return std::move(result_);
  }

 private:
  using Value = lower::Interpretation::Value;

  const std::vector<model::ElementInfo>& infos(model::TypeId root) const { return structure_.elements.at(root); }
  std::uint32_t size(logic::SortId sort) const {
    const logic::Sort& of = theory_.signature[sort];
    return of.kind == logic::SortKind::enumeration ? of.size : result_.sizes[sort.value];
  }

  void fill(std::vector<std::uint32_t>& arguments) {
    if (arguments.size() == symbol_->arguments.size()) {
      (*table_)[arguments] = std::visit([&](const auto& meaning) { return of(meaning, arguments); }, symbol_->meaning);
      return;
    }
    for (std::uint32_t i = 0; i < size(symbol_->arguments[arguments.size()]); ++i) {
      arguments.push_back(i);
      fill(arguments);
      arguments.pop_back();
    }
  }

  Value anything() {
    if (symbol_->result == logic::Signature::boolean) return random_() % 2 == 0;
    if (symbol_->result == logic::Signature::integer || symbol_->result == logic::Signature::real) {
      return logic::Number(static_cast<std::int64_t>(random_() % 5));
    }
    const std::uint32_t range = size(symbol_->result);
    return static_cast<std::uint32_t>(range == 0 ? 0 : random_() % range);
  }

  bool is(model::TypeId type, std::uint32_t index) const {
    const model::Type& root = model_[model_[type].root];
    if (root.is_enum) return true;
    return index < infos(model_[type].root).size() && model_.is_subtype(infos(model_[type].root)[index].type, type);
  }

  // The value of one argument fewer than a relation to values has: whether the last one is it, or among it.
  Value as_value(const model::FieldValue& value, const std::vector<std::uint32_t>& arguments, std::size_t own) {
    const bool relational = arguments.size() > own;
    if (const auto* set = std::get_if<model::ElementSet>(&value)) {
      return std::ranges::any_of(*set, [&](const model::Element& member) { return member.index == arguments.back(); });
    }
    const model::Atom& atom = std::get<model::Atom>(value);
    if (const auto* element = std::get_if<model::Element>(&atom)) {
      if (relational) return element->index == arguments.back();
      return element->index;
    }
    if (const auto* flag = std::get_if<bool>(&atom)) return *flag;
    if (const auto* number = std::get_if<model::Number>(&atom)) return *number;
    if (const auto* date = std::get_if<model::Date>(&atom)) return logic::Number(date->days);
    if (const auto* moment = std::get_if<model::Moment>(&atom)) return logic::Number(moment->minutes);
    if (relational || symbol_->result == logic::Signature::boolean) return false;
    return anything();
  }

  model::FieldValue field(model::FieldId id, std::uint32_t index) const {
    const auto& values = structure_.fields.at(id);
    return index < values.size() ? values[index] : model::FieldValue(model::Atom(model::Absent{}));
  }

  Value of(logic::Membership meaning, const std::vector<std::uint32_t>& arguments) { return is(meaning.type, arguments[0]); }
  Value of(logic::FieldSymbol meaning, const std::vector<std::uint32_t>& arguments) {
    return as_value(field(meaning.field, arguments[0]), arguments, 1);
  }
  Value of(logic::FieldPresence meaning, const std::vector<std::uint32_t>& arguments) {
    return field(meaning.field, arguments[0]) != model::FieldValue(model::Atom(model::Absent{}));
  }
  Value of(logic::RelationSymbol meaning, const std::vector<std::uint32_t>& arguments) {
    std::vector<model::Element> tuple;
    for (std::size_t i = 0; i < arguments.size(); ++i) tuple.push_back({model_[model_[meaning.relation].columns[i]].root, arguments[i]});
    return structure_.relations.at(meaning.relation).contains(tuple);
  }
  Value of(logic::IndividualSymbol meaning, const std::vector<std::uint32_t>&) {
    return structure_.individuals.at(meaning.individual).index;
  }
  Value of(logic::OrderSymbol meaning, const std::vector<std::uint32_t>& arguments) {
    const bool junk = !is(meaning.root, arguments[0]) || !is(meaning.root, arguments[1]);
    return junk ? anything() : Value(arguments[0] < arguments[1]);
  }
  Value of(logic::SubtypeDigit meaning, const std::vector<std::uint32_t>& arguments) {
    const std::vector<model::TypeId>& children = model_[meaning.parent].children;
    const auto child = std::ranges::find_if(children, [&](model::TypeId type) { return is(type, arguments[0]); });
    return child == children.end() ? anything() : Value((static_cast<std::size_t>(child - children.begin()) >> meaning.digit & 1U) != 0);
  }
  Value of(logic::IndividualDigit meaning, const std::vector<std::uint32_t>& arguments) {
    std::size_t number = 0;
    for (const auto& [individual, element] : structure_.individuals) {
      if (model_[model_[individual].type].root != meaning.root) continue;
      if (element.index == arguments[0]) return (number >> meaning.digit & 1U) != 0;
      ++number;
    }
    return anything();
  }
  Value of(logic::InForce meaning, const std::vector<std::uint32_t>&) { return scope_.in_force(meaning.clause); }
  Value of(logic::IsVersion meaning, const std::vector<std::uint32_t>&) { return scope_.versions[meaning.clause.value]; }
  Value of(logic::Standing meaning, const std::vector<std::uint32_t>&) { return scope_.standing[meaning.clause.value]; }
  Value of(logic::Reads meaning, const std::vector<std::uint32_t>&) { return selection_[meaning.ambiguity.value] == meaning.reading; }

  // The parameters bound to the arguments; nothing when one is not of its type.
  std::optional<evaluate::Binding> bind(const model::Term& term, const std::vector<std::uint32_t>& arguments) const {
    evaluate::Binding binding;
    for (std::size_t i = 0; i < term.parameters.size(); ++i) {
      const model::TypeId type = model_[term.parameters[i]].value.type;
      if (!is(type, arguments[i])) return std::nullopt;
      binding.emplace_back(term.parameters[i], model::Element{model_[type].root, arguments[i]});
    }
    return binding;
  }
  const model::Reading& meant(const model::Term& term) const {
    return term.readings[term.ambiguity.valid() ? selection_[term.ambiguity.value] : 0];
  }
  Value of(logic::TermSymbol meaning, const std::vector<std::uint32_t>& arguments) {
    const model::Term& term = model_[meaning.term];
    const auto binding = bind(term, arguments);
    if (!binding) return arguments.size() > term.parameters.size() ? Value(false) : anything();
    if (term.type.is_formula()) return evaluator_.holds(meant(term).meaning, *binding);
    return as_value(evaluator_.value(meant(term).meaning, *binding), arguments, term.parameters.size());
  }
  Value of(logic::TermPresence meaning, const std::vector<std::uint32_t>& arguments) {
    const model::Term& term = model_[meaning.term];
    const auto binding = bind(term, arguments);
    if (!binding) return anything();
    return evaluator_.value(meant(term).meaning, *binding) != model::FieldValue(model::Atom(model::Absent{}));
  }

  // The two axioms of an extremum name its cases: the value is the term that is equated with it, in one that holds.
  Value of(logic::ExtremumSymbol, const std::vector<std::uint32_t>& arguments) {
    const std::optional<Value> value = extremum(symbol_id(), arguments);
    return value ? *value : anything();
  }
  Value of(logic::ExtremumPresence, const std::vector<std::uint32_t>& arguments) {
    return extremum(logic::SymbolId{symbol_id().value - 1}, arguments).has_value();
  }
  logic::SymbolId symbol_id() const { return logic::SymbolId{static_cast<std::uint32_t>(symbol_ - theory_.signature.symbols.data())}; }
  std::optional<Value> extremum(logic::SymbolId symbol, const std::vector<std::uint32_t>& arguments) {
    const logic::Arena& arena = *theory_.arena;
    for (const lower::Axiom& axiom : theory_.structural) {
      const auto* origin = std::get_if<lower::Structural>(&axiom.origin);
      if (origin == nullptr || origin->what != lower::Structural::What::extremum) continue;
      const std::optional<logic::Node> equation = find_equation(axiom.formula, symbol);
      if (!equation) continue;
      LogicEvaluator evaluator(arena, result_);
      return search(evaluator, axiom.formula, symbol, arguments);
    }
    return std::nullopt;
  }
  std::optional<logic::Node> find_equation(logic::Node node, logic::SymbolId symbol) const {
    const logic::Arena& arena = *theory_.arena;
    if (arena.kind(node) == logic::Kind::equal) {
      for (logic::Node side : arena.children(node)) {
        if (arena.kind(side) == logic::Kind::application && arena.symbol(side) == symbol) return node;
      }
    }
    for (logic::Node child : arena.children(node)) {
      if (const auto found = find_equation(child, symbol)) return found;
    }
    return std::nullopt;
  }
  std::optional<Value> search(LogicEvaluator& evaluator, logic::Node node, logic::SymbolId symbol,
                              const std::vector<std::uint32_t>& arguments) {
    const logic::Arena& arena = *theory_.arena;
    const auto direct = [&](logic::Node candidate) {
      return arena.kind(candidate) == logic::Kind::equal && find_equation(candidate, symbol);
    };
    // A conjunction with the equation in it, or the equation alone, under quantifiers over the variables of a case.
    if (arena.kind(node) == logic::Kind::conjunction || direct(node)) {
      std::vector<logic::Node> rest;
      std::optional<logic::Node> equation;
      if (direct(node)) equation = node;
      if (!equation) {
        for (logic::Node child : arena.children(node)) {
          if (direct(child)) {
            equation = child;
          } else {
            rest.push_back(child);
          }
        }
      }
      if (equation) {
        logic::Node value = arena.children(*equation)[0], extremum = arena.children(*equation)[1];
        const auto is_extremum = [&](logic::Node side) {
          return arena.kind(side) == logic::Kind::application && arena.symbol(side) == symbol;
        };
        if (!is_extremum(extremum)) std::swap(value, extremum);
        LogicEvaluator::Assignment assignment;
        std::vector<logic::VariableId> inner;
        const auto extremum_arguments = arena.children(extremum);
        for (std::size_t i = 0; i < arguments.size(); ++i) {
          const logic::Node argument = extremum_arguments[i];
          if (arena.kind(argument) != logic::Kind::variable) return std::nullopt;
          assignment[arena.variable_of(argument)] = arguments[i];
        }
        for (logic::VariableId variable : arena.free_variables(node)) {
          if (!assignment.contains(variable)) inner.push_back(variable);
        }
        std::optional<Value> found;
        const auto choose = [&](const auto& self, std::size_t i) -> void {
          if (found) return;
          if (i == inner.size()) {
            for (logic::Node condition : rest) {
              if (!LogicEvaluator(arena, result_).holds(condition, assignment)) return;
            }
            found = LogicEvaluator(arena, result_).value(value, assignment);
            return;
          }
          for (std::uint32_t element = 0; element < evaluator.size(arena.sort(inner[i])); ++element) {
            assignment[inner[i]] = element;
            self(self, i + 1);
          }
        };
        choose(choose, 0);
        return found;
      }
    }
    for (logic::Node child : arena.children(node)) {
      if (const auto found = search(evaluator, child, symbol, arguments)) return found;
    }
    return std::nullopt;
  }

  const lower::Theory& theory_;
  const model::Model& model_;
  const model::Structure& structure_;
  const model::Scope& scope_;
  const model::Selection& selection_;
  std::mt19937& random_;
  evaluate::Evaluator evaluator_;
  lower::Interpretation result_;
  const logic::Symbol* symbol_ = nullptr;
  std::map<std::vector<std::uint32_t>, Value>* table_ = nullptr;
};

}  // namespace proviso::testing

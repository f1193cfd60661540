// All interpretations of a theory's symbols with few elements, to check that a formula is valid.
//
// Enumerated are the symbols that the formulas mention, their types, and the constants that are free in them. The structural axioms
// that mention these symbols alone hold in each structure. Axioms that mention other symbols are ignored: the structures are then more
// than those of the theory, and a formula that holds in all of them is valid.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "logic_evaluator.h"
#include "lower/theory.h"

namespace proviso::testing {

class SmallStructures {
 public:
  using Assignment = LogicEvaluator::Assignment;
  using Visit = std::function<bool(const lower::Interpretation&)>;

  // With 0 to `most` elements of each open sort; numbers have one of these values.
  SmallStructures(const lower::Theory& theory, std::uint32_t most, std::vector<logic::Number> numbers = small_numbers())
      : theory_(theory), arena_(*theory.arena), most_(most), numbers_(std::move(numbers)) {}

  static std::vector<logic::Number> small_numbers() { return {logic::Number(-1), logic::Number(0), logic::Number(1)}; }

  // Calls `visit` with each structure of the symbols that the formulas mention, until it returns true; says whether it did.
  bool any(const std::vector<logic::Formula>& about, const Visit& visit) const {
    Search search{{}, {}, {}, {}, {}, visit};
    for (logic::Formula formula : about) collect(formula, search);
    add_types(search);
    for (std::uint32_t i = 0; i < theory_.signature.sorts.size(); ++i)
      if (theory_.signature.sorts[i].kind == logic::SortKind::open && search.sorts.contains(logic::SortId{i}))
        search.open.push_back(logic::SortId{i});
    order_axioms(search);
    lower::Interpretation interpretation;
    interpretation.sizes.resize(theory_.signature.sorts.size());
    interpretation.tables.resize(theory_.signature.symbols.size());
    return any_size(search, interpretation, 0);
  }

  // The first structure, with values for the constants, in which the formula is false; nothing where it is valid.
  std::optional<std::string> counterexample(logic::Formula formula) const {
    std::optional<std::string> found;
    any({formula}, [&](const lower::Interpretation& interpretation) {
      LogicEvaluator evaluator(arena_, interpretation);
      each_assignment(arena_.free_variables(formula), interpretation, [&](const Assignment& assignment) {
        if (evaluator.holds(formula, assignment)) return false;
        found = fmt::format("{}\nis false in\n{}", logic::print(arena_, formula), in_words(interpretation, assignment));
        return true;
      });
      return found.has_value();
    });
    return found;
  }

  // Calls `visit` with every choice of elements for the variables, until it returns true; says whether it did.
  bool each_assignment(std::span<const logic::VariableId> variables, const lower::Interpretation& interpretation,
                       const std::function<bool(const Assignment&)>& visit) const {
    Assignment assignment;
    return each_assignment(variables, interpretation, assignment, visit);
  }

  std::string in_words(const lower::Interpretation& interpretation, const Assignment& assignment = {}) const {
    std::string text;
    for (std::uint32_t i = 0; i < interpretation.tables.size(); ++i)
      for (const auto& [arguments, value] : interpretation.tables[i])
        text += fmt::format("  {}({}) = {}\n", theory_.signature.symbols[i].name, fmt::join(arguments, ", "), in_words(value));
    for (const auto& [variable, element] : assignment) text += fmt::format("  {} = {}\n", arena_.name(variable), element);
    return text;
  }

 private:
  using Value = lower::Interpretation::Value;

  struct Search {
    std::set<logic::SymbolId> mentioned;
    std::set<logic::SortId> sorts;
    std::vector<logic::SymbolId> symbols;  // in the order in which they are enumerated
    std::vector<logic::SortId> open;
    std::vector<std::vector<logic::Formula>> axioms;  // by symbol: those that can be evaluated once it has its table
    const Visit& visit;
  };

  void collect(logic::Node node, Search& search) const {
    std::set<logic::Node> seen;
    collect(node, search, seen);
    for (logic::VariableId variable : arena_.free_variables(node)) search.sorts.insert(arena_.sort(variable));
  }
  void collect(logic::Node node, Search& search, std::set<logic::Node>& seen) const {
    if (!seen.insert(node).second) return;
    const logic::Kind kind = arena_.kind(node);
    if (kind == logic::Kind::atom || kind == logic::Kind::application) {
      const logic::SymbolId symbol = arena_.symbol(node);
      search.mentioned.insert(symbol);
      for (logic::SortId sort : theory_.signature[symbol].arguments) search.sorts.insert(sort);
      search.sorts.insert(theory_.signature[symbol].result);
    }
    for (logic::VariableId variable : arena_.variables(node)) search.sorts.insert(arena_.sort(variable));
    for (logic::Node child : arena_.children(node)) collect(child, search, seen);
  }

  // Types first: they decide what most axioms say of the rest.
  void add_types(Search& search) const {
    for (std::uint32_t i = 0; i < theory_.signature.symbols.size(); ++i) {
      const logic::Symbol& symbol = theory_.signature.symbols[i];
      if (std::holds_alternative<logic::Membership>(symbol.meaning) && search.sorts.contains(symbol.arguments[0]))
        search.symbols.push_back(logic::SymbolId{i});
    }
    for (logic::SymbolId symbol : search.mentioned)
      if (!std::holds_alternative<logic::Membership>(theory_.signature[symbol].meaning)) search.symbols.push_back(symbol);
  }

  void order_axioms(Search& search) const {
    search.axioms.resize(search.symbols.size());
    for (const lower::Axiom& axiom : theory_.structural) {
      Search own{{}, {}, {}, {}, {}, search.visit};
      collect(axiom.formula, own);
      std::size_t last = 0;
      bool is_known = true;
      for (logic::SymbolId symbol : own.mentioned) {
        const auto place = std::ranges::find(search.symbols, symbol);
        is_known = is_known && place != search.symbols.end();
        last = std::max(last, static_cast<std::size_t>(place - search.symbols.begin()));
      }
      if (is_known && !search.symbols.empty()) search.axioms[last].push_back(axiom.formula);
    }
  }

  bool any_size(const Search& search, lower::Interpretation& interpretation, std::size_t sort) const {
    if (sort == search.open.size()) return any_table(search, interpretation, 0);
    for (std::uint32_t size = 0; size <= most_; ++size) {
      interpretation.sizes[search.open[sort].value] = size;
      if (any_size(search, interpretation, sort + 1)) return true;
    }
    return false;
  }

  std::uint32_t size(logic::SortId sort, const lower::Interpretation& interpretation) const {
    const logic::Sort& of = theory_.signature[sort];
    return of.kind == logic::SortKind::enumeration ? of.size : interpretation.sizes[sort.value];
  }

  bool any_table(const Search& search, lower::Interpretation& interpretation, std::size_t symbol) const {
    if (symbol == search.symbols.size()) return search.visit(interpretation);
    const logic::Symbol& of = theory_.signature[search.symbols[symbol]];
    std::vector<std::vector<std::uint32_t>> places{{}};
    for (logic::SortId sort : of.arguments) {
      std::vector<std::vector<std::uint32_t>> longer;
      for (const auto& place : places) {
        for (std::uint32_t i = 0; i < size(sort, interpretation); ++i) {
          longer.push_back(place);
          longer.back().push_back(i);
        }
      }
      places = std::move(longer);
    }
    return any_entry(search, interpretation, symbol, places, 0);
  }

  bool any_entry(const Search& search, lower::Interpretation& interpretation, std::size_t symbol,
                 const std::vector<std::vector<std::uint32_t>>& places, std::size_t place) const {
    auto& table = interpretation.tables[search.symbols[symbol].value];
    if (place == places.size()) {
      LogicEvaluator evaluator(arena_, interpretation);
      for (logic::Formula axiom : search.axioms[symbol])
        if (!evaluator.holds(axiom)) return false;
      return any_table(search, interpretation, symbol + 1);
    }
    bool found = false;
    for (const Value& value : values(theory_.signature[search.symbols[symbol]].result, interpretation)) {
      table[places[place]] = value;
      found = any_entry(search, interpretation, symbol, places, place + 1);
      if (found) break;
    }
    if (!found) table.erase(places[place]);
    return found;
  }

  std::vector<Value> values(logic::SortId sort, const lower::Interpretation& interpretation) const {
    std::vector<Value> result;
    switch (theory_.signature[sort].kind) {
      case logic::SortKind::boolean:
        return {false, true};
      case logic::SortKind::integer:
        for (const logic::Number& number : numbers_)
          if (number.floor() == number) result.emplace_back(number);
        return result;
      case logic::SortKind::real:
        for (const logic::Number& number : numbers_) result.emplace_back(number);
        return result;
      case logic::SortKind::enumeration:
      case logic::SortKind::open:
        break;
    }
    for (std::uint32_t i = 0; i < size(sort, interpretation); ++i) result.emplace_back(i);
    return result;
  }

  bool each_assignment(std::span<const logic::VariableId> variables, const lower::Interpretation& interpretation, Assignment& assignment,
                       const std::function<bool(const Assignment&)>& visit) const {
    if (variables.empty()) return visit(assignment);
    for (std::uint32_t i = 0; i < size(arena_.sort(variables[0]), interpretation); ++i) {
      assignment[variables[0]] = i;
      if (each_assignment(variables.subspan(1), interpretation, assignment, visit)) return true;
    }
    return false;
  }

  static std::string in_words(const Value& value) {
    if (const auto* index = std::get_if<std::uint32_t>(&value)) return fmt::format("{}", *index);
    if (const auto* number = std::get_if<logic::Number>(&value)) return number->to_string();
    return std::get<bool>(value) ? "true" : "false";
  }

  const lower::Theory& theory_;
  const logic::Arena& arena_;
  const std::uint32_t most_;
  const std::vector<logic::Number> numbers_;
};

}  // namespace proviso::testing

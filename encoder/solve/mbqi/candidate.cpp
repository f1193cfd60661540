#include "solve/mbqi/candidate.h"

#include <algorithm>

#include "solve/query/query_features.h"
#include "text/check.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

Candidate::Candidate(const Theory& theory, const Meanings& meanings, SearchPlans& plans, std::uint64_t most_steps)
    : theory_(theory),
      arena_(*theory.arena),
      meanings_(meanings),
      plans_(plans),
      most_steps_(most_steps),
      sorts_(theory.signature.sorts.size()),
      tables_(theory.signature.symbols.size()) {}

Candidate::Element Candidate::add(SortId sort, Term representative) {
  std::vector<Term>& all = sorts_[sort.value].representatives;
  all.push_back(representative);
  CHECK(all.size() < nowhere, "fewer elements than numbers for them");
  return static_cast<Element>(all.size() - 1);
}

void Candidate::bind(VariableId variable, Element element) {
  if (values_.size() <= variable.value) values_.resize(variable.value + 64, nowhere);
  values_[variable.value] = element;
}

void Candidate::set(SymbolId symbol, const Elements& arguments, bool truth) { tables_[symbol.value].truths[arguments] = truth; }
void Candidate::set(SymbolId symbol, const Elements& arguments, Element value) { tables_[symbol.value].elements[arguments] = value; }
void Candidate::set(SymbolId symbol, const Elements& arguments, Number value) {
  tables_[symbol.value].numbers[arguments] = std::move(value);
}
void Candidate::set_number(Term node, Number value) { numbers_[node.id] = std::move(value); }

void Candidate::finish() {
  for (Table& table : tables_) {
    for (const auto& [arguments, truth] : table.truths) {
      if (truth) table.all_true.push_back(arguments);
    }
    std::ranges::sort(table.all_true);
  }
}

std::uint32_t Candidate::size(SortId sort) const {
  const logic::Sort& of = theory_.signature[sort];
  return of.kind == SortKind::enumeration ? of.size : static_cast<std::uint32_t>(sorts_[sort.value].representatives.size());
}

Term Candidate::representative(SortId sort, Element element) const {
  if (theory_.signature[sort].kind == SortKind::enumeration) return theory_.arena->element(sort, element);
  return sorts_[sort.value].representatives[element];
}

std::uint32_t Candidate::range(VariableId variable) const { return size(arena_.sort(variable)); }

const std::vector<Candidate::Elements>& Candidate::true_of(SymbolId symbol) const { return tables_[symbol.value].all_true; }

bool Candidate::is_member(SortId sort, Element element) const {
  const SymbolId member = theory_.signature[sort].member;
  if (!member.valid()) return true;
  const auto& truths = tables_[member.value].truths;
  const auto found = truths.find(Elements(1, element));
  return found != truths.end() && found->second;
}

Candidate::Elements Candidate::arguments(Node node) {
  Elements result;
  for (Term argument : arena_.children(node)) result.push_back(element(argument));
  return result;
}

bool Candidate::holds(Formula formula) {
  const std::span<const Node> children = arena_.children(formula);
  switch (arena_.kind(formula)) {
    case Kind::verum:
      return true;
    case Kind::falsum:
      return false;
    case Kind::atom:
      return atom(formula);
    case Kind::equal:
      if (const SortKind kind = theory_.signature[arena_.sort(children[0])].kind; kind == SortKind::integer || kind == SortKind::real)
        return number(children[0]) == number(children[1]);
      return element(children[0]) == element(children[1]);
    case Kind::less:
      return number(children[0]) < number(children[1]);
    case Kind::less_equal:
      return number(children[0]) <= number(children[1]);
    case Kind::negation:
      return !holds(children[0]);
    case Kind::conjunction:
      return std::ranges::all_of(children, [&](Formula part) { return holds(part); });
    case Kind::disjunction:
      return std::ranges::any_of(children, [&](Formula part) { return holds(part); });
    case Kind::equivalence:
      return holds(children[0]) == holds(children[1]);
    case Kind::forall:
      return !search(formula, false, [] { return true; });
    case Kind::exists:
      return search(formula, true, [] { return true; });
    case Kind::at_least: {
      const std::uint64_t least = solve::least(arena_, formula);
      return satisfying(formula, least).size() >= least;
    }
    case Kind::reach:
      return reaches(formula);
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "a term where a formula is needed");
}

bool Candidate::atom(Formula formula) {
  const SymbolId symbol = arena_.symbol(formula);
  const Elements key = arguments(formula);
  const Table& table = tables_[symbol.value];
  if (const auto known = table.truths.find(key); known != table.truths.end()) return known->second;
  return std::holds_alternative<TermSymbol>(theory_.signature[symbol].meaning) && defined(symbol, key);
}

const Definition* Candidate::meaning(SymbolId symbol) {
  const auto found = meanings_.find(symbol.value);
  if (found == meanings_.end()) return nullptr;
  for (const Meaning& meaning : found->second) {
    if (!meaning.reads.valid()) return meaning.definition;
    const auto& truths = tables_[meaning.reads.value].truths;
    if (const auto chosen = truths.find({}); chosen != truths.end() && chosen->second) return meaning.definition;
  }
  return nullptr;
}

// The truth by definition of an atom that the solver has not assigned.
bool Candidate::defined(SymbolId symbol, const Elements& arguments) {
  const Definition* definition = meaning(symbol);
  if (definition == nullptr || !definition->body.valid()) return false;
  const auto [place, is_new] = tables_[symbol.value].derived.try_emplace(arguments, false);
  if (!is_new) return place->second;
  std::vector<Element> before;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const VariableId parameter = definition->parameters[i];
    before.push_back(parameter.value < values_.size() ? values_[parameter.value] : nowhere);
    bind(parameter, static_cast<Element>(arguments[i]));
  }
  const bool result = holds(definition->guard) && holds(definition->body);
  for (std::size_t i = 0; i < arguments.size(); ++i) bind(definition->parameters[i], before[i]);
  tables_[symbol.value].derived[arguments] = result;
  return result;
}

// Some member of the type of the field's value.
Candidate::Element Candidate::otherwise(SymbolId symbol) {
  Table& table = tables_[symbol.value];
  if (table.otherwise) return *table.otherwise;
  const Symbol& of = theory_.signature[symbol];
  table.otherwise = nowhere;
  if (theory_.signature[of.result].kind == SortKind::enumeration) {
    table.otherwise = static_cast<Element>(0);
    return 0;
  }
  model::TypeId type = theory_.signature[of.result].type;
  if (const auto* field = std::get_if<FieldSymbol>(&of.meaning)) type = theory_.model[field->field].value.type;
  if (const auto* term = std::get_if<TermSymbol>(&of.meaning)) type = theory_.model[term->term].type.value.type;
  for (std::uint32_t i = 0; i < theory_.signature.symbols.size(); ++i) {
    const auto* member = std::get_if<Membership>(&theory_.signature.symbols[i].meaning);
    if (member == nullptr || member->type != type) continue;
    if (!tables_[i].all_true.empty()) table.otherwise = static_cast<Element>(tables_[i].all_true.front()[0]);
  }
  return *table.otherwise;
}

Candidate::Element Candidate::element(Term term) {
  switch (arena_.kind(term)) {
    case Kind::variable: {
      const VariableId variable = arena_.variable_of(term);
      return variable.value < values_.size() ? values_[variable.value] : nowhere;
    }
    case Kind::element:
      return static_cast<Element>(*arena_.number(term).to_int64());
    case Kind::application: {
      const SymbolId symbol = arena_.symbol(term);
      const Elements key = arguments(term);
      const auto& known = tables_[symbol.value].elements;
      const auto found = known.find(key);
      return found != known.end() ? found->second : otherwise(symbol);
    }
    case Kind::conditional:
      return element(arena_.children(term)[holds(arena_.children(term)[0]) ? 1 : 2]);
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::numeral:
    case Kind::sum:
    case Kind::product:
    case Kind::to_real:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function:
    case Kind::count:
    case Kind::total:
      break;
  }
  CHECK(false, name(arena_.kind(term)));
}

Number Candidate::number(Term term) {
  const std::span<const Node> children = arena_.children(term);
  switch (arena_.kind(term)) {
    case Kind::numeral:
      return arena_.number(term);
    case Kind::application: {
      const auto& known = tables_[arena_.symbol(term).value].numbers;
      const auto found = known.find(arguments(term));
      return found != known.end() ? found->second : Number(0);
    }
    case Kind::sum: {
      Number total(0);
      for (Term part : children) total = total + number(part);
      return total;
    }
    case Kind::product:
      return arena_.number(term) * number(children[0]);
    case Kind::conditional:
      return number(children[holds(children[0]) ? 1 : 2]);
    case Kind::to_real:
      return number(children[0]);
    case Kind::floor:
      return number(children[0]).floor();
    case Kind::quotient:
      return (number(children[0]) * Number(mpq_class(1) / mpq_class(arena_.number(term).to_fraction()))).floor();
    case Kind::day_function:
      return value(arena_.day_function(term), number(children[0]));
    case Kind::count:
    case Kind::total: {
      const auto known = numbers_.find(term.id);
      return known != numbers_.end() ? known->second : actual_number(term);
    }
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::variable:
    case Kind::element:
      break;
  }
  CHECK(false, name(arena_.kind(term)));
}

Number Candidate::actual_number(Term term) {
  if (arena_.kind(term) == Kind::count) {
    return Number(static_cast<std::int64_t>(satisfying(term, SIZE_MAX).size()));
  }
  Number total(0);
  search(term, true, [&] {
    total = total + number(arena_.children(term)[1]);
    return false;
  });
  return total;
}

std::vector<Candidate::Element> Candidate::satisfying(Node node, std::size_t most) {
  std::vector<Element> result;
  const VariableId variable = arena_.variables(node)[0];
  search(node, true, [&] {
    result.push_back(values_[variable.value]);
    return result.size() >= most;
  });
  return result;
}

}  // namespace proviso::solve

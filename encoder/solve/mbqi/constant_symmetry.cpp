#include "solve/mbqi/constant_symmetry.h"

#include <algorithm>
#include <map>

#include "logic/canonical_form.h"
#include "logic/swap_constants.h"
#include "solve/mbqi/tuning.h"
#include "text/type_words.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

namespace {

// A formula of the query, and the unit that it belongs to.
struct Said {
  Formula formula;
  std::optional<model::Unit> unit;
};

// In canonical form (up to the names of bound variables).
std::vector<Said> said(Arena& arena, CanonicalForm& normal, GroundQuery& question) {
  std::vector<Said> result;
  for (const Stated& stated : question.stated()) {
    const Demand* demand = stated.origin ? std::get_if<Demand>(&*stated.origin) : nullptr;
    result.push_back({normal.of(stated.formula), demand == nullptr ? std::nullopt : std::optional(demand->unit)});
  }
  for (const auto& [symbol, meanings] : question.meanings()) {
    for (const auto& [reads, definition] : meanings) {
      if (!definition->body.valid()) continue;
      std::vector<Term> arguments;
      for (VariableId parameter : definition->parameters) arguments.push_back(arena.variable(parameter));
      const Formula means = arena.equivalence(arena.atom(definition->symbol, std::move(arguments)), definition->body);
      const Formula always = arena.forall(definition->parameters, arena.implication(definition->guard, means));
      result.push_back({normal.of(question.where_read(definition->unit, always)), definition->unit});
    }
  }
  return result;
}

}  // namespace

const std::vector<Term>& ConstantSymmetry::named(Node node) {
  if (const auto known = named_.find(node.id); known != named_.end()) return known->second;
  std::vector<Term> result;
  const Kind kind = arena_.kind(node);
  const bool is_individual =
      kind == Kind::application && std::holds_alternative<IndividualSymbol>(theory_.signature[arena_.symbol(node)].meaning);
  if (is_individual || kind == Kind::element) result.push_back(node);
  for (Node child : arena_.children(node)) {
    const std::vector<Term>& its = named(child);
    result.insert(result.end(), its.begin(), its.end());
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return named_.emplace(node.id, std::move(result)).first->second;
}

void ConstantSymmetry::find(GroundQuery& question) {
  orders_.emplace();
  places_.clear();
  CanonicalForm normal(arena_);
  const std::vector<Said> all = said(arena_, normal, question);
  std::set<Formula> formulas;
  std::map<Term, std::vector<const Said*>> mentions;
  for (const Said& one : all) {
    formulas.insert(one.formula);
    for (Term name : named(one.formula)) mentions[name].push_back(&one);
  }
  // Demands come last: they distinguish constants more often than axioms on all individuals do.
  const auto are_alike = [&](Term one, Term other) {
    if (mentions[one].size() != mentions[other].size()) return false;
    for (Term name : {one, other})
      for (std::size_t i = mentions[name].size(); i-- > 0;)
        if (!formulas.contains(normal.of(exchanged(arena_, mentions[name][i]->formula, one, other)))) return false;
    return true;
  };
  const auto order = [&](SortId sort, const std::vector<Term>& names) {
    if (names.size() > mbqi_tuning::most_symmetric_of_a_sort) return;
    std::vector<std::vector<Term>> classes;
    for (Term name : names) {
      const auto found = std::ranges::find_if(classes, [&](const auto& known) { return are_alike(known.front(), name); });
      found == classes.end() ? classes.push_back({name}) : found->push_back(name);
    }
    for (const std::vector<Term>& alike : classes) {
      if (alike.size() < 2) continue;
      std::set<model::Unit> rests_on;
      for (Term name : alike)
        for (const Said* one : mentions[name])
          if (one->unit) rests_on.insert(*one->unit);
      for (std::size_t i = 0; i < alike.size(); ++i) places_.emplace(alike[i].id, Place{orders_->size(), i});
      const VariableId of = arena_.fresh_variable(sort, text::in_words(theory_.signature[sort].name));
      orders_->push_back({LexLeader(alike), of, {rests_on.begin(), rests_on.end()}});
    }
  };
  std::map<SortId, std::vector<Term>> values, individuals;
  for (std::uint32_t i = 0; i < theory_.signature.sorts.size(); ++i) {
    const Sort& sort = theory_.signature.sorts[i];
    if (sort.kind != SortKind::enumeration || sort.size > mbqi_tuning::most_symmetric_of_a_sort) continue;
    for (std::uint32_t value = 0; value < sort.size; ++value) values[SortId{i}].push_back(arena_.element(SortId{i}, value));
  }
  for (const auto& [name, its] : mentions)
    if (arena_.kind(name) == Kind::application) individuals[arena_.sort(name)].push_back(name);
  for (const auto& [sort, names] : values) order(sort, names);
  for (const auto& [sort, names] : individuals) order(sort, names);
}

bool ConstantSymmetry::has_order_from(SortId sort, std::size_t alike) const {
  return std::any_of(orders_->begin() + static_cast<std::ptrdiff_t>(alike), orders_->end(),
                     [&](const Alike& other) { return arena_.sort(other.order.constants().front()) == sort; });
}

// Compares by the node if it mentions exactly one constant of the last order that occurs in it.
void ConstantSymmetry::compare_by(Node node) {
  if (!arena_.free_variables(node).empty()) return;
  std::optional<Place> last;
  bool is_alone = false;
  for (Term name : named(node)) {
    const auto found = places_.find(name.id);
    if (found == places_.end() || (last && found->second.alike < last->alike)) continue;
    is_alone = !last || found->second.alike > last->alike;
    last = found->second;
  }
  // A term is compared with all its values.
  if (!last || !is_alone || (!arena_.is_formula(node) && has_order_from(arena_.sort(node), last->alike))) return;
  (*orders_)[last->alike].order.compare_by(arena_, node, last->constant);
}

std::vector<ConstantSymmetry::Lemma> ConstantSymmetry::broken(GroundQuery& question, const Relevance& relevance,
                                                              const GroundSolver& solver) {
  if (!orders_) find(question);
  std::vector<Lemma> result;
  if (orders_->empty()) return result;
  for (Node node : relevance.properties()) compare_by(node);
  for (const Alike& alike : *orders_) {
    for (LexLeader::Lemma& lemma : alike.order.broken(arena_, solver)) {
      result.push_back({std::move(lemma), alike.of, alike.rests_on});
    }
  }
  return result;
}

}  // namespace proviso::solve

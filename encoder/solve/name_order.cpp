#include "solve/individual_order.h"

#include <algorithm>
#include <map>

#include "logic/alpha.h"
#include "logic/exchange.h"
#include "text/type_words.h"

namespace proviso::solve {

using namespace logic;

namespace {

// Of more individuals it is not asked which are alike.
constexpr std::size_t most_individuals = 128;

// Something that a question says, and which unit says so.
struct Said {
  Formula formula;
  std::optional<model::Unit> unit;
};

// Up to the names of bound variables.
std::vector<Said> said(Arena& arena, AlphaNormal& normal, InstanceQuestion& question) {
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

const std::vector<Term>& IndividualOrder::individuals(Node node) {
  if (const auto known = individuals_.find(node.id); known != individuals_.end()) return known->second;
  std::vector<Term> result;
  const bool is_individual = arena_.kind(node) == Kind::application &&
                             std::holds_alternative<IndividualSymbol>(theory_.signature[arena_.symbol(node)].meaning);
  if (is_individual) result.push_back(node);
  for (Node child : arena_.children(node)) {
    const std::vector<Term>& its = individuals(child);
    result.insert(result.end(), its.begin(), its.end());
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return individuals_.emplace(node.id, std::move(result)).first->second;
}

void IndividualOrder::find(InstanceQuestion& question) {
  orders_.emplace();
  places_.clear();
  AlphaNormal normal(arena_);
  const std::vector<Said> all = said(arena_, normal, question);
  std::set<Formula> formulas;
  std::map<Term, std::vector<const Said*>> mentions;
  for (const Said& one : all) {
    formulas.insert(one.formula);
    for (Term individual : individuals(one.formula)) mentions[individual].push_back(&one);
  }
  if (mentions.size() > most_individuals) return;
  // What is demanded comes last, and tells them apart more often than what is true of every individual.
  const auto are_alike = [&](Term one, Term other) {
    if (arena_.sort(one) != arena_.sort(other) || mentions[one].size() != mentions[other].size()) return false;
    for (Term individual : {one, other})
      for (std::size_t i = mentions[individual].size(); i-- > 0;)
        if (!formulas.contains(normal.of(exchanged(arena_, mentions[individual][i]->formula, one, other)))) return false;
    return true;
  };
  std::vector<std::vector<Term>> classes;
  for (const auto& [individual, its] : mentions) {
    const auto found = std::ranges::find_if(classes, [&](const auto& known) { return are_alike(known.front(), individual); });
    if (found == classes.end()) {
      classes.push_back({individual});
    } else {
      found->push_back(individual);
    }
  }
  for (const std::vector<Term>& alike : classes) {
    if (alike.size() < 2) continue;
    std::set<model::Unit> rests_on;
    for (Term individual : alike)
      for (const Said* one : mentions[individual])
        if (one->unit) rests_on.insert(*one->unit);
    for (std::size_t i = 0; i < alike.size(); ++i) places_.emplace(alike[i].id, Place{orders_->size(), i});
    const SortId sort = arena_.sort(alike.front());
    const VariableId of = arena_.fresh_variable(sort, text::in_words(theory_.signature[sort].name));
    orders_->push_back({LexicographicOrder(alike), of, {rests_on.begin(), rests_on.end()}});
  }
}

// Where one individual of the last order in it is in it.
void IndividualOrder::compare_by(Node node) {
  if (!arena_.free_variables(node).empty()) return;
  std::optional<Place> last;
  bool is_alone = false;
  for (Term individual : individuals(node)) {
    const auto found = places_.find(individual.id);
    if (found == places_.end() || (last && found->second.alike < last->alike)) continue;
    is_alone = !last || found->second.alike > last->alike;
    last = found->second;
  }
  if (last && is_alone) (*orders_)[last->alike].order.compare_by(arena_, node, last->individual);
}

std::vector<IndividualOrder::Lemma> IndividualOrder::broken(InstanceQuestion& question, const Relevance& relevance,
                                                            const GroundSolver& solver) {
  if (!orders_) find(question);
  std::vector<Lemma> result;
  if (orders_->empty()) return result;
  for (Node node : relevance.properties()) compare_by(node);
  for (const Alike& alike : *orders_) {
    for (LexicographicOrder::Lemma& lemma : alike.order.broken(arena_, solver)) {
      result.push_back({std::move(lemma), alike.of, alike.rests_on});
    }
  }
  return result;
}

}  // namespace proviso::solve

#include "solve/mbqi/relevance.h"

#include <algorithm>

#include "text/check.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

Relevance::Relevance(const Theory& theory, InstantiationStore& store, const GroundSolver& solver, Further further)
    : arena_(*theory.arena), store_(store), solver_(solver), further_(std::move(further)), seen_(arena_.size()), truths_(arena_.size()) {}

namespace {

// Visiting a node may make further nodes, so the vector may have to grow.
std::uint8_t& of(std::vector<std::uint8_t>& by_node, Node node) {
  if (by_node.size() <= node.id) by_node.resize(node.id + 1 + node.id / 8);
  return by_node[node.id];
}

}  // namespace

bool Relevance::truth(Formula formula) {
  if (const std::uint8_t known = of(truths_, formula); known != 0) return known == 1;
  const std::span<const Node> children = arena_.children(formula);
  bool result = false;
  switch (arena_.kind(formula)) {
    case Kind::verum:
      result = true;
      break;
    case Kind::falsum:
      break;
    case Kind::negation:
      result = !truth(children[0]);
      break;
    case Kind::conjunction:
      result = std::ranges::all_of(children, [&](Formula part) { return truth(part); });
      break;
    case Kind::disjunction:
      result = std::ranges::any_of(children, [&](Formula part) { return truth(part); });
      break;
    case Kind::equivalence:
      result = truth(children[0]) == truth(children[1]);
      break;
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
    case Kind::atom:
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal:
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
    case Kind::reach:
      result = solver_.truth(formula);
  }
  of(truths_, formula) = result ? 1 : 2;
  return result;
}

std::vector<Node> Relevance::properties() const {
  const auto is_open = [&](Term term) { return arena_.signature()[arena_.sort(term)].kind == SortKind::open; };
  std::vector<Node> result = atoms_;
  result.insert(result.end(), equalities_.begin(), equalities_.end());
  std::ranges::copy_if(terms_, std::back_inserter(result), [&](Term term) { return !is_open(term); });
  return result;
}

bool Relevance::seen(Node node, bool truth) const { return node.id < seen_.size() && (seen_[node.id] & (truth ? 1 : 2)) != 0; }

void Relevance::further(Node node) {
  if (further_) further_(node, [this](Formula formula) { add(formula, true); });
}

// The cost of making the formula true or false relevant: 0 if it is relevant anyway, largest if it needs a new element.
int Relevance::cost(Formula formula, bool truth) const {
  if (seen(formula, truth)) return 0;
  switch (arena_.kind(formula)) {
    case Kind::negation:
      return cost(arena_.children(formula)[0], !truth);
    case Kind::conjunction:
    case Kind::disjunction:
    case Kind::equivalence:
    case Kind::reach:
      return 2;
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
      return store_.is_existential({formula, truth}) ? 4 : 3;
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
    case Kind::verum:
    case Kind::falsum:
    case Kind::atom:
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal:
      return 1;
  }
  CHECK(false, name(arena_.kind(formula)));
}

// Adds some operand that has this truth value.
void Relevance::add_part(std::span<const Formula> parts, bool wanted) {
  const Formula* best = nullptr;
  int least = 0;
  for (const Formula& part : parts) {
    if (truth(part) != wanted) continue;
    const int its = cost(part, wanted);
    if (best != nullptr && its >= least) continue;
    best = &part;
    least = its;
  }
  CHECK(best != nullptr, "a part that makes the whole true");
  add(*best, wanted);
}

void Relevance::add(Formula formula, bool truth) {
  if (seen(formula, truth)) return;
  of(seen_, formula) |= truth ? 1 : 2;
  const std::span<const Node> children = arena_.children(formula);
  switch (arena_.kind(formula)) {
    case Kind::verum:
    case Kind::falsum:
      return;
    case Kind::negation:
      add(children[0], !truth);
      return;
    case Kind::conjunction:
    case Kind::disjunction:
      if ((arena_.kind(formula) == Kind::conjunction) == truth) {
        for (Formula part : children) add(part, truth);
      } else {
        add_part(children, truth);
      }
      return;
    case Kind::equivalence:
      for (Formula part : children) add(part, this->truth(part));
      return;
    case Kind::atom:
      for (Term argument : children) add_term(argument);
      atoms_.push_back(formula);
      further(formula);
      return;
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal: {
      for (Term side : children) add_term(side);
      const SortId sort = arena_.sort(children[0]);
      const bool numeric = sort == Signature::integer || sort == Signature::real;
      (numeric ? comparisons_ : equalities_).push_back(formula);
      return;
    }
    case Kind::reach:
      add_term(children[0]);
      add_term(children[1]);
      closures_.push_back(formula);
      further(formula);
      return;
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least: {
      const QuantifiedLiteral literal{formula, truth};
      obligations_.push_back(literal);
      further(formula);
      add_closed_terms(formula);
      if (const Instance* witness = store_.known_witness(literal)) add(witness->says, true);
      for (const Instance& instance : store_.instances(literal)) add(instance.says, true);
      return;
    }
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
    break;
  }
  CHECK(false, "a term where a formula is needed");
}

// Adds closed terms that occur in the node below a quantifier.
void Relevance::add_closed_terms(Node node) {
  for (Term term : store_.closed_terms(node)) {
    if (solver_.knows(term)) add_term(term);
  }
}

void Relevance::add_term(Term term) {
  if (seen(term, true)) return;
  of(seen_, term) |= 1;
  const std::span<const Node> children = arena_.children(term);
  switch (arena_.kind(term)) {
    case Kind::variable:
    case Kind::application:
      for (Term argument : children) add_term(argument);
      terms_.push_back(term);
      for (Formula is : solver_.cases(term)) {
        if (truth(is)) add(is, true);
      }
      return;
    case Kind::element:
    case Kind::numeral:
      return;
    case Kind::sum:
    case Kind::product:
    case Kind::to_real:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function:
      for (Term part : children) add_term(part);
      return;
    case Kind::conditional:
      add(children[0], truth(children[0]));
      add_term(children[1]);
      add_term(children[2]);
      return;
    case Kind::count:
    case Kind::total:
      add_closed_terms(term);
      aggregates_.push_back(term);
      further(term);
      return;
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "a formula where a term is needed");
}

}  // namespace proviso::solve

#include "solve/mbqi/ground_solver.h"

#include "logic/kind_traits.h"
#include "solve/mbqi/tuning.h"
#include "text/check.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

GroundSolver::GroundSolver(Theory& theory) : theory_(theory), arena_(*theory.arena) {}

void GroundSolver::require(Formula formula, std::optional<Selector> when) {
  if (when) return clause({-*when, literal(formula)});
  // Conjuncts of an asserted formula need no literal for the conjunction.
  if (arena_.kind(formula) == Kind::conjunction) {
    for (Formula part : arena_.children(formula)) require(part);
    return;
  }
  std::vector<Literal> parts;
  if (arena_.kind(formula) == Kind::disjunction) {
    for (Formula part : arena_.children(formula)) parts.push_back(literal(part));
  } else {
    parts.push_back(literal(formula));
  }
  clauses_.add(parts);
}

void GroundSolver::require_one(const std::vector<std::pair<Formula, bool>>& formulas) {
  std::vector<Literal> parts;
  for (const auto& [formula, truth] : formulas) parts.push_back(truth ? literal(formula) : -literal(formula));
  clauses_.add(parts);
}

GroundSolver::Literal GroundSolver::literal(Formula formula) {
  if (arena_.kind(formula) == Kind::negation) return -literal(arena_.children(formula)[0]);
  if (knows(formula)) return known_[formula.id];
  const Literal result = connective(formula);
  if (known_.size() <= formula.id) known_.resize(formula.id + 1 + formula.id / 8, 0);
  known_[formula.id] = result;
  return result;
}

GroundSolver::Literal GroundSolver::connective(Formula formula) {
  const std::span<const Node> children = arena_.children(formula);
  switch (arena_.kind(formula)) {
    case Kind::verum:
    case Kind::falsum: {
      const Literal result = new_variable();
      clause({arena_.kind(formula) == Kind::verum ? result : -result});
      return result;
    }
    case Kind::conjunction:
    case Kind::disjunction: {
      // Both junctions are encoded as a disjunction: of `sign` times the operands, equivalent to `sign` times the result.
      const Literal sign = arena_.kind(formula) == Kind::disjunction ? 1 : -1;
      std::vector<Literal> parts;
      for (Formula part : children) parts.push_back(sign * literal(part));
      const Literal result = new_variable();
      for (Literal part : parts) clause({-part, sign * result});
      parts.push_back(-sign * result);
      clauses_.add(parts);
      return result;
    }
    case Kind::equivalence: {
      const Literal a = literal(children[0]), b = literal(children[1]), result = new_variable();
      clause({-result, -a, b});
      clause({-result, a, -b});
      clause({result, a, b});
      clause({result, -a, -b});
      return result;
    }
    case Kind::atom:
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal:
    case Kind::reach:
      for (std::size_t i = 0; i < (arena_.kind(formula) == Kind::reach ? 2 : children.size()); ++i) know_terms(children[i]);
      // The formula itself can be among the cases of a term.
      return knows(formula) ? known_[formula.id] : new_variable();
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
      return new_variable();
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
    case Kind::negation:
      break;
  }
  CHECK(false, "a term where a formula is needed");
}

// A term of an enumeration equals exactly one element; the condition of a choice between numbers gets a literal.
void GroundSolver::know_terms(Node node) {
  if (arena_.is_formula(node)) {
    literal(node);
    return;
  }
  if (knows(node)) return;
  if (known_.size() <= node.id) known_.resize(node.id + 1 + node.id / 8, 0);
  known_[node.id] = 1;
  const Kind kind = arena_.kind(node);
  if (traits(kind).family == Family::aggregate) return;
  for (Node child : arena_.children(node)) know_terms(child);
  const SortId sort = arena_.sort(node);
  if (kind == Kind::element || theory_.signature[sort].kind != SortKind::enumeration) return;
  std::vector<Formula> cases;
  std::vector<Literal> literals;
  const std::uint32_t size = theory_.signature[sort].size;
  std::vector<Literal> digits;
  for (std::uint32_t i = 0; size > mbqi_tuning::most_values_in_pairs && (size - 1) >> i != 0; ++i) digits.push_back(new_variable());
  for (std::uint32_t i = 0; i < size; ++i) {
    cases.push_back(arena_.equal(node, arena_.element(sort, i)));
    literals.push_back(literal(cases.back()));
    for (std::size_t j = 0; j < digits.size(); ++j) clause({-literals[i], (i >> j & 1U) != 0 ? digits[j] : -digits[j]});
    for (std::size_t j = 0; digits.empty() && j < i; ++j) clause({-literals[j], -literals[i]});
  }
  clauses_.add(literals);
  cases_.emplace(node.id, std::move(cases));
}

const std::vector<Formula>& GroundSolver::cases(Term term) const {
  static const std::vector<Formula> none;
  const auto found = cases_.find(term.id);
  return found == cases_.end() ? none : found->second;
}

Answer GroundSolver::check(std::span<const Selector> assumed, Effort& effort) {
  return solver_.check(clauses_, variables_, assumed, effort);
}

bool GroundSolver::truth(Formula atom) const {
  CHECK(knows(atom), "the truth of a formula that the solver knows");
  return solver_.value(known_[atom.id]);
}

}  // namespace proviso::solve

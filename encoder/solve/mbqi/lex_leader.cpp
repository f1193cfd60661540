#include "solve/mbqi/lex_leader.h"

#include <algorithm>

#include "logic/swap_constants.h"
#include "solve/mbqi/tuning.h"

namespace proviso::solve {

using namespace logic;

namespace {

// `one` is less than `other`, as numbers or as values; `or_same`: at most.
Formula is_before(Arena& arena, Term one, Term other, bool or_same) {
  const Sort& sort = arena.signature()[arena.sort(one)];
  if (sort.kind != SortKind::enumeration) return or_same ? arena.less_equal(one, other) : arena.less(one, other);
  std::vector<Formula> all, before;
  for (std::uint32_t i = 0; i < sort.size; ++i) {
    const Term value = arena.element(arena.sort(one), i);
    if (or_same) before.push_back(arena.equal(one, value));
    all.push_back(arena.implication(arena.equal(other, value), arena.disjunction(before)));
    if (!or_same) before.push_back(arena.equal(one, value));
  }
  return arena.conjunction(std::move(all));
}

// The node equates a term with a value other than the constant. The term itself already compares the constants by all its values.
bool is_value_of_term(const Arena& arena, Node node, Term constant) {
  if (arena.kind(node) != Kind::equal) return false;
  return std::ranges::any_of(arena.children(node), [&](Term side) { return arena.kind(side) == Kind::element && side != constant; });
}

}  // namespace

void LexLeader::compare_by(Arena& arena, Node node, std::size_t place) {
  if (is_value_of_term(arena, node, constants_[place])) return;
  const auto known = [&](const std::vector<Node>& of_each) { return of_each[place] == node; };
  if (compared_.size() == mbqi_tuning::most_compared || std::ranges::any_of(compared_, known)) return;
  std::vector<Node> of_each;
  for (Term constant : constants_) of_each.push_back(exchanged(arena, node, constants_[place], constant));
  compared_.push_back(std::move(of_each));
}

std::vector<LexLeader::Lemma> LexLeader::broken(Arena& arena, const GroundSolver& solver) const {
  std::vector<Lemma> result;
  for (std::size_t i = 0; i + 1 < constants_.size(); ++i)
    if (auto lemma = broken(arena, solver, i)) result.push_back(std::move(*lemma));
  return result;
}

// If the solver does not know a formula, the constants count as equal there. Comparisons of numbers and values are added anyway,
// because no other module adds them.
std::optional<LexLeader::Lemma> LexLeader::broken(Arena& arena, const GroundSolver& solver, std::size_t place) const {
  std::vector<Formula> parts;
  const auto lemma = [&](std::initializer_list<Formula> last) {
    parts.insert(parts.end(), last);
    return Lemma{{constants_[place], constants_[place + 1]}, arena.disjunction(std::move(parts))};
  };
  for (const std::vector<Node>& of_each : compared_) {
    const Node its = of_each[place], next = of_each[place + 1];
    if (arena.is_formula(its)) {
      const bool known = solver.knows(its) && solver.knows(next);
      if (known && solver.truth(its) && !solver.truth(next)) return std::nullopt;
      if (known && !solver.truth(its) && solver.truth(next)) return lemma({its, arena.negation(next)});
      parts.push_back(arena.negation(arena.equivalence(its, next)));
    } else {
      const Formula below = is_before(arena, its, next, false), not_above = is_before(arena, its, next, true);
      if (solver.knows(below) && solver.truth(below)) return std::nullopt;
      if (!solver.knows(not_above) || !solver.truth(not_above)) return lemma({not_above});
      parts.push_back(below);
    }
  }
  return std::nullopt;
}

}  // namespace proviso::solve

#include "solve/witness_order.h"

#include <algorithm>

namespace proviso::solve {

using namespace logic;

namespace {

// By more formulas constants are not compared.
constexpr std::size_t most_compared = 64;

}  // namespace

bool WitnessOrder::are_alike(const Instance& witness, Term one, Term other) const {
  if (arena_.sort(one) != arena_.sort(other)) return false;
  return arena_.substitute(witness.says, {{arena_.variable_of(one), other}, {arena_.variable_of(other), one}}) == witness.says;
}

void WitnessOrder::add(const Obligation& obligation, const Instance& witness) {
  if (places_.contains(arena_.variable_of(witness.terms.front()).value)) return;
  std::vector<Term> run;
  const auto end_run = [&] {
    if (run.size() > 1) {
      for (std::size_t i = 0; i < run.size(); ++i) places_.emplace(arena_.variable_of(run[i]).value, Place{all_.size(), i});
      all_.push_back({obligation, run, {}});
    }
    run.clear();
  };
  for (Term constant : witness.terms) {
    if (!run.empty() && !are_alike(witness, run.back(), constant)) end_run();
    run.push_back(constant);
  }
  end_run();
}

// Where its newest constant is one that is to be put in order, and no other of the same witness is in it.
void WitnessOrder::compare_by(Formula formula) {
  const auto free = arena_.free_variables(formula);
  const auto newest = std::ranges::max_element(free, {}, [](VariableId v) { return v.value; });
  const auto found = newest == free.end() ? places_.end() : places_.find(newest->value);
  if (found == places_.end()) return;
  Alike& alike = all_[found->second.alike];
  const auto oldest = arena_.variable_of(alike.constants.front());
  if (std::ranges::any_of(free, [&](VariableId v) { return v != *newest && v.value >= oldest.value; })) return;
  const auto known = [&](const std::vector<Formula>& of_each) { return of_each[found->second.constant] == formula; };
  if (alike.compared.size() == most_compared || std::ranges::any_of(alike.compared, known)) return;
  std::vector<Formula> of_each;
  for (Term constant : alike.constants) of_each.push_back(arena_.substitute(formula, {{*newest, constant}}));
  alike.compared.push_back(std::move(of_each));
}

// Of what the solver does not know yet they are taken to be alike.
std::optional<WitnessOrder::Lemma> WitnessOrder::broken(const Alike& alike, std::size_t constant, const GroundSolver& solver) const {
  std::vector<Formula> parts;
  for (const std::vector<Formula>& of_each : alike.compared) {
    const Formula its = of_each[constant], next = of_each[constant + 1];
    const bool known = solver.knows(its) && solver.knows(next);
    if (known && solver.truth(its) && !solver.truth(next)) return std::nullopt;
    if (known && !solver.truth(its) && solver.truth(next)) {
      parts.push_back(its);
      parts.push_back(arena_.negation(next));
      return Lemma{alike.of, {alike.constants[constant], alike.constants[constant + 1]}, arena_.disjunction(std::move(parts))};
    }
    parts.push_back(arena_.negation(arena_.equivalence(its, next)));
  }
  return std::nullopt;
}

std::vector<WitnessOrder::Lemma> WitnessOrder::broken(const Relevance& relevance, const GroundSolver& solver) {
  std::vector<Lemma> result;
  if (all_.empty()) return result;
  for (const auto* formulas : {&relevance.atoms(), &relevance.equalities()})
    for (Formula formula : *formulas) compare_by(formula);
  for (const Alike& alike : all_)
    for (std::size_t i = 0; i + 1 < alike.constants.size(); ++i)
      if (auto lemma = broken(alike, i, solver)) result.push_back(std::move(*lemma));
  return result;
}

}  // namespace proviso::solve

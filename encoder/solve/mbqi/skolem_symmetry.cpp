#include "solve/mbqi/skolem_symmetry.h"

#include <algorithm>

#include "logic/swap_constants.h"

namespace proviso::solve {

using namespace logic;

bool SkolemSymmetry::are_alike(const Instance& witness, Term one, Term other) const {
  return arena_.sort(one) == arena_.sort(other) && exchanged(arena_, witness.says, one, other) == witness.says;
}

void SkolemSymmetry::add(const QuantifiedLiteral& literal, const Instance& witness) {
  if (places_.contains(arena_.variable_of(witness.terms.front()).value)) return;
  std::vector<Term> run;
  const auto end_run = [&] {
    if (run.size() > 1) {
      for (std::size_t i = 0; i < run.size(); ++i) places_.emplace(arena_.variable_of(run[i]).value, Place{all_.size(), i});
      all_.push_back({literal, LexLeader(run)});
    }
    run.clear();
  };
  for (Term constant : witness.terms) {
    if (!run.empty() && !are_alike(witness, run.back(), constant)) end_run();
    run.push_back(constant);
  }
  end_run();
}

// Compares by the node if its newest constant belongs to an order, and it mentions no other constant of the same witness.
void SkolemSymmetry::compare_by(Node node) {
  const auto free = arena_.free_variables(node);
  const auto newest = std::ranges::max_element(free, {}, [](VariableId v) { return v.value; });
  const auto found = newest == free.end() ? places_.end() : places_.find(newest->value);
  if (found == places_.end()) return;
  LexLeader& order = all_[found->second.alike].order;
  const auto oldest = arena_.variable_of(order.constants().front());
  if (std::ranges::any_of(free, [&](VariableId v) { return v != *newest && v.value >= oldest.value; })) return;
  order.compare_by(arena_, node, found->second.constant);
}

std::vector<SkolemSymmetry::Lemma> SkolemSymmetry::broken(const Relevance& relevance, const GroundSolver& solver) {
  std::vector<Lemma> result;
  if (all_.empty()) return result;
  for (Node node : relevance.properties()) compare_by(node);
  for (const Alike& alike : all_)
    for (LexLeader::Lemma& lemma : alike.order.broken(arena_, solver)) result.push_back({alike.of, std::move(lemma)});
  return result;
}

}  // namespace proviso::solve

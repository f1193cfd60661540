#include "solve/mbqi/refutation_instances.h"

#include <algorithm>
#include <map>

#include "solve/mbqi/instance_terms.h"
#include "solve/mbqi/tuning.h"

namespace proviso::solve {

using namespace logic;
using Selector = GroundSolver::Selector;

RefutationInstances::Lemmas RefutationInstances::lemmas(const GroundSolver& solver) {
  Lemmas result;
  for (KnownInstances::Learnt& learnt : known_.learnt()) {
    if (!std::ranges::all_of(learnt.lemma, [&](const auto& literal) { return solver.knows(literal.first); })) continue;
    if (!learnt.valid) learnt.valid = GroundTheory::is_valid(theory_, context_, learnt.lemma);
    if (*learnt.valid) result.push_back(learnt.lemma);
  }
  return result;
}

bool RefutationInstances::confirmed(Effort& effort) {
  GroundSolver fresh(theory_);
  for (const Stated& stated : known_.all_stated(question_)) fresh.require(stated.formula);
  for (const GroundTheory::Literals& lemma : lemmas(fresh)) fresh.require_one(lemma);
  while (true) {
    const Answer answer = fresh.check({}, effort);
    if (answer != Answer::sat) return answer == Answer::unsat;
    Relevance relevance = known_.relevant(question_, fresh);
    GroundTheory theory(theory_, relevance);
    std::vector<GroundTheory::Literals> lemmas = theory.mend_equalities();
    if (lemmas.empty()) {
      lemmas.emplace_back();
      if (theory.mend_numbers(context_, effort, lemmas.back()) != Answer::unsat) return false;
    }
    for (const GroundTheory::Literals& lemma : lemmas) fresh.require_one(lemma);
  }
}

// A refutation that is hard to find is hard to minimise, so minimisation is limited.
RefutationInstances::Core RefutationInstances::core(std::uint64_t units) {
  Effort first{units, 0}, minimising{std::min(units, mbqi_tuning::units_of_minimising), 0};
  std::vector<Stated> stated = known_.all_stated(question_);
  GroundSolver fresh(theory_);
  std::map<Selector, std::size_t> stands;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const Selector selector = fresh.new_selector();
    fresh.require(stated[i].formula, selector);
    stands.emplace(selector, i);
  }
  Core result{{}, lemmas(fresh)};
  for (const GroundTheory::Literals& lemma : result.lemmas) fresh.require_one(lemma);
  std::vector<Selector> core;
  for (const auto& [selector, i] : stands) core.push_back(selector);
  if (fresh.check(core, first) != Answer::unsat) return {};
  core = fresh.core();
  for (std::size_t i = core.size(); i-- > 0 && minimising.used < minimising.units;) {
    std::vector<Selector> without = core;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (fresh.check(without, minimising) != Answer::unsat) continue;
    core = fresh.core();
    i = std::min(i, core.size());
  }
  for (const Selector selector : core) result.stated.push_back(std::move(stated[stands.at(selector)]));
  return result;
}

std::vector<GroundInstance> RefutationInstances::told(std::uint64_t units) {
  const Core core = this->core(units);
  std::vector<GroundInstance> result;
  InstanceTerms terms(theory_);
  for (const Stated& stated : core.stated) {
    if (stated.is_scope) continue;
    GroundInstance instance{stated.origin, stated.orders_names, {}};
    for (std::size_t i = 0; i < stated.terms.size(); ++i) {
      const VariableId variable = stated.variables[std::min(i, stated.variables.size() - 1)];
      instance.elements.emplace_back(theory_.arena->name(variable), terms.of(stated.terms[i]));
    }
    result.push_back(std::move(instance));
  }
  // Checks the core alone in another solver. (The formulas that were left out may be the only ones that mention the subject of a
  // lemma.)
  GroundSolver fresh(theory_);
  for (const Stated& stated : core.stated) fresh.require(stated.formula);
  for (const GroundTheory::Literals& lemma : core.lemmas) fresh.require_one(lemma);
  Effort last{units, 0};
  if (fresh.check({}, last) != Answer::unsat) result.clear();
  return result;
}

}  // namespace proviso::solve

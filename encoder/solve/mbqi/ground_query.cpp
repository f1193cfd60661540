#include "solve/mbqi/ground_query.h"

#include <algorithm>

namespace proviso::solve {

using namespace logic;
using namespace lower;
using model::AmbiguityId;
using model::QuestionUnit;
using model::TermUnit;
using model::Unit;
using Selector = GroundSolver::Selector;

GroundQuery::GroundQuery(Theory& theory, GroundSolver& solver) : theory_(theory), arena_(*theory.arena), solver_(solver) {
  for (const Definition& definition : theory.definitions) definitions_.emplace(definition.unit, &definition);
  for (const Axiom& axiom : theory.structural) always(axiom);
}

void GroundQuery::always(const Axiom& axiom) {
  if (axiom.formula == arena_.verum()) return;
  always_.push_back({axiom.formula, axiom.origin, {}, {}});
  solver_.require(axiom.formula);
}

Selector GroundQuery::selector_of(Formula formula) {
  const auto [place, is_new] = selectors_.try_emplace(formula.id, 0);
  if (is_new) {
    place->second = solver_.new_selector();
    solver_.require(formula, place->second);
  }
  return place->second;
}

Selector GroundQuery::selector_of(const TermUnit& unit) {
  const auto [place, is_new] = meaning_selectors_.try_emplace(unit, 0);
  if (is_new) place->second = solver_.new_selector();
  return place->second;
}

void GroundQuery::assume(Selector selector, Named stands) {
  if (stands_.emplace(selector, std::move(stands)).second) assumed_.push_back(selector);
}

void GroundQuery::assume(Stated stated, Named stands) {
  if (stated.formula == arena_.verum()) return;
  assume(selector_of(stated.formula), std::move(stands));
  stated_.push_back(std::move(stated));
}

void GroundQuery::ask(const Query& query) {
  assumed_.clear();
  stands_.clear();
  stated_ = always_;
  meanings_.clear();
  for (const Unit& unit : query.demands) {
    if (const auto* term = std::get_if<TermUnit>(&unit)) {
      ask(*term);
    } else if (const auto demand = theory_.demands.find(unit); demand != theory_.demands.end()) {
      for (const Axiom& axiom : demand->second) assume({axiom.formula, axiom.origin, {}, {}}, Units{unit});
    }
  }
  if (query.goal.valid()) assume({query.goal, Demand{QuestionUnit{}, {}}, {}, {}}, Units{QuestionUnit{}});
  for (const model::Limit& limit : query.limits) assume({theory_.at_most(limit.type, model::Number(limit.count)), std::nullopt, {}, {}});
  const bool is_scope = true;
  for (const auto& [symbol, is_on] : switches(theory_, query)) {
    const Formula literal = arena_.atom(symbol, {});
    assume({is_on ? literal : arena_.negation(literal), std::nullopt, {}, {}, is_scope});
  }
  for (std::uint32_t a = 0; a < theory_.reads.size(); ++a) {
    if (query.open[a].size() == theory_.reads[a].size()) continue;
    std::vector<Formula> readings;
    for (std::uint32_t reading : query.open[a]) readings.push_back(arena_.atom(theory_.reads[a][reading], {}));
    assume({arena_.disjunction(std::move(readings)), std::nullopt, {}, {}, is_scope}, AmbiguityId{a});
  }
}

void GroundQuery::ask(const TermUnit& unit) {
  const auto found = definitions_.find(unit);
  if (found == definitions_.end()) return;
  const Definition& definition = *found->second;
  assume(selector_of(unit), Units{unit});
  const AmbiguityId ambiguity = theory_.model[unit.id].ambiguity;
  const SymbolId reads = ambiguity.valid() ? theory_.reads[ambiguity.value][unit.reading] : SymbolId{};
  meanings_[definition.symbol.value].push_back({reads, &definition});
  for (const Axiom& axiom : definition.axioms) {
    const Formula formula = where_read(unit, axiom.formula);
    stated_.push_back({formula, Demand{unit, {}}, {}, {}});
    if (meaning_axioms_.insert(formula).second) solver_.require(formula, selector_of(unit));
  }
}

Formula GroundQuery::where_read(const TermUnit& unit, Formula formula) {
  const AmbiguityId ambiguity = theory_.model[unit.id].ambiguity;
  if (!ambiguity.valid()) return formula;
  return arena_.implication(arena_.atom(theory_.reads[ambiguity.value][unit.reading], {}), formula);
}

Unsat GroundQuery::refuted() const {
  Unsat unsat;
  unsat.extent = EverySize{};
  for (Selector selector : solver_.core()) {
    const Named& stands = stands_.at(selector);
    if (const auto* ambiguity = std::get_if<AmbiguityId>(&stands)) {
      unsat.pinned.push_back(*ambiguity);
      continue;
    }
    for (const Unit& unit : std::get<Units>(stands)) {
      unsat.core.push_back(unit);
      const auto* term = std::get_if<TermUnit>(&unit);
      if (term == nullptr) continue;
      if (const AmbiguityId a = theory_.model[term->id].ambiguity; a.valid()) unsat.pinned.push_back(a);
    }
  }
  const auto tidy = [](auto& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  tidy(unsat.core);
  tidy(unsat.pinned);
  return unsat;
}

}  // namespace proviso::solve

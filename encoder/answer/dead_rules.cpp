#include "answer/dead_rules.h"

#include "model/occurrence.h"

namespace proviso::answer {

using namespace model;

std::vector<DeadRule> dead_rules(const Model& model, logic::Theory& theory, solve::Portfolio& portfolio,
                                 const solve::Budget& budget) {
  const Scope scope = full_scope(model);
  solve::Query query;
  for (FactId fact : scope.facts) query.demands.push_back(FactUnit{fact});
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) query.demands.push_back(ClauseUnit{ClauseId{i}});
  query.in_force = scope.clauses;
  query.open = model.all_open();
  const Occurrence occurrence = occurring_in(model, scope, query.open, query.demands, ExprId{});
  for (TermId term : occurrence.terms)
    for (std::uint32_t r = 0; r < model[term].readings.size(); ++r) query.demands.push_back(TermUnit{term, r});
  std::vector<DeadRule> dead;
  for (std::uint32_t i = 0; i < model.rules.size(); ++i) {
    if (model.rules[i].deontic != syntax::Deontic::may) continue;
    query.goal = theory.prevails(RuleId{i});
    const solve::Outcome outcome = portfolio.decide(query, budget, false);
    if (const auto* unsat = std::get_if<solve::Unsat>(&outcome); unsat && portfolio.confirm(query, unsat->extent, budget))
      dead.push_back(DeadRule{RuleId{i}, unsat->extent});
  }
  return dead;
}

}  // namespace proviso::answer

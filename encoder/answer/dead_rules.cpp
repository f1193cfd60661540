#include "answer/dead_rules.h"

#include <algorithm>
#include <set>

namespace proviso::answer {

using namespace model;

namespace {

// Instances of a clause that are looked at for one of a permission that is made use of.
constexpr std::size_t kMostInstances = 1000;

class DeadRules {
 public:
  DeadRules(const Model& model, logic::Theory& theory, solve::Portfolio& portfolio, const solve::Budget& budget)
      : model_(model), theory_(theory), portfolio_(portfolio), budget_(budget) {
    question_.scope = full_scope(model);
    for (FactId fact : question_.scope.facts) question_.demands.push_back(FactUnit{fact});
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) question_.demands.push_back(ClauseUnit{ClauseId{i}});
    question_.occurrence = occurring_in(model, question_.scope, model.all_open(), question_.demands, ExprId{});
    for (std::uint32_t i = 0; i < model.rules.size(); ++i)
      if (model.rules[i].deontic == syntax::Deontic::may) idle_.insert(RuleId{i});
  }

  std::vector<DeadRule> run(Oracle& oracle) {
    if (!idle_.empty()) try_seen(oracle);
    std::vector<DeadRule> dead;
    solve::Query query = oracle.query(question_, all_of(question_), model_.all_open());
    while (!idle_.empty()) {
      const RuleId rule = *idle_.begin();
      idle_.erase(idle_.begin());
      query.goal = theory_.prevails(rule);
      const solve::Outcome outcome = portfolio_.decide(query, budget_, false);
      if (const auto* sat = std::get_if<solve::Sat>(&outcome)) used_in(logic::read_back(theory_, sat->interpretation), sat->selection);
      const auto* unsat = std::get_if<solve::Unsat>(&outcome);
      const bool every_size = unsat != nullptr && std::holds_alternative<solve::EverySize>(unsat->extent);
      if (every_size && portfolio_.confirm(query, unsat->extent, budget_, solve::Claim::as_asked)) dead.push_back(DeadRule{rule});
    }
    return dead;
  }

 private:
  void try_seen(Oracle& oracle) {
    const OpenReadings open = model_.all_open();
    if (!Combinations::countable(open, question_.occurrence.ambiguities)) return;
    const Combinations combinations(open, question_.occurrence.ambiguities);
    if (combinations.count() > Oracle::kMostTried) return;
    for (const auto& trial : oracle.seen()) {
      const auto under = trial->satisfied_under(question_, all_of(question_), combinations, std::vector<bool>(combinations.count(), true));
      const auto first = std::find(under.begin(), under.end(), true);
      if (first != under.end()) used_in(trial->structure(), combinations.selection(static_cast<std::size_t>(first - under.begin())));
    }
  }

  // Permissions that are made use of in this architecture are not idle.
  void used_in(const Structure& structure, const Selection& selection) {
    Evaluator evaluator(model_, structure, question_.scope, selection);
    std::set<ClauseId> clauses;
    for (RuleId rule : idle_) clauses.insert(model_[rule].clause);
    for (ClauseId clause : clauses)
      for (const RuleInstance& instance : evaluator.instances(clause, kMostInstances))
        if (instance.status == RuleStatus::satisfied) idle_.erase(instance.rule);
  }

  const Model& model_;
  logic::Theory& theory_;
  solve::Portfolio& portfolio_;
  const solve::Budget& budget_;
  Question question_;
  std::set<RuleId> idle_;  // `may` rules that have prevailed in no architecture yet
};

}  // namespace

std::vector<DeadRule> dead_rules(Oracle& oracle, logic::Theory& theory, solve::Portfolio& portfolio, const solve::Budget& budget) {
  return DeadRules(oracle.model(), theory, portfolio, budget).run(oracle);
}

}  // namespace proviso::answer

#include "answer/side_questions.h"
#include "answer/tuning.h"

#include <algorithm>

namespace proviso::answer {

using namespace model;

solve::Query SideQuestions::query(const std::vector<Unit>& units, logic::Formula formula) const {
  solve::Query query = oracle_.query(question_, Subquery{units, false, {}}, open_);
  query.goal = formula;
  return query;
}

solve::Budget SideQuestions::budget() const {
  solve::Budget result = oracle_.budget(Oracle::Effort::slight);
  result.resource_units =
      std::min(result.resource_units, tuning::units_of_side_questions - std::min(tuning::units_of_side_questions, spent_));
  return result;
}

solve::Outcome SideQuestions::ask(const std::vector<Unit>& units, logic::Formula formula) {
  const solve::Budget budget = this->budget();
  if (budget.resource_units == 0) return solve::Unknown{why(Why::What::not_asked)};
  std::uint64_t spent = 0;
  solve::Outcome outcome = portfolio_.decide(query(units, formula), budget, false, &spent);
  spent_ += spent;
  return outcome;
}

std::optional<std::vector<Unit>> SideQuestions::reasons(const std::vector<Unit>& units, logic::Formula formula, const solve::Unsat& unsat) {
  if (!std::holds_alternative<solve::EverySize>(unsat.extent)) return std::nullopt;
  std::vector<Unit> needed;
  std::ranges::copy_if(units, std::back_inserter(needed),
                       [&](const Unit& unit) { return std::ranges::find(unsat.core, unit) != unsat.core.end(); });
  if (needed.size() <= tuning::most_left_out) {
    for (std::size_t i = 0; i < needed.size();) {
      std::vector<Unit> others = needed;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      const solve::Outcome outcome = ask(others, formula);
      const auto* refuted = std::get_if<solve::Unsat>(&outcome);
      if (refuted && std::holds_alternative<solve::EverySize>(refuted->extent))
        needed = std::move(others);
      else
        ++i;
    }
  }
  const auto confirmed = [&](const std::vector<Unit>& by, solve::Claim claim) {
    return portfolio_.confirm(query(by, formula), solve::EverySize{}, oracle_.budget(Oracle::Effort::slight), claim);
  };
  if (confirmed(needed, solve::Claim::by_core)) return needed;
  if (confirmed(units, solve::Claim::as_asked)) return units;
  return std::nullopt;
}

}  // namespace proviso::answer

// Questions in addition to those of the spec. Their answers are worth a warning, but no long search.
#pragma once

#include <optional>
#include <vector>

#include "answer/oracle/oracle.h"

namespace proviso::answer {

class SideQuestions {
 public:
  // Asks about the terms of a question, under every combination of `open`. The arguments must outlive this object.
  SideQuestions(Oracle& oracle, solve::Portfolio& portfolio, const Question& question, const model::OpenReadings& open)
      : oracle_(oracle), portfolio_(portfolio), question_(question), open_(open) {}

  // Is there an architecture with these facts and clauses that satisfies the formula, under some readings?
  solve::Outcome ask(const std::vector<model::Unit>& units, logic::Formula);
  bool has(const std::vector<model::Unit>& units, logic::Formula formula) {
    return std::holds_alternative<solve::Sat>(ask(units, formula));
  }
  // After an unsatisfiable answer: a subset of the units that is unsatisfiable at every size, confirmed by a fresh solver and minimised
  // by leaving out units one by one. Nothing if this fails.
  std::optional<std::vector<model::Unit>> reasons(const std::vector<model::Unit>& units, logic::Formula, const solve::Unsat&);

 private:
  solve::Query query(const std::vector<model::Unit>& units, logic::Formula) const;
  // A share of what is left for all side questions.
  solve::Budget budget() const;

  Oracle& oracle_;
  solve::Portfolio& portfolio_;
  const Question& question_;
  const model::OpenReadings& open_;
  std::uint64_t spent_ = 0;
};

}  // namespace proviso::answer

// Questions beside those that a spec asks: what comes out is worth a warning, and no long search.
#pragma once

#include <optional>
#include <vector>

#include "answer/oracle/oracle.h"

namespace proviso::answer {

class SideQuestions {
 public:
  // About the terms of a question, under every combination of `open`. All must outlive it.
  SideQuestions(Oracle& oracle, solve::Portfolio& portfolio, const Question& question, const model::OpenReadings& open)
      : oracle_(oracle), portfolio_(portfolio), question_(question), open_(open) {}

  // Is there an architecture with these facts and clauses in which this is so, under some readings?
  solve::Outcome ask(const std::vector<model::Unit>& units, logic::Formula);
  bool has(const std::vector<model::Unit>& units, logic::Formula formula) {
    return std::holds_alternative<solve::Sat>(ask(units, formula));
  }
  // After an answer that there is none: those of the units with which there is none of any size, as a fresh solver confirms; as
  // few as leaving them out one by one gives. Nothing where that does not come out.
  std::optional<std::vector<model::Unit>> reasons(const std::vector<model::Unit>& units, logic::Formula, const solve::Unsat&);

 private:
  solve::Query query(const std::vector<model::Unit>& units, logic::Formula) const;
  // Of what is left for all of them together.
  solve::Budget budget() const;

  Oracle& oracle_;
  solve::Portfolio& portfolio_;
  const Question& question_;
  const model::OpenReadings& open_;
  std::uint64_t spent_ = 0;
};

}  // namespace proviso::answer

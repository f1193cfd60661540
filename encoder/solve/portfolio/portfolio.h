// The portfolio of engines: is there an architecture that satisfies the demands of a query?
//
// Answers of two engines must agree (solve/portfolio/cross_check.h). Seeds are fixed and limits are Z3's rlimit, so that runs are
// reproducible to the byte.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "solve/query/query.h"

namespace proviso::solve {

// Holds the state that queries about one theory share: groundings, solver states, quantified contexts.
//
// If engines contradict each other, an InternalError is thrown that contains the query and all answers.
class Portfolio {
 public:
  explicit Portfolio(lower::Theory&, Substitute = {});
  ~Portfolio();
  Portfolio(const Portfolio&) = delete;

  // Decides the query. `minimal`: looks for a minimal model if the query is satisfiable. `spent`, if given, is set to the resource
  // units that the query took.
  Outcome decide(const Query&, const Budget&, bool minimal, std::uint64_t* spent = nullptr);
  // As `decide`, with engines that have seen no other query.
  Outcome decide_afresh(const Query&, const Budget&, bool minimal);
  // Single engines, for tests. Each returns Unknown if it cannot decide the query.
  Outcome decide_by_instances(const Query&, const Budget&, std::uint64_t* spent = nullptr);
  Outcome decide_quantified(const Query&, const Budget&);
  Outcome decide_grounded(const Query&, const Budget&, bool minimal);
  // Ground instances of the spec's own formulas that refute the query at every size, checked in a solver of their own. The set is
  // minimal as far as the budget allows. Empty if the query is not refuted in this way.
  std::vector<GroundInstance> refutation(const Query&, const Budget&);
  // Repeats a refutation, for the same extent, in a fresh solver that has seen no other query.
  bool confirm(const Query&, const Extent&, const Budget&, Claim);
  // Throws the InternalError of a caller whose own finding contradicts the answers to the last query.
  [[noreturn]] void contradict(std::string_view who, std::string_view says) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

std::string solver_version();  // "Z3 4.8.12, CaDiCaL sc2021"

}  // namespace proviso::solve

// The portfolio of engines: does some architecture satisfy these demands?
//
// Where two engines answer they must agree (solve/portfolio/cross_check.h). Seeds are fixed and limits are Z3's rlimit, so that runs
// repeat text for text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "solve/query/query.h"

namespace proviso::solve {

// Holds what may be shared by all questions about one theory: groundings, solver states, quantified contexts.
//
// Engines that contradict each other throw an InternalError that tells the question and what each of them said.
class Portfolio {
 public:
  explicit Portfolio(lower::Theory&, Substitute = {});
  ~Portfolio();
  Portfolio(const Portfolio&) = delete;

  // `minimal`: look for a smallest model when there is one. `spent`, where it is given, is set to the resource units that this took.
  Outcome decide(const Query&, const Budget&, bool minimal, std::uint64_t* spent = nullptr);
  // The same, by engines that have seen nothing else.
  Outcome decide_afresh(const Query&, const Budget&, bool minimal);
  // The engines alone, for tests: each gives Unknown where it is not able.
  Outcome decide_by_instances(const Query&, const Budget&, std::uint64_t* spent = nullptr);
  Outcome decide_quantified(const Query&, const Budget&);
  Outcome decide_grounded(const Query&, const Budget&, bool minimal);
  // Ground instances of the spec's own formulas that refute the query at every size, none of which can be left out as far as the
  // budget let that be tried; checked on their own. Empty where the query is not refuted in this way.
  std::vector<GroundInstance> refutation(const Query&, const Budget&);
  // Re-establishes an unsatisfiable answer in a fresh solver that has seen nothing else; same extent.
  bool confirm(const Query&, const Extent&, const Budget&, Claim);
  // Throws the InternalError of somebody else who contradicts what was said to the last question.
  [[noreturn]] void contradict(std::string_view who, std::string_view says) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

std::string solver_version();  // "Z3 4.8.12, CaDiCaL sc2021"

}  // namespace proviso::solve

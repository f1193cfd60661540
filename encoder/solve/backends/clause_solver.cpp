#include "solve/backends/clause_solver.h"

#include <cadical.hpp>

#include <algorithm>

#include "solve/backends/tuning.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::solve {

// Counts the conflicts of CaDiCaL, and stops the search when the units are spent. CaDiCaL calls it at each conflict and at each
// decision.
class ClauseSolver::Work : public CaDiCaL::Terminator, public CaDiCaL::Learner {
 public:
  void begin(const Effort& effort) {
    effort_ = &effort;
    used_ = 0;
  }
  std::uint64_t used() const { return used_; }
  bool terminate() override {
    used_ += backend_tuning::units_a_decision;
    return used_ > effort_->units || meter().must_stop();
  }
  bool learning(int) override {
    used_ += backend_tuning::units_a_conflict;
    return false;  // learnt clauses are not wanted
  }
  void learn(int) override {}

 private:
  const Effort* effort_ = nullptr;
  std::uint64_t used_ = 0;
};

struct ClauseSolver::Implementation {
  CaDiCaL::Solver solver;
  Work work;
  std::size_t added = 0;  // number of clauses of the store that CaDiCaL has
};

ClauseSolver::ClauseSolver() : implementation_(std::make_unique<Implementation>()) {
  CaDiCaL::Solver& solver = implementation_->solver;
  const auto set = [&](const char* option, int value) { CHECK(solver.set(option, value), "an option of CaDiCaL"); };
  set("quiet", 1);
  set("terminateint", 1);
  // Decisions try false first. Models then make few atoms true, and proofs of minimality are found several times as fast.
  set("phase", 0);
  solver.connect_terminator(&implementation_->work);
  solver.connect_learner(&implementation_->work);
}

ClauseSolver::~ClauseSolver() = default;

Answer ClauseSolver::check(const ClauseStore& clauses, Literal variables, std::span<const Literal> assumptions, Effort& effort) {
  core_.clear();
  if (effort.units == 0) return Answer::unknown;
  CaDiCaL::Solver& solver = implementation_->solver;
  solver.reserve(variables);  // reserving variables one by one would cost as much as adding the clauses
  for (std::size_t& added = implementation_->added; added < clauses.size(); ++added) {
    meter().work();
    for (Literal literal : clauses[added]) solver.add(literal);
    solver.add(0);
  }
  for (Literal assumption : assumptions) solver.assume(assumption);
  implementation_->work.begin(effort);
  const int result = solver.solve();
  // A check costs units even if no decision is left.
  const std::uint64_t used = implementation_->work.used() + assumptions.size();
  effort.used += used;
  meter().add(used);
  switch (result) {
    case 10:
      model_.assign(static_cast<std::size_t>(variables) + 1, false);
      for (Literal i = 1; i <= variables; ++i) model_[static_cast<std::size_t>(i)] = solver.val(i) > 0;
      return Answer::sat;
    case 20:
      for (Literal assumption : assumptions) {
        if (solver.failed(assumption)) core_.push_back(assumption);
      }
      std::ranges::sort(core_);
      return Answer::unsat;
    default:
      return Answer::unknown;
  }
}

void ClauseSolver::prefer(std::vector<Literal> literals) {
  for (Literal literal : preferred_) implementation_->solver.unphase(literal);
  preferred_ = std::move(literals);
  for (Literal literal : preferred_) implementation_->solver.phase(literal);
}

bool ClauseSolver::value(Literal of) const {
  const auto variable = static_cast<std::size_t>(of < 0 ? -of : of);
  return (variable < model_.size() && model_[variable]) == (of > 0);
}

}  // namespace proviso::solve

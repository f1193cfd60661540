// Asks the portfolio, checks its answers, and caches them.
#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "answer/oracle/cached_evaluation.h"
#include "answer/oracle/question.h"
#include "answer/oracle/readings.h"
#include "answer/oracle/refutation_cache.h"
#include "answer/oracle/verdict.h"
#include "solve/portfolio/portfolio.h"
#include "solve/query/query.h"

namespace proviso::answer {

// Every witness that a caller gets has passed the evaluator.
//
// For a spec with usage, use a usage oracle (answer/usage/usage_oracle.h): its witnesses are admissible designs, and an unsatisfiable
// answer means that there is none.
class Oracle {
 public:
  // All four must outlive the oracle.
  Oracle(const model::Model& model, lower::Theory& theory, solve::Portfolio& portfolio, const solve::Budget& budget)
      : model_(model), theory_(theory), portfolio_(portfolio), budget_(budget), refuted_(model) {}
  virtual ~Oracle() = default;
  Oracle(const Oracle&) = delete;

  // What is refuted up to some size alone is unknown, with that size in `settled`.
  using Reply = std::variant<Witness, Refuted, solve::Unknown>;
  // What a search has found when it ends without an answer, or is stopped.
  struct Unfinished {
    std::optional<Witness> unbroken = {};  // of a spec with usage: the last design proposed, where no usage is known to break it
  };

  // `slight`: for questions whose answer is not worth a long search.
  enum class Effort : std::uint8_t { full, slight };
  // Do these demands hold together under some combination of `open`? Where terms mean anything a model is not checked by the evaluator
  // (there is nothing that the term means), and the structure given back is not to be shown.
  // `unfinished` is written while the search goes on; null: nobody needs it.
  virtual Reply ask(const Question&, const Subquery&, const model::OpenReadings& open, bool minimal, Effort effort = Effort::full,
                    Unfinished* unfinished = nullptr);
  // Does a fresh solver confirm the refutation at every size? Confirmations are cached.
  virtual bool confirm(const Question&, const Subquery&, const model::OpenReadings& open, solve::Claim);
  // Does a fresh solver confirm the refutation up to this size?
  virtual bool confirm_up_to(const Question&, const Subquery&, const model::OpenReadings& open, const solve::UpTo&);
  // The ground instances that refute the demands at every size; empty if instances do not refute them, or if instances were not
  // requested.
  void tell_instances(bool told) { tells_instances_ = told; }
  Instances instances(const Question& question, const Subquery& subquery, const model::OpenReadings& open) {
    return tells_instances_ ? refuting_instances(question, subquery, open) : Instances{};
  }
  // The part of the demands that the refutation used, confirmed by a fresh solver; all demands, if only they are confirmed (some
  // solvers return cores that are too small); nothing if neither is.
  std::optional<Subquery> confirmed(const Question&, const Subquery&, const model::OpenReadings& open, const Refuted&);
  // The combinations in `among` under which the witness satisfies the demands. The witness may have been found under other readings.
  virtual std::vector<bool> satisfied_under(const Question&, const Subquery&, const Witness&, const Combinations&, std::vector<bool> among);
  // Can a conflict be asked about without this fact, clause, requirement or question? If not, it stays demanded, and a conflict names
  // it where the refutation used it.
  virtual bool can_leave_out(const model::Unit&) const { return true; }
  // Likewise without what terms mean.
  virtual bool can_leave_out_terms() const { return true; }
  // The core, with what cannot be left out of the subquery.
  Core kept_with(const Question&, const Subquery&, Core) const;
  // Counterexample usages for the designs that satisfy the remaining demands; empty unless the query was refuted.
  virtual std::vector<Counterexample> counterexamples(const Question&, const Subquery&, const model::OpenReadings&) { return {}; }
  // From now on, appends all proposed designs to the list; null: none.
  virtual void record(std::vector<Round>*) {}
  // Adds the further facts that are reported with a witness.
  virtual void complete(const Question&, Witness&) {}

  const model::Model& model() const { return model_; }
  // Refutations at every size.
  const RefutationCache& refuted() const { return refuted_; }
  // Architectures found so far, the most recently used last.
  const std::vector<std::unique_ptr<CachedEvaluation>>& seen() const { return seen_; }
  // The query for the portfolio.
  solve::Query query(const Question&, const Subquery&, const model::OpenReadings&) const;
  solve::Budget budget(Effort) const;
  // How often the portfolio was asked.
  struct Asked {
    std::size_t decided = 0;
    std::size_t confirmed = 0;
  };
  const Asked& asked() const { return asked_; }

 protected:
  void count_asked() { ++asked_.decided; }
  // The outcome; a refutation up to a size becomes Unknown.
  static solve::Outcome without_bounded(solve::Outcome);
  virtual Instances refuting_instances(const Question&, const Subquery&, const model::OpenReadings& open);
  // What the structure violates, in words; nothing if it satisfies everything.
  std::optional<std::string> broken(const Question&, const Subquery&, const model::Structure&, const model::Selection&) const;

  const model::Model& model_;
  lower::Theory& theory_;
  solve::Portfolio& portfolio_;
  const solve::Budget& budget_;

 private:
  solve::Outcome decide(const solve::Query&, Effort, bool minimal);
  Refuted refuted(const solve::Unsat&) const;
  // An architecture found earlier that satisfies the demands.
  std::optional<Witness> seen_before(const Question&, const Subquery&, const model::OpenReadings&);
  CachedEvaluation& trial(const model::Structure&);

  bool tells_instances_ = false;
  RefutationCache refuted_;
  std::vector<std::unique_ptr<CachedEvaluation>> seen_;
  Asked asked_;
};

// Converts a ground instance for reports.
Instance told(solve::GroundInstance);

}  // namespace proviso::answer

// Puts questions to the portfolio and checks what it says; what it has learned it does not ask again.
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

// Everything that a caller sees as a witness has passed the evaluator.
//
// A spec with usage is asked of a usage oracle (answer/usage/usage_oracle.h): there a witness is an admissible design, and an
// unsatisfiable answer says that there is none.
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

  // `effort`: slight where a verdict that takes long is worth no more than none.
  enum class Effort : std::uint8_t { full, slight };
  // Do these demands hold together under some combination of `open`? Where terms mean anything a model is not checked by the evaluator
  // (there is nothing that the term means), and the structure given back is not to be shown.
  // `unfinished` is written while the search goes on; null: nobody needs it.
  virtual Reply ask(const Question&, const Subquery&, const model::OpenReadings& open, bool minimal, Effort effort = Effort::full,
                    Unfinished* unfinished = nullptr);
  // Is it still unsatisfiable at every size in a fresh solver? What has been confirmed is remembered.
  virtual bool confirm(const Question&, const Subquery&, const model::OpenReadings& open, solve::Claim);
  // Is it still unsatisfiable up to this size in a fresh solver?
  virtual bool confirm_up_to(const Question&, const Subquery&, const model::OpenReadings& open, const solve::UpTo&);
  // The ground instances that refute it at every size; none where it is not refuted in that way, or they are not to be told.
  void tell_instances(bool told) { tells_instances_ = told; }
  Instances instances(const Question& question, const Subquery& subquery, const model::OpenReadings& open) {
    return tells_instances_ ? refuting_instances(question, subquery, open) : Instances{};
  }
  // Likewise of what a refutation used of the demands or, where a fresh solver does not agree that this is enough (some solvers
  // give cores that are too small), of all of them. What has been confirmed; nothing where that fails.
  std::optional<Subquery> confirmed(const Question&, const Subquery&, const model::OpenReadings& open, const Refuted&);
  // Those of the combinations `among` under which the witness, found under other readings perhaps, satisfies the demands.
  virtual std::vector<bool> satisfied_under(const Question&, const Subquery&, const Witness&, const Combinations&, std::vector<bool> among);
  // Can a conflict be asked about without this fact, clause, requirement or question? If not, it stays demanded, and a conflict names
  // it where the refutation used it.
  virtual bool can_leave_out(const model::Unit&) const { return true; }
  // Likewise without what terms mean.
  virtual bool can_leave_out_terms() const { return true; }
  // The core, with what cannot be left out of the subquery.
  Core kept_with(const Question&, const Subquery&, Core) const;
  // Of a question that was refuted: what breaks the designs that have the rest.
  virtual std::vector<Counterexample> counterexamples(const Question&, const Subquery&, const model::OpenReadings&) { return {}; }
  // All designs that are proposed are added to this from now on; null: none are.
  virtual void record(std::vector<Round>*) {}
  // What else is to be told of a witness that is shown.
  virtual void complete(const Question&, Witness&) {}

  const model::Model& model() const { return model_; }
  // What has been refuted for every size.
  const RefutationCache& refuted() const { return refuted_; }
  // Architectures that have been found, the latest used last.
  const std::vector<std::unique_ptr<CachedEvaluation>>& seen() const { return seen_; }
  // Combinations of readings that each of them is tried under.
  static constexpr std::size_t most_tried = std::size_t{1} << 12;
  // What is put to the portfolio.
  solve::Query query(const Question&, const Subquery&, const model::OpenReadings&) const;
  solve::Budget budget(Effort) const;
  // How often the portfolio has been asked.
  struct Asked {
    std::size_t decided = 0;
    std::size_t confirmed = 0;
  };
  const Asked& asked() const { return asked_; }

 protected:
  void count_asked() { ++asked_.decided; }
  // The same outcome, where a refutation up to a size is no answer.
  static solve::Outcome without_bounded(solve::Outcome);
  virtual Instances refuting_instances(const Question&, const Subquery&, const model::OpenReadings& open);
  // What the structure does not satisfy, in words; nothing where it satisfies all.
  std::optional<std::string> broken(const Question&, const Subquery&, const model::Structure&, const model::Selection&) const;

  const model::Model& model_;
  lower::Theory& theory_;
  solve::Portfolio& portfolio_;
  const solve::Budget& budget_;

 private:
  solve::Outcome decide(const solve::Query&, Effort, bool minimal);
  Refuted refuted(const solve::Unsat&) const;
  // An architecture found before that will do.
  std::optional<Witness> seen_before(const Question&, const Subquery&, const model::OpenReadings&);
  CachedEvaluation& trial(const model::Structure&);

  bool tells_instances_ = false;
  RefutationCache refuted_;
  std::vector<std::unique_ptr<CachedEvaluation>> seen_;
  Asked asked_;
};

// A ground instance as a report has it.
Instance told(solve::GroundInstance);

}  // namespace proviso::answer

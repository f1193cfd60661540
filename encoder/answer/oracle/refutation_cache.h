// Refutations at every size that a fresh solver has confirmed, and the questions that they refute.
#pragma once

#include <deque>
#include <vector>

#include "answer/oracle/question.h"

namespace proviso::answer {

// That a question has no answer, of every size.
struct Refuted {
  Core core;                               // what of the question the refutation used; not minimal
  std::vector<model::AmbiguityId> pinned;  // ambiguities whose open readings it depends on
};

class RefutationCache {
 public:
  // Units that are jointly unsatisfiable, whatever else is demanded: with these readings, with these of the relevant clauses in force,
  // and within these limits.
  struct Entry {
    std::vector<model::Unit> units;    // neither terms nor the question
    std::vector<model::TermId> terms;  // terms whose definitions may matter; sorted
    model::ExprId formula;             // of the question, or invalid
    bool negated = false;
    std::vector<std::pair<model::AmbiguityId, std::vector<std::uint32_t>>> readings;
    std::vector<std::pair<model::ClauseId, bool>> in_force;
    std::vector<std::pair<model::ClauseId, std::pair<bool, bool>>> kept;  // Scope::as_kept
    std::vector<model::Limit> limits;

    Refuted refuted() const;
  };

  // The model must outlive this object.
  explicit RefutationCache(const model::Model& model) : model_(model) {}

  // Records that these demands are unsatisfiable under every combination of `open`.
  void add(const Question&, const Subquery&, const model::OpenReadings& open);
  // An entry that refutes these demands under every combination of `open`; null if there is none.
  const Entry* covering(const Question&, const Subquery&, const model::OpenReadings& open) const;

  // An entry that refutes these demands under some combinations of `open`, and these combinations.
  struct Applying {
    const Entry* entry;
    model::OpenReadings readings;
  };
  std::vector<Applying> applying(const Question&, const Subquery&, const model::OpenReadings& open) const;

 private:
  static bool is_demanded(const Entry&, const Question&, const Subquery&);

  const model::Model& model_;
  std::deque<Entry> entries_;  // a deque, because others point to entries
};

}  // namespace proviso::answer

// What has been refuted for architectures of every size and confirmed by a fresh solver, and what is refuted with it.
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
  // Units that cannot hold together, whatever else is demanded: with these readings, with these of the clauses on which it
  // depends in force, and within these limits.
  struct Entry {
    std::vector<model::Unit> units;    // neither terms nor the question
    std::vector<model::TermId> terms;  // whose meaning may matter; sorted
    model::ExprId formula;             // the question's, or invalid
    bool negated = false;
    std::vector<std::pair<model::AmbiguityId, std::vector<std::uint32_t>>> readings;
    std::vector<std::pair<model::ClauseId, bool>> in_force;
    std::vector<model::Limit> limits;

    Refuted refuted() const;
  };

  // The model must outlive it.
  explicit RefutationCache(const model::Model& model) : model_(model) {}

  // That these demands do not hold together under any combination of `open`.
  void add(const Question&, const Subquery&, const model::OpenReadings& open);
  // Something known that refutes these demands under every combination of `open`; null where there is nothing.
  const Entry* covering(const Question&, const Subquery&, const model::OpenReadings& open) const;

  // All that refute these demands under some combinations of `open`, with these.
  struct Applying {
    const Entry* entry;
    model::OpenReadings readings;
  };
  std::vector<Applying> applying(const Question&, const Subquery&, const model::OpenReadings& open) const;

 private:
  static bool is_demanded(const Entry&, const Question&, const Subquery&);

  const model::Model& model_;
  std::deque<Entry> entries_;  // which are pointed to
};

}  // namespace proviso::answer

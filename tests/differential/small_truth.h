// What the evaluator's census of all small architectures knows of a spec's checks, held against their answers: of what is refuted there
// is none, what `because` names does not hold together, and what is called smallest is no larger than the smallest there is. Of a spec
// with usage and without numbers, that checks which limit every type come out as all designs with all their usages say.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer/oracle/question.h"
#include "answer/oracle/readings.h"
#include "answer/oracle/verdict.h"
#include "enumerate.h"
#include "settled.h"

namespace proviso::differential {

class SmallTruth {
 public:
  // Of specs with more small architectures than `most` it knows nothing. The model must outlive it.
  SmallTruth(const model::Model&, double most, Counts&);

  // The first thing that is wrong with the answer to a check of the model, whose checks may stand in another order by now.
  std::optional<std::string> wrong(const model::Model&, const answer::CheckAnswer&) const;

 private:
  using Size = std::pair<std::size_t, std::size_t>;  // elements and tuples
  // What is asked under one combination of readings, and the smallest that has it.
  struct Asked {
    answer::Subquery demand;
    model::Selection selection;
    std::optional<Size> smallest = {};
    std::optional<std::size_t> fewest = {};  // of the type of which there are most, where these are fewest
  };
  struct Of {
    std::unique_ptr<answer::Question> question;
    std::unique_ptr<answer::Combinations> combinations;
    std::vector<Asked> whole, theory;                   // by combination: with the formula, and without
    std::map<std::size_t, std::vector<Asked>> because;  // by expectation: the facts and what it names
    std::vector<answer::Word> comes_out;                // by combination, of a spec with usage
  };

  Of asked(const model::Check&) const;
  void look_at(const model::Structure&);
  void look_at_usages(const Space&, Counts&);
  std::optional<std::string> wrong(const std::string& check, const Of&, std::size_t combination, const answer::Finding&,
                                   const model::Selection&) const;

  const model::Model& model_;
  std::map<std::string, Of> checks_;
};

}  // namespace proviso::differential

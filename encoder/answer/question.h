// A question put to the engines: which demands, under which readings, with which formula; and what comes back, checked.
#pragma once

#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "model/occurrence.h"
#include "answer/verdict.h"
#include "solve/engine.h"

namespace proviso::answer {

struct Question {
  model::Scope scope;
  std::vector<model::Unit> demands;        // facts, clauses and requirements of the scope
  model::ExprId formula;                   // may be invalid
  bool negated = false;                    // `always`: an architecture is sought in which the formula is false
  std::vector<model::Limit> limits;
  model::Occurrence occurrence;
};

// The question of a check under the readings left open.
Question question_of(const model::Model&, const model::Check&, const model::Scope&, const model::OpenReadings& open);

// Asks the portfolio and checks what it says. Everything that a caller sees as a witness has passed the evaluator.
class Oracle {
 public:
  Oracle(const model::Model& model, logic::Theory& theory, solve::Portfolio& portfolio, const solve::Budget& budget)
      : model_(model), theory_(theory), portfolio_(portfolio), budget_(budget) {}

  using Reply = std::variant<Witness, solve::Unsat, solve::Unknown>;

  // Do these demands hold together, with the question's formula where `with_formula`, under some combination of `open`?
  // Terms in `freed` may mean anything. With terms freed a model is not checked by the evaluator (there is nothing that the
  // term means), and the structure given back is not to be shown.
  struct Demand {
    std::vector<model::Unit> units;
    bool with_formula = true;
    std::set<model::TermId> freed;
    std::vector<model::OpenReadings> except = {};  // combinations (products) that are not asked about
  };
  // `effort`: slight where a verdict that takes long is worth no more than none; then there is no climb to large sizes.
  enum class Effort : std::uint8_t { full, slight };
  Reply ask(const Question&, const Demand&, const model::OpenReadings& open, bool minimal, Effort effort = Effort::full);
  // Is it still unsatisfiable in a fresh solver?
  bool confirm(const Question&, const Demand&, const model::OpenReadings& open, const solve::Extent&);

  // Does the structure satisfy the demands (and the formula) under the selection?
  bool satisfied(const Question& q, const Demand& d, const model::Structure& s, const model::Selection& readings) const {
    return !broken(q, d, s, readings);
  }
  // What it does not satisfy, in words; nothing where it satisfies all.
  std::optional<std::string> broken(const Question&, const Demand&, const model::Structure&, const model::Selection&) const;

  const model::Model& model() const { return model_; }
  // What is put to the portfolio.
  solve::Query query(const Question&, const Demand&, const model::OpenReadings&) const;

 private:

  logic::Formula outside(const model::OpenReadings& product, const model::OpenReadings& open) const;
  // An architecture found before that will do, under the first of the readings.
  std::optional<Witness> seen_before(const Question&, const Demand&, const model::OpenReadings&);
  void remember(const model::Structure&);

  const model::Model& model_;
  logic::Theory& theory_;
  solve::Portfolio& portfolio_;
  const solve::Budget& budget_;
  std::vector<model::Structure> seen_;  // the latest last
};

}  // namespace proviso::answer

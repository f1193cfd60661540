// The question of a check, and the demands of a subquery to the engines.
#pragma once

#include <set>
#include <vector>

#include "answer/oracle/verdict.h"
#include "lower/theory.h"
#include "model/occurrence.h"

namespace proviso::answer {

struct Question {
  model::Scope scope;
  std::vector<model::Unit> demands;  // facts, clauses and requirements of the scope
  model::ExprId formula;             // may be invalid
  bool negated = false;              // `always`: an architecture is sought in which the formula is false
  std::vector<model::Limit> limits;
  model::Occurrence occurrence;
};

// The question of a check under the open readings.
Question question_of(const model::Model&, const model::Check&, const model::Scope&, const model::OpenReadings& open);

// A part of a question: these demands, and its formula if `with_formula`. Terms in `uninterpreted_terms` have no definition.
struct Subquery {
  std::vector<model::Unit> units;
  bool with_formula = true;
  std::set<model::TermId> uninterpreted_terms;
  std::vector<model::OpenReadings> excluded_readings = {};  // combinations (products) that are excluded
};
// Is the term uninterpreted in the subquery? An expanded term has no symbol that could be freed: without its definition, it has the
// meaning of one of its open readings.
bool means_anything(const model::Model&, const Subquery&, model::TermId);

// What a refutation uses of a question.
struct Core {
  std::vector<model::Unit> units = {};  // facts, clauses, requirements and the question; no meanings of terms
  std::set<model::TermId> terms = {};   // those whose meaning it uses, in whichever of their readings is open
  bool operator==(const Core&) const = default;
};
// The meanings of terms among these units become terms.
Core core_of(const std::vector<model::Unit>&);
Core core_of(const Question&, const Subquery&);
bool contains(const Core&, const model::Unit&);

// The whole question.
Subquery all_of(const Question&);
// The question without its clauses.
Subquery without_clauses(const Question&);

// The subquery with the units of the core alone; terms of the question that are not in the core are uninterpreted.
Subquery narrowed(const Question&, const Subquery&, const Core& to);

// The definitions of these terms, under the open readings, as demands.
std::vector<model::Unit> meanings(const model::Model&, const std::vector<model::TermId>&, const model::OpenReadings& open);
// `open`, with one reading left for each ambiguity that does not occur.
model::OpenReadings occurring(const model::Occurrence&, const model::OpenReadings& open);
// Some ambiguity has an open reading that is not in the product.
logic::Formula outside(const lower::Theory&, const model::OpenReadings& product, const model::OpenReadings& open);

}  // namespace proviso::answer

// Small changes of the wording of a clause, and models in which a clause is worded so.
//
// The menu is fixed: an exception is dropped, a condition of a rule is dropped, "directly" becomes "directly or indirectly", a reading is
// pinned. Each makes a clause bind at least where it binds today, except for a reading that is pinned.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/model.h"

namespace proviso::study {

struct Rewording {
  enum class Kind : std::uint8_t {
    drop_exception,  // the clause `by` no longer overrides the rule
    drop_unless,     // the rule has no longer its `unless` number `part`
    drop_condition,  // the `where` of the rule has no longer its conjunct number `part`
    indirectly,      // the conjunct number `part` of the `where` of the rule holds by one or more steps
    pin_reading,     // the ambiguity has this reading alone
  };
  Kind kind;
  model::RuleId rule = {};         // except for pin_reading
  model::ClauseId by = {};         // drop_exception
  std::uint32_t part = 0;          // from 0
  model::AmbiguityId pinned = {};  // pin_reading
  std::uint32_t reading = 0;
  bool operator==(const Rewording&) const = default;
};

// The rewordings of clauses in `clauses` (by ClauseId: in force), rule by rule; of every rule that demands or forbids something. No reading
// is pinned.
std::vector<Rewording> menu_of(const model::Model&, const std::vector<bool>& clauses);

// The conjuncts of a formula, outermost conjunctions divided.
std::vector<model::ExprId> conjuncts_of(const model::Model&, model::ExprId);

// Changes the wording in place. Not for pin_reading, which restricts the readings of a question.
void reword(model::Model&, const Rewording&);

// Adds the clause of the rule, worded so, as the only clause of a contract of its own. It may be named in `kept`, and is in force where
// that contract is. Its overriding rules are those of the original. Not for pin_reading.
model::ClauseId add_reworded_copy(model::Model&, const Rewording&);

// Adds an expression to the model.
model::ExprId add_expression(model::Model&, model::Expression);
model::ExprId negation_of(model::Model&, model::ExprId);
model::ExprId conjunction_of(model::Model&, std::vector<model::ExprId>);
model::ExprId kept(model::Model&, std::vector<model::ClauseId>);

}  // namespace proviso::study

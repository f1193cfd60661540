// Why something is not known, or is otherwise than expected, as data: report/words words it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/model.h"
#include "text/meter.h"

namespace proviso::model {

struct Why {
  enum class What : std::uint8_t {
    nothing,
    // Limits.
    stopped,                 // `stopped`: by Ctrl-C, units or memory
    budget_used_up,          // with what is too large to look at
    budget_used_up_at_size,  // at architectures with `number` elements of a type
    too_many_to_look_at,     // architectures with `number` elements of a type
    too_many_asked_for,      // `number` elements of `type`
    no_larger_looked_at,     // than `number` of each type
    no_refutation_found,     // within `number` resource units; 0: however many
    solver_gave_up,          // `detail`: in the solver's words
    too_many_combinations,   // of readings
    not_asked,               // there was enough to find out already
    not_confirmed,           // a refutation, by a fresh solver
    // Of a search for a design.
    term_cannot_be_left_open,   // where the spec has usage
    broken_by_other_values,     // `number` designs (`all` of those proposed), by other values of `fields`
    budget_used_up_by_designs,  // after `number`
    usages_settled_up_to,       // `number` of each type; not beyond: `because`
    breach_not_known,           // whether some usage breaks the last design: `because`
    design_not_confirmed,
    every_design_broken,  // of `number`
    // Of conflicts.
    conflict_not_confirmed,
    smaller_conflict_not_confirmed,
    leaving_out_takes_too_long,  // whether each of its units is needed
    perhaps_vacuous,             // it holds, unless nothing satisfies the facts and clauses: `because`
    // Of expectations.
    outcome_is,             // `outcome`
    none_up_to,             // no architecture with up to `number` of each type; larger ones are not settled: `because`
    one_within,             // there is a counterexample (`all`), or an architecture, with at most `number` of each type
    not_in_question,        // `unit` takes no part in it
    can_hold_together,      // what `because` names, with the facts
    need_not_known,         // whether `unit` is needed: `because`
    only_own_readings,      // `unit` takes values, so that only its own readings could be tried, and they all conflict
    can_be_left_out,        // `unit`: the rest conflicts without it
    because_not_confirmed,  // that what `because` names conflicts
  };
  enum class Outcome : std::uint8_t { possible, impossible, holds, fails, vacuous, undecided };

  What what = What::nothing;
  std::uint64_t number = 0;
  bool all = false;
  TypeId type = {};
  std::optional<Unit> unit = {};
  Outcome outcome = Outcome::undecided;
  std::vector<FieldId> fields = {};
  std::string detail = {};
  std::optional<Stopped> stopped = {};
  std::shared_ptr<const Why> because = {};

  bool empty() const { return what == What::nothing; }
};
bool operator==(const Why&, const Why&);

inline Why why(Why::What what, std::uint64_t number = 0) { return {what, number}; }
inline Why why(const Stopped& stopped) { return {.what = Why::What::stopped, .stopped = stopped}; }
inline Why why(Why::What what, Why because, std::uint64_t number = 0) {
  return {.what = what, .number = number, .because = std::make_shared<const Why>(std::move(because))};
}

}  // namespace proviso::model

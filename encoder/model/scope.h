// Which clauses, requirements and facts a question is about.
#pragma once

#include <optional>
#include <vector>

#include "model/model.h"
#include "model/open_readings.h"

namespace proviso::model {

struct Scope {
  std::vector<bool> clauses;  // by ClauseId: in force: its demands hold and its rules override
  std::vector<FactId> facts;
  std::vector<RequirementId> requirements;
  std::vector<ContractId> ended;  // counted although their window has ended by `today`
  bool in_force(ClauseId id) const { return clauses[id.value]; }
};

// The scope of a check as language reference and its scope lines say. `as_of` (days), when given, replaces the check's own.
// `today`, when given, decides what `ended` lists.
Scope scope_of(const Model&, const Check&, std::optional<std::int64_t> as_of, std::optional<std::int64_t> today);
// Does a spec with contracts have a check consider no clause at all, though it does not say `without contracts`?
bool considers_no_clause(const Model&, const Check&, const Scope&);

// A clause that `only` or `contracts` leaves out although it overrides clauses that stay, under some reading that is open.
struct LeftOut {
  ClauseId clause;
  std::vector<ClauseId> overrides;
};
std::vector<LeftOut> exceptions_left_out(const Model&, const Check&, const Scope&, const OpenReadings&, std::optional<std::int64_t> as_of);

// All clauses (of the contracts in force on `as_of`, where given), all facts, no requirements: that of an example.
Scope scope_of(const Model&, const Example&);
// Everything.
Scope full_scope(const Model&);

}  // namespace proviso::model

// The clauses, requirements and facts that a question covers.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/model.h"
#include "model/open_readings.h"

namespace proviso::model {

struct Scope {
  std::vector<bool> clauses;   // by ClauseId: in force, so that its demands hold and its rules override
  std::vector<bool> versions;  // by ClauseId: the version of its clause that counts (model/versions.h), whether or not it is in force
  std::vector<bool> standing;  // by ClauseId: its rules override within `kept` and `applies` (if they count there: `counts`)
  std::vector<FactId> facts;
  std::vector<RequirementId> requirements;
  std::vector<ContractId> ended;  // included although their window has ended by `today`
  bool in_force(ClauseId id) const { return clauses[id.value]; }
  // All that matters of the clause where `kept` and `applies` speak of it.
  std::pair<bool, bool> as_kept(ClauseId id) const { return {versions[id.value], standing[id.value]}; }
};

// Do the rules of the clause override? `exceptions_of`: within a `kept` or `applies` of this contract, where only its exceptions
// (Contract::exceptions) count; invalid: in the question itself, where clauses in force do.
bool counts(const Model&, const Scope&, ClauseId, ContractId exceptions_of);

// The scope of a check, as defined by the language reference and the check's scope lines. `as_of` (days), if given, replaces the
// check's own. `today`, if given, determines `ended`.
Scope scope_of(const Model&, const Check&, std::optional<std::int64_t> as_of, std::optional<std::int64_t> today);
// Does the check of a spec with contracts include no clause, although it does not say `without contracts`?
bool considers_no_clause(const Model&, const Check&, const Scope&);

// A clause that `only` or `contracts` excludes although it overrides included clauses, under some open reading.
struct LeftOut {
  ClauseId clause;
  std::vector<ClauseId> overrides;
};
std::vector<LeftOut> exceptions_left_out(const Model&, const Check&, const Scope&, const OpenReadings&, std::optional<std::int64_t> as_of);

// The scope of an example: all clauses (of the contracts in force on `as_of`, if given; else their last versions), all facts, no
// requirements.
Scope scope_of(const Model&, const Example&);
// Everything; of clauses, the last versions.
Scope full_scope(const Model&);

}  // namespace proviso::model

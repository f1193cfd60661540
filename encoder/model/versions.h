// Which version of a clause counts on a day, and which versions ever count together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"

namespace proviso::model {

// Is it what the clause says on that day, whether or not its contract is in force then? Without a day: is it the last version?
bool is_version_of(const Model&, const Clause&, std::optional<std::int64_t> day);
// Is there a day of which both are the version?
bool overlap(const Model&, const Clause&, const Clause&);
// Are they versions of one clause?
bool same_clause(const Clause&, const Clause&);
// The term as declared, and as contracts read it for which an amendment replaces it (whichever of these is given).
std::vector<TermId> all_versions(const Model&, TermId);
// "stateless", "hosting.logs": a term or a clause with readings. Where several versions of it have readings of their own, each says which
// it is: "stateless as declared", "stateless as amended by one".
std::string unique_name(const Model&, AmbiguityId);
// Of several versions of one clause, the one that is in force, else the first: so that each clause is there once. `in_force` by
// ClauseId. Units that are no clauses stay as they are.
std::vector<Unit> without_other_versions(const Model&, const std::vector<bool>& in_force, const std::vector<Unit>&);

}  // namespace proviso::model

// Rewordings of clauses in words.
#pragma once

#include <string>

#include "report/words/names.h"
#include "study/rewording.h"

namespace proviso::report {

// What is changed: "`october.other_joint_products` no longer overrides `october.api_exclusivity`", "`stateless` is read as `service`".
std::string in_words(const Spec&, const study::Rewording&);
// Why a clause does not bind today, as the reason of a loophole: "`october.other_joint_products` overrides `october.api_exclusivity`".
std::string reason_in_words(const Spec&, const study::Rewording&);

}  // namespace proviso::report

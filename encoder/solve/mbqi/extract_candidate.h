// Extracts an interpretation from a candidate that satisfies the query.
#pragma once

#include "solve/mbqi/candidate.h"

namespace proviso::solve {

lower::Interpretation interpretation(const lower::Theory&, Candidate&);

}  // namespace proviso::solve

// A candidate that satisfies everything, as the interpretation that is read back as an architecture.
#pragma once

#include "solve/mbqi/candidate.h"

namespace proviso::solve {

lower::Interpretation interpretation(const lower::Theory&, Candidate&);

}  // namespace proviso::solve

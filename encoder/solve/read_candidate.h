// A candidate that satisfies everything, as the interpretation that is read back as an architecture.
#pragma once

#include "solve/candidate.h"

namespace proviso::solve {

logic::Interpretation interpretation(const logic::Theory&, Candidate&);

}  // namespace proviso::solve

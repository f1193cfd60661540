// Parts of a spec without an effect (Restatement (Second) of Contracts, section 203: every term is to be given an effect).
#pragma once

#include "answer/side_questions.h"

namespace proviso::answer {

// Warnings that hold under every reading, for architectures of every size, whatever the overrides:
// W101 a permission of which no architecture with the facts and the clauses makes use
// W102 a duty that no architecture at all breaks
// W103 a duty that applies to nothing in any architecture with the facts
// W104 a clause that no architecture with the facts breaks
// W106 a requirement that every architecture with the facts meets
// W003 a duty that overrides one which could be kept with it, where neither of the two demands as much as the other
// Examples, and architectures that the oracle has seen, are tried before a question is asked.
Warnings idle_parts(Oracle&, lower::Theory&, solve::Portfolio&);

}  // namespace proviso::answer

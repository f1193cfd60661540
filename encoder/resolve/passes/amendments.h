// Amendments of contracts: which versions their clauses have, and from when until when.
//
// In: a Lexicon in which each contract has the clauses that it was made with. Out: the same with a further clause for each version
// that an amendment makes: one with other words, or one with the same words where a term that it rests on is replaced (and then a
// further term for each that means something else to the contract). Later passes see clauses with windows (model/versions.h).
// Amendments that change what is not there on their day, or change one thing twice on one day, are diagnosed.
#pragma once

#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

void expand_amendments(Lexicon&, Reports&);

}  // namespace proviso::resolve

// Rights: rules that say `must be able to`.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// A right applies to what is built, whatever happens, and speaks of what happens. Reports what is not so.
void check_rights(const Lexicon&, const Model&, Reports&);

}  // namespace proviso::resolve

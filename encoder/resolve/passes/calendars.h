// Calendars of working days.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

// Fills Model::calendars.
void declare_calendars(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve

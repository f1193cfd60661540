// The trace of a search as JSON.
#pragma once

#include "model/search_trace.h"
#include "report/json/json_parts.h"

namespace proviso::report {

// {"queries": [{"purpose", "demands", "goal", "known", "calls": [{"engine", "units", "without_numbers", "reply", "up_to", "why"}]}],
// "further": 0}
Json trace_json(const Spec&, const model::SearchTrace&);

}  // namespace proviso::report

// The trace of a search in words, for developers of the engines.
#pragma once

#include <string>
#include <string_view>

#include "model/model.h"
#include "model/search_trace.h"

namespace proviso::report {

// Codes for programs: "mbqi"; "refuted_up_to"; "confirmation".
std::string_view code(model::EngineCall::Engine);
std::string_view code(model::EngineCall::Reply);
std::string_view code(model::TracedQuery::Purpose);

// "search, 3 demands and a formula: mbqi (300000 units) gave up: ...; grounded (3000000 units) found an architecture"
std::string in_words(const model::Model&, const model::TracedQuery&);

}  // namespace proviso::report

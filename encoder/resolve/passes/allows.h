// Warnings that the author of a spec has looked at and takes as they are (`allow W104 "why"`).
#pragma once

#include <string_view>
#include <vector>

#include "model/model.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Where an `allow` stands: each warning is about one of these.
enum class AllowedIn : std::uint8_t { clause, requirement, check };

// Reports codes that are no warning's, or never about what they stand in; texts without a word; what is said twice.
std::vector<Allow> resolve_allows(const std::vector<syntax::Allow>&, AllowedIn, Reports&);

}  // namespace proviso::resolve

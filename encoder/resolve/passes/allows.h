// Warnings that the author of a spec has examined and accepts (`allow W104 "why"`).
#pragma once

#include <string_view>
#include <vector>

#include "model/model.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// The place of an `allow`: each warning is about one of these.
enum class AllowedIn : std::uint8_t { clause, requirement, check };

// Reports codes that are no warning, or that are never about such a place; texts without a word; and duplicates.
std::vector<Allow> resolve_allows(const std::vector<syntax::Allow>&, AllowedIn, Reports&);

}  // namespace proviso::resolve

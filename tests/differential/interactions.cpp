#include "interactions.h"

#include <fmt/format.h>

#include <algorithm>

#include "features.h"

namespace proviso::differential {

namespace {

using Meeting = std::vector<const char*>;

// At most seventy; the names are those of features.cpp.
const std::vector<Meeting> table{
    // What is remembered carries the readings that it rests on.
    {"readings of a term with a value parameter", "because"},
    {"readings of a term with a value parameter", "because under a reading", "several expectations"},
    {"readings of a term with a value parameter", "under"},
    {"readings of a term with a value parameter", "override"},
    {"readings of a term with a value parameter", "without"},
    {"readings of a value", "because"},
    {"readings", "because of a term"},
    {"readings", "at every size"},
    {"readings", "expectation under a position"},
    {"readings of a clause", "because"},
    {"readings of a clause", "kept"},
    {"readings of a clause", "applies"},
    {"value parameter", "closure"},
    {"value parameter", "dates"},
    {"value parameter", "sum"},
    {"term without parameters", "readings"},
    // Overrides.
    {"override in one reading alone", "because"},
    {"override in one reading alone", "several expectations"},
    {"override in one reading alone", "without"},
    {"override of one rule alone", "without"},
    {"override with readings", "under"},
    {"override that rests on readings", "because"},
    {"override that rests on a value parameter", "expectation"},
    {"override by a permission", "kept"},
    {"override by a duty", "applies"},
    {"override that matches variables", "readings of a clause"},
    {"override of another contract", "as of"},
    {"override of another contract", "contracts"},
    {"exception to an exception", "without"},
    {"left out what overrides", "because"},
    {"left out what overrides", "kept"},
    // What is built on clauses.
    {"kept", "only"},
    {"applies", "only"},
    {"kept", "without contracts"},
    {"kept", "as of"},
    {"term of clauses", "without"},
    {"applies", "override"},
    // Amendments.
    {"amended clause", "as of"},
    {"clause that is amended later", "as of"},
    {"amended clause", "kept"},
    {"amended clause", "override"},
    {"amended clause", "because"},
    {"amended clause", "under"},
    {"replaced term", "readings"},
    {"end by a formula", "override"},
    // Numbers and sizes.
    {"count", "sum"},
    {"count", "number of"},
    {"sum", "limits"},
    {"exactly", "limits"},
    {"share", "number of"},
    {"extreme", "optional"},
    {"limits on a subtype", "subtype"},
    {"months", "readings"},
    {"part of a date", "value parameter"},
    {"order by a field", "order"},
    {"computed duration", "optional"},
    {"working days", "readings"},
    {"working days", "optional"},
    {"closure of a term with readings", "expectation"},
    {"closure", "order"},
    {"next", "subtype"},
    {"definite", "because"},
    {"definite", "subtype"},
    {"product", "readings"},
    {"product", "override"},
    {"choice", "numbers"},
    // Scopes.
    {"with", "always", "readings"},
    {"products", "without a requirement"},
    {"as of", "until", "two contracts"},
    {"only", "because"},
    // What happens.
    {"usage", "dates"},
    {"usage", "readings"},
    {"usage", "override"},
    {"usage", "definite"},
    {"usage", "because"},
    {"can", "usage relation"},
    {"always:", "ordered usage"},
    // Examples.
    {"example", "under", "readings of a term with a value parameter"},
};

std::string text_of(const Meeting& meeting) { return fmt::format("together: {}", fmt::join(meeting, " x ")); }

}  // namespace

std::vector<std::string> interactions() {
  std::vector<std::string> names;
  for (const Meeting& meeting : table) names.push_back(text_of(meeting));
  return names;
}

void add_interactions(const model::Model& model, Coverage& coverage) {
  std::vector<std::set<std::string>> all;
  for (const model::Check& check : model.checks) all.push_back(features(model, check));
  for (const model::Example& example : model.examples) all.push_back(features(model, example));
  for (const Meeting& meeting : table) {
    const auto meets = [&](const std::set<std::string>& has) {
      return std::ranges::all_of(meeting, [&](const char* feature) { return has.contains(feature); });
    };
    if (std::ranges::any_of(all, meets)) ++coverage[text_of(meeting)];
  }
}

}  // namespace proviso::differential

#include "answer/oracle/under.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/versions.h"
#include "text/diagnostic.h"
#include "text/utf8.h"

namespace proviso::answer {

using namespace model;

namespace {

std::string with_suggestion(const std::string& message, std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string suggestion = text::did_you_mean(word, candidates);
  return suggestion.empty() ? message : message + "; " + suggestion;
}

Result<OpenReadings> position(const Model& model, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Position& position : model.positions) {
    names.push_back(position.heading.name);
    if (position.heading.name != name) continue;
    OpenReadings open = model.all_open();
    for (const Position::Pin& pin : position.pins) open[pin.ambiguity.value] = pin.readings;
    return open;
  }
  return Error{with_suggestion(fmt::format("there is no position `{}`", text::printable(name)), name, names)};
}

// The contract may precede the name of the clause, as in the spec; a version may be named as reports name it.
bool is_named(const Model& model, AmbiguityId id, std::string_view name) {
  if (model.name(id) == name || unique_name(model, id) == name) return true;
  const ClauseId clause = model[id].clause;
  return clause.valid() && fmt::format("{}.{}", model[model[clause].contract].heading.name, model.name(id)) == name;
}

// Are they of one clause, or of one term?
bool is_version_of(const Model& model, AmbiguityId a, AmbiguityId b) {
  const ClauseId clause = model[a].clause, other = model[b].clause;
  return clause.valid() == other.valid() && (!clause.valid() || same_clause(model[clause], model[other]));
}

// In each version of the term or clause that has the reading, unless the name is that of one version.
Result<OpenReadings> pin(const Model& model, std::string_view name, std::string_view reading) {
  std::vector<std::string_view> names, readings;
  OpenReadings open = model.all_open();
  std::optional<AmbiguityId> known;
  bool found = false;
  for (std::uint32_t a = 0; a < model.ambiguities.size(); ++a) {
    const AmbiguityId id{a};
    names.push_back(model.name(id));
    if (!is_named(model, id, name) || (known && !is_version_of(model, id, *known))) continue;
    if (!known) known = id;
    for (std::uint32_t r = 0; r < model.reading_count(id); ++r) {
      const std::string_view one = model.reading_heading(id, r).name;
      if (std::ranges::find(readings, one) == readings.end()) readings.push_back(one);
      if (one != reading) continue;
      open[a] = {r};
      found = true;
    }
  }
  if (found) return open;
  if (!known)
    return Error{with_suggestion(fmt::format("there is no term or clause `{}` with readings", text::printable(name)), name, names)};
  return Error{with_suggestion(
      fmt::format("`{}` has no reading `{}`; it has {}", name, text::printable(reading), fmt::format("`{}`", fmt::join(readings, "`, `"))),
      reading, readings)};
}

}  // namespace

std::optional<OpenReadings> intersect(const OpenReadings& a, const OpenReadings& b) {
  OpenReadings result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::set_intersection(a[i].begin(), a[i].end(), b[i].begin(), b[i].end(), std::back_inserter(result[i]));
    if (result[i].empty()) return std::nullopt;
  }
  return result;
}

Result<OpenReadings> open_under(const Model& model, const std::vector<std::string>& items) {
  OpenReadings open = model.all_open();
  for (const std::string& item : items) {
    const auto equals = item.find('=');
    auto one = equals == std::string::npos
                   ? position(model, item)
                   : pin(model, std::string_view(item).substr(0, equals), std::string_view(item).substr(equals + 1));
    if (!one.ok()) return one.error();
    auto both = intersect(open, one.value());
    if (!both) return Error{fmt::format("`{}` leaves no reading that the others allow", item)};
    open = std::move(*both);
  }
  return open;
}

}  // namespace proviso::answer

#include "model/versions.h"

#include <algorithm>
#include <limits>

namespace proviso::model {

namespace {

// From the one day, before the other.
std::pair<std::int64_t, std::int64_t> window(const Model& model, const Clause& clause) {
  return {clause.by.valid() ? model[clause.by].effective : std::numeric_limits<std::int64_t>::min(),
          clause.until.valid() ? model[clause.until].effective : std::numeric_limits<std::int64_t>::max()};
}

}  // namespace

bool is_version_of(const Model& model, const Clause& clause, std::optional<std::int64_t> day) {
  if (!day) return !clause.until.valid();
  const auto [begin, end] = window(model, clause);
  return begin <= *day && *day < end;
}

bool overlap(const Model& model, const Clause& a, const Clause& b) {
  const auto [begin_a, end_a] = window(model, a);
  const auto [begin_b, end_b] = window(model, b);
  return std::max(begin_a, begin_b) < std::min(end_a, end_b);
}

bool same_clause(const Clause& a, const Clause& b) { return a.contract == b.contract && a.heading.name == b.heading.name; }

std::vector<TermId> all_versions(const Model& model, TermId id) {
  std::vector<TermId> versions;
  for (std::uint32_t i = 0; i < model.terms.size(); ++i)
    if (model.terms[i].heading.name == model[id].heading.name) versions.push_back(TermId{i});
  return versions;
}

std::string unique_name(const Model& model, AmbiguityId id) {
  const auto plain = [&](AmbiguityId one) {
    const ClauseId clause = model[one].clause;
    const std::string name(model.name(one));
    return clause.valid() ? std::string(model[model[clause].contract].heading.name) + "." + name : name;
  };
  const std::string name = plain(id);
  bool several = false;
  for (std::uint32_t i = 0; i < model.ambiguities.size(); ++i) several = several || (AmbiguityId{i} != id && plain(AmbiguityId{i}) == name);
  if (!several) return name;
  const ClauseId clause = model[id].clause;
  const AmendmentId by = clause.valid() ? model[clause].by : model[model[id].term].by;
  return name + (by.valid() ? " as amended by " + std::string(model[by].heading.name) : " as declared");
}

std::vector<Unit> without_other_versions(const Model& model, const std::vector<bool>& in_force, const std::vector<Unit>& units) {
  std::vector<Unit> result;
  for (const Unit& unit : units) {
    const auto* clause = std::get_if<ClauseUnit>(&unit);
    const auto other = std::ranges::find_if(result, [&](const Unit& before) {
      const auto* known = std::get_if<ClauseUnit>(&before);
      return clause != nullptr && known != nullptr && same_clause(model[known->id], model[clause->id]);
    });
    if (other == result.end()) {
      result.push_back(unit);
    } else if (in_force[clause->id.value]) {
      *other = unit;
    }
  }
  return result;
}

}  // namespace proviso::model

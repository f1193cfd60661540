#include "model/model.h"

#include <numeric>

#include "model/kind_traits.h"
#include "text/check.h"

namespace proviso::model {

std::string_view name(ExpressionKind kind) { return traits(kind).name; }

bool Model::is_subtype(TypeId sub, TypeId super) const {
  while (sub.valid() && sub != super) sub = (*this)[sub].parent;
  return sub.valid();
}

std::string_view Model::name(AmbiguityId id) const {
  const Ambiguity& ambiguity = (*this)[id];
  return ambiguity.term.valid() ? (*this)[ambiguity.term].heading.name : (*this)[ambiguity.clause].heading.name;
}

const Heading& Model::reading_heading(AmbiguityId id, std::uint32_t reading) const {
  const Ambiguity& ambiguity = (*this)[id];
  CHECK(reading < reading_count(id), "a reading of this term or clause");
  return ambiguity.term.valid() ? (*this)[ambiguity.term].readings[reading].heading : (*this)[ambiguity.clause].readings[reading].heading;
}

std::size_t Model::reading_count(AmbiguityId id) const {
  const Ambiguity& ambiguity = (*this)[id];
  return ambiguity.term.valid() ? (*this)[ambiguity.term].readings.size() : (*this)[ambiguity.clause].readings.size();
}

OpenReadings Model::all_open() const {
  OpenReadings open(ambiguities.size());
  for (std::uint32_t i = 0; i < open.size(); ++i) {
    open[i].resize(reading_count(AmbiguityId{i}));
    std::iota(open[i].begin(), open[i].end(), 0U);
  }
  return open;
}

}  // namespace proviso::model

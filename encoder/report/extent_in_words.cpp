#include "report/extent_in_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/sizes_in_words.h"

namespace proviso::report {

const Extent* extent_of(const answer::Finding& finding) {
  const answer::Conflict* conflict = answer::conflict_of(finding);
  return conflict ? &conflict->extent : nullptr;
}

bool same(const Extent& a, const Extent& b) {
  if (a.index() != b.index()) return false;
  const auto* left = std::get_if<solve::UpTo>(&a);
  return !left || left->size == std::get<solve::UpTo>(b).size;
}

std::string in_words(const Extent& extent) {
  const auto* limited = std::get_if<solve::UpTo>(&extent);
  return limited ? fmt::format("for architectures of up to {} of each type", limited->size) : "of every size";
}

std::vector<std::string> why_not_beyond(const Spec& spec, const Extent& extent) {
  const auto* limited = std::get_if<solve::UpTo>(&extent);
  if (!limited) return {};
  std::vector<std::string> reasons;
  for (const Unlimited& types : unlimited(spec, limited->bounds)) {
    if (types.supplied) continue;
    for (const Said& said : types.why) {
      std::string reason = with_place(spec, said);
      if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(std::move(reason));
    }
  }
  return reasons;
}

}  // namespace proviso::report

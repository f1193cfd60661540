#include "report/words/extent_in_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/usage.h"
#include "report/words/sizes_in_words.h"
#include "report/words/why_in_words.h"

namespace proviso::report {

std::string extent_in_words(const Spec& spec, const model::Check& check) {
  if (check.limits.empty()) return "of every size";
  std::vector<std::string> limits;
  for (const model::Limit& limit : check.limits)
    limits.push_back(fmt::format("{} {}", limit.count, ticked(spec.model[limit.type].heading.name)));
  return fmt::format("with at most {}", listed(limits));
}

std::string undecided_in_words(const Spec& spec, const model::Check& check, const answer::Undecided& undecided) {
  std::string reason = in_words(spec.model, undecided.reason);
  if (!undecided.settled || undecided.settled->size == 0) return reason;
  const std::string_view what = check.always                   ? "no counterexample"
                                : model::has_usage(spec.model) ? "no such design"
                                                               : "no such architecture";
  std::string text = fmt::format("{} with up to {} of each type; not settled beyond, because {}", what, undecided.settled->size, reason);
  const std::vector<std::string> open = why_not_beyond(spec, *undecided.settled);
  return open.empty() ? text : fmt::format("{}; what sets no limit: {}", text, listed(open));
}

std::vector<std::string> why_not_beyond(const Spec& spec, const answer::Settled& settled) {
  std::vector<std::string> reasons;
  for (const answer::NoLimit& no_limit : settled.limits.unlimited) {
    if (no_limit.supply) continue;  // caused by other types alone, which are listed too
    for (const Said& said : why_no_limit(spec, no_limit)) {
      std::string reason = with_place(spec, said);
      if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(std::move(reason));
    }
  }
  return reasons;
}

}  // namespace proviso::report

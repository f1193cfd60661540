#include "report/words/tally.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/words/names.h"
#include "text/check.h"

namespace proviso::report {

namespace {

void count(Tally::Counts& counts, Standing standing) {
  ++counts.all;
  switch (standing) {
    case Standing::as_expected:
      ++counts.as_expected;
      break;
    case Standing::not_as_expected:
      ++counts.not_as_expected;
      break;
    case Standing::undecided:
      ++counts.undecided;
      break;
    case Standing::unasked:
      ++counts.unasked;
      break;
  }
}

std::string in_words(const Tally::Counts& counts, std::string_view what) {
  std::vector<std::string> parts;
  if (counts.as_expected > 0) parts.push_back(fmt::format("{} as expected", counts.as_expected));
  if (counts.not_as_expected > 0)
    parts.push_back(fmt::format("{} not{}", counts.not_as_expected, counts.as_expected > 0 ? "" : " as expected"));
  if (counts.undecided > 0) parts.push_back(fmt::format("{} undecided", counts.undecided));
  if (counts.unasked > 0) parts.push_back(fmt::format("{} without expectations", counts.unasked));
  const std::string all = counted(counts.all, what);
  if (parts.size() > 1) return fmt::format("{}: {}", all, fmt::join(parts, ", "));
  return all + parts.front().substr(parts.front().find(' '));
}

}  // namespace

Standing standing(const answer::CheckAnswer& answer) {
  if (answer.expectations.empty()) {
    const bool open =
        std::ranges::any_of(answer.lines, [](const answer::Line& line) { return std::holds_alternative<answer::Undecided>(line.finding); });
    return open ? Standing::undecided : Standing::unasked;
  }
  Standing result = Standing::as_expected;
  for (const answer::ExpectationResult& expectation : answer.expectations) {
    if (expectation.met == answer::Met::no) return Standing::not_as_expected;
    if (expectation.met == answer::Met::undecided) result = Standing::undecided;
  }
  return result;
}

// An example in which a fact does not hold is not a possible case, whatever its expectations.
Standing standing(const model::Judgement& judgement) {
  using model::VerdictOutcome;
  const auto has = [&](VerdictOutcome outcome) {
    return std::ranges::find(judgement.verdicts, outcome, &model::VerdictResult::outcome) != judgement.verdicts.end();
  };
  const bool undecided = std::ranges::any_of(judgement.units, &model::UnitOutcome::undecided);
  const bool impossible = judgement.verdicts.empty() && std::ranges::any_of(judgement.units, [](const model::UnitOutcome& outcome) {
                            return std::holds_alternative<model::FactUnit>(outcome.unit) && !outcome.broken.empty();
                          });
  if (!judgement.malformed.empty() || impossible || has(VerdictOutcome::not_met)) return Standing::not_as_expected;
  if (has(VerdictOutcome::undecided) || (judgement.verdicts.empty() && undecided)) return Standing::undecided;
  return judgement.verdicts.empty() ? Standing::unasked : Standing::as_expected;
}

std::string_view name(Standing standing) {
  switch (standing) {
    case Standing::as_expected:
      return "as expected";
    case Standing::not_as_expected:
      return "not as expected";
    case Standing::undecided:
      return "undecided";
    case Standing::unasked:
      return "nothing expected";
  }
  CHECK(false, "a standing without a name");
}

Tally::Counts& Tally::Counts::operator+=(const Counts& more) {
  all += more.all;
  as_expected += more.as_expected;
  not_as_expected += more.not_as_expected;
  undecided += more.undecided;
  unasked += more.unasked;
  return *this;
}

Tally& Tally::operator+=(const Tally& more) {
  checks += more.checks;
  examples += more.examples;
  return *this;
}

Tally tally(const answer::SpecAnswer& answer) {
  Tally result;
  for (const answer::CheckAnswer& check : answer.checks) count(result.checks, standing(check));
  for (const model::Judgement& example : answer.examples) count(result.examples, standing(example));
  return result;
}

std::string in_words(const Tally& tally) {
  std::vector<std::string> parts;
  if (tally.checks.all > 0) parts.push_back(in_words(tally.checks, "check"));
  if (tally.examples.all > 0) parts.push_back(in_words(tally.examples, "example"));
  return fmt::format("{}", fmt::join(parts, "; "));
}

Standing standing(const Tally& tally) {
  if (tally.checks.not_as_expected + tally.examples.not_as_expected > 0) return Standing::not_as_expected;
  if (tally.checks.undecided + tally.examples.undecided > 0) return Standing::undecided;
  return Standing::as_expected;
}

}  // namespace proviso::report

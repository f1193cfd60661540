#include "report/text/check_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/calendar.h"
#include "report/text/finding_text.h"
#include "report/text/usage_text.h"
#include "report/words/assumptions.h"
#include "report/words/extent_in_words.h"
#include "report/words/non_breaking.h"
#include "report/words/readings_in_words.h"
#include "report/words/sizes_in_words.h"
#include "report/words/tally.h"
#include "report/words/trace_in_words.h"
#include "report/words/unmet.h"
#include "text/check.h"

namespace proviso::report {

namespace {

using answer::CheckAnswer;
using answer::Word;

constexpr std::size_t indent = 2;
constexpr std::size_t verdict_column = 14;  // two blanks, "IMPOSSIBLE", two blanks
constexpr std::size_t queries_at_most = 40;
constexpr std::size_t grounds_at_most = 3;  // different findings of one outcome that are shown in full

Tone tone(Word word) {
  switch (word) {
    case Word::possible:
    case Word::holds:
      return Tone::good;
    case Word::impossible:
    case Word::fails:
      return Tone::bad;
    case Word::vacuous:
    case Word::undecided:
      return Tone::doubt;
  }
  CHECK(false, "a verdict without a tone");
}

void tell_heading(Page& page, const model::Check& check) {
  std::string heading = page.paint(Tone::strong, check.heading.name);
  if (!check.heading.gloss.empty()) heading += "  " + clean(check.heading.gloss);
  page.paragraph(0, heading);
}

// The extent of a finding, or why it is undecided; empty if there is nothing to report.
std::string reach(const Spec& spec, const CheckAnswer& answer, const answer::Finding& finding) {
  if (answer::conflict_of(finding) != nullptr) return extent_in_words(spec, spec.model[answer.check]);
  if (const auto* undecided = std::get_if<answer::Undecided>(&finding))
    return undecided_in_words(spec, spec.model[answer.check], *undecided);
  const answer::Witness* witness = answer::witness_of(finding);
  if (witness == nullptr || !witness->admission) return {};
  return (std::holds_alternative<answer::Fails>(finding) ? "on a design that " : "") + in_words(*witness->admission);
}

// The extent that all findings of one outcome share; empty if they differ.
std::string shared(const Spec& spec, const CheckAnswer& answer, Word outcome) {
  std::string text;
  for (const answer::Line& line : answer.lines) {
    if (answer::word(line.finding) != outcome) continue;
    const std::string own = reach(spec, answer, line.finding);
    if (!text.empty() && own != text) return {};
    text = own;
  }
  return text;
}

// The extents if they differ among the findings of one outcome, each with its readings.
void tell_differing(Page& page, const Spec& spec, const CheckAnswer& answer, Word outcome) {
  std::vector<std::pair<std::string, std::vector<model::OpenReadings>>> parts;
  for (const answer::Line& line : answer.lines) {
    if (answer::word(line.finding) != outcome) continue;
    const std::string own = reach(spec, answer, line.finding);
    const auto it = std::ranges::find(parts, own, [](const auto& part) { return part.first; });
    if (it == parts.end()) {
      parts.push_back({own, {line.readings}});
    } else {
      it->second.push_back(line.readings);
    }
  }
  if (parts.size() < 2) return;
  // The part with the longest description comes last, without description.
  const auto longest = std::ranges::max_element(parts, {}, [&](const auto& part) { return merged(answer, part.second).size(); });
  std::rotate(longest, longest + 1, parts.end());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& [text, products] = parts[i];
    const bool last = i + 1 == parts.size();
    page.paragraph(verdict_column, fmt::format("- {} {}", text, last ? "in the other cases" : when_in_words(spec.model, answer, products)));
  }
}

void tell_regions_of(Page& page, const Spec& spec, const CheckAnswer& answer) {
  for (const ToldRegion& told : tell_regions(spec.model, answer)) {
    const Word outcome = told.region->outcome;
    std::vector<std::string> parts = {shared(spec, answer, outcome), told.when.lead};
    if (told.when.lead == "otherwise") std::ranges::reverse(parts);
    std::erase(parts, std::string());
    page.item(indent, page.paint(tone(outcome), answer::text(outcome)), verdict_column, fmt::format("{}", fmt::join(parts, ", ")));
    for (const std::string& one : told.when.cases) page.paragraph(verdict_column, "- " + one);
    tell_differing(page, spec, answer, outcome);
  }
}

// "so IMPOSSIBLE under Microsofts_case and Nadellas_words, POSSIBLE under OpenAIs_case"
void tell_positions(Page& page, const model::Model& model, const CheckAnswer& answer) {
  if (answer.regions.size() < 2) return;
  std::vector<std::pair<std::vector<Word>, std::vector<std::string>>> groups;
  for (const UnderPosition& under : under_positions(model, answer)) {
    auto it = std::ranges::find(groups, under.outcomes, [](const auto& group) { return group.first; });
    if (it == groups.end()) it = groups.insert(it, {under.outcomes, {}});
    it->second.emplace_back(model[under.position].heading.name);
  }
  std::vector<std::string> parts;
  for (const auto& [outcomes, positions] : groups) {
    std::vector<std::string> words;
    for (const Word word : outcomes) words.emplace_back(answer::text(word));
    parts.push_back(fmt::format("{} under {}", listed(words, "or"), listed(positions)));
  }
  if (!parts.empty()) page.paragraph(indent, fmt::format("so {}", fmt::join(parts, ", ")), verdict_column - indent);
}

// The scope of the question.
void tell_scope(Page& page, const Spec& spec, const CheckAnswer& answer, std::optional<std::int64_t> as_of) {
  const model::Check& check = spec.model[answer.check];
  std::string asks = check.always ? "always" : "possible";
  if (check.formula.valid()) asks += " " + excerpt(spec, spec.model[check.formula].span);
  if (as_of || check.as_of) asks += fmt::format(", as of {}", model::date_to_string(as_of ? *as_of : *check.as_of));
  for (const model::Limit& limit : check.limits)
    asks += fmt::format(", with at most {}", counted(static_cast<std::size_t>(limit.count), spec.model[limit.type].heading.name));
  page.item(indent, "asks", verdict_column, asks);

  std::vector<std::string> clauses;
  for (std::uint32_t i = 0; i < spec.model.clauses.size(); ++i) {
    if (answer.scope.in_force(model::ClauseId{i})) clauses.push_back(name(spec.model, model::ClauseId{i}));
  }
  std::vector<std::string> requirements;
  for (const model::RequirementId id : answer.scope.requirements) requirements.emplace_back(spec.model[id].heading.name);
  page.item(indent, "clauses", verdict_column, clauses.empty() ? "none" : listed(clauses));
  if (!requirements.empty()) page.item(indent, "requires", verdict_column, listed(requirements));
}

// The assumed facts, each with the outcome that rests on it.
void tell_assumptions(Page& page, const Spec& spec, const CheckAnswer& answer) {
  for (const answer::Region& region : answer.regions) {
    for (const model::FactId fact : assumptions_of(spec.model, answer, region.outcome)) {
      const model::Heading& heading = spec.model[fact].heading;
      std::string text = fmt::format("{} depends on {}, which is assumed", answer::text(region.outcome), ticked(heading.name));
      if (!heading.gloss.empty()) text += "  " + in_quotes(heading.gloss);
      page.item(indent, "note", verdict_column, fmt::format("{}  {}", text, page.paint(Tone::faint, place(spec, heading.name_span))));
    }
  }
}

// Exceptions whose clauses the check leaves out.
void tell_left_out(Page& page, const Spec& spec, const CheckAnswer& answer, std::optional<std::int64_t> as_of) {
  const model::Check& check = spec.model[answer.check];
  for (const model::LeftOut& left : model::exceptions_left_out(spec.model, check, answer.scope, answer.open, as_of)) {
    std::vector<std::string> overridden;
    for (const model::ClauseId id : left.overrides) overridden.push_back(ticked(name(spec.model, id)));
    page.item(indent, "note", verdict_column,
              fmt::format("the check leaves out {}, which overrides {}", ticked(name(spec.model, left.clause)), listed(overridden)));
  }
}

// How many elements of each type are sufficient, and why there is no limit.
void tell_sizes(Page& page, const Spec& spec, const CheckAnswer& answer) {
  if (!answer.sizes || (answer.sizes->limits.empty() && answer.sizes->unlimited.empty())) return;
  page.item(indent, "sizes", verdict_column, limits_in_words(spec, answer, *answer.sizes));
  for (const answer::NoLimit& these : answer.sizes->unlimited) {
    std::vector<std::string> types, reasons;
    for (const model::TypeId type : these.types) types.push_back(ticked(spec.model[type].heading.name));
    for (const Said& said : why_no_limit(spec, these)) reasons.push_back(with_place(spec, said));
    const std::string why = reasons.empty() ? "the question is too long to compute a limit" : listed(reasons);
    page.paragraph(verdict_column, fmt::format("- {}: {}", listed(types), why));
    if (const std::string way = hint(spec, these); !way.empty())
      page.paragraph(verdict_column + 2, fmt::format("to have a limit, {}", way));
  }
  const std::string verdict = answer.sizes->unlimited.empty() ? "" : verdict_without_limit(answer);
  if (!verdict.empty()) page.paragraph(verdict_column, verdict);
}

// "search  grounded refuted 2, grounded units 10,433, ...": for developers of the engines.
void tell_statistics(Page& page, const CheckAnswer& answer) {
  std::vector<std::string> counts;
  for (const answer::Counted& counted : answer.statistics) counts.push_back(tied(fmt::format("{} {}", counted.what, counted.count)));
  if (!counts.empty()) page.item(indent, "search", verdict_column, fmt::format("{}", fmt::join(counts, ", ")));
}

// The engines that were asked, query by query.
void tell_trace(Page& page, const Spec& spec, const CheckAnswer& answer) {
  const std::size_t shown = std::min(answer.trace.queries.size(), queries_at_most);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string lead = i == 0 ? "trace" : "";
    page.item(indent, lead, verdict_column, fmt::format("{}. {}", i + 1, in_words(spec.model, answer.trace.queries[i])));
  }
  const std::uint64_t further = answer.trace.queries.size() - shown + answer.trace.further;
  if (further > 0) page.item(indent, "", verdict_column, fmt::format("and {}", counted(further, "further query")));
}

void tell_unmet(Page& page, const Spec& spec, const CheckAnswer& answer, const answer::ExpectationResult& result) {
  const UnmetWords words = unmet_in_words(spec, answer, result);
  page.paragraph(indent + 2, fmt::format("{}  {}", words.expected, page.paint(Tone::faint, place(spec, words.place))));
  if (!words.why.empty()) page.paragraph(indent + 4, words.why);
}

void tell_expectations(Page& page, const Spec& spec, const CheckAnswer& answer) {
  if (answer.expectations.empty()) return;
  const Standing how = standing(answer);
  std::size_t met = 0;
  for (const answer::ExpectationResult& result : answer.expectations) met += result.met == answer::Met::yes ? 1 : 0;
  const std::size_t all = answer.expectations.size();
  switch (how) {
    case Standing::as_expected:
      page.paragraph(indent, all == 1 ? page.paint(Tone::good, "as expected")
                                      : fmt::format("{} ({})", page.paint(Tone::good, "as expected"), counted(all, "expectation")));
      return;
    case Standing::not_as_expected:
    case Standing::undecided:
      page.paragraph(indent, fmt::format("{}{}",
                                         page.paint(how == Standing::undecided ? Tone::doubt : Tone::bad,
                                                    how == Standing::undecided ? "EXPECTATION UNDECIDED" : "NOT AS EXPECTED"),
                                         all == 1 ? "" : fmt::format(" ({} of {} expectations met)", met, all)));
      break;
    case Standing::unasked:
      return;
  }
  for (const answer::ExpectationResult& result : answer.expectations) {
    if (result.met != answer::Met::yes) tell_unmet(page, spec, answer, result);
  }
}

bool contains(const model::OpenReadings& product, const model::Selection& selection) {
  for (std::size_t i = 0; i < product.size(); ++i) {
    if (std::ranges::find(product[i], selection[i]) == product[i].end()) return false;
  }
  return true;
}

void tell_part(Page& page, const Spec& spec, const CheckAnswer& answer, const Grounds& grounds, Fullness fullness) {
  const Word outcome = answer::word(grounds.line->finding);
  const auto* undecided = std::get_if<answer::Undecided>(&grounds.line->finding);
  if (undecided != nullptr && !undecided->unproven) return;  // the headline contains everything
  const std::string when = answer.occurring.empty() ? "" : when_in_words(spec.model, answer, grounds.products);
  std::size_t inner = indent;
  if (fullness == Fullness::full) page.gap();
  if (!when.empty()) {
    page.paragraph(indent, fmt::format("{} {}", page.paint(tone(outcome), answer::text(outcome)), when));
    inner += 2;
  }
  tell_grounds(page, inner, spec, answer, grounds, fullness);
  if (fullness == Fullness::full && grounds.line->remembered)
    page.paragraph(inner,
                   "This follows from what another question of this run has settled; asked alone, it could be undecided at its limit.");
}

void tell_everything(Page& page, const Spec& spec, const CheckAnswer& answer, Fullness fullness) {
  for (const ToldRegion& told : tell_regions(spec.model, answer)) {
    const std::vector<Grounds> all = grounds_of(answer, told.region->outcome);
    const std::size_t limit = fullness == Fullness::full ? grounds_at_most : 1;
    for (std::size_t i = 0; i < all.size() && i < limit; ++i) tell_part(page, spec, answer, all[i], fullness);
    if (fullness == Fullness::full && all.size() > limit) {
      page.paragraph(
          indent, fmt::format("{} further grounds for {} are in the JSON report.", all.size() - limit, answer::text(told.region->outcome)));
    }
  }
}

// The evidence for answers that are not as expected.
void tell_unexpected(Page& page, const Spec& spec, const CheckAnswer& answer) {
  std::vector<const answer::Line*> told;
  for (const answer::ExpectationResult& result : answer.expectations) {
    if (result.met == answer::Met::yes || !result.instance) continue;
    for (const answer::Line& line : answer.lines) {
      if (!contains(line.readings, *result.instance) || std::ranges::find(told, &line) != told.end()) continue;
      told.push_back(&line);
      tell_part(page, spec, answer, {&line, {line.readings}}, Fullness::brief);
    }
  }
}

}  // namespace

void tell_check(Page& page, const Spec& spec, const CheckAnswer& answer, std::optional<std::int64_t> as_of, Detail detail) {
  tell_heading(page, spec.model[answer.check]);
  if (!answer.rounds.empty()) {
    tell_rounds(page, indent, spec, answer);
    page.gap();
  }
  if (detail == Detail::full) tell_scope(page, spec, answer, as_of);
  tell_regions_of(page, spec, answer);
  tell_positions(page, spec.model, answer);
  tell_left_out(page, spec, answer, as_of);
  tell_assumptions(page, spec, answer);
  if (detail == Detail::full) tell_sizes(page, spec, answer);
  tell_statistics(page, answer);
  tell_trace(page, spec, answer);
  tell_expectations(page, spec, answer);
  if (detail == Detail::full) {
    tell_everything(page, spec, answer, Fullness::full);
  } else if (answer.expectations.empty()) {
    tell_everything(page, spec, answer, Fullness::brief);
  } else {
    tell_unexpected(page, spec, answer);
  }
}

}  // namespace proviso::report

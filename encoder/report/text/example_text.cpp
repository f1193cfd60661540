#include "report/text/example_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/usage.h"
#include "report/text/architecture_text.h"
#include "report/text/compliance_text.h"
#include "report/words/example_outcome.h"
#include "report/words/readings_in_words.h"
#include "report/words/tally.h"
#include "report/words/unmet.h"
#include "text/check.h"

namespace proviso::report {

namespace {

constexpr std::size_t example_indent = 2;

std::string subject(const Spec& spec, const model::Unit& unit) {
  if (const auto* fact = std::get_if<model::FactUnit>(&unit)) return "fact " + std::string(spec.model[fact->id].heading.name);
  return name(spec.model, unit) + section_of(spec.model[std::get<model::ClauseUnit>(unit).id]);
}

std::string_view use_in_words(model::Use use) {
  switch (use) {
    case model::Use::made:
      return "made use of";
    case model::Use::not_made:
      return "not made use of";
    case model::Use::depends_on_readings:
      return "only permits, and is never breached";
  }
  CHECK(false, "a use without words");
}

// "breached, exactly when `stateless` is read as `inference`", or "complied with"; "by this usage", if the clause is about usage; for a
// fact "does not hold", "holds".
std::string outcome_in_words(const Spec& spec, const model::Judgement& judgement, const model::UnitOutcome& outcome) {
  const bool fact = std::holds_alternative<model::FactUnit>(outcome.unit);
  if (outcome.undecided) return "undecided: there are too many combinations of readings";
  const bool by_usage = !fact && mentions_usage(spec.model, std::get<model::ClauseUnit>(outcome.unit).id);
  const std::string_view whose = by_usage ? " by this usage" : "";
  if (outcome.use) return std::string(use_in_words(*outcome.use));
  if (outcome.broken.empty()) return fact ? "holds" : fmt::format("complied with{}", whose);
  std::string words = fact ? "does not hold" : fmt::format("breached{}", whose);
  const When when = broken_when(spec.model, judgement, outcome);
  if (when.lead.empty()) return words;
  std::string text = fmt::format("{}, {}", words, when.lead);
  for (const std::string& one : when.cases) text += (text.ends_with(':') ? " " : "; or ") + one;
  return text;
}

// What breaches a clause, or why a fact does not hold, in the first combination of readings with that result.
void tell_how_broken(Page& page, std::size_t at, const Spec& spec, const model::Judgement& judgement, const model::UnitOutcome& outcome) {
  const Case what{spec, spec.model[judgement.example].structure, outcome.broken.front()};
  if (outcome.why) tell_reason(page, at, what, *outcome.why);
  if (!outcome.breach) return;
  for (const model::RuleCompliance& rule : outcome.breach->rules)
    for (const std::string& line : violation_lines(what, rule)) page.paragraph(at, line);
}

// The results of the clauses and the facts. Facts that hold are omitted.
void tell_outcomes(Page& page, const Spec& spec, const model::Judgement& judgement, Detail detail) {
  std::size_t widest = 0;
  for (const model::UnitOutcome& outcome : judgement.units) {
    if (std::holds_alternative<model::ClauseUnit>(outcome.unit)) widest = std::max(widest, width_of(subject(spec, outcome.unit)));
  }
  const std::size_t column = example_indent + std::min<std::size_t>(widest, 40) + 2;
  for (const model::UnitOutcome& outcome : judgement.units) {
    const bool fact = std::holds_alternative<model::FactUnit>(outcome.unit);
    if (fact && outcome.broken.empty() && !outcome.undecided) continue;
    page.item(example_indent, subject(spec, outcome.unit), column, outcome_in_words(spec, judgement, outcome));
    if (detail == Detail::full && !outcome.broken.empty()) tell_how_broken(page, example_indent + 2, spec, judgement, outcome);
  }
}

// The results of the example under the readings where it is not as expected.
void tell_ruling(Page& page, std::size_t at, const Spec& spec, const model::Example& example, const model::Ruling& ruling) {
  const Case what{spec, example.structure, ruling.selection};
  for (const model::BrokenFact& broken : ruling.broken_facts) {
    const model::Heading& heading = spec.model[broken.fact].heading;
    page.paragraph(at, fmt::format("fact {}  {}", page.paint(Tone::strong, heading.name), in_quotes(heading.gloss)));
    tell_reason(page, at + 2, what, broken.why);
  }
  const bool some_breached = std::ranges::any_of(ruling.clauses, [](const auto& clause) { return !clause.complied_with; });
  for (const model::ClauseCompliance& clause : ruling.clauses)
    if (!clause.complied_with || (!some_breached && ruling.broken_facts.empty())) tell_clause(page, at, what, clause);
}

void tell_unmet(Page& page, const Spec& spec, const model::Judgement& judgement, const model::VerdictResult& result) {
  const UnmetWords words = unmet_in_words(spec, judgement, result);
  page.paragraph(example_indent + 2, fmt::format("{}  {}", words.expected, page.paint(Tone::faint, place(spec, words.place))));
  page.paragraph(example_indent + 4, words.why);
  if (result.instance) tell_ruling(page, example_indent + 6, spec, spec.model[judgement.example], *result.instance);
}

void tell_expectations(Page& page, const Spec& spec, const model::Judgement& judgement) {
  const Standing how = standing(judgement);
  const std::size_t all = judgement.verdicts.size();
  const auto met = std::ranges::count(judgement.verdicts, model::VerdictOutcome::met, &model::VerdictResult::outcome);
  const std::string of_all = all < 2 ? "" : fmt::format(" ({} of {} expectations met)", met, all);
  if (how == Standing::unasked) return;
  if (how == Standing::as_expected) {
    page.paragraph(example_indent,
                   page.paint(Tone::good, "as expected") + (all < 2 ? "" : fmt::format(" ({})", counted(all, "expectation"))));
    return;
  }
  const bool undecided = how == Standing::undecided;
  page.paragraph(example_indent, page.paint(undecided ? Tone::doubt : Tone::bad, undecided ? "UNDECIDED" : "NOT AS EXPECTED") + of_all);
  for (const model::VerdictResult& result : judgement.verdicts) {
    if (result.outcome != model::VerdictOutcome::met) tell_unmet(page, spec, judgement, result);
  }
}

}  // namespace

void tell_example(Page& page, const Spec& spec, const model::Judgement& judgement, Detail detail) {
  const model::Example& example = spec.model[judgement.example];
  const Standing how = standing(judgement);
  if (detail != Detail::full && how == Standing::as_expected) return;
  page.gap();
  std::string heading = page.paint(Tone::strong, fmt::format("example {}", example.heading.name));
  if (!example.heading.gloss.empty()) heading += "  " + clean(example.heading.gloss);
  page.paragraph(0, heading);
  for (const std::string& reason : judgement.malformed) page.paragraph(example_indent, "no architecture: " + clean(reason));
  if (!judgement.malformed.empty()) return;
  if (detail == Detail::full) draw(page, example_indent, spec.model, example.structure, nullptr);
  if (detail == Detail::full || how == Standing::unasked || judgement.verdicts.empty()) tell_outcomes(page, spec, judgement, detail);
  tell_expectations(page, spec, judgement);
}

}  // namespace proviso::report

#include "report/text/conflict_text.h"

#include <fmt/format.h>

#include "report/words/conflict.h"

namespace proviso::report {

namespace {

constexpr std::size_t kind_width = 13;  // "requirement" and two blanks

void tell_unit(Page& page, std::size_t indent, const Spec& spec, const UnitWords& unit, Fullness fullness) {
  const std::size_t column = indent + kind_width;
  const bool question = !unit.span.valid();
  std::string text = question ? "what is asked" : page.paint(Tone::strong, unit.name);
  if (!unit.section.empty()) text += ", " + unit.section;
  if (unit.assumed) text += ", assumed";
  if (!unit.reading.empty()) text += ", read as " + page.paint(Tone::strong, unit.reading);
  if (unit.amended_by.valid()) text += ", " + version(spec.model, unit.amended_by);
  if (!unit.gloss.empty()) text += "  " + in_quotes(unit.gloss);
  if (const std::string at = place(spec, unit.span); !at.empty()) text += "  " + page.paint(Tone::faint, at);
  page.item(indent, unit.kind, column, text);
  if (fullness == Fullness::brief && !question) return;
  page.paragraph(column, unit.demands);
  if (const std::string who = duty(unit.binds, unit.owed_to); !who.empty()) page.paragraph(column, who);
  for (const model::Cite& cite : unit.cites) page.item(column, "cites", column + 6, cited(spec, cite));
}

// The clauses outside the units on whose rules the conflict depends.
void tell_considered(Page& page, std::size_t indent, const Spec& spec, const model::Check& check, const ConsideredWords& considered,
                     const model::OpenReadings& readings, Fullness fullness) {
  page.paragraph(indent, considered.heading);
  for (const answer::Considered& one : considered.clauses) {
    tell_unit(page, indent + 2, spec, words(spec, model::ClauseUnit{one.clause}, check, readings), fullness);
    std::vector<std::string> overridden;
    for (const model::ClauseId clause : one.overrides) overridden.push_back(name(spec.model, clause));
    page.paragraph(indent + 2 + kind_width, fmt::format("overrides {}", listed(overridden)));
  }
}

}  // namespace

void tell_conflict(Page& page, std::size_t indent, const Spec& spec, const answer::CheckAnswer& answer, const answer::Finding& finding,
                   const model::OpenReadings& readings, Fullness fullness) {
  const model::Check& check = spec.model[answer.check];
  const ConflictWords conflict = conflict_in_words(spec, answer, finding, readings);
  for (const std::string& sentence : conflict.before) page.paragraph(indent, sentence);
  for (const model::Unit& unit : conflict.units) tell_unit(page, indent + 2, spec, words(spec, unit, check, readings), fullness);
  for (const ConsideredWords& considered : conflict.considered) tell_considered(page, indent, spec, check, considered, readings, fullness);
}

}  // namespace proviso::report

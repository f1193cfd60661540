#include "report/conflict.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/usage.h"
#include "text/check.h"

namespace proviso::report {

namespace {

constexpr std::size_t kind_width = 13;  // "requirement" and two blanks

bool is_question(const model::Unit& unit) { return std::holds_alternative<model::QuestionUnit>(unit); }

// Where the spec has usage, facts and meanings are those that the refutation used, and only the rest is as small as can be.
std::string any_one(bool usage) { return usage ? "any one of the clauses and requirements" : "any one of them"; }

std::string together(std::size_t units, bool minimal, bool usage) {
  if (units == 0) return "No architecture is well-formed: what the types and fields demand cannot be had.";
  if (units == 1) return "This alone cannot hold:";
  if (minimal) return fmt::format("These cannot hold together; with {} left out, the others can:", any_one(usage));
  return "These cannot hold together; whether all of them are needed was not settled within the limit:";
}

std::string follows(std::size_t units, bool minimal, bool usage) {
  if (units == 0) return "It holds in every architecture, whatever facts and clauses say.";
  if (units == 1) return "It follows from this:";
  if (minimal) return fmt::format("It follows from these; with {} left out, it does not:", any_one(usage));
  return "It follows from these; whether all of them are needed was not settled within the limit:";
}

void tell_unit(Page& page, std::size_t indent, const Spec& spec, const UnitWords& unit, Fullness fullness) {
  const std::size_t column = indent + kind_width;
  const bool question = !unit.span.valid();
  std::string text = question ? "what is asked" : page.paint(Tone::strong, unit.name);
  if (!unit.reading.empty()) text += ", read as " + page.paint(Tone::strong, unit.reading);
  if (!unit.gloss.empty()) text += "  " + in_quotes(unit.gloss);
  if (const std::string at = place(spec, unit.span); !at.empty()) text += "  " + page.paint(Tone::faint, at);
  page.item(indent, unit.kind, column, text);
  if (fullness == Fullness::brief && !question) return;
  page.paragraph(column, unit.demands);
  if (const std::string who = duty(unit.binds, unit.owed_to); !who.empty()) page.paragraph(column, who);
  for (const model::Cite& cite : unit.cites) page.item(column, "cites", column + 6, cited(spec, cite));
}

}  // namespace

void tell_conflict(Page& page, std::size_t indent, const Spec& spec, const model::Check& check, const answer::Finding& finding,
                   const model::OpenReadings& readings, Fullness fullness) {
  const answer::Conflict* of_finding = answer::conflict_of(finding);
  CHECK(of_finding, "only impossible, holds and vacuous have a conflict");
  const answer::Conflict& conflict = *of_finding;
  const bool holds = std::holds_alternative<answer::Holds>(finding);
  std::vector<model::Unit> units = conflict.units;
  if (holds) std::erase_if(units, is_question);
  if (std::holds_alternative<answer::Vacuous>(finding)) {
    page.paragraph(indent, "Nothing satisfies what the question takes for granted, so that no answer to it would mean anything.");
  } else if (conflict.before_clauses && !holds) {
    page.paragraph(indent, "No clause is needed for this: requirements and facts contradict each other before any clause is considered.");
  }
  const bool usage = has_usage(spec.model);
  page.paragraph(indent, holds ? follows(units.size(), conflict.minimal, usage) : together(units.size(), conflict.minimal, usage));
  for (const model::Unit& unit : units) {
    tell_unit(page, indent + 2, spec, words(spec, unit, check, readings), fullness);
  }
}

}  // namespace proviso::report

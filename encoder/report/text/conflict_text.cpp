#include "report/text/conflict_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/occurrence.h"
#include "model/usage.h"
#include "report/words/why_in_words.h"
#include "text/check.h"

namespace proviso::report {

namespace {

constexpr std::size_t kind_width = 13;  // "requirement" and two blanks

bool is_question(const model::Unit& unit) { return std::holds_alternative<model::QuestionUnit>(unit); }

// In a spec with usage, facts and definitions are those that the refutation used, and only the rest is minimal.
std::string any_one(bool usage) { return usage ? "any one of the clauses and requirements" : "any one of them"; }

// "; whether all of them are needed is not known (...)": why a conflict may be smaller.
std::string perhaps_smaller(const model::Model& model, const answer::Conflict& conflict) {
  if (conflict.unsettled.empty()) return "; perhaps not all of them are needed:";
  return fmt::format("; whether all of them are needed is not known ({}):", in_words(model, conflict.unsettled));
}

std::string together(const model::Model& model, std::size_t units, const answer::Conflict& conflict, bool usage) {
  if (units == 0) return "No architecture is well-formed: the demands of the types and fields contradict each other.";
  if (units == 1) return "This alone cannot hold:";
  if (conflict.minimal) return fmt::format("These cannot hold together; with {} left out, the others can:", any_one(usage));
  return "These cannot hold together" + perhaps_smaller(model, conflict);
}

// `rules`: the question is about clauses (`kept`, `applies`), and so about their rules.
std::string follows(const model::Model& model, std::size_t units, const answer::Conflict& conflict, bool usage, bool rules) {
  if (units == 0 && !conflict.considered.empty()) return "It holds in every architecture, whatever else facts and clauses say.";
  if (units == 0 && rules) return "It holds in every architecture, whatever the facts say and whichever clauses are kept.";
  if (units == 0) return "It holds in every architecture, whatever facts and clauses say.";
  if (units == 1) return "It follows from this:";
  if (conflict.minimal) return fmt::format("It follows from these; with {} left out, it does not:", any_one(usage));
  return "It follows from these" + perhaps_smaller(model, conflict);
}

// Is any of the units, none of which is a clause, about clauses?
bool speak_of_rules(const Spec& spec, const answer::CheckAnswer& answer, const std::vector<model::Unit>& units,
                    const model::OpenReadings& readings) {
  const bool question = std::ranges::any_of(units, is_question);
  const model::ExprId formula = question ? spec.model[answer.check].formula : model::ExprId{};
  const model::Occurrence occurrence = model::occurring_in(spec.model, answer.scope, readings, units, formula);
  return !occurrence.clauses.empty() || !occurrence.kept.empty();
}

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

std::string heading_of(answer::Considered::Role role, std::size_t clauses) {
  const bool one = clauses == 1;
  switch (role) {
    case answer::Considered::Role::does_not_apply:
      return one ? "An exception that does not apply here:" : "Exceptions that do not apply here:";
    case answer::Considered::Role::lifts:
      return one ? "A clause that lifts an exception:" : "Clauses that lift an exception:";
    case answer::Considered::Role::applies:
      return one ? "An exception that applies:" : "Exceptions that apply:";
    case answer::Considered::Role::not_settled:
      return one ? "Whether this exception matters, too, was not settled:" : "Whether these exceptions matter, too, was not settled:";
  }
  CHECK(false, "a role without words");
}

// The clauses outside the units on whose rules the conflict depends.
void tell_considered(Page& page, std::size_t indent, const Spec& spec, const model::Check& check, const answer::Conflict& conflict,
                     const model::OpenReadings& readings, Fullness fullness) {
  using Role = answer::Considered::Role;
  for (const Role role : {Role::applies, Role::lifts, Role::does_not_apply, Role::not_settled}) {
    const auto count = std::ranges::count(conflict.considered, role, &answer::Considered::role);
    if (count > 0) page.paragraph(indent, heading_of(role, static_cast<std::size_t>(count)));
    for (const answer::Considered& one : conflict.considered) {
      if (one.role != role) continue;
      tell_unit(page, indent + 2, spec, words(spec, model::ClauseUnit{one.clause}, check, readings), fullness);
      std::vector<std::string> overridden;
      for (const model::ClauseId clause : one.overrides) overridden.push_back(name(spec.model, clause));
      page.paragraph(indent + 2 + kind_width, fmt::format("overrides {}", listed(overridden)));
    }
  }
}

}  // namespace

void tell_conflict(Page& page, std::size_t indent, const Spec& spec, const answer::CheckAnswer& answer, const answer::Finding& finding,
                   const model::OpenReadings& readings, Fullness fullness) {
  const model::Check& check = spec.model[answer.check];
  const answer::Conflict* of_finding = answer::conflict_of(finding);
  CHECK(of_finding, "only impossible, holds and vacuous have a conflict");
  const answer::Conflict& conflict = *of_finding;
  const bool holds = std::holds_alternative<answer::Holds>(finding);
  const bool rules = speak_of_rules(spec, answer, conflict.units, readings);
  std::vector<model::Unit> units = conflict.units;
  if (holds) std::erase_if(units, is_question);
  if (std::holds_alternative<answer::Vacuous>(finding)) {
    page.paragraph(indent, "Nothing satisfies what the question assumes, so no answer to it would be meaningful.");
  } else if (conflict.before_clauses && !holds && !rules) {
    page.paragraph(indent, "No clause is needed for this: requirements and facts contradict each other before any clause is considered.");
  }
  const bool usage = has_usage(spec.model);
  page.paragraph(indent,
                 holds ? follows(spec.model, units.size(), conflict, usage, rules) : together(spec.model, units.size(), conflict, usage));
  for (const model::Unit& unit : units) {
    tell_unit(page, indent + 2, spec, words(spec, unit, check, readings), fullness);
  }
  tell_considered(page, indent, spec, check, conflict, readings, fullness);
}

}  // namespace proviso::report

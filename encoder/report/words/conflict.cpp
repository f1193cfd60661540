#include "report/words/conflict.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/occurrence.h"
#include "model/usage.h"
#include "report/words/why_in_words.h"
#include "text/check.h"

namespace proviso::report {

namespace {

bool is_question(const model::Unit& unit) { return std::holds_alternative<model::QuestionUnit>(unit); }

// In a spec with usage, facts and definitions are those that the refutation used, and only the rest is minimal.
std::string any_one(bool usage) { return usage ? "any one of the clauses and requirements" : "any one of them"; }

// "; whether all of them are needed is not known (...)": why a conflict may be smaller.
std::string perhaps_smaller(const model::Model& model, const answer::Conflict& conflict) {
  if (conflict.unsettled.empty()) return "; perhaps not all of them are needed:";
  return fmt::format("; whether all of them are needed is not known ({}):", report::in_words(model, conflict.unsettled));
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

}  // namespace

ConflictWords conflict_in_words(const Spec& spec, const answer::CheckAnswer& answer, const answer::Finding& finding,
                                const model::OpenReadings& readings) {
  const answer::Conflict* of_finding = answer::conflict_of(finding);
  CHECK(of_finding, "only impossible, holds and vacuous have a conflict");
  const answer::Conflict& conflict = *of_finding;
  const bool holds = std::holds_alternative<answer::Holds>(finding);
  const bool rules = speak_of_rules(spec, answer, conflict.units, readings);
  ConflictWords words;
  words.units = conflict.units;
  if (holds) std::erase_if(words.units, is_question);
  if (std::holds_alternative<answer::Vacuous>(finding)) {
    words.before.emplace_back("Nothing satisfies what the question assumes, so no answer to it would be meaningful.");
  } else if (conflict.before_clauses && !holds && !rules) {
    words.before.emplace_back(
        "No clause is needed for this: requirements and facts contradict each other before any clause is considered.");
  }
  const bool usage = has_usage(spec.model);
  words.before.push_back(holds ? follows(spec.model, words.units.size(), conflict, usage, rules)
                               : together(spec.model, words.units.size(), conflict, usage));
  using Role = answer::Considered::Role;
  for (const Role role : {Role::applies, Role::lifts, Role::does_not_apply, Role::not_settled}) {
    ConsideredWords considered;
    for (const answer::Considered& one : conflict.considered)
      if (one.role == role) considered.clauses.push_back(one);
    if (considered.clauses.empty()) continue;
    considered.heading = heading_of(role, considered.clauses.size());
    words.considered.push_back(std::move(considered));
  }
  return words;
}

}  // namespace proviso::report

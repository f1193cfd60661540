#include "report/words/why_in_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/check.h"

namespace proviso::report {

namespace {

using model::Unmet;
using model::Why;

std::string_view in_words(Why::Outcome outcome) {
  switch (outcome) {
    case Why::Outcome::possible:
      return "it is possible";
    case Why::Outcome::impossible:
      return "it is impossible";
    case Why::Outcome::holds:
      return "it holds";
    case Why::Outcome::fails:
      return "it fails";
    case Why::Outcome::vacuous:
      return "nothing satisfies the facts and clauses at all";
    case Why::Outcome::undecided:
      return "it is undecided";
  }
  CHECK(false, "an outcome without words");
}

std::string unit_name(const model::Model& model, const model::Unit& unit) {
  return std::holds_alternative<model::QuestionUnit>(unit) ? "the question" : ticked(name(model, unit));
}

std::string designs(const model::Model& model, const Why& why) {
  std::vector<std::string> fields;
  for (const model::FieldId field : why.fields) fields.push_back(ticked(model[field].name));
  return fmt::format("each of {}{} designs is broken by another value of {}", why.all ? "" : "the last ", why.number,
                     fmt::join(fields, " or "));
}

bool gives_rights(const model::Model& model, const Unmet& unmet) {
  return std::ranges::all_of(unmet.units, [&](const model::Unit& unit) {
    const auto* clause = std::get_if<model::ClauseUnit>(&unit);
    return clause != nullptr && model::only_gives_rights(model, clause->id);
  });
}

}  // namespace

std::string_view code(Why::What why) {
  constexpr std::array codes = {
#define WHY(name) std::string_view(#name),
#include "model/why.def"
#undef WHY
  };
  return codes[static_cast<std::size_t>(why)];
}

std::string_view code(Unmet::Why why) {
  switch (why) {
    case Unmet::Why::nothing:
      return "nothing";
    case Unmet::Why::not_in_force:
      return "not_in_force";
    case Unmet::Why::too_many_combinations:
      return "too_many_combinations";
    case Unmet::Why::stopped:
      return "stopped";
    case Unmet::Why::fact_does_not_hold:
      return "fact_does_not_hold";
    case Unmet::Why::clause_is_breached:
      return "clause_is_breached";
    case Unmet::Why::only_permits:
      return "only_permits";
    case Unmet::Why::is_complied_with:
      return "is_complied_with";
  }
  CHECK(false, "a reason without a code");
}

std::string in_words(const model::Model& model, const Why& why) {
  const auto because = [&] { return why.because.empty() ? std::string() : in_words(model, why.because.front()); };
  switch (why.what) {
    case Why::What::nothing:
      return {};
    case Why::What::stopped:
      return std::string(in_words(*why.stopped));
    case Why::What::budget_used_up:
      return "the search used up its budget: the architectures to be searched are too large";
    case Why::What::budget_used_up_at_size:
      return fmt::format("the search used up its budget at architectures with {} elements of a type", why.number);
    case Why::What::too_many_to_look_at:
      return fmt::format("there are too many architectures with {} elements of a type to search them all", why.number);
    case Why::What::too_many_asked_for:
      return fmt::format("{} elements of {} are asked for, more than can be searched", why.number, ticked(model[why.type].heading.name));
    case Why::What::no_larger_looked_at:
      return fmt::format("only architectures with up to {} of each type were searched", why.number);
    case Why::What::no_refutation_found:
      return why.number == 0 ? "no refutation was found" : fmt::format("no refutation was found within {} resource units", why.number);
    case Why::What::solver_gave_up:
      return fmt::format("the solver gave up: {}", clean(why.detail));
    case Why::What::too_many_combinations:
      return "there are more than four million combinations of readings; pin some with `under`";
    case Why::What::not_asked:
      return "there was enough to find out already";
    case Why::What::not_confirmed:
      return "a refutation could not be confirmed a second time";
    case Why::What::term_cannot_be_left_open:
      return "what a term means cannot be left open where the spec has usage";
    case Why::What::broken_by_other_values:
      return designs(model, why);
    case Why::What::budget_used_up_by_designs:
      return fmt::format("{} designs were proposed, and the search used up its budget", why.number);
    case Why::What::usages_settled_up_to:
      return fmt::format("no usage with up to {} of each type breaks the last design; not settled beyond, because {}", why.number,
                         because());
    case Why::What::breach_not_known:
      return fmt::format("whether some usage breaks the last design is not known: {}", because());
    case Why::What::right_not_known:
      return fmt::format("whether some usage of the last design is as {} demands is not known: {}", ticked(name(model, *why.unit)),
                         because());
    case Why::What::right_denied:
      return fmt::format("{} designs were proposed, and none gives what {} demands", why.number, ticked(name(model, *why.unit)));
    case Why::What::many_rights:
      return fmt::format("{} gives rights to more than {} things of the last design", ticked(name(model, *why.unit)), why.number);
    case Why::What::design_not_confirmed:
      return "that no usage breaks the design could not be confirmed a second time";
    case Why::What::every_design_broken:
      return fmt::format("{} designs were proposed, and some usage breaks each", why.number);
    case Why::What::conflict_not_confirmed:
      return "the conflict that was found could not be confirmed a second time";
    case Why::What::smaller_conflict_not_confirmed:
      return "a smaller conflict could not be confirmed a second time";
    case Why::What::leaving_out_takes_too_long:
      return "trying to leave each of them out takes longer than the limit for it";
    case Why::What::perhaps_vacuous:
      return fmt::format("it holds, unless nothing satisfies the facts and clauses at all: {}", because());
    case Why::What::outcome_is:
      return std::string(in_words(why.outcome));
    case Why::What::none_up_to:
      return fmt::format("there is no architecture with up to {} of each type, and larger ones are not settled: {}", why.number, because());
    case Why::What::one_within:
      return fmt::format("there is {} with at most {} of each type", why.all ? "a counterexample" : "such an architecture", why.number);
    case Why::What::not_in_question:
      return fmt::format("{} does not take part in the question", unit_name(model, *why.unit));
    case Why::What::can_hold_together:
      return "what `because` names can hold together with the facts";
    case Why::What::need_not_known:
      return fmt::format("whether {} is needed: {}", unit_name(model, *why.unit), because());
    case Why::What::only_own_readings:
      return fmt::format("whether {} is needed: it takes values, so that only its own readings could be tried, and they all conflict",
                         unit_name(model, *why.unit));
    case Why::What::can_be_left_out:
      return fmt::format("{} can be left out: the rest conflicts without it", unit_name(model, *why.unit));
    case Why::What::because_not_confirmed:
      return "that what `because` names conflicts could not be confirmed a second time";
  }
  CHECK(false, "a reason without words");
}

std::string in_words(const model::Model& model, const Unmet& unmet) {
  const auto unit_of = [&](const model::Unit& unit) {
    const bool fact = std::holds_alternative<model::FactUnit>(unit);
    return (fact ? "the fact " : "") + unit_name(model, unit);
  };
  const auto of_all = [&] {
    if (unmet.units.size() == 1) return unit_of(unmet.units[0]);
    return ticked(model[model[std::get<model::ClauseUnit>(unmet.units[0]).id].contract].heading.name);
  };
  switch (unmet.why) {
    case Unmet::Why::nothing:
      return {};
    case Unmet::Why::not_in_force:
      return of_all() + " is not in force";
    case Unmet::Why::too_many_combinations:
      return fmt::format("there are too many combinations of readings on which {} depends", of_all());
    case Unmet::Why::stopped:
      return std::string(in_words(*unmet.stopped));
    case Unmet::Why::fact_does_not_hold:
      return of_all() + " does not hold" + (unmet.by_usage ? ": this cannot happen on the design" : "");
    case Unmet::Why::clause_is_breached:
      return unmet.by_usage ? "this usage breaches " + of_all() : of_all() + " is breached";
    case Unmet::Why::only_permits:
      return of_all() +
             (gives_rights(model, unmet) ? " gives a right, and no usage keeps or breaches it" : " only permits, and is never breached");
    case Unmet::Why::is_complied_with:
      return of_all() + " is complied with" + (unmet.by_usage ? " by this usage" : "");
  }
  CHECK(false, "an example without words");
}

}  // namespace proviso::report

#include "report/text/usage_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/usage_copies.h"
#include "report/text/architecture_text.h"
#include "report/text/compliance_text.h"
#include "report/words/extent_in_words.h"
#include "report/words/non_breaking.h"
#include "report/words/readings_in_words.h"
#include "report/words/story.h"

namespace proviso::report {

namespace {

constexpr std::size_t counterexamples_at_most = 3;  // number that is shown in brief answers

// What was learnt from the counterexample about every design.
std::string learnt(const Spec& spec, const answer::Counterexample& counterexample) {
  std::vector<std::string> places;
  for (const model::Element& thing : pointed_to(spec.model, counterexample.structure)) {
    if (!spec.model[thing.root].is_enum) places.push_back(text_of(spec.model, counterexample.structure, thing));
  }
  const std::string broken = ticked(name(spec.model, counterexample.broken));
  if (places.empty()) return fmt::format("Learnt: no design on which this can happen; it breaks {}.", broken);
  return fmt::format("Learnt: no design in which things can take the {} of {} in this usage, so that it can happen and breaks {}.",
                     places.size() == 1 ? "place" : "places", listed(places), broken);
}

// The first instance that breaches the clause.
const model::RuleInstance* first_violation(const model::ClauseCompliance& clause) {
  for (const model::RuleCompliance& rule : clause.rules)
    if (rule.count(model::RuleStatus::violated) > 0)
      return &*std::ranges::find(rule.instances, model::RuleStatus::violated, &model::RuleInstance::status);
  return nullptr;
}

}  // namespace

void tell_story(Page& page, std::size_t indent, const model::Model& model, const model::Structure& usage) {
  const std::vector<std::string> all = events_in_words(model, usage);
  if (all.empty()) page.paragraph(indent, "Nothing happens.");
  const std::size_t column = indent + (all.size() > 9 ? 4 : 3);
  for (std::size_t i = 0; i < all.size(); ++i) page.item(indent, fmt::format("{}.", i + 1), column, all[i]);
}

std::string in_words(const answer::Admission& admission) {
  const auto& limited = admission.only_up_to;
  return limited ? fmt::format("complies for usages of up to {} of each type", limited->size) : "complies whatever happens";
}

void tell_admission(Page& page, std::size_t indent, const Spec& spec, const answer::CheckAnswer& answer, const answer::Witness& witness,
                    Fullness fullness) {
  const model::Model& model = spec.model;
  const answer::Admission& admission = *witness.admission;
  const bool clauses = std::ranges::find(answer.scope.clauses, true) != answer.scope.clauses.end();
  if (clauses) page.paragraph(indent, fmt::format("It {}.", in_words(admission)));
  for (const answer::Usage& usage : admission.usages) {
    page.paragraph(indent, asked_by(spec, answer, witness, usage));
    tell_story(page, indent + 2, model, usage.structure);
    if (fullness == Fullness::brief || usage.clauses.empty()) continue;
    page.paragraph(indent + 2, "Clause by clause:");
    tell_compliance(page, indent + 4, Case{spec, usage.structure, witness.selection}, usage.clauses);
  }
  if (!admission.never.empty()) {
    std::vector<std::string> names;
    for (const model::TypeId type : admission.never) names.push_back(ticked(model[type].heading.name));
    page.paragraph(indent, fmt::format("On this design there can never be a {}.", listed(names, "or")));
  }
  if (!admission.unused.empty()) {
    std::vector<std::string> names;
    for (const model::Element& element : admission.unused) names.push_back(text_of(model, witness.structure, element));
    page.paragraph(indent, fmt::format("Nothing that happens can ever point to {}.", listed(names, "or")));
  }
  if (!admission.relies_on.empty()) {
    std::vector<std::string> names;
    for (const model::FactId fact : admission.relies_on) names.push_back(ticked(model[fact].heading.name));
    page.paragraph(indent, fmt::format("It relies on {}: without {}, some usage would be a breach.", listed(names),
                                       names.size() == 1 ? "it" : "any one of these"));
  }
}

void tell_rounds(Page& page, std::size_t indent, const Spec& spec, const answer::CheckAnswer& answer) {
  const model::Model& model = spec.model;
  for (std::size_t i = 0; i < answer.rounds.size(); ++i) {
    const answer::Round& round = answer.rounds[i];
    page.gap();
    std::string reading;
    if (!answer.occurring.empty()) {
      model::OpenReadings product = answer.open;
      for (const model::AmbiguityId a : answer.occurring) product[a.value] = {round.proposed.selection[a.value]};
      if (const std::string words = product_in_words(spec.model, product, answer.open); !words.empty()) reading = ", where " + words;
    }
    page.paragraph(indent, fmt::format("{}  A design is proposed{}:", page.paint(Tone::strong, fmt::format("Round {}.", i + 1)), reading));
    if (round.proposed.structure.size() == 0) page.paragraph(indent + 2, "nothing at all");
    draw(page, indent + 2, spec.model, round.proposed.structure, nullptr);
    if (round.denied) {
      const std::string whom = for_whom(spec, round.proposed.structure, {round.denied->for_whom});
      page.paragraph(indent, fmt::format("No usage of it is as {} demands{}.", ticked(name(spec.model, model[round.denied->rule].clause)),
                                         whom.empty() ? "" : " for " + whom));
    } else if (round.counterexamples.empty()) {
      page.paragraph(indent, "No usage was found that breaks it.");
    }
    for (const answer::Counterexample& counterexample : round.counterexamples) {
      page.paragraph(indent, "It is broken by this usage:");
      tell_counterexample(page, indent + 2, spec, counterexample);
      if (!round.of_this_design) page.paragraph(indent, learnt(spec, counterexample));
    }
    if (round.of_this_design) page.paragraph(indent, "Learnt: not this design.");
  }
}

void tell_counterexample(Page& page, std::size_t indent, const Spec& spec, const answer::Counterexample& counterexample) {
  tell_story(page, indent, spec.model, counterexample.structure);
  const Case what{spec, counterexample.structure, counterexample.selection};
  if (const auto* clause = std::get_if<model::ClauseUnit>(&counterexample.broken)) {
    const std::string broken = page.paint(Tone::strong, name(spec.model, clause->id)) + section_of(spec.model[clause->id]);
    page.paragraph(indent, fmt::format("breaches {}:", broken));
    if (const model::RuleInstance* violation = counterexample.breach ? first_violation(*counterexample.breach) : nullptr)
      page.paragraph(indent + 2, fate(what, *violation));
    return;
  }
  const auto& requirement = std::get<model::RequirementUnit>(counterexample.broken);
  page.paragraph(indent, fmt::format("does not meet {}:", page.paint(Tone::strong, spec.model[requirement.id].heading.name)));
  if (counterexample.why) tell_reason(page, indent + 2, what, *counterexample.why);
}

void tell_counterexamples(Page& page, std::size_t indent, const Spec& spec, const answer::Conflict& conflict, Fullness fullness) {
  if (conflict.counterexamples.empty()) return;
  const std::size_t told =
      fullness == Fullness::full ? conflict.counterexamples.size() : std::min(conflict.counterexamples.size(), counterexamples_at_most);
  page.paragraph(indent, "Each design that has the rest is broken by some usage, for example:");
  for (std::size_t i = 0; i < told; ++i) {
    if (conflict.counterexamples.size() > 1) page.paragraph(indent + 2, fmt::format("({})", i + 1));
    const std::size_t inner = indent + (conflict.counterexamples.size() > 1 ? 4 : 2);
    draw(page, inner, spec.model, design_of(spec.model, conflict.counterexamples[i].structure), nullptr);
    tell_counterexample(page, inner, spec, conflict.counterexamples[i]);
  }
  if (told < conflict.counterexamples.size())
    page.paragraph(indent + 2, fmt::format("and {}", counted(conflict.counterexamples.size() - told, "further one")));
}

}  // namespace proviso::report

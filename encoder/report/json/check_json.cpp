#include "model/calendar.h"
#include "model/usage.h"
#include "model/usage_copies.h"
#include "model/versions.h"
#include "report/json/json_parts.h"
#include "report/json/trace_json.h"
#include "report/words/architecture.h"
#include "report/words/assumptions.h"
#include "report/words/non_breaking.h"
#include "report/words/readings_in_words.h"
#include "report/words/tally.h"
#include "text/check.h"

namespace proviso::report {

std::string_view outcome_word(answer::Word outcome) {
  switch (outcome) {
    case answer::Word::possible:
      return "possible";
    case answer::Word::impossible:
      return "impossible";
    case answer::Word::holds:
      return "holds";
    case answer::Word::fails:
      return "fails";
    case answer::Word::vacuous:
      return "vacuous";
    case answer::Word::undecided:
      return "undecided";
  }
  CHECK(false, "an outcome without a word");
}

namespace {

std::string_view word(syntax::Verdict verdict) {
  switch (verdict) {
    case syntax::Verdict::possible:
      return "possible";
    case syntax::Verdict::impossible:
      return "impossible";
    case syntax::Verdict::holds:
      return "holds";
    case syntax::Verdict::fails:
      return "fails";
    case syntax::Verdict::vacuous:
      return "vacuous";
  }
  CHECK(false, "a verdict without a word");
}

std::string_view word(answer::Met met) {
  switch (met) {
    case answer::Met::yes:
      return "yes";
    case answer::Met::no:
      return "no";
    case answer::Met::undecided:
      return "undecided";
  }
  CHECK(false, "an expectation without a word");
}

std::string_view word(answer::Considered::Role role) {
  switch (role) {
    case answer::Considered::Role::does_not_apply:
      return "does_not_apply";
    case answer::Considered::Role::lifts:
      return "lifts";
    case answer::Considered::Role::applies:
      return "applies";
    case answer::Considered::Role::not_settled:
      return "not_settled";
  }
  CHECK(false, "a role without a word");
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json unit_json(const Spec& spec, const model::Unit& unit, const model::Check& check, const model::OpenReadings& readings) {
  const UnitWords unit_words = words(spec, unit, check, readings);
  Json json;
  json["kind"] = unit_words.kind;
  json["name"] = unit_words.name;
  json["reading"] = text_or_null(unit_words.reading);
  json["gloss"] = unit_words.gloss;
  json["demands"] = unit_words.demands;
  json["cites"] = cites_json(spec, unit_words.cites);
  json["binds"] = unit_words.binds;
  json["owed_to"] = unit_words.owed_to;
  add_version(spec.model, unit_words.amended_by, json);
  json["place"] = place_json(spec, unit_words.span);
  if (!unit_words.section.empty()) json["section"] = unit_words.section;
  if (unit_words.assumed) json["assumed"] = true;
  if (unit_words.cost) json["cost"] = *unit_words.cost;
  return json;
}

std::string_view word(answer::Instance::Of of) {
  switch (of) {
    case answer::Instance::Of::unit:
      return "unit";
    case answer::Instance::Of::types:
      return "types";
    case answer::Instance::Of::order_of_names:
      return "order_of_names";
    case answer::Instance::Of::meaning_of_closures_and_counts:
      return "meaning_of_closures_and_counts";
  }
  CHECK(false, "an instance of something without a word");
}

// The unit of the spec or the types to which the instance belongs, and the elements that replace its variables.
Json instance_json(const Spec& spec, const model::Check& check, const answer::Instance& instance, const model::OpenReadings& readings) {
  Json json;
  json["of"] = word(instance.of);
  json["unit"] = instance.unit ? unit_json(spec, *instance.unit, check, readings) : Json(nullptr);
  json["elements"] = Json::array();
  for (const auto& [variable, term] : instance.elements)
    json["elements"].push_back({{"variable", variable}, {"element", text_of(spec.model, term)}});
  if (model::has_usage(spec.model)) json["usage"] = instance.usage ? Json(*instance.usage) : Json(nullptr);
  return json;
}

Json conflict_json(const Spec& spec, const model::Check& check, const answer::Conflict& conflict, const model::OpenReadings& readings) {
  Json json;
  json["minimal"] = conflict.minimal;
  json["unsettled"] = why_json(spec, conflict.unsettled);
  json["before_clauses"] = conflict.before_clauses;
  json["units"] = Json::array();
  for (const model::Unit& unit : conflict.units) json["units"].push_back(unit_json(spec, unit, check, readings));
  json["considered"] = Json::array();
  for (const answer::Considered& one : conflict.considered) {
    Json clause = unit_json(spec, model::ClauseUnit{one.clause}, check, readings);
    clause["role"] = word(one.role);
    clause["overrides"] = Json::array();
    for (const model::ClauseId overridden : one.overrides) clause["overrides"].push_back(name(spec.model, overridden));
    json["considered"].push_back(std::move(clause));
  }
  for (const answer::Instance& instance : conflict.instances.all)
    json["instances"].push_back(instance_json(spec, check, instance, readings));
  return json;
}

// The things to which a right is given: for each choice of them, their names.
Json for_whom_json(const Spec& spec, const model::Structure& structure, const std::vector<model::Binding>& all) {
  Json result = Json::array();
  for (const model::Binding& binding : all) {
    Json names = Json::array();
    for (const auto& [variable, atom] : binding) names.push_back(untied(text_of(spec.model, structure, atom)));
    result.push_back(std::move(names));
  }
  return result;
}

class LineJson {
 public:
  LineJson(const Spec& spec, const answer::CheckAnswer& answer, const answer::Line& line) : spec_(spec), answer_(answer), line_(line) {}

  Json run() {
    json_["readings"] = readings_json(spec_.model, line_.readings, answer_.occurring);
    json_["outcome"] = outcome_word(answer::word(line_.finding));
    json_["remembered"] = line_.remembered;
    std::visit(*this, line_.finding);
    for (const model::FactId fact : assumptions_of(spec_.model, line_.finding)) json_["assumes"].push_back(spec_.model[fact].heading.name);
    return std::move(json_);
  }

  void operator()(const answer::Possible& possible) { witness(possible.witness); }
  void operator()(const answer::Fails& fails) { witness(fails.counterexample); }
  void operator()(const answer::Impossible& impossible) { conflict(impossible.conflict); }
  void operator()(const answer::Holds& holds) { conflict(holds.conflict); }
  void operator()(const answer::Vacuous& vacuous) { conflict(vacuous.conflict); }
  void operator()(const answer::Undecided& undecided) {
    Json json;
    json["reason"] = why_json(spec_, undecided.reason);
    json["settled"] = settled_json(spec_, undecided.settled);
    if (undecided.unproven) {
      json["design"] = architecture_json(spec_, undecided.unproven->structure);
      json["design_settled"] = settled_json(spec_, undecided.unproven->admission->only_up_to);
    }
    json_["undecided"] = std::move(json);
  }

 private:
  void witness(const answer::Witness& witness) {
    Json json;
    json["minimal"] = witness.minimal;
    json["readings"] = selection_json(spec_.model, witness.selection, answer_.occurring);
    json["architecture"] = architecture_json(spec_, witness.structure);
    json["why"] = witness.why ? reasons_json(told({spec_, answer::asked_of(witness), witness.selection}, *witness.why)) : Json(nullptr);
    if (!witness.admission) json["clauses"] = compliance_json(spec_, witness.structure, witness.selection, witness.clauses);
    if (witness.admission) admission(witness, json);
    json_["witness"] = std::move(json);
  }
  // For specs with usage: the architecture is a design.
  void admission(const answer::Witness& witness, Json& json) const {
    const model::Model& model = spec_.model;
    const answer::Admission& admission = *witness.admission;
    json["extent"] = every_size_json();
    json["usages"] = Json::array();
    for (const answer::Usage& usage : admission.usages) {
      Json one;
      one["of"] = name(model, usage.of);
      if (std::holds_alternative<model::ClauseUnit>(usage.of)) one["for"] = for_whom_json(spec_, witness.structure, usage.for_whom);
      one["architecture"] = architecture_json(spec_, usage.structure);
      one["clauses"] = compliance_json(spec_, usage.structure, witness.selection, usage.clauses);
      json["usages"].push_back(std::move(one));
    }
    json["never"] = Json::array();
    for (const model::TypeId type : admission.never) json["never"].push_back(model[type].heading.name);
    json["unused"] = Json::array();
    for (const model::Element& element : admission.unused) {
      json["unused"].push_back(witness.structure.elements.at(element.root)[element.index].name);
    }
    json["relies_on"] = Json::array();
    for (const model::FactId fact : admission.relies_on) json["relies_on"].push_back(model[fact].heading.name);
  }
  void conflict(const answer::Conflict& conflict) {
    json_["extent"] = every_size_json();
    json_["conflict"] = conflict_json(spec_, spec_.model[answer_.check], conflict, line_.readings);
    if (!model::has_usage(spec_.model)) return;
    json_["conflict"]["usages"] = Json::array();
    for (const answer::Counterexample& usage : conflict.instances.usages) {
      json_["conflict"]["usages"].push_back(counterexample_json(spec_, usage, answer_.occurring));
    }
    json_["conflict"]["counterexamples"] = Json::array();
    for (const answer::Counterexample& counterexample : conflict.counterexamples) {
      json_["conflict"]["counterexamples"].push_back(counterexample_json(spec_, counterexample, answer_.occurring));
    }
  }

  const Spec& spec_;
  const answer::CheckAnswer& answer_;
  const answer::Line& line_;
  Json json_;
};

Json region_json(const Spec& spec, const answer::CheckAnswer& answer, const ToldRegion& told) {
  Json json;
  json["outcome"] = outcome_word(told.region->outcome);
  std::string words = told.when.lead;
  for (const std::string& one : told.when.cases) words += (words.ends_with(':') ? " " : "; or ") + one;
  json["words"] = words;
  json["when"] = Json::array();
  for (const model::OpenReadings& product : told.region->products) {
    json["when"].push_back(readings_json(spec.model, product, answer.occurring));
  }
  return json;
}

Json scope_json(const Spec& spec, const answer::CheckAnswer& answer) {
  const model::Model& model = spec.model;
  Json clauses = Json::array();
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (answer.scope.in_force(model::ClauseId{i})) clauses.push_back(name(model, model::ClauseId{i}));
  }
  Json facts = Json::array();
  for (const model::FactId id : answer.scope.facts) facts.push_back(model[id].heading.name);
  Json requirements = Json::array();
  for (const model::RequirementId id : answer.scope.requirements) requirements.push_back(model[id].heading.name);
  Json ended = Json::array();
  for (const model::ContractId id : answer.scope.ended) ended.push_back(model[id].heading.name);
  Json json;
  json["clauses"] = std::move(clauses);
  json["facts"] = std::move(facts);
  json["requirements"] = std::move(requirements);
  json["ended_contracts"] = std::move(ended);
  return json;
}

Json expectation_json(const Spec& spec, const answer::CheckAnswer& answer, const answer::ExpectationResult& result) {
  const model::Expectation& expectation = spec.model[answer.check].expectations[result.index];
  Json json;
  json["expects"] = word(expectation.verdict);
  json["under"] = text_or_null(clean(expectation.under));
  json["because"] = Json::array();
  for (const model::Unit& unit : model::without_other_versions(spec.model, answer.scope.clauses, expectation.because))
    json["because"].push_back(name(spec.model, unit));
  json["at_every_size"] = expectation.at_every_size;
  json["up_to"] = expectation.up_to ? Json(*expectation.up_to) : Json(nullptr);
  json["met"] = word(result.met);
  json["why"] = why_json(spec, result.why);
  json["for_instance"] = result.instance ? selection_json(spec.model, *result.instance, answer.occurring) : Json(nullptr);
  json["place"] = place_json(spec, expectation.span);
  return json;
}

Json round_json(const Spec& spec, const answer::CheckAnswer& answer, const answer::Round& round) {
  Json json;
  json["readings"] = selection_json(spec.model, round.proposed.selection, answer.occurring);
  json["design"] = architecture_json(spec, round.proposed.structure);
  json["counterexamples"] = Json::array();
  for (const answer::Counterexample& counterexample : round.counterexamples) {
    Json one = counterexample_json(spec, counterexample, answer.occurring);
    one["places"] = Json::array();
    for (const model::Element& thing : pointed_to(spec.model, counterexample.structure)) {
      one["places"].push_back(untied(text_of(spec.model, counterexample.structure, thing)));
    }
    json["counterexamples"].push_back(std::move(one));
  }
  json["of_this_design"] = round.of_this_design;
  if (round.denied) {
    json["denied"] = {{"clause", name(spec.model, spec.model[round.denied->rule].clause)},
                      {"for", for_whom_json(spec, round.proposed.structure, {round.denied->for_whom})}};
  }
  return json;
}

}  // namespace

Json check_json(const Report& report, const answer::CheckAnswer& answer) {
  const Spec& spec = report.spec;
  const model::Check& check = spec.model[answer.check];
  const std::optional<std::int64_t> as_of = report.as_of ? report.as_of : check.as_of;
  Json json;
  json["name"] = check.heading.name;
  json["question"] = clean(check.heading.gloss);
  json["asks"] = check.always ? "always" : "possible";
  json["formula"] = check.formula.valid() ? Json(excerpt(spec, spec.model[check.formula].span)) : Json(nullptr);
  json["as_of"] = as_of ? Json(model::date_to_string(*as_of)) : Json(nullptr);
  json["standing"] = name(standing(answer));
  json["scope"] = scope_json(spec, answer);
  json["exceptions_left_out"] = Json::array();
  for (const model::LeftOut& left : model::exceptions_left_out(spec.model, check, answer.scope, answer.open, report.as_of)) {
    Json overrides = Json::array();
    for (const model::ClauseId id : left.overrides) overrides.push_back(name(spec.model, id));
    json["exceptions_left_out"].push_back({{"clause", name(spec.model, left.clause)}, {"overrides", std::move(overrides)}});
  }
  json["open_readings"] = readings_json(spec.model, answer.open, answer.occurring);
  json["turns_on"] = Json::array();
  for (const model::AmbiguityId ambiguity : answer.turning) json["turns_on"].push_back(name(spec.model, ambiguity));
  json["regions"] = Json::array();
  for (const ToldRegion& told : tell_regions(spec.model, answer)) json["regions"].push_back(region_json(spec, answer, told));
  json["positions"] = Json::object();
  for (const UnderPosition& under : under_positions(spec.model, answer)) {
    Json outcomes = Json::array();
    for (const answer::Word outcome : under.outcomes) outcomes.push_back(outcome_word(outcome));
    json["positions"][std::string(spec.model[under.position].heading.name)] = std::move(outcomes);
  }
  json["lines"] = Json::array();
  for (const answer::Line& line : answer.lines) json["lines"].push_back(LineJson(spec, answer, line).run());
  if (!answer.statistics.empty()) {
    json["search"] = Json::object();
    for (const answer::Counted& counted : answer.statistics) json["search"][std::string(counted.what)] = counted.count;
  }
  if (!answer.trace.queries.empty()) json["trace"] = trace_json(spec, answer.trace);
  json["sizes"] = answer.sizes ? sizes_json(spec, *answer.sizes) : Json(nullptr);
  json["expectations"] = Json::array();
  for (const answer::ExpectationResult& result : answer.expectations)
    json["expectations"].push_back(expectation_json(spec, answer, result));
  json["place"] = place_json(spec, check.heading.name_span);
  if (!answer.rounds.empty()) {
    json["rounds"] = Json::array();
    for (const answer::Round& round : answer.rounds) json["rounds"].push_back(round_json(spec, answer, round));
  }
  return json;
}

}  // namespace proviso::report

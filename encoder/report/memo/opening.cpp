// Question, short answer and chronology.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/memo/sections.h"
#include "report/memo/units.h"
#include "report/words/assumptions.h"
#include "report/words/dates.h"
#include "report/words/extent_in_words.h"
#include "report/words/readings_in_words.h"

namespace proviso::report {

namespace {

// "Is there an architecture that meets the requirements below and keeps every clause in force, and in which ...?"
Words asked(const Spec& spec, const answer::CheckAnswer& answer) {
  const model::Check& check = spec.model[answer.check];
  const bool clauses = std::ranges::find(answer.scope.clauses, true) != answer.scope.clauses.end();
  const bool requirements = !answer.scope.requirements.empty();
  std::string condition;
  if (requirements) condition = " that meets the requirements below";
  if (clauses) condition += fmt::format("{} keeps the clauses in question", requirements ? " and" : " that");
  Words words;
  if (check.always) {
    words.push_back({fmt::format("Does this hold in every architecture{}: ", condition)});
    words.push_back({excerpt(spec, spec.model[check.formula].span), Run::Style::code});
    words.push_back({"?"});
    return words;
  }
  words.push_back({fmt::format("Is there an architecture{}", condition)});
  if (check.formula.valid()) {
    words.push_back({condition.empty() ? " in which this holds: " : ", and in which this holds: "});
    words.push_back({excerpt(spec, spec.model[check.formula].span), Run::Style::code});
  }
  words.push_back({"?"});
  return words;
}

void append_scope(const Spec& spec, const answer::CheckAnswer& answer, Blocks& blocks) {
  const model::Model& model = spec.model;
  const model::Check& check = model[answer.check];
  List requirements;
  for (const model::RequirementId id : answer.scope.requirements)
    requirements.items.push_back({ground(spec, model::RequirementUnit{id}, check, answer.open)});
  if (!requirements.items.empty()) {
    blocks.push_back({Subheading{"What is required"}});
    blocks.push_back({std::move(requirements)});
  }
  List contracts;
  for (const model::Contract& contract : model.contracts) {
    Blocks clauses;
    Words names = {
        {contract.heading.gloss.empty() ? std::string(contract.heading.name) : clean(contract.heading.gloss), Run::Style::strong}};
    bool first = true;
    for (const model::ClauseId id : contract.clauses) {
      if (!answer.scope.in_force(id)) continue;
      names.push_back({first ? ": " : "; "});
      first = false;
      const model::Heading& heading = model[id].heading;
      names.push_back({heading.gloss.empty() ? std::string(heading.name) : clean(heading.gloss), Run::Style::plain, Mood::plain,
                       target_of(model, model::ClauseUnit{id})});
    }
    if (!first) contracts.items.push_back({paragraph(std::move(names))});
  }
  if (contracts.items.empty()) return;
  blocks.push_back({Subheading{"What is agreed"}});
  blocks.push_back({std::move(contracts)});
}

// What the refutations of one outcome say about sizes; empty if they differ or say nothing.
std::string extent(const Spec& spec, const answer::CheckAnswer& answer, answer::Word outcome) {
  for (const answer::Line& line : answer.lines) {
    if (answer::word(line.finding) != outcome) continue;
    if (answer::conflict_of(line.finding) != nullptr) return extent_in_words(spec, spec.model[answer.check]);
  }
  return {};
}

Words region_in_words(const Spec& spec, const answer::CheckAnswer& answer, const ToldRegion& told) {
  Words words = {verdict(told.region->outcome)};
  const std::string size = extent(spec, answer, told.region->outcome);
  std::string rest;
  if (!size.empty()) rest += ", " + size;
  if (!told.when.lead.empty()) rest += (size.empty() ? " " : ", ") + told.when.lead;
  if (told.region->outcome == answer::Word::undecided) {
    for (const answer::Line& line : answer.lines) {
      if (const auto* undecided = std::get_if<answer::Undecided>(&line.finding)) {
        rest += ": " + undecided_in_words(spec, spec.model[answer.check], *undecided);
        break;
      }
    }
  }
  if (told.when.cases.empty()) rest += ".";
  std::ranges::move(words_with_names(rest), std::back_inserter(words));
  return words;
}

}  // namespace

std::optional<std::int64_t> day_of(const Report& report, const answer::CheckAnswer& answer) {
  return report.as_of ? report.as_of : report.spec.model[answer.check].as_of;
}

Section question_presented(const Report& report, const answer::CheckAnswer& answer) {
  Section section{"question", "Question presented", {}};
  const model::Check& check = report.spec.model[answer.check];
  if (!check.heading.gloss.empty()) section.blocks.push_back(paragraph({{clean(check.heading.gloss), Run::Style::strong}}));
  section.blocks.push_back(paragraph(asked(report.spec, answer)));
  append_scope(report.spec, answer, section.blocks);
  return section;
}

Section short_answer(const Report& report, const answer::CheckAnswer& answer) {
  Section section{"answer", "Short answer", {}};
  const Spec& spec = report.spec;
  List assumed;
  for (const answer::Region& region : answer.regions) {
    for (const model::FactId fact : assumptions_of(spec.model, answer, region.outcome)) {
      const model::Heading& heading = spec.model[fact].heading;
      assumed.items.push_back({paragraph({verdict(region.outcome),
                                          {" rests on an assumption: "},
                                          {heading.gloss.empty() ? std::string(heading.name) : clean(heading.gloss), Run::Style::plain,
                                           Mood::plain, target_of(spec.model, model::FactUnit{fact})}})});
    }
  }
  for (const ToldRegion& told : tell_regions(spec.model, answer)) {
    section.blocks.push_back(paragraph(region_in_words(spec, answer, told)));
    List cases;
    for (const std::string& one : told.when.cases) cases.items.push_back({sentence(one)});
    if (!cases.items.empty()) section.blocks.push_back({std::move(cases)});
  }
  if (answer.regions.size() > 1) {
    Table positions{"As each position reads the words", {"Position", "Outcome"}, {}};
    for (const UnderPosition& under : under_positions(spec.model, answer)) {
      const model::Heading& heading = spec.model[under.position].heading;
      Words outcomes;
      for (const answer::Word word : under.outcomes) {
        if (!outcomes.empty()) outcomes.push_back({" or "});
        outcomes.push_back(verdict(word));
      }
      if (under.outcomes.size() > 1) outcomes.push_back({", as what it leaves open is read"});
      std::string words(heading.name);
      if (!heading.gloss.empty()) words = clean(heading.gloss);
      std::ranges::replace(words, '_', ' ');
      positions.rows.push_back({{{words}}, std::move(outcomes)});
    }
    if (!positions.rows.empty()) section.blocks.push_back({std::move(positions)});
  }
  if (!assumed.items.empty()) section.blocks.push_back({std::move(assumed)});
  return section;
}

Section chronology(const Report& report, const std::vector<answer::CheckAnswer>& answers) {
  const model::Model& model = report.spec.model;
  std::multimap<std::int64_t, Chronology::Event> events;
  const auto add = [&](std::int64_t day, Words words, bool is_now = false) {
    events.emplace(day, Chronology::Event{day_in_words(day), std::move(words), is_now});
  };
  const auto title = [](const model::Heading& heading) { return heading.gloss.empty() ? std::string(heading.name) : clean(heading.gloss); };
  for (const model::Contract& contract : model.contracts) {
    add(contract.from, {{title(contract.heading), Run::Style::strong}, {" enters into force"}});
    if (contract.until) add(*contract.until, {{title(contract.heading), Run::Style::strong}, {" is in force for the last time"}});
  }
  for (const model::Amendment& amendment : model.amendments)
    add(amendment.effective, {{title(amendment.heading), Run::Style::strong}, {" takes effect"}});
  for (std::uint32_t i = 0; i < model.documents.size(); ++i) {
    const model::Document& document = model.documents[i];
    if (!document.dated) continue;
    Words words = {{title(document.heading), Run::Style::plain, Mood::plain, target_of(model, model::DocumentId{i})}};
    if (!document.publisher.empty()) words.push_back({", " + clean(document.publisher), Run::Style::faint});
    add(*document.dated, std::move(words));
  }
  Section section{"chronology", "Chronology", {}};
  if (events.empty()) return section;
  std::set<std::int64_t> days;
  for (const answer::CheckAnswer& answer : answers)
    if (const std::optional<std::int64_t> day = day_of(report, answer)) days.insert(*day);
  for (const std::int64_t day : days)
    add(day, {{days.size() == 1 ? "The day as of which this is answered" : "A day as of which a question is answered"}}, true);
  Chronology all;
  for (auto& [day, event] : events) all.events.push_back(std::move(event));
  section.blocks.push_back({std::move(all)});
  return section;
}

}  // namespace proviso::report

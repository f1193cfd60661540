#include "report/text/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/calendar.h"
#include "report/text/example_text.h"
#include "report/text/glossary_text.h"
#include "report/words/readings_in_words.h"
#include "report/words/tally.h"
#include "report/words/warnings.h"

namespace proviso::report {

namespace {

bool is_told(Standing standing, Detail detail) {
  return detail != Detail::quiet || standing == Standing::not_as_expected || standing == Standing::undecided;
}

Tone tone(const Tally& counts) {
  const Standing whole = standing(counts);
  return whole == Standing::undecided ? Tone::doubt : whole == Standing::not_as_expected ? Tone::bad : Tone::good;
}

// The readings on which the verdicts above depend, with their glosses.
void tell_legend(Page& page, const Report& report, const std::vector<const answer::CheckAnswer*>& told) {
  const model::Model& model = report.spec.model;
  std::set<std::pair<model::AmbiguityId, std::uint32_t>> readings;
  for (const answer::CheckAnswer* answer : told) {
    for (const auto& reading : mentioned(model, *answer)) readings.insert(reading);
  }
  if (readings.empty()) return;
  page.gap();
  page.paragraph(0, page.paint(Tone::strong, "readings"));
  model::AmbiguityId last;
  for (const auto& [ambiguity, reading] : readings) {
    if (ambiguity != last) page.paragraph(2, name(model, ambiguity));
    last = ambiguity;
    const model::Heading& heading = model.reading_heading(ambiguity, reading);
    std::string text = in_quotes(heading.gloss);
    if (!text.empty()) text += "  ";
    page.item(4, heading.name, 18, text + page.paint(Tone::faint, place(report.spec, heading.name_span)));
  }
}

// Which rules override which in the checks above, and which of their variables are matched.
void tell_overrides(Page& page, const Report& report, const std::vector<const answer::CheckAnswer*>& told) {
  const model::Model& model = report.spec.model;
  const auto typed = [&](model::VarId id) {
    return ticked(fmt::format("{} {}", model[model[id].value.type].heading.name, model[id].name));
  };
  bool begun = false;
  for (const model::Rule& rule : model.rules) {
    for (const model::Override& override : rule.overridden_by) {
      const model::Rule& by = model[override.by];
      const auto has_both = [&](const answer::CheckAnswer* answer) {
        return answer->scope.in_force(rule.clause) && answer->scope.in_force(by.clause);
      };
      if (std::ranges::none_of(told, has_both)) continue;
      if (!begun) {
        page.gap();
        page.paragraph(0, page.paint(Tone::strong, "overrides"));
        begun = true;
      }
      std::vector<std::string> matched;
      for (const auto& [own, its] : override.match) matched.push_back(fmt::format("{} is its {}", typed(own), typed(its)));
      if (matched.empty()) matched.emplace_back("where it applies at all, to whatever that applies to");
      page.paragraph(2,
                     fmt::format("{} overrides {}: {}  {}", name(model, by.clause), name(model, rule.clause), listed(matched),
                                 page.paint(Tone::faint, place(report.spec, by.span))),
                     2);
    }
  }
}

// Suppressed warnings, with the reasons that the spec states.
void tell_allowed(Page& page, const Report& report) {
  const std::vector<Allowed> all = allowed(report.spec.model);
  if (all.empty()) return;
  page.gap();
  page.paragraph(0, page.paint(Tone::strong, "warnings that the spec allows"));
  for (const Allowed& one : all) {
    page.paragraph(2,
                   fmt::format("{} of {}: {}  {}", text::name(one.allow.code), ticked(one.of), in_quotes(one.allow.reason),
                               page.paint(Tone::faint, place(report.spec, one.allow.span))),
                   2);
  }
}

void tell_notes(Page& page, const Report& report) {
  const model::Model& model = report.spec.model;
  std::set<model::ContractId> ended;
  for (const answer::CheckAnswer& answer : report.answer.checks) {
    ended.insert(answer.scope.ended.begin(), answer.scope.ended.end());
  }
  std::vector<std::string> notes;
  if (report.as_of) notes.push_back(fmt::format("asked as of {}, whatever day a check names", model::date_to_string(*report.as_of)));
  if (!report.under.empty()) {
    std::vector<std::string> items;
    for (const std::string& item : report.under) items.push_back(ticked(clean(item)));
    notes.push_back(fmt::format("asked only under {}", listed(items)));
  }
  for (const model::ContractId id : ended) {
    notes.push_back(fmt::format("the window of contract {} ended on {}; checks that name no day still include it",
                                ticked(model[id].heading.name), model::date_to_string(*model[id].until)));
  }
  for (const model::CheckId id : report.not_asked) {
    notes.push_back(fmt::format("check {} was not asked: it is about a reading that --under rules out", ticked(model[id].heading.name)));
  }
  if (!notes.empty()) page.gap();
  for (const std::string& note : notes) page.paragraph(0, page.paint(Tone::strong, "note:") + " " + note, 6);
}

}  // namespace

std::string text(const Report& report, Detail detail, Style style) {
  Page page(style);
  std::vector<const answer::CheckAnswer*> told;
  for (const answer::CheckAnswer& answer : report.answer.checks) {
    if (!is_told(standing(answer), detail)) continue;
    told.push_back(&answer);
    page.gap();
    tell_check(page, report.spec, answer, report.as_of, detail);
  }
  for (const model::Judgement& judgement : report.answer.examples) {
    if (is_told(standing(judgement), detail)) tell_example(page, report.spec, judgement, detail);
  }
  tell_legend(page, report, told);
  if (detail == Detail::full) {
    tell_overrides(page, report, told);
    tell_glossary(page, report.spec);
    tell_documents(page, report.spec);
    tell_allowed(page, report);
  }
  if (detail != Detail::quiet) tell_notes(page, report);
  page.gap();
  const Tally counts = tally(report.answer);
  page.paragraph(0, page.paint(tone(counts), in_words(counts)));
  return page.text();
}

std::string text(const std::vector<SpecText>& specs, Detail detail, Style style) {
  std::string all;
  Tally sum;
  std::size_t unanswered = 0;
  for (const SpecText& spec : specs) {
    sum += spec.tally;
    unanswered += spec.error.empty() ? 0 : 1;
    if (spec.error.empty() && !is_told(standing(spec.tally), detail)) continue;
    Page page(style);
    page.paragraph(0, page.paint(Tone::strong, "==== " + spec.path));
    page.gap();
    if (!spec.error.empty()) page.paragraph(0, page.paint(Tone::bad, spec.error));
    all += page.text() + spec.text + "\n";
  }
  Page last(style);
  const std::string counts = in_words(sum);
  std::string line = counted(specs.size(), "spec");
  if (unanswered > 0) line += fmt::format(", {} without an answer", unanswered);
  if (!counts.empty()) line += "; " + counts;
  last.paragraph(0, last.paint(unanswered > 0 ? Tone::bad : tone(sum), line));
  return all + last.text();
}

}  // namespace proviso::report

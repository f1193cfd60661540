#include "report/memo/build.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/calendar.h"
#include "report/memo/sections.h"
#include "report/memo/units.h"
#include "report/words/dates.h"
#include "text/check.h"

namespace proviso::report {

namespace {

std::string title_of(const model::Heading& heading) { return heading.gloss.empty() ? std::string(heading.name) : clean(heading.gloss); }

// The contracts with a clause in force: "Microsoft and OpenAI, the agreement of October 2025; ...".
std::string contracts_in_force(const model::Model& model, const answer::CheckAnswer& answer) {
  std::vector<std::string> titles;
  for (const model::Contract& contract : model.contracts) {
    if (std::ranges::any_of(contract.clauses, [&](model::ClauseId id) { return answer.scope.in_force(id); }))
      titles.push_back(title_of(contract.heading));
  }
  return fmt::format("{}", fmt::join(titles, "; "));
}

Words outcome_of(const answer::CheckAnswer& answer) {
  Words words;
  for (const answer::Region& region : answer.regions) {
    if (!words.empty()) words.push_back({" or "});
    words.push_back(verdict(region.outcome));
  }
  if (answer.regions.size() > 1) words.push_back({", as the words are read"});
  return words;
}

// The sections whose content depends on readings. The first one says of each case when it is given.
void append_cases(const std::vector<CaseOfCheck>& cases, std::vector<Section>& sections) {
  bool says_when = true;
  const auto add = [&](const char* id, const char* title, Blocks Shown::*part, bool with_other_side) {
    Cases all{id, {}, with_other_side, says_when};
    bool any = false;
    for (const CaseOfCheck& one : cases) {
      all.cases.push_back(one.shown.*part);
      any = any || !all.cases.back().empty();
    }
    if (!any) return;
    sections.push_back({id, title, {{std::move(all)}}});
    says_when = false;
  };
  add("argument", "Argument", &Shown::argument, true);
  add("architecture", "The architecture", &Shown::architecture, true);
  add("clauses", "Clause by clause", &Shown::clauses, false);
}

Article article(const Report& report, const answer::CheckAnswer& answer, const Provenance& provenance) {
  const model::Model& model = report.spec.model;
  const model::Check& check = model[answer.check];
  const std::vector<CaseOfCheck> cases = cases_of(report.spec, answer);
  Article article;
  article.id = id_of(check.heading.name);
  article.title = title_of(check.heading);
  if (const std::string re = contracts_in_force(model, answer); !re.empty()) article.head.push_back({"Re", {{re}}});
  if (const std::optional<std::int64_t> day = day_of(report, answer)) article.head.push_back({"As of", {{day_in_words(*day)}}});
  article.head.push_back({"Question", {{std::string(check.heading.name), Run::Style::code}}});
  article.head.push_back({"Made by", {{provenance.program}}});
  article.outcome = outcome_of(answer);
  article.readings = readings_of(report.spec, answer, cases);
  const auto add = [&](Section section) {
    if (!section.blocks.empty()) article.sections.push_back(std::move(section));
  };
  add(question_presented(report, answer));
  add(short_answer(report, answer));
  if (report.answer.checks.size() == 1) add(chronology(report, report.answer.checks));
  if (!article.readings.dials.empty()) add(readings_section(answer));
  append_cases(cases, article.sections);
  add(caveats(report, answer));
  return article;
}

}  // namespace

Memo memo(const Report& report, const Provenance& provenance) {
  CHECK(!report.answer.checks.empty(), "a memorandum on no question");
  Memo memo;
  for (const answer::CheckAnswer& answer : report.answer.checks) memo.articles.push_back(article(report, answer, provenance));
  memo.title = memo.articles.size() == 1 ? memo.articles.front().title : "";
  if (memo.articles.size() > 1) {
    Section days = chronology(report, report.answer.checks);
    if (!days.blocks.empty()) memo.appendix.push_back(std::move(days));
  }
  memo.appendix.push_back(texts_of_units(report.spec));
  Section cited = documents(report.spec);
  if (!cited.blocks.empty()) memo.appendix.push_back(std::move(cited));
  memo.appendix.push_back(made_from(provenance));
  return memo;
}

}  // namespace proviso::report

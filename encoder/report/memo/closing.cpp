// Readings and caveats.
#include <fmt/format.h>

#include <algorithm>

#include "report/memo/sections.h"
#include "report/memo/units.h"
#include "report/words/assumptions.h"
#include "report/words/extent_in_words.h"
#include "report/words/sizes_in_words.h"
#include "report/words/tally.h"
#include "report/words/warnings.h"

namespace proviso::report {

namespace {

Blocks item(Words words) { return {paragraph(std::move(words))}; }

bool refuted(const answer::CheckAnswer& answer) {
  return std::ranges::any_of(answer.lines, [](const answer::Line& line) { return answer::conflict_of(line.finding) != nullptr; });
}

void append_assumptions(const Spec& spec, const answer::CheckAnswer& answer, List& list) {
  for (const answer::Region& region : answer.regions) {
    for (const model::FactId fact : assumptions_of(spec.model, answer, region.outcome)) {
      const model::Heading& heading = spec.model[fact].heading;
      list.items.push_back(item({{"Assumed, not established: ", Run::Style::strong},
                                 {heading.gloss.empty() ? std::string(heading.name) : clean(heading.gloss), Run::Style::plain, Mood::plain,
                                  target_of(spec.model, model::FactUnit{fact})},
                                 {". "},
                                 verdict(region.outcome),
                                 {" rests on it."}}));
    }
  }
}

void append_extent(const Spec& spec, const answer::CheckAnswer& answer, List& list) {
  if (refuted(answer)) {
    const std::string extent = extent_in_words(spec, spec.model[answer.check]);
    list.items.push_back(
        item({{fmt::format("That there is no such architecture is proved {}.",
                           extent == "of every size" ? "for architectures of every size" : "for architectures " + extent)}}));
  }
  if (answer.sizes && !answer.sizes->limits.empty()) list.items.push_back({sentence(limits_in_words(spec, answer, *answer.sizes) + ".")});
  for (const answer::Line& line : answer.lines) {
    const auto* undecided = std::get_if<answer::Undecided>(&line.finding);
    if (undecided == nullptr) continue;
    list.items.push_back(
        item({{"Not decided: ", Run::Style::strong}, {undecided_in_words(spec, spec.model[answer.check], *undecided) + "."}}));
    break;
  }
}

void append_expectations(const answer::CheckAnswer& answer, List& list) {
  switch (standing(answer)) {
    case Standing::not_as_expected:
      list.items.push_back(item({{"The spec expects another outcome than this one.", Run::Style::strong}}));
      return;
    case Standing::undecided:
      list.items.push_back(item({{"The spec expects an outcome that could not be decided.", Run::Style::strong}}));
      return;
    case Standing::as_expected:
    case Standing::unasked:
      return;
  }
}

}  // namespace

Section readings_section(const answer::CheckAnswer& answer) {
  Section section{"readings", "Readings", {}};
  std::string words = answer.turning.empty() ? "The words below can be read in more than one way. The outcome is the same in each."
                                             : "The words below can be read in more than one way. Choose the readings; the outcome, the "
                                               "argument and the architecture below are those of the choice.";
  section.blocks.push_back(paragraph({{std::move(words)}}));
  section.blocks.push_back({Chooser{}});
  return section;
}

Section caveats(const Report& report, const answer::CheckAnswer& answer) {
  const Spec& spec = report.spec;
  Section section{"caveats", "Caveats", {}};
  List list;
  append_expectations(answer, list);
  append_assumptions(spec, answer, list);
  append_extent(spec, answer, list);
  for (const std::string& under : report.under) list.items.push_back(item({{"Asked only under "}, {under, Run::Style::code}, {"."}}));
  list.items.push_back(
      item({{"What is decided is what the formal text says. Whether that text says what the parties agreed, and which "
             "readings the words can bear, is for a lawyer to judge."}}));
  list.items.push_back(
      item({{"Each architecture shown was checked by an evaluator that shares no code with the search. Each conflict was "
             "confirmed by a solver that had seen nothing else."}}));
  section.blocks.push_back({std::move(list)});
  return section;
}

Section made_from(const Provenance& provenance) {
  Section section{"made-from", "What this was made from", {}};
  Words made = {{"Made by " + provenance.program}};
  if (!provenance.command.empty()) {
    made.push_back({" with "});
    made.push_back({provenance.command, Run::Style::code});
  }
  made.push_back({"."});
  section.blocks.push_back(paragraph(std::move(made)));
  Table inputs{"The files that were read", {"File", "SHA-256"}, {}};
  for (const Provenance::Input& input : provenance.inputs)
    inputs.rows.push_back({{{clean(input.name), Run::Style::code}}, {{input.digest, Run::Style::code}}});
  if (!inputs.rows.empty()) section.blocks.push_back({std::move(inputs)});
  return section;
}

}  // namespace proviso::report

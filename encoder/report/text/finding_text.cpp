#include "report/text/finding_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "answer/oracle/readings.h"
#include "report/text/architecture_text.h"
#include "report/text/compliance_text.h"
#include "report/text/usage_text.h"
#include "report/words/extent_in_words.h"
#include "report/words/readings_in_words.h"

namespace proviso::report {

namespace {

std::vector<model::Unit> without_terms(std::vector<model::Unit> units) {
  std::erase_if(units, [](const model::Unit& unit) { return std::holds_alternative<model::TermUnit>(unit); });
  return units;
}

// Can one answer be shown with the other? The same demands conflict, whatever the readings of their terms; or the architecture is the
// same.
bool same_finding(const answer::Finding& a, const answer::Finding& b) {
  if (a.index() != b.index()) return false;
  if (const answer::Conflict* left = answer::conflict_of(a)) {
    const answer::Conflict* right = answer::conflict_of(b);
    return without_terms(left->units) == without_terms(right->units) && left->minimal == right->minimal;
  }
  if (const answer::Witness* left = answer::witness_of(a)) {
    const answer::Witness* right = answer::witness_of(b);
    return left->structure == right->structure;
  }
  const auto size = [](const answer::Undecided& undecided) { return undecided.settled ? undecided.settled->size : 0; };
  const auto &left = std::get<answer::Undecided>(a), &right = std::get<answer::Undecided>(b);
  return left.reason == right.reason && size(left) == size(right);
}

// Does the finding cover several combinations of readings? Its witness then has one of them.
bool stands_for_several(const answer::CheckAnswer& answer, const std::vector<model::OpenReadings>& products) {
  return products.size() > 1 || std::ranges::any_of(answer.occurring, [&](model::AmbiguityId a) {
           return std::ranges::any_of(products, [&](const model::OpenReadings& product) { return product[a.value].size() > 1; });
         });
}

// The readings of a witness. `said`: the words that introduced it; `smallest`: under these readings, none is smaller.
void tell_readings(Page& page, std::size_t indent, const Spec& spec, const answer::CheckAnswer& answer, const model::Selection& selection,
                   const std::string& said, bool smallest, Fullness fullness) {
  if (answer.occurring.empty()) return;
  if (fullness == Fullness::brief) {
    model::OpenReadings product = answer.open;
    for (const model::AmbiguityId ambiguity : answer.occurring) product[ambiguity.value] = {selection[ambiguity.value]};
    const std::string words = product_in_words(spec.model, product, answer.open);
    if (said != "when " + words)
      page.paragraph(indent, fmt::format("Here, {}{}.", words, smallest ? "; under these readings, none is smaller" : ""));
    return;
  }
  page.paragraph(indent, smallest ? "With these readings (under which none is smaller):" : "With these readings:");
  for (const model::AmbiguityId ambiguity : answer.occurring) {
    const model::Heading& heading = spec.model.reading_heading(ambiguity, selection[ambiguity.value]);
    std::string text = fmt::format("{} as {}", ticked(name(spec.model, ambiguity)), ticked(heading.name));
    if (!heading.gloss.empty()) text += "  " + in_quotes(heading.gloss);
    page.paragraph(indent + 2, text + "  " + page.paint(Tone::faint, place(spec, heading.name_span)));
  }
}

void tell_witness(Page& page, std::size_t indent, const Spec& spec, const answer::CheckAnswer& answer, const answer::Witness& witness,
                  bool fails, const std::vector<model::OpenReadings>& products, Fullness fullness) {
  const model::Check& check = spec.model[answer.check];
  const std::string_view kind = witness.admission ? "A design" : fails ? "A counterexample" : "An architecture";
  // The empty architecture is minimal under any readings.
  const bool several = witness.structure.size() > 0 && stands_for_several(answer, products);
  page.paragraph(indent, fmt::format("{}{}: {}", kind, witness.minimal && !several ? ", as small as can be" : "",
                                     size_in_words(spec.model, witness.structure)));
  const model::OpenReadings readings = answer::only(witness.selection);
  const Relevance relevance = relevant_to(spec.model, answer.scope, check.formula, readings);
  draw(page, indent + 2, spec.model, witness.structure, &relevance);
  tell_readings(page, indent, spec, answer, witness.selection, when_in_words(spec.model, answer, products), witness.minimal && several,
                fullness);

  if (witness.admission) tell_admission(page, indent, spec, answer, witness, fullness);
  if (witness.why && (fails || fullness == Fullness::full)) {
    page.paragraph(indent, fails ? "What is asked fails in it:" : "What is asked holds in it:");
    tell_reason(page, indent + 2, {spec, answer::asked_of(witness), witness.selection}, *witness.why);
  }
  if (!witness.admission && fullness == Fullness::full && !witness.clauses.empty()) {
    page.paragraph(indent, "Clause by clause:");
    tell_compliance(page, indent + 2, {spec, witness.structure, witness.selection}, witness.clauses);
  }
}

}  // namespace

std::vector<Grounds> grounds_of(const answer::CheckAnswer& answer, answer::Word outcome) {
  std::vector<Grounds> all;
  for (const answer::Line& line : answer.lines) {
    if (answer::word(line.finding) != outcome) continue;
    const auto it = std::ranges::find_if(all, [&](const Grounds& g) { return same_finding(g.line->finding, line.finding); });
    if (it == all.end()) {
      all.push_back({&line, {line.readings}});
      continue;
    }
    it->products.push_back(line.readings);
    // A minimal architecture is shown under the readings under which it is minimal.
    const answer::Witness* witness = answer::witness_of(line.finding);
    if (witness && witness->minimal && !answer::witness_of(it->line->finding)->minimal) it->line = &line;
    const answer::Conflict* conflict = answer::conflict_of(line.finding);
    if (conflict && conflict->units != answer::conflict_of(it->line->finding)->units) it->terms_vary = true;
  }
  return all;
}

void tell_grounds(Page& page, std::size_t indent, const Spec& spec, const answer::CheckAnswer& answer, const Grounds& grounds,
                  Fullness fullness) {
  const answer::Finding& finding = grounds.line->finding;
  if (const answer::Witness* witness = answer::witness_of(finding)) {
    tell_witness(page, indent, spec, answer, *witness, std::holds_alternative<answer::Fails>(finding), grounds.products, fullness);
  } else if (answer::conflict_of(finding)) {
    tell_conflict(page, indent, spec, answer, finding, grounds.line->readings, fullness);
    tell_counterexamples(page, indent, spec, *answer::conflict_of(finding), fullness);
    if (grounds.terms_vary) {
      page.paragraph(indent,
                     "The same holds in each of these cases, each with its own readings of the terms; those shown are of the first case.");
    }
  } else {
    const auto& undecided = std::get<answer::Undecided>(finding);
    if (!undecided.unproven) return;
    page.paragraph(indent, "The last design for which no usage was found that breaks it; it is not proved that none does:");
    draw(page, indent + 2, spec.model, undecided.unproven->structure, nullptr);
    const auto& up_to = undecided.unproven->admission->only_up_to;
    if (!up_to) return;
    page.paragraph(indent, fmt::format("It {}.", in_words(*undecided.unproven->admission)));
    if (const std::vector<std::string> open = why_not_beyond(spec, *up_to); !open.empty())
      page.paragraph(indent, fmt::format("What sets no limit to usages: {}.", listed(open)));
  }
}

}  // namespace proviso::report

#include "report/text/loopholes_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "answer/oracle/readings.h"
#include "report/text/architecture_text.h"
#include "report/text/compliance_text.h"
#include "report/words/readings_in_words.h"
#include "report/words/rewording.h"
#include "text/check.h"

namespace proviso::report {

namespace {

// "a", "b", ..., "z", "aa", ...: names a rewording.
std::string letter(std::size_t index) {
  std::string text;
  for (std::size_t n = index + 1; n > 0; n = (n - 1) / 26) text.insert(text.begin(), static_cast<char>('a' + (n - 1) % 26));
  return text;
}

class Teller {
 public:
  Teller(Page& page, const Spec& spec, model::IntentId intent, const study::Loopholes& study)
      : page_(page), spec_(spec), intent_(intent), study_(study) {}

  void tell() {
    tell_heading();
    for (std::size_t i = 0; i < study_.found.size(); ++i) tell_loophole(i);
    tell_rewordings();
    tell_what_is_known();
  }

 private:
  void tell_heading() {
    const model::Heading& heading = spec_.model[intent_].heading;
    page_.paragraph(0, page_.paint(Tone::strong, heading.name) + (heading.gloss.empty() ? "" : "  " + clean(heading.gloss)));
    page_.paragraph(2, excerpt(spec_, spec_.model[spec_.model[intent_].formula].span), 2);
    for (const ToldRegion& told : tell_regions(spec_.model, study_.answer)) {
      std::string text(answer::text(told.region->outcome));
      if (!told.when.lead.empty()) text += (told.when.lead == "otherwise" ? " " : ", ") + told.when.lead;
      page_.paragraph(2, text);
      for (const std::string& one : told.when.cases) page_.paragraph(4, "- " + one);
    }
    if (study_.found.empty()) {
      page_.paragraph(2, study_.unknown.empty() && study_.gap_is_known ? "There is no way round it." : "No way round it was found.");
      return;
    }
    page_.paragraph(2, study_.found.size() == 1 ? "There is one way round it:"
                                                : fmt::format("There are {} different ways round it:", study_.found.size()));
  }

  void tell_loophole(std::size_t index) {
    const study::Loophole& loophole = study_.found[index];
    const answer::Witness& witness = loophole.architecture;
    page_.gap();
    page_.item(2, fmt::format("{}.", index + 1), 5, page_.paint(Tone::strong, reasons(loophole)));
    const Relevance relevance =
        relevant_to(spec_.model, study_.answer.scope, spec_.model[intent_].formula, answer::only(witness.selection));
    page_.paragraph(5, fmt::format("{}{}: {}", witness.admission ? "A design" : "An architecture",
                                   witness.minimal ? ", as small as can be" : "", size_in_words(spec_.model, witness.structure)));
    draw(page_, 7, spec_.model, answer::asked_of(witness), &relevance);
    tell_readings(witness);
    const Case what{spec_, answer::asked_of(witness), witness.selection};
    if (witness.why) {
      page_.paragraph(5, "It defeats what is meant:");
      tell_reason(page_, 7, what, *witness.why);
    }
    std::vector<model::ClauseCompliance> told;
    for (const model::ClauseCompliance& clause : witness.clauses)
      if (matters(loophole, clause.clause)) told.push_back(clause);
    if (!told.empty()) {
      page_.paragraph(5, "It keeps every clause. Of those that matter here:");
      tell_compliance(page_, 7, what, told);
    }
    if (loophole.closed_by.empty()) {
      page_.paragraph(5, "No rewording of those considered closes it: no clause speaks of it.");
      return;
    }
    std::vector<std::string> letters;
    for (const std::size_t rewording : loophole.closed_by) letters.push_back(letter_of(rewording));
    page_.paragraph(5, fmt::format("{} closes it.", listed(letters, "or")));
  }

  // Is the clause reworded, or dropped as an exception, where that closes the loophole?
  bool matters(const study::Loophole& loophole, model::ClauseId clause) const {
    return std::ranges::any_of(loophole.closed_by, [&](std::size_t index) {
      const study::Rewording& one = study_.menu[index];
      return one.kind != study::Rewording::Kind::pin_reading && (spec_.model[one.rule].clause == clause || one.by == clause);
    });
  }

  std::string reasons(const study::Loophole& loophole) const {
    if (loophole.closed_by.empty()) return "No clause speaks of it";
    std::vector<std::string> all;
    for (const std::size_t rewording : loophole.closed_by) all.push_back(reason_in_words(spec_, study_.menu[rewording]));
    return fmt::format("{}", fmt::join(all, "; "));
  }

  void tell_readings(const answer::Witness& witness) {
    if (study_.answer.occurring.empty()) return;
    model::OpenReadings product = study_.answer.open;
    for (const model::AmbiguityId ambiguity : study_.answer.turning) product[ambiguity.value] = {witness.selection[ambiguity.value]};
    if (const std::string words = product_in_words(spec_.model, product, study_.answer.open); !words.empty())
      page_.paragraph(5, fmt::format("Here, {}.", words));
  }

  void tell_rewordings() {
    if (study_.closings.empty()) return;
    page_.gap();
    page_.paragraph(2, page_.paint(Tone::strong, "What would close them"));
    for (const study::Closing& closing : study_.closings) {
      page_.item(2, letter_of(closing.rewording) + ".", 5,
                 fmt::format("{}: {}", in_words(spec_, study_.menu[closing.rewording]), effect(closing)));
      tell_cost(closing);
    }
  }

  // "then it holds", "then another way is left".
  std::string effect(const study::Closing& closing) const {
    using Word = answer::Word;
    const auto has = [&](Word word) { return std::ranges::find(closing.intent, word) != closing.intent.end(); };
    if (!has(Word::fails) && !has(Word::undecided)) return "then nothing gets round it";
    if (!has(Word::fails)) return "whether something else gets round it is not decided";
    const bool alone = study_.found.size() == 1 && !has(Word::holds);
    return alone              ? "then something else gets round it"
           : has(Word::holds) ? "then something else gets round it, under some readings"
                              : "then another way is left";
  }

  void tell_cost(const study::Closing& closing) {
    if (!closing.no_longer_possible.empty()) {
      std::vector<std::string> names;
      for (const model::CheckId check : closing.no_longer_possible) names.push_back(ticked(spec_.model[check].heading.name));
      page_.paragraph(5, fmt::format("No longer possible: {}.", listed(names)));
    }
    if (!closing.undecided.empty()) {
      std::vector<std::string> names;
      for (const model::CheckId check : closing.undecided) names.push_back(ticked(spec_.model[check].heading.name));
      page_.paragraph(5, fmt::format("Whether still possible is not decided: {}.", listed(names)));
    }
    if (closing.also_forbidden) {
      const answer::Witness& witness = *closing.also_forbidden;
      page_.paragraph(5, fmt::format("It would forbid more than that, for instance ({}):", size_in_words(spec_.model, witness.structure)));
      draw(page_, 7, spec_.model, answer::asked_of(witness), nullptr);
    } else if (!closing.forbids_more_is_known) {
      page_.paragraph(5, "Whether it would forbid more than that is not decided.");
    } else if (study_.menu[closing.rewording].kind != study::Rewording::Kind::pin_reading) {
      page_.paragraph(5, "It would forbid nothing else.");
    }
  }

  void tell_what_is_known() {
    page_.gap();
    const auto considered = static_cast<std::size_t>(
        std::ranges::count_if(study_.menu, [](const study::Rewording& one) { return one.kind != study::Rewording::Kind::pin_reading; }));
    std::string text = considered == 0 ? "There is no clause in force to reword."
                                       : fmt::format(
                                             "Complete: each of {} was considered (an exception dropped, a condition dropped, \"directly "
                                             "or indirectly\"), and what none of them reaches.",
                                             counted(considered, "rewording"));
    if (!study_.unknown.empty() || !study_.gap_is_known)
      text = fmt::format("Not complete: of {} it is not known whether they are a way round it.",
                         counted(study_.unknown.size() + (study_.gap_is_known ? 0 : 1), "reason"));
    page_.paragraph(2, text);
  }

  std::string letter_of(std::size_t rewording) const {
    for (std::size_t i = 0; i < study_.closings.size(); ++i)
      if (study_.closings[i].rewording == rewording) return letter(i);
    CHECK(false, "a rewording that closes a loophole has an entry");
  }

  Page& page_;
  const Spec& spec_;
  const model::IntentId intent_;
  const study::Loopholes& study_;
};

}  // namespace

std::string text(const Spec& spec, model::IntentId intent, const study::Loopholes& study, Style style) {
  Page page(style);
  Teller(page, spec, intent, study).tell();
  return page.text();
}

}  // namespace proviso::report

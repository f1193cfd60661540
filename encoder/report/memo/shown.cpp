#include "report/memo/shown.h"

#include <fmt/format.h>

#include <algorithm>

#include "answer/oracle/readings.h"
#include "report/memo/things.h"
#include "report/memo/units.h"
#include "report/words/architecture.h"
#include "report/words/compliance.h"
#include "report/words/conflict.h"
#include "report/words/extent_in_words.h"
#include "report/words/reason.h"
#include "report/words/relevance.h"
#include "report/words/story.h"

namespace proviso::report {

namespace {

bool is_question(const model::Unit& unit) { return std::holds_alternative<model::QuestionUnit>(unit); }

// Requirements first, then the facts, then what words mean, and the clauses last.
int order(const model::Unit& unit) {
  if (is_question(unit)) return 0;
  if (std::holds_alternative<model::RequirementUnit>(unit)) return 1;
  if (std::holds_alternative<model::FactUnit>(unit)) return 2;
  if (std::holds_alternative<model::TermUnit>(unit)) return 3;
  return 4;
}

Blocks conflict_argument(const Spec& spec, const answer::CheckAnswer& answer, const answer::Line& line) {
  const answer::Conflict& conflict = *answer::conflict_of(line.finding);
  const model::Check& check = spec.model[answer.check];
  const ConflictWords told = conflict_in_words(spec, answer, line.finding, line.readings);
  Blocks blocks;
  for (const std::string& one : told.before) blocks.push_back(sentence(one));
  std::vector<model::Unit> units = told.units;
  std::ranges::stable_sort(units, {}, order);
  List list;
  for (const model::Unit& unit : units) list.items.push_back({ground(spec, unit, check, line.readings)});
  if (!list.items.empty()) blocks.push_back({std::move(list)});
  for (const ConsideredWords& considered : told.considered) {
    blocks.push_back(sentence(considered.heading));
    List exceptions;
    for (const answer::Considered& one : considered.clauses) {
      Blocks item = {ground(spec, model::ClauseUnit{one.clause}, check, line.readings)};
      std::vector<std::string> overridden;
      for (const model::ClauseId clause : one.overrides) overridden.push_back(name(spec.model, clause));
      item.push_back(sentence("It overrides " + listed(overridden) + "."));
      exceptions.items.push_back(std::move(item));
    }
    blocks.push_back({std::move(exceptions)});
  }
  for (const answer::Counterexample& counterexample : conflict.counterexamples) {
    const bool is_clause = std::holds_alternative<model::ClauseUnit>(counterexample.broken);
    blocks.push_back(sentence(fmt::format("On a design that satisfies the rest, this can happen, and {} {}:",
                                          is_clause ? "breaches" : "is against", name(spec.model, counterexample.broken))));
    blocks.push_back(story_of(spec, counterexample.structure));
  }
  return blocks;
}

void append_reasons(const std::vector<ToldReason>& reasons, Blocks& blocks) {
  if (reasons.empty()) return;
  List list;
  for (const ToldReason& reason : reasons) {
    Blocks item = {sentence(reason.words)};
    append_reasons(reason.because, item);
    if (reason.further > 0) item.push_back(sentence(fmt::format("and {}", counted(reason.further, "further reason"))));
    list.items.push_back(std::move(item));
  }
  blocks.push_back({std::move(list)});
}

// The readings under which an architecture is shown.
void append_readings(const Spec& spec, const answer::CheckAnswer& answer, const model::Selection& selection, Blocks& blocks) {
  if (answer.occurring.empty()) return;
  Words words = {{"It is judged with "}};
  for (std::size_t i = 0; i < answer.occurring.size(); ++i) {
    const model::AmbiguityId ambiguity = answer.occurring[i];
    if (i > 0) words.push_back({i + 1 == answer.occurring.size() ? " and " : ", "});
    words.push_back({name(spec.model, ambiguity), Run::Style::code});
    words.push_back({" as "});
    const std::uint32_t reading = selection[ambiguity.value];
    words.push_back({std::string(spec.model.reading_heading(ambiguity, reading).name), Run::Style::code, Mood::plain,
                     target_of(spec.model, ambiguity, reading)});
  }
  words.push_back({"."});
  blocks.push_back({Folded{{{"The readings under which it is judged"}}, {{Paragraph{std::move(words)}}}}});
}

Blocks witness_argument(const Spec& spec, const answer::CheckAnswer& answer, const answer::Witness& witness, bool fails) {
  Blocks blocks;
  const std::string kind = witness.admission ? "a design" : fails ? "a counterexample" : "an architecture";
  blocks.push_back(sentence(fmt::format("There is {}{}: {}.", kind, witness.minimal ? ", as small as can be" : "",
                                        size_in_words(spec.model, witness.structure))));
  if (witness.why) {
    blocks.push_back(sentence(fails ? "What is asked fails in it:" : "What is asked holds in it:"));
    append_reasons(told({spec, answer::asked_of(witness), witness.selection}, *witness.why), blocks);
  }
  append_readings(spec, answer, witness.selection, blocks);
  return blocks;
}

// What becomes of a clause, in a word.
Run fate_of(const model::Model& model, const model::ClauseCompliance& clause) {
  const auto count = [&](model::RuleStatus status) {
    std::size_t all = 0;
    for (const model::RuleCompliance& rule : clause.rules) all += rule.count(status);
    return all;
  };
  if (!clause.complied_with) return {"Breached", Run::Style::verdict, Mood::bad};
  const bool permits = model::only_permits(model, clause.clause);
  if (count(model::RuleStatus::satisfied) > 0) return {permits ? "Made use of" : "Kept", Run::Style::verdict, Mood::good};
  if (count(model::RuleStatus::overridden) + count(model::RuleStatus::excepted) > 0) return {"Lifted", Run::Style::verdict, Mood::good};
  if (count(model::RuleStatus::unused) > 0) return {"Not made use of"};
  return {"Not triggered"};
}

Blocks clause_table(const Spec& spec, const model::Structure& structure, const model::Selection& selection,
                    const std::vector<model::ClauseCompliance>& clauses) {
  if (clauses.empty()) return {};
  Table table{"", {"Clause", "What becomes of it", "Why"}, {}};
  for (const model::ClauseCompliance& clause : clauses) {
    const model::Clause& of_model = spec.model[clause.clause];
    const std::string title = of_model.heading.gloss.empty() ? name(spec.model, clause.clause) : clean(of_model.heading.gloss);
    Words heading = {{title, Run::Style::plain, Mood::plain, target_of(spec.model, model::ClauseUnit{clause.clause})}};
    if (of_model.ambiguity.valid()) heading.push_back({fmt::format(", read as {}", of_model.readings[clause.reading].heading.name)});
    std::vector<std::string> lines;
    for (const model::RuleCompliance& rule : clause.rules) {
      for (const std::string& line : rule_lines({spec, structure, selection}, rule))
        if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
    }
    table.rows.push_back({std::move(heading), {fate_of(spec.model, clause)}, {{fmt::format("{}", fmt::join(lines, "; "))}}});
  }
  return {{std::move(table)}};
}

}  // namespace

Shown shown(const Spec& spec, const answer::CheckAnswer& answer, const answer::Line& line) {
  Shown result;
  if (const answer::Witness* witness = answer::witness_of(line.finding)) {
    const bool fails = std::holds_alternative<answer::Fails>(line.finding);
    result.argument = witness_argument(spec, answer, *witness, fails);
    const Relevance relevance = relevant_to(spec.model, answer.scope, spec.model[answer.check].formula, answer::only(witness->selection));
    if (witness->structure.size() > 0) result.architecture.push_back(table_of(spec, witness->structure, &relevance));
    result.clauses = clause_table(spec, witness->structure, witness->selection, witness->clauses);
    if (!witness->admission) return result;
    for (const answer::Usage& usage : witness->admission->usages) {
      result.architecture.push_back(sentence(asked_by(spec, answer, *witness, usage)));
      result.architecture.push_back(story_of(spec, usage.structure));
    }
    return result;
  }
  if (answer::conflict_of(line.finding) != nullptr) {
    result.argument = conflict_argument(spec, answer, line);
    return result;
  }
  const auto& undecided = std::get<answer::Undecided>(line.finding);
  result.argument.push_back(sentence(undecided_in_words(spec, spec.model[answer.check], undecided) + "."));
  if (undecided.unproven) {
    result.argument.push_back(sentence("The last design for which no usage was found that breaks it; it is not proved that none does:"));
    result.architecture.push_back(table_of(spec, undecided.unproven->structure, nullptr));
  }
  return result;
}

}  // namespace proviso::report

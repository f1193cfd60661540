// A small spec for the tests of reports, and answers to it made by hand.
#pragma once

#include <unistd.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "answer/oracle/verdict.h"
#include "evaluate/evaluator.h"
#include "report/text/text.h"
#include "resolve/load/load.h"
#include "text/render.h"

namespace proviso::report {

inline constexpr std::string_view sample_text = R"(
document statement "statement.txt"
enum Cloud { Azure, AWS }
type Component { hosted_on: Cloud  backup: optional Component  note: bool }
type Model is Component
type Call ordered { to: Component  reads: set Call }
individual gpt: Model
define stateless(Call c)
  reading service   "the endpoint never builds on an earlier call" = no Call d, Call e where e in d.reads
  reading inference "each run of the model is a function of its input tokens" = c.to is Model
fact acyclic "What is read came before" : every Call c, Call d where d in c.reads: d before c
contract alliance "Microsoft and OpenAI" from 2025-10-28 until 2026-04-27 {
  clause api_exclusivity "API exclusivity" {
    cites statement "would be hosted on Azure"
    every Call c where stateless(c) must c.to.hosted_on = Azure   // the duty
  }
  clause carve_out "Backups" {
    notwithstanding api_exclusivity
    every Call c where exists c.to.backup may c.to.hosted_on = AWS
  }
}
requirement on_aws "The model stays on AWS" : gpt.hosted_on = AWS
requirement remembers "A later call builds on an earlier one" : some Call c, Call d where d in c.reads: c.to = gpt
intent spirit "All calls go to Azure" : every Call c: c.to.hosted_on = Azure
position Microsofts_case { stateless = inference }
position OpenAIs_case { stateless = service }
check runtime "Can it run on AWS?" {
  possible
  expect impossible under Microsofts_case because api_exclusivity, on_aws, remembers
  expect possible under OpenAIs_case
}
check secured "Does the wording secure its purpose?" { always spirit expect holds }
check bare { possible }
)";

class Sample : public testing::Test {
 protected:
  Sample() {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("proviso_report_" + std::to_string(getpid()));  // tests run side by side
    std::filesystem::create_directories(folder);
    std::filesystem::current_path(folder);
    std::ofstream("spec.pvo") << sample_text;
    std::ofstream("statement.txt") << "Any stateless API calls would be hosted on Azure.";
    resolve::Loaded loaded = resolve::load(sources, {"spec.pvo"});
    diagnostics = std::move(loaded.diagnostics);
    if (loaded.model) model = std::move(*loaded.model);
    for (const text::Diagnostic& diagnostic : diagnostics.sorted()) {
      if (severity(diagnostic.code) == text::Severity::error) ADD_FAILURE() << text::render_terminal(diagnostic, sources, false);
    }
  }

  template <typename Id, typename Table>
  static Id named(const Table& table, std::string_view name) {
    const auto it = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return name_of(entry) == name; });
    EXPECT_NE(it, table.end()) << name;
    return Id{static_cast<std::uint32_t>(it - table.begin())};
  }
  model::TypeId type(std::string_view name) const { return named<model::TypeId>(model.types, name); }
  model::FieldId field(std::string_view name) const { return named<model::FieldId>(model.fields, name); }
  model::ClauseId clause(std::string_view name) const { return named<model::ClauseId>(model.clauses, name); }
  model::RequirementId requirement(std::string_view name) const { return named<model::RequirementId>(model.requirements, name); }
  model::TermId term(std::string_view name) const { return named<model::TermId>(model.terms, name); }
  model::CheckId check(std::string_view name) const { return named<model::CheckId>(model.checks, name); }

  model::Element element(std::string_view root, std::uint32_t index) const { return {type(root), index}; }

  // gpt on AWS; two calls to it, of which the second reads the first.
  model::Structure two_calls() const {
    model::Structure s;
    s.elements[type("Component")] = {{"gpt", type("Model")}};
    s.elements[type("Call")] = {{"call 1", type("Call")}, {"call 2", type("Call")}};
    s.individuals[model::IndividualId{0}] = element("Component", 0);
    const model::Element gpt = element("Component", 0);
    s.fields[field("hosted_on")] = {model::Atom{element("Cloud", 1)}};
    s.fields[field("backup")] = {model::Atom{model::Absent{}}};
    s.fields[field("note")] = {model::Atom{true}};
    s.fields[field("to")] = {model::Atom{gpt}, model::Atom{gpt}};
    s.fields[field("reads")] = {model::ElementSet{}, model::ElementSet{element("Call", 0)}};
    return s;
  }

  answer::CheckAnswer answer_to(std::string_view name) const {
    answer::CheckAnswer answer;
    answer.check = check(name);
    answer.scope = model::scope_of(model, model[answer.check], std::nullopt, std::nullopt);
    answer.open = model.all_open();
    answer.occurring = {model::AmbiguityId{0}};
    return answer;
  }

  // Two calls, as service; with all that a report may say of it.
  answer::Witness witness(const answer::CheckAnswer& answer, bool minimal) const {
    answer::Witness result{two_calls(), {0}, minimal};
    evaluate::Evaluator evaluator(model, result.structure, answer.scope, result.selection);
    if (const model::ExprId formula = model[answer.check].formula; formula.valid()) result.why = evaluator.why(formula);
    result.clauses = evaluate::compliance(evaluator, model, answer.scope, result.selection);
    return result;
  }

  // Impossible as inference, possible as service.
  answer::CheckAnswer runtime() const {
    answer::CheckAnswer answer = answer_to("runtime");
    answer.turning = answer.occurring;
    answer::Conflict conflict;
    conflict.units = {model::ClauseUnit{clause("api_exclusivity")}, model::RequirementUnit{requirement("on_aws")},
                      model::RequirementUnit{requirement("remembers")}, model::TermUnit{term("stateless"), 1}};
    conflict.minimal = true;
    answer.lines = {{{{1}}, answer::Impossible{conflict}}, {{{0}}, answer::Possible{witness(answer, true)}}};
    answer.regions = {{answer::Word::impossible, {{{1}}}}, {answer::Word::possible, {{{0}}}}};
    answer.expectations = {{0, answer::Met::yes, {}, std::nullopt}, {1, answer::Met::yes, {}, std::nullopt}};
    return answer;
  }

  // Fails under both readings.
  answer::CheckAnswer secured() const {
    answer::CheckAnswer answer = answer_to("secured");
    answer.lines = {{{{0, 1}}, answer::Fails{witness(answer, false)}}};
    answer.regions = {{answer::Word::fails, {{{0, 1}}}}};
    answer.expectations = {
        {0, answer::Met::no, {.what = model::Why::What::outcome_is, .outcome = model::Why::Outcome::fails}, model::Selection{0}}};
    return answer;
  }

  std::string told(const answer::SpecAnswer& answer, Detail detail) const {
    const Spec spec{model, sources};
    return text({spec, answer, std::nullopt, {}, {}}, detail, {});
  }

  text::Sources sources;
  text::Diagnostics diagnostics;
  model::Model model;

 private:
  template <typename Entry>
  static std::string_view name_of(const Entry& entry) {
    if constexpr (requires { entry.heading; }) {
      return entry.heading.name;
    } else {
      return entry.name;
    }
  }
};

}  // namespace proviso::report

#include "report/words/instance.h"

#include "evaluate/evaluator.h"

#include "report/text/architecture_text.h"
#include "report/text/compliance_text.h"
#include "report/words/non_breaking.h"
#include "sample.h"

namespace proviso::report {
namespace {

class Instance : public Sample {
 protected:
  Instance() : scope(model::full_scope(model)), structure(two_calls()), evaluator(model, structure, scope, selection) {}

  Case what() { return {spec, structure, selection}; }
  const model::Rule& rule(std::string_view name) { return model[model[clause(name)].readings[0].rules[0]]; }
  evaluate::Binding first_call(std::string_view name) { return {{rule(name).variables[0], element("Call", 0)}}; }
  std::string told(model::ClauseId id) {
    Page page(Style{});
    tell_clause(page, 0, what(), evaluate::compliance(evaluator, model, selection, id));
    return untied(page.text());
  }

  Spec spec{model, sources};
  model::Scope scope;
  model::Structure structure;
  model::Selection selection{1};  // inference
  evaluate::Evaluator evaluator;
};

TEST_F(Instance, NamesTakeThePlaceOfVariablesAndPaths) {
  EXPECT_EQ(untied(about(what(), rule("api_exclusivity").demand, first_call("api_exclusivity"))), "gpt.hosted_on = Azure");
  EXPECT_EQ(untied(about(what(), rule("api_exclusivity").guard, first_call("api_exclusivity"))), "stateless(call 1)");
}

TEST_F(Instance, ANegationIsWrittenWithItsOwnSign) {
  EXPECT_EQ(untied(about_negation(what(), rule("api_exclusivity").demand, first_call("api_exclusivity"))), "gpt.hosted_on != Azure");
  EXPECT_EQ(untied(about_negation(what(), rule("api_exclusivity").guard, first_call("api_exclusivity"))), "not stateless(call 1)");
}

TEST_F(Instance, TwoThatFareAlikeAreToldTogether) {
  EXPECT_EQ(told(clause("api_exclusivity")), R"(alliance.api_exclusivity  "API exclusivity"
  breached by call 1 and call 2: gpt.hosted_on != Azure
)");
}

TEST_F(Instance, WhatOverridesIsNamed) {
  structure.fields[field("backup")] = {model::Atom{element("Component", 0)}};
  evaluate::Evaluator with_backup(model, structure, scope, selection);
  Page page(Style{});
  tell_compliance(page, 0, Case{spec, structure, selection}, evaluate::compliance(with_backup, model, scope, selection));
  EXPECT_EQ(page.text(), R"(alliance.api_exclusivity  "API exclusivity"
  overridden by `alliance.carve_out` for call 1 and call 2
alliance.carve_out  "Backups"
  made use of by call 1 and call 2: gpt.hosted_on = AWS
)");
}

TEST_F(Instance, WhatIsNotThereTriggersNothing) {
  structure.elements[type("Call")].clear();
  structure.fields[field("to")].clear();
  structure.fields[field("reads")].clear();
  evaluate::Evaluator without_calls(model, structure, scope, selection);
  Page page(Style{});
  tell_clause(page, 0, Case{spec, structure, selection}, evaluate::compliance(without_calls, model, selection, clause("carve_out")));
  EXPECT_EQ(page.text(), "alliance.carve_out  \"Backups\"\n  not triggered: there is no Call c\n");
}

TEST_F(Instance, AReasonIsToldDownToTheValues) {
  Page page(Style{});
  tell_reason(page, 0, what(), evaluator.why(model.facts[0].formula));
  EXPECT_EQ(page.text(), "every Call c, Call d where d in c.reads: d before c\n");
  Page spirit(Style{});
  tell_reason(spirit, 0, what(), evaluator.why(model.intents[0].formula));
  EXPECT_EQ(spirit.text(), R"(not so, because of call 1: every Call c: c.to.hosted_on = Azure
  not so: gpt.hosted_on = Azure (gpt.hosted_on is AWS)
)");
}

TEST_F(Instance, OnlyTheFieldsThatAreReadAreDrawn) {
  const Relevance relevance = relevant_to(model, scope, model::ExprId{}, model.all_open());
  EXPECT_FALSE(relevance.fields.contains(field("note")));
  EXPECT_TRUE(relevance.fields.contains(field("backup")));
  Page page(Style{});
  draw(page, 0, model, structure, &relevance);
  EXPECT_EQ(page.text(), R"(Model
  gpt  hosted_on = AWS
Call, in order
  call 1  to = gpt
  call 2  to = gpt, reads = {call 1}
)");
  Page everything(Style{});
  draw(everything, 0, model, structure, nullptr);
  EXPECT_NE(everything.text().find("note = true"), std::string::npos);
}

TEST_F(Instance, SizesAreInWords) {
  EXPECT_EQ(size_in_words(model, structure), "1 Model and 2 Calls");
  EXPECT_EQ(size_in_words(model, model::Structure{}), "nothing at all");
}

}  // namespace
}  // namespace proviso::report

#include "../../support/resolved.h"

namespace proviso::testing {
namespace {

const std::string questions_vocabulary = R"(
  enum Cloud { Azure, AWS }
  type Component { on: Cloud, parts: set Component, backup: optional Component, share: decimal }
  type Model is Component
  type Call ordered { to: Component, kept, counted: bool }
  individual gpt: Component
  relation feeds(Component, Component)
  define stateless(Call c)
    reading service = not c.kept
    reading inference = not c.counted
    reading session = c.kept and c.counted
  define plain(Call c) = c.kept
  contract lease from 2026-01-01 until 2026-12-31 {
    clause rent { every Call c where stateless(c) must c.kept }
    clause rest
      { reading wide = every Call c must c.kept
        reading narrow = every Call c where c.counted must c.kept }
  }
  contract later from 2027-01-01 { clause late { every Call c must c.kept } }
  fact begun : some Call c
  requirement served : some Call c where c.kept
  product shop { requirement sold : some Call c where c.counted }
  intent spirit : every Call c: c.kept
  position ours { stateless = service }
  position alternatives { stateless in { inference, session }; lease.rest = wide }
)";

Said question(const std::string& text) { return said(questions_vocabulary + text); }

TEST(ResolveQuestionsTest, ReadingsThatAreOpen) {
  const Resolved resolved(questions_vocabulary +
                          "check a { possible under alternatives expect possible expect possible under stateless = session }");
  ASSERT_EQ(resolved.said, Said());
  const Check& check = resolved.model.checks[0];
  const auto open = [](const OpenReadings& readings, std::size_t ambiguity) {
    return std::vector<std::uint32_t>(readings[ambiguity].begin(), readings[ambiguity].end());
  };
  using Indices = std::vector<std::uint32_t>;
  EXPECT_EQ(open(check.open, 0), Indices({1, 2}));
  EXPECT_EQ(open(check.open, 1), Indices({0}));
  EXPECT_EQ(open(check.expectations[0].open, 0), Indices({1, 2}));
  EXPECT_EQ(open(check.expectations[1].open, 0), Indices({2}));
  EXPECT_EQ(check.expectations[0].under, "");
  EXPECT_EQ(check.expectations[1].under, "stateless = session");
}

TEST(ResolveQuestionsTest, ReadingsThatClash) {
  EXPECT_EQ(question("check a { possible under ours, alternatives expect possible }"), Said({"Q003 alternatives"}));
  EXPECT_EQ(question("check a { possible under stateless = session expect possible under ours }"), Said({"Q003 ours"}));
  EXPECT_EQ(question("check a { possible under plain = session expect possible }"), Said({"Q001 plain"}));
}

TEST(ResolveQuestionsTest, ScopeLines) {
  const Resolved resolved(questions_vocabulary +
                          "check a { possible gpt.on = AWS as of 2026-03-01 contracts lease, later products shop "
                          "without rent, begun with at most 3 Call, 2 Model expect possible }\n"
                          "check b { always spirit without contracts with served, sold expect holds }\n"
                          "check c { possible only lease, served expect possible }");
  ASSERT_EQ(resolved.said, Said());
  const Check& a = resolved.model.checks[0];
  EXPECT_EQ(a.contracts->size(), 2U);
  EXPECT_EQ(a.products, std::vector{ProductId{0}});
  EXPECT_EQ(a.without, std::vector<Unit>({ClauseUnit{ClauseId{0}}, FactUnit{FactId{0}}}));
  EXPECT_EQ(a.limits.size(), 2U);
  EXPECT_TRUE(a.as_of.has_value());
  const Check& b = resolved.model.checks[1];
  EXPECT_TRUE(b.contracts->empty());
  EXPECT_EQ(b.with.size(), 2U);
  EXPECT_EQ(b.formula, resolved.model.intents[0].formula);
  EXPECT_EQ(resolved.model.checks[2].only->size(), 3U);
}

TEST(ResolveQuestionsTest, ScopeOfAnotherCheck) {
  const Resolved resolved(questions_vocabulary +
                          "check b { always spirit as check a with sold expect holds }\n"
                          "check c { possible as check b without rent expect possible }\n"
                          "check a { possible as of 2026-03-01 contracts lease products shop without begun with at most 3 Call "
                          "under stateless = session expect possible }\n"
                          "check d { possible as check a without contracts without products only served expect possible }");
  ASSERT_EQ(resolved.said, Said());
  const std::vector<Check>& checks = resolved.model.checks;
  const Check &b = checks[0], &c = checks[1], &a = checks[2], &d = checks[3];
  EXPECT_EQ(b.heading.name, "b");
  EXPECT_EQ(b.as_of, a.as_of);
  EXPECT_EQ(b.contracts, a.contracts);
  EXPECT_FALSE(b.products) << "an `always` takes the requirements that it names";
  EXPECT_EQ(b.with.size(), 1U);
  EXPECT_EQ(b.open, a.open);
  EXPECT_EQ(b.limits.size(), 1U);
  EXPECT_EQ(c.without, std::vector<Unit>({ClauseUnit{ClauseId{0}}}));
  EXPECT_TRUE(c.with.empty());
  EXPECT_EQ(c.limits.size(), 1U);
  EXPECT_TRUE(d.contracts->empty());
  EXPECT_TRUE(d.products->empty());
  EXPECT_EQ(d.without, a.without);
  EXPECT_EQ(d.only->size(), 1U);
}

TEST(ResolveQuestionsTest, ScopeOfACheckThatIsWrong) {
  EXPECT_EQ(question("check a { possible contracts lese expect possible }\ncheck b { possible as check a expect possible }"),
            Said({"N006 lese"}));
  EXPECT_EQ(question("check a { possible as check a expect possible }\ncheck b { possible as check a expect possible }"), Said({"Q015 a"}));
}

TEST(ResolveQuestionsTest, StatementsStandForTheirFormulas) {
  EXPECT_EQ(question("check a { always spirit iff served expect holds }"), Said());
  EXPECT_EQ(question("check a { always begun implies (not spirit) expect fails }"), Said());
  EXPECT_EQ(question("fact b : spirit"), Said({"N005 spirit"}));
}

TEST(ResolveQuestionsTest, Reasons) {
  const Resolved resolved(questions_vocabulary +
                          "check a { possible expect impossible under ours because rent, served, begun, stateless, plain }");
  ASSERT_EQ(resolved.said, Said());
  EXPECT_EQ(resolved.model.checks[0].expectations[0].because,
            std::vector<Unit>({ClauseUnit{ClauseId{0}}, RequirementUnit{RequirementId{0}}, FactUnit{FactId{0}}, TermUnit{TermId{0}, 0},
                               TermUnit{TermId{1}, 0}}));
  EXPECT_EQ(question("check a { possible expect impossible because stateless }"), Said({"Q007 stateless"}));
  EXPECT_EQ(question("check a { possible expect impossible because lease }"), Said({"N005 lease"}));
}

TEST(ResolveQuestionsTest, ChecksOfNothing) {
  EXPECT_EQ(question("check a { possible as of 2020-01-01 expect possible }"), Said({"Q006 a"}));
  EXPECT_EQ(question("check a { possible without contracts expect possible }"), Said());
  EXPECT_EQ(said("type T\ncheck a { possible expect possible }"), Said()) << "where there is no contract, none is left out";
}

const std::string gpt = "gpt { on = Azure, share = 1 }\n";

TEST(ResolveQuestionsTest, ExamplesAreStructures) {
  const Resolved resolved(questions_vocabulary + "example a {\n" + gpt +
                          "Call second { to = m, kept = true, counted = false }\n"
                          "Model m { on = AWS, parts = { gpt, m }, backup = gpt, share = -0.5 }\n"
                          "Call first_one { to = gpt, kept = false, counted = false }\n"
                          "feeds(gpt, m)\nexpect complies under stateless = inference }");
  ASSERT_EQ(resolved.said, Said());
  const Model& model = resolved.model;
  const Structure& structure = model.examples[0].structure;
  const TypeId component{1};
  const TypeId call{3};
  EXPECT_EQ(structure.elements.at(component).size(), 2U);
  EXPECT_EQ(structure.elements.at(component)[1].type, TypeId{2});
  EXPECT_EQ(structure.elements.at(call)[0].name, "second");
  EXPECT_EQ(structure.individuals.at(IndividualId{0}), (Element{component, 0}));
  const Element m{component, 1};
  EXPECT_EQ(structure.fields.at(FieldId{1})[1], FieldValue(ElementSet({Element{component, 0}, m})));
  EXPECT_EQ(structure.fields.at(FieldId{1})[0], FieldValue(ElementSet()));
  EXPECT_EQ(structure.fields.at(FieldId{2})[0], FieldValue(Atom(Absent())));
  EXPECT_EQ(structure.fields.at(FieldId{4})[0], FieldValue(Atom(m)));
  EXPECT_EQ(structure.relations.at(RelationId{0}).size(), 1U);
}

TEST(ResolveQuestionsTest, LikeTakesOverAndReplaces) {
  const Resolved resolved(questions_vocabulary +
                          "example b like a { gpt { on = AWS }\nCall two { to = gpt, kept = true, counted = true }\nfeeds(gpt, gpt) }\n" +
                          "example a {\n" + gpt + "Call one { to = gpt, kept = false, counted = false }\n}\nexample c like b {}");
  ASSERT_EQ(resolved.said, Said());
  const Structure& b = resolved.model.examples[0].structure;
  EXPECT_EQ(b.elements.at(TypeId{3}).size(), 2U);
  EXPECT_EQ(b.fields.at(FieldId{0})[0], FieldValue(Atom(Element{TypeId{0}, 1})));
  EXPECT_EQ(resolved.model.examples[1].structure.fields.at(FieldId{0})[0], FieldValue(Atom(Element{TypeId{0}, 0})));
  EXPECT_EQ(resolved.model.examples[2].structure, b);
}

TEST(ResolveQuestionsTest, LikeTakesTheDateUnlessThereIsOne) {
  const Resolved resolved(questions_vocabulary + "example a { " + gpt +
                          " as of 2026-02-01 }\nexample b like a { }\nexample c like b { as of 2027-02-01 }");
  ASSERT_EQ(resolved.said, Said());
  const auto& examples = resolved.model.examples;
  EXPECT_TRUE(examples[0].as_of.has_value());
  EXPECT_EQ(examples[1].as_of, examples[0].as_of);
  EXPECT_EQ(*examples[2].as_of - *examples[0].as_of, 365);
}

TEST(ResolveQuestionsTest, IndividualsMayBeOfASubtype) {
  const Resolved resolved(questions_vocabulary + "example a { Model gpt { on = AWS, share = 1 } }");
  ASSERT_EQ(resolved.said, Said());
  EXPECT_EQ(resolved.model.examples[0].structure.elements.at(TypeId{1})[0].type, TypeId{2});
}

TEST(ResolveQuestionsTest, ExamplesWithMistakes) {
  EXPECT_EQ(question("example a { }"), Said({"Q012 a"}));
  EXPECT_EQ(question("example a { gpt { on = AWS } }"), Said({"Q013 gpt"}));
  EXPECT_EQ(question("example a { " + gpt + " gpt { } }"), Said({"Q010 gpt"}));
  EXPECT_EQ(question("example a { " + gpt + " Call c { to = c, kept = true, counted = 1 } }"), Said({"Q011 c", "Q011 1"}));
  EXPECT_EQ(question("example a { " + gpt + " Call c { to = gtp, kept = true, counted = true } }"), Said({"N010 gtp"}));
  EXPECT_EQ(question("example a like a { " + gpt + " }"), Said({"Q014 a"}));
  EXPECT_EQ(question("example a { " + gpt + " expect complies expect breaches rent under ours }"),
            Said({"Q009 expect breaches rent under ours"}));
}

}  // namespace
}  // namespace proviso::testing

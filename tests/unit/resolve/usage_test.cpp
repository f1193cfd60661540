#include "model/usage.h"

#include "../../support/resolved.h"
#include "resolve/passes/usage_demand.h"

namespace proviso::testing {
namespace {

const std::string usage_vocabulary = R"(
  enum Region { EU, US }
  type Service { in: Region, logs: bool }
  type Store is Service
  usage type Call ordered { to: Service, of: optional Session }
  type Refund is Call
  usage type Session
  usage relation stored(Service)
  relation opens(Service, Call)
  relation trusts(Service, Service)
  define builds_on(Call c) = some Call d: d before c
  define second() = some Service s: used(s)
  define used(Service s)
    reading near "in the EU" = s.in = EU
    reading called "called" = some Call c where c.to = s: builds_on(c)
  define local(Service s) = s.in = EU
)";

template <typename Table>
auto named(const Table& table, std::string_view name) {
  return std::ranges::find_if(table, [&](const auto& one) { return one.heading.name == name; });
}

TEST(UsageTest, WhatIsUsage) {
  const Resolved resolved(usage_vocabulary);
  ASSERT_EQ(resolved.said, Said());
  const Model& model = resolved.model;
  std::string types;
  std::string relations;
  for (const Type& type : model.types) {
    if (type.usage) types += std::string(type.heading.name) + " ";
  }
  for (const Relation& relation : model.relations) {
    if (relation.usage) relations += std::string(relation.heading.name) + " ";
  }
  EXPECT_EQ(types, "Call Refund Session ");
  EXPECT_EQ(relations, "stored opens ");
  EXPECT_TRUE(has_usage(model));
  EXPECT_FALSE(has_usage(Resolved("type Call { to: Call }\nrelation r(Call)").model));
  EXPECT_TRUE(has_usage(Resolved("type Call\nusage relation r(Call)").model));
}

// Whether an intent of this formula mentions usage, and the words that make it so.
std::string mention(const std::string& formula, const std::string& more = "") {
  const Resolved resolved(usage_vocabulary + more + "\nintent here : " + formula);
  for (const std::string& diagnostic : resolved.said) {
    if (diagnostic.front() != 'W') return diagnostic;
  }
  const ExprId id = resolved.model.intents[0].formula;
  const std::optional<UsageMention> first = first_usage_mention(resolved.model, id);
  EXPECT_EQ(first.has_value(), mentions_usage(resolved.model, id)) << formula;
  if (!first) return "";
  return std::string(first->name) + ": " + std::string(resolved.sources.slice(first->span));
}

TEST(UsageTest, AFormulaMentionsIt) {
  EXPECT_EQ(mention("every Service s: s.in = EU and trusts(s, s)"), "");
  EXPECT_EQ(mention("every Service s: local(s)"), "");
  EXPECT_EQ(mention("every Service s, Call c: c.to = s"), "Call: c");
  EXPECT_EQ(mention("no Refund r"), "Refund: r");
  EXPECT_EQ(mention("every Service s: stored(s)"), "stored: stored(s)");
  EXPECT_EQ(mention("every Service s: used(s)"), "used: used(s)");
  EXPECT_EQ(mention("second()"), "second: second()");
  EXPECT_EQ(mention("exists first Call"), "Call: first Call");
  EXPECT_EQ(mention("count({ Call c where c.to.logs }) = 0"), "Call: c");
  EXPECT_EQ(mention("sum { Session s : 1 } = 0"), "Session: s");
}

TEST(UsageTest, AFormulaMentionsItThroughAClosure) {
  EXPECT_EQ(mention("every Service a, Service b: a reaches b by trusts"), "");
  EXPECT_EQ(mention("every Service a, Service b: a reaches b by follows",
                    "define follows(Service a, Service b) = some Call c where c.to = b: c.to = a"),
            "follows: a reaches b by follows");
  EXPECT_EQ(mention("every Service a, Service b: a reaches b by passes", "usage relation passes(Service, Service)"),
            "passes: a reaches b by passes");
}

TEST(UsageTest, AFormulaMentionsItThroughAClause) {
  const std::string contract =
      "contract k from 2026-01-01 {\n"
      "  clause built { every Service s must s.in = EU }\n"
      "  clause plain { every Service s must s.logs }\n"
      "  clause carve_out { notwithstanding plain every Service s where stored(s) may anything }\n"
      "  clause bound { every Call c must not false }\n"
      "  clause next_one { where kept bound must true }\n"
      "}";
  EXPECT_EQ(mention("kept built", contract), "");
  EXPECT_EQ(mention("kept plain", contract), "plain: kept plain");
  EXPECT_EQ(mention("kept bound", contract), "bound: kept bound");
  EXPECT_EQ(mention("kept next_one", contract), "next_one: kept next_one");
  EXPECT_EQ(mention("every Service s: applies built(s)", contract), "");
  EXPECT_EQ(mention("every Service s: applies plain(s)", contract), "plain: applies plain(s)");
  const Resolved resolved(usage_vocabulary + contract);
  EXPECT_FALSE(mentions_usage(resolved.model, ClauseId{0}));
  EXPECT_TRUE(mentions_usage(resolved.model, ClauseId{1}));
  EXPECT_TRUE(mentions_usage(resolved.model, ClauseId{3}));
}

TEST(UsageTest, OfNothingNothing) {
  const Resolved resolved(usage_vocabulary);
  EXPECT_FALSE(mentions_usage(resolved.model, ExprId{}));
  EXPECT_FALSE(first_usage_mention(resolved.model, ExprId{}));
}

Said with(const std::string& declarations) { return said(usage_vocabulary + declarations); }

TEST(UsageTest, DesignHoldsNoUsage) {
  EXPECT_EQ(with("usage type Cache is Service"), Said({"T029 Cache"}));
  EXPECT_EQ(with("usage type Reply is Call"), Said());
  EXPECT_EQ(with("type Log { calls: set Call, last: optional Refund }"), Said({"T030 Call", "T030 Refund"}));
  EXPECT_EQ(with("usage type Log { calls: set Call }"), Said());
  EXPECT_EQ(with("type Reply is Call { earlier: optional Call }"), Said());
  EXPECT_EQ(with("individual one, two: Call\nindividual three: Refund"), Said({"T031 Call", "T031 Refund"}));
}

TEST(UsageTest, RequirementsSayWhichTheyMean) {
  const Resolved resolved(usage_vocabulary +
                          "requirement a : true\nrequirement b can: some Call c\n"
                          "product p { requirement c always: no Call c }");
  ASSERT_EQ(resolved.said, Said());
  EXPECT_EQ(resolved.model.requirements[0].mode, Mode::plain);
  EXPECT_EQ(resolved.model.requirements[1].mode, Mode::can);
  EXPECT_EQ(resolved.model.requirements[2].mode, Mode::always);
  EXPECT_EQ(with("requirement r : some Call c"), Said({"C013 r"}));
  EXPECT_EQ(with("product p { requirement r : second() }"), Said({"C013 r"}));
  EXPECT_EQ(with("requirement r can: some Service s"), Said({"C014 can"}));
  EXPECT_EQ(with("requirement r always: every Service s: local(s)"), Said({"C014 always"}));
  // What is said to be missing may be in what could not be read.
  EXPECT_EQ(with("requirement r can: some Cal c"), Said({"N004 Cal"}));
  EXPECT_EQ(said("requirement r can: true"), Said({"C014 can"}));
}

// What a duty of this formula, for every Call c, is said to demand.
Said duty(const std::string& formula) {
  Said result;
  for (const std::string& diagnostic : with("contract k from 2026-01-01 { clause d { every Call c must " + formula + " } }")) {
    if (diagnostic.front() != 'W') result.push_back(diagnostic);
  }
  return result;
}

TEST(UsageTest, NothingCanBeMadeToHappen) {
  EXPECT_EQ(duty("(some Call d where d before c)"), Said({"C015 some Call d"}));
  EXPECT_EQ(duty("(some Service s: some Call d where d before c: d.to = s)"), Said({"C015 some Call d"}));
  EXPECT_EQ(duty("(some Service s, Call d)"), Said({"C015 some Service s, Call d"}));
  EXPECT_EQ(duty("(at least 1 Call d where d before c)"), Said({"C015 at least 1 Call d"}));
  EXPECT_EQ(duty("(exactly 2 Call d)"), Said({"C015 exactly 2 Call d"}));
  EXPECT_EQ(duty("not (at most 1 Call d)"), Said({"C015 at most 1 Call d"}));
  EXPECT_EQ(duty("not (no Call d where d before c)"), Said({"C015 no Call d"}));
  EXPECT_EQ(duty("not (every Call d: d = c)"), Said({"C015 every Call d"}));
  EXPECT_EQ(duty("not (exactly 0 Session s)"), Said({"C015 exactly 0 Session s"}));
  EXPECT_EQ(duty("exists c.of"), Said({"C015 c.of"}));
  EXPECT_EQ(duty("exists next c"), Said({"C015 next c"}));
  EXPECT_EQ(duty("count({ Call d where d before c }) > 0"), Said({"C015 count({ Call d where d before c }) > 0"}));
  EXPECT_EQ(duty("1 <= count({ Session s })"), Said({"C015 1 <= count({ Session s })"}));
  EXPECT_EQ(duty("count({ Session s }) != 0"), Said({"C015 count({ Session s }) != 0"}));
  EXPECT_EQ(duty("count({ Call d }) = 2"), Said({"C015 count({ Call d }) = 2"}));
  EXPECT_EQ(duty("2 * count({ Call d where d before c }) - 1 >= 3"), Said({"C015 2 * count({ Call d where d before c }) - 1 >= 3"}));
  EXPECT_EQ(duty("sum { Call d where d before c : count({ Session s }) } >= 10"),
            Said({"C015 sum { Call d where d before c : count({ Session s }) } >= 10"}));
  EXPECT_EQ(duty("builds_on(c)"), Said({"C015 builds_on(c)"}));
  EXPECT_EQ(duty("used(c.to)"), Said({"C015 used(c.to)"}));
}

TEST(UsageTest, AConditionDoesNotLiftADemandAndAnAlternativeDoes) {
  EXPECT_EQ(duty("c.to.logs and builds_on(c)"), Said({"C015 builds_on(c)"}));
  EXPECT_EQ(duty("c.to.logs implies builds_on(c)"), Said({"C015 builds_on(c)"}));
  EXPECT_EQ(duty("(every Service s where s.logs: some Call d where d.to = s)"), Said({"C015 some Call d"}));
  EXPECT_EQ(duty("(if c.to.logs then exists c.of else c.to.in = EU)"), Said({"C015 c.of"}));
  EXPECT_EQ(duty("c.to.logs or builds_on(c)"), Said());
  EXPECT_EQ(duty("exists c.of or builds_on(c)"), Said({"C015 c.of"}));
  EXPECT_EQ(duty("c.to.logs iff builds_on(c)"), Said({"C015 builds_on(c)"}));
  EXPECT_EQ(duty("builds_on(c) iff c.to.logs"), Said({"C015 builds_on(c)"}));
  EXPECT_EQ(duty("c.to.logs iff not builds_on(c)"), Said());
  EXPECT_EQ(duty("not (c.to.logs iff builds_on(c))"), Said());
  EXPECT_EQ(duty("exists c.of iff builds_on(c)"), Said({"C015 builds_on(c)"}));
  EXPECT_EQ(duty("exists c.of iff not builds_on(c)"), Said({"C015 c.of"}));
}

// An atom is false where one of its values is absent.
TEST(UsageTest, AValueThatNeedNotBeThereIsDemanded) {
  EXPECT_EQ(duty("(next c).to.logs"), Said({"C015 next c"}));
  EXPECT_EQ(duty("not (next c).to.logs"), Said());
  EXPECT_EQ(duty("(previous c).to = c.to"), Said({"C015 previous c"}));
  EXPECT_EQ(duty("(previous c).to != c.to"), Said());
  EXPECT_EQ(duty("c.of in { Session s }"), Said({"C015 c.of"}));
  EXPECT_EQ(duty("c.of not in { Session s }"), Said());
  EXPECT_EQ(duty("max { Call d where d before c : count({ Session s }) } <= 5"),
            Said({"C015 max { Call d where d before c : count({ Session s }) }"}));
  EXPECT_EQ(duty("last Refund before c"), Said({"C015 last Refund"}));
}

// Trivial, or true wherever the condition is.
TEST(UsageTest, WhatIsThereAlreadyIsNotDemanded) {
  EXPECT_EQ(duty("(some Call d)"), Said());
  EXPECT_EQ(duty("not (no Call d)"), Said());
  EXPECT_EQ(duty("1 <= count({ Call d })"), Said());
  EXPECT_EQ(duty("(first Call).to = c.to"), Said());
  EXPECT_EQ(duty("max { Call d : count({ Session s }) } <= 5"), Said());
  EXPECT_EQ(duty("exists next c implies (next c).to = c.to"), Said());
  EXPECT_EQ(duty("not exists next c or (next c).to = c.to"), Said());
  EXPECT_EQ(with("contract k from 2026-01-01 { clause d { every Call c where exists c.of must c.of in { Session s } } }"), Said());
}

TEST(UsageTest, WhatIsForbiddenIsNotDemanded) {
  EXPECT_EQ(duty("not builds_on(c)"), Said());
  EXPECT_EQ(duty("(no Call d where d before c)"), Said());
  EXPECT_EQ(duty("(at most 3 Call d)"), Said());
  EXPECT_EQ(duty("(exactly 0 Call d where d before c)"), Said());
  EXPECT_EQ(duty("(at least 0 Call d)"), Said());
  EXPECT_EQ(duty("(every Call d: d.to.logs)"), Said());
  EXPECT_EQ(duty("builds_on(c) implies c.to.logs"), Said());
  EXPECT_EQ(duty("count({ Call d }) < 3"), Said());
  EXPECT_EQ(duty("(some Service s: local(s))"), Said());
  EXPECT_EQ(duty("stored(c.to)"), Said());
}

TEST(UsageTest, AProhibitionIsReadTheOtherWay) {
  const auto clause = [](const std::string& rule) { return with("contract k from 2026-01-01 { clause d { " + rule + " } }"); };
  EXPECT_EQ(clause("every Call c must not (some Call d where d before c)"), Said());
  EXPECT_EQ(clause("every Service s must not (no Call d where d.to = s)"), Said({"C015 no Call d"}));
  EXPECT_EQ(clause("every Call c where builds_on(c) must c.to.logs unless builds_on(c)"), Said());
}

TEST(UsageTest, ATermThatLeadsBackToItselfIsReportedOnce) {
  EXPECT_EQ(with("define a(Call c) = b(c)\ndefine b(Call c) = a(c)\n"
                 "contract k from 2026-01-01 { clause d { every Call c must a(c) } }"),
            Said({"C011 b(c)"}));
}

TEST(UsageTest, CarveOutsMayRestOnWhatHappens) {
  // A free field of the design could be chosen so as to escape the clause; what happens is not chosen.
  const std::string clauses =
      "contract k from 2026-01-01 {\n"
      "  clause d { every Call c must c.to.in = EU unless c.to.logs }\n"
      "  clause e { every Call c must c.to.in = EU unless stored(c.to) }\n"
      "}";
  EXPECT_EQ(with(clauses), Said({"W002 c.to.logs"}));
}

}  // namespace
}  // namespace proviso::testing

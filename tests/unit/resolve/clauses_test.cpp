#include <algorithm>

#include "../../support/resolved.h"

namespace proviso::testing {
namespace {

const std::string clauses_vocabulary = R"(
  enum Cloud { Azure, AWS }
  type Component { on: Cloud, checked: bool }
  type Model is Component { public: bool }
  type Call { to, via: Component }
  type Person
  fact some_checked : some Component c where c.checked
  fact some_public : some Model m where m.public
  fact some_way : every Call c: c.via = c.to
)";

Said contract(const std::string& clauses) { return said(clauses_vocabulary + "contract k from 2026-01-01 {\n" + clauses + "\n}"); }

// "r1<r0(a=b)": rule 1 overrides rule 0, its variable a matched with b; for every override, sorted.
Said overrides(const std::string& clauses) {
  const Resolved resolved(clauses_vocabulary + "contract k from 2026-01-01 {\n" + clauses + "\n}");
  Said list;
  for (const std::string& diagnostic : resolved.said) {
    if (diagnostic.front() != 'W') list.push_back(diagnostic);
  }
  for (std::size_t i = 0; i < resolved.model.rules.size(); ++i) {
    for (const Override& override : resolved.model.rules[i].overridden_by) {
      std::string text = "r" + std::to_string(override.by.value) + "<r" + std::to_string(i) + "(";
      for (const auto& [by, of] : override.match) {
        text += std::string(resolved.model[by].name) + "=" + std::string(resolved.model[of].name) + " ";
      }
      list.push_back(text + ")");
    }
  }
  std::ranges::sort(list);
  return list;
}

TEST(ResolveClausesTest, WhereIsKnownInDemandAndExceptions) {
  EXPECT_EQ(contract("clause a { every Call c where c.to is Model must c.to.public unless c.to.public }"), Said());
  EXPECT_EQ(contract("clause a { every Call c where c.to.on = AWS and c.to is Model must c.to.public }"), Said());
  EXPECT_EQ(contract("clause a { every Call c must c.to.public }"), Said({"T010 public"}));
  EXPECT_EQ(contract("clause a { every Call c where c.to is Model must c.to.public every Call c must c.to.public }"),
            Said({"T010 public"}));
}

TEST(ResolveClausesTest, VariablesOfTheSameNameAreMatched) {
  EXPECT_EQ(overrides("clause a { every Call c, Component x must c.to = x }\n"
                      "clause b { notwithstanding a every Call d, Model x may d.to = x }"),
            Said({"r1<r0(x=x )"}));
  EXPECT_EQ(overrides("clause a { every Call c, Component x must c.to = x }\n"
                      "clause b { notwithstanding a every Component x, Call c may c.to = x }"),
            Said({"r1<r0(x=x c=c )"}));
}

TEST(ResolveClausesTest, ElseTheOnlyComparablePair) {
  EXPECT_EQ(overrides("clause a { every Call c, Component x must c.to = x }\nclause b { notwithstanding a every Model "
                      "m may m.public }"),
            Said({"r1<r0(m=x )"}));
  EXPECT_EQ(overrides("clause a { must some Call c }\nclause b { notwithstanding a every Model m may m.public }"), Said({"r1<r0()"}));
  EXPECT_EQ(overrides("clause a { every Model m must m.public }\nclause b { notwithstanding a where (some Call c) may anything }"),
            Said({"r1<r0()"}));
}

TEST(ResolveClausesTest, UnclearMatches) {
  EXPECT_EQ(overrides("clause a { every Call c must c.to = c.via }\nclause b { notwithstanding a every Component c may anything }"),
            Said({"C007 c"}));
  EXPECT_EQ(overrides("clause a { every Call c, Call d must c.to = d.to }\nclause b { notwithstanding a every Call e "
                      "may anything }"),
            Said({"C008 a"}));
  EXPECT_EQ(overrides("clause a { every Call c must c.to = c.via }\nclause b { notwithstanding a every Person p may anything }"),
            Said({"C009 a"}));
}

TEST(ResolveClausesTest, ReachingSomeOfSeveralIsFine) {
  EXPECT_EQ(overrides("clause a { every Call c must c.to = c.via every Person p must some Call c2 }\n"
                      "clause b { notwithstanding a every Person q may anything }"),
            Said({"r2<r1(q=p )"}));
}

TEST(ResolveClausesTest, AllTheWaysToOverride) {
  const std::string a = "clause a { every Call c must c.to = c.via }\n";
  EXPECT_EQ(overrides(a + "clause b { notwithstanding k every Call c may anything }"), Said({"r1<r0(c=c )"}));
  EXPECT_EQ(overrides(a + "clause b { notwithstanding everything every Call c may anything }"), Said({"r1<r0(c=c )"}));
  EXPECT_EQ(overrides(a + "clause b { every Call c may anything notwithstanding a }"), Said({"r1<r0(c=c )"}));
  EXPECT_EQ(overrides(a + "clause b { every Call c may anything notwithstanding k.a }"), Said({"r1<r0(c=c )"}));
  EXPECT_EQ(overrides("clause a { subject to b every Call c must c.to = c.via }\nclause b { every Call c may anything }"),
            Said({"r1<r0(c=c )"}));
  EXPECT_EQ(overrides("clause a { subject to b every Call c must c.to = c.via }\nclause b { notwithstanding a every "
                      "Call c may anything }"),
            Said({"r1<r0(c=c )"}));
  EXPECT_EQ(overrides("clause a { every Call c must c.to = c.via every Call c may anything notwithstanding a }"), Said({"r1<r0(c=c )"}));
}

TEST(ResolveClausesTest, EveryReadingOverrides) {
  EXPECT_EQ(overrides("clause a { every Call c must c.to = c.via }\n"
                      "clause b { notwithstanding a\n reading x = every Call c where c.to is Model may anything\n"
                      " reading y = every Call c may anything }"),
            Said({"r1<r0(c=c )", "r2<r0(c=c )"}));
}

TEST(ResolveClausesTest, Circles) {
  EXPECT_EQ(contract("clause a { notwithstanding b every Call c must c.to = c.via }\n"
                     "clause b { notwithstanding a every Call c must c.to = c.via }"),
            Said({"C010 b"}));
  EXPECT_EQ(contract("clause a { every Call c where kept b must c.to = c.via }\nclause b { every Call c where kept a "
                     "must c.to = c.via }"),
            Said({"C012 kept b"}));
  EXPECT_EQ(said(clauses_vocabulary + "define p(Call c) = q(c)\ndefine q(Call c) = p(c)"), Said({"C011 q(c)"}));
  // What b overrides builds on a rule that b's own condition asks about.
  EXPECT_EQ(contract("clause a { every Call c must c.to = c.via }\n"
                     "clause b { notwithstanding a every Call c where kept a must c.to = c.via }")
                .size(),
            1U);
}

TEST(ResolveClausesTest, OtherClauses) {
  EXPECT_EQ(contract("clause a { every Call c must c.to = c.via }\nclause b { must kept a }\n"
                     "clause d { every Call c where applies a(c) must c.to = c.via }"),
            Said());
  EXPECT_EQ(contract("clause a { every Call c must c.to = c.via }\nclause b { every Person p where applies a(p) must "
                     "some Call c }"),
            Said({"C003 applies a(p)"}));
}

TEST(ResolveClausesTest, Warnings) {
  EXPECT_EQ(contract("clause a { every Call c must c.to = c.via }\nclause b { every Call c may anything }"), Said({"W004 may"}));
  EXPECT_EQ(said("type T { x, y: bool }\ncontract k from 2026-01-01 { clause a { every T t must t.x unless t.y } }"), Said({"W002 t.y"}));
  EXPECT_EQ(said("type T { x, y: bool }\ncontract k from 2026-01-01 { clause a { every T t must t.x }\n"
                 "clause b { notwithstanding a every T t must t.y } }"),
            Said());
  EXPECT_EQ(said("type T { x, y: bool }\ncontract k from 2026-01-01 { clause a { every T t must t.x }\n"
                 "clause b { notwithstanding a every T t where t.y must not t.x } }"),
            Said({"W002 t.y"}));
}

const std::string two_things = R"(
  type T { to: set T, x, y: bool }
  fact f : every T t: t.x or t.y
  contract k from 2026-01-01 {
    clause a { every T t, T u where u in t.to must u.x }
)";

TEST(ResolveClausesTest, AVariableThatIsMatchedByNameAndHasARival) {
  const auto with = [](const std::string& clause) { return said(two_things + clause + "}"); };
  EXPECT_EQ(with("clause b { notwithstanding a every T t where t.y may anything }"), Said({"W005 t"}));
  EXPECT_EQ(with("clause b { notwithstanding a every T t, T u where t.y may anything }"), Said());
  EXPECT_EQ(with("clause b { notwithstanding a every T u, T v where u.y may anything }"), Said({"W005 u"}));
  EXPECT_EQ(with("clause b { notwithstanding a where (some T z where z.y) may anything }"), Said());
  EXPECT_EQ(with("clause b { notwithstanding a allow W005 \"the user is meant\" every T t where t.y may anything }"), Said());
}

TEST(ResolveClausesTest, WarningsThatAreAllowed) {
  const auto with = [](const std::string& allow) {
    return contract("clause a { every Call c must c.to = c.via }\nclause b { " + allow + " every Call c may anything }");
  };
  EXPECT_EQ(with("allow W004 \"a reminder\""), Said());
  EXPECT_EQ(with("allow W004 \"a reminder\" allow W002 \"so, too\""), Said({"W006 W002"}));
  EXPECT_EQ(with("allow W004 \"a reminder\" allow W101 \"asked later\""), Said());
  EXPECT_EQ(with("allow W004 \" \""), Said({"C016 \" \""}));
  EXPECT_EQ(with("allow W004 \"a\" allow W004 \"b\""), Said({"C016 W004"}));
  EXPECT_EQ(with("allow W040 \"a\""), Said({"C016 W040"}));
  EXPECT_EQ(with("allow C001 \"an error\""), Said({"C016 C001"}));
  EXPECT_EQ(with("allow W106 \"of requirements\""), Said({"C016 W106"}));
}

}  // namespace
}  // namespace proviso::testing

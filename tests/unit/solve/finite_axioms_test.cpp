// Axioms of finite structures, on all small structures.
#include "solve/mbqi/finite_axioms.h"

#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;

TEST(FiniteAxiomsTest, AreValid) {
  const char* const specs[] = {
      "type Call ordered\ntype Urgent is Call\nfact f : some Call c",
      "type Node\nrelation to(Node, Node)\nfact f : some Node n",
      "type Node { next: set Node, before: optional Node }\nfact f : every Node a, Node b: a reaches b by next or a reaches b by before",
      "type Node { next: Node }\nfact f : every Node a, Node b: a reaches b by next",
  };
  for (const char* text : specs) {
    testing::SpecTheory spec(text);
    FiniteAxioms finite(*spec.theory);
    const std::vector<Formula> axioms = finite.axioms({spec.fact("f")});
    EXPECT_FALSE(axioms.empty()) << text;
    EXPECT_FALSE(finite.ends().empty()) << text;
    for (Formula axiom : axioms) {
      const auto counterexample = testing::SmallStructures(*spec.theory, 3).counterexample(axiom);
      EXPECT_FALSE(counterexample) << text << "\n" << *counterexample;
    }
  }
}

// Without the finite axioms only infinite structures would satisfy these: every element has another one beyond it.
TEST(FiniteAxiomsTest, SpeakOfOrdersRelationsAndClosures) {
  const auto count = [](const std::string& text) {
    testing::SpecTheory spec(text);
    return FiniteAxioms(*spec.theory).axioms({spec.fact("f")}).size();
  };
  EXPECT_EQ(count("type Call\nfact f : some Call c"), 0U);
  EXPECT_EQ(count("type Call ordered\nfact f : some Call c"), 1U);
  EXPECT_EQ(count("type Call ordered\ntype Urgent is Call\nfact f : some Call c"), 2U);
  EXPECT_EQ(count("type Node\nrelation to(Node, Node)\nfact f : some Node n"), 1U);
  EXPECT_EQ(count("type Node { next: Node }\nfact f : some Node n: n reaches n by next"), 1U);
}

// Of a closure once, in however many formulas it occurs.
TEST(FiniteAxiomsTest, AreKept) {
  testing::SpecTheory spec(
      "type Node { next: Node }\nfact f : some Node n: n reaches n by next\nfact g : every Node n: n reaches n by next");
  FiniteAxioms finite(*spec.theory);
  const std::vector<Formula> first = finite.axioms({spec.fact("f")});
  EXPECT_EQ(finite.axioms({spec.fact("g")}), first);
  EXPECT_EQ(finite.axioms({}), first);
}

}  // namespace
}  // namespace proviso::solve

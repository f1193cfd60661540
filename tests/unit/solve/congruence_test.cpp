#include "solve/mbqi/congruence.h"

#include "../../support/asked.h"

namespace proviso::solve {
namespace {

using namespace logic;

// Nodes a, b, c, d with a function `next`, and a relation.
struct CongruenceTest : ::testing::Test {
  Asked asked{"type Node { next: Node }\nrelation linked(Node, Node)\nindividual a, b, c, d: Node"};
  Arena& arena = *asked.theory->arena;

  SymbolId symbol(const std::string& name) {
    const auto& symbols = asked.theory->signature.symbols;
    for (std::uint32_t i = 0; i < symbols.size(); ++i) {
      if (symbols[i].name == name) return {i};
    }
    ADD_FAILURE() << name;
    return {};
  }
  Term node(const std::string& name) { return arena.application(symbol(name), {}); }
  Term next(Term of) { return arena.application(symbol("Node.next"), {of}); }
};

TEST_F(CongruenceTest, EqualArgumentsGiveEqualValues) {
  const Term a = node("a"), b = node("b"), c = node("c");
  Congruence congruence(*asked.theory);
  for (Term term : {next(next(a)), next(next(b)), next(c)}) congruence.add(term);
  EXPECT_NE(congruence.find(next(next(a))), congruence.find(next(next(b))));
  congruence.merge(arena.equal(a, b));
  EXPECT_EQ(congruence.find(next(next(a))), congruence.find(next(next(b))));
  EXPECT_NE(congruence.find(next(a)), congruence.find(next(c)));
}

TEST_F(CongruenceTest, ExplainsByTheEqualitiesThatAreNeeded) {
  const Term a = node("a"), b = node("b"), c = node("c"), d = node("d");
  const Formula ab = arena.equal(a, b), bc = arena.equal(b, c), cd = arena.equal(c, d);
  Congruence congruence(*asked.theory);
  congruence.add(next(a));
  congruence.add(next(c));
  for (Formula equality : {cd, ab, bc}) congruence.merge(equality);
  std::set<Formula> reasons;
  congruence.explain(next(a), next(c), reasons);
  EXPECT_EQ(reasons, (std::set<Formula>{ab, bc}));
}

TEST_F(CongruenceTest, KnowsWhichLemmasAreValid) {
  const Term a = node("a"), b = node("b"), c = node("c");
  const auto linked = [&](Term x, Term y) { return arena.atom(symbol("linked"), {x, y}); };
  const lower::Theory& theory = *asked.theory;
  EXPECT_TRUE(Congruence::is_valid(theory, {{arena.equal(a, b), false}, {arena.equal(next(a), next(b)), true}}));
  EXPECT_FALSE(Congruence::is_valid(theory, {{arena.equal(a, c), false}, {arena.equal(next(a), next(b)), true}}));
  EXPECT_TRUE(Congruence::is_valid(theory, {{arena.equal(a, b), false}, {linked(a, c), false}, {linked(b, c), true}}));
  EXPECT_FALSE(Congruence::is_valid(theory, {{arena.equal(a, b), false}, {linked(a, c), false}, {linked(c, b), true}}));
}

}  // namespace
}  // namespace proviso::solve

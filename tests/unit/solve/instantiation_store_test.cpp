// Instances and witnesses: what follows from a quantified literal in all small structures.
#include "solve/mbqi/instantiation_store.h"

#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;
using Assignment = testing::LogicEvaluator::Assignment;

const char* const quantifiers = R"(
type Node { open: bool, next: Node }
relation to(Node, Node)
individual gate: Node
fact all_open : every Node x: x.open
fact some_linked : some Node x, Node y: to(x, y)
fact all_linked : every Node x, Node y: to(x, y)
fact two_open : at least 2 Node x where x.open
fact nested : every Node x: some Node y: to(x, y) and not to(y, gate)
)";

struct InstantiationStoreTest : ::testing::Test {
  testing::SpecTheory spec{quantifiers};
  Arena& arena = spec.arena();
  InstantiationStore store{*spec.theory};
  testing::SmallStructures structures{*spec.theory, 3};

  Formula quantified(const char* fact) {
    for (const Kind kind : {Kind::forall, Kind::exists, Kind::at_least})
      if (arena.kind(spec.fact(fact)) == kind) return spec.fact(fact);
    ADD_FAILURE() << fact;
    return {};
  }
  Formula premise(const QuantifiedLiteral& literal) { return literal.holds ? literal.formula : arena.negation(literal.formula); }
  Term fresh(const char* name) { return arena.variable(arena.fresh_variable(spec.sort("Node"), name)); }
};

TEST_F(InstantiationStoreTest, KnowsWhichLiteralsTakeConstants) {
  EXPECT_FALSE(store.is_existential({quantified("all_open"), true}));
  EXPECT_TRUE(store.is_existential({quantified("all_open"), false}));
  EXPECT_TRUE(store.is_existential({quantified("some_linked"), true}));
  EXPECT_FALSE(store.is_existential({quantified("some_linked"), false}));
  EXPECT_TRUE(store.is_existential({quantified("two_open"), true}));
  EXPECT_FALSE(store.is_existential({quantified("two_open"), false}));
}

TEST_F(InstantiationStoreTest, InstancesOfUniversalLiteralsFollow) {
  const Term a = fresh("a"), b = fresh("b"), gate = arena.application(spec.symbol("gate"), {});
  const std::vector<std::pair<QuantifiedLiteral, std::vector<Term>>> instances = {
      {{quantified("all_open"), true}, {a}},      {{quantified("all_open"), true}, {gate}},     {{quantified("all_linked"), true}, {a, b}},
      {{quantified("all_linked"), true}, {b, b}}, {{quantified("some_linked"), false}, {a, b}}, {{quantified("two_open"), false}, {a, b}},
      {{quantified("nested"), true}, {a}},
  };
  for (const auto& [literal, terms] : instances) {
    const Formula says = store.consequence(literal, terms);
    EXPECT_NE(says, arena.verum());
    const auto counterexample = structures.counterexample(arena.implication(premise(literal), says));
    EXPECT_FALSE(counterexample) << *counterexample;
  }
}

// Where the literal holds, some elements are what the constants stand for; where they are, it holds.
TEST_F(InstantiationStoreTest, WitnessesOfExistentialLiteralsCanBeChosen) {
  const std::vector<QuantifiedLiteral> literals = {{quantified("all_open"), false},
                                                   {quantified("all_linked"), false},
                                                   {quantified("some_linked"), true},
                                                   {quantified("two_open"), true},
                                                   {quantified("nested"), false}};
  for (const QuantifiedLiteral& literal : literals) {
    EXPECT_EQ(store.known_witness(literal), nullptr);
    const Instance& witness = store.witness(literal);
    EXPECT_EQ(store.known_witness(literal), &witness);
    EXPECT_EQ(&store.witness(literal), &witness) << "each literal has one witness";
    EXPECT_TRUE(store.is_closed(witness.says));
    std::vector<VariableId> constants;
    for (Term constant : witness.terms) constants.push_back(arena.variable_of(constant));
    std::size_t holding = 0;
    structures.any({literal.formula, witness.says}, [&](const lower::Interpretation& structure) {
      testing::LogicEvaluator evaluator(arena, structure);
      const bool exists = structures.each_assignment(
          constants, structure, [&](const Assignment& assignment) { return evaluator.holds(witness.says, assignment); });
      EXPECT_EQ(exists, evaluator.holds(premise(literal))) << print(arena, witness.says) << "\n" << structures.in_words(structure);
      holding += exists;
      return ::testing::Test::HasFailure();
    });
    EXPECT_GT(holding, 0U);
  }
}

TEST_F(InstantiationStoreTest, WitnessesHaveConstantsOfTheirOwn) {
  std::set<Term> constants;
  std::size_t all = 0;
  for (const QuantifiedLiteral& literal :
       {QuantifiedLiteral{quantified("some_linked"), true}, QuantifiedLiteral{quantified("two_open"), true},
        QuantifiedLiteral{quantified("all_open"), false}}) {
    const std::vector<Term>& its = store.witness(literal).terms;
    constants.insert(its.begin(), its.end());
    all += its.size();
  }
  EXPECT_EQ(all, 5U);
  EXPECT_EQ(constants.size(), all);
}

TEST_F(InstantiationStoreTest, CountsHowDeepConstantsRestOnOneAnother) {
  const Term gate = arena.application(spec.symbol("gate"), {});
  const auto next = [&](Term term) { return arena.application(spec.symbol("Node.next"), {term}); };
  EXPECT_EQ(store.depth(gate), 0U);
  EXPECT_EQ(store.depth(next(gate)), 1U);
  EXPECT_EQ(store.depth(next(next(gate))), 2U);
  const QuantifiedLiteral nested{quantified("nested"), false};
  const Term outer = store.witness(nested).terms.front();
  EXPECT_EQ(store.depth(outer), 1U);
  EXPECT_EQ(store.depth(next(outer)), 2U);
  // The other element depends on the first one.
  const Formula inner = store.consequence({quantified("nested"), true}, {outer});
  const std::vector<Formula> exists = spec.parts(inner, Kind::exists);
  ASSERT_EQ(exists.size(), 1U);
  EXPECT_EQ(store.depth(store.witness({exists.front(), true}).terms.front()), 2U);
}

TEST_F(InstantiationStoreTest, ListsClosedTerms) {
  const Term gate = arena.application(spec.symbol("gate"), {});
  EXPECT_EQ(store.closed_terms(quantified("nested")), std::vector<Term>{gate});
  const Term constant = store.witness({quantified("all_open"), false}).terms.front();
  const Term next = arena.application(spec.symbol("Node.next"), {constant});
  const std::vector<Term> terms = store.closed_terms(arena.equal(next, gate));
  EXPECT_EQ(std::set<Term>(terms.begin(), terms.end()), (std::set<Term>{next, gate, constant}));
}

TEST_F(InstantiationStoreTest, KeepsEachInstanceOnce) {
  const QuantifiedLiteral literal{quantified("all_open"), true};
  const Term a = store.witness({quantified("all_open"), false}).terms.front();
  const Instance instance{store.consequence(literal, {a}), {a}};
  EXPECT_TRUE(store.instances(literal).empty());
  EXPECT_TRUE(store.add(literal, instance));
  EXPECT_FALSE(store.add(literal, instance));
  EXPECT_EQ(store.instances(literal).size(), 1U);
  EXPECT_TRUE(store.instances({quantified("all_open"), false}).empty());
}

}  // namespace
}  // namespace proviso::solve

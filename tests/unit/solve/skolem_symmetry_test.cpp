// The constants of witnesses in an order: where there are witnesses at all, there are some in that order.
#include "solve/mbqi/skolem_symmetry.h"

#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;
using Assignment = testing::LogicEvaluator::Assignment;

struct SkolemSymmetryTest : ::testing::Test {
  // The witnesses of these facts, which hold.
  void ask(const std::string& text, const std::vector<const char*>& facts) {
    spec.emplace(text);
    store.emplace(*spec->theory);
    symmetry.emplace(*spec->theory);
    solver.emplace(*spec->theory);
    for (const char* fact : facts) add({spec->fact(fact), true});
  }
  const Instance& add(const QuantifiedLiteral& literal) {
    const Instance& witness = store->witness(literal);
    symmetry->add(literal, witness);
    solver->require(witness.says);
    says.push_back(witness.says);
    for (Term constant : witness.terms) constants.push_back(constant);
    return witness;
  }

  // The lemmas for all models of the witnesses and these atoms.
  std::set<Formula> lemmas(const std::vector<Formula>& atoms) {
    for (Formula atom : atoms) solver->require_one({{atom, true}, {atom, false}});
    std::set<Formula> result;
    Effort effort{1'000'000'000, 0};
    for (std::size_t models = 0; models < 20'000; ++models) {
      if (solver->check({}, effort) != Answer::sat) return result;
      Relevance relevance(*spec->theory, *store, *solver, {});
      for (Formula formula : says) relevance.add(formula);
      for (Formula atom : atoms) relevance.add(solver->truth(atom) ? atom : spec->arena().negation(atom));
      for (const SkolemSymmetry::Lemma& lemma : symmetry->broken(relevance, *solver)) result.insert(lemma.order.says);
      std::vector<std::pair<Formula, bool>> others;
      for (Formula atom : relevance.atoms()) others.emplace_back(atom, !solver->truth(atom));
      for (Formula equality : relevance.equalities()) others.emplace_back(equality, !solver->truth(equality));
      solver->require_one(others);
    }
    ADD_FAILURE() << "too many models";
    return result;
  }

  // How many of the structures that have witnesses have some that are not in order.
  std::size_t expect_some_in_order(const std::set<Formula>& lemmas, std::uint32_t most) {
    const testing::SmallStructures structures(*spec->theory, most);
    std::vector<Node> about(lemmas.begin(), lemmas.end());
    about.insert(about.end(), says.begin(), says.end());
    std::vector<VariableId> variables;
    for (Term constant : constants) variables.push_back(spec->arena().variable_of(constant));
    std::size_t narrowed = 0;
    structures.any(about, [&](const lower::Interpretation& structure) {
      testing::LogicEvaluator evaluator(spec->arena(), structure);
      bool some = false, some_in_order = false, some_not = false;
      structures.each_assignment(variables, structure, [&](const Assignment& assignment) {
        const auto holds = [&](Formula formula) { return evaluator.holds(formula, assignment); };
        if (!std::ranges::all_of(says, holds)) return false;
        some = true;
        const bool in_order = std::ranges::all_of(lemmas, holds);
        some_in_order = some_in_order || in_order;
        some_not = some_not || !in_order;
        return some_in_order && some_not;
      });
      EXPECT_EQ(some, some_in_order) << structures.in_words(structure);
      narrowed += some_not;
      return ::testing::Test::HasFailure();
    });
    return narrowed;
  }

  std::optional<testing::SpecTheory> spec;
  std::optional<InstantiationStore> store;
  std::optional<SkolemSymmetry> symmetry;
  std::optional<GroundSolver> solver;
  std::vector<Formula> says;
  std::vector<Term> constants;
};

TEST_F(SkolemSymmetryTest, OrdersTheConstantsOfACount) {
  ask("type Thing { open: bool, marked: bool }\nfact three : at least 3 Thing t where t.open", {"three"});
  std::vector<Formula> marked;
  for (Term constant : constants) marked.push_back(spec->arena().atom(spec->symbol("Thing.marked"), {constant}));
  const std::set<Formula> all = lemmas(marked);
  EXPECT_GE(all.size(), 2U);
  EXPECT_GT(expect_some_in_order(all, 3), 0U);
}

// What one witness says of two constants is not the same with these exchanged.
TEST_F(SkolemSymmetryTest, LeavesConstantsThatAreNotAlike) {
  ask("type Thing { marked: bool }\nrelation to(Thing, Thing)\nfact two : some Thing s, Thing t: to(s, t)", {"two"});
  std::vector<Formula> marked;
  for (Term constant : constants) marked.push_back(spec->arena().atom(spec->symbol("Thing.marked"), {constant}));
  EXPECT_TRUE(lemmas(marked).empty());
}

// Calls are compared by their gates, which are older; gates are not compared by the calls.
TEST_F(SkolemSymmetryTest, OrdersWitnessesBesideOneAnother) {
  ask("type Gate\ntype Call\nrelation through(Call, Gate)\nfact gates : at least 2 Gate g\nfact calls : at least 2 Call c",
      {"gates", "calls"});
  std::vector<Formula> through;
  for (Term call : {constants[2], constants[3]})
    for (Term gate : {constants[0], constants[1]}) through.push_back(spec->arena().atom(spec->symbol("through"), {call, gate}));
  const std::set<Formula> all = lemmas(through);
  EXPECT_FALSE(all.empty());
  EXPECT_GT(expect_some_in_order(all, 2), 0U);
}

// Three things may stand in a circle: no order of two of them rests on the others.
TEST_F(SkolemSymmetryTest, LeavesCircles) {
  ask("type Thing\nrelation to(Thing, Thing)\nfact three : at least 3 Thing t", {"three"});
  std::vector<Formula> atoms;
  for (Term one : constants)
    for (Term other : constants)
      if (one != other) atoms.push_back(spec->arena().atom(spec->symbol("to"), {one, other}));
  expect_some_in_order(lemmas(atoms), 3);
}

// Of two kinds of properties: what holds of a constant, and what its value is.
TEST_F(SkolemSymmetryTest, OrdersByValues) {
  ask("enum Place { p1, p2 }\ntype Thing { at: Place, open: bool }\nfact two : at least 2 Thing t where t.open or t.at = p1", {"two"});
  const std::set<Formula> all = lemmas({});
  EXPECT_FALSE(all.empty());
  EXPECT_GT(expect_some_in_order(all, 3), 0U);
}

}  // namespace
}  // namespace proviso::solve

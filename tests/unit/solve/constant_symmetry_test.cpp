// Individuals and values that a question does not distinguish, in an order: each structure that satisfies the question is, with its
// individuals and values permuted, one that satisfies the question and the lemmas.
#include "solve/mbqi/constant_symmetry.h"

#include <numeric>

#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;

struct ConstantSymmetryTest : ::testing::Test {
  void ask(const std::string& text) {
    spec.emplace(text);
    solver.emplace(*spec->theory);
    question.emplace(*spec->theory, *solver);
    store.emplace(*spec->theory);
    symmetry.emplace(*spec->theory);
    query = {};
    for (const auto& [unit, axioms] : spec->theory->demands) query.demands.push_back(unit);
    query.in_force.assign(spec->model.clauses.size(), true);
    query.versions.assign(spec->model.clauses.size(), true);
    query.standing.assign(spec->model.clauses.size(), true);
    query.open = spec->model.all_open();
    question->ask(query);
  }

  // The lemmas for all models of the ground part.
  std::vector<ConstantSymmetry::Lemma> lemmas() {
    std::map<Formula, ConstantSymmetry::Lemma> result;
    Effort effort{1'000'000'000, 0};
    for (std::size_t models = 0; models < 20'000; ++models) {
      if (solver->check(question->assumed(), effort) != Answer::sat) {
        std::vector<ConstantSymmetry::Lemma> all;
        for (auto& [says, lemma] : result) all.push_back(lemma);
        return all;
      }
      Relevance relevance(*spec->theory, *store, *solver, {});
      for (const Stated& stated : question->stated()) relevance.add(stated.formula);
      for (const ConstantSymmetry::Lemma& lemma : symmetry->broken(*question, relevance, *solver)) result.emplace(lemma.order.says, lemma);
      std::vector<std::pair<Formula, bool>> others;
      for (Formula atom : relevance.atoms()) others.emplace_back(atom, !solver->truth(atom));
      for (Formula equality : relevance.equalities()) others.emplace_back(equality, !solver->truth(equality));
      for (Formula comparison : relevance.comparisons()) others.emplace_back(comparison, !solver->truth(comparison));
      solver->require_one(others);
    }
    ADD_FAILURE() << "too many models";
    return {};
  }

  // All permutations of 0..n-1.
  static std::vector<std::vector<std::uint32_t>> permutations(std::uint32_t n) {
    std::vector<std::uint32_t> one(n);
    std::iota(one.begin(), one.end(), 0);
    std::vector<std::vector<std::uint32_t>> all;
    do all.push_back(one);
    while (std::next_permutation(one.begin(), one.end()));
    return all;
  }

  // The structure with the values of enumerations, and then what individuals there are, permuted.
  lower::Interpretation permuted(const lower::Interpretation& structure, const std::map<SortId, std::vector<std::uint32_t>>& values,
                                 const std::vector<SymbolId>& individuals, const std::vector<std::uint32_t>& order) const {
    lower::Interpretation result = structure;
    const Signature& signature = spec->theory->signature;
    for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
      const Symbol& symbol = signature.symbols[i];
      auto& table = result.tables[i];
      table.clear();
      for (const auto& [from, as_found] : structure.tables[i]) {
        std::vector<std::uint32_t> arguments = from;
        lower::Interpretation::Value value = as_found;
        for (std::size_t k = 0; k < arguments.size(); ++k)
          if (const auto found = values.find(symbol.arguments[k]); found != values.end()) arguments[k] = found->second[arguments[k]];
        if (const auto found = values.find(symbol.result); found != values.end()) value = found->second[std::get<std::uint32_t>(value)];
        table[arguments] = value;
      }
    }
    for (std::size_t i = 0; i < individuals.size(); ++i) {
      const auto& from = structure.tables[individuals[order[i]].value];
      if (!from.empty()) result.tables[individuals[i].value] = from;
    }
    return result;
  }

  // How many structures of the question the lemmas leave out.
  std::size_t expect_some_in_order(const std::vector<ConstantSymmetry::Lemma>& lemmas, std::uint32_t most) {
    std::vector<Formula> demands, about;
    for (const auto& [unit, axioms] : spec->theory->demands)
      for (const lower::Axiom& axiom : axioms) demands.push_back(axiom.formula);
    about = demands;
    for (const ConstantSymmetry::Lemma& lemma : lemmas) about.push_back(lemma.order.says);
    std::vector<SymbolId> individuals;
    std::map<SortId, std::uint32_t> enumerations;
    const Signature& signature = spec->theory->signature;
    for (std::uint32_t i = 0; i < signature.symbols.size(); ++i)
      if (std::holds_alternative<IndividualSymbol>(signature.symbols[i].meaning)) individuals.push_back(SymbolId{i});
    for (std::uint32_t i = 0; i < signature.sorts.size(); ++i)
      if (signature.sorts[i].kind == SortKind::enumeration) enumerations[SortId{i}] = signature.sorts[i].size;
    std::vector<std::map<SortId, std::vector<std::uint32_t>>> choices{{}};
    for (const auto& [sort, size] : enumerations) {
      std::vector<std::map<SortId, std::vector<std::uint32_t>>> more;
      for (const auto& choice : choices)
        for (const auto& permutation : permutations(size)) {
          more.push_back(choice);
          more.back()[sort] = permutation;
        }
      choices = std::move(more);
    }
    const testing::SmallStructures structures(*spec->theory, most);
    std::size_t left_out = 0;
    structures.any(about, [&](const lower::Interpretation& structure) {
      const auto holds_in = [&](const lower::Interpretation& of, bool with_lemmas) {
        testing::LogicEvaluator evaluator(spec->arena(), of);
        return std::ranges::all_of(demands, [&](Formula demand) { return evaluator.holds(demand); }) &&
               (!with_lemmas || std::ranges::all_of(lemmas, [&](const auto& lemma) { return evaluator.holds(lemma.order.says); }));
      };
      if (!holds_in(structure, false)) return false;
      left_out += !holds_in(structure, true);
      const auto orders = permutations(static_cast<std::uint32_t>(individuals.size()));
      const bool some = std::ranges::any_of(choices, [&](const auto& values) {
        return std::ranges::any_of(orders,
                                   [&](const auto& order) { return holds_in(permuted(structure, values, individuals, order), true); });
      });
      EXPECT_TRUE(some) << structures.in_words(structure);
      return ::testing::Test::HasFailure();
    });
    return left_out;
  }

  std::optional<testing::SpecTheory> spec;
  std::optional<GroundSolver> solver;
  std::optional<GroundQuery> question;
  std::optional<InstantiationStore> store;
  std::optional<ConstantSymmetry> symmetry;
  Query query;
};

TEST_F(ConstantSymmetryTest, OrdersIndividuals) {
  ask(R"(
type Thing { marked: bool, big: bool }
individual a, b, c: Thing
fact some_marked : a.marked or b.marked or c.marked
fact some_big : a.big or b.big or c.big
)");
  const auto all = lemmas();
  ASSERT_FALSE(all.empty());
  EXPECT_GT(expect_some_in_order(all, 3), 0U);
  for (const ConstantSymmetry::Lemma& lemma : all) EXPECT_EQ(lemma.rests_on.size(), 2U) << "both facts mention the individuals";
}

TEST_F(ConstantSymmetryTest, OrdersValues) {
  ask(R"(
enum Place { p1, p2, p3 }
relation serves(Place)
relation near(Place, Place)
fact served : serves(p1) or serves(p2) or serves(p3)
fact apart : not near(p1, p1) and not near(p2, p2) and not near(p3, p3)
)");
  const auto all = lemmas();
  ASSERT_FALSE(all.empty());
  EXPECT_GT(expect_some_in_order(all, 0), 0U);
}

// Values come first; individuals are compared by which values they have, and values not by individuals.
TEST_F(ConstantSymmetryTest, OrdersIndividualsAndValuesTogether) {
  ask(R"(
enum Place { p1, p2 }
type Thing { at: Place }
relation serves(Place)
individual a, b: Thing
fact served_a : serves(a.at) or a.at = p1 or a.at = p2
fact served_b : serves(b.at) or b.at = p1 or b.at = p2
fact served : serves(p1) or serves(p2)
fact apart : a.at != b.at
)");
  const auto all = lemmas();
  ASSERT_FALSE(all.empty());
  EXPECT_GT(expect_some_in_order(all, 2), 0U);
}

// The values of `zone` are ordered after places: places are not compared by their zones.
TEST_F(ConstantSymmetryTest, LeavesTermsWhoseValuesAreOrderedLater) {
  ask(R"(
enum Place { p1, p2 }
enum Zone { z1, z2 }
relation serves(Zone, Zone)
define zone(Place p): Zone
  reading one = z1
  reading two = z2
fact served_p2 : serves(zone(p2), zone(p2))
fact served_p1 : serves(zone(p1), zone(p1))
fact apart : zone(p1) != zone(p2)
)");
  expect_some_in_order(lemmas(), 0);
}

// In a circle each individual may be turned into the next, but no two may be exchanged.
TEST_F(ConstantSymmetryTest, LeavesCircles) {
  ask(R"(
type Thing
individual a, b, c: Thing
relation to(Thing, Thing)
fact one_way : (to(a, b) iff not to(b, a)) and (to(b, c) iff not to(c, b)) and (to(c, a) iff not to(a, c))
fact before_one : (to(a, b) iff not to(a, c)) and (to(b, c) iff not to(b, a)) and (to(c, a) iff not to(c, b))
)");
  expect_some_in_order(lemmas(), 3);
}

TEST_F(ConstantSymmetryTest, LeavesWhatTheQuestionTellsApart) {
  ask(R"(
type Thing { marked: bool, big: bool }
individual a, b: Thing
fact a_marked : a.marked or a.big
fact b_marked : b.marked
)");
  EXPECT_TRUE(lemmas().empty());
}

// The next question may distinguish what was alike.
TEST_F(ConstantSymmetryTest, BelongsToOneQuestion) {
  ask(R"(
type Thing { marked: bool }
individual a, b: Thing
fact either : a.marked or b.marked
fact not_a : not a.marked
)");
  const std::vector<model::Unit> all = query.demands;
  query.demands = {all.front()};
  question->ask(query);
  EXPECT_FALSE(lemmas().empty());
  symmetry->forget();
  GroundSolver other(*spec->theory);
  GroundQuery both(*spec->theory, other);
  query.demands = all;
  both.ask(query);
  Effort effort{1'000'000, 0};
  ASSERT_EQ(other.check(both.assumed(), effort), Answer::sat);
  Relevance relevance(*spec->theory, *store, other, {});
  for (const Stated& stated : both.stated()) relevance.add(stated.formula);
  EXPECT_TRUE(symmetry->broken(both, relevance, other).empty());
}

}  // namespace
}  // namespace proviso::solve

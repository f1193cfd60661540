// Formulas up to the names of bound variables, and formulas with two constants exchanged.
#include "logic/canonical_form.h"

#include <gtest/gtest.h>

#include "../../support/test_signature.h"
#include "logic/swap_constants.h"

namespace proviso::testing {
namespace {

using namespace logic;

class Alpha : public ::testing::Test {
 protected:
  static constexpr SymbolId q{1}, r{2}, f{4}, n{6};
  VariableId fresh() { return arena.fresh_variable(open, "x"); }
  Term var(VariableId v) { return arena.variable(v); }
  Formula is_r(VariableId a, VariableId b) { return arena.atom(r, {var(a), var(b)}); }
  Formula is_q(VariableId a) { return arena.atom(q, {var(a)}); }

  Signature signature = test_signature();
  Arena arena{signature};
  CanonicalForm normal{arena};
};

TEST_F(Alpha, IsOneForAllNamesOfBoundVariables) {
  const VariableId a = fresh(), b = fresh(), c = fresh(), d = fresh(), e = fresh(), g = fresh();
  // Of several variables, in the order in which they were made.
  const Formula one = arena.forall({a, b}, arena.implication(is_r(a, b), arena.exists({c}, arena.conjunction({is_r(b, c), is_q(c)}))));
  const Formula other = arena.forall({d, e}, arena.implication(is_r(d, e), arena.exists({g}, arena.conjunction({is_q(g), is_r(e, g)}))));
  const Formula turned = arena.forall({d, e}, arena.implication(is_r(e, d), arena.exists({g}, arena.conjunction({is_q(g), is_r(e, g)}))));
  ASSERT_NE(one, other);
  EXPECT_EQ(normal.of(one), normal.of(other));
  EXPECT_NE(normal.of(one), normal.of(turned));
  EXPECT_EQ(normal.of(normal.of(one)), normal.of(one));
}

TEST_F(Alpha, KeepsWhatIsFree) {
  const VariableId a = fresh(), b = fresh(), c = fresh();
  const Formula of_a = arena.exists({c}, is_r(a, c)), of_b = arena.exists({c}, is_r(b, c));
  EXPECT_NE(normal.of(of_a), normal.of(of_b));
  EXPECT_EQ(arena.free_variables(normal.of(of_a)).front(), a);
  // The same variable is bound inside and free outside.
  const Formula both = arena.conjunction({is_q(c), arena.exists({c}, is_r(a, c))});
  EXPECT_EQ(normal.of(both), arena.conjunction({is_q(c), normal.of(of_a)}));
}

TEST_F(Alpha, KnowsTheEndsOfAClosureToBeOutside) {
  const VariableId a = fresh(), b = fresh(), u = fresh(), v = fresh();
  const Formula step = arena.conjunction({is_r(u, v), is_q(v)});
  const Formula of_free = arena.reach(var(u), var(v), u, v, step);
  const Formula closed = arena.forall({u, v}, of_free);
  const Formula renamed = arena.forall({a, b}, arena.reach(var(a), var(b), u, v, step));
  EXPECT_EQ(normal.of(closed), normal.of(renamed));
  EXPECT_EQ(arena.free_variables(normal.of(of_free)).size(), 2U);
}

TEST_F(Alpha, ExchangesConstants) {
  const VariableId a = fresh(), b = fresh(), x = fresh();
  const Formula says = arena.conjunction({is_r(a, b), is_q(a), arena.exists({x}, arena.conjunction({is_r(x, b), is_q(x)}))});
  const Formula exchanged_says = arena.conjunction({is_r(b, a), is_q(b), arena.exists({x}, arena.conjunction({is_r(x, a), is_q(x)}))});
  EXPECT_EQ(exchanged(arena, says, var(a), var(b)), exchanged_says);
  EXPECT_EQ(exchanged(arena, exchanged_says, var(a), var(b)), says);
  const Term number = arena.application(n, {arena.application(f, {var(a)})});
  EXPECT_EQ(exchanged(arena, number, var(a), var(b)), arena.application(n, {arena.application(f, {var(b)})}));
  const Formula alike = arena.conjunction({is_q(a), is_q(b), arena.negation(arena.equal(var(a), var(b)))});
  EXPECT_EQ(exchanged(arena, alike, var(a), var(b)), alike);
}

}  // namespace
}  // namespace proviso::testing

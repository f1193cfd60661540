#include <gtest/gtest.h>

#include "../../support/test_signature.h"
#include "logic/formula.h"

namespace proviso::testing {
namespace {

using logic::Node;
using logic::Number;
using logic::Signature;
using logic::SymbolId;
using logic::VariableId;

TEST(Print, IsInfixAndTellsVariablesApart) {
  const Signature signature = test_signature();
  logic::Arena arena(signature);
  const VariableId x = arena.fresh_variable(open, "x"), other = arena.fresh_variable(open, "x");
  const Node inner = arena.exists({other}, arena.atom(SymbolId{2}, {arena.variable(x), arena.variable(other)}));
  const Node q = arena.atom(SymbolId{1}, {arena.variable(x)});
  EXPECT_EQ(logic::print(arena, arena.forall({x}, arena.implication(q, arena.less(arena.application(SymbolId{6}, {arena.variable(x)}),
                                                                                  arena.integer(Number(3)))))),
            "forall x: Thing. n(x) < 3 or not q(x)");
  EXPECT_EQ(logic::print(arena, arena.conjunction({q, inner})), "(exists x_1: Thing. r(x_0, x_1)) and q(x_0)");
}

}  // namespace
}  // namespace proviso::testing

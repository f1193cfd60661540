#include "../../support/spec_world.h"

namespace proviso::testing {
namespace {

const World& nodes() {
  static const World world(R"(
    enum Tier { gold, basic }
    type Node { tier: Tier, linked: set Node, parent: optional Node, weight: int, up: bool, spare: optional bool }
    type Gateway is Node { port: int }
    type Nothing
    type Tick ordered
    type Event ordered { at: Node }
    type Alarm is Event
    individual hub, root: Node
    relation feeds(Node, Node)
    relation routed(Node, Tier, Node)
    define heavy(Node n) = n.weight >= 5
    define adjacent(Node a, Node b) = a in b.linked or b in a.linked
  )",
                           R"(
    root { tier = gold, weight = 0, up = true }
    hub { tier = gold, linked = { hub, a }, parent = root, weight = 5, up = true, spare = false }
    Node a { tier = basic, linked = { b }, parent = hub, weight = 7, up = false, spare = true }
    Gateway b { tier = basic, parent = a, weight = 1, up = true, port = 80 }
    Event e1 { at = a }
    Alarm e2 { at = hub }
    Event e3 { at = b }
    Alarm e4 { at = b }
    feeds(root, hub)
    feeds(hub, a)
    feeds(a, root)
    routed(hub, gold, a)
    routed(hub, basic, b)
  )");
  return world;
}

void expect_true(const std::vector<const char*>& formulas) {
  for (const char* formula : formulas) EXPECT_TRUE(nodes()(formula)) << formula;
}
void expect_false(const std::vector<const char*>& formulas) {
  for (const char* formula : formulas) EXPECT_FALSE(nodes()(formula)) << formula;
}

TEST(EvaluatorFormulasTest, Connectives) {
  expect_true({"true and hub.up", "false or hub.up", "not false", "false implies false", "false implies true", "true iff hub.up",
               "if hub.up then true else false", "if false then false else true", "not hub.spare", "not root.spare"});
  expect_false({"true and false", "false or false", "true implies false", "true iff false", "hub.spare", "root.spare"});
}

TEST(EvaluatorFormulasTest, Quantifiers) {
  expect_true({"every Node n: n.weight >= 0", "every Node n where n.up: n.weight <= 5", "every Nothing x: false", "no Nothing x",
               "some Node n where n.weight = 7", "some Node n: n.weight = 7", "some Node n", "no Node n where n.weight = 8: true",
               "no Node n where n.up: n.weight = 7", "some Tier t: root.tier = t", "every Tier t: some Node n: n.tier = t",
               "some Node n, Node m where n in m.linked: m = n", "every Gateway g: g.port = 80",
               "every Node n, Event e where e.at = n: n != root", "some Node n: some Event e: e.at = n and n.weight = 7"});
  expect_false({"every Node n: n.up", "some Nothing x", "some Node n where n.weight = 8", "no Node n", "no Node n: n.up"});
}

TEST(EvaluatorFormulasTest, Counting) {
  expect_true({"exactly 4 Node n", "exactly 3 Node n where n.up", "exactly 1 Node n where n.up: n.weight = 5", "at least 0 Nothing x",
               "at least 3 Node n where n.up", "at most 3 Node n where n.up", "at most 0 Nothing x", "exactly 0 Nothing x",
               "exactly 2 Tier t", "exactly 1 Node n: some Event e where e.at = n: some Event f where f.at = n: f != e"});
  expect_false({"exactly 3 Node n", "exactly 5 Node n", "at least 5 Node n", "at most 3 Node n", "at least 1 Nothing x"});
}

TEST(EvaluatorFormulasTest, AnAtomOverAnAbsentValueIsFalse) {
  expect_true({"root.parent != root", "not root.parent = root", "root.parent not in hub.linked", "hub.parent = root", "not root.parent.up",
               "not root.parent is Gateway", "not root reaches root.parent by parent",
               "not root.parent is or reaches root.parent by parent", "root.parent != root.parent", "not feeds(root.parent, hub)",
               "not heavy(root.parent)", "not root.parent.weight < 100", "root.parent.weight != 0"});
  expect_false({"root.parent = root.parent", "root.parent in hub.linked", "root.parent.weight = root.parent.weight"});
}

TEST(EvaluatorFormulasTest, Existence) {
  expect_true({"exists hub.parent", "exists hub.spare", "exists hub.parent.weight", "not exists root.parent", "not exists root.spare",
               "not exists root.parent.spare", "not exists root.parent.weight", "exists (first Event)", "not exists (first Tick)"});
}

TEST(EvaluatorFormulasTest, SetsAndMembership) {
  expect_true({"hub in hub.linked", "root not in hub.linked", "hub.linked subset of { Node n }", "root.linked = { }",
               "hub.linked != { hub }", "hub.weight in { 5, 6 }", "hub.weight not in { 6, 7 }", "hub.linked.linked subset of { Node n }",
               "hub.linked.linked = { Node n where n = hub or n.weight in { 7, 1 } }", "hub in (hub.linked minus root.linked)",
               "hub not in (hub.linked intersect root.linked)", "hub in (root.linked union hub.linked)", "{ hub, root.parent } = { hub }",
               "hub in (if root.up then hub.linked else root.linked)", "hub.linked.parent = { root, hub }"});
  expect_false({"root in hub.linked", "{ Node n } subset of hub.linked", "hub.linked = { hub }"});
}

TEST(EvaluatorFormulasTest, TypesAndRelations) {
  expect_true({"exactly 1 Node n where n is Gateway", "not hub is Gateway", "feeds(hub, root) or feeds(root, hub)",
               "exactly 1 Node n where routed(hub, gold, n)", "every Node n where routed(hub, basic, n): n is Gateway and n.port = 80",
               "some Tier t: exactly 1 Node n where routed(hub, t, n) and n is Gateway"});
  expect_false({"feeds(hub, root)"});
}

TEST(EvaluatorFormulasTest, Closures) {
  expect_true({"every Node n where n != root: n reaches root by parent", "every Node n: n is or reaches root by parent",
               "root reaches root by feeds", "not root reaches root by parent", "no Node n where n reaches n by parent",
               "hub reaches hub by linked", "every Node n where n is Gateway: hub reaches n by linked",
               "every Node n where n is Gateway: n reaches hub by adjacent", "not root reaches hub by adjacent",
               "exactly 3 Node n where n reaches root by feeds", "exactly 3 Node n where root reaches n by feeds",
               "exactly 3 Node n where hub is or reaches n by linked"});
}

TEST(EvaluatorFormulasTest, Order) {
  expect_true({"every Event e, Event f where e != f: e before f iff f after e", "some Event e where e = first Event: e.at.weight = 7",
               "(first Alarm).at = hub", "(last Event).at is Gateway", "(next (first Event)).at = hub", "not exists (next (last Event))",
               "not exists (previous (first Event))", "(next (first Alarm)).at is Gateway", "next (first Alarm) = last Event",
               "previous (last Alarm) = first Alarm", "exactly 1 Event e where e before last Alarm and e is Alarm"});
}

TEST(EvaluatorFormulasTest, DeepNesting) {
  std::string negations = "hub.up";
  for (int i = 0; i < 400; ++i) negations = "not (" + negations + ")";
  EXPECT_TRUE(nodes()(negations));
  std::string quantifiers = "root.up";
  for (int i = 0; i < 300; ++i) {
    const std::string variable = "v" + std::to_string(i);
    quantifiers = "some Node " + variable + " where " + variable + ".weight = 0: (" + quantifiers + ")";
  }
  EXPECT_TRUE(nodes()(quantifiers));
}

}  // namespace
}  // namespace proviso::testing

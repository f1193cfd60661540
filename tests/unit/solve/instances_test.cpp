#include <algorithm>

#include "../../support/asked.h"

namespace proviso::solve {
namespace {

bool refutes(const std::string& spec) {
  Asked asked(spec);
  return std::holds_alternative<Unsat>(asked.portfolio->decide_by_instances(asked.query, {}));
}
bool finds(const std::string& spec) {
  Asked asked(spec);
  return std::holds_alternative<Sat>(asked.portfolio->decide_by_instances(asked.query, {}));
}

const char* const graph = R"(
enum Cloud { A, B, C }
type Node { host: Cloud, calls: set Node }
individual gate: Node
fact gate_on_b : gate.host = B
fact no_call_from_a_to_b : every Node x, Node y where x.host = A and y in x.calls: y.host != B
fact some_node_on_a : some Node x: x.host = A
fact every_node_reaches_the_gate : every Node x where x != gate: x reaches gate by calls
)";

TEST(Instances, RefuteWhatNeedsAnInductionOverAClosure) {
  // What is on A calls A or C; only if it may not call C either does it stay there.
  EXPECT_TRUE(finds(graph));
  EXPECT_TRUE(refutes(std::string(graph) + "fact no_call_from_a_to_c : every Node x, Node y where x.host = A and y in x.calls: y.host != C"));
}

TEST(Instances, RefuteWhatOnlyInfiniteStructuresSatisfy) {
  const std::string order = R"(
type Event
relation earlier(Event, Event)
fact irreflexive : no Event e: earlier(e, e)
fact transitive : every Event a, Event b, Event c where earlier(a, b) and earlier(b, c): earlier(a, c)
fact some_event : some Event e
)";
  EXPECT_TRUE(finds(order));
  EXPECT_TRUE(refutes(order + "fact later : every Event e: some Event f: earlier(e, f)"));
  EXPECT_TRUE(refutes("type Call ordered\nfact one : some Call c\nfact later : every Call c: some Call d: c before d"));
  EXPECT_TRUE(refutes("type Step { leads_to: set Step }\nfact one : some Step s\nfact onward : every Step s: some Step t: t in s.leads_to\n"
                      "fact acyclic : no Step s: s reaches s by leads_to"));
}

TEST(Instances, CompareCounts) {
  const std::string calls = R"(
type Call { plain: bool, small: bool }
fact small_ones_are_plain : every Call c where c.small: c.plain
)";
  EXPECT_TRUE(refutes(calls + "fact more : count({ Call c where c.small }) > count({ Call c where c.plain })"));
  EXPECT_TRUE(finds(calls + "fact fewer : count({ Call c where c.small }) + 2 = count({ Call c where c.plain })"));
  EXPECT_TRUE(refutes(calls + "fact most : 2 * count({ Call c where c.plain }) > 2 * count({ Call c }) and (some Call c)"));
}

TEST(Instances, KnowNumbersOfEqualThings) {
  const std::string fees = "type Plan { fee: int }\nfact one : at most 1 Plan p\n";
  EXPECT_TRUE(refutes(fees + "fact two : some Plan p, Plan q where p.fee > 5: q.fee < 4"));
  EXPECT_TRUE(finds(fees + "fact two : some Plan p, Plan q where p.fee > 5: q.fee < 7"));
}

TEST(Instances, GiveUpWhereThereIsNoEndOfElements) {
  Asked asked(R"(
type Event { next: Event }
fact injective : every Event a, Event b where a != b: a.next != b.next
fact beginning : some Event a: no Event b: b.next = a
)");
  EXPECT_TRUE(std::holds_alternative<Unknown>(asked.portfolio->decide_by_instances(asked.query, {})));
}

TEST(Instances, TellWhichInstancesRefute) {
  Asked asked(R"(
enum Cloud { Azure, AWS }
type Call { on: Cloud }
individual opening: Call
fact idle : some Call c: c.on = AWS
fact stays : every Call c: c.on = Azure
fact moves : opening.on = AWS
)");
  const std::vector<GroundInstance> instances = asked.portfolio->refutation(asked.query, {});
  std::vector<std::string> told;
  for (const GroundInstance& instance : instances) {
    ASSERT_TRUE(instance.origin);
    const auto* demand = std::get_if<logic::Demand>(&*instance.origin);
    if (demand == nullptr) continue;
    const auto& fact = asked.model[std::get<model::FactUnit>(demand->unit).id];
    for (const auto& [variable, element] : instance.elements) told.push_back(std::string(fact.heading.name) + ": " + variable + " is " + element);
    if (instance.elements.empty()) told.push_back(std::string(fact.heading.name));
  }
  std::ranges::sort(told);
  EXPECT_EQ(told, (std::vector<std::string>{"moves", "stays", "stays: c is opening"}));
}

}  // namespace
}  // namespace proviso::solve

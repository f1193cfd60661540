#include <algorithm>

#include "../../support/asked.h"
#include "solve/mbqi/mbqi.h"

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

// With names in an order after so many models.
Outcome decided_in_order(Asked& asked, std::size_t without_order) {
  std::uint64_t units = 10'000'000;
  return Mbqi(*asked.theory, {without_order, without_order}).decide(asked.query, units);
}
bool finds_in_order(Asked& asked, std::size_t without_order) { return std::holds_alternative<Sat>(decided_in_order(asked, without_order)); }

const char* const graph = R"(
enum Cloud { A, B, C }
type Node { host: Cloud, calls: set Node }
individual gate: Node
fact gate_on_b : gate.host = B
fact no_call_from_a_to_b : every Node x, Node y where x.host = A and y in x.calls: y.host != B
fact some_node_on_a : some Node x: x.host = A
fact every_node_reaches_the_gate : every Node x where x != gate: x reaches gate by calls
)";

TEST(Mbqi, RefuteWhatNeedsAnInductionOverAClosure) {
  // What is on A calls A or C; only if it may not call C either does it stay there.
  EXPECT_TRUE(finds(graph));
  EXPECT_TRUE(
      refutes(std::string(graph) + "fact no_call_from_a_to_c : every Node x, Node y where x.host = A and y in x.calls: y.host != C"));
}

TEST(Mbqi, RefuteWhatOnlyInfiniteStructuresSatisfy) {
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
  // A part of an ordered type has a first element, too.
  const std::string reports = "type Event ordered { report: bool }\ntype Report is Event\nfact one : some Report r\n";
  EXPECT_TRUE(refutes(reports + "fact earlier : every Report r: some Report s: s before r"));
  EXPECT_TRUE(finds(reports + "fact earlier : every Report r: some Event e: e before r"));
  EXPECT_TRUE(
      refutes("type Step { leads_to: set Step }\nfact one : some Step s\nfact onward : every Step s: some Step t: t in s.leads_to\n"
              "fact acyclic : no Step s: s reaches s by leads_to"));
}

TEST(Mbqi, NameOnceWhatAClosureReaches) {
  // From each of a few nodes each other one is reached: then no two of them have the same next one.
  const auto few = [](int most) {
    return "type Node { next: Node }\nindividual a: Node\nindividual b: Node\n"
           "fact connected : every Node x, Node y: x is or reaches y by next\n"
           "fact few : at most " +
           std::to_string(most) + " Node x: x = x\n";
  };
  const std::string joined = "fact joined : a != b and a.next = b.next";
  EXPECT_TRUE(refutes(few(6) + joined));
  EXPECT_TRUE(finds(few(6) + "fact apart : a != b and a.next != b.next"));
  // Named by one another, seven nodes lie more than five deep.
  Asked asked(few(7) + joined);
  EXPECT_FALSE(asked.portfolio->refutation(asked.query, {}).empty());
}

TEST(Mbqi, CompareCounts) {
  const std::string calls = R"(
type Call { plain: bool, small: bool }
fact small_ones_are_plain : every Call c where c.small: c.plain
)";
  EXPECT_TRUE(refutes(calls + "fact more : count({ Call c where c.small }) > count({ Call c where c.plain })"));
  EXPECT_TRUE(finds(calls + "fact fewer : count({ Call c where c.small }) + 2 = count({ Call c where c.plain })"));
  EXPECT_TRUE(refutes(calls + "fact most : 2 * count({ Call c where c.plain }) > 2 * count({ Call c }) and (some Call c)"));
}

TEST(Mbqi, CompareSharesOfAWhole) {
  const std::string calls = R"(
enum Cloud { A, B, C }
type Call { on: Cloud, tokens: decimal }
)";
  const auto share = [](const std::string& factor, const std::string& cloud, const std::string& sign) {
    return "fact f" + cloud + factor + " : " + factor + " * count({ Call c where c.on = " + cloud + " }) " + sign + " count({ Call c })\n";
  };
  EXPECT_TRUE(refutes(calls + share("2", "A", ">") + share("2", "B", ">")));
  EXPECT_TRUE(finds(calls + share("2", "A", ">=") + share("2", "B", ">=") + "fact some_call : some Call c"));
  EXPECT_TRUE(refutes(calls + share("3", "A", ">") + share("3", "B", ">") + share("3", "C", ">")));
  // What covers a whole is not less than it.
  EXPECT_TRUE(refutes(calls + share("4", "A", "<=") + share("4", "B", "<=") + share("4", "C", "<=") + "fact some_call : some Call c"));

  const auto part = [](const std::string& cloud) { return "sum { Call c where c.on = " + cloud + " : c.tokens }"; };
  const std::string all = "sum { Call c : c.tokens }", not_negative = "fact not_negative : every Call c: c.tokens >= 0\n";
  const std::string two = "fact a : 2 * " + part("A") + " > " + all + "\nfact b : 2 * " + part("B") + " > " + all + "\n";
  EXPECT_TRUE(refutes(calls + two + not_negative));
  // What is on C may be less than nothing.
  EXPECT_TRUE(finds(calls + two));
  EXPECT_TRUE(refutes("enum Cloud { A, B }\ntype Call { on: Cloud, tokens: decimal }\n" + two));
}

TEST(Mbqi, CompareCountsOfWhatFactsMakeParts) {
  // Each flag is set on more calls than the next; and the last wherever the first is.
  std::string spec = "type Call { f0: bool, f1: bool, f2: bool, f3: bool, f4: bool }\nfact within : every Call c where c.f0: c.f4\n";
  for (int i = 0; i < 4; ++i) {
    const auto count = [](int flag) { return "count({ Call c where c.f" + std::to_string(flag) + " })"; };
    EXPECT_TRUE(finds(spec + "fact some_call : some Call c"));
    spec += "fact more" + std::to_string(i) + " : " + count(i) + " > " + count(i + 1) + "\n";
  }
  EXPECT_TRUE(refutes(spec));
}

TEST(Mbqi, CountAFewElements) {
  // Whatever else there is to be compared with: these are two.
  const std::string stores = R"(
type Shop ordered { at: Store }
type Store { next: Store }
fact compared : (first Shop).at.next in { Store s where (every Shop p, Store t: count({ Store u where s = t }) >= count({ Store u where t != u.next })) }
)";
  EXPECT_TRUE(refutes(stores + "fact two : some Store s, Shop p: (exactly 2 Store t: p = p)"));
  EXPECT_TRUE(finds(stores + "fact one : some Store s, Shop p: (exactly 1 Store t: p = p)"));
}

TEST(Mbqi, SumUpElements) {
  const std::string fees = R"(
type Service { fee: int }
fact not_above : sum { Service s : s.fee } <= 100
fact several : at least 3 Service s where s.fee >= 40
)";
  EXPECT_TRUE(refutes(fees + "fact not_negative : every Service s: s.fee >= 0"));
  EXPECT_TRUE(refutes(fees + "fact no_others : at most 3 Service s"));
  EXPECT_TRUE(finds(fees));
  EXPECT_TRUE(refutes("enum Cloud { A, B }\nfact few : sum { Cloud c : 2 } < 4"));
}

TEST(Mbqi, NameThingsInAnOrder) {
  // Twelve things, each in one of eleven places, no two in one: without an order of names there are 12! ways to be tried.
  std::string spec = "enum Place { p1";
  for (int i = 2; i <= 11; ++i) spec += ", p" + std::to_string(i);
  spec += " }\ntype Thing { at: some Place }\nfact many : at least 12 Thing t\n";
  for (int i = 1; i <= 11; ++i) {
    const std::string place = "p" + std::to_string(i);
    spec += "fact alone_at_" + place + " : no Thing s, Thing t where s != t: " + place + " in s.at and " + place + " in t.at\n";
  }
  Asked asked(spec);
  const std::vector<GroundInstance> instances = asked.portfolio->refutation(asked.query, {});
  EXPECT_FALSE(instances.empty());
  EXPECT_LT(instances.size(), 200U);
  EXPECT_TRUE(std::ranges::any_of(instances, &GroundInstance::orders_names));
  for (const GroundInstance& instance : instances) EXPECT_TRUE(!instance.orders_names || instance.elements.size() == 2);
}

// The order of what is named does not rest on what is named later: here the gates that two calls go through are told apart by
// the calls, and the calls by the gates.
TEST(Mbqi, NameThingsThatDependOnEachOther) {
  Asked asked(R"(
type Gate { open: bool, other: Gate }
type Call { through: Gate, marked: bool }
fact calls : at least 3 Call c
fact gates : every Call c: at least 2 Gate g where g != c.through
fact both : (some Call c: c.marked) and (some Call c: not c.marked) and (some Gate g: g.open) and (some Gate g: not g.open)
fact crossed : every Call c: c.marked iff not c.through.open
fact others : every Gate g: g.other != g and (g.other.open iff not g.open)
)");
  for (const std::size_t without_order : {0, 5, 1000}) EXPECT_TRUE(finds_in_order(asked, without_order)) << without_order;
}

TEST(Mbqi, NameIndividualsInAnOrder) {
  // Twenty things that the spec names, in one place too few.
  std::string places = "p1", things = "t0";
  for (int i = 2; i <= 19; ++i) places += ", p" + std::to_string(i);
  for (int i = 1; i <= 19; ++i) things += ", t" + std::to_string(i);
  const std::string spec = "enum Place { " + places + " }\ntype Thing { at: Place, marked: bool }\nindividual " + things +
                           ": Thing\nfact alone : every Thing s, Thing t where s != t: s.at != t.at\n";
  Asked asked(spec);
  const std::vector<GroundInstance> instances = asked.portfolio->refutation(asked.query, {});
  EXPECT_FALSE(instances.empty());
  EXPECT_LT(instances.size(), 100U);
  const auto order = std::ranges::find_if(instances, &GroundInstance::orders_names);
  ASSERT_NE(order, instances.end());
  ASSERT_EQ(order->elements.size(), 2U);
  EXPECT_EQ(order->elements[0].first, "thing");
  EXPECT_EQ(order->elements[0].second.what, model::GroundTerm::What::individual);
}

// What is said of each of them keeps individuals alike: where their order refutes, all of it is needed.
TEST(Mbqi, NameInTheCoreWhatAnOrderRestsOn) {
  Asked asked(R"(
type Thing { marked: bool, big: bool }
individual a, b: Thing
fact either : a.marked iff not b.marked
fact big_with_a : a.marked implies (some Thing t: t.big)
fact big_with_b : b.marked implies (some Thing t: t.big)
fact none_big : every Thing t: not t.big
)");
  std::uint64_t units = 1'000'000;
  const Outcome outcome = Mbqi(*asked.theory, {0, 0}).decide(asked.query, units);
  ASSERT_TRUE(std::holds_alternative<Unsat>(outcome));
  EXPECT_EQ(std::get<Unsat>(outcome).core.size(), 4U);
}

// Where names are only names, and where they are not.
TEST(Mbqi, NameIndividualsThatDependOnEachOther) {
  const std::string things = R"(type Thing { next: Thing, marked: bool }
individual a, b, c, d: Thing
fact no_others : every Thing t: t = a or t = b or t = c or t = d
fact not_all : not (a.marked and b.marked and c.marked and d.marked)
)";
  const std::string specs[] = {
      // In a circle.
      R"(type Thing
individual a, b, c: Thing
relation to(Thing, Thing)
fact one_way : (to(a, b) iff not to(b, a)) and (to(b, c) iff not to(c, b)) and (to(c, a) iff not to(a, c))
fact before_one : (to(a, b) iff not to(a, c)) and (to(b, c) iff not to(b, a)) and (to(c, a) iff not to(c, b)))",
      // One thing between each two, told by them.
      R"(type Thing
individual a, b: Thing
relation to(Thing, Thing)
fact a_to_b : some Thing t where to(t, b) and not to(t, a): to(a, t) and not to(b, t)
fact b_to_a : some Thing t where to(t, a) and not to(t, b): to(b, t) and not to(a, t))",
      // Individuals are compared by their values, and so these are not compared by them.
      R"(enum Place { p1, p2 }
type Thing { at: Place }
relation serves(Place, Place)
individual a, b: Thing
fact served_b : serves(b.at, b.at)
fact served_a : serves(a.at, a.at)
fact apart : a.at != b.at)",
      // Told apart by a fact, and by what a term means.
      things + "fact marked_d : d.marked and not a.marked",
      things + "define special(Thing t) = t = d\nfact special_ones : every Thing t: special(t) iff t.marked",
      things +
          "define special(Thing t)\n  reading one = t = c\n  reading two = t = d\nfact special_ones : every Thing t: special(t) iff "
          "t.marked",
  };
  for (const std::string& spec : specs) {
    Asked asked(spec);
    EXPECT_TRUE(finds_in_order(asked, 0)) << spec;
  }
}

// Two enumerations, of each of which the question says the same: a place's zone is one of the names that are put in order later.
TEST(Mbqi, NameValuesThatDependOnEachOther) {
  Asked asked(R"(
enum Place { p1, p2 }
enum Zone { z1, z2 }
type Thing
relation serves(Zone, Zone)
define zone(Place p): Zone
  reading one = z1
  reading two = z2
fact served_p2 : serves(zone(p2), zone(p2))
fact served_p1 : serves(zone(p1), zone(p1))
fact apart : zone(p1) != zone(p2)
)");
  EXPECT_TRUE(std::holds_alternative<Unsat>(decided_in_order(asked, 0))) << "both places have the same zone, whichever is meant";
  std::erase_if(asked.query.demands, [](const model::Unit& unit) { return std::holds_alternative<model::TermUnit>(unit); });
  EXPECT_TRUE(finds_in_order(asked, 0));
}

TEST(Mbqi, PutNumbersInAnOrder) {
  const auto days = [](int last) { return "fact within : every Notice n: n.day >= 1 and n.day <= " + std::to_string(last) + "\n"; };
  const std::string notices = "type Notice { day: int }\nfact alone : every Notice m, Notice n where m != n: m.day != n.day\n";
  EXPECT_TRUE(refutes(notices + days(9) + "fact many : at least 10 Notice n"));
  EXPECT_TRUE(finds(notices + days(10) + "fact many : at least 10 Notice n"));
  const std::string named = notices + "individual n0, n1, n2, n3, n4, n5, n6, n7, n8, n9: Notice\n";
  EXPECT_TRUE(refutes(named + days(9)));
  EXPECT_TRUE(finds(named + days(10)));
}

TEST(Mbqi, RefuteCircles) {
  EXPECT_TRUE(refutes("enum E { a, b }\nrelation to(E, E)\nfact circle : a reaches a by to\nfact none : no E e: to(e, a)"));
}

TEST(Mbqi, KnowNumbersOfEqualThings) {
  const std::string fees = "type Plan { fee: int }\nfact one : at most 1 Plan p\n";
  EXPECT_TRUE(refutes(fees + "fact two : some Plan p, Plan q where p.fee > 5: q.fee < 4"));
  EXPECT_TRUE(finds(fees + "fact two : some Plan p, Plan q where p.fee > 5: q.fee < 7"));
}

TEST(Mbqi, GiveUpWhereThereIsNoEndOfElements) {
  Asked asked(R"(
type Event { next: Event }
fact injective : every Event a, Event b where a != b: a.next != b.next
fact beginning : some Event a: no Event b: b.next = a
)");
  EXPECT_TRUE(std::holds_alternative<Unknown>(asked.portfolio->decide_by_instances(asked.query, {})));
}

TEST(Mbqi, TellWhichInstancesRefute) {
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
    const auto* demand = std::get_if<lower::Demand>(&*instance.origin);
    if (demand == nullptr) continue;
    const auto& fact = asked.model[std::get<model::FactUnit>(demand->unit).id];
    for (const auto& [variable, element] : instance.elements)
      told.push_back(std::string(fact.heading.name) + ": " + variable + " is " + std::string(asked.model[element.individual].name));
    if (instance.elements.empty()) told.push_back(std::string(fact.heading.name));
  }
  std::ranges::sort(told);
  EXPECT_EQ(told, (std::vector<std::string>{"moves", "stays", "stays: c is opening"}));
}

}  // namespace
}  // namespace proviso::solve

// Prints a spec of one of the families that the speed of verdicts is measured on:
//
//   bench_families NAME N
//
// Each check states what it is expected to come to, so that the program's exit code says whether the verdict is right.
// tests/bench/run measures them, and holds small members of each family to their verdicts.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

// A directed graph on exactly n nodes. Every node reaches node `zero`, out-degrees are 2 at most, no edge leads from cloud A
// to cloud B, and A and B have three nodes each.
std::string graph(int n, std::string_view further, std::string_view check) {
  return fmt::format(R"(enum Cloud {{ A, B, C }}
type Node {{ host: Cloud, to: set Node }}
individual zero: Node

fact all_reach "Every node reaches node zero" : every Node n: n is or reaches zero by to
fact few_edges "At most two edges leave a node" : every Node n: at most 2 Node m where m in n.to

contract graph "Where nodes may stand and lead" from 2026-01-01 {{
  clause apart "No edge leads from A to B" {{ every Node m, Node n where n in m.to and m.host = A must n.host != B }}
  clause share_a "A has at least three nodes" {{ must at least 3 Node n where n.host = A }}
  clause share_b "B has at least three nodes" {{ must at least 3 Node n where n.host = B }}
{}}}
{}
)",
                     further, fmt::format(fmt::runtime(check), n));
}

constexpr std::string_view same_cloud =
    "  clause together \"What reaches node zero stands where it stands\" {\n"
    "    every Node n where n is or reaches zero by to must n.host = zero.host\n  }\n";
constexpr std::string_view on_b =
    "  clause on_b \"Node zero stands on B\" { must zero.host = B }\n"
    "  clause not_to_c \"No edge leads from A to C\" { every Node m, Node n where n in m.to and m.host = A must n.host != C }\n";

constexpr std::string_view sized_possible = "check sized {{ possible exactly {} Node n expect possible }}";
constexpr std::string_view sized_impossible = "check sized {{ possible exactly {} Node n expect impossible }}";
constexpr std::string_view impossible = "check unsized {{ possible expect impossible at every size }}";

std::string graph_sat(int n) { return graph(n, "", sized_possible); }
std::string graph_unsat1(int n) { return graph(n, same_cloud, sized_impossible); }
std::string graph_unsat2(int n) { return graph(n, on_b, sized_impossible); }
std::string graph_unsat1_every(int n) { return graph(n, same_cloud, impossible); }
std::string graph_unsat2_every(int n) { return graph(n, on_b, impossible); }

// n holes and n + 1 pigeons: each pigeon's hole is a field, holes are any things.
std::string pigeonhole_fields(int n) {
  return fmt::format(R"(type Hole
type Pigeon {{ sits_in: Hole }}

contract exclusivity from 2026-01-01 {{
  clause alone "Two pigeons have two holes" {{ every Pigeon p, Pigeon q where p != q must p.sits_in != q.sits_in }}
}}
requirement few_holes : at most {} Hole h
requirement many_pigeons : at least {} Pigeon p

check pigeonhole {{ possible expect impossible at every size }}
)",
                     n, n + 1);
}

// The same with named holes, any number of them for a pigeon, and an exclusivity clause for each.
std::string pigeonhole_clauses(int n) {
  std::string holes, clauses;
  for (int i = 1; i <= n; ++i) {
    holes += fmt::format("{}h{}", i == 1 ? "" : ", ", i);
    clauses +=
        fmt::format("  clause exclusive_{0} {{ every Pigeon p, Pigeon q where p != q and h{0} in p.uses must not h{0} in q.uses }}\n", i);
  }
  return fmt::format(R"(enum Hole {{ {} }}
type Pigeon {{ uses: some Hole }}

contract exclusivity from 2026-01-01 {{
{}}}
requirement many_pigeons : at least {} Pigeon p

check pigeonhole {{ possible expect impossible at every size }}
)",
                     holes, clauses, n + 1);
}

// Four types, two of them with a total field, and an axiom over four variables: tenants share no zone.
std::string zones(std::string_view requirements, std::string_view check) {
  return fmt::format(R"(type Zone
type Host {{ zone: Zone }}
type Service {{ host: Host }}
type Tenant
relation serves(Service, Tenant)

contract exclusivity from 2026-01-01 {{
  clause own_zone "Services of different tenants stand in different zones" {{
    every Service s, Service t, Tenant a, Tenant b where serves(s, a) and serves(t, b) and a != b
      must s.host.zone != t.host.zone
  }}
}}
requirement all_served "Every tenant is served" : every Tenant a: some Service s: serves(s, a)
{}
{}
)",
                     requirements, check);
}

std::string zones_impossible(int n) {
  return zones(
      fmt::format("requirement shared \"One service serves {0} tenants\" : some Service s: at least {0} Tenant a where serves(s, a)", n),
      "check unsized { possible expect impossible at every size }");
}

std::string zones_possible(int n) {
  return zones(fmt::format("requirement tenants : at least {} Tenant a", n), "check minimal { possible expect possible }");
}

std::string zones_too_few(int n) {
  return zones(fmt::format("requirement tenants : at least {} Tenant a\nrequirement few_zones : at most {} Zone z", n, n - 1),
               "check few { possible expect impossible }");
}

// Orders that only infinite structures have; the last is one that no axiom of finite orders speaks of.
std::string order_declared(int) {
  return R"(type Event ordered
requirement later "Every event has a later one" : every Event e: some Event f: e before f
requirement some_event : some Event e
check endless { possible without contracts expect impossible at every size }
)";
}

std::string order_relation(int) {
  return R"(type Event
relation earlier(Event, Event)
fact irreflexive : no Event e: earlier(e, e)
fact transitive : every Event a, Event b, Event c where earlier(a, b) and earlier(b, c): earlier(a, c)
requirement later "Every event has a later one" : every Event e: some Event f: earlier(e, f)
requirement some_event : some Event e
check endless { possible without contracts expect impossible at every size }
)";
}

std::string order_unreached(int) {
  return R"(type Event { next: Event }
fact injective "No two events have the same next one" : every Event a, Event b where a != b: a.next != b.next
requirement beginning "Some event is the next of none" : some Event a: no Event b: b.next = a
check endless { possible without contracts expect impossible up to 6 }
)";
}

constexpr std::array clouds{"Azure", "AWS", "Own", "Edge"};
constexpr std::array parties{"Microsoft", "OpenAI", "Amazon", "Customer"};

// n clauses, which override each other here and there, 3/5 n definitions, which build on each other, and 2 n checks.
std::string contract(int n) {
  std::string text = R"(enum Cloud { Azure, AWS, Own, Edge }
enum Party { Microsoft, OpenAI, Amazon, Customer }
type Component { hosted_on: Cloud, built_by: some Party, sold_by: optional Party, keeps: set Data }
type Model is Component { for_government: bool }
type Data { owner: Party }
type Call ordered { from: Component, to: Component, reads: set Data }

)";
  const int definitions = n * 3 / 5;
  for (int i = 0; i < definitions; ++i) {
    text += fmt::format("define d{}(Component c) = ", i);
    switch (i % 6) {
      case 0:
        text += fmt::format("c.hosted_on = {}", clouds[i / 6 % 4]);
        break;
      case 1:
        text += fmt::format("{} in c.built_by", parties[i / 6 % 4]);
        break;
      case 2:
        text += fmt::format("d{}(c) and not d{}(c)", i - 1, i - 2);
        break;
      case 3:
        text += fmt::format("some Data x where x in c.keeps: x.owner = {}", parties[i / 6 % 4]);
        break;
      case 4:
        text += fmt::format("some Call k where k.from = c: d{}(k.to)", i - 3);
        break;
      case 5:
        text += fmt::format("c is Model and (d{}(c) or d{}(c))", i - 1, i - 4);
        break;
    }
    text += '\n';
  }
  text += "\ncontract large from 2026-01-01 {\n";
  for (int i = 0; i < n; ++i) {
    const int a = i * 7 % definitions, b = i * 11 % definitions;
    text += fmt::format("  clause c{} {{ ", i);
    switch (i % 5) {
      case 0:
        text += fmt::format("every Component c where d{}(c) and d{}(c) must c.hosted_on != {}", a, b, clouds[i / 5 % 4]);
        break;
      case 1:
        text += fmt::format("every Call k where d{}(k.from) must not d{}(k.to) unless k.to.hosted_on = {}", a, b, clouds[i / 5 % 4]);
        break;
      case 2:
        text += fmt::format("notwithstanding c{} every Call k where d{}(k.to) may anything", i - 1, a);
        break;
      case 3:
        text += fmt::format("every Component c, Data x where x in c.keeps and d{}(c) must x.owner in c.built_by", a);
        break;
      case 4:
        text += fmt::format("every Call k, Data x where x in k.reads and d{}(k.to) must x in k.to.keeps or d{}(k.from)", a, b);
        break;
    }
    text += " }\n";
  }
  text += "}\n\n";
  for (int i = 0; i < 2 * n; ++i) {
    const int a = i * 13 % definitions, b = i * 17 % definitions;
    text += fmt::format("check k{} {{ ", i);
    switch (i % 4) {
      case 0:
        text += fmt::format("possible some Component c: d{}(c) and d{}(c)", a, b);
        break;
      case 1:
        text += fmt::format("always every Component c where d{}(c): d{}(c)", a, b);
        break;
      case 2:
        text += fmt::format("possible some Call k: d{}(k.from) and not d{}(k.to)", a, b);
        break;
      case 3:
        text += fmt::format("always no Component c where d{}(c): c.hosted_on = {}", a, clouds[i / 4 % 4]);
        break;
    }
    text += " }\n";
  }
  return text;
}

// n terms of two readings each. Clauses 2i and 2i + 1 together rule the call out where both terms are read broadly.
std::string readings(int n) {
  std::string fields, terms, clauses, facts;
  for (int i = 0; i < n; ++i) {
    fields += fmt::format("  f{}: bool\n", i);
    terms += fmt::format("define t{0}(Call c)\n  reading broad = true\n  reading narrow = c.f{0}\n", i);
    clauses += fmt::format("  clause c{0} {{ every Call c where t{0}(c) must {1}c.m{2} }}\n", i, i % 2 == 0 ? "" : "not ", i / 2);
    if (i % 2 == 0) fields += fmt::format("  m{}: bool\n", i / 2);
  }
  return fmt::format(
      "type Call {{\n{}}}\n{}\ncontract terms from 2026-01-01 {{\n{}}}\n"
      "requirement some_call : some Call c\n\ncheck formula {{ possible }}\n",
      fields, terms, clauses);
}

// n notices one month after the other, each of three months: as many as there are months for, or one day too few.
std::string months(int n, std::string_view day, std::string_view sign, std::string_view expected) {
  return fmt::format(R"(type Notice ordered {{ given: date, effect: date }}
fact three_months "A notice takes effect three months after it was given" : every Notice n: n.effect = n.given + 3 months
fact in_turn "The next is given a month later at the earliest" :
  every Notice n where exists previous n: (previous n).effect + 1 month <= n.given
check in_time {{
  possible (exactly {0} Notice n) and (every Notice n: n.given >= 2000-01-{1} and n.effect {2} 2000-01-01 + {3} months)
  without contracts
  expect {4}
}}
)",
                     n, day, sign, 4 * n - 1, expected);
}
std::string months_fit(int n) { return months(n, "01", "<=", "possible"); }
std::string months_too_few(int n) { return months(n, "02", "<", "impossible at every size"); }

// A spec of about n lines, with a permission every thousand, and one question that needs little of it.
std::string load(int n) {
  std::string text = "enum Cloud { Azure, AWS, Own, Edge }\ntype Component { hosted_on: Cloud, uses: set Component }\n";
  const int each = n / 10;
  for (int i = 0; i < each; ++i) {
    text += fmt::format(R"(
define d{0}(Component c) =
  c.hosted_on = {1} and (some Component e where e in c.uses: e.hosted_on != {1})
fact f{0} "What stands on its own cloud uses itself"
  : every Component c where d{0}(c): c in c.uses
contract k{0} from 2026-01-01 {{
  clause c{0} "Nothing that uses itself stands elsewhere" {{ every Component c where c in c.uses must c.hosted_on = {1} }}
  clause e{0} {{ {2} }}
}}
)",
                        i, clouds[static_cast<std::size_t>(i) % 4],
                        i % 100 == 0 ? fmt::format("notwithstanding c{0} every Component c where d{0}(c) may anything", i)
                                     : fmt::format("every Component c, Component e where e in c.uses and d{}(c) must e in e.uses", i));
  }
  return text + "check one { possible some Component c: d0(c) contracts k0 only c0 expect possible }\n";
}

// n clouds, each with more than an nth of the calls.
std::string shares(int n) {
  std::string clouds, clauses;
  for (int i = 1; i <= n; ++i) {
    clouds += fmt::format("{}c{}", i == 1 ? "" : ", ", i);
    clauses += fmt::format("  clause share_{0} {{ must {1} * count({{ Call c where c.on = c{0} }}) > count({{ Call c }}) }}\n", i, n);
  }
  return fmt::format(R"(enum Cloud {{ {} }}
type Call {{ on: Cloud }}

contract shares from 2026-01-01 {{
{}}}

check shared {{ possible expect impossible at every size }}
)",
                     clouds, clauses);
}

// n services, each of which costs more than an nth of what all services may cost.
std::string budget(int n) {
  return fmt::format(R"(type Service {{ cost: int }}
fact not_negative : every Service s: s.cost >= 0
contract budget from 2026-01-01 {{ clause most {{ must sum {{ Service s : s.cost }} <= 100 }} }}
requirement several : at least {0} Service s where {0} * s.cost > 100

check within_budget {{ possible expect impossible at every size }}
)",
                     n);
}

// n + 1 things that the spec names, in n places.
std::string named(int n) {
  std::string places, things;
  for (int i = 0; i <= n; ++i) {
    if (i > 0) places += fmt::format("{}p{}", i == 1 ? "" : ", ", i);
    things += fmt::format("{}t{}", i == 0 ? "" : ", ", i);
  }
  return fmt::format(R"(enum Place {{ {} }}
type Thing {{ at: Place }}
individual {}: Thing

contract places from 2026-01-01 {{
  clause alone {{ every Thing s, Thing t where s != t must s.at != t.at }}
}}

check placed {{ possible expect impossible at every size }}
)",
                     places, things);
}

// n + 1 notices on days of their own, within n days.
std::string days(int n) {
  return fmt::format(R"(type Notice {{ given: date }}

contract notices from 2026-01-01 {{
  clause alone {{ every Notice m, Notice n where m != n must m.given != n.given }}
  clause in_time {{ every Notice n must n.given >= 2026-01-01 and n.given < 2026-01-01 + {} days }}
}}

check given {{ possible at least {} Notice n expect impossible at every size }}
)",
                     n, n + 1);
}

struct Family {
  std::string_view name;
  std::string (*spec)(int);
};

constexpr std::array families{
    Family{"graph-sat", graph_sat},
    Family{"graph-unsat1", graph_unsat1},
    Family{"graph-unsat2", graph_unsat2},
    Family{"graph-unsat1-every", graph_unsat1_every},
    Family{"graph-unsat2-every", graph_unsat2_every},
    Family{"pigeonhole-fields", pigeonhole_fields},
    Family{"pigeonhole-clauses", pigeonhole_clauses},
    Family{"zones-impossible", zones_impossible},
    Family{"zones-possible", zones_possible},
    Family{"zones-too-few", zones_too_few},
    Family{"order-declared", order_declared},
    Family{"order-relation", order_relation},
    Family{"order-unreached", order_unreached},
    Family{"contract", contract},
    Family{"readings", readings},
    Family{"months-fit", months_fit},
    Family{"months-too-few", months_too_few},
    Family{"shares", shares},
    Family{"budget", budget},
    Family{"named", named},
    Family{"days", days},
    Family{"load", load},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3) {
    for (const Family& family : families) {
      if (family.name != argv[1]) continue;
      fmt::print("{}", family.spec(std::atoi(argv[2])));
      return 0;
    }
  }
  fmt::print(stderr, "bench_families NAME N, where NAME is one of\n");
  for (const Family& family : families) fmt::print(stderr, "  {}\n", family.name);
  return 2;
}

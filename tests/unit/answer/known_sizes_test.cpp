// Families of specs whose smallest architecture is known by hand, and large. Of each: what is said of sizes lets it in, and the
// search finds one of exactly that size and knows that there is none smaller.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "spec_model.h"

namespace proviso::answer {
namespace {

using Sizes = std::map<std::string, std::uint64_t>;  // by the name of the root type

class KnownSizes : public ::testing::Test {
 protected:
  // `spec` has one check, `possible`, whose smallest architectures all have so many elements of each root type. `bounded`: there
  // is a limit for each.
  static void expect(const std::string& spec, const Sizes& known, bool bounded = true) {
    SCOPED_TRACE(spec);
    const SpecModel asked(spec);
    Options options;
    options.sizes = true;
    const SpecAnswer answer = asked.answered(options);
    ASSERT_EQ(answer.checks.size(), 1U);
    const CheckAnswer& check = answer.checks[0];

    ASSERT_TRUE(check.sizes.has_value());
    EXPECT_EQ(check.sizes->unlimited.empty(), bounded);
    for (const SizeLimits::Limit& limit : check.sizes->limits) {
      const std::string root(asked.model[limit.type].heading.name);
      const auto needed = known.find(root);
      const std::uint64_t least = needed == known.end() ? 0 : needed->second;
      EXPECT_GE(limit.most.value_or(least), least) << root;
    }

    ASSERT_EQ(check.lines.size(), 1U);
    const Witness* witness = witness_of(check.lines[0].finding);
    ASSERT_NE(witness, nullptr) << answer::text(word(check.lines[0].finding));
    EXPECT_TRUE(witness->minimal);
    Sizes found;
    for (const auto& [root, elements] : witness->structure.elements) {
      if (!elements.empty()) found[std::string(asked.model[root].heading.name)] = elements.size();
    }
    EXPECT_EQ(found, known);
  }
  static std::string possible(const std::string& rest) { return rest + "check q { possible without contracts }\n"; }
};

// n things of a first type, each with a thing of its own of the next, and so on.
TEST_F(KnownSizes, ChainsOfThingsOfTheirOwn) {
  for (const std::uint64_t n : {3U, 5U, 8U}) {
    expect(possible(fmt::format("type A {{ next: B }} type B {{ next: optional C }} type C {{ next: some D }} type D\n"
                                "fact a : at least {} A x\n"
                                "fact b : every A x, A y where x != y: x.next != y.next\n"
                                "fact c : every B x: exists x.next\n"
                                "fact d : every B x, B y where x != y: x.next != y.next\n"
                                "fact e : every C x, C y, D z where z in x.next and z in y.next: x = y\n",
                                n)),
           {{"A", n}, {"B", n}, {"C", n}, {"D", n}});
  }
}

// One after another in time: n defined terms, each of which asks for the one before.
TEST_F(KnownSizes, ChainsInTime) {
  for (const std::uint64_t n : {2U, 5U, 9U}) {
    std::string spec = "type Call ordered\ndefine after_0(Call c) = c = c\n";
    for (std::uint64_t i = 1; i < n; ++i)
      spec += fmt::format("define after_{}(Call c) = some Call d where d before c: after_{}(d)\n", i, i - 1);
    expect(possible(spec + fmt::format("fact latest : some Call c: after_{}(c)\n", n - 1)), {{"Call", n}});
  }
}

// A zone for each pair of different services, and none for two pairs.
TEST_F(KnownSizes, AZoneForEachPair) {
  for (const std::uint64_t k : {2U, 3U, 4U}) {
    expect(possible(fmt::format("type Service type Zone relation joins(Service, Service, Zone)\n"
                                "fact some_services : at least {} Service s\n"
                                "fact joined : every Service s, Service t where s != t: some Zone z: joins(s, t, z)\n"
                                "fact own : every Service s, Service t, Service u, Service v, Zone z\n"
                                "  where joins(s, t, z) and joins(u, v, z): s = u and t = v\n",
                                k)),
           {{"Service", k}, {"Zone", k * (k - 1)}});
  }
}

// So many of the narrowest type, more of what is above it, and more still of the root.
TEST_F(KnownSizes, NestedSubtypesWithCounts) {
  for (const std::uint64_t n : {1U, 3U, 5U}) {
    const std::string types = "type Node type Server is Node type Backend is Server type Client is Node\n";
    expect(possible(types + fmt::format("fact f : at least {} Backend b\nfact g : at least {} Server s\nfact h : at least {} Node x\n", n,
                                        2 * n, 4 * n)),
           {{"Node", 4 * n}});
    // Siblings have nothing in common, and what is in neither is a further one.
    expect(possible(
               types +
               fmt::format("fact f : exactly {} Backend b\nfact g : at least {} Server s where not s is Backend: s = s\n"
                           "fact h : at least {} Client c\nfact i : at least {} Node x where not x is Server and not x is Client: x = x\n",
                           n, n + 1, n, n)),
           {{"Node", 4 * n + 1}});
  }
}

// A subtype's field feeds its supertype: two Leaves, their Inner ones, and theirs.
TEST_F(KnownSizes, SubtypesFeedTheirSupertype) {
  for (const std::uint64_t n : {2U, 4U}) {
    expect(possible(fmt::format("type Node type Leaf is Node {{ to: Inner }} type Inner is Node {{ root: Root }} type Root is Node\n"
                                "fact f : exactly {} Leaf l\n"
                                "fact g : every Leaf a, Leaf b where a != b: a.to.root != b.to.root\n",
                                n)),
           {{"Node", 3 * n}});
  }
}

// Teams with at least three members each, nobody in two; two keys for each member.
TEST_F(KnownSizes, CountsThroughFields) {
  for (const std::uint64_t n : {1U, 2U, 4U}) {
    expect(possible(fmt::format("type Team {{ members: set Member }} type Member relation opens(Member, Key) type Key\n"
                                "individual core_team: Team\n"
                                "fact teams : at least {} Team t: t != core_team\n"
                                "fact three : every Team t: at least 3 Member m where m in t.members: m = m\n"
                                "fact one_each : every Team t, Team u, Member m where m in t.members and m in u.members: t = u\n"
                                "fact keys : every Team t, Member m where m in t.members: at least 2 Key k: opens(m, k)\n"
                                "fact own : every Member m, Member n, Key k where opens(m, k) and opens(n, k): m = n\n",
                                n)),
           {{"Team", n + 1}, {"Member", 3 * (n + 1)}, {"Key", 6 * (n + 1)}});
  }
}

// Each guest has a seat, and no seat holds more than two.
TEST_F(KnownSizes, SeatsForGuests) {
  for (const std::uint64_t n : {3U, 5U, 7U}) {
    expect(possible(fmt::format("type Guest {{ seat: Seat }} type Seat\n"
                                "fact guests : exactly {} Guest g\n"
                                "fact two : every Seat s: at most 2 Guest g where g.seat = s: g = g\n",
                                n)),
           {{"Guest", n}, {"Seat", (n + 1) / 2}});
  }
}

// k tags tell 2^k things apart.
TEST_F(KnownSizes, TagsThatTellThingsApart) {
  for (const auto& [things, tags] : {std::pair{2U, 1U}, std::pair{5U, 3U}, std::pair{8U, 3U}}) {
    expect(possible(fmt::format("type Item {{ tags: set Tag }} type Tag\n"
                                "fact items : at least {} Item i\n"
                                "fact apart : every Item i, Item j where i != j: i.tags != j.tags\n",
                                things)),
           {{"Item", things}, {"Tag", tags}});
  }
}

// Each clause asks for things of its own; what an exception takes out need not be there.
TEST_F(KnownSizes, SeveralClausesAdd) {
  for (const std::uint64_t n : {2U, 4U}) {
    expect(fmt::format("type Site {{ secure: bool, logs: set Log }} type Log {{ kept: bool }}\n"
                       "fact sites : at least {0} Site s: s.secure\n"
                       "fact others : exactly {0} Site s where not s.secure: s = s\n"
                       "fact own : every Site s, Site t, Log l where l in s.logs and l in t.logs: s = t\n"
                       "contract k from 2025-01-01 {{\n"
                       "  clause logs {{ every Site s must at least 3 Log l where l in s.logs: l.kept }}\n"
                       "  clause spare {{ every Site s must some Log l where l in s.logs: not l.kept }}\n"
                       "  clause quiet {{ notwithstanding spare every Site s where s.secure may every Log l where l in s.logs: l.kept }}\n"
                       "}}\n"
                       "check q {{ possible }}\n",
                       n),
           {{"Site", 2 * n}, {"Log", 7 * n}});
  }
}

// The limit is of all readings together; which one a position takes decides what is found.
TEST_F(KnownSizes, ReadingsAreUnited) {
  const std::string spec =
      "type Office { staff: set Person } type Person individual main: Office\n"
      "define staffed(Office o)\n"
      "  reading lightly = some Person p: p in o.staff\n"
      "  reading fully   = at least 9 Person p: p in o.staff\n"
      "fact f : staffed(main)\n";
  expect(spec + "check q { possible without contracts under staffed = lightly }\n", {{"Office", 1}, {"Person", 1}});
  expect(spec + "check q { possible without contracts under staffed = fully }\n", {{"Office", 1}, {"Person", 9}});
  const SpecModel open(spec + "check q { possible without contracts }\n");
  Options options;
  options.sizes = true;
  const SpecAnswer answer = open.answered(options);
  EXPECT_GE(answer.checks.at(0).sizes->limits.at(1).most.value_or(9), 9U);
}

// Nothing on the way from one end to the other may be left out, unless the spec says how many there are.
TEST_F(KnownSizes, WaysOfManySteps) {
  for (const std::uint64_t n : {4U, 8U}) {
    const std::string spec = fmt::format(
        "type Node {{ next: set Node, level: int }} individual top, bottom: Node\n"
        "fact down : every Node a, Node b where b in a.next: b.level = a.level - 1\n"
        "fact ends : top.level = {} and bottom.level = 0\n"
        "fact path : top reaches bottom by next\n",
        n - 1);
    expect(possible(spec), {{"Node", n}}, false);
    expect(possible(spec + fmt::format("fact limit : at most {} Node x\n", n + 2)), {{"Node", n}});
    expect(spec + fmt::format("check q {{ possible without contracts with at most {} Node }}\n", n), {{"Node", n}});
  }
}

// A cycle has no limit of its own; one that is asked for in so many words is taken, and what depends on it has one too.
TEST_F(KnownSizes, LimitsAreTakenAtTheirWord) {
  for (const std::uint64_t n : {3U, 5U}) {
    const std::string spec = fmt::format(
        "type Host {{ backup: Host, runs: some Job }} type Job {{ hours: int }}\n"
        "fact other : every Host h: h.backup != h\n"
        "fact hosts : at least {} Host h\n"
        "fact own : every Host h, Host i, Job j where j in h.runs and j in i.runs: h = i\n"
        "fact worked : every Host h, Job j where j in h.runs: j.hours > 0\n",
        n);
    expect(possible(spec), {{"Host", n}, {"Job", n}}, false);
    expect(possible(spec + fmt::format("requirement r : at most {} Host h\n", n + 1)), {{"Host", n}, {"Job", n}});
    expect(spec + fmt::format("check q {{ possible without contracts with at most {} Host }}\n", n), {{"Host", n}, {"Job", n}});
  }
}

}  // namespace
}  // namespace proviso::answer

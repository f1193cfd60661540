// How many elements counts, sums and multiplicities imply.
#include "solve/grounded/implied_sizes.h"

#include "../../support/asked.h"

namespace proviso::solve {
namespace {

// By type; those of which nothing is implied are left out.
std::map<std::string, std::uint64_t> implied(const std::string& text, std::uint64_t units = 10'000'000) {
  Asked asked(text);
  z3::context context;
  const std::vector<std::uint64_t> sizes = ImpliedSizes(*asked.theory).of(asked.query, context, units);
  const std::vector<ground::Pool> pools = ground::pools(*asked.theory);
  EXPECT_EQ(sizes.size(), pools.size());
  std::map<std::string, std::uint64_t> result;
  for (std::size_t i = 0; i < pools.size(); ++i)
    if (sizes[i] != 0) result[std::string(asked.model[pools[i].type].heading.name)] = sizes[i];
  return result;
}

using Sizes = std::map<std::string, std::uint64_t>;

TEST(ImpliedSizesTest, OfCounts) {
  EXPECT_EQ(implied("type Node\nfact f : at least 12 Node n"), (Sizes{{"Node", 12}}));
  EXPECT_EQ(implied("type Node\nfact f : no Node n"), Sizes{});
  EXPECT_EQ(implied("type Node { open: bool }\nfact f : at least 5 Node n where n.open\nfact g : at least 4 Node n where not n.open"),
            (Sizes{{"Node", 9}}));
  EXPECT_EQ(implied("type Node { open: bool }\nfact f : at least 5 Node n where n.open\nfact g : at least 4 Node n"), (Sizes{{"Node", 5}}));
  EXPECT_EQ(implied("type Node\ntype Host\nfact f : count({ Host h }) = 3 * count({ Node n })\nfact g : at least 2 Node n"),
            (Sizes{{"Node", 2}, {"Host", 6}}));
}

// What is counted is among the elements of its type, whatever the condition.
TEST(ImpliedSizesTest, OfCountsUnderAnyCondition) {
  EXPECT_EQ(implied("type Node { calls: set Node }\nindividual gate: Node\nfact f : at least 5 Node n where n in gate.calls"),
            (Sizes{{"Node", 5}}));
}

// Seen from both sides: four organisations with two members each, and each member in one organisation.
TEST(ImpliedSizesTest, OfPairs) {
  EXPECT_EQ(implied(R"(
type Organisation
type Member { of: Organisation }
fact organisations : exactly 4 Organisation o
fact members : every Organisation o: at least 2 Member m where m.of = o
)"),
            (Sizes{{"Organisation", 4}, {"Member", 8}}));
}

TEST(ImpliedSizesTest, OfSums) {
  EXPECT_EQ(implied(R"(
type Period { days: int }
fact short : every Period p: p.days <= 30
fact total : sum { Period p : p.days } >= 300
)"),
            (Sizes{{"Period", 10}}));
}

TEST(ImpliedSizesTest, OfDifferentValues) {
  EXPECT_EQ(implied(R"(
type Host
type Call { on: Host }
fact apart : every Call c, Call d where c != d: c.on != d.on
fact calls : at least 7 Call c
)"),
            (Sizes{{"Call", 7}, {"Host", 7}}));
}

TEST(ImpliedSizesTest, OfWhatIsRefuted) {
  EXPECT_EQ(implied("type Node\nfact f : at least 12 Node n\nfact g : at most 11 Node n"), Sizes{});
}

// A hint never asks for more than there has to be: the grounded engine finds architectures of these sizes.
TEST(ImpliedSizesTest, AreEnoughForTheseQuestions) {
  const char* const specs[] = {
      "type Node { open: bool }\nfact f : at least 5 Node n where n.open\nfact g : at least 4 Node n where not n.open",
      "type Host\ntype Call { on: Host }\nfact f : every Call c, Call d where c != d: c.on != d.on\nfact g : at least 3 Call c",
      "type Node { next: set Node }\nfact f : at least 3 Node n\nfact g : every Node n: (at least 2 Node m: m in n.next)",
  };
  for (const char* text : specs) {
    Asked asked(text);
    const Outcome outcome = asked.portfolio->decide_grounded(asked.query, {}, true);
    ASSERT_TRUE(std::holds_alternative<Sat>(outcome)) << text;
    const model::Structure structure = lower::extract_structure(*asked.theory, std::get<Sat>(outcome).interpretation);
    Sizes sizes;
    for (const auto& [root, elements] : structure.elements)
      if (!elements.empty()) sizes[std::string(asked.model[root].heading.name)] = elements.size();
    EXPECT_EQ(implied(text), sizes) << text;
  }
}

TEST(ImpliedSizesTest, AreNoneWithoutUnits) { EXPECT_EQ(implied("type Node\nfact f : at least 12 Node n", 0), Sizes{}); }

}  // namespace
}  // namespace proviso::solve

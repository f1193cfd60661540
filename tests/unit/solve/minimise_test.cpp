// Smallest architectures of the grounded engine against all small structures: fewest elements, then fewest tuples.
#include "../../support/asked.h"
#include "../../support/small_structures.h"
#include "solve/grounded/grounded.h"

namespace proviso::solve {
namespace {

using Measure = std::pair<std::size_t, std::size_t>;

const char* const specs_to_minimise[] = {
    "type Node { calls: set Node }\nfact two : at least 2 Node n\nfact calling : every Node n: some Node m: m in n.calls",
    "type Node { calls: set Node }\nfact some_node : some Node n\nfact calling : every Node n: (some Node m where m != n: m in n.calls)",
    // One that calls itself, or two without any tuple.
    "type Node { calls: set Node }\nfact beside : every Node n where not n in n.calls: (some Node m: m != n)\nfact some_node : some Node n",
    // One element with many tuples, or two with few: elements count first.
    "type Node { calls: set Node, next: set Node }\nrelation r(Node, Node)\n"
    "fact either : (some Node n: n in n.calls and n in n.next and r(n, n)) or (some Node a, Node b where a != b: r(a, b))",
    "type Node { calls: set Node }\nindividual gate: Node\nfact reached : every Node n: n reaches gate by calls\nfact two : at least 2 "
    "Node n",
    "type Node\ntype Big is Node\nrelation r(Node, Node)\nfact big : some Big b: (some Node n where not n is Big: r(b, n))",
    "type Call ordered\nrelation r(Call)\nfact between : some Call c: (some Call d where d before c: r(d)) and not r(c)",
    "enum Cloud { A, B }\ntype Call { on: Cloud, beside: optional Call }\nfact both : (some Call c: c.on = A) and (some Call c: c.on = B)\n"
    "fact named : some Call c: exists c.beside",
    "type Node { calls: set Node }\nfact counted : count({ Node n }) + count({ Node n where n in n.calls }) >= 4\nfact some_node : some "
    "Node n",
};

TEST(MinimiseTest, FindsSmallestArchitectures) {
  for (const char* text : specs_to_minimise) {
    Asked asked(text);
    lower::Theory& theory = *asked.theory;
    std::vector<logic::Formula> demands, about;
    for (const auto& [unit, axioms] : theory.demands)
      for (const lower::Axiom& axiom : axioms) demands.push_back(axiom.formula);
    about = demands;
    for (const lower::Axiom& axiom : theory.structural) about.push_back(axiom.formula);
    std::optional<Measure> least;
    testing::SmallStructures(theory, 2).any(about, [&](const lower::Interpretation& interpretation) {
      testing::LogicEvaluator evaluator(*theory.arena, interpretation);
      const auto holds = [&](logic::Formula formula) { return evaluator.holds(formula); };
      if (!std::ranges::all_of(demands, holds)) return false;
      const model::Structure structure = lower::extract_structure(theory, interpretation);
      const Measure its(structure.size(), structure.tuple_count(asked.model));
      if (!least || its < *least) least = its;
      return false;
    });
    ASSERT_TRUE(least) << text;

    for (const bool symmetry : {true, false}) {
      GroundedOptions options;
      options.symmetry = symmetry;
      std::uint64_t units = 60'000'000;
      const Outcome outcome = Grounded(theory, options).decide(asked.query, {}, units, true);
      const auto* sat = std::get_if<Sat>(&outcome);
      ASSERT_NE(sat, nullptr) << text;
      EXPECT_TRUE(sat->minimal) << text;
      const model::Structure structure = lower::extract_structure(theory, sat->interpretation);
      EXPECT_EQ(Measure(structure.size(), structure.tuple_count(asked.model)), *least) << text;
    }
  }
}

// Not minimal: no more is promised than that it is one.
TEST(MinimiseTest, DoesNotCallAnyArchitectureMinimal) {
  Asked asked(specs_to_minimise[0]);
  std::uint64_t units = 60'000'000;
  const Outcome outcome = Grounded(*asked.theory, {}).decide(asked.query, {}, units, false);
  ASSERT_TRUE(std::holds_alternative<Sat>(outcome));
  EXPECT_FALSE(std::get<Sat>(outcome).minimal);
}

// Simple values where nothing says otherwise, and never others than the question allows.
TEST(MinimiseTest, ChoosesSimpleNumbers) {
  const auto fee = [](const std::string& says) {
    Asked asked("type Plan { fee: int }\nfact one : some Plan p: " + says);
    std::uint64_t units = 60'000'000;
    const Outcome outcome = Grounded(*asked.theory, {}).decide(asked.query, {}, units, true);
    const auto* sat = std::get_if<Sat>(&outcome);
    if (sat == nullptr) throw std::runtime_error(says);
    const model::Structure structure = lower::extract_structure(*asked.theory, sat->interpretation);
    return std::get<model::Number>(std::get<model::Atom>(structure.fields.begin()->second.front()));
  };
  EXPECT_EQ(fee("p.fee >= 0 or p.fee < 0"), model::Number(0));
  EXPECT_EQ(fee("p.fee > 17 and p.fee < 19"), model::Number(18));
  EXPECT_EQ(fee("p.fee > 93 and p.fee < 118"), model::Number(100));
}

}  // namespace
}  // namespace proviso::solve

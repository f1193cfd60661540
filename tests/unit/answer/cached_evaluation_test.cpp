#include "answer/oracle/cached_evaluation.h"

#include <random>

#include "answer/oracle/oracle.h"
#include "spec_model.h"

namespace proviso::answer {
namespace {

using namespace model;
using namespace evaluate;
using namespace resolve;

// Terms that occur in one another, a clause with readings, and overrides from a clause that is in force in one check only.
constexpr std::string_view text = R"(
enum Cloud { Azure, AWS }
type Service { on: Cloud  backup: optional Service }
type Call { to: Service  logged: bool }
define remote(Service s)
  reading narrow = s.on = AWS
  reading wide   = s.on = AWS or (some Service b where b = s.backup: b.on = AWS)
define sensitive(Call c)
  reading one = remote(c.to)
  reading two = c.logged or exists c.to.backup
define watched(Call c)
  reading yes = c.logged
  reading no  = not c.logged and sensitive(c)
contract main from 2025-01-01 {
  clause stays {
    reading strict = every Call c where sensitive(c) must c.to.on = Azure
    reading loose  = every Call c where sensitive(c) and watched(c) must c.to.on = Azure
  }
  clause logs { every Call c where watched(c) must c.logged }
}
contract later from 2026-01-01 {
  clause pardon {
    notwithstanding stays
    every Call c where c.logged may c.to.on = AWS
  }
}
check now  { possible some Call c: remote(c.to)  as of 2025-06-01 }
check ever { always every Call c: watched(c) implies remote(c.to) }
)";

Structure random_structure(const Model& model, std::mt19937& random) {
  const TypeId cloud{0}, service{1}, call{2};
  Structure structure;
  const std::uint32_t services = 1 + random() % 3, calls = random() % 4;
  for (std::uint32_t i = 0; i < services; ++i) structure.elements[service].push_back({"s", service});
  for (std::uint32_t i = 0; i < calls; ++i) structure.elements[call].push_back({"c", call});
  structure.elements[call];
  for (std::uint32_t f = 0; f < model.fields.size(); ++f) {
    std::vector<FieldValue>& values = structure.fields[FieldId{f}];
    const std::string_view name = model.fields[f].name;
    const std::uint32_t owners = model.fields[f].owner == service ? services : calls;
    for (std::uint32_t i = 0; i < owners; ++i) {
      // Assigned, not pushed: g++ 12 warns wrongly of a temporary of this type.
      Atom value = Absent{};
      if (name == "on") value = Element{cloud, static_cast<std::uint32_t>(random() % 2)};
      if (name == "to" || (name == "backup" && random() % 2 == 0))
        value = Element{service, static_cast<std::uint32_t>(random() % services)};
      if (name == "logged") value = random() % 2 == 0;
      values.emplace_back() = value;
    }
  }
  return structure;
}

// Under each combination, for each scope, in any order of asking: what an evaluator says that is asked just this.
TEST(CachedEvaluation, SaysWhatTheEvaluatorSaysUnderEachCombination) {
  const SpecModel spec{std::string(text)};
  std::mt19937 random(7);
  const OpenReadings open = spec.model.all_open();
  std::vector<Question> questions;
  for (const Check& check : spec.model.checks)
    questions.push_back(question_of(spec.model, check, scope_of(spec.model, check, {}, {}), open));
  const Combinations combinations(open, questions[1].occurrence.ambiguities);
  ASSERT_EQ(combinations.count(), 16u);
  std::size_t satisfied = 0, asked = 0;
  for (int round = 0; round < 300; ++round) {
    const Structure structure = random_structure(spec.model, random);
    ASSERT_EQ(well_formed(spec.model, structure), std::vector<std::string>());
    CachedEvaluation trial(spec.model, structure);
    for (int again = 0; again < 4; ++again) {
      const Question& question = questions[random() % 2];
      Subquery subquery = all_of(question);
      std::erase_if(subquery.units, [&](const Unit&) { return random() % 3 == 0; });
      subquery.with_formula = random() % 2 == 0;
      std::vector<bool> among(combinations.count()), expected(combinations.count());
      for (std::size_t i = 0; i < among.size(); ++i) {
        among[i] = random() % 4 != 0;
        const Selection selection = combinations.selection(i);
        Evaluator evaluator(spec.model, structure, question.scope, selection);
        bool holds = !subquery.with_formula || evaluator.holds(question.formula) != question.negated;
        for (const Unit& unit : subquery.units) holds = holds && evaluator.holds(unit);
        EXPECT_EQ(!trial.broken(question, subquery, selection), holds);
        expected[i] = among[i] && holds;
        satisfied += holds ? 1 : 0;
        ++asked;
      }
      EXPECT_EQ(trial.satisfied_under(question, subquery, combinations, among), expected);
    }
  }
  EXPECT_GT(satisfied, asked / 10);
  EXPECT_LT(satisfied, asked * 9 / 10);
}

TEST(CachedEvaluation, KeepsToTheLimits) {
  const SpecModel spec{"type T\ncheck c { possible without contracts with at most 1 T }\n"};
  const Check& check = spec.model.checks[0];
  const Question question = question_of(spec.model, check, scope_of(spec.model, check, {}, {}), {});
  Structure structure;
  structure.elements[TypeId{0}] = {{"t 1", TypeId{0}}, {"t 2", TypeId{0}}};
  EXPECT_EQ(CachedEvaluation(spec.model, structure).broken(question, all_of(question), {}), "there are 2 T");
  structure.elements[TypeId{0}].pop_back();
  EXPECT_EQ(CachedEvaluation(spec.model, structure).broken(question, all_of(question), {}), std::nullopt);
}

}  // namespace
}  // namespace proviso::answer

// Each impossibility of every size has ground instances that refute it, in terms of the spec: also where designs are sought that
// no usage breaks.
#include <algorithm>
#include <filesystem>
#include <set>

#include "answer/conflict.h"
#include "evaluate/evaluator.h"
#include "model/usage.h"
#include "spec_model.h"

namespace proviso::answer {
namespace {

using namespace model;
using namespace evaluate;
using namespace resolve;

Options told() {
  Options options;
  options.minimal_conflicts = options.instances = true;
  return options;
}

bool is_of(const Model& model, const Unit& unit) {
  if (const auto* fact = std::get_if<FactUnit>(&unit)) return fact->id.value < model.facts.size();
  if (const auto* clause = std::get_if<ClauseUnit>(&unit)) return clause->id.value < model.clauses.size();
  if (const auto* term = std::get_if<TermUnit>(&unit)) return term->id.value < model.terms.size();
  return true;
}

// How many conflicts there are.
std::size_t look_at(const Model& model, const SpecAnswer& answer) {
  std::size_t result = 0;
  for (const CheckAnswer& check : answer.checks) {
    for (const Line& line : check.lines) {
      const Conflict* conflict = conflict_of(line.finding);
      if (conflict == nullptr) continue;
      ++result;
      EXPECT_FALSE(conflict->instances.all.empty()) << model[check.check].heading.name;
      std::set<std::size_t> used;
      for (const Instance& instance : conflict->instances.all) {
        // What was copied or learnt on the way is told as what the spec has of it.
        EXPECT_TRUE(!instance.unit || is_of(model, *instance.unit));
        if (!instance.usage) continue;
        EXPECT_TRUE(instance.unit == conflict->instances.usages.at(*instance.usage).broken);
        used.insert(*instance.usage);
      }
      EXPECT_EQ(used.size(), conflict->instances.usages.size());
      for (const Counterexample& usage : conflict->instances.usages) {
        Evaluator evaluator(model, usage.structure, check.scope, usage.selection);
        EXPECT_FALSE(evaluator.holds(usage.broken)) << model[check.check].heading.name;
      }
    }
  }
  return result;
}

std::size_t look_at_folder(const std::string& folder, Options options = told()) {
  text::Sources sources;
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(PROVISO_SOURCE_DIR) / folder))
    if (file.path().extension() == ".pvo") files.push_back(file.path().string());
  std::ranges::sort(files);
  const Loaded loaded = load(sources, files);
  EXPECT_TRUE(loaded.ok());
  if (!loaded.ok()) return 0;
  const Model& model = *loaded.model;
  Result<SpecAnswer> result = answer(model, options);
  EXPECT_TRUE(result.ok());
  return result.ok() ? look_at(model, result.value()) : 0;
}

TEST(Instances, RefuteTheConflictsOfSpecsWithUsage) {
  EXPECT_GE(look_at_folder("specs/residency"), 3U);
  EXPECT_GE(look_at_folder("specs/outage"), 5U);
}

TEST(Instances, RefuteTheConflictsOfSpecsWithout) {
  Options options = told();
  options.only = {"back_door_closed", "letter_keeps_spirit", "two_doors_by_share"};
  EXPECT_GE(look_at_folder("tests/golden/explain/as_of_march/frontier", options), 4U);
}

TEST(Instances, AreLearntFromUsages) {
  const SpecModel spec(R"(
enum Cloud { home, elsewhere }
type Endpoint { on: Cloud, limit: int }
usage type Call { through: Endpoint, weight: int }
contract c from 2026-01-01 {
  clause at_home { every Call k must k.through.on = home }
  clause light { every Call k must k.weight <= k.through.limit }
}
requirement somewhere : some Endpoint e: e.on = elsewhere
requirement called can: some Call k: k.through.on = home
check abroad { possible without light }
check limited { possible without somewhere, at_home }
)");
  const SpecAnswer answer = spec.answered(told());
  EXPECT_EQ(look_at(spec.model, answer), 2U);
  // Both conflicts rest on what some usage would do; the elements are those of the design, in the places that it points to.
  for (const CheckAnswer& check : answer.checks) {
    const Conflict* conflict = conflict_of(check.lines.front().finding);
    ASSERT_NE(conflict, nullptr);
    EXPECT_FALSE(conflict->instances.usages.empty());
    const auto from_usage = std::ranges::find_if(conflict->instances.all, [](const Instance& i) { return i.usage && !i.elements.empty(); });
    ASSERT_NE(from_usage, conflict->instances.all.end());
    EXPECT_NE(from_usage->elements.front().first.find("call"), std::string::npos);
  }
}

// Finds instances of all that is asked alone.
class HardToTell : public Oracle {
 public:
  using Oracle::Oracle;

 private:
  Instances refuting_instances(const Question& question, const Subquery& subquery, const OpenReadings& open) override {
    return subquery.units.size() < question.demands.size() ? Instances{} : Oracle::refuting_instances(question, subquery, open);
  }
};

TEST(Instances, AreOfAllThatIsAskedWhereThoseOfTheConflictAreHardToFind) {
  const SpecModel spec(
      "type Box\ntype Lid\nfact some_lid : some Lid l\ncontract c from 2026-01-01 { clause none { every Box b must false } }\n"
      "check q { possible some Box b: b = b }");
  const Check& check = spec.model.checks.front();
  const Question question = question_of(spec.model, check, scope_of(spec.model, check, std::nullopt, std::nullopt), check.open);
  const auto theory = lower::from_model(spec.model);
  solve::Portfolio portfolio(*theory);
  const solve::Budget budget;
  HardToTell oracle(spec.model, *theory, portfolio, budget);
  oracle.tell_instances(true);
  const Oracle::Reply reply = oracle.ask(question, all_of(question), check.open, false);
  ASSERT_TRUE(std::holds_alternative<Refuted>(reply));
  const std::optional<Refutation> found = refutation(oracle, question, check.open, check.open, std::get<Refuted>(reply));
  ASSERT_TRUE(found.has_value());
  const Conflict conflict = minimised(oracle, question, check.open, check.open, found->conflict, budget.resource_units).conflict;
  EXPECT_EQ(std::ranges::count_if(conflict.units, [](const Unit& unit) { return std::holds_alternative<FactUnit>(unit); }), 0);
  EXPECT_FALSE(conflict.instances.all.empty());
}

TEST(Instances, AreNotToldUnasked) {
  const SpecModel spec("type Box\ncontract c from 2026-01-01 { clause none { every Box b must false } }\ncheck q { possible some Box b }");
  Options options = told();
  options.instances = false;
  const SpecAnswer answer = spec.answered(options);
  EXPECT_TRUE(conflict_of(answer.checks.front().lines.front().finding)->instances.all.empty());
  EXPECT_EQ(look_at(spec.model, spec.answered(told())), 1U);
}

}  // namespace
}  // namespace proviso::answer

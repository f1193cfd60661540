#include "model/scope.h"

#include "../../support/spec_world.h"
#include "model/calendar.h"

namespace proviso::testing {
namespace {

constexpr const char* declarations = R"(
  type Node { up: bool }
  fact f1 : some Node n
  fact f2 : some Node n: n.up
  contract early from 2025-01-01 until 2025-06-30 { clause a { must some Node n } clause b { must some Node n } }
  contract late from 2025-06-01 { clause c { must some Node n } }
  requirement everywhere : some Node n
  product desktop { requirement r1 : some Node n }
  product web { requirement r2 : some Node n }
)";

struct InWords {
  std::string clauses, facts, requirements, ended;
  bool operator==(const InWords&) const = default;
};
void PrintTo(const InWords& words, std::ostream* out) {
  *out << words.clauses << "|" << words.facts << "|" << words.requirements << "|" << words.ended;
}

InWords in_words(const Model& model, const Scope& scope) {
  const auto join = [](std::string& list, std::string_view name) { list += (list.empty() ? "" : " ") + std::string(name); };
  InWords words;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (scope.in_force(ClauseId{i})) join(words.clauses, model.clauses[i].heading.name);
  }
  for (const FactId id : scope.facts) join(words.facts, model[id].heading.name);
  for (const RequirementId id : scope.requirements) join(words.requirements, model[id].heading.name);
  for (const ContractId id : scope.ended) join(words.ended, model[id].heading.name);
  return words;
}

InWords scope_with(const std::string& question, const std::string& lines, const char* as_of = nullptr) {
  const Spec spec(std::string(declarations) + "check q { " + question + "\n" + lines + " }");
  if (spec.model.checks.empty()) return {};
  const auto day = as_of == nullptr ? std::nullopt : parse_date(as_of);
  return in_words(spec.model, scope_of(spec.model, spec.model.checks[0], day, parse_date("2026-01-01")));
}

TEST(ScopeTest, OfPossible) {
  EXPECT_EQ(scope_with("possible", ""), (InWords{"a b c", "f1 f2", "everywhere r1 r2", "early"}));
  EXPECT_EQ(scope_with("possible", "products desktop"), (InWords{"a b c", "f1 f2", "everywhere r1", "early"}));
}

TEST(ScopeTest, OfAlways) {
  EXPECT_EQ(scope_with("always some Node n", ""), (InWords{"a b c", "f1 f2", "", "early"}));
  EXPECT_EQ(scope_with("always some Node n", "with r2, everywhere"), (InWords{"a b c", "f1 f2", "everywhere r2", "early"}));
}

TEST(ScopeTest, Dates) {
  EXPECT_EQ(scope_with("possible", "as of 2025-05-31").clauses, "a b");
  EXPECT_EQ(scope_with("possible", "as of 2025-06-01").clauses, "a b c");
  EXPECT_EQ(scope_with("possible", "as of 2025-06-30").clauses, "a b c");
  EXPECT_EQ(scope_with("possible", "as of 2025-07-01").clauses, "c");
  EXPECT_EQ(scope_with("possible", "as of 2025-07-01").ended, "");
  EXPECT_EQ(scope_with("possible", "as of 2025-07-01", "2025-01-01").clauses, "a b");
}

TEST(ScopeTest, Contracts) {
  EXPECT_EQ(scope_with("possible", "contracts late"), (InWords{"c", "f1 f2", "everywhere r1 r2", ""}));
  EXPECT_EQ(scope_with("possible", "without contracts").clauses, "");
}

TEST(ScopeTest, WithoutAndOnly) {
  EXPECT_EQ(scope_with("possible", "without a, f2, r1"), (InWords{"b c", "f1", "everywhere r2", "early"}));
  EXPECT_EQ(scope_with("possible", "without early"), (InWords{"c", "f1 f2", "everywhere r1 r2", ""}));
  EXPECT_EQ(scope_with("possible", "only b, r2"), (InWords{"b", "f1 f2", "r2", "early"}));
}

TEST(ScopeTest, OfAnExample) {
  const Spec spec(std::string(declarations) + R"(
    example now { Node n { up = true } expect complies }
    example earlier { Node n { up = true } as of 2025-01-01 expect complies })");
  EXPECT_EQ(in_words(spec.model, scope_of(spec.model, spec.model.examples[0])), (InWords{"a b c", "f1 f2", "", ""}));
  EXPECT_EQ(in_words(spec.model, scope_of(spec.model, spec.model.examples[1])), (InWords{"a b", "f1 f2", "", ""}));
  EXPECT_EQ(in_words(spec.model, full_scope(spec.model)), (InWords{"a b c", "f1 f2", "everywhere r1 r2", ""}));
}

}  // namespace
}  // namespace proviso::testing

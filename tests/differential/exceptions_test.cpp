// What a conflict names besides its units (answer/considered.h), against all architectures of at most two things, by the evaluator.
//
// A clause that is not named plays no part: without it, and without any others that are not named, and however it is read, the
// units still cannot hold together. Without one that lifts or applies they can, and so they can where an exception applies that
// does not, at least where no others play a part that are not named.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "answer/check.h"
#include "answer/oracle/cached_evaluation.h"
#include "answer/oracle/question.h"
#include "answer/oracle/readings.h"
#include "enumerate.h"
#include "model/walk.h"
#include "random_vocabulary.h"
#include "resolve/load/load.h"
#include "shrink.h"

namespace proviso::differential {
namespace {

using namespace model;
using namespace resolve;
using random::Dice;
using Role = answer::Considered::Role;
using Counts = std::map<std::string, std::size_t>;

// Clauses about things with three truth values, most of which override earlier ones.
class ManyExceptions {
 public:
  explicit ManyExceptions(std::uint64_t seed) : dice_(seed) {}

  std::string run() {
    std::string text = "type T { p, q, s: bool }\n";
    if (dice_.chance(25)) text += fmt::format("define d(T x)\n  reading one = {}\n  reading two = {}\n", literal(), literal());
    has_term_ = text.find("define") != std::string::npos;
    if (dice_.chance(40)) text += fmt::format("fact f : every T x where {}: {}\n", literal(), literal());
    text += "contract k from 2025-01-01 {\n";
    const int clauses = 2 + dice_.up_to(3);
    for (int i = 0; i < clauses; ++i) text += clause(i);
    text += "}\n";
    if (dice_.chance(60)) text += fmt::format("requirement r : some T x where {}: {}\n", condition(), literal());
    const std::string asked = dice_.chance(20) ? fmt::format("applies c{}(x)", dice_.below(clauses)) : literal();
    if (dice_.chance(50))
      return text + fmt::format("check q {{\n  always every T x where {}: {}{}\n}}\n", condition(), dice_.chance(50) ? "not " : "", asked);
    return text + fmt::format("check q {{\n  possible some T x where {}: {}\n}}\n", condition(), asked);
  }

 private:
  std::string literal() {
    const std::vector<std::string> atoms{"x.p", "x.q", "x.s"};
    const std::string atom = has_term_ && dice_.chance(30) ? "d(x)" : dice_.pick(atoms);
    return dice_.chance(35) ? "not " + atom : atom;
  }
  std::string condition() { return dice_.chance(40) ? fmt::format("({}) and ({})", literal(), literal()) : literal(); }
  std::string rule() {
    const std::vector<std::string> words{"must", "must", "must not", "may", "may"};
    const std::string word = dice_.pick(words);
    const bool anything = word == "may" && dice_.chance(70);
    return fmt::format("every T x{} {} {}{}", dice_.chance(80) ? " where " + condition() : "", word, anything ? "anything" : literal(),
                       dice_.chance(15) ? " unless " + literal() : "");
  }
  std::string clause(int number) {
    std::string text = fmt::format("  clause c{} {{\n", number);
    std::set<int> overridden;
    for (int i = number == 0 ? 0 : 1 + dice_.up_to(1); i > 0; --i) overridden.insert(dice_.below(number));
    for (const int one : overridden)
      if (dice_.chance(85)) text += fmt::format("    notwithstanding c{}\n", one);
    if (dice_.chance(25)) return text + fmt::format("    reading one = {}\n    reading two = {}\n  }}\n", rule(), rule());
    return text + fmt::format("    {}\n  }}\n", rule());
  }

  Dice dice_;
  bool has_term_ = false;
};

class Comparison {
 public:
  Comparison(const Model& model, Counts& counts) : model_(model), counts_(counts), space_(model, Bounds{}) {
    space_.each([&](const Structure& structure) {
      structures_.push_back(structure);
      return false;
    });
  }

  std::optional<std::string> run() {
    answer::Options options;
    options.minimal_conflicts = true;
    options.threads = 1;
    const auto answered = answer::answer(model_, options);
    if (!answered.ok()) return answered.error().message;
    for (const answer::CheckAnswer& check : answered.value().checks) {
      const answer::Question question = answer::question_of(model_, model_[check.check], check.scope, check.open);
      for (const answer::Line& line : check.lines)
        if (const answer::Conflict* conflict = answer::conflict_of(line.finding))
          if (auto wrong = compared(question, *conflict, line.readings))
            return fmt::format("{}: {}", model_[check.check].heading.name, *wrong);
    }
    return std::nullopt;
  }

 private:
  std::optional<std::string> compared(answer::Question question, const answer::Conflict& conflict, const OpenReadings& readings) {
    ++counts_["conflicts"];
    demand_ = answer::narrowed(question, answer::all_of(question), answer::core_of(conflict.units));
    const OpenReadings here = answer::only(answer::first_of(readings));
    if (can_hold(model_, question, here)) return "the units can hold together";
    std::vector<ClauseId> named, idle;
    std::map<ClauseId, Role> roles;
    for (const answer::Considered& one : conflict.considered) roles[one.clause] = one.role;
    for (std::uint32_t i = 0; i < model_.clauses.size(); ++i) {
      const ClauseId clause{i};
      const bool is_unit = std::ranges::find(conflict.units, Unit{ClauseUnit{clause}}) != conflict.units.end();
      if (roles.contains(clause) && (is_unit || !counts(question, clause))) return "a clause is named that is a unit, or does not count";
      if (!is_unit && counts(question, clause) && !is_mentioned(question.formula, clause))
        (roles.contains(clause) ? named : idle).push_back(clause);
    }
    // Whatever of the others is left out, and however they are read.
    OpenReadings others = here;
    for (const ClauseId clause : idle)
      if (const AmbiguityId a = model_[clause].ambiguity; a.valid()) others[a.value] = model_.all_open()[a.value];
    for (std::size_t some = 0; some < std::size_t{1} << idle.size(); ++some)
      if (can_hold(model_, without(question, idle, some), others)) return fmt::format("what is not named matters ({})", some);

    const bool exact = std::ranges::none_of(model_.checks, [&](const Check& c) { return speaks_of_clauses(c.formula); }) &&
                       demand_.uninterpreted_terms.empty() && idle.empty();
    for (const ClauseId clause : named) {
      const Role role = roles[clause];
      ++counts_[fmt::format("named in the role {}", static_cast<int>(role))];
      if (role == Role::not_settled) continue;
      answer::Question left_out = question;
      Model always = model_;
      if (role == Role::does_not_apply)
        let_apply(always, clause);
      else
        leave_out(left_out, clause);
      bool shown = false;
      for (std::size_t some = 0; some < std::size_t{1} << idle.size() && !shown; ++some)
        shown = can_hold(role == Role::does_not_apply ? always : model_, without(left_out, idle, some), here);
      if (!shown && exact)
        return fmt::format("`{}` is named in role {} and plays no part", model_[clause].heading.name, static_cast<int>(role));
      ++counts_[shown ? "shown to matter" : "not shown to matter"];
      // If it mattered that it does not apply, it can be left out as well.
      if (role == Role::does_not_apply && idle.empty()) {
        leave_out(left_out, clause);
        if (can_hold(model_, left_out, here)) return "without an exception that does not apply the units can hold together";
      }
    }
    return std::nullopt;
  }

  // Be it in force, or where `kept` and `applies` speak of it.
  static bool counts(const answer::Question& question, ClauseId clause) {
    return question.scope.in_force(clause) || question.scope.standing[clause.value];
  }

  static void leave_out(answer::Question& question, ClauseId clause) {
    question.scope.clauses[clause.value] = question.scope.standing[clause.value] = false;
  }

  static answer::Question without(answer::Question question, const std::vector<ClauseId>& clauses, std::size_t which) {
    for (std::size_t i = 0; i < clauses.size(); ++i)
      if ((which >> i) & 1U) leave_out(question, clauses[i]);
    return question;
  }

  static void let_apply(Model& model, ClauseId clause) {
    for (Rule& rule : model.rules) {
      if (rule.clause != clause) continue;
      rule.guard = rule.demand = {};
      rule.exceptions.clear();
      rule.overridden_by.clear();
      rule.deontic = syntax::Deontic::may;
    }
  }

  bool is_mentioned(ExprId formula, ClauseId clause) const {
    bool found = false;
    for_each_node(model_, formula, [&](const Expression& e) { found = found || std::ranges::find(e.clauses, clause) != e.clauses.end(); });
    return found;
  }

  bool speaks_of_clauses(ExprId formula) const {
    return formula.valid() && !occurring_in(model_, full_scope(model_), model_.all_open(), {}, formula).kept.empty();
  }

  // In some architecture, under some of these readings.
  bool can_hold(const Model& model, const answer::Question& question, const OpenReadings& open) const {
    std::vector<AmbiguityId> ambiguities;
    for (std::uint32_t a = 0; a < open.size(); ++a)
      if (open[a].size() > 1) ambiguities.push_back(AmbiguityId{a});
    const answer::Combinations combinations(open, ambiguities);
    return std::ranges::any_of(structures_, [&](const Structure& structure) {
      answer::CachedEvaluation trial(model, structure);
      for (std::size_t i = 0; i < combinations.count(); ++i)
        if (!trial.broken(question, demand_, combinations.selection(i))) return true;
      return false;
    });
  }

  const Model& model_;
  Counts& counts_;
  Space space_;
  std::vector<Structure> structures_;
  answer::Subquery demand_;
};

std::optional<std::string> disagreement(const std::string& spec, Counts& counts) {
  text::Sources sources;
  const auto loaded = load(sources, {sources.add("exceptions.pvo", spec)});
  if (!loaded.ok()) return std::nullopt;
  const Model& model = *loaded.model;
  ++counts["specs"];
  return Comparison(model, counts).run();
}

// Every fourth seed: the parts run side by side. PROVISO_SEEDS=from-to runs other seeds.
class Exceptions : public testing::TestWithParam<std::uint64_t> {};
constexpr std::uint64_t parts = 4;

TEST_P(Exceptions, AreNamedWhereTheyMatter) {
  std::uint64_t from = 1, to = 1000;
  if (const char* given = std::getenv("PROVISO_SEEDS")) std::sscanf(given, "%lu-%lu", &from, &to);
  Counts counts;
  for (std::uint64_t seed = from + GetParam(); seed <= to; seed += parts) {
    const std::string spec = ManyExceptions(seed).run();
    const auto wrong = disagreement(spec, counts);
    if (!wrong) continue;
    Counts ignored;
    const std::string least = shrink(spec, [&](const std::string& text) { return disagreement(text, ignored).has_value(); });
    ADD_FAILURE() << "seed " << seed << ": " << *wrong << "\n" << least << "\n" << disagreement(least, ignored).value_or("");
  }
  for (const auto& [what, count] : counts) fmt::print("{} {}\n", count, what);
  for (const Role role : {Role::does_not_apply, Role::lifts, Role::applies})
    EXPECT_GT(counts[fmt::format("named in the role {}", static_cast<int>(role))], 0U);
  EXPECT_EQ(counts[fmt::format("named in the role {}", static_cast<int>(Role::not_settled))], 0U);
  EXPECT_LT(counts["not shown to matter"] * 4, counts["shown to matter"]);
}
INSTANTIATE_TEST_SUITE_P(Parts, Exceptions, testing::Range<std::uint64_t>(0, parts));

}  // namespace
}  // namespace proviso::differential

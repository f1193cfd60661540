// The outcome as a formula over readings, against one question for each combination.
#include "answer/explore.h"

#include <fmt/format.h>

#include "answer/oracle/under.h"
#include "spec_model.h"

namespace proviso::answer {
namespace {

using namespace model;
using namespace resolve;

// Terms t1, ..., t<count> of two readings, broad and narrow, none of which has to do with another; each, read broadly, makes a
// thing of its own special. What `rules` says follows from how many are special.
std::string independent_terms(int count, const std::string& rules) {
  std::string text = "type Thing { special: bool }\n";
  for (int i = 1; i <= count; ++i) text += fmt::format("individual x{}: Thing\n", i);
  for (int i = 1; i <= count; ++i)
    text += fmt::format("define t{0}(Thing t)\n  reading broad  = t = x{0}\n  reading narrow = t = x{0} and not t = x{0}\n", i);
  text += "contract c from 2025-01-01 {\n";
  for (int i = 1; i <= count; ++i) text += fmt::format("  clause c{0} {{ every Thing t where t{0}(t) must t.special }}\n", i);
  return text + "}\n" + rules;
}

// What the check comes to when each combination is asked on its own.
std::vector<std::uint8_t> one_by_one(const SpecModel& spec, const Combinations& combinations) {
  std::vector<std::uint8_t> result;
  for (std::size_t i = 0; i < combinations.count(); ++i) {
    Options options;
    const Selection selection = combinations.selection(i);
    for (AmbiguityId a : combinations.ambiguities())
      options.under.push_back(fmt::format("{}={}", spec.model.name(a), spec.model.reading_heading(a, selection[a.value]).name));
    const SpecAnswer answer = spec.answered(options);
    EXPECT_EQ(answer.checks[0].regions.size(), 1u);
    result.push_back(static_cast<std::uint8_t>(answer.checks[0].regions.at(0).outcome));
  }
  return result;
}

// By lines and by regions; both have to cover each combination, the lines exactly once.
std::vector<std::uint8_t> together(const CheckAnswer& answer, const Combinations& combinations) {
  std::vector<std::uint8_t> by_line(combinations.count(), 99), by_region(combinations.count(), 99);
  for (const Line& line : answer.lines)
    combinations.each_in(line.readings, [&](std::size_t i) {
      EXPECT_EQ(by_line[i], 99) << "two lines for one combination";
      by_line[i] = static_cast<std::uint8_t>(word(line.finding));
    });
  for (const Region& region : answer.regions)
    for (const OpenReadings& product : region.products)
      combinations.each_in(product, [&](std::size_t i) { by_region[i] = static_cast<std::uint8_t>(region.outcome); });
  EXPECT_EQ(by_line, by_region);
  return by_line;
}

void compare(const std::string& text) {
  for (const bool in_full : {false, true}) {
    const SpecModel spec(text);
    Options options;
    options.minimal_conflicts = in_full;
    const SpecAnswer answer = spec.answered(options);
    ASSERT_EQ(answer.checks.size(), 1u);
    const Combinations combinations(answer.checks[0].open, answer.checks[0].occurring);
    EXPECT_GT(combinations.count(), 1u);
    EXPECT_EQ(together(answer.checks[0], combinations), one_by_one(spec, combinations)) << text;
  }
}

TEST(Explore, AgreesWithEachCombinationOnItsOwn) {
  const std::string expects = "expect possible }\n";
  // Any one read broadly is too much.
  compare(independent_terms(4, "fact f : no Thing t: t.special\ncheck q { possible " + expects));
  // Two of the terms do not matter.
  compare(independent_terms(4, "fact f : not x1.special and not x3.special\ncheck q { possible " + expects));
  // As many as two may be read broadly, whichever.
  compare(independent_terms(5, "fact f : at most 2 Thing t: t.special\ncheck q { possible " + expects));
  // An exclusive or: no outcome covers two combinations that differ in one reading.
  compare(independent_terms(2,
                            "fact f : x1.special iff x2.special\nfact g : not (t1(x1) iff t2(x2)) or x1.special\ncheck q { possible not "
                            "t1(x1) or not x1.special or t2(x2) " +
                                expects));
  compare(independent_terms(4, "check q { always x1.special or (x2.special and x3.special) expect holds }\n"));
  // The theory has no architecture at all under some readings.
  compare(independent_terms(3, "fact f : not x1.special\ncheck q { always x2.special expect holds }\n"));
}

// One architecture serves under many readings; each line tells it under some of its own, and one that is smallest as one that is.
TEST(Explore, EachLineTellsItsWitnessUnderReadingsOfItsOwn) {
  const SpecModel spec(
      independent_terms(4, "fact f : x1.special iff not x2.special\nfact g : at most 3 Thing t: t.special\ncheck q { possible }\n"));
  const CheckAnswer answer = spec.answered().checks.at(0);
  std::size_t witnesses = 0;
  for (const Line& line : answer.lines) {
    const Witness* witness = witness_of(line.finding);
    if (witness == nullptr) continue;
    ++witnesses;
    EXPECT_TRUE(within(only(witness->selection), line.readings, answer.occurring));
  }
  EXPECT_GT(witnesses, 1u);
}

// A conflict that is shared by several lines is one under the readings of each.
TEST(Explore, ConflictsAreThoseOfTheirLines) {
  const SpecModel spec(
      "type T { p, q: bool }\nfact some_t : some T t\nfact all_p : every T t: t.p\nfact all_q : every T t: t.q\n"
      "contract k from 2025-01-01 { clause c { reading one = every T t must not t.p reading two = every T t must not t.q } }\n"
      "check q { possible }\n");
  const CheckAnswer answer = spec.answered().checks.at(0);
  for (const Line& line : answer.lines) {
    const Conflict* conflict = conflict_of(line.finding);
    ASSERT_NE(conflict, nullptr);
    const bool one = line.readings[0].front() == 0;
    const auto has = [&](std::uint32_t fact) {
      return std::ranges::find(conflict->units, Unit{FactUnit{{fact}}}) != conflict->units.end();
    };
    EXPECT_TRUE(has(0));
    EXPECT_EQ(has(1), one);
    EXPECT_EQ(has(2), !one);
  }
  EXPECT_EQ(answer.lines.size(), 2u);
}

TEST(Explore, ContradictionsWithoutAnyClauseAreToldAsThat) {
  const SpecModel spec(
      independent_terms(2, "fact f : t1(x1) implies x2.special\nfact g : not x2.special\ncheck q { possible expect possible }\n"));
  for (const bool in_full : {false, true}) {
    Options options;
    options.minimal_conflicts = in_full;
    const SpecAnswer answer = spec.answered(options);
    for (const Line& line : answer.checks[0].lines) {
      const Conflict* conflict = conflict_of(line.finding);
      if (!conflict) continue;
      const bool broad = line.readings[0] == std::vector<std::uint32_t>{0};
      EXPECT_EQ(conflict->before_clauses, broad);
    }
  }
}

}  // namespace
}  // namespace proviso::answer

// Functions of days: what each is, that stretches and bounds hold, and that the arena's simplifications keep the value.
#include "logic/day_function.h"

#include <gtest/gtest.h>

#include "../../support/logic_evaluator.h"
#include "logic/formula.h"
#include "lower/calendar_terms.h"
#include "model/calendar.h"

namespace proviso::testing {
namespace {

using logic::DayFunction;
using logic::DayFunctionKind;
using logic::Number;
using model::DatePart;

constexpr DayFunctionKind kinds[] = {DayFunctionKind::month,     DayFunctionKind::first_of,   DayFunctionKind::month_start,
                                     DayFunctionKind::month_end, DayFunctionKind::year_start, DayFunctionKind::year_end};

std::vector<std::int64_t> some_days() {
  std::vector<std::int64_t> days{model::first_date(), model::last_date(), -1, 0, 1};
  for (std::int64_t day = *model::parse_date("1899-12-20"); day < *model::parse_date("1901-03-10"); ++day) days.push_back(day);
  for (std::int64_t day = *model::parse_date("1999-12-20"); day < *model::parse_date("2001-03-10"); ++day) days.push_back(day);
  return days;
}

std::int64_t of(DayFunctionKind kind, std::int64_t argument) { return *logic::value({kind, {}, {}}, Number(argument)).to_int64(); }

TEST(DayFunctions, AgreeWithTheCalendar) {
  for (const std::int64_t day : some_days()) {
    const std::int64_t month = 12 * model::part_of_date(day, DatePart::year) + model::part_of_date(day, DatePart::month) - 1;
    ASSERT_EQ(of(DayFunctionKind::month, day), month) << model::date_to_string(day);
    ASSERT_EQ(of(DayFunctionKind::month_start, day), model::part_of_date(day, DatePart::month_start));
    ASSERT_EQ(of(DayFunctionKind::month_end, day), model::part_of_date(day, DatePart::month_end));
    ASSERT_EQ(of(DayFunctionKind::year_start, day), model::part_of_date(day, DatePart::year_start));
    ASSERT_EQ(of(DayFunctionKind::year_end, day), model::part_of_date(day, DatePart::year_end));
    ASSERT_EQ(of(DayFunctionKind::first_of, month), model::part_of_date(day, DatePart::month_start));
  }
}

TEST(DayFunctions, StretchesBoundsAndSlopesHold) {
  for (const DayFunctionKind kind : kinds) {
    const DayFunction function{kind, {}, {}};
    const logic::DayFunctionBounds bounds = logic::bounds(function);
    const logic::Slope slope = logic::slope(function);
    for (const std::int64_t argument : some_days()) {
      const Number value = logic::value(function, Number(argument)), by = bounds.values * value - bounds.arguments * Number(argument);
      ASSERT_TRUE(bounds.least <= by && by <= bounds.most) << name(kind) << " " << argument;
      const logic::Stretch stretch = logic::stretch(function, Number(argument));
      ASSERT_TRUE(stretch.first <= Number(argument) && Number(argument) <= stretch.last);
      for (const Number& at : {stretch.first, stretch.last})
        ASSERT_EQ(logic::value(function, at), stretch.clamped ? stretch.by : at + stretch.by) << name(kind) << " " << argument;
      const Number later = logic::value(function, Number(argument + 40)) - value;
      ASSERT_TRUE(slope.least * Number(40) <= later && (!slope.most || later <= *slope.most * Number(40))) << name(kind) << " " << argument;
    }
  }
}

// With the simplifications of the arena, and as quotients.
TEST(DayFunctions, TermsHaveTheirValues) {
  logic::Signature signature;
  signature.sorts = {
      {logic::SortKind::boolean, "bool", {}, 0}, {logic::SortKind::integer, "int", {}, 0}, {logic::SortKind::real, "decimal", {}, 0}};
  signature.symbols.push_back({"time", {}, logic::Signature::integer, logic::IndividualSymbol{}});
  signature.symbols.push_back({"count", {}, logic::Signature::integer, logic::IndividualSymbol{}});
  logic::Arena arena(signature);
  lower::Interpretation interpretation;
  interpretation.tables.resize(2);
  const logic::Term time = arena.application(logic::SymbolId{0}, {});
  const auto at = [&](std::int64_t now, logic::Term term) {
    interpretation.tables[0][{}] = Number(now);
    return *std::get<Number>(LogicEvaluator(arena, interpretation).value(term)).to_int64();
  };
  const std::vector<std::int64_t> days = some_days();
  for (const DayFunctionKind inner : kinds) {
    const logic::Term one = arena.day_function({inner, {}, {}}, time), quotients = lower::with_quotients(arena, one);
    for (std::size_t i = 0; i < days.size(); i += 7) ASSERT_EQ(at(days[i], quotients), of(inner, days[i])) << name(inner);
    for (const DayFunctionKind outer : kinds) {
      const logic::Term both = arena.day_function({outer, {}, {}}, one);
      for (std::size_t i = 0; i < days.size(); i += 7)
        ASSERT_EQ(at(days[i], both), of(outer, of(inner, days[i]))) << name(outer) << " of " << name(inner) << " of " << days[i];
    }
  }
  const logic::Term later = lower::shifted_date(arena, time, arena.application(logic::SymbolId{1}, {}), syntax::TimeUnit::months);
  for (std::int64_t count = -30; count <= 30; count += 3) {
    interpretation.tables[1][{}] = Number(count);
    for (std::size_t i = 0; i < days.size(); i += 7)
      ASSERT_EQ(at(days[i], later), model::shift_date(days[i], count, syntax::TimeUnit::months)) << days[i] << " " << count;
  }
}

}  // namespace
}  // namespace proviso::testing

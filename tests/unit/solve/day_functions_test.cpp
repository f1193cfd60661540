// Months for a solver of linear arithmetic: every axiom and lemma is true of the calendar, and together they lead the solver to the right
// day.
#include "solve/backends/day_functions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/calendar.h"
#include "solve/backends/solver_parameters.h"

namespace proviso::solve {
namespace {

using logic::Number;

const std::int64_t month_counts[] = {1, -1, 3, 12, -12, 13, 600};

std::int64_t first_of_2023() { return *model::parse_date("2023-01-01"); }

struct DayFunctionsTest : ::testing::Test {
  z3::context context;
  DayFunctions shifts;

  z3::expr number(std::int64_t value) { return context.int_val(std::to_string(value).c_str()); }
  std::int64_t later(std::int64_t day, std::int64_t months) { return *logic::months_later(Number(day), Number(months)).to_int64(); }

  // Is the formula true where these constants have these values?
  bool holds(z3::expr formula, const std::vector<std::pair<z3::expr, std::int64_t>>& values) {
    z3::expr_vector from(context), to(context);
    for (const auto& [constant, value] : values) {
      from.push_back(constant);
      to.push_back(number(value));
    }
    const z3::expr simplified = formula.substitute(from, to).simplify();
    EXPECT_TRUE(simplified.is_true() || simplified.is_false()) << simplified;
    return simplified.is_true();
  }
  z3::model model_of(const std::vector<std::pair<z3::expr, std::int64_t>>& values) {
    z3::solver solver(context);
    for (const auto& [constant, value] : values) solver.add(constant == number(value));
    EXPECT_EQ(solver.check(), z3::sat);
    return solver.get_model();
  }
};

TEST_F(DayFunctionsTest, MakesOneIntegerForTheSameDaysAndMonths) {
  const z3::expr day = context.int_const("day");
  const z3::expr one = shifts.apply(logic::later_by(Number(3)), day);
  EXPECT_TRUE(z3::eq(one, shifts.apply(logic::later_by(Number(3)), day)));
  EXPECT_FALSE(z3::eq(one, shifts.apply(logic::later_by(Number(4)), day)));
  EXPECT_FALSE(z3::eq(one, shifts.apply(logic::later_by(Number(3)), day + 1)));
  EXPECT_EQ(shifts.take_axioms().size(), 3U);
  EXPECT_TRUE(shifts.take_axioms().empty()) << "each axiom once";
}

TEST_F(DayFunctionsTest, AxiomsAreTrueOfTheCalendar) {
  const z3::expr day = context.int_const("day");
  for (const std::int64_t months : month_counts) {
    const z3::expr result = shifts.apply(logic::later_by(Number(months)), day);
    const std::vector<z3::expr> axioms = shifts.take_axioms();
    ASSERT_FALSE(axioms.empty());
    for (std::int64_t d = first_of_2023(); d < first_of_2023() + 800; d += 1 + d % 3)
      for (const z3::expr& axiom : axioms) EXPECT_TRUE(holds(axiom, {{day, d}, {result, later(d, months)}})) << d << " " << months;
  }
}

// All functions of one day together, and the first days of months after it.
TEST_F(DayFunctionsTest, AxiomsAreTrueOfThePartsOfADay) {
  using Kind = logic::DayFunctionKind;
  const z3::expr day = context.int_const("day");
  for (const bool backwards : {false, true}) {
    DayFunctions own;
    std::vector<Kind> kinds = {Kind::month, Kind::month_start, Kind::month_end, Kind::year_start, Kind::year_end};
    if (backwards) std::ranges::reverse(kinds);
    std::vector<std::pair<Kind, z3::expr>> parts;
    for (const Kind kind : kinds) parts.emplace_back(kind, own.apply({kind, {}, {}}, day));
    const z3::expr in_three = own.apply(logic::later_by(Number(3)), day), before = own.apply(logic::later_by(Number(-14)), day);
    const z3::expr month = own.apply({Kind::month, {}, {}}, day), first_of = own.apply({Kind::first_of, {}, {}}, month);
    const z3::expr next_month = own.apply({Kind::first_of, {}, {}}, month + 1);
    const std::vector<z3::expr> axioms = own.take_axioms();
    EXPECT_GT(axioms.size(), 60U);
    for (std::int64_t d = *model::parse_date("1899-12-20"); d < *model::parse_date("2001-03-10"); d += d % 400 == 0 ? 7000 : 11) {
      std::vector<std::pair<z3::expr, std::int64_t>> values{{day, d}};
      for (const auto& [kind, part] : parts) values.emplace_back(part, *logic::value({kind, {}, {}}, Number(d)).to_int64());
      values.emplace_back(in_three, later(d, 3));
      values.emplace_back(before, later(d, -14));
      const Number of = logic::value({Kind::month, {}, {}}, Number(d));
      values.emplace_back(next_month, *logic::value({Kind::first_of, {}, {}}, of + Number(1)).to_int64());
      values.emplace_back(first_of, *logic::value({Kind::first_of, {}, {}}, of).to_int64());
      for (const z3::expr& axiom : axioms) ASSERT_TRUE(holds(axiom, values)) << model::date_to_string(d) << "\n" << axiom;
    }
  }
}

// Of a wrong day: the lemma is false there, and true of the calendar on all days around.
TEST_F(DayFunctionsTest, MendsAWrongDay) {
  for (const std::int64_t months : month_counts) {
    for (std::int64_t wrong : {-1, 1, 40}) {
      for (std::int64_t d = first_of_2023(); d < first_of_2023() + 430; d += 43) {
        DayFunctions own;
        const z3::expr day = context.int_const("day"), result = own.apply(logic::later_by(Number(months)), day);
        const std::vector<z3::expr> lemmas = own.mend(model_of({{day, d}, {result, later(d, months) + wrong}}));
        ASSERT_FALSE(lemmas.empty()) << d << " " << months;
        for (const z3::expr& lemma : lemmas) {
          EXPECT_FALSE(holds(lemma, {{day, d}, {result, later(d, months) + wrong}})) << lemma;
          for (std::int64_t near = d - 33; wrong == 1 && near < d + 33; ++near)
            EXPECT_TRUE(holds(lemma, {{day, near}, {result, later(near, months)}})) << near << " " << months << "\n" << lemma;
        }
        EXPECT_TRUE(own.mend(model_of({{day, d}, {result, later(d, months)}})).empty());
      }
    }
  }
}

// A later day does not come out earlier: true of all pairs of days.
TEST_F(DayFunctionsTest, MendsAWrongOrder) {
  const z3::expr one = context.int_const("one"), other = context.int_const("other");
  const z3::expr after_one = shifts.apply(logic::later_by(Number(1)), one), after_other = shifts.apply(logic::later_by(Number(1)), other);
  const std::int64_t begin = first_of_2023();
  const std::vector<std::pair<z3::expr, std::int64_t>> wrong{
      {one, begin}, {other, begin + 1}, {after_one, begin + 31}, {after_other, begin + 30}};
  const std::vector<z3::expr> lemmas = shifts.mend(model_of(wrong));
  ASSERT_EQ(lemmas.size(), 1U);
  EXPECT_FALSE(holds(lemmas[0], wrong));
  for (std::int64_t a = begin + 25; a < begin + 65; ++a)
    for (std::int64_t b = begin + 25; b < begin + 65; ++b)
      EXPECT_TRUE(holds(lemmas[0], {{one, a}, {other, b}, {after_one, later(a, 1)}, {after_other, later(b, 1)}})) << a << " " << b;
}

TEST_F(DayFunctionsTest, LeadsASolverToTheRightDay) {
  const auto solve = [&](std::int64_t months, const std::function<void(z3::solver&, z3::expr, z3::expr)>& demand) {
    DayFunctions own;
    const z3::expr day = context.int_const("day"), result = own.apply(logic::later_by(Number(months)), day);
    z3::solver solver(context, z3::solver::simple());
    solver.set(solver_parameters(context));
    demand(solver, day, result);
    for (const z3::expr& axiom : own.take_axioms()) solver.add(axiom);
    for (int rounds = 0; rounds < 100; ++rounds) {
      if (solver.check() != z3::sat) return std::optional<std::pair<std::int64_t, std::int64_t>>();
      const z3::model model = solver.get_model();
      const std::vector<z3::expr> lemmas = own.mend(model);
      if (lemmas.empty())
        return std::optional(std::pair(model.eval(day, true).get_numeral_int64(), model.eval(result, true).get_numeral_int64()));
      for (const z3::expr& lemma : lemmas) solver.add(lemma);
    }
    ADD_FAILURE() << "no end";
    return std::optional<std::pair<std::int64_t, std::int64_t>>();
  };
  const std::int64_t end_of_january = *model::parse_date("2024-01-31"), end_of_february = *model::parse_date("2024-02-29");
  const auto after = solve(1, [&](z3::solver& solver, const z3::expr& day, const z3::expr&) { solver.add(day == number(end_of_january)); });
  ASSERT_TRUE(after);
  EXPECT_EQ(after->second, end_of_february);
  const auto before = solve(1, [&](z3::solver& solver, const z3::expr& day, const z3::expr& result) {
    solver.add(result == number(end_of_february) && day >= number(end_of_january - 1));
  });
  ASSERT_TRUE(before);
  EXPECT_EQ(later(before->first, 1), end_of_february);
  // No day of January is one month before the first of March.
  EXPECT_FALSE(solve(1, [&](z3::solver& solver, const z3::expr& day, const z3::expr& result) {
    solver.add(result == number(end_of_february + 1) && day <= number(end_of_january) && day >= number(end_of_january - 30));
  }));
}

}  // namespace
}  // namespace proviso::solve

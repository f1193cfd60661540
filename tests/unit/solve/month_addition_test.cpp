// Months for a solver of linear arithmetic: every axiom and lemma is true of the calendar, and together they lead the solver to the right
// day.
#include "solve/backends/month_addition.h"

#include <gtest/gtest.h>

#include "model/calendar.h"
#include "solve/backends/solver_parameters.h"

namespace proviso::solve {
namespace {

using logic::Number;

const std::int64_t month_counts[] = {1, -1, 3, 12, -12, 13, 600};

std::int64_t first_of_2023() { return *model::parse_date("2023-01-01"); }

struct MonthShiftsTest : ::testing::Test {
  z3::context context;
  MonthShifts shifts;

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

TEST_F(MonthShiftsTest, MakesOneIntegerForTheSameDaysAndMonths) {
  const z3::expr day = context.int_const("day");
  const z3::expr one = shifts.later(day, Number(3));
  EXPECT_TRUE(z3::eq(one, shifts.later(day, Number(3))));
  EXPECT_FALSE(z3::eq(one, shifts.later(day, Number(4))));
  EXPECT_FALSE(z3::eq(one, shifts.later(day + 1, Number(3))));
  EXPECT_EQ(shifts.take_axioms().size(), 3U);
  EXPECT_TRUE(shifts.take_axioms().empty()) << "each axiom once";
}

TEST_F(MonthShiftsTest, AxiomsAreTrueOfTheCalendar) {
  const z3::expr day = context.int_const("day");
  for (const std::int64_t months : month_counts) {
    const z3::expr result = shifts.later(day, Number(months));
    const std::vector<z3::expr> axioms = shifts.take_axioms();
    ASSERT_FALSE(axioms.empty());
    for (std::int64_t d = first_of_2023(); d < first_of_2023() + 800; d += 1 + d % 3)
      for (const z3::expr& axiom : axioms) EXPECT_TRUE(holds(axiom, {{day, d}, {result, later(d, months)}})) << d << " " << months;
  }
}

// Of a wrong day: the lemma is false there, and true of the calendar on all days around.
TEST_F(MonthShiftsTest, MendsAWrongDay) {
  for (const std::int64_t months : month_counts) {
    for (std::int64_t wrong : {-1, 1, 40}) {
      for (std::int64_t d = first_of_2023(); d < first_of_2023() + 430; d += 43) {
        MonthShifts own;
        const z3::expr day = context.int_const("day"), result = own.later(day, Number(months));
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
TEST_F(MonthShiftsTest, MendsAWrongOrder) {
  const z3::expr one = context.int_const("one"), other = context.int_const("other");
  const z3::expr after_one = shifts.later(one, Number(1)), after_other = shifts.later(other, Number(1));
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

TEST_F(MonthShiftsTest, LeadsASolverToTheRightDay) {
  const auto solve = [&](std::int64_t months, const std::function<void(z3::solver&, z3::expr, z3::expr)>& demand) {
    MonthShifts own;
    const z3::expr day = context.int_const("day"), result = own.later(day, Number(months));
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

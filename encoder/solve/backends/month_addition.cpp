#include "solve/backends/month_addition.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "text/check.h"

namespace proviso::solve {

using logic::Number;

namespace {

z3::expr numeral(z3::context& context, const Number& number) { return context.int_val(number.to_fraction().c_str()); }

Number value(const z3::model& model, const z3::expr& term) {
  const z3::expr value = model.eval(term, true);
  CHECK(value.is_numeral(), "a number in every model");
  return *Number::parse(Z3_get_numeral_string(value.ctx(), value));
}

}  // namespace

z3::expr MonthShifts::later(const z3::expr& days, const Number& months) {
  const auto known = std::ranges::find_if(shifts_, [&](const Shift& shift) { return z3::eq(shift.days, days) && shift.months == months; });
  if (known != shifts_.end()) return known->result;
  const z3::expr result = days.ctx().int_const(fmt::format("later{}", shifts_.size()).c_str());
  shifts_.push_back({days, result, months});
  return result;
}

std::vector<z3::expr> MonthShifts::take_axioms() {
  std::vector<z3::expr> result;
  for (; with_axioms_ < shifts_.size(); ++with_axioms_) {
    const Shift& shift = shifts_[with_axioms_];
    z3::context& context = shift.days.ctx();
    const auto [least, most] = logic::days_of(shift.months);
    result.push_back(shift.days + numeral(context, least) <= shift.result && shift.result <= shift.days + numeral(context, most));
  }
  return result;
}

// Monotonicity lemmas (a later day gives a later result) come first, because lemmas about single days do not imply them.
std::vector<z3::expr> MonthShifts::mend(const z3::model& model) {
  struct Found {
    const Shift* shift;
    Number days, result;
  };
  std::vector<Found> found;
  for (const Shift& shift : shifts_) found.push_back({&shift, value(model, shift.days), value(model, shift.result)});
  std::ranges::stable_sort(found, {}, [](const Found& one) { return std::pair(one.shift->months, one.days); });
  std::vector<z3::expr> lemmas;
  for (std::size_t i = 1; i < found.size(); ++i) {
    const Found& before = found[i - 1];
    const Found& after = found[i];
    if (before.shift->months != after.shift->months || before.result <= after.result) continue;
    lemmas.push_back(z3::implies(before.shift->days <= after.shift->days, before.shift->result <= after.shift->result));
  }
  if (!lemmas.empty()) return lemmas;
  for (const Found& one : found) {
    if (logic::months_later(one.days, one.shift->months) == one.result) continue;
    z3::context& context = one.shift->days.ctx();
    const logic::Stretch stretch = logic::stretch(one.days, one.shift->months);
    const z3::expr by = numeral(context, stretch.by);
    lemmas.push_back(z3::implies(numeral(context, stretch.first) <= one.shift->days && one.shift->days <= numeral(context, stretch.last),
                                 one.shift->result == (stretch.clamped ? by : one.shift->days + by)));
  }
  return lemmas;
}

}  // namespace proviso::solve

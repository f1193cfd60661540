// Working days of a calendar. Outside of its period there are none, so that a value has conditions.
#include "lower/lowering.h"

namespace proviso::lower {

using model::ExpressionKind;

Lowering::Cases Lowering::working_cases(const model::Expression& e, const Place& place) {
  const std::shared_ptr<const model::WorkingDays>& calendar = model_.calendars[e.calendar.value];
  const bool shift = e.kind == ExpressionKind::working_shift;
  const auto [first, last] = shift ? calendar->have_later(e.integer) : std::pair(calendar->first(), calendar->last());
  if (last < first) return {};
  const auto up_to = [&](Term day) {
    return calendar->all().empty() ? arena_.integer(0) : arena_.day_function({DayFunctionKind::working_days, {}, calendar}, day);
  };
  Cases result;
  for (const Tuple& tuple : tuples(e.operands, place)) {
    const Term value = shift ? arena_.day_function({DayFunctionKind::working_later, Number(e.integer), calendar}, tuple.values[0])
                             : arena_.sum({up_to(tuple.values[1]), arena_.product(-1, up_to(tuple.values[0]))});
    Case& one = result.emplace_back(with_value(tuple, value));
    for (const Term day : tuple.values) {
      one.conditions.push_back(arena_.less_equal(arena_.integer(first), day));
      one.conditions.push_back(arena_.less_equal(day, arena_.integer(last)));
    }
  }
  return result;
}

}  // namespace proviso::lower

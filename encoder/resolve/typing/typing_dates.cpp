// Dates and moments: literals, durations, and the parts of a date.
#include <algorithm>
#include <array>

#include "model/calendar.h"
#include "resolve/typing/typing.h"

namespace proviso::resolve {

namespace {

// In any unit. More than every day of the calendar, and far from what 64 bits hold.
constexpr std::int64_t longest_duration = 10'000'000;

std::string_view unit_words(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::minutes:
      return "minutes";
    case TimeUnit::hours:
      return "hours";
    case TimeUnit::days:
      return "days";
    case TimeUnit::months:
      return "months";
    case TimeUnit::years:
      return "years";
  }
  CHECK(false);
}

}  // namespace

ExprId Typing::date(Span span) {
  Expression expression;
  expression.kind = ExpressionKind::date;
  expression.span = span;
  expression.type = {{Base::date, {}}, Shape::one};
  expression.integer = date_of(reports_.sources().slice(span));
  return add(std::move(expression));
}

ExprId Typing::moment(Span span) {
  Expression expression;
  expression.kind = ExpressionKind::moment;
  expression.span = span;
  expression.type = {{Base::moment, {}}, Shape::one};
  expression.integer = moment_of(reports_.sources().slice(span));
  return add(std::move(expression));
}

bool Typing::require_time(Span span, ExprId id, TimeUnit unit) {
  const ExpressionType& type = type_of(id);
  const std::string units(unit_words(unit));
  if (type.shape == Shape::set || (type.value.base != Base::date && type.value.base != Base::moment)) {
    reports_.add(Code::T013, model_[id].span, words(id) + " is " + describe(id) + "; " + units + " are added to dates and moments");
    return false;
  }
  if ((unit == TimeUnit::hours || unit == TimeUnit::minutes) && type.value.base == Base::date) {
    reports_.add(Code::T013, span, words(id) + " is " + describe(id) + "; a date has no " + units, "write days, or declare a moment");
    return false;
  }
  return true;
}

ExprId Typing::shift(bool later, Span span, ExprId left, std::int64_t count, TimeUnit unit) {
  if (!left.valid() || !require_time(span, left, unit)) return {};
  if (count > longest_duration) {
    reports_.add(Code::T028, span, reports_.words(span) + " leaves the years that a date can have",
                 "a duration has at most " + std::to_string(longest_duration) + " units");
    return {};
  }
  Expression expression;
  expression.kind = ExpressionKind::shift;
  expression.span = span;
  expression.type = type_of(left);
  expression.operands = {left};
  expression.integer = later ? count : -count;
  expression.unit = unit;
  return add(std::move(expression));
}

ExprId Typing::shift_by(bool later, Span span, ExprId left, ExprId count, TimeUnit unit) {
  if (!left.valid() || !count.valid() || !require_time(span, left, unit)) return {};
  const ExpressionType& number = type_of(count);
  if (number.shape == Shape::set || number.value.base != Base::integer) {
    reports_.add(Code::T013, model_[count].span,
                 words(count) + " is " + describe(count) + "; the number of " + std::string(unit_words(unit)) + " is an int",
                 number.shape != Shape::set && number.value.base == Base::decimal ? "write `floor(" + plain(count) + ")`" : "");
    return {};
  }
  Expression expression;
  expression.kind = ExpressionKind::shift;
  expression.span = span;
  expression.type = {type_of(left).value, std::max(type_of(left).shape, number.shape)};
  expression.operands = {left, count};
  expression.integer = later ? 1 : -1;
  expression.unit = unit;
  return add(std::move(expression));
}

void Typing::report_duration(Span span, std::optional<std::int64_t> count, TimeUnit unit, std::string_view sign, ExprId compared) {
  const std::string duration = reports_.plain(span);
  if (!compared.valid() || model_[compared].kind != ExpressionKind::difference) {
    reports_.add(Code::T024, span, "`" + duration + "` stands alone; a duration is added to a date or moment",
                 "write it after `+` or `-`, as in `deadline + " + duration + "`");
    return;
  }
  const ExprId later = model_[compared].operands[0], earlier = model_[compared].operands[1];
  const bool dates = type_of(later).value.base == Base::date;
  const std::int64_t each = unit == TimeUnit::days                ? (dates ? 1 : minutes_per_day)
                            : unit == TimeUnit::hours && !dates   ? 60
                            : unit == TimeUnit::minutes && !dates ? 1
                                                                  : 0;
  std::int64_t units = 0;
  const bool counts = count && each != 0 && !__builtin_mul_overflow(*count, each, &units);
  const std::string help = counts ? plain(compared) + " " + std::string(sign) + " " + std::to_string(units)
                                  : plain(later) + " " + std::string(sign) + " " + plain(earlier) + " + " + duration;
  reports_.add(Code::T024, span, words(compared) + " is an int of " + (dates ? "days" : "minutes") + "; it is not compared with a duration",
               "write `" + help + "`");
}

CalendarId Typing::calendar(const syntax::Name& name) {
  const auto found = lexicon_.names.calendars.find(name.text);
  if (found != lexicon_.names.calendars.end()) return found->second;
  const bool none = lexicon_.declarations.calendars.empty();
  if (name.valid()) {
    reports_.unknown(
        Code::N018, name, "there is no calendar " + in_back_ticks(name.text),
        [&] {
          std::vector<std::string_view> names;
          for (const auto& declared : lexicon_.declarations.calendars) names.push_back(declared.node->name.text);
          return names;
        },
        none ? "declare it: `calendar " + std::string(name.text) + " from 2026-01-01 until 2027-12-31 { weekend saturday, sunday }`" : "");
  }
  return {};
}

bool Typing::require_date(ExprId id, std::string_view what) {
  const ExpressionType& type = type_of(id);
  if (type.shape != Shape::set && type.value.base == Base::date) return true;
  reports_.add(Code::T013, model_[id].span, words(id) + " is " + describe(id) + "; " + std::string(what));
  return false;
}

ExprId Typing::working_shift(bool later, Span span, ExprId left, std::int64_t count, const syntax::Name& name) {
  constexpr std::int64_t most = 1'000;
  const CalendarId of = calendar(name);
  if (!left.valid() || !of.valid() || !require_date(left, "working days are added to dates")) return {};
  if (count < 1 || count > most) {
    reports_.add(Code::T038, span, std::to_string(count) + " working days are not counted: from 1 to " + std::to_string(most),
                 count < 1 ? "what is due on the day itself needs no working days" : "write months or years");
    return {};
  }
  Expression expression;
  expression.kind = ExpressionKind::working_shift;
  expression.span = span;
  expression.type = {{Base::date, {}}, Shape::optional};
  expression.operands = {left};
  expression.integer = later ? count : -count;
  expression.calendar = of;
  return add(std::move(expression));
}

ExprId Typing::working_days(Span span, ExprId from, ExprId to, const syntax::Name& name) {
  const CalendarId of = calendar(name);
  if (!from.valid() || !to.valid() || !of.valid()) return {};
  for (const ExprId day : {from, to}) {
    if (!require_date(day, "working days are counted between dates")) return {};
  }
  Expression expression;
  expression.kind = ExpressionKind::working_days;
  expression.span = span;
  expression.type = {{Base::integer, {}}, Shape::optional};
  expression.operands = {from, to};
  expression.calendar = of;
  return add(std::move(expression));
}

ExprId Typing::date_part(DatePart part, Span span, const syntax::Name& word, std::vector<ExprId> arguments) {
  if (!std::ranges::all_of(arguments, &ExprId::valid)) return {};
  if (arguments.size() != 1) {
    reports_.add(Code::T019, span, "`" + std::string(word.text) + "` takes 1 thing, not " + std::to_string(arguments.size()));
    return {};
  }
  const ExpressionType& type = type_of(arguments[0]);
  if (type.shape == Shape::set || (type.value.base != Base::date && type.value.base != Base::moment)) {
    reports_.add(Code::T014, model_[arguments[0]].span,
                 words(arguments[0]) + " is " + describe(arguments[0]) + "; `" + std::string(word.text) + "` takes a date or moment");
    return {};
  }
  Expression expression;
  expression.kind = ExpressionKind::date_part;
  expression.span = span;
  expression.type = {{is_day(part) ? Base::date : Base::integer, {}}, type.shape};
  expression.operands = std::move(arguments);
  expression.part = part;
  return add(std::move(expression));
}

ExprId Typing::weekday(Span span, std::int64_t number) {
  Expression expression;
  expression.kind = ExpressionKind::integer;
  expression.span = span;
  expression.type = {{Base::integer, {}}, Shape::one};
  expression.number = Number(number);
  return add(std::move(expression));
}

}  // namespace proviso::resolve

// Resolved, well-typed expressions: names are ids, and overloading is resolved.
#pragma once

#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/number.h"
#include "syntax/ast.h"
#include "text/source.h"

namespace proviso::model {

using syntax::Multiplicity;
using syntax::TimeUnit;
using text::Span;

enum class ExpressionKind : std::uint8_t {
#define EXPRESSION(kind, ...) kind,
#include "model/expressions.def"
#undef EXPRESSION
};
std::string_view name(ExpressionKind);

enum class Base : std::uint8_t { boolean, integer, decimal, date, moment, element };

// The range of a field, parameter or definition: a value type, or the elements of a type.
struct ValueType {
  Base base = Base::boolean;
  TypeId type;  // valid exactly if base is element
  bool operator==(const ValueType&) const = default;
};

// The shape of an expression's value. A formula is a boolean with shape `one` (an absent optional boolean is false). `some` fields have
// the shape `set`.
enum class Shape : std::uint8_t { one, optional, set };
struct ExpressionType {
  ValueType value;
  Shape shape = Shape::one;
  bool is_formula() const { return value.base == Base::boolean; }
  bool operator==(const ExpressionType&) const = default;
};

// Of a date, or of the day of a moment: an int, or from `month_start` on a date. `weekday` counts from Monday, 1, to Sunday, 7.
enum class DatePart : std::uint8_t { year, month, day, weekday, month_start, month_end, year_start, year_end };
constexpr bool is_day(DatePart part) { return part >= DatePart::month_start; }

// The step of a closure: exactly one id is valid. Relations and terms are binary, and both ends have one root type.
struct Step {
  FieldId field;
  RelationId relation;
  TermId term;
};

struct Expression {
  ExpressionKind kind = ExpressionKind::truth;
  Span span;  // as written
  ExpressionType type;
  std::vector<ExprId> operands;
  std::vector<VarId> variables;
  ExprId guard;
  TypeId named_type;  // is_type, first, last, element
  FieldId field_id;
  IndividualId individual_id;
  RelationId relation_id;
  TermId term_id;
  VarId variable_id;
  CalendarId calendar;
  Step step;
  std::vector<ClauseId> clauses;
  Number number;  // integer, decimal, scale
  std::int64_t integer =
      0;  // exactly, at_least, at_most, element, date, moment; shift, working_shift: the count, or 1 or -1 where operands[1] is the count
  TimeUnit unit = TimeUnit::days;
  DatePart part = DatePart::year;
  bool flag = false;  // truth
  Span let;           // the value that `let` gives the name that stands here; invalid for what is written itself
};

}  // namespace proviso::model

#include "model_coverage.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "model/kind_traits.h"
#include "syntax/print/print_shape.h"

#pragma GCC diagnostic error "-Wswitch"

namespace proviso::differential {

namespace {

using namespace model;
using E = ExpressionKind;

constexpr Base bases[] = {Base::boolean, Base::integer, Base::decimal, Base::date, Base::moment, Base::element};
constexpr TimeUnit units[] = {TimeUnit::minutes, TimeUnit::hours, TimeUnit::days, TimeUnit::months, TimeUnit::years};

const char* text_of(Base base) {
  switch (base) {
    case Base::boolean:
      return "bool";
    case Base::integer:
      return "int";
    case Base::decimal:
      return "decimal";
    case Base::date:
      return "date";
    case Base::moment:
      return "moment";
    case Base::element:
      return "element";
  }
  return "";
}
const char* text_of(Shape shape) {
  switch (shape) {
    case Shape::one:
      return "one";
    case Shape::optional:
      return "optional";
    case Shape::set:
      return "set";
  }
  return "";
}
std::string_view text_of(TimeUnit unit) { return syntax::unit_word(unit, false); }

constexpr DatePart parts[] = {DatePart::year,        DatePart::month,     DatePart::day,        DatePart::weekday,
                              DatePart::month_start, DatePart::month_end, DatePart::year_start, DatePart::year_end};
const char* text_of(DatePart part) {
  switch (part) {
    case DatePart::year:
      return "year";
    case DatePart::month:
      return "month";
    case DatePart::day:
      return "day";
    case DatePart::weekday:
      return "weekday";
    case DatePart::month_start:
      return "month_start";
    case DatePart::month_end:
      return "month_end";
    case DatePart::year_start:
      return "year_start";
    case DatePart::year_end:
      return "year_end";
  }
  return "";
}

std::string typed(E kind, Base base) { return fmt::format("{} of {}", name(kind), text_of(base)); }

std::vector<Base> types_of(E kind) {
  switch (traits(kind).over) {
    case Overload::one:
      return {};
    case Overload::all:
      return {std::begin(bases), std::end(bases)};
    case Overload::valued:
      return {Base::integer, Base::decimal, Base::date, Base::moment, Base::element};
    case Overload::scalars:
      return {Base::integer, Base::decimal, Base::date, Base::moment};
    case Overload::numbers:
      return {Base::integer, Base::decimal};
    case Overload::times:
      return {Base::date, Base::moment};
  }
  return {};
}

bool distinguishes_sets(E kind) { return kind == E::equal || kind == E::not_equal; }
bool distinguishes_absence(E kind) { return distinguishes_sets(kind) || kind == E::less || kind == E::lesser; }

// How else one is told apart.
std::set<std::string> details(const Model& model, const Expression& e) {
  std::set<std::string> found;
  const auto type_of = [&](std::size_t operand) { return model[e.operands[operand]].type; };
  if (distinguishes_sets(e.kind) && type_of(0).shape == Shape::set) found.insert(fmt::format("{} of sets", name(e.kind)));
  if (distinguishes_absence(e.kind) && (type_of(0).shape == Shape::optional || type_of(1).shape == Shape::optional))
    found.insert(fmt::format("{} of what may be absent", name(e.kind)));
  if (e.kind == E::shift)
    found.insert(e.operands.size() > 1
                     ? fmt::format("shift by computed {}", text_of(e.unit))
                     : fmt::format("shift of {} by {}{}", text_of(type_of(0).value.base), e.integer < 0 ? "minus " : "", text_of(e.unit)));
  if (e.kind == E::working_shift) found.insert(e.integer < 0 ? "working days earlier" : "working days later");
  if (e.kind == E::date_part) found.insert(fmt::format("date_part {}", text_of(e.part)));
  if (e.kind == E::count) found.insert(type_of(0).shape == Shape::set ? "count of a set" : "count of an optional");
  if (e.kind == E::choice && e.type.shape == Shape::set) found.insert("choice of sets");
  if (e.kind == E::reaches || e.kind == E::is_or_reaches)
    found.insert(fmt::format("{} by a {}", name(e.kind), e.step.field.valid() ? "field" : e.step.relation.valid() ? "relation" : "term"));
  if (e.kind == E::function) found.insert(fmt::format("function that gives {}", text_of(e.type.shape)));
  return found;
}

}  // namespace

Coverage meanings() {
  Coverage found;
  for (std::size_t i = 0; i < kind_traits.size(); ++i) {
    const auto kind = static_cast<E>(i);
    found[fmt::format("meaning: {}", name(kind))] = 0;
    for (const Base base : types_of(kind)) found["meaning: " + typed(kind, base)] = 0;
    if (distinguishes_sets(kind)) found[fmt::format("meaning: {} of sets", name(kind))] = 0;
    if (distinguishes_absence(kind)) found[fmt::format("meaning: {} of what may be absent", name(kind))] = 0;
  }
  for (const TimeUnit unit : units) {
    found[fmt::format("meaning: shift by computed {}", text_of(unit))] = 0;
    for (const char* sign : {"", "minus "}) {
      found[fmt::format("meaning: shift of moment by {}{}", sign, text_of(unit))] = 0;
      if (unit != TimeUnit::hours && unit != TimeUnit::minutes)
        found[fmt::format("meaning: shift of date by {}{}", sign, text_of(unit))] = 0;
    }
  }
  for (const DatePart part : parts) found[fmt::format("meaning: date_part {}", text_of(part))] = 0;
  for (const char* what : {"working days earlier", "working days later"}) found[fmt::format("meaning: {}", what)] = 0;
  for (const char* what : {"count of a set", "count of an optional", "choice of sets"}) found[fmt::format("meaning: {}", what)] = 0;
  for (const E kind : {E::reaches, E::is_or_reaches})
    for (const char* step : {"field", "relation", "term"}) found[fmt::format("meaning: {} by a {}", name(kind), step)] = 0;
  for (const Shape shape : {Shape::one, Shape::optional, Shape::set})
    found[fmt::format("meaning: function that gives {}", text_of(shape))] = 0;
  return found;
}

void add_meanings(const Model& model, Coverage& coverage) {
  std::set<std::string> found;
  for (const Expression& e : model.expressions) {
    found.insert(std::string(name(e.kind)));
    if (!types_of(e.kind).empty()) {
      const bool by_operand = !e.operands.empty() && e.kind != E::choice && e.kind != E::field && e.kind != E::function;
      found.insert(typed(e.kind, (by_operand ? model[e.operands[0]].type : e.type).value.base));
    }
    found.merge(details(model, e));
  }
  for (const std::string& what : found) ++coverage["meaning: " + what];
}

}  // namespace proviso::differential

#include "model_coverage.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#pragma GCC diagnostic error "-Wswitch"

namespace proviso::differential {

namespace {

using namespace model;
using E = ExpressionKind;

constexpr Base bases[] = {Base::boolean, Base::integer, Base::decimal, Base::date, Base::moment, Base::element};
constexpr TimeUnit units[] = {TimeUnit::hours, TimeUnit::days, TimeUnit::months, TimeUnit::years};

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
const char* text_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::hours:
      return "hours";
    case TimeUnit::days:
      return "days";
    case TimeUnit::months:
      return "months";
    case TimeUnit::years:
      return "years";
  }
  return "";
}

std::string typed(E kind, Base base) { return fmt::format("{} of {}", name(kind), text_of(base)); }

const std::vector<Base> all_but_truth{Base::integer, Base::decimal, Base::date, Base::moment, Base::element};
const std::vector<Base> values{Base::integer, Base::decimal, Base::date, Base::moment};
const std::vector<Base> numbers{Base::integer, Base::decimal};
const std::vector<Base> times{Base::date, Base::moment};

// What it is that a kind is told apart by: the type of its first operand, or its own; none for the others. A kind of which the types
// are not listed here has but one.
std::vector<Base> types_of(E kind) {
  switch (kind) {
    case E::equal:
    case E::not_equal:
    case E::in:
    case E::not_in:
    case E::exists:
      return all_but_truth;
    case E::less:
    case E::less_equal:
    case E::greater:
    case E::greater_equal:
    case E::lesser:
    case E::greater_of:
    case E::min:
    case E::max:
      return values;
    case E::choice:
    case E::field:
    case E::variable:
      return {std::begin(bases), std::end(bases)};
    case E::function:
      return all_but_truth;
    case E::add:
    case E::subtract:
    case E::scale:
    case E::sum:
      return numbers;
    case E::difference:
      return times;
    case E::truth:
    case E::conjunction:
    case E::disjunction:
    case E::negation:
    case E::implication:
    case E::equivalence:
    case E::every:
    case E::some:
    case E::no:
    case E::exactly:
    case E::at_least:
    case E::at_most:
    case E::subset_of:
    case E::before:
    case E::after:
    case E::is_type:
    case E::kept:
    case E::applies:
    case E::reaches:
    case E::is_or_reaches:
    case E::predicate:
    case E::tuple:
    case E::individual:
    case E::element:
    case E::integer:
    case E::decimal:
    case E::date:
    case E::moment:
    case E::widen:
    case E::shift:
    case E::floor:
    case E::count:
    case E::set_literal:
    case E::comprehension:
    case E::set_union:
    case E::intersect:
    case E::minus:
    case E::first:
    case E::last:
    case E::next:
    case E::previous:
      return {};
  }
  return {};
}

// How else one is told apart.
std::set<std::string> details(const Model& model, const Expression& e) {
  std::set<std::string> found;
  const auto type_of = [&](std::size_t operand) { return model[e.operands[operand]].type; };
  switch (e.kind) {
    case E::equal:
    case E::not_equal:
      if (type_of(0).shape == Shape::set) found.insert(fmt::format("{} of sets", name(e.kind)));
      [[fallthrough]];
    case E::less:
    case E::lesser:
      if (type_of(0).shape == Shape::optional || type_of(1).shape == Shape::optional)
        found.insert(fmt::format("{} of what may be absent", name(e.kind)));
      break;
    case E::shift:
      found.insert(fmt::format("shift of {} by {}{}", text_of(type_of(0).value.base), e.integer < 0 ? "minus " : "", text_of(e.unit)));
      break;
    case E::count:
      found.insert(type_of(0).shape == Shape::set ? "count of a set" : "count of an optional");
      break;
    case E::choice:
      if (e.type.shape == Shape::set) found.insert("choice of sets");
      break;
    case E::reaches:
    case E::is_or_reaches:
      found.insert(fmt::format("{} by a {}", name(e.kind), e.step.field.valid() ? "field" : e.step.relation.valid() ? "relation" : "term"));
      break;
    case E::function:
      found.insert(fmt::format("function that gives {}", text_of(e.type.shape)));
      break;
    default:
      break;
  }
  return found;
}

}  // namespace

Coverage meanings() {
  Coverage found;
#define EXPRESSION(kind)                                \
  found[fmt::format("meaning: {}", name(E::kind))] = 0; \
  for (const Base base : types_of(E::kind)) found["meaning: " + typed(E::kind, base)] = 0;
#include "model/expressions.def"
#undef EXPRESSION
  for (const E kind : {E::equal, E::not_equal}) found[fmt::format("meaning: {} of sets", name(kind))] = 0;
  for (const E kind : {E::equal, E::not_equal, E::less, E::lesser}) found[fmt::format("meaning: {} of what may be absent", name(kind))] = 0;
  for (const TimeUnit unit : units) {
    for (const char* sign : {"", "minus "}) {
      found[fmt::format("meaning: shift of moment by {}{}", sign, text_of(unit))] = 0;
      if (unit != TimeUnit::hours) found[fmt::format("meaning: shift of date by {}{}", sign, text_of(unit))] = 0;
    }
  }
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

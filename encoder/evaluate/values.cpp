// Single values. An operation on an absent value is absent.
#include <algorithm>

#include "evaluate/evaluation.h"
#include "model/calendar.h"
#include "text/check.h"

namespace proviso::evaluate {

Index Evaluation::element(ExprId id) {
  const Expression& e = model_[id];
  switch (e.kind) {
    case ExpressionKind::variable:
      return slots_[e.variable_id.value];
    case ExpressionKind::individual:
      return universe_.individual(e.individual_id);
    case ExpressionKind::element:
      return static_cast<Index>(e.integer);
    case ExpressionKind::field: {
      const Index owner = element(e.operands[0]);
      return owner == none ? none : universe_.column(e.field_id).singles[static_cast<std::size_t>(owner)];
    }
    case ExpressionKind::choice:
      return element(e.operands[truth(e.operands[0]) ? 1 : 2]);
    case ExpressionKind::function: {
      if (!bind_arguments(e)) return none;
      const ExprId meaning = analysis_.meaning(e.term_id).meaning;
      if (analysis_.cost(e.term_id) < Analysis::dear) return element(meaning);
      Prepared& kept = prepared(e.term_id);
      if (!kept.truths) return element(meaning);
      const std::uint64_t at = key(model_[e.term_id].parameters);
      if (const auto found = kept.elements.find(at); found != kept.elements.end()) return found->second;
      return kept.elements[at] = element(meaning);
    }
    case ExpressionKind::first: {
      const Members domain = universe_.domain(e.named_type);
      return domain.empty() ? none : domain.front();
    }
    case ExpressionKind::last: {
      const Members domain = universe_.domain(e.named_type);
      return domain.empty() ? none : domain.back();
    }
    case ExpressionKind::first_of:
    case ExpressionKind::last_of:
    case ExpressionKind::sole: {
      std::vector<Index> storage;
      const Members all = members(e.operands[0], storage);
      if (all.empty() || (e.kind == ExpressionKind::sole && all.size() > 1)) return none;
      return e.kind == ExpressionKind::last_of ? all.back() : all.front();
    }
    case ExpressionKind::next:
    case ExpressionKind::previous:
      return neighbour(e);
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
    case ExpressionKind::integer:
    case ExpressionKind::decimal:
    case ExpressionKind::date:
    case ExpressionKind::moment:
    case ExpressionKind::widen:
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::difference:
    case ExpressionKind::scale:
    case ExpressionKind::multiply:
    case ExpressionKind::shift:
    case ExpressionKind::date_part:
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
    case ExpressionKind::lesser:
    case ExpressionKind::greater_of:
    case ExpressionKind::floor:
    case ExpressionKind::count:
    case ExpressionKind::sum:
    case ExpressionKind::min:
    case ExpressionKind::max:
    case ExpressionKind::set_literal:
    case ExpressionKind::comprehension:
    case ExpressionKind::set_union:
    case ExpressionKind::intersect:
    case ExpressionKind::minus:
      break;
  }
  CHECK(false, "an element");
}

// Among the elements of the operand's declared type; the operand itself need not have this type.
Index Evaluation::neighbour(const Expression& e) {
  const Index value = element(e.operands[0]);
  if (value == none) return none;
  const Members domain = universe_.domain(model_[e.operands[0]].type.value.type);
  if (e.kind == ExpressionKind::next) {
    const auto after = std::ranges::upper_bound(domain, value);
    return after == domain.end() ? none : *after;
  }
  const auto at = std::ranges::lower_bound(domain, value);
  return at == domain.begin() ? none : *(at - 1);
}

Quantity Evaluation::quantity(ExprId id) {
  const Expression& e = model_[id];
  switch (e.kind) {
    case ExpressionKind::variable:
      return quantity_slots_[e.variable_id.value];
    case ExpressionKind::integer:
    case ExpressionKind::decimal:
      return Quantity(e.number);
    case ExpressionKind::date:
    case ExpressionKind::moment:
      return e.integer;
    case ExpressionKind::field: {
      const Index owner = element(e.operands[0]);
      return owner == none ? Quantity() : universe_.column(e.field_id).quantities[static_cast<std::size_t>(owner)];
    }
    case ExpressionKind::choice:
      return quantity(e.operands[truth(e.operands[0]) ? 1 : 2]);
    case ExpressionKind::function: {
      if (!bind_arguments(e)) return {};
      const ExprId meaning = analysis_.meaning(e.term_id).meaning;
      if (analysis_.cost(e.term_id) < Analysis::dear) return quantity(meaning);
      Prepared& kept = prepared(e.term_id);
      if (!kept.truths) return quantity(meaning);
      const std::uint64_t at = key(model_[e.term_id].parameters);
      if (const auto found = kept.quantities.find(at); found != kept.quantities.end()) return found->second;
      Quantity value = quantity(meaning);
      return kept.quantities[at] = std::move(value);
    }
    case ExpressionKind::widen:
      return quantity(e.operands[0]);
    case ExpressionKind::add:
      return quantity(e.operands[0]) + quantity(e.operands[1]);
    case ExpressionKind::subtract:
    case ExpressionKind::difference:
      return quantity(e.operands[0]) - quantity(e.operands[1]);
    case ExpressionKind::scale:
      return Quantity(e.number) * quantity(e.operands[0]);
    case ExpressionKind::multiply:
      return quantity(e.operands[0]) * quantity(e.operands[1]);
    case ExpressionKind::shift:
      return shifted(e);
    case ExpressionKind::date_part: {
      const Quantity of = quantity(e.operands[0]);
      return of.present() ? date_part(of, model_[e.operands[0]].type.value.base, e.part) : of;
    }
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
      return in_working_days(e);
    case ExpressionKind::lesser:
    case ExpressionKind::greater_of: {
      Quantity left = quantity(e.operands[0]);
      Quantity right = quantity(e.operands[1]);
      if (!left.present() || !right.present()) return {};
      return (left < right) == (e.kind == ExpressionKind::lesser) ? left : right;
    }
    case ExpressionKind::floor:
      return quantity(e.operands[0]).floor();
    case ExpressionKind::count:
      return static_cast<std::int64_t>(count(e.operands[0]));
    case ExpressionKind::sum:
    case ExpressionKind::min:
    case ExpressionKind::max:
      return aggregate(id, e);
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
    case ExpressionKind::individual:
    case ExpressionKind::element:
    case ExpressionKind::set_literal:
    case ExpressionKind::comprehension:
    case ExpressionKind::set_union:
    case ExpressionKind::intersect:
    case ExpressionKind::minus:
    case ExpressionKind::first:
    case ExpressionKind::last:
    case ExpressionKind::first_of:
    case ExpressionKind::last_of:
    case ExpressionKind::sole:
    case ExpressionKind::next:
    case ExpressionKind::previous:
      break;
  }
  CHECK(false, "a number, date or moment");
}

Quantity Evaluation::shifted(const Expression& e) {
  const Quantity from = quantity(e.operands[0]);
  const Quantity count = e.operands.size() > 1 ? Quantity(e.integer) * quantity(e.operands[1]) : Quantity(e.integer);
  return from.present() && count.present() ? shift(from, e.type.value.base, count, e.unit) : Quantity();
}

// A day that 64 bits do not hold lies outside of every calendar.
Quantity Evaluation::in_working_days(const Expression& e) {
  const WorkingDays& calendar = model_[e.calendar];
  std::vector<std::int64_t> days;
  for (const ExprId operand : e.operands) {
    const Quantity day = quantity(operand);
    if (!day.present() || day < Quantity(calendar.first()) || day > Quantity(calendar.last())) return {};
    days.push_back(day.integer());
  }
  const auto found = e.kind == ExpressionKind::working_shift ? calendar.later(days[0], e.integer) : calendar.between(days[0], days[1]);
  return found ? Quantity(*found) : Quantity();
}

Quantity Evaluation::aggregate(ExprId id, const Expression& e) {
  Prepared& kept = prepared(id);
  const auto at = key(kept);
  if (at) {
    if (const auto found = kept.quantities.find(*at); found != kept.quantities.end()) return found->second;
  }
  Quantity result;
  if (e.kind == ExpressionKind::sum) result = 0;
  search(plan(id), [&] {
    const Quantity value = quantity(e.operands[0]);
    if (!value.present()) return false;
    if (e.kind == ExpressionKind::sum) {
      result = result + value;
    } else if (!result.present() || (e.kind == ExpressionKind::min ? value < result : value > result)) {
      result = value;
    }
    return false;
  });
  if (at) kept.quantities[*at] = result;
  return result;
}

}  // namespace proviso::evaluate

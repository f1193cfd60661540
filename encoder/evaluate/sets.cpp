// Sets of elements, as ascending lists. Membership is decided without building the set.
#include <algorithm>
#include <iterator>

#include "evaluate/evaluation.h"

namespace proviso::evaluate {

namespace {

// The union, the intersection or the difference of two lists.
std::vector<Index> combine(ExpressionKind kind, Members left, Members right) {
  std::vector<Index> result;
  if (kind == ExpressionKind::set_union) {
    std::ranges::set_union(left, right, std::back_inserter(result));
  } else if (kind == ExpressionKind::intersect) {
    std::ranges::set_intersection(left, right, std::back_inserter(result));
  } else {
    std::ranges::set_difference(left, right, std::back_inserter(result));
  }
  return result;
}

}  // namespace

Members Evaluation::members(ExprId id, std::vector<Index>& storage) {
  const Expression& e = model_[id];
  switch (e.kind) {
    case ExpressionKind::field:
      return members_of_field(e, storage);
    case ExpressionKind::choice:
      return members(e.operands[truth(e.operands[0]) ? 1 : 2], storage);
    case ExpressionKind::function:
      if (e.type.shape != Shape::set) break;
      return call_set(e, storage);
    case ExpressionKind::comprehension:
      return comprehension(id, storage);
    case ExpressionKind::set_literal:
      storage.clear();
      for (const ExprId operand : e.operands) {
        if (const Index value = element(operand); value != none) storage.push_back(value);
      }
      normalise(storage);
      return storage;
    case ExpressionKind::set_union:
    case ExpressionKind::intersect:
    case ExpressionKind::minus: {
      Members result = members(e.operands[0], storage);
      for (std::size_t i = 1; i < e.operands.size(); ++i) {
        std::vector<Index> other;
        storage = combine(e.kind, result, members(e.operands[i], other));
        result = storage;
      }
      return result;
    }
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
    case ExpressionKind::variable:
    case ExpressionKind::individual:
    case ExpressionKind::element:
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
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
    case ExpressionKind::date_part:
    case ExpressionKind::lesser:
    case ExpressionKind::greater_of:
    case ExpressionKind::floor:
    case ExpressionKind::count:
    case ExpressionKind::sum:
    case ExpressionKind::min:
    case ExpressionKind::max:
    case ExpressionKind::first:
    case ExpressionKind::last:
    case ExpressionKind::first_of:
    case ExpressionKind::last_of:
    case ExpressionKind::sole:
    case ExpressionKind::next:
    case ExpressionKind::previous:
      break;
  }
  const Index value = element(id);
  storage.clear();
  if (value != none) storage.push_back(value);
  return storage;
}

Members Evaluation::members_of_field(const Expression& e, std::vector<Index>& storage) {
  const Column& column = universe_.column(e.field_id);
  const Multiplicity multiplicity = model_[e.field_id].multiplicity;
  const bool set_valued = multiplicity == Multiplicity::some || multiplicity == Multiplicity::set;
  if (model_[e.operands[0]].type.shape != Shape::set) {
    const Index owner = element(e.operands[0]);
    if (owner == none) return {};
    if (set_valued) return column.sets[owner];
    const Index value = column.singles[static_cast<std::size_t>(owner)];
    storage.clear();
    if (value != none) storage.push_back(value);
    return storage;
  }
  std::vector<Index> owners;
  std::vector<Index> result;
  for (const Index owner : members(e.operands[0], owners)) {
    if (set_valued) {
      const Members values = column.sets[owner];
      result.insert(result.end(), values.begin(), values.end());
    } else if (const Index value = column.singles[static_cast<std::size_t>(owner)]; value != none) {
      result.push_back(value);
    }
  }
  normalise(result);
  storage = std::move(result);
  return storage;
}

Members Evaluation::call_set(const Expression& e, std::vector<Index>& storage) {
  if (!bind_arguments(e)) return {};
  const ExprId meaning = analysis_.meaning(e.term_id).meaning;
  if (analysis_.cost(e.term_id) < Analysis::dear) return members(meaning, storage);
  Prepared& kept = prepared(e.term_id);
  if (!kept.truths) return members(meaning, storage);
  const std::uint64_t at = key(model_[e.term_id].parameters);
  if (const auto found = kept.sets.find(at); found != kept.sets.end()) return found->second;
  const Members result = members(meaning, storage);
  return kept.sets[at] = std::vector<Index>(result.begin(), result.end());
}

Members Evaluation::comprehension(ExprId id, std::vector<Index>& storage) {
  const VarId variable = model_[id].variables[0];
  Prepared& kept = prepared(id);
  const auto at = key(kept);
  if (at) {
    if (const auto found = kept.sets.find(*at); found != kept.sets.end()) return found->second;
  }
  std::vector<Index> result;
  search(plan(id), [&] {
    result.push_back(bound(variable));
    return false;
  });
  normalise(result);
  if (at) return kept.sets[*at] = std::move(result);
  storage = std::move(result);
  return storage;
}

bool Evaluation::has_member(ExprId set, Index value) {
  const Expression& e = model_[set];
  switch (e.kind) {
    case ExpressionKind::choice:
      return has_member(e.operands[truth(e.operands[0]) ? 1 : 2], value);
    case ExpressionKind::set_literal:
      return std::ranges::any_of(e.operands, [&](ExprId operand) { return element(operand) == value; });
    case ExpressionKind::set_union:
      return std::ranges::any_of(e.operands, [&](ExprId operand) { return has_member(operand, value); });
    case ExpressionKind::intersect:
      return std::ranges::all_of(e.operands, [&](ExprId operand) { return has_member(operand, value); });
    case ExpressionKind::minus:
      return has_member(e.operands[0], value) && !has_member(e.operands[1], value);
    case ExpressionKind::comprehension: {
      const VarId variable = e.variables[0];
      if (analysis_.free_variables(set).empty()) break;  // built only once
      if (!universe_.is(value, model_[variable].value.type)) return false;
      slots_[variable.value] = value;
      return !e.guard.valid() || truth(e.guard);
    }
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
    case ExpressionKind::variable:
    case ExpressionKind::field:
    case ExpressionKind::individual:
    case ExpressionKind::element:
    case ExpressionKind::integer:
    case ExpressionKind::decimal:
    case ExpressionKind::date:
    case ExpressionKind::moment:
    case ExpressionKind::function:
    case ExpressionKind::widen:
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::difference:
    case ExpressionKind::scale:
    case ExpressionKind::multiply:
    case ExpressionKind::shift:
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
    case ExpressionKind::date_part:
    case ExpressionKind::lesser:
    case ExpressionKind::greater_of:
    case ExpressionKind::floor:
    case ExpressionKind::count:
    case ExpressionKind::sum:
    case ExpressionKind::min:
    case ExpressionKind::max:
    case ExpressionKind::first:
    case ExpressionKind::last:
    case ExpressionKind::first_of:
    case ExpressionKind::last_of:
    case ExpressionKind::sole:
    case ExpressionKind::next:
    case ExpressionKind::previous:
      break;
  }
  std::vector<Index> storage;
  return contains(members(set, storage), value);
}

std::size_t Evaluation::count(ExprId id) {
  const ExpressionType& type = model_[id].type;
  if (type.value.base == Base::boolean) return exists(id) ? 1 : 0;
  if (type.value.base != Base::element) return quantity(id).present() ? 1 : 0;
  if (type.shape != Shape::set) return element(id) == none ? 0 : 1;
  std::vector<Index> storage;
  return members(id, storage).size();
}

}  // namespace proviso::evaluate

// Truth. A formula is always true or false: an atom over an absent value is false.
#include <algorithm>

#include "evaluate/evaluation.h"
#include "text/check.h"

namespace proviso::evaluate {

bool Evaluation::passes(const std::vector<Test>& tests) {
  for (const Test& test : tests) {
    if (truth(test.formula) != test.expected) return false;
  }
  return true;
}

bool Evaluation::truth(ExprId id) {
  const Expression& e = model_[id];
  switch (e.kind) {
    case ExpressionKind::truth:
      return e.flag;
    case ExpressionKind::conjunction:
      for (const ExprId operand : e.operands) {
        if (!truth(operand)) return false;
      }
      return true;
    case ExpressionKind::disjunction:
      for (const ExprId operand : e.operands) {
        if (truth(operand)) return true;
      }
      return false;
    case ExpressionKind::negation:
      return !truth(e.operands[0]);
    case ExpressionKind::implication:
      return !truth(e.operands[0]) || truth(e.operands[1]);
    case ExpressionKind::equivalence:
      return truth(e.operands[0]) == truth(e.operands[1]);
    case ExpressionKind::choice:
      return truth(e.operands[truth(e.operands[0]) ? 1 : 2]);
    case ExpressionKind::every:
    case ExpressionKind::some:
    case ExpressionKind::no:
    case ExpressionKind::exactly:
    case ExpressionKind::at_least:
    case ExpressionKind::at_most:
      return quantified(id, e);
    case ExpressionKind::equal:
      return equal(e.operands[0], e.operands[1]);
    case ExpressionKind::not_equal:
      return !equal(e.operands[0], e.operands[1]);
    case ExpressionKind::less:
    case ExpressionKind::less_equal:
    case ExpressionKind::greater:
    case ExpressionKind::greater_equal:
      return compare(e);
    case ExpressionKind::in:
      return in_set(e.operands[0], e.operands[1]);
    case ExpressionKind::not_in:
      return !in_set(e.operands[0], e.operands[1]);
    case ExpressionKind::subset_of: {
      std::vector<Index> storage;
      for (const Index member : members(e.operands[0], storage)) {
        if (!has_member(e.operands[1], member)) return false;
      }
      return true;
    }
    case ExpressionKind::before:
    case ExpressionKind::after: {
      const Index left = element(e.operands[0]);
      const Index right = element(e.operands[1]);
      if (left == none || right == none) return false;
      return e.kind == ExpressionKind::before ? left < right : left > right;
    }
    case ExpressionKind::is_type: {
      const Index value = element(e.operands[0]);
      return value != none && universe_.is(value, e.named_type);
    }
    case ExpressionKind::exists:
      return exists(e.operands[0]);
    case ExpressionKind::kept:
      for (const ClauseId clause : e.clauses) {
        if (is_version(clause) && !complies(clause, model_[clause].contract)) return false;
      }
      return true;
    case ExpressionKind::applies:
      return applies_to(e);
    case ExpressionKind::reaches:
    case ExpressionKind::is_or_reaches:
      return reaches(e);
    case ExpressionKind::predicate: {
      if (!bind_arguments(e)) return false;
      const ExprId meaning = analysis_.meaning(e.term_id).meaning;
      if (analysis_.cost(e.term_id) < Analysis::dear) return truth(meaning);
      Prepared& kept = prepared(e.term_id);
      if (!kept.truths) return truth(meaning);
      const std::uint64_t at = key(model_[e.term_id].parameters);
      if (const auto known = kept.truths->find(at)) return *known;
      return kept.truths->keep(at, truth(meaning));
    }
    case ExpressionKind::tuple:
      return in_relation(e);
    case ExpressionKind::variable:
      return slots_[e.variable_id.value] == 1;
    case ExpressionKind::field: {
      const Index owner = element(e.operands[0]);
      return owner != none && universe_.column(e.field_id).singles[static_cast<std::size_t>(owner)] == 1;
    }
    case ExpressionKind::function:
      return bind_arguments(e) && truth(analysis_.meaning(e.term_id).meaning);
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
      break;  // values: values.cpp and sets.cpp
  }
  CHECK(false, "a formula");
}

bool Evaluation::quantified(ExprId id, const Expression& e) {
  Prepared& kept = prepared(id);
  const auto at = key(kept);
  if (at) {
    if (const auto known = kept.truths->find(*at)) return *known;
  }
  bool value = false;
  if (e.kind == ExpressionKind::some) {
    value = search_witness(id);
  } else if (e.kind == ExpressionKind::every || e.kind == ExpressionKind::no) {
    value = !search_witness(id);
  } else if (e.kind == ExpressionKind::at_least) {
    value = e.integer <= 0 || count_up_to(id, e.integer) >= e.integer;
  } else if (e.kind == ExpressionKind::at_most) {
    value = e.integer >= 0 && count_up_to(id, e.integer + 1) <= e.integer;
  } else {
    value = e.integer >= 0 && count_up_to(id, e.integer + 1) == e.integer;
  }
  return at ? kept.truths->keep(*at, value) : value;
}

bool Evaluation::search_witness(ExprId id) {
  return search(plan(id), [] { return true; });
}

std::int64_t Evaluation::count_up_to(ExprId id, std::int64_t most) {
  std::int64_t found = 0;
  search(plan(id), [&] { return ++found >= most; });
  return found;
}

// An optional truth value exists if it is given, whether true or false; any other formula always exists.
bool Evaluation::exists(ExprId id) {
  const Expression& e = model_[id];
  if (e.type.value.base != Base::boolean) return count(id) > 0;
  if (e.kind == ExpressionKind::choice) return exists(e.operands[truth(e.operands[0]) ? 1 : 2]);
  if (e.kind == ExpressionKind::function) return bind_arguments(e) && exists(analysis_.meaning(e.term_id).meaning);
  if (e.kind != ExpressionKind::field) return true;
  const Index owner = element(e.operands[0]);
  return owner != none && universe_.column(e.field_id).singles[static_cast<std::size_t>(owner)] != none;
}

bool Evaluation::compare(const Expression& e) {
  const Quantity left = quantity(e.operands[0]);
  const Quantity right = quantity(e.operands[1]);
  if (!left.present() || !right.present()) return false;
  if (e.kind == ExpressionKind::less) return left < right;
  if (e.kind == ExpressionKind::less_equal) return left <= right;
  if (e.kind == ExpressionKind::greater) return left > right;
  return left >= right;
}

bool Evaluation::equal(ExprId a, ExprId b) {
  const ExpressionType& type = model_[a].type;
  if (type.shape == Shape::set) {
    std::vector<Index> storage_a;
    std::vector<Index> storage_b;
    return std::ranges::equal(members(a, storage_a), members(b, storage_b));
  }
  if (type.value.base == Base::element) {
    const Index left = element(a);
    return left != none && left == element(b);
  }
  const Quantity left = quantity(a);
  return left.present() && left == quantity(b);
}

bool Evaluation::in_set(ExprId member, ExprId set) {
  if (model_[member].type.value.base == Base::element) {
    const Index value = element(member);
    return value != none && has_member(set, value);
  }
  // Sets of numbers, dates and moments are lists directly after `in`.
  const Quantity value = quantity(member);
  return value.present() && std::ranges::any_of(model_[set].operands, [&](ExprId listed) { return quantity(listed) == value; });
}

bool Evaluation::in_relation(const Expression& e) {
  std::vector<Index> tuple;
  tuple.reserve(e.operands.size());
  for (const ExprId operand : e.operands) {
    tuple.push_back(element(operand));
    if (tuple.back() == none) return false;
  }
  return universe_.relation(e.relation_id).contains(tuple);
}

bool Evaluation::reaches(const Expression& e) {
  const Index from = element(e.operands[0]);
  const Index to = element(e.operands[1]);
  if (from == none || to == none) return false;
  if (e.kind == ExpressionKind::is_or_reaches && from == to) return true;
  return closure(e.step).reaches(from, to);
}

bool Evaluation::applies_to(const Expression& e) {
  std::vector<Index> arguments;
  for (const ExprId operand : e.operands) {
    arguments.push_back(element(operand));
    if (arguments.back() == none) return false;
  }
  for (const ClauseId clause : e.clauses) {
    if (!is_version(clause)) continue;
    for (const RuleId rule : analysis_.rules(clause)) {
      if (takes(rule, e.operands, arguments) && applies(rule, model_[clause].contract)) return true;
    }
  }
  return false;
}

// Computes all arguments before it binds a parameter, because an argument may call the same term. Returns false if an argument is
// absent.
bool Evaluation::bind_arguments(const Expression& call) {
  const std::vector<VarId>& parameters = model_[call.term_id].parameters;
  if (parameters.size() == 1 && model_[parameters[0]].value.base == Base::element) {
    const Index value = element(call.operands[0]);
    slots_[parameters[0].value] = value;
    return value != none;
  }
  std::vector<std::pair<Index, Quantity>> values(parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Base base = model_[parameters[i]].value.base;
    if (base == Base::element) {
      values[i].first = element(call.operands[i]);
      if (values[i].first == none) return false;
    } else if (base == Base::boolean) {
      values[i].first = truth(call.operands[i]) ? 1 : 0;
    } else {
      values[i].second = quantity(call.operands[i]);
      if (!values[i].second.present()) return false;
    }
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    slots_[parameters[i].value] = values[i].first;
    quantity_slots_[parameters[i].value] = std::move(values[i].second);
  }
  return true;
}

}  // namespace proviso::evaluate

#include "resolve/typing/expressions.h"

#include <algorithm>

#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"
#include "syntax/kind_traits.h"

namespace proviso::resolve {

namespace {

using Syntax = syntax::ExpressionKind;
using Kind = ExpressionKind;

// The sign of a comparison, read from the left or from the right.
std::string_view sign_of(Syntax kind, bool turned) {
  if (kind == Syntax::before || kind == Syntax::after) return "=";  // between elements: neither operator was meant
  if (!turned) return syntax::traits(kind).spelling;
  if (kind == Syntax::less) return ">";
  if (kind == Syntax::less_equal) return ">=";
  if (kind == Syntax::greater) return "<";
  return kind == Syntax::greater_equal ? "<=" : syntax::traits(kind).spelling;
}

}  // namespace

std::vector<ExprId> ExpressionResolver::resolve_all(std::span<const syntax::ExprId> ids) {
  std::vector<ExprId> resolved;
  resolved.reserve(ids.size());
  for (const syntax::ExprId id : ids) resolved.push_back(resolve(id));
  return resolved;
}

ExprId ExpressionResolver::resolve(syntax::ExprId id) {
  const syntax::Expression& node = (*tree_)[id];
  const auto operand = [&](std::size_t i) { return resolve(node.operands[i]); };
  const auto comparison = [&](auto rule, Kind kind) {
    if (compares_duration(node)) return ExprId{};
    const ExprId left = operand(0);
    return (typing_.*rule)(kind, node.span, left, operand(1));
  };
  switch (node.kind) {
    case Syntax::invalid:
      return {};
    case Syntax::conjunction:
      return conjunction(node);
    case Syntax::disjunction:
      return typing_.connective(Kind::disjunction, node.span, resolve_all(node.operands));
    case Syntax::negation:
      return typing_.connective(Kind::negation, node.span, resolve_all(node.operands));
    case Syntax::implication:
      return implication(node);
    case Syntax::equivalence:
      return typing_.connective(Kind::equivalence, node.span, resolve_all(node.operands));
    case Syntax::conditional:
      return conditional(node);
    case Syntax::let:
      return let(node);
    case Syntax::every:
      return quantified(node, Kind::every);
    case Syntax::some:
      return quantified(node, Kind::some);
    case Syntax::no:
      return quantified(node, Kind::no);
    case Syntax::exactly:
      return quantified(node, Kind::exactly);
    case Syntax::at_least:
      return quantified(node, Kind::at_least);
    case Syntax::at_most:
      return quantified(node, Kind::at_most);
    case Syntax::definite:
      return definite(node);
    case Syntax::equal:
      return comparison(&Typing::equality, Kind::equal);
    case Syntax::not_equal:
      return comparison(&Typing::equality, Kind::not_equal);
    case Syntax::less:
      return comparison(&Typing::inequality, Kind::less);
    case Syntax::less_equal:
      return comparison(&Typing::inequality, Kind::less_equal);
    case Syntax::greater:
      return comparison(&Typing::inequality, Kind::greater);
    case Syntax::greater_equal:
      return comparison(&Typing::inequality, Kind::greater_equal);
    case Syntax::in:
      return membership(node, Kind::in);
    case Syntax::not_in:
      return membership(node, Kind::not_in);
    case Syntax::subset_of: {
      const ExprId left = operand(0);
      return typing_.subset(node.span, left, operand(1));
    }
    case Syntax::before:
      return comparison(&Typing::sequence, Kind::before);
    case Syntax::after:
      return comparison(&Typing::sequence, Kind::after);
    case Syntax::is_type:
      return typing_.is_type(node.span, operand(0), node.name);
    case Syntax::exists:
      return typing_.exists(node.span, operand(0));
    case Syntax::kept:
      return kept(node);
    case Syntax::applies:
      return applies(node);
    case Syntax::reaches:
    case Syntax::is_or_reaches: {
      const ExprId from = operand(0);
      const Kind kind = node.kind == Syntax::reaches ? Kind::reaches : Kind::is_or_reaches;
      return typing_.closure(kind, node.span, from, operand(1), node.name);
    }
    case Syntax::add:
    case Syntax::subtract:
      return sum(id);
    case Syntax::multiply: {
      const ExprId left = operand(0);
      return typing_.product(node.span, left, operand(1));
    }
    case Syntax::negate:
      return typing_.negate(node.span, operand(0));
    case Syntax::duration:
      report_duration(node, "", ExprId{});
      return {};
    case Syntax::working_days: {
      const ExprId from = operand(0);
      return typing_.working_days(node.span, from, operand(1), node.name);
    }
    case Syntax::set_union:
      return typing_.set_operation(Kind::set_union, node.span, resolve_all(node.operands));
    case Syntax::intersect:
      return typing_.set_operation(Kind::intersect, node.span, resolve_all(node.operands));
    case Syntax::minus:
      return typing_.set_operation(Kind::minus, node.span, resolve_all(node.operands));
    case Syntax::first:
      return typing_.end_of_order(Kind::first, node.span, node.name);
    case Syntax::last:
      return typing_.end_of_order(Kind::last, node.span, node.name);
    case Syntax::first_of:
      return typing_.member_of_set(Kind::first_of, node.span, operand(0));
    case Syntax::last_of:
      return typing_.member_of_set(Kind::last_of, node.span, operand(0));
    case Syntax::next:
      return typing_.neighbour(Kind::next, node.span, operand(0));
    case Syntax::previous:
      return typing_.neighbour(Kind::previous, node.span, operand(0));
    case Syntax::field:
      return path(id);
    case Syntax::name:
      return name(node);
    case Syntax::call:
      return call(node);
    case Syntax::integer:
      return typing_.number(node.span, false);
    case Syntax::decimal:
      return typing_.number(node.span, true);
    case Syntax::date:
      return typing_.date(node.span);
    case Syntax::moment:
      return typing_.moment(node.span);
    case Syntax::truth:
      return typing_.truth(node.span, reports_.sources().slice(node.span) == "true");
    case Syntax::set_literal:
      return typing_.set_literal(node.span, resolve_all(node.operands), Typing::Values::not_allowed);
    case Syntax::comprehension:
      return comprehension(node);
    case Syntax::count:
      return typing_.count(node.span, operand(0));
    case Syntax::sum:
      return aggregated(node, Kind::sum);
    case Syntax::min:
      return aggregated(node, Kind::min);
    case Syntax::max:
      return aggregated(node, Kind::max);
  }
  CHECK(false, "a syntactic kind of expression");
}

// `later - earlier <= 30 days`: reports what to write instead.
bool ExpressionResolver::compares_duration(const syntax::Expression& node) {
  const auto is_duration = [&](std::size_t i) { return (*tree_)[node.operands[i]].kind == Syntax::duration; };
  if (is_duration(0) == is_duration(1)) return false;
  const bool turned = is_duration(0);
  const syntax::Expression& duration = (*tree_)[node.operands[turned ? 0 : 1]];
  const ExprId compared = resolve(node.operands[turned ? 1 : 0]);
  report_duration(duration, sign_of(node.kind, turned), compared);
  return true;
}

void ExpressionResolver::report_duration(const syntax::Expression& duration, std::string_view sign, ExprId compared) {
  if (duration.name.valid()) {
    const bool difference = compared.valid() && model_[compared].kind == Kind::difference;
    const std::string words = reports_.plain(duration.span);
    std::string help = "write it after `+` or `-`, as in `deadline + " + words + "`";
    if (difference) {
      help = "write `working days of " + std::string(duration.name.text) + " from " + typing_.plain(model_[compared].operands[1]) + " to " +
             typing_.plain(model_[compared].operands[0]) + " " + std::string(sign) + " " + std::to_string(duration.number) + "`";
    }
    reports_.add(Code::T024, duration.span, "`" + words + "` stands alone; working days are added to a date", help);
    return;
  }
  const std::optional<std::int64_t> count = duration.operands.empty() ? std::optional(duration.number) : std::nullopt;
  typing_.report_duration(duration.span, count, duration.unit, sign, compared);
}

ExprId ExpressionResolver::conjunction(const syntax::Expression& node) {
  const std::size_t mark = typing_.narrowings.mark();
  std::vector<ExprId> operands;
  for (const syntax::ExprId operand : node.operands) {
    operands.push_back(resolve(operand));
    typing_.narrowings.assume(model_, operands.back());
  }
  typing_.narrowings.restore(mark);
  return typing_.connective(Kind::conjunction, node.span, std::move(operands));
}

ExprId ExpressionResolver::implication(const syntax::Expression& node) {
  const std::size_t mark = typing_.narrowings.mark();
  const ExprId left = resolve(node.operands[0]);
  typing_.narrowings.assume(model_, left);
  const ExprId right = resolve(node.operands[1]);
  typing_.narrowings.restore(mark);
  return typing_.connective(Kind::implication, node.span, {left, right});
}

ExprId ExpressionResolver::conditional(const syntax::Expression& node) {
  const std::size_t mark = typing_.narrowings.mark();
  const ExprId condition = resolve(node.operands[0]);
  typing_.narrowings.assume(model_, condition);
  const ExprId then = resolve(node.operands[1]);
  typing_.narrowings.restore(mark);
  return typing_.choice(node.span, condition, then, resolve(node.operands[2]));
}

std::vector<VarId> ExpressionResolver::declare(std::span<const syntax::Binder> binders) {
  std::vector<VarId> variables;
  variables.reserve(binders.size());
  for (const syntax::Binder& binder : binders) {
    variables.push_back(variables_.declare(binder, lexicon_, model_, reports_));
  }
  return variables;
}

// The `where` of a quantifier or set; the types that it establishes are known from here on.
Typing::Part ExpressionResolver::guard_of(const syntax::Expression& node, const std::vector<VarId>& variables) {
  const Typing::Part guard = this->guard(node.binders, variables, node.guard);
  typing_.narrowings.assume(model_, guard.id);
  return guard;
}

ExprId ExpressionResolver::quantified(const syntax::Expression& node, Kind kind) {
  const std::size_t scope = variables_.mark();
  const std::size_t known = typing_.narrowings.mark();
  std::vector<VarId> variables = declare(node.binders);
  const Typing::Part guard = guard_of(node, variables);
  Typing::Part body;
  if (!node.operands.empty()) body = {false, formula(node.operands[0])};
  typing_.narrowings.restore(known);
  variables_.release(scope);
  return typing_.quantifier(kind, node.span, std::move(variables), node.number, guard, body);
}

ExprId ExpressionResolver::aggregated(const syntax::Expression& node, Kind kind) {
  const std::size_t scope = variables_.mark();
  const std::size_t known = typing_.narrowings.mark();
  std::vector<VarId> variables = declare(node.binders);
  const Typing::Part guard = guard_of(node, variables);
  const ExprId body = resolve(node.operands[0]);
  typing_.narrowings.restore(known);
  variables_.release(scope);
  return typing_.aggregate(kind, node.span, std::move(variables), guard, body);
}

ExprId ExpressionResolver::comprehension(const syntax::Expression& node) {
  const std::size_t scope = variables_.mark();
  const std::size_t known = typing_.narrowings.mark();
  const std::vector<VarId> variables = declare(node.binders);
  const Typing::Part guard = guard_of(node, variables);
  typing_.narrowings.restore(known);
  variables_.release(scope);
  return typing_.comprehension(node.span, variables[0], guard);
}

ExprId ExpressionResolver::membership(const syntax::Expression& node, Kind kind) {
  const ExprId left = resolve(node.operands[0]);
  const syntax::Expression& right = (*tree_)[node.operands[1]];
  if (right.kind != Syntax::set_literal) return typing_.membership(kind, node.span, left, resolve(node.operands[1]));
  const ExprId list = typing_.set_literal(right.span, resolve_all(right.operands), Typing::Values::allowed);
  return typing_.membership(kind, node.span, left, list);
}

// A sum is nested to the left, as deeply as it is long.
ExprId ExpressionResolver::sum(syntax::ExprId id) {
  std::vector<const syntax::Expression*> chain;
  for (const syntax::Expression* node = &(*tree_)[id]; node->kind == Syntax::add || node->kind == Syntax::subtract; node = &(*tree_)[id]) {
    chain.push_back(node);
    id = node->operands[0];
  }
  ExprId result = resolve(id);
  for (auto step = chain.rbegin(); step != chain.rend(); ++step) {
    const bool add = (*step)->kind == Syntax::add;
    const syntax::Expression& right = (*tree_)[(*step)->operands[1]];
    if (right.kind == Syntax::duration && right.name.valid()) {
      result = typing_.working_shift(add, (*step)->span, result, right.number, right.name);
    } else if (right.kind == Syntax::duration && !right.operands.empty()) {
      result = typing_.shift_by(add, (*step)->span, result, resolve(right.operands[0]), right.unit);
    } else if (right.kind == Syntax::duration) {
      result = typing_.shift(add, (*step)->span, result, right.number, right.unit);
    } else {
      const ExprId operand = resolve((*step)->operands[1]);
      result = typing_.sum_or_difference(add, (*step)->span, result, operand);
    }
  }
  return result;
}

// A path is nested likewise.
ExprId ExpressionResolver::path(syntax::ExprId id) {
  std::vector<const syntax::Expression*> chain;
  for (const syntax::Expression* node = &(*tree_)[id]; node->kind == Syntax::field; node = &(*tree_)[id]) {
    chain.push_back(node);
    id = node->operands[0];
  }
  if (names_type((*tree_)[id], chain.back()->name)) return {};
  ExprId result = resolve(id);
  for (auto step = chain.rbegin(); step != chain.rend(); ++step) {
    result = typing_.field((*step)->span, result, (*step)->name);
  }
  return result;
}

// `Cloud.AWS`, and `Service.hosted_on`: reports what to write instead.
bool ExpressionResolver::names_type(const syntax::Expression& base, const syntax::Name& step) {
  if (base.kind != Syntax::name || variables_.find(base.name.text).valid()) return false;
  const Word* word = lexicon_.names.word(base.name.text);
  if (word == nullptr || word->kind != Word::Kind::type) return false;
  const std::string type(base.name.text), name(step.text);
  const Word* thing = lexicon_.names.word(step.text);
  const bool is_thing = thing != nullptr && (thing->kind == Word::Kind::element || thing->kind == Word::Kind::individual);
  reports_.add(
      Code::N005, text::cover(base.span, step.span),
      in_back_ticks(type) + (is_thing ? " is a type; a thing is called by its name alone" : " is a type, and has no fields of its own"),
      {word->span, "declared here"},
      is_thing ? "write `" + name + "`" : "say of which of its things: `every " + type + " x: x." + name + " ...`");
  return true;
}

}  // namespace proviso::resolve

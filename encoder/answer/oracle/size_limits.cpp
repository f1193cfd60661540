#include "answer/oracle/size_limits.h"

#include <algorithm>
#include <tuple>

#include "bounds/small_model_bounds.h"

namespace proviso::answer {

using namespace model;

namespace {

// For a variable, what quantifies it: a formula, a set, or the rule of a clause. For other places, the place itself.
Quoted quoted(const Model& model, text::Span span) {
  using Kind = ExpressionKind;
  const auto is_it = [&](VarId variable) { return model[variable].span == span; };
  for (const Expression& expression : model.expressions) {
    if (!std::ranges::any_of(expression.variables, is_it)) continue;
    const bool for_all = expression.kind == Kind::every || expression.kind == Kind::no || expression.kind == Kind::at_most;
    return {expression.span, expression.kind == Kind::sum, for_all};
  }
  for (const Rule& rule : model.rules)
    if (std::ranges::any_of(rule.variables, is_it)) return {rule.span};
  const bool is_sum = std::ranges::any_of(model.expressions, [&](const Expression& e) { return e.span == span && e.kind == Kind::sum; });
  return {span, is_sum};
}

Supply supply(const Model& model, const bounds::Dependency& dependency) {
  Supply result{dependency.from, dependency.to, {}, {}, {}, {}, dependency.span};
  const auto field = std::ranges::find(model.fields, dependency.span, &Field::name_span);
  if (field != model.fields.end()) {
    result.field = FieldId{static_cast<std::uint32_t>(field - model.fields.begin())};
    return result;
  }
  const auto term = std::ranges::find(model.terms, dependency.span, [](const Term& one) { return one.heading.name_span; });
  if (term != model.terms.end()) {
    result.term = TermId{static_cast<std::uint32_t>(term - model.terms.begin())};
    return result;
  }
  if (const auto* demand = std::get_if<lower::Demand>(&dependency.origin)) result.unit = demand->unit;
  result.by = quoted(model, dependency.span);
  return result;
}

NoLimit no_limit(const Model& model, const bounds::SortBound& sort) {
  NoLimit result{{sort.type}, {}, {}, {}, {}};
  for (const bounds::Dependency& dependency : sort.obstacle.cycle) result.cycle.push_back(supply(model, dependency));
  if (sort.obstacle.arithmetic.valid()) result.arithmetic = quoted(model, sort.obstacle.arithmetic);
  if (sort.obstacle.closure.valid()) result.closure = quoted(model, sort.obstacle.closure);
  if (sort.obstacle.supply) result.supply = supply(model, *sort.obstacle.supply);
  return result;
}

// Places that identify an obstacle for the reader. A cycle is the same from each of its starts.
std::vector<text::Span> places(const bounds::Obstacle& obstacle) {
  std::vector<text::Span> spans;
  for (const bounds::Dependency& dependency : obstacle.cycle) spans.push_back(dependency.span);
  std::ranges::sort(spans, {}, [](const text::Span& span) { return std::tuple(span.file.value, span.begin, span.end); });
  spans.push_back(obstacle.arithmetic);
  spans.push_back(obstacle.closure);
  spans.push_back(obstacle.supply ? obstacle.supply->span : text::Span{});
  return spans;
}

}  // namespace

SizeLimits size_limits(const Model& model, const bounds::Bounds& bounds) {
  SizeLimits result;
  std::vector<std::vector<text::Span>> seen;
  for (const bounds::SortBound& sort : bounds.sorts) {
    if (sort.bound) {
      const bool vast = *sort.bound == logic::saturation;
      result.limits.push_back({sort.type, vast ? std::nullopt : sort.bound});
      continue;
    }
    std::vector<text::Span> at = places(sort.obstacle);
    const auto same = std::ranges::find(seen, at);
    if (same != seen.end()) {
      result.unlimited[static_cast<std::size_t>(same - seen.begin())].types.push_back(sort.type);
      continue;
    }
    seen.push_back(std::move(at));
    result.unlimited.push_back(no_limit(model, sort));
  }
  return result;
}

}  // namespace proviso::answer

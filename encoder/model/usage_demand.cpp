#include "model/usage_demand.h"

#include <map>
#include <utility>

#include "text/check.h"

namespace proviso::model {

namespace {

using Demand = std::optional<UsageDemand>;

class DemandSearch {
 public:
  explicit DemandSearch(const Model& model) : model_(model) {}

  Demand of(ExprId id, bool wanted) {
    if (!id.valid()) return std::nullopt;
    const Expression& e = model_[id];
    using K = ExpressionKind;
    switch (e.kind) {
      case K::conjunction:
        return wanted ? any(e.operands, wanted) : all(e.operands, wanted);
      case K::disjunction:
        return wanted ? all(e.operands, wanted) : any(e.operands, wanted);
      case K::negation:
        return of(e.operands[0], !wanted);
      case K::implication:
        return wanted ? of(e.operands[1], true) : first(of(e.operands[0], true), of(e.operands[1], false));
      case K::equivalence:
        return both(first(of(e.operands[0], true), of(e.operands[1], wanted)),
                    first(of(e.operands[0], false), of(e.operands[1], !wanted)));
      case K::choice:
        return first(of(e.operands[1], wanted), of(e.operands[2], wanted));
      case K::every:
        return wanted ? of(e.operands[0], true) : thing(e, false);
      case K::some:
        return wanted ? thing(e, true) : nothing(e);
      case K::no:
        return wanted ? nothing(e) : thing(e, true);
      case K::exactly:
        if (e.integer == 0) return wanted ? nothing(e) : thing(e, true);
        return wanted ? thing(e, true) : std::nullopt;
      case K::at_least:
        return wanted && e.integer > 0 ? thing(e, true) : std::nullopt;
      case K::at_most:
        if (wanted) return e.integer == 0 ? nothing(e) : std::nullopt;
        return thing(e, true);
      case K::exists:
        return wanted ? value(e) : std::nullopt;
      case K::predicate:
        return term(e, wanted);
      case K::equal:
      case K::not_equal:
      case K::less:
      case K::less_equal:
      case K::greater:
      case K::greater_equal:
        return count(e, wanted);
      // Nothing is said of how many things there are, or of clauses.
      case K::truth:
      case K::in:
      case K::not_in:
      case K::subset_of:
      case K::before:
      case K::after:
      case K::is_type:
      case K::kept:
      case K::applies:
      case K::reaches:
      case K::is_or_reaches:
      case K::tuple:
      case K::variable:
      case K::field:
        return std::nullopt;
      // No formulas.
      case K::individual:
      case K::element:
      case K::integer:
      case K::decimal:
      case K::date:
      case K::moment:
      case K::function:
      case K::widen:
      case K::add:
      case K::subtract:
      case K::difference:
      case K::scale:
      case K::shift:
      case K::lesser:
      case K::greater_of:
      case K::floor:
      case K::count:
      case K::sum:
      case K::min:
      case K::max:
      case K::set_literal:
      case K::comprehension:
      case K::set_union:
      case K::intersect:
      case K::minus:
      case K::first:
      case K::last:
      case K::next:
      case K::previous:
        return std::nullopt;
    }
    CHECK(false, "a kind of expression that demands or does not");
  }

 private:
  bool is_usage(TypeId type) const { return type.valid() && model_[type].usage; }

  static ExprId body_of(const Expression& quantifier) {
    return quantifier.operands.empty() ? ExprId{} : quantifier.operands[0];
  }

  static Demand first(Demand a, Demand b) { return a ? a : b; }
  static Demand both(Demand a, Demand b) { return b ? a : std::nullopt; }

  Demand any(const std::vector<ExprId>& formulas, bool wanted) {
    for (const ExprId formula : formulas) {
      if (const Demand demand = of(formula, wanted)) return demand;
    }
    return std::nullopt;
  }

  Demand all(const std::vector<ExprId>& formulas, bool wanted) {
    Demand demand;
    for (const ExprId formula : formulas) {
      const Demand next = of(formula, wanted);
      if (!next) return std::nullopt;
      if (!demand) demand = next;
    }
    return demand;
  }

  // That there are things of the quantifier for which its `where` holds and its body comes out as `body_wanted`.
  Demand thing(const Expression& e, bool body_wanted) {
    for (const VarId id : e.variables) {
      const Variable& variable = model_[id];
      if (is_usage(variable.value.type))
        return UsageDemand{{e.span.file, e.span.begin, variable.span.end}, variable.value.type};
    }
    return first(of(e.guard, true), of(body_of(e), body_wanted));
  }

  // That there are none.
  Demand nothing(const Expression& e) { return of(body_of(e).valid() ? body_of(e) : e.guard, false); }

  // A value that may be absent.
  Demand value(const Expression& e) const {
    const TypeId type = model_[e.operands[0]].type.value.type;
    return is_usage(type) ? Demand({e.span, type}) : std::nullopt;
  }

  // A number of things, compared with a fixed one: 0 does not do.
  Demand count(const Expression& e, bool wanted) const {
    const Expression& left = model_[e.operands[0]];
    const Expression& right = model_[e.operands[1]];
    const bool count_left = left.kind == ExpressionKind::count && right.kind == ExpressionKind::integer;
    const bool count_right = right.kind == ExpressionKind::count && left.kind == ExpressionKind::integer;
    if (!count_left && !count_right) return std::nullopt;
    const TypeId type = model_[(count_left ? left : right).operands[0]].type.value.type;
    const Number none;
    if (!is_usage(type) || compare(e.kind, count_left ? none : left.number, count_left ? right.number : none) == wanted)
      return std::nullopt;
    return UsageDemand{e.span, type};
  }

  static bool compare(ExpressionKind kind, const Number& a, const Number& b) {
    using K = ExpressionKind;
    if (kind == K::equal) return a == b;
    if (kind == K::not_equal) return a != b;
    if (kind == K::less) return a < b;
    if (kind == K::less_equal) return a <= b;
    return kind == K::greater ? a > b : a >= b;
  }

  // A term that leads back to itself demands nothing on the way; it is reported elsewhere.
  Demand term(const Expression& call, bool wanted) {
    const std::pair<TermId, bool> key{call.term_id, wanted};
    if (known_.emplace(key, TypeId{}).second) {
      for (const Reading& reading : model_[call.term_id].readings) {
        if (const Demand demand = of(reading.meaning, wanted)) known_[key] = demand->type;
      }
    }
    const TypeId type = known_[key];
    return type.valid() ? Demand({call.span, type}) : std::nullopt;
  }

  const Model& model_;
  std::map<std::pair<TermId, bool>, TypeId> known_;  // what each term demands; an invalid id: nothing
};

}  // namespace

std::optional<UsageDemand> usage_demand(const Model& model, ExprId formula, bool wanted) {
  return DemandSearch(model).of(formula, wanted);
}

}  // namespace proviso::model

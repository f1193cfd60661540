#include "resolve/passes/usage_demand.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "model/kind_traits.h"
#include "model/walk.h"
#include "text/check.h"

namespace proviso::resolve {

namespace {

using Demand = std::optional<UsageDemand>;
using K = ExpressionKind;

// What is known to exist in the context of a formula.
struct Told {
  std::vector<TypeId> types;                        // elements of these types exist
  std::vector<std::pair<K, std::uint32_t>> values;  // these fields have values, and elements have neighbours in the order of these types
};

class DemandSearch {
 public:
  explicit DemandSearch(const Model& model) : model_(model) {}

  Demand of(const Rule& rule) {
    add(rule.variables);
    add(rule.guard);
    for (const ExprId exception : rule.exceptions) add(exception);
    return of(rule.demand, rule.deontic == syntax::Deontic::must);
  }

 private:
  Demand of(ExprId id, bool wanted) {
    if (!id.valid()) return std::nullopt;
    const Expression& e = model_[id];
    switch (e.kind) {
      case K::conjunction:
        return wanted ? any(e.operands, wanted) : all(e.operands, wanted);
      case K::disjunction:
        return wanted ? all(e.operands, wanted) : any(e.operands, wanted);
      case K::negation:
        return of(e.operands[0], !wanted);
      case K::implication:
        if (!wanted) return first(of(e.operands[0], true), of(e.operands[1], false));
        return under(e.operands[0], e.operands[1], true);
      case K::equivalence:
        if (wanted) return first(under(e.operands[0], e.operands[1], true), under(e.operands[1], e.operands[0], true));
        return both(first(of(e.operands[0], true), of(e.operands[1], false)), first(of(e.operands[0], false), of(e.operands[1], true)));
      case K::choice:
        return first(under(e.operands[0], e.operands[1], wanted), under(e.operands[0], e.operands[2], wanted));
      case K::every:
        return wanted ? within(e, e.operands[0], true) : thing(e, false);
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
      case K::predicate:
        return first(term(e, wanted), wanted ? any_presence(e.operands) : std::nullopt);
      case K::less:
      case K::less_equal:
      case K::greater:
      case K::greater_equal:
      case K::equal:
        return first(amount(e, wanted), wanted ? any_presence(e.operands) : std::nullopt);
      case K::not_equal:
        return first(amount(e, wanted), wanted ? std::nullopt : any_presence(e.operands));
      // Atoms: false if a value is absent.
      case K::exists:
      case K::in:
      case K::subset_of:
      case K::before:
      case K::after:
      case K::is_type:
      case K::reaches:
      case K::is_or_reaches:
      case K::tuple:
      case K::field:
        return wanted ? any_presence(e.operands, e.kind == K::field ? id : ExprId{}) : std::nullopt;
      case K::not_in:
        return wanted ? std::nullopt : any_presence(e.operands);
      // Formulas that say nothing about the number of elements, or are about clauses; and what is no formula.
      case K::truth:
      case K::kept:
      case K::applies:
      case K::variable:
#define EXPRESSION(kind, ...) case K::kind:
#include "model/value_kinds.def"
#undef EXPRESSION
        return std::nullopt;
    }
    CHECK(false, "a kind of expression that demands or does not");
  }

  bool is_usage(TypeId type) const { return type.valid() && model_[type].usage; }

  static bool is_of_set(K kind) { return kind == K::first_of || kind == K::last_of || kind == K::sole; }
  static ExprId body_of(const Expression& quantifier) { return quantifier.operands.empty() ? ExprId{} : quantifier.operands[0]; }

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

  // ---- the context

  void add(const std::vector<VarId>& variables) {
    for (const VarId id : variables) told_.types.push_back(model_[id].value.type);
  }
  // Adds everything that a condition mentions, without analysing what it says about it.
  void add(ExprId condition) {
    for_each_node(model_, condition, [&](const Expression& e) {
      add(e.variables);
      if (e.kind == K::first || e.kind == K::last) told_.types.push_back(e.named_type);
      if (const auto value = optional_value(e)) told_.values.push_back(*value);
    });
  }
  bool is_told_of(TypeId type) const {
    return std::ranges::any_of(told_.types, [&](TypeId told) { return told.valid() && model_.is_subtype(told, type); });
  }

  // The demand of `formula`, in a context where `condition` holds.
  Demand under(ExprId condition, ExprId formula, bool wanted) {
    const Told before = told_;
    add(condition);
    const Demand demand = of(formula, wanted);
    told_ = before;
    return demand;
  }
  // The demand of a quantifier's body, for the elements that satisfy its `where`.
  Demand within(const Expression& e, ExprId body, bool wanted) {
    const Told before = told_;
    add(e.variables);
    const Demand demand = under(e.guard, body, wanted);
    told_ = before;
    return demand;
  }

  // ---- elements

  // The demand that some elements satisfy the quantifier's `where` and give its body the value `body_wanted`.
  Demand thing(const Expression& e, bool body_wanted) {
    const bool whatever =
        !e.guard.valid() && !body_of(e).valid() && e.variables.size() == 1 && (e.kind == K::some || e.kind == K::no || e.integer <= 1);
    for (const VarId id : e.variables) {
      const Variable& variable = model_[id];
      if (is_usage(variable.value.type) && !(whatever && e.kind != K::at_most && is_told_of(variable.value.type)))
        return UsageDemand{{e.span.file, e.span.begin, variable.span.end}, variable.value.type};
    }
    return first(of(e.guard, true), within(e, body_of(e), body_wanted));
  }

  // The demand that there are no such elements.
  Demand nothing(const Expression& e) { return body_of(e).valid() ? within(e, body_of(e), false) : of(e.guard, false); }

  // ---- values that may be absent

  std::optional<std::pair<K, std::uint32_t>> optional_value(const Expression& e) const {
    if (!is_usage(e.type.value.type)) return std::nullopt;
    if (e.kind == K::next || e.kind == K::previous || is_of_set(e.kind)) return std::pair(e.kind, e.type.value.type.value);
    if (e.kind == K::field && model_[e.field_id].multiplicity == Multiplicity::optional) return std::pair(e.kind, e.field_id.value);
    return std::nullopt;
  }

  // The demand that one of these is present. `also`: a field, considered itself.
  Demand any_presence(const std::vector<ExprId>& values, ExprId also = {}) {
    if (also.valid()) return presence(also);
    for (const ExprId value : values) {
      if (const Demand demand = presence(value)) return demand;
    }
    return std::nullopt;
  }

  Demand presence(ExprId id) {
    const Expression& e = model_[id];
    if (const auto value = optional_value(e)) {
      if (std::ranges::find(told_.values, *value) == told_.values.end()) return UsageDemand{e.span, e.type.value.type};
    }
    if (is_of_set(e.kind)) return std::nullopt;  // told of, or of the design
    if (e.kind == K::choice) return both(presence(e.operands[1]), presence(e.operands[2]));
    if (e.kind == K::function) return first(any_presence(e.operands), meaning(e));
    if (e.kind == K::first || e.kind == K::last) {
      if (!is_usage(e.named_type) || is_told_of(e.named_type)) return std::nullopt;
      return UsageDemand{e.span, e.named_type};
    }
    if (e.kind == K::min || e.kind == K::max) {
      for (const VarId variable : e.variables) {
        const TypeId type = model_[variable].value.type;
        if (is_usage(type) && (e.guard.valid() || !is_told_of(type))) return UsageDemand{e.span, type};
      }
    }
    const bool spreads = traits(e.kind).family == Family::value && traits(e.kind).absence == Absence::spreads;
    return spreads && e.type.shape != Shape::set ? any_presence(e.operands) : std::nullopt;
  }

  // ---- numbers of elements

  // A comparison whose truth differs if there is no usage other than that of the context.
  Demand amount(const Expression& e, bool wanted) {
    counted_ = {};
    const auto left = without_usage(e.operands[0]);
    const auto right = without_usage(e.operands[1]);
    if (!left || !right || !counted_.valid() || compare(e.kind, *left, *right) == wanted) return std::nullopt;
    return UsageDemand{e.span, counted_};
  }

  // The value if there is no usage other than that of the context; nothing if it is not known.
  std::optional<Number> without_usage(ExprId id) {
    const Expression& e = model_[id];
    switch (e.kind) {
      case K::integer:
      case K::decimal:
        return e.number;
      case K::count: {
        // If the context contains an element of the type, all elements of the type are at least one.
        const Expression& set = model_[e.operands[0]];
        const TypeId type = set.type.value.type;
        const bool of_all = set.kind == K::comprehension && !set.guard.valid();
        return amount_of(type, of_all && is_told_of(type) ? Number(1) : Number());
      }
      case K::sum: {
        const auto is_any_usage = [&](VarId id) { return is_usage(model_[id].value.type); };
        const auto variable = std::ranges::find_if(e.variables, is_any_usage);
        if (variable == e.variables.end()) return std::nullopt;
        const TypeId type = model_[*variable].value.type;
        if (!e.guard.valid() && is_told_of(type)) return std::nullopt;
        return amount_of(type, Number());
      }
      case K::widen:
        return without_usage(e.operands[0]);
      case K::scale: {
        const auto value = without_usage(e.operands[0]);
        return value ? std::optional(e.number * *value) : std::nullopt;
      }
      case K::add:
      case K::subtract:
      case K::multiply: {
        const auto a = without_usage(e.operands[0]);
        const auto b = without_usage(e.operands[1]);
        if (!a || !b) return std::nullopt;
        return e.kind == K::add ? *a + *b : e.kind == K::subtract ? *a - *b : *a * *b;
      }
#define EXPRESSION(kind, ...) case K::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
      case K::choice:
      case K::variable:
      case K::field:
      case K::individual:
      case K::element:
      case K::date:
      case K::moment:
      case K::function:
      case K::difference:
      case K::shift:
      case K::working_shift:
      case K::working_days:
      case K::date_part:
      case K::lesser:
      case K::greater_of:
      case K::floor:
      case K::min:
      case K::max:
      case K::set_literal:
      case K::comprehension:
      case K::set_union:
      case K::intersect:
      case K::minus:
      case K::first:
      case K::last:
      case K::first_of:
      case K::last_of:
      case K::sole:
      case K::next:
      case K::previous:
        return std::nullopt;
    }
    CHECK(false, name(e.kind));
  }

  std::optional<Number> amount_of(TypeId type, Number amount) {
    if (!is_usage(type)) return std::nullopt;
    counted_ = type;
    return amount;
  }

  static bool compare(K kind, const Number& a, const Number& b) {
    if (kind == K::equal) return a == b;
    if (kind == K::not_equal) return a != b;
    if (kind == K::less) return a < b;
    if (kind == K::less_equal) return a <= b;
    return kind == K::greater ? a > b : a >= b;
  }

  // ---- terms

  // A recursive occurrence of a term demands nothing; recursion is reported elsewhere. The context of a definition consists of its
  // parameters.
  Demand term(const Expression& call, bool wanted) {
    const std::pair<TermId, int> key{call.term_id, wanted ? 1 : 0};
    return of_term(call, key, [&](ExprId meaning) { return of(meaning, wanted); });
  }
  // The demand that the term's value exists.
  Demand meaning(const Expression& call) {
    if (call.type.shape == Shape::set) return std::nullopt;
    return of_term(call, {call.term_id, 2}, [&](ExprId meaning) { return presence(meaning); });
  }
  template <typename Judge>
  Demand of_term(const Expression& call, const std::pair<TermId, int>& key, Judge judge) {
    if (known_.emplace(key, TypeId{}).second) {
      Told before = std::exchange(told_, {});
      add(model_[call.term_id].parameters);
      for (const Reading& reading : model_[call.term_id].readings) {
        if (const Demand demand = judge(reading.meaning)) known_[key] = demand->type;
      }
      told_ = std::move(before);
    }
    const TypeId type = known_[key];
    return type.valid() ? Demand({call.span, type}) : std::nullopt;
  }

  const Model& model_;
  Told told_;
  TypeId counted_;                                  // the type whose number of elements `amount` has assumed to be minimal
  std::map<std::pair<TermId, int>, TypeId> known_;  // the demand of each term; an invalid id: nothing
};

}  // namespace

std::optional<UsageDemand> usage_demand(const Model& model, const Rule& rule) {
  if (!is_duty(rule)) return std::nullopt;
  return DemandSearch(model).of(rule);
}

}  // namespace proviso::resolve

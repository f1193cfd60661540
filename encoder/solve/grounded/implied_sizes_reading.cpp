// The number of elements of each type, and the least solution of the constraints.
#include <algorithm>
#include <optional>
#include <string>

#include "logic/kind_traits.h"
#include "solve/backends/solver_parameters.h"
#include "solve/grounded/implied_sizes_reading.h"
#include "solve/grounded/tuning.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;
using ground::Pool;
using model::TypeId;

ImpliedSizes::Reading::Reading(ImpliedSizes& of, const Query& query, z3::context& context)
    : of_(of),
      theory_(of.theory_),
      arena_(*of.theory_.arena),
      query_(query),
      context_(context),
      ranges_(arena_),
      solver_(context, z3::solver::simple()),
      weighed_(context.int_val(0)) {
  for (const Definition& definition : theory_.definitions) definitions_[definition.symbol].push_back(&definition);
  add_types();
  std::vector<Formula> asked;
  for (const model::Unit& unit : query.demands) {
    const auto axioms = theory_.demands.find(unit);
    if (axioms == theory_.demands.end()) continue;
    for (const Axiom& axiom : axioms->second) asked.push_back(axiom.formula);
  }
  if (query.goal.valid()) asked.push_back(query.goal);
  for (const model::Limit& limit : query.limits) asked.push_back(theory_.at_most(limit.type, Number(limit.count)));
  for (Formula formula : asked) read_ranges(formula);
  for (Formula formula : asked) solver_.add(says(formula, true));
}

std::vector<std::uint64_t> ImpliedSizes::Reading::fewest(std::uint64_t& units) {
  std::vector<std::uint64_t> best(of_.pools_.size(), 0);
  const auto fits = [&](std::uint64_t most) {
    const std::uint64_t slice = std::min(units, grounded_tuning::units_a_size_check);
    z3::params parameters = solver_parameters(context_);
    parameters.set("rlimit", resource_limit(slice));
    solver_.set(parameters);
    solver_.push();
    solver_.add(weighed_ <= context_.int_val(most));
    const std::uint64_t before = used();
    const bool sat = slice != 0 && solver_.check() == z3::sat;
    if (sat) {
      const z3::model model = solver_.get_model();
      for (std::size_t i = 0; i < best.size(); ++i) {
        std::int64_t value = 0;
        best[i] = model.eval(elements_[i], true).is_numeral_i64(value) && value > 0 ? static_cast<std::uint64_t>(value) : 0;
      }
    }
    solver_.pop();
    units -= std::min(units, used() - before);
    return sat;
  };
  std::uint64_t low = 0, high = grounded_tuning::weight_of_element;
  while (!fits(high)) {
    if (high >= grounded_tuning::most_implied || units == 0) return std::vector<std::uint64_t>(best.size(), 0);
    low = high + 1;
    high *= 2;
  }
  while (low < high && units != 0) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (fits(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return best;
}

std::uint64_t ImpliedSizes::Reading::used() {
  const z3::stats statistics = solver_.statistics();
  for (unsigned i = 0; i < statistics.size(); ++i) {
    if (statistics.key(i) == "rlimit count")
      return statistics.is_uint(i) ? statistics.uint_value(i) : static_cast<std::uint64_t>(statistics.double_value(i));
  }
  return 0;
}

z3::expr ImpliedSizes::Reading::number(const Number& value) { return context_.real_val(value.to_fraction().c_str()); }

z3::expr ImpliedSizes::Reading::fresh_int() {
  z3::expr result = context_.int_const(("n" + std::to_string(names_++)).c_str());
  solver_.add(result >= 0);
  return result;
}

z3::expr ImpliedSizes::Reading::fresh_real() { return context_.real_const(("r" + std::to_string(names_++)).c_str()); }

void ImpliedSizes::Reading::add_types() {
  const model::Model& model = theory_.model;
  for (const Pool& pool : of_.pools_) {
    const bool is_fixed = query_.fixed != nullptr && query_.fixed->has(pool.sort);
    elements_.push_back(is_fixed ? context_.int_val(ground::fixed_capacity(pool, *query_.fixed)) : fresh_int());
    std::uint64_t depth = 0;
    for (TypeId type = pool.type; type != model[type].root; type = model[type].parent) ++depth;
    weighed_ = weighed_ + elements_.back() * context_.int_val(grounded_tuning::weight_of_element +
                                                              std::min<std::uint64_t>(depth, grounded_tuning::weight_of_element));
  }
  for (std::uint32_t i = 0; i < model.types.size(); ++i) types_.push_back(of_type(TypeId{i}));
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    const auto named = static_cast<int>(std::ranges::count_if(
        model.individuals, [&](const model::Individual& individual) { return model.is_subtype(individual.type, TypeId{i}); }));
    if (named > 0) solver_.add(types_[i] >= named);
  }
}

z3::expr ImpliedSizes::Reading::of_type(TypeId type) {
  const model::Model& model = theory_.model;
  for (std::uint32_t sort = 0; sort < theory_.signature.sorts.size(); ++sort) {
    const Sort& of = theory_.signature.sorts[sort];
    if (of.kind == SortKind::enumeration && of.type == type) return context_.int_val(of.size);
  }
  z3::expr sum = context_.int_val(0);
  for (std::size_t i = 0; i < of_.pools_.size(); ++i) {
    const Pool& pool = of_.pools_[i];
    if (model.is_subtype(pool.type, type)) sum = sum + elements_[i];
    if (pool.ordered && pool.type == model[type].root && pool.type != type) {
      // An ordered root type has one pool, so the number of its elements that belong to a subtype is open.
      const z3::expr own = fresh_int();
      solver_.add(own <= elements_[i]);
      return own;
    }
  }
  return sum;
}

std::vector<Formula> ImpliedSizes::Reading::parts(Kind junction, Formula formula) const {
  if (arena_.kind(formula) != junction) return {formula};
  const auto children = arena_.children(formula);
  return {children.begin(), children.end()};
}

Formula ImpliedSizes::Reading::with(Formula body, VariableId variable, VariableId by) {
  return arena_.substitute(body, {{variable, arena_.variable(by)}});
}

const Meaning* ImpliedSizes::Reading::meaning(Node node) const {
  const Kind kind = arena_.kind(node);
  return traits(kind).payload == Payload::symbol ? &theory_.signature[arena_.symbol(node)].meaning : nullptr;
}

std::optional<TypeId> ImpliedSizes::Reading::type_said(Formula formula, VariableId variable) const {
  const Meaning* what = meaning(formula);
  const auto* membership = what == nullptr ? nullptr : std::get_if<Membership>(what);
  if (membership == nullptr || !is_variable(arena_.children(formula)[0], variable)) return std::nullopt;
  return membership->type;
}

bool ImpliedSizes::Reading::is_variable(Node node, VariableId variable) const {
  return arena_.kind(node) == Kind::variable && arena_.variable_of(node) == variable;
}

void ImpliedSizes::Reading::read_ranges(Formula formula) {
  for (Formula part : parts(Kind::conjunction, formula)) {
    if (arena_.kind(part) != Kind::forall || arena_.variables(part).size() != 1) continue;
    const VariableId variable = arena_.variables(part)[0], any = of_.any_of(arena_.sort(variable));
    for (Formula one : parts(Kind::conjunction, arena_.children(part)[0])) {
      std::vector<Formula> rest;
      for (Formula alternative : parts(Kind::disjunction, one)) {
        const bool is_guard = arena_.kind(alternative) == Kind::negation && type_said(arena_.children(alternative)[0], variable);
        if (!is_guard) rest.push_back(alternative);
      }
      if (rest.size() != 1) continue;
      for (Formula comparison : parts(Kind::conjunction, rest[0])) add_range(with(comparison, variable, any));
    }
  }
}

void ImpliedSizes::Reading::add_range(Formula comparison) {
  const Kind kind = arena_.kind(comparison);
  const bool compares = traits(kind).family == Family::comparison;
  const auto is_number = [&](SortId sort) { return sort == Signature::integer || sort == Signature::real; };
  if (compares && is_number(arena_.sort(arena_.children(comparison)[0]))) ranges_.add(comparison);
  if (kind == Kind::negation && arena_.kind(arena_.children(comparison)[0]) == Kind::less_equal) {
    const auto sides = arena_.children(arena_.children(comparison)[0]);
    ranges_.add(arena_.less(sides[1], sides[0]));
  }
  if (kind == Kind::negation && arena_.kind(arena_.children(comparison)[0]) == Kind::less) {
    const auto sides = arena_.children(arena_.children(comparison)[0]);
    ranges_.add(arena_.less_equal(sides[1], sides[0]));
  }
}

}  // namespace proviso::solve

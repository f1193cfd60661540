#include "solve/grounded/implied_sizes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "logic/kind_traits.h"
#include "solve/backends/solver_parameters.h"
#include "solve/grounded/term_ranges.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;
using ground::Pool;
using model::TypeId;

namespace {

constexpr std::uint64_t units_a_check = 40'000;  // what most questions take in all
constexpr std::size_t deepest_definition = 4;    // defined terms within defined terms
constexpr std::uint64_t most_elements = std::uint64_t{1} << 40;

}  // namespace

// One question, read as one about numbers.
class ImpliedSizes::Reading {
 public:
  Reading(ImpliedSizes& of, const Query& query, z3::context& context)
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

  // The fewest elements, by doubling and halving.
  std::vector<std::uint64_t> fewest(std::uint64_t& units) {
    std::vector<std::uint64_t> best(of_.pools_.size(), 0);
    const auto fits = [&](std::uint64_t most) {
      const std::uint64_t slice = std::min(units, units_a_check);
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
    std::uint64_t low = 0, high = weight;
    while (!fits(high)) {
      if (high >= most_elements || units == 0) return std::vector<std::uint64_t>(best.size(), 0);
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

 private:
  // Elements of a subtype weigh a little more: what may be of either is rather of the type itself.
  static constexpr std::uint64_t weight = 64;

  std::uint64_t used() {
    const z3::stats statistics = solver_.statistics();
    for (unsigned i = 0; i < statistics.size(); ++i) {
      if (statistics.key(i) == "rlimit count")
        return statistics.is_uint(i) ? statistics.uint_value(i) : static_cast<std::uint64_t>(statistics.double_value(i));
    }
    return 0;
  }

  z3::expr number(const Number& value) { return context_.real_val(value.to_fraction().c_str()); }
  z3::expr fresh_int() {
    z3::expr result = context_.int_const(("n" + std::to_string(names_++)).c_str());
    solver_.add(result >= 0);
    return result;
  }
  z3::expr fresh_real() { return context_.real_const(("r" + std::to_string(names_++)).c_str()); }

  void add_types() {
    const model::Model& model = theory_.model;
    for (const Pool& pool : of_.pools_) {
      const bool is_fixed = query_.fixed != nullptr && query_.fixed->has(pool.sort);
      elements_.push_back(is_fixed ? context_.int_val(ground::fixed_capacity(pool, *query_.fixed)) : fresh_int());
      std::uint64_t depth = 0;
      for (TypeId type = pool.type; type != model[type].root; type = model[type].parent) ++depth;
      weighed_ = weighed_ + elements_.back() * context_.int_val(weight + std::min<std::uint64_t>(depth, weight));
    }
    for (std::uint32_t i = 0; i < model.types.size(); ++i) types_.push_back(of_type(TypeId{i}));
    for (std::uint32_t i = 0; i < model.types.size(); ++i) {
      const auto named = static_cast<int>(std::ranges::count_if(
          model.individuals, [&](const model::Individual& individual) { return model.is_subtype(individual.type, TypeId{i}); }));
      if (named > 0) solver_.add(types_[i] >= named);
    }
  }

  z3::expr of_type(TypeId type) {
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
        // Of an ordered root there is one pool: how many of its elements are of a subtype is open.
        const z3::expr own = fresh_int();
        solver_.add(own <= elements_[i]);
        return own;
      }
    }
    return sum;
  }

  // -- what is said of every element

  // The parts of which one holds, or all hold.
  std::vector<Formula> parts(Kind junction, Formula formula) const {
    if (arena_.kind(formula) != junction) return {formula};
    const auto children = arena_.children(formula);
    return {children.begin(), children.end()};
  }
  Formula with(Formula body, VariableId variable, VariableId by) { return arena_.substitute(body, {{variable, arena_.variable(by)}}); }
  const Meaning* meaning(Node node) const {
    const Kind kind = arena_.kind(node);
    return traits(kind).payload == Payload::symbol ? &theory_.signature[arena_.symbol(node)].meaning : nullptr;
  }
  // The type of which an atom says that this variable is.
  std::optional<TypeId> type_said(Formula formula, VariableId variable) const {
    const Meaning* what = meaning(formula);
    const auto* membership = what == nullptr ? nullptr : std::get_if<Membership>(what);
    if (membership == nullptr || !is_variable(arena_.children(formula)[0], variable)) return std::nullopt;
    return membership->type;
  }
  bool is_variable(Node node, VariableId variable) const {
    return arena_.kind(node) == Kind::variable && arena_.variable_of(node) == variable;
  }

  void read_ranges(Formula formula) {
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
  void add_range(Formula comparison) {
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

  // -- how many

  // Of the elements of a sort that satisfy a condition on `variable`.
  z3::expr count(Formula condition, VariableId variable) {
    const SortId sort = arena_.sort(variable);
    const VariableId any = of_.any_of(sort);
    const Formula canonical = with(condition, variable, any);
    if (const auto known = counts_.find({canonical, any}); known != counts_.end()) return known->second;
    const std::vector<Formula> conditions = parts(Kind::conjunction, canonical);
    z3::expr all = types_[theory_.signature[sort].type.value];
    bool is_type = true;
    TypeId narrowest = theory_.signature[sort].type;
    for (Formula one : conditions) {
      if (arena_.kind(one) == Kind::verum) continue;
      const std::optional<TypeId> type = type_said(one, any);
      is_type = is_type && type.has_value();
      if (type && theory_.model.is_subtype(*type, narrowest)) narrowest = *type;
    }
    all = types_[narrowest.value];
    if (is_type) {
      counts_.emplace(std::pair{canonical, any}, all);
      return all;
    }
    const z3::expr result = fresh_int();
    counts_.emplace(std::pair{canonical, any}, result);
    solver_.add(result <= all);
    for (Formula one : conditions) {
      add_to_partition(one, any, narrowest, all, result);
      solver_.add(each(one, any, result, false));
      if (is_closed_but_for(one, any) && arena_.free_variables(one).empty()) solver_.add(z3::implies(result >= 1, says(one, true)));
    }
    return result;
  }
  bool is_closed_but_for(Formula formula, VariableId variable) const {
    return std::ranges::all_of(arena_.free_variables(formula), [&](VariableId free) { return free == variable; });
  }

  // Elements with different values of a field are different ones.
  void add_to_partition(Formula condition, VariableId any, TypeId type, const z3::expr& all, const z3::expr& count) {
    const bool denied = arena_.kind(condition) == Kind::negation;
    const Formula positive = denied ? arena_.children(condition)[0] : condition;
    Node field, value;
    if (arena_.kind(positive) == Kind::equal && !denied) {
      const auto sides = arena_.children(positive);
      for (std::size_t i = 0; i < 2; ++i) {
        if (arena_.kind(sides[i]) == Kind::application && arena_.kind(sides[1 - i]) == Kind::element)
          std::tie(field, value) = std::pair{sides[i], sides[1 - i]};
      }
    } else if (arena_.kind(positive) == Kind::atom && arena_.children(positive).size() == 1) {
      std::tie(field, value) = std::pair{positive, denied ? arena_.falsum() : arena_.verum()};
    }
    if (!field.valid() || arena_.children(field).size() != 1 || !is_variable(arena_.children(field)[0], any)) return;
    if (meaning(field) != nullptr && std::holds_alternative<Membership>(*meaning(field))) return;
    auto& values = partitions_[{type, field}];
    const bool is_new = !values.contains(value);
    if (is_new) {
      values.emplace(value, fresh_int());
      z3::expr sum = context_.int_val(0);
      for (const auto& [node, own] : values) sum = sum + own;
      solver_.add(sum <= all);
    }
    solver_.add(count <= values.at(value));
  }

  // How many pairs a field or relation of two has.
  z3::expr pairs(SymbolId symbol) {
    if (const auto known = pairs_.find(symbol); known != pairs_.end()) return known->second;
    const z3::expr result = fresh_int();
    pairs_.emplace(symbol, result);
    if (const auto* field = std::get_if<FieldSymbol>(&theory_.signature[symbol].meaning)) {
      const model::Field& of = theory_.model[field->field];
      const z3::expr& owners = types_[of.owner.value];
      if (of.multiplicity == model::Multiplicity::one) solver_.add(result == owners);
      if (of.multiplicity == model::Multiplicity::optional) solver_.add(result <= owners);
      if (of.multiplicity == model::Multiplicity::some) solver_.add(result >= owners);
      if (of.value.type.valid()) solver_.add(z3::implies(result >= 1, types_[of.value.type.value] >= 1));
    }
    return result;
  }
  // The field or relation of which a condition says that it has the pair of these two.
  std::optional<SymbolId> relates(Formula condition, VariableId x, VariableId y) const {
    const auto children = arena_.children(condition);
    if (arena_.kind(condition) == Kind::atom && children.size() == 2) {
      const bool both =
          (is_variable(children[0], x) && is_variable(children[1], y)) || (is_variable(children[0], y) && is_variable(children[1], x));
      const bool stated = !std::holds_alternative<OrderSymbol>(*meaning(condition));
      return both && stated ? std::optional(arena_.symbol(condition)) : std::nullopt;
    }
    if (arena_.kind(condition) != Kind::equal) return std::nullopt;
    for (std::size_t i = 0; i < 2; ++i) {
      const Node application = children[i], other = children[1 - i];
      if (arena_.kind(application) != Kind::application || arena_.children(application).size() != 1) continue;
      const Node argument = arena_.children(application)[0];
      if ((is_variable(argument, x) && is_variable(other, y)) || (is_variable(argument, y) && is_variable(other, x)))
        return arena_.symbol(application);
    }
    return std::nullopt;
  }

  // That a formula holds for so many elements `x`. `all`: these are all elements of their type.
  z3::expr each(Formula formula, VariableId x, const z3::expr& many, bool all) {
    z3::expr result = context_.bool_val(true);
    const bool denied = arena_.kind(formula) == Kind::negation;
    const Formula positive = denied ? arena_.children(formula)[0] : formula;
    const Kind kind = arena_.kind(positive);
    if (kind == Kind::conjunction && !denied) {
      for (Formula part : arena_.children(positive)) result = result && each(part, x, many, all);
      return result;
    }
    if (kind == Kind::less_equal || kind == Kind::less) return each_total(positive, denied, x, many, all);
    if ((kind != Kind::at_least && kind != Kind::exists) || arena_.variables(positive).size() != 1) return result;
    const VariableId y = arena_.variables(positive)[0];
    const z3::expr least = context_.int_val(kind == Kind::exists ? "1" : arena_.number(positive).to_fraction().c_str());
    const std::vector<Formula> conditions = parts(Kind::conjunction, arena_.children(positive)[0]);
    std::vector<SymbolId> relating;
    std::optional<TypeId> type = theory_.signature[arena_.sort(y)].type;
    std::size_t others = 0;
    for (Formula condition : conditions) {
      if (const auto symbol = relates(condition, x, y))
        relating.push_back(*symbol);
      else if (const auto said = type_said(condition, y))
        type = theory_.model.is_subtype(*said, *type) ? said : type;
      else
        ++others;
    }
    if (!denied) {
      if (type && type->valid()) result = result && z3::implies(many >= 1, types_[type->value] >= least);
      for (SymbolId symbol : relating) result = result && pairs(symbol) >= least * many;
    } else if (all && relating.size() == 1 && others == 0) {
      result = pairs(relating[0]) <= (least - 1) * many;
    }
    return result;
  }

  // `sum { Item i where i.period = x : i.hours } <= 100`, of each x: as much as that many times over, in all.
  z3::expr each_total(Formula comparison, bool denied, VariableId x, const z3::expr& many, bool all) {
    const auto sides = arena_.children(comparison);
    for (std::size_t i = 0; i < 2; ++i) {
      const Kind kind = arena_.kind(sides[i]);
      if ((kind != Kind::total && kind != Kind::count) || arena_.kind(sides[1 - i]) != Kind::numeral ||
          arena_.variables(sides[i]).size() != 1)
        continue;
      const VariableId y = arena_.variables(sides[i])[0];
      std::vector<Formula> rest;
      bool related = false;
      for (Formula condition : parts(Kind::conjunction, arena_.children(sides[i])[0])) {
        if (relates(condition, x, y))
          related = true;
        else
          rest.push_back(condition);
      }
      const Term summand = kind == Kind::total ? arena_.children(sides[i])[1] : Term{};
      const auto is_of_y = [&](Node node) { return is_closed_but_for(node, y); };
      if (!related || !std::ranges::all_of(rest, is_of_y) || (summand.valid() && !is_of_y(summand))) continue;
      const z3::expr whole =
          kind == Kind::count ? z3::to_real(count(arena_.conjunction(rest), y)) : total(arena_.conjunction(rest), y, summand);
      const z3::expr share = number(arena_.number(sides[1 - i])) * z3::to_real(many);
      // total <= n: as `total <= n`, or denied `n < total`.
      const bool total_is_less = (i == 0) != denied;
      if (total_is_less && all) return whole <= share;
      if (!total_is_less && summand.valid() &&
          ranges_.range(with(summand, y, of_.any_of(arena_.sort(y)))).least.value_or(Number(-1)) >= Number(0))
        return whole >= share;
    }
    return context_.bool_val(true);
  }

  // -- sums

  z3::expr total(Formula condition, VariableId variable, Term summand) {
    const VariableId any = of_.any_of(arena_.sort(variable));
    const auto key = std::pair{with(condition, variable, any), with(summand, variable, any)};
    if (const auto known = totals_.find(key); known != totals_.end()) return known->second;
    const z3::expr result = fresh_real();
    totals_.emplace(key, result);
    const z3::expr many = z3::to_real(count(condition, variable));
    const TermRange range = ranges_.range(key.second);
    if (range.least) solver_.add(result >= number(*range.least) * many);
    if (range.most) solver_.add(result <= number(*range.most) * many);
    return result;
  }

  z3::expr term(Term node) {
    const auto children = arena_.children(node);
    switch (arena_.kind(node)) {
      case Kind::numeral:
        return number(arena_.number(node));
      case Kind::sum: {
        z3::expr sum = number(Number(0));
        for (Term child : children) sum = sum + term(child);
        return sum;
      }
      case Kind::product:
        return number(arena_.number(node)) * term(children[0]);
      case Kind::to_real:
        return term(children[0]);
      case Kind::conditional:
        if (arena_.free_variables(node).empty()) return z3::ite(whether(children[0]), term(children[1]), term(children[2]));
        break;
      case Kind::count:
        if (arena_.free_variables(node).empty()) return z3::to_real(count(children[0], arena_.variables(node)[0]));
        break;
      case Kind::total:
        if (arena_.free_variables(node).empty() && arena_.variables(node).size() == 1)
          return total(children[0], arena_.variables(node)[0], children[1]);
        break;
      case Kind::verum:
      case Kind::falsum:
      case Kind::atom:
      case Kind::equal:
      case Kind::less:
      case Kind::less_equal:
      case Kind::negation:
      case Kind::conjunction:
      case Kind::disjunction:
      case Kind::equivalence:
      case Kind::forall:
      case Kind::exists:
      case Kind::at_least:
      case Kind::reach:
      case Kind::variable:
      case Kind::application:
      case Kind::element:
      case Kind::floor:
      case Kind::quotient:
      case Kind::later:
        break;
    }
    if (const auto known = terms_.find(node); known != terms_.end()) return known->second;
    return terms_.emplace(node, fresh_real()).first->second;
  }

  // -- formulas

  // Whichever of the two: what it says if so, and what if not.
  z3::expr whether(Formula formula) {
    const z3::expr result = context_.bool_const(("b" + std::to_string(names_++)).c_str());
    solver_.add(z3::implies(result, says(formula, true)) && z3::implies(!result, says(formula, false)));
    return result;
  }

  // What follows for the numbers from the formula's being true, or false.
  z3::expr says(Formula formula, bool wanted) {
    if (const auto known = said_.find({formula, wanted}); known != said_.end()) return known->second;
    const z3::expr result = read(formula, wanted);
    said_.emplace(std::pair{formula, wanted}, result);
    return result;
  }
  z3::expr read(Formula formula, bool wanted) {
    const auto children = arena_.children(formula);
    const z3::expr nothing = context_.bool_val(true);
    switch (arena_.kind(formula)) {
      case Kind::verum:
      case Kind::falsum:
        return context_.bool_val((arena_.kind(formula) == Kind::verum) == wanted);
      case Kind::negation:
        return says(children[0], !wanted);
      case Kind::conjunction:
      case Kind::disjunction: {
        const bool all = (arena_.kind(formula) == Kind::conjunction) == wanted;
        z3::expr result = context_.bool_val(all);
        for (Formula child : children) result = all ? result && says(child, wanted) : result || says(child, wanted);
        return result;
      }
      case Kind::equivalence:
        return wanted ? (says(children[0], true) && says(children[1], true)) || (says(children[0], false) && says(children[1], false))
                      : (says(children[0], true) && says(children[1], false)) || (says(children[0], false) && says(children[1], true));
      case Kind::atom:
        return atom(formula, wanted);
      case Kind::equal:
      case Kind::less:
      case Kind::less_equal: {
        const SortId sort = arena_.sort(children[0]);
        if ((sort != Signature::integer && sort != Signature::real) || !arena_.free_variables(formula).empty()) return nothing;
        const z3::expr left = term(children[0]), right = term(children[1]);
        const z3::expr holds = arena_.kind(formula) == Kind::equal  ? left == right
                               : arena_.kind(formula) == Kind::less ? left < right
                                                                    : left <= right;
        return wanted ? holds : !holds;
      }
      case Kind::exists:
        return wanted ? some(formula) : every(formula, true);
      case Kind::forall:
        return wanted ? every(formula, false) : nothing;
      case Kind::at_least: {
        const z3::expr least = context_.int_val(arena_.number(formula).to_fraction().c_str());
        if (!arena_.free_variables(formula).empty()) return nothing;
        const z3::expr many = count(children[0], arena_.variables(formula)[0]);
        return wanted ? many >= least : many < least;
      }
      case Kind::reach:
      case Kind::variable:
      case Kind::application:
      case Kind::element:
      case Kind::numeral:
      case Kind::sum:
      case Kind::product:
      case Kind::conditional:
      case Kind::to_real:
      case Kind::floor:
      case Kind::quotient:
      case Kind::later:
      case Kind::count:
      case Kind::total:
        return nothing;
    }
    CHECK(false, name(arena_.kind(formula)));
  }

  z3::expr atom(Formula formula, bool wanted) {
    const Meaning& what = *meaning(formula);
    if (const auto* in_force = std::get_if<InForce>(&what)) return context_.bool_val(query_.in_force[in_force->clause.value] == wanted);
    if (const auto* reads = std::get_if<Reads>(&what)) {
      const std::vector<std::uint32_t>& open = query_.open[reads->ambiguity.value];
      const bool is_open = std::ranges::find(open, reads->reading) != open.end();
      if (!is_open || open.size() == 1) return context_.bool_val(is_open == wanted);
    }
    if (std::holds_alternative<TermSymbol>(what)) {
      const auto all = definitions_.find(arena_.symbol(formula));
      if (all == definitions_.end() || all->second.size() != 1 || !all->second[0]->body.valid() || depth_ == deepest_definition)
        return context_.bool_val(true);
      const Definition& definition = *all->second[0];
      std::vector<std::pair<VariableId, Term>> given;
      const auto arguments = arena_.children(formula);
      for (std::size_t i = 0; i < arguments.size(); ++i) given.emplace_back(definition.parameters[i], arguments[i]);
      ++depth_;
      const z3::expr result = says(arena_.substitute(definition.body, given), wanted);
      --depth_;
      return result;
    }
    if (!arena_.free_variables(formula).empty()) return context_.bool_val(true);
    const auto known = truths_.try_emplace(formula, context_.bool_const(("t" + std::to_string(formula.id)).c_str())).first;
    return wanted ? known->second : !known->second;
  }

  z3::expr some(Formula formula) {
    const Formula body = arena_.children(formula)[0];
    const auto variables = arena_.variables(formula);
    if (variables.size() == 1 && is_closed_but_for(body, variables[0])) return count(body, variables[0]) >= 1;
    z3::expr result = context_.bool_val(true);
    for (VariableId variable : variables) {
      for (Formula part : parts(Kind::conjunction, body)) {
        if (const auto type = type_said(part, variable)) result = result && types_[type->value] >= 1;
      }
    }
    return result;
  }

  // Of `forall`, or of `exists` that is denied.
  z3::expr every(Formula formula, bool denied) {
    const auto variables = arena_.variables(formula);
    const Formula body = denied ? arena_.negation(arena_.children(formula)[0]) : arena_.children(formula)[0];
    z3::expr result = context_.bool_val(true);
    for (Formula one : parts(Kind::conjunction, body)) {
      const std::vector<Formula> alternatives = parts(Kind::disjunction, one);
      if (variables.size() == 2) result = result && different(denied_apart(alternatives), variables[0], variables[1]);
      if (variables.size() != 1 || !is_closed_but_for(one, variables[0])) continue;
      for (std::size_t i = 0; i < alternatives.size(); ++i) {
        if (!counts_something(alternatives[i])) continue;
        std::vector<Formula> guards;
        bool all = true;
        for (std::size_t j = 0; j < alternatives.size(); ++j) {
          if (j == i) continue;
          guards.push_back(arena_.negation(alternatives[j]));
          all = all && type_said(guards.back(), variables[0]).has_value();
        }
        result = result && each(alternatives[i], variables[0], count(arena_.conjunction(guards), variables[0]), all);
      }
    }
    return result;
  }
  bool counts_something(Formula formula) const {
    const Kind kind = arena_.kind(formula);
    if (kind == Kind::negation) return counts_something(arena_.children(formula)[0]);
    if (kind == Kind::conjunction)
      return std::ranges::any_of(arena_.children(formula), [&](Formula part) { return counts_something(part); });
    return kind == Kind::at_least || kind == Kind::exists || kind == Kind::less || kind == Kind::less_equal;
  }

  // With each part of a denied conjunction denied on its own.
  std::vector<Formula> denied_apart(const std::vector<Formula>& alternatives) {
    std::vector<Formula> result;
    for (Formula one : alternatives) {
      if (arena_.kind(one) != Kind::negation) {
        result.push_back(one);
        continue;
      }
      for (Formula part : parts(Kind::conjunction, arena_.children(one)[0])) result.push_back(arena_.negation(part));
    }
    return result;
  }

  // `x = y or not f(x) = f(y)`: as many values as elements.
  z3::expr different(const std::vector<Formula>& alternatives, VariableId x, VariableId y) {
    std::optional<TypeId> of_x = theory_.signature[arena_.sort(x)].type, value;
    bool apart = false;
    for (Formula one : alternatives) {
      const bool denied = arena_.kind(one) == Kind::negation;
      const Formula inner = denied ? arena_.children(one)[0] : one;
      if (denied) {
        if (const auto type = type_said(inner, x)) {
          of_x = type;
          continue;
        }
        if (type_said(inner, y)) continue;
      }
      if (arena_.kind(inner) != Kind::equal) return context_.bool_val(true);
      const auto sides = arena_.children(inner);
      if (!denied && ((is_variable(sides[0], x) && is_variable(sides[1], y)) || (is_variable(sides[0], y) && is_variable(sides[1], x)))) {
        apart = true;
        continue;
      }
      const bool of_both = denied && arena_.kind(sides[0]) == Kind::application && arena_.kind(sides[1]) == Kind::application &&
                           arena_.symbol(sides[0]) == arena_.symbol(sides[1]) && arena_.children(sides[0]).size() == 1;
      if (!of_both || value || !theory_.signature[arena_.sort(sides[0])].type.valid()) return context_.bool_val(true);
      value = theory_.signature[arena_.sort(sides[0])].type;
      if (const auto* field = std::get_if<FieldSymbol>(meaning(sides[0]))) value = theory_.model[field->field].value.type;
    }
    if (!apart || !value || !of_x->valid()) return context_.bool_val(true);
    return types_[of_x->value] <= types_[value->value];
  }

  ImpliedSizes& of_;
  Theory& theory_;
  Arena& arena_;
  const Query& query_;
  z3::context& context_;
  TermRanges ranges_;
  z3::solver solver_;
  z3::expr weighed_;
  std::vector<z3::expr> elements_;  // by PoolId
  std::vector<z3::expr> types_;     // by TypeId
  std::map<SymbolId, std::vector<const Definition*>> definitions_;
  std::map<std::pair<Formula, VariableId>, z3::expr> counts_;
  std::map<std::pair<TypeId, Node>, std::map<Node, z3::expr>> partitions_;
  std::map<SymbolId, z3::expr> pairs_;
  std::map<std::pair<Formula, Term>, z3::expr> totals_;
  std::map<Term, z3::expr> terms_;
  std::map<Formula, z3::expr> truths_;
  std::map<std::pair<Formula, bool>, z3::expr> said_;
  std::size_t names_ = 0, depth_ = 0;
};

VariableId ImpliedSizes::any_of(SortId sort) {
  const auto [place, is_new] = any_.try_emplace(sort);
  if (is_new) place->second = theory_.arena->fresh_variable(sort, "any");
  return place->second;
}

std::vector<std::uint64_t> ImpliedSizes::of(const Query& query, z3::context& context, std::uint64_t& units) {
  try {
    return Reading(*this, query, context).fewest(units);
  } catch (const z3::exception&) {
    return std::vector<std::uint64_t>(pools_.size(), 0);
  }
}

}  // namespace proviso::solve

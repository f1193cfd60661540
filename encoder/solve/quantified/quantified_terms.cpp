#include "solve/quantified/quantified_terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "logic/kind_traits.h"
#include "lower/calendar_terms.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

namespace {

std::vector<VariableId> without(std::span<const VariableId> all, std::span<const VariableId> bound) {
  std::vector<VariableId> result;
  for (VariableId v : all)
    if (std::find(bound.begin(), bound.end(), v) == bound.end()) result.push_back(v);
  return result;
}

z3::expr_vector vector_of(z3::context& context, const std::vector<z3::expr>& expressions) {
  z3::expr_vector result(context);
  for (const z3::expr& e : expressions) result.push_back(e);
  return result;
}

}  // namespace

QuantifiedTerms::QuantifiedTerms(z3::context& context, Theory& theory) : context_(context), theory_(theory) {
  sorts_.resize(theory.signature.sorts.size());
  elements_.resize(theory.signature.sorts.size());
}

z3::sort QuantifiedTerms::sort(SortId id) {
  auto& known = sorts_[id.value];
  if (known) return *known;
  const Sort& sort = theory_.signature[id];
  switch (sort.kind) {
    case SortKind::boolean:
      known = context_.bool_sort();
      break;
    case SortKind::integer:
      known = context_.int_sort();
      break;
    case SortKind::real:
      known = context_.real_sort();
      break;
    case SortKind::open:
      known = context_.uninterpreted_sort(fmt::format("s{}", id.value).c_str());
      break;
    case SortKind::enumeration: {
      std::vector<std::string> names;
      std::vector<const char*> views;
      for (std::uint32_t i = 0; i < sort.size; ++i) names.push_back(fmt::format("s{}e{}", id.value, i));
      for (const std::string& name : names) views.push_back(name.c_str());
      z3::func_decl_vector constants(context_), testers(context_);
      known = context_.enumeration_sort(fmt::format("s{}", id.value).c_str(), sort.size, views.data(), constants, testers);
      elements_[id.value].emplace(context_);
      for (unsigned i = 0; i < constants.size(); ++i) elements_[id.value]->push_back(constants[static_cast<int>(i)]());
      break;
    }
  }
  return *known;
}

z3::func_decl QuantifiedTerms::declaration(SymbolId id) {
  if (declarations_.size() <= id.value) declarations_.resize(id.value + 1);
  auto& known = declarations_[id.value];
  if (known) return *known;
  const Symbol& symbol = theory_.signature[id];
  z3::sort_vector arguments(context_);
  for (SortId argument : symbol.arguments) arguments.push_back(sort(argument));
  known = context_.function(fmt::format("f{}", id.value).c_str(), arguments, sort(symbol.result));
  return *known;
}

z3::expr QuantifiedTerms::symbol(SymbolId id) { return declaration(id)(z3::expr_vector(context_)); }

z3::expr QuantifiedTerms::variable(VariableId id) {
  const auto found = variables_.find(id.value);
  if (found != variables_.end()) return found->second;
  z3::expr made = context_.constant(fmt::format("x{}", id.value).c_str(), sort(theory_.arena->sort(id)));
  variables_.emplace(id.value, made);
  return made;
}

z3::expr QuantifiedTerms::formula(Formula node) { return translate(node); }

z3::expr QuantifiedTerms::translate(Node node) {
  if (const auto found = known_.find(node.id); found != known_.end()) return found->second;
  Arena& arena = *theory_.arena;
  std::vector<z3::expr> children;
  const Kind kind = arena.kind(node);
  if (!is_binder(kind))
    for (Node child : arena.children(node)) children.push_back(translate(child));
  z3::expr result = [&]() -> z3::expr {
    switch (kind) {
      case Kind::verum:
        return context_.bool_val(true);
      case Kind::falsum:
        return context_.bool_val(false);
      case Kind::atom:
      case Kind::application:
        return declaration(arena.symbol(node))(vector_of(context_, children));
      case Kind::equal:
        return children[0] == children[1];
      case Kind::less:
        return children[0] < children[1];
      case Kind::less_equal:
        return children[0] <= children[1];
      case Kind::negation:
        return !children[0];
      case Kind::conjunction:
        return z3::mk_and(vector_of(context_, children));
      case Kind::disjunction:
        return z3::mk_or(vector_of(context_, children));
      case Kind::equivalence:
        return children[0] == children[1];
      case Kind::forall:
        return quantifier(node, true);
      case Kind::exists:
        return quantifier(node, false);
      case Kind::at_least:
        return at_least(node);
      case Kind::reach:
        return reach(node);
      case Kind::variable:
        return variable(arena.variable_of(node));
      case Kind::element: {
        sort(arena.sort(node));
        const auto index = arena.number(node).to_int64();
        return (*elements_[arena.sort(node).value])[static_cast<int>(*index)];
      }
      case Kind::numeral:
        return numeral(node);
      case Kind::sum:
        return z3::sum(vector_of(context_, children));
      case Kind::product: {
        const std::string factor = arena.number(node).to_fraction();
        return (arena.sort(node) == Signature::integer ? context_.int_val(factor.c_str()) : context_.real_val(factor.c_str())) *
               children[0];
      }
      case Kind::conditional:
        return z3::ite(children[0], children[1], children[2]);
      case Kind::to_real:
        return z3::to_real(children[0]);
      case Kind::floor:
        return z3::expr(context_, Z3_mk_real2int(context_, children[0]));
      case Kind::quotient:
        return children[0] / context_.int_val(arena.number(node).to_fraction().c_str());
      case Kind::day_function:
        return has_quotients(arena.day_function(node)) ? translate(with_quotients(arena, node)) : uninterpreted(node);
      case Kind::count:
      case Kind::total:
        return uninterpreted(node);
    }
    CHECK(false, "a node of unknown kind");
  }();
  known_.emplace(node.id, result);
  return result;
}

z3::expr QuantifiedTerms::numeral(Node node) {
  const std::string digits = theory_.arena->number(node).to_fraction();
  return theory_.arena->sort(node) == Signature::integer ? context_.int_val(digits.c_str()) : context_.real_val(digits.c_str());
}

z3::expr QuantifiedTerms::quantified(bool universal, const std::vector<VariableId>& variables, const z3::expr& body) {
  if (variables.empty()) return body;
  std::vector<Z3_app> bound;
  for (VariableId v : variables) bound.push_back(variable(v));
  const Z3_symbol name = Z3_mk_string_symbol(context_, fmt::format("q{}", names_++).c_str());
  const Z3_ast result = Z3_mk_quantifier_const_ex(context_, universal, 1, name, name, static_cast<unsigned>(bound.size()), bound.data(), 0,
                                                  nullptr, 0, nullptr, body);
  context_.check_error();
  return z3::expr(context_, result);
}

z3::expr QuantifiedTerms::quantifier(Node node, bool universal) {
  const auto variables = theory_.arena->variables(node);
  return quantified(universal, {variables.begin(), variables.end()}, translate(theory_.arena->children(node)[0]));
}

// At least n distinct elements; exact in either polarity. More than a dozen would make the formula too long: an uninterpreted truth
// value stands for it.
z3::expr QuantifiedTerms::at_least(Node node) {
  Arena& arena = *theory_.arena;
  const auto number = arena.number(node).to_int64();
  if (!number || *number > 12) return uninterpreted(node);
  const VariableId variable = arena.variables(node)[0];
  const SortId of = arena.sort(variable);
  const Formula body = arena.children(node)[0];
  std::vector<VariableId> fresh;
  std::vector<Formula> parts;
  for (std::int64_t i = 0; i < *number; ++i) {
    fresh.push_back(arena.fresh_variable(of, fmt::format("{}{}", arena.name(variable), i + 1)));
    const Term term = arena.variable(fresh.back());
    parts.push_back(arena.substitute(body, {{variable, term}}));
    for (std::int64_t j = 0; j < i; ++j)
      parts.push_back(arena.negation(arena.equal(arena.variable(fresh[static_cast<std::size_t>(j)]), term)));
  }
  return quantified(false, fresh, translate(arena.conjunction(parts)));
}

z3::expr QuantifiedTerms::member(SortId of, Term term) {
  const SymbolId member = theory_.signature[of].member;
  if (!member.valid()) return context_.bool_val(true);
  return translate(theory_.arena->atom(member, {term}));
}

// The closure of a step is an uninterpreted relation with the step's other free variables as further arguments. Steps that differ only
// in the names of their variables share it.
z3::expr QuantifiedTerms::reach(Node node) {
  exact_ = false;
  Arena& arena = *theory_.arena;
  const auto bound = arena.variables(node);
  const SortId of = arena.sort(bound[0]);
  auto [place, is_new] = canonical_.try_emplace(of.value);
  if (is_new) place->second = {arena.fresh_variable(of, "u"), arena.fresh_variable(of, "v")};
  const auto [u, v] = place->second;
  const Term u_term = arena.variable(u), v_term = arena.variable(v);
  const Formula step = arena.substitute(arena.children(node)[2], {{bound[0], u_term}, {bound[1], v_term}});
  const std::vector<VariableId> canonical{u, v};
  const std::vector<VariableId> parameters = without(arena.free_variables(step), canonical);

  auto found = closures_.find(step.id);
  if (found == closures_.end()) {
    z3::sort_vector sorts(context_);
    for (VariableId p : parameters) sorts.push_back(sort(arena.sort(p)));
    sorts.push_back(sort(of));
    sorts.push_back(sort(of));
    found = closures_.emplace(step.id, context_.function(fmt::format("r{}", step.id).c_str(), sorts, context_.bool_sort())).first;
    const z3::func_decl relation = found->second;
    const auto holds = [&](const z3::expr& from, const z3::expr& to) {
      std::vector<z3::expr> arguments;
      for (VariableId p : parameters) arguments.push_back(variable(p));
      arguments.push_back(from);
      arguments.push_back(to);
      return relation(vector_of(context_, arguments));
    };
    const VariableId w = arena.fresh_variable(of, "w");
    const z3::expr a = variable(u), b = variable(v), c = variable(w);
    const z3::expr is_step = member(of, u_term) && member(of, v_term) && translate(step);
    const auto all = [&](std::vector<VariableId> bound_here, const z3::expr& body) {
      bound_here.insert(bound_here.begin(), parameters.begin(), parameters.end());
      axioms_.push_back(quantified(true, bound_here, body));
    };
    all({u, v}, z3::implies(is_step, holds(a, b)));
    all({u, v, w}, z3::implies(holds(a, b) && holds(b, c), holds(a, c)));
    const z3::expr somewhere = quantified(false, {u}, member(of, u_term));
    const z3::expr acyclic = quantified(true, {u}, z3::implies(member(of, u_term), !holds(a, a)));
    const z3::expr no_step_from = quantified(true, {v}, !is_step);
    const z3::expr an_end = quantified(false, {u}, member(of, u_term) && no_step_from);
    all({}, z3::implies(somewhere && acyclic, an_end));
  }
  std::vector<z3::expr> arguments;
  for (VariableId p : parameters) arguments.push_back(variable(p));
  arguments.push_back(translate(arena.children(node)[0]));
  arguments.push_back(translate(arena.children(node)[1]));
  return found->second(vector_of(context_, arguments));
}

// An uninterpreted function of the free variables of the node.
z3::expr QuantifiedTerms::uninterpreted(Node node) {
  exact_ = false;
  const Arena& arena = *theory_.arena;
  const auto free = arena.free_variables(node);
  z3::sort_vector sorts(context_);
  std::vector<z3::expr> arguments;
  for (VariableId v : free) {
    sorts.push_back(sort(arena.sort(v)));
    arguments.push_back(variable(v));
  }
  const z3::func_decl function = context_.function(fmt::format("n{}", node.id).c_str(), sorts, sort(arena.sort(node)));
  const z3::expr result = function(vector_of(context_, arguments));
  if (arena.kind(node) == Kind::count) order_counts(node, result);
  return result;
}

// A count is 0 exactly if nothing satisfies its condition. Of two counts over the same sort, one is at most the other if its condition
// implies the other's.
void QuantifiedTerms::order_counts(Node node, const z3::expr& value) {
  Arena& arena = *theory_.arena;
  const auto free = arena.free_variables(node);
  const std::vector<VariableId> parameters{free.begin(), free.end()};
  const VariableId counted = arena.variables(node)[0];
  const Formula condition = arena.children(node)[0];
  const z3::expr some = quantified(false, {counted}, translate(condition));
  axioms_.push_back(quantified(true, parameters, value >= 0 && (value >= 1) == some));
  for (const Node other : counts_) {
    const auto its = arena.free_variables(other);
    if (!std::ranges::equal(its, free) || arena.sort(arena.variables(other)[0]) != arena.sort(counted)) continue;
    const Formula renamed = arena.substitute(arena.children(other)[0], {{arena.variables(other)[0], arena.variable(counted)}});
    const z3::expr theirs = known_.at(other.id);
    const auto no_more = [&](Formula narrow, Formula wide, const z3::expr& fewer, const z3::expr& more) {
      const z3::expr within = quantified(true, {counted}, translate(arena.implication(narrow, wide)));
      axioms_.push_back(quantified(true, parameters, z3::implies(within, fewer <= more)));
    };
    no_more(condition, renamed, value, theirs);
    no_more(renamed, condition, theirs, value);
  }
  counts_.push_back(node);
}

std::vector<z3::expr> QuantifiedTerms::order_axioms() {
  std::vector<z3::expr> result;
  Arena& arena = *theory_.arena;
  const Signature& signature = theory_.signature;
  for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
    const auto* membership = std::get_if<Membership>(&signature.symbols[i].meaning);
    if (!membership) continue;
    const SortId of = signature.symbols[i].arguments[0];
    for (std::uint32_t o = 0; o < signature.symbols.size(); ++o) {
      const auto* order = std::get_if<OrderSymbol>(&signature.symbols[o].meaning);
      if (!order || signature.symbols[o].arguments[0] != of) continue;
      const VariableId x = arena.fresh_variable(of, "x"), y = arena.fresh_variable(of, "y");
      const Term x_term = arena.variable(x), y_term = arena.variable(y);
      const Formula in_x = arena.atom(SymbolId{i}, {x_term}), in_y = arena.atom(SymbolId{i}, {y_term});
      for (const Formula beyond : {arena.atom(SymbolId{o}, {y_term, x_term}), arena.atom(SymbolId{o}, {x_term, y_term})}) {
        const Formula extreme = arena.conjunction({in_x, arena.forall({y}, arena.implication(in_y, arena.negation(beyond)))});
        result.push_back(formula(arena.implication(arena.exists({x}, in_x), arena.exists({x}, extreme))));
      }
    }
  }
  return result;
}

}  // namespace proviso::solve

#include "solve/ground_solver.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/check.h"

namespace proviso::solve {

using namespace logic;

GroundSolver::GroundSolver(const Theory& theory) : theory_(theory), solver_(context_, z3::solver::simple()) {
  z3::params parameters(context_);
  parameters.set("random_seed", 0u);
  parameters.set("core.minimize", false);
  solver_.set(parameters);
}

GroundSolver::Selector GroundSolver::new_selector() {
  const auto selector = static_cast<Selector>(selectors_.size());
  selectors_.push_back(context_.bool_const(fmt::format("s{}", selector).c_str()));
  by_ast_.emplace(Z3_get_ast_id(context_, selectors_.back()), selector);
  return selector;
}

void GroundSolver::require(Formula formula, std::optional<Selector> when) {
  const z3::expr holds = translate(formula);
  solver_.add(when ? z3::implies(selectors_[*when], holds) : holds);
}

void GroundSolver::require_count(Term count, std::int64_t least, Formula formula) {
  solver_.add((translate(count) >= context_.int_val(least)) == translate(formula));
}

z3::sort GroundSolver::sort(SortId id) {
  if (sorts_.size() <= id.value) sorts_.resize(theory_.signature.sorts.size());
  std::optional<z3::sort>& known = sorts_[id.value];
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
    case SortKind::enumeration:
      known = context_.uninterpreted_sort(fmt::format("S{}", id.value).c_str());
      break;
  }
  if (sort.kind == SortKind::enumeration) {
    if (elements_.size() <= id.value) elements_.resize(theory_.signature.sorts.size());
    z3::expr_vector all(context_);
    for (std::uint32_t i = 0; i < sort.size; ++i) {
      elements_[id.value].push_back(context_.constant(fmt::format("e{}_{}", id.value, i).c_str(), *known));
      all.push_back(elements_[id.value].back());
    }
    if (sort.size > 1) solver_.add(z3::distinct(all));
  }
  return *known;
}

z3::func_decl GroundSolver::declaration(SymbolId id) {
  if (declarations_.size() <= id.value) declarations_.resize(theory_.signature.symbols.size());
  std::optional<z3::func_decl>& known = declarations_[id.value];
  if (!known) {
    const Symbol& symbol = theory_.signature[id];
    z3::sort_vector arguments(context_);
    for (SortId argument : symbol.arguments) arguments.push_back(sort(argument));
    known = context_.function(fmt::format("f{}", id.value).c_str(), arguments, sort(symbol.result));
  }
  return *known;
}

// A value of an enumeration is one of its elements.
void GroundSolver::close_enumeration(SortId id, const z3::expr& value) {
  z3::expr_vector cases(context_);
  for (const z3::expr& element : elements_[id.value]) cases.push_back(value == element);
  solver_.add(z3::mk_or(cases));
}

z3::expr GroundSolver::constant(Node node, const char* prefix) {
  return context_.constant(fmt::format("{}{}", prefix, node.id).c_str(), sort(theory_.arena->sort(node)));
}

z3::expr GroundSolver::translate(Node node) {
  if (const auto known = known_.find(node.id); known != known_.end()) return known->second;
  const Arena& arena = *theory_.arena;
  const z3::expr result = atom(node);
  known_.emplace(node.id, result);
  const SortId of = arena.sort(node);
  if (theory_.signature[of].kind == SortKind::enumeration && arena.kind(node) != Kind::element) close_enumeration(of, result);
  return result;
}

z3::expr GroundSolver::atom(Node node) {
  const Arena& arena = *theory_.arena;
  const std::span<const Node> children = arena.children(node);
  const auto all = [&] {
    z3::expr_vector result(context_);
    for (Node child : children) result.push_back(translate(child));
    return result;
  };
  const auto numeral = [&](const Number& number) {
    const std::string digits = number.to_fraction();
    return arena.sort(node) == Signature::integer ? context_.int_val(digits.c_str()) : context_.real_val(digits.c_str());
  };
  switch (arena.kind(node)) {
    case Kind::verum:
      return context_.bool_val(true);
    case Kind::falsum:
      return context_.bool_val(false);
    case Kind::atom:
    case Kind::application:
      return declaration(arena.symbol(node))(all());
    case Kind::equal:
    case Kind::equivalence:
      return translate(children[0]) == translate(children[1]);
    case Kind::less:
      return translate(children[0]) < translate(children[1]);
    case Kind::less_equal:
      return translate(children[0]) <= translate(children[1]);
    case Kind::negation:
      return !translate(children[0]);
    case Kind::conjunction:
      return z3::mk_and(all());
    case Kind::disjunction:
      return z3::mk_or(all());
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
      return constant(node, "q");
    case Kind::count:
    case Kind::total:
      return constant(node, "n");
    case Kind::variable:
      return constant(node, "c");
    case Kind::reach: {
      auto found = closures_.find(children[2].id);
      if (found == closures_.end()) {
        const z3::sort ends = sort(arena.sort(children[0]));
        found = closures_.emplace(children[2].id, context_.function(fmt::format("r{}", children[2].id).c_str(), ends, ends, context_.bool_sort())).first;
      }
      return found->second(translate(children[0]), translate(children[1]));
    }
    case Kind::element:
      sort(arena.sort(node));
      return elements_[arena.sort(node).value][static_cast<std::size_t>(*arena.number(node).to_int64())];
    case Kind::numeral:
      return numeral(arena.number(node));
    case Kind::sum:
      return z3::sum(all());
    case Kind::product:
      return numeral(arena.number(node)) * translate(children[0]);
    case Kind::conditional:
      return z3::ite(translate(children[0]), translate(children[1]), translate(children[2]));
    case Kind::to_real:
      return z3::to_real(translate(children[0]));
    case Kind::floor:
      return z3::expr(context_, Z3_mk_real2int(context_, translate(children[0])));
    case Kind::quotient:
      return translate(children[0]) / context_.int_val(arena.number(node).to_fraction().c_str());
  }
  CHECK(false, "a node of unknown kind");
}

Answer GroundSolver::check(std::span<const Selector> assumed, std::uint64_t units, std::uint64_t& used) {
  core_.clear();
  model_.reset();
  truths_.clear();
  element_of_.clear();
  if (units == 0) return Answer::unknown;
  Z3_update_param_value(context_, "rlimit", std::to_string(std::min<std::uint64_t>(units, UINT32_MAX)).c_str());
  z3::expr_vector assumptions(context_);
  for (Selector selector : assumed) assumptions.push_back(selectors_[selector]);
  const std::uint64_t before = spent();
  const z3::check_result result = solver_.check(assumptions);
  used += spent() - before;
  switch (result) {
    case z3::sat:
      model_ = solver_.get_model();
      values_.emplace(context_);
      for (std::uint32_t i = 0; i < elements_.size(); ++i) {
        for (std::uint32_t e = 0; e < elements_[i].size(); ++e) {
          values_->push_back(model_->eval(elements_[i][e], true));
          element_of_[Z3_get_ast_id(context_, values_->back())] = e;
        }
      }
      return Answer::sat;
    case z3::unsat: {
      const z3::expr_vector core = solver_.unsat_core();
      for (unsigned i = 0; i < core.size(); ++i) core_.push_back(by_ast_.at(Z3_get_ast_id(context_, core[static_cast<int>(i)])));
      std::ranges::sort(core_);
      return Answer::unsat;
    }
    case z3::unknown:
      break;
  }
  return Answer::unknown;
}

std::uint64_t GroundSolver::spent() {
  const z3::stats statistics = solver_.statistics();
  for (unsigned i = 0; i < statistics.size(); ++i) {
    if (statistics.key(i) == "rlimit count") return statistics.is_uint(i) ? statistics.uint_value(i) : 0;
  }
  return 0;
}

bool GroundSolver::truth(Formula atom) {
  const auto [place, is_new] = truths_.try_emplace(atom.id, false);
  if (is_new) place->second = Z3_get_bool_value(context_, model_->eval(translate(atom), true)) == Z3_L_TRUE;
  return place->second;
}

std::uint32_t GroundSolver::value(Term term) {
  values_->push_back(model_->eval(translate(term), true));
  const unsigned id = Z3_get_ast_id(context_, values_->back());
  const auto element = element_of_.find(id);
  return element != element_of_.end() ? element->second : id;
}

Number GroundSolver::number(Term term) {
  const z3::expr value = model_->eval(translate(term), true);
  CHECK(value.is_numeral(), "a number in every model");
  return *Number::parse(Z3_get_numeral_string(context_, value));
}

}  // namespace proviso::solve

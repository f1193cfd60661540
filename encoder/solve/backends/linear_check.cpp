#include "solve/backends/linear_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "solve/backends/interruption.h"
#include "solve/backends/solver_parameters.h"
#include "solve/backends/tuning.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::solve {

using namespace logic;

LinearCheck::LinearCheck(const Arena& arena, z3::context& context, std::function<Term(Term)> same,
                         std::function<std::optional<bool>(Formula)> truth)
    : arena_(arena), context_(context), same_(std::move(same)), truth_(std::move(truth)) {}

z3::expr LinearCheck::numeral(Term of, const Number& number) {
  const std::string digits = number.to_fraction();
  return arena_.sort(of) == Signature::integer ? context_.int_val(digits.c_str()) : context_.real_val(digits.c_str());
}

z3::expr LinearCheck::translate(Term term, Premises& premises) {
  const auto children = arena_.children(term);
  switch (arena_.kind(term)) {
    case Kind::numeral:
      return numeral(term, arena_.number(term));
    case Kind::sum: {
      z3::expr_vector parts(context_);
      for (Term part : children) parts.push_back(translate(part, premises));
      return z3::sum(parts);
    }
    case Kind::product:
      return numeral(term, arena_.number(term)) * translate(children[0], premises);
    case Kind::conditional: {
      const std::optional<bool> holds = truth_(children[0]);
      if (!holds) {
        const z3::expr condition = context_.bool_const(fmt::format("c{}", children[0].id).c_str());
        return z3::ite(condition, translate(children[1], premises), translate(children[2], premises));
      }
      premises.conditions.emplace_back(children[0], *holds);
      return translate(children[*holds ? 1 : 2], premises);
    }
    case Kind::to_real:
      return z3::to_real(translate(children[0], premises));
    case Kind::floor:
      return z3::expr(context_, Z3_mk_real2int(context_, translate(children[0], premises)));
    case Kind::quotient:
      return translate(children[0], premises) / numeral(term, arena_.number(term));
    case Kind::day_function:
      return day_functions_.apply(arena_.day_function(term), translate(children[0], premises));
    case Kind::application:
    case Kind::count:
    case Kind::total: {
      const Term one = arena_.kind(term) == Kind::application ? same_(term) : term;
      if (one != term) premises.sames.emplace(one, term);
      auto known = numbers_.find(one);
      if (known == numbers_.end()) {
        const std::string name = fmt::format("n{}", one.id);
        const bool integer = arena_.sort(one) == Signature::integer;
        known = numbers_.emplace(one, integer ? context_.int_const(name.c_str()) : context_.real_const(name.c_str())).first;
      }
      return known->second;
    }
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::variable:
    case Kind::element:
      break;
  }
  CHECK(false, "a number");
}

Answer LinearCheck::check(const Literals& comparisons, Effort& effort) {
  if (effort.units == 0) return Answer::unknown;
  z3::solver solver(context_, z3::solver::simple());
  z3::params parameters = solver_parameters(context_);
  parameters.set("rlimit", resource_limit(effort.units - std::min(effort.used, effort.units)));
  solver.set(parameters);
  std::vector<Premises> premises(comparisons.size());
  z3::expr_vector assumptions(context_);
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const auto& [atom, truth] = comparisons[i];
    const z3::expr left = translate(arena_.children(atom)[0], premises[i]), right = translate(arena_.children(atom)[1], premises[i]);
    const Kind kind = arena_.kind(atom);
    const z3::expr holds = kind == Kind::equal ? left == right : kind == Kind::less ? left < right : left <= right;
    const z3::expr name = context_.bool_const(fmt::format("a{}", i).c_str());
    solver.add(z3::implies(name, truth ? holds : !holds));
    assumptions.push_back(name);
  }
  for (const auto& [term, number] : numbers_) {
    if (arena_.kind(term) == Kind::count) solver.add(number >= 0);
  }
  for (const z3::expr& axiom : day_functions_.take_axioms()) solver.add(axiom);
  z3::check_result result = z3::unknown;
  while (effort.used < effort.units) {
    meter().work();
    {
      const Interruption interruption(context_);
      result = solver.check(assumptions);
    }
    effort.used += backend_tuning::units_a_comparison * comparisons.size();
    meter().add(backend_tuning::units_a_comparison * comparisons.size());
    if (result != z3::sat) break;
    model_ = solver.get_model();
    const std::vector<z3::expr> wrong = day_functions_.mend(*model_);
    if (wrong.empty()) return Answer::sat;
    for (const z3::expr& lemma : wrong) solver.add(lemma);
    effort.used += backend_tuning::units_of_day_lemmas;
    result = z3::unknown;
  }
  switch (result) {
    case z3::sat:
      CHECK(false, "an answer that has been given");
    case z3::unsat: {
      const z3::expr_vector core = solver.unsat_core();
      for (unsigned i = 0; i < core.size(); ++i) {
        const auto at = static_cast<std::size_t>(std::stoul(core[static_cast<int>(i)].decl().name().str().substr(1)));
        clashing_.push_back(comparisons[at]);
        clashing_.insert(clashing_.end(), premises[at].conditions.begin(), premises[at].conditions.end());
        sames_.insert(premises[at].sames.begin(), premises[at].sames.end());
      }
      return Answer::unsat;
    }
    case z3::unknown:
      effort.used = effort.units;
  }
  return Answer::unknown;
}

std::optional<Number> LinearCheck::number(Term term) {
  const auto known = numbers_.find(arena_.kind(term) == Kind::application ? same_(term) : term);
  if (known == numbers_.end()) return std::nullopt;
  const z3::expr value = model_->eval(known->second, true);
  CHECK(value.is_numeral(), "a number in every model");
  return *Number::parse(Z3_get_numeral_string(context_, value));
}

}  // namespace proviso::solve

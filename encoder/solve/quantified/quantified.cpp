#include "solve/quantified/quantified.h"

#include <z3++.h>

#include <map>

#include <fmt/format.h>

#include "solve/backends/interruption.h"
#include "solve/backends/solver_parameters.h"
#include "solve/quantified/polarity.h"
#include "solve/quantified/quantified_terms.h"
#include "text/meter.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;
using model::AmbiguityId;
using model::QuestionUnit;
using model::TermUnit;
using model::Unit;

namespace {

// Z3 resource units for one refutation, where the caller gives none.

}  // namespace

class Quantified::Implementation {
 public:
  explicit Implementation(Theory& theory) : theory_(theory), terms_(context_, theory) {
    for (std::uint32_t i = 0; i < theory.definitions.size(); ++i) definitions_[theory.definitions[i].unit] = i;
  }

  Reply decide(const Query& query, const Budget& budget) {
    try {
      z3::solver solver(context_, z3::solver::simple());
      z3::params parameters = solver_parameters(context_);
      const std::uint64_t units = budget.resource_units;
      parameters.set("rlimit", resource_limit(units));
      parameters.set("mbqi", true);
      parameters.set("mbqi.max_iterations", 100'000u);
      parameters.set("core.minimize", false);
      solver.set(parameters);
      assumptions_ = z3::expr_vector(context_);
      meanings_.clear();
      add_question(solver, query);
      add_definitions(solver, query);
      for (const Axiom& axiom : theory_.structural) solver.add(terms_.formula(axiom.formula));
      for (const z3::expr& axiom : order_axioms()) solver.add(axiom);
      for (const z3::expr& axiom : terms_.further_axioms()) solver.add(axiom);
      meter().work();
      const Interruption interruption(context_);
      switch (solver.check(assumptions_)) {
        case z3::unsat:
          return {refuted(solver.unsat_core())};
        case z3::sat:
          return {Unknown{model::why(model::Why::What::no_refutation_found)}, true};
        case z3::unknown:
          break;
      }
      meter().work();
      return {Unknown{model::why(model::Why::What::no_refutation_found, units)}};
    } catch (const z3::exception& e) {
      return {Unknown{{.what = model::Why::What::solver_gave_up, .detail = e.msg()}}};
    }
  }

 private:
  using Part = std::variant<Unit, AmbiguityId>;

  // The assumption literal of a part of the query.
  z3::expr assumption(Part part) {
    const std::string name = fmt::format("a{}", meanings_.size());
    const z3::expr literal = context_.bool_const(name.c_str());
    assumptions_.push_back(literal);
    meanings_.emplace(literal.hash(), std::pair{literal, part});
    return literal;
  }

  void add_question(z3::solver& solver, const Query& query) {
    polarity_.emplace(theory_);
    for (const Axiom& axiom : theory_.structural) polarity_->add(axiom.formula);
    for (const Unit& unit : query.demands) {
      const auto demand = theory_.demands.find(unit);
      if (demand == theory_.demands.end()) continue;  // a TermUnit: its definition is added below
      const z3::expr literal = assumption(unit);
      for (const Axiom& axiom : demand->second) {
        polarity_->add(axiom.formula);
        solver.add(z3::implies(literal, terms_.formula(axiom.formula)));
      }
    }
    if (query.goal.valid()) {
      polarity_->add(query.goal);
      solver.add(z3::implies(assumption(Unit{QuestionUnit{}}), terms_.formula(query.goal)));
    }
    for (const model::Limit& limit : query.limits) {
      const Formula formula = theory_.at_most(limit.type, model::Number(limit.count));
      polarity_->add(formula);
      solver.add(terms_.formula(formula));
    }
    for (const auto& [symbol, is_on] : switches(theory_, query)) {
      const z3::expr holds = terms_.symbol(symbol);
      solver.add(is_on ? holds : !holds);
    }
    for (std::uint32_t a = 0; a < theory_.reads.size(); ++a) {
      z3::expr_vector readings(context_);
      for (std::uint32_t reading : query.open[a]) readings.push_back(terms_.symbol(theory_.reads[a][reading]));
      solver.add(z3::implies(assumption(AmbiguityId{a}), z3::mk_or(readings)));
    }
  }

  // A definition holds under two assumptions: that the query includes its term's definition, and, if several readings are open, that
  // this reading is chosen.
  void add_definitions(z3::solver& solver, const Query& query) {
    std::vector<const Definition*> used;
    for (const Unit& unit : query.demands) {
      const auto* term = std::get_if<TermUnit>(&unit);
      if (!term) continue;
      if (const auto found = definitions_.find(*term); found != definitions_.end()) used.push_back(&theory_.definitions[found->second]);
    }
    polarity_->use(used);
    Arena& arena = *theory_.arena;
    for (const Definition* definition : used) {
      if (!polarity_->occurs(definition->symbol)) continue;
      z3::expr condition = assumption(Unit{definition->unit});
      const AmbiguityId ambiguity = theory_.model[definition->unit.id].ambiguity;
      if (ambiguity.valid() && query.open[ambiguity.value].size() > 1)
        condition = condition && terms_.symbol(theory_.reads[ambiguity.value][definition->unit.reading]);
      const auto add = [&](Formula formula) { solver.add(z3::implies(condition, terms_.formula(formula))); };
      if (definition->body.valid()) {
        std::vector<Term> arguments;
        for (VariableId parameter : definition->parameters) arguments.push_back(arena.variable(parameter));
        const Formula left = arena.atom(definition->symbol, arguments);
        const auto over_all = [&](Formula body) {
          return arena.forall(definition->parameters, arena.implication(definition->guard, body));
        };
        if (polarity_->positive(definition->symbol)) add(over_all(arena.implication(left, definition->body)));
        if (polarity_->negative(definition->symbol)) add(over_all(arena.implication(definition->body, left)));
      }
      for (const Axiom& axiom : definition->axioms) add(axiom.formula);
    }
  }

  const std::vector<z3::expr>& order_axioms() {
    if (!order_axioms_) order_axioms_ = terms_.order_axioms();
    return *order_axioms_;
  }

  Unsat refuted(const z3::expr_vector& core) {
    Unsat unsat;
    unsat.extent = EverySize{};
    for (unsigned i = 0; i < core.size(); ++i) {
      const z3::expr literal = core[static_cast<int>(i)];
      auto [at, end] = meanings_.equal_range(literal.hash());
      while (at != end && !z3::eq(at->second.first, literal)) ++at;
      CHECK(at != end, "a core names an assumption that was not made");
      if (const auto* unit = std::get_if<Unit>(&at->second.second)) {
        unsat.core.push_back(*unit);
        if (const auto* term = std::get_if<TermUnit>(unit))
          if (const AmbiguityId a = theory_.model[term->id].ambiguity; a.valid()) unsat.pinned.push_back(a);
      } else {
        unsat.pinned.push_back(std::get<AmbiguityId>(at->second.second));
      }
    }
    std::sort(unsat.core.begin(), unsat.core.end());
    std::sort(unsat.pinned.begin(), unsat.pinned.end());
    unsat.pinned.erase(std::unique(unsat.pinned.begin(), unsat.pinned.end()), unsat.pinned.end());
    return unsat;
  }

  Theory& theory_;
  z3::context context_;
  QuantifiedTerms terms_;
  std::map<TermUnit, std::uint32_t> definitions_;
  std::optional<Polarity> polarity_;
  std::optional<std::vector<z3::expr>> order_axioms_;
  z3::expr_vector assumptions_{context_};
  std::multimap<unsigned, std::pair<z3::expr, Part>> meanings_;  // by the literal's hash
};

Quantified::Quantified(Theory& theory) : implementation_(std::make_unique<Implementation>(theory)) {}
Quantified::~Quantified() = default;
Quantified::Reply Quantified::decide(const Query& query, const Budget& budget) { return implementation_->decide(query, budget); }

}  // namespace proviso::solve

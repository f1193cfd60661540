#include "lower/theory.h"

#include "lower/implementation.h"
#include "text/check.h"

namespace proviso::lower {

Theory::Theory(const model::Model& m) : model(m), arena(std::make_unique<Arena>(signature)) {
  Symbols symbols(m, signature);
  for (std::uint32_t i = 0; i < m.clauses.size(); ++i) {
    in_force.emplace(model::ClauseId{i}, symbols.in_force[i]);
    if (symbols.versions[i].valid()) versions.emplace(model::ClauseId{i}, symbols.versions[i]);
    if (symbols.standing[i].valid()) standing.emplace(model::ClauseId{i}, symbols.standing[i]);
  }
  reads = symbols.reads;
  implementation_ = std::make_unique<Implementation>(*this, std::move(symbols));
}
Theory::~Theory() = default;

const Symbols& Theory::symbols() const { return implementation_->symbols; }

Formula Theory::lower(model::ExprId closed_formula) {
  const Formula formula = implementation_->lowering.formula(closed_formula);
  CHECK(arena->free_variables(formula).empty(), "a closed formula");
  return formula;
}

Formula Theory::prevails(model::RuleId rule) {
  Lowering& lowering = implementation_->lowering;
  return arena->conjunction({lowering.counts(rule), arena->exists(lowering.own(model[rule].variables), lowering.prevails(rule))});
}

Formula Theory::concerns_something(model::RuleId rule) { return implementation_->lowering.case_of(rule, {}); }

Formula Theory::can_be_broken(model::RuleId rule) {
  Lowering& lowering = implementation_->lowering;
  return lowering.case_of(rule, {arena->negation(lowering.demanded(rule))});
}

Formula Theory::meet(model::RuleId rule, const model::Override& override, bool kept, bool overriding_kept) {
  Lowering& lowering = implementation_->lowering;
  const auto as = [&](Formula formula, bool wanted) { return wanted ? formula : arena->negation(formula); };
  const Formula other = lowering.overridden(override, as(lowering.demanded(override.by), overriding_kept));
  return lowering.case_of(rule, {as(lowering.demanded(rule), kept), other});
}

Theory::Right Theory::right(model::RuleId id) {
  Lowering& lowering = implementation_->lowering;
  const model::Rule& rule = model[id];
  const std::vector<VariableId> variables = lowering.own(rule.variables);
  return {variables, lowering.reads(model[rule.clause].ambiguity, rule.reading),
          arena->conjunction({lowering.typed(variables), lowering.applies(id)}), lowering.demanded(id)};
}

SymbolId Theory::relation(model::RelationId id) const { return symbols().relations[id.value]; }

Formula Theory::is_of_type(model::TypeId type, Term term) { return implementation_->lowering.typed(type, term); }

Formula Theory::at_most(model::TypeId type, const Number& n) {
  Lowering& lowering = implementation_->lowering;
  const auto [at, added] = implementation_->counted.try_emplace(type);
  if (added) at->second = lowering.fresh({model::Base::element, type}, "x", model[type].heading.name_span);
  return arena->negation(arena->at_least(n + Number(1), at->second, lowering.typed({at->second})));
}

std::unique_ptr<Theory> from_model(const model::Model& m) {
  auto theory = std::make_unique<Theory>(m);
  theory->add_all();
  return theory;
}

void Theory::add_all() {
  Lowering& lowering = implementation_->lowering;
  add_structural_axioms(*this, implementation_->symbols, lowering);
  for (std::uint32_t i = 0; i < model.terms.size(); ++i) lowering.add_definitions(model::TermId{i});
  const auto add_demand = [&](const model::Unit& unit, model::ExprId formula) { demands[unit] = {{lower(formula), Demand{unit, {}}}}; };
  for (std::uint32_t i = 0; i < model.facts.size(); ++i) {
    add_demand(model::FactUnit{model::FactId{i}}, model.facts[i].formula);
  }
  for (std::uint32_t i = 0; i < model.requirements.size(); ++i) {
    add_demand(model::RequirementUnit{model::RequirementId{i}}, model.requirements[i].formula);
  }
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) lowering.add_demands(model::ClauseId{i});
  // Lowers all intents now, so that no later query adds a symbol.
  for (const model::Intent& intent : model.intents) lower(intent.formula);
  for (const model::Check& check : model.checks) {
    if (check.formula.valid()) lower(check.formula);
  }
  for (std::uint32_t i = 0; i < model.rules.size(); ++i) {
    prevails(model::RuleId{i});
    if (is_right(model.rules[i])) right(model::RuleId{i});
  }
}

}  // namespace proviso::lower

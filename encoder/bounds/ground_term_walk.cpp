#include "bounds/ground_term_walk.h"

#include <algorithm>

#include "bounds/tuning.h"
#include "text/check.h"

namespace proviso::bounds {

GroundWalk::GroundWalk(const Theory& theory, const Symbols& symbols, GroundVariables& variables, const model::OpenReadings& open,
                       bool write_out)
    : theory_(theory),
      model_(theory.model),
      symbols_(symbols),
      arena_(*theory.arena),
      variables_(variables),
      open_(open),
      write_out_(write_out),
      types_(theory.model, theory.signature, symbols) {
  result_.must_keep_all = types_.none();
  for (const Definition& definition : theory_.definitions) definitions_[definition.unit.id].push_back(&definition);
}

GroundTerms GroundWalk::run(const std::vector<model::Unit>& units, Formula goal) {
  add_individuals();
  for (const model::Unit& unit : units) {
    const auto demands = theory_.demands.find(unit);
    if (demands == theory_.demands.end()) continue;
    for (const Axiom& axiom : demands->second) {
      origin_ = axiom.origin;
      add_limits(axiom.formula);
      walk(axiom.formula, true);
    }
  }
  origin_ = Demand{model::QuestionUnit{}, {}};
  if (goal.valid()) {
    add_limits(goal);
    walk(goal, true);
  }
  add_witnesses(units);
  return std::move(result_);
}

// `at most 6 Node n`, `exactly 6 Node n`, `no Node n`: every submodel satisfies them.
void GroundWalk::add_limits(Formula asserted) {
  const Kind kind = arena_.kind(asserted);
  if (kind == Kind::conjunction) {
    for (Formula part : arena_.children(asserted)) add_limits(part);
  }
  if (kind != Kind::negation) return;
  const Formula too_many = arena_.children(asserted)[0];
  const bool counts = arena_.kind(too_many) == Kind::at_least;
  if (!counts && (arena_.kind(too_many) != Kind::exists || arena_.variables(too_many).size() != 1)) return;
  const Formula counted = arena_.children(too_many)[0];
  if (arena_.kind(counted) != Kind::atom) return;
  const auto* membership = std::get_if<Membership>(&meaning(counted));
  if (membership == nullptr) return;
  const std::uint64_t count = counts ? saturated(arena_.number(too_many)) : 1;
  if (count < saturation) result_.limits.push_back({types_.below(membership->type), count - 1});
}

// The truth value of a formula that the open readings decide.
std::optional<bool> GroundWalk::constant(Formula formula) const {
  if (arena_.kind(formula) == Kind::negation) {
    const std::optional<bool> inner = constant(arena_.children(formula)[0]);
    return inner ? std::optional(!*inner) : std::nullopt;
  }
  if (arena_.kind(formula) != Kind::atom) return std::nullopt;
  const auto* reads = std::get_if<Reads>(&meaning(formula));
  if (reads == nullptr) return std::nullopt;
  const std::vector<std::uint32_t>& open = open_[reads->ambiguity.value];
  if (std::ranges::find(open, reads->reading) == open.end()) return false;
  return open.size() == 1 ? std::optional(true) : std::nullopt;
}

void GroundWalk::walk_both(Formula formula) {
  walk(formula, true);
  walk(formula, false);
}

// Renames the universals of the node to the first of their kind, in order of occurrence, so that formulas that differ only in names of
// universals become one. Universals on which an existential depends keep their names.
Node GroundWalk::canonical(Node node) {
  const std::span<const VariableId> free = arena_.free_variables(node);
  if (free.empty()) return node;
  for (VariableId variable : free) {
    if (!is_universal(variable)) return node;
  }
  std::vector<std::pair<VariableId, Term>> renamed;
  std::set<VariableId> taken;
  std::set<Node> seen;
  bool changed = false;
  const auto visit = [&](const auto& self, Node at) -> void {
    if (renamed.size() == free.size() || arena_.free_variables(at).empty() || !seen.insert(at).second) return;
    for (Node child : arena_.children(at)) self(self, child);
    if (arena_.kind(at) != Kind::variable) return;
    const VariableId variable = arena_.variable_of(at);
    if (!std::ranges::binary_search(free, variable)) return;
    const VariableId first = next_universal(arena_.sort(variable), ranges_.at(variable).types, {}, taken);
    renamed.emplace_back(variable, arena_.variable(first));
    changed = changed || first != variable;
  };
  visit(visit, node);
  return changed ? arena_.substitute(node, renamed) : node;
}

void GroundWalk::walk(Formula asked, bool wanted) {
  const Formula formula = canonical(asked);
  if (result_.too_many || !formulas_.insert({formula, wanted}).second) return;
  if (formulas_.size() > tuning::most_formulas) {
    result_.too_many = true;
    return;
  }
  const std::span<const Node> children = arena_.children(formula);
  switch (arena_.kind(formula)) {
    case Kind::verum:
    case Kind::falsum:
      return;
    case Kind::atom:
      walk_atom(formula, wanted);
      return;
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal:
      for (Term child : children) walk_term(child);
      return;
    case Kind::negation:
      walk(children[0], !wanted);
      return;
    case Kind::conjunction:
    case Kind::disjunction: {
      const bool decides = arena_.kind(formula) == Kind::disjunction;
      if (std::ranges::any_of(children, [&](Formula child) { return constant(child) == decides; })) return;
      for (Formula child : children) walk(child, wanted);
      return;
    }
    case Kind::equivalence:
      walk_both(children[0]);
      walk_both(children[1]);
      return;
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
      walk_quantifier(formula, wanted);
      return;
    case Kind::reach:
      walk_reach(formula, wanted);
      return;
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "a formula");
}

void GroundWalk::walk_atom(Formula atom, bool wanted) {
  const std::span<const Node> arguments = arena_.children(atom);
  for (Term argument : arguments) walk_term(argument);
  if (const auto* field = std::get_if<FieldSymbol>(&meaning(atom))) {
    if (model_[field->field].multiplicity == model::Multiplicity::some) need_some(field->field, arguments[0]);
  } else if (const auto* term = std::get_if<TermSymbol>(&meaning(atom))) {
    walk_definitions(term->term, arguments, wanted);
  } else if (const auto* presence = std::get_if<TermPresence>(&meaning(atom))) {
    walk_definitions(presence->term, arguments, true);
  } else if (std::holds_alternative<ExtremumPresence>(meaning(atom))) {
    walk_extrema();
  }
}

// The definitions of a defined term, for these arguments.
void GroundWalk::walk_definitions(model::TermId term, std::span<const Term> arguments, bool wanted) {
  const auto all = definitions_.find(term);
  if (all == definitions_.end()) return;
  const model::AmbiguityId ambiguity = model_[term].ambiguity;
  const Origin around = origin_;
  for (const Definition* definition : all->second) {
    if (ambiguity.valid()) {
      const std::vector<std::uint32_t>& open = open_[ambiguity.value];
      if (std::ranges::find(open, definition->unit.reading) == open.end()) continue;
    }
    origin_ = Demand{definition->unit, {}};
    if (!write_out_) {
      walk_definition(*definition, wanted);
      continue;
    }
    std::vector<std::pair<VariableId, Term>> given;
    for (std::size_t i = 0; i < arguments.size(); ++i) given.emplace_back(definition->parameters[i], arguments[i]);
    if (definition->body.valid()) walk(arena_.substitute(definition->body, given), wanted);
    for (const Axiom& axiom : definition->axioms) walk(arena_.substitute(says(*definition, axiom), given), true);
  }
  origin_ = around;
}

// Of `symbol iff body`, the direction that is needed: the symbol's truth implies the body's truth, or its falsehood the body's
// falsehood.
void GroundWalk::walk_definition(const Definition& definition, bool wanted) {
  for (const Axiom& axiom : definition.axioms) walk(axiom.formula, true);
  if (!definition.body.valid()) return;
  const Formula body = wanted ? definition.body : arena_.negation(definition.body);
  walk(arena_.forall(definition.parameters, arena_.implication(definition.guard, body)), true);
}

// The formula that an axiom of a definition states about its parameters.
Formula GroundWalk::says(const Definition& definition, const Axiom& axiom) const {
  if (arena_.kind(axiom.formula) != Kind::forall) return axiom.formula;
  std::vector<VariableId> rest;
  for (VariableId variable : arena_.variables(axiom.formula)) {
    if (std::ranges::find(definition.parameters, variable) == definition.parameters.end()) rest.push_back(variable);
  }
  return arena_.forall(std::move(rest), arena_.children(axiom.formula)[0]);
}

std::vector<Formula> GroundWalk::guards(Kind quantifier, Formula body) const {
  const bool negated = quantifier == Kind::forall;
  const std::span<const Node> parts =
      arena_.kind(body) == (negated ? Kind::disjunction : Kind::conjunction) ? arena_.children(body) : std::span<const Node>(&body, 1);
  std::vector<Formula> result;
  for (Formula part : parts) {
    if (negated && arena_.kind(part) != Kind::negation) continue;
    result.push_back(negated ? arena_.children(part)[0] : part);
  }
  return result;
}

ExactTypes GroundWalk::guarded(VariableId variable, const std::vector<Formula>& guards) const {
  const SortId sort = arena_.sort(variable);
  if (!is_open(sort)) return types_.none();
  ExactTypes types = types_.all(sort);
  for (Formula guard : guards) {
    if (arena_.kind(guard) == Kind::atom) narrow_by(guard, variable, types);
  }
  return types;
}

void GroundWalk::narrow_by(Formula atom, VariableId variable, ExactTypes& types) const {
  const std::span<const Node> arguments = arena_.children(atom);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arena_.kind(arguments[i]) != Kind::variable || arena_.variable_of(arguments[i]) != variable) continue;
    if (const auto* membership = std::get_if<Membership>(&meaning(atom))) {
      types = types & types_.below(membership->type);
    } else if (const auto* field = std::get_if<FieldSymbol>(&meaning(atom))) {
      types = types & types_.below(i == 0 ? model_[field->field].owner : model_[field->field].value.type);
    } else if (const auto* relation = std::get_if<RelationSymbol>(&meaning(atom))) {
      types = types & types_.below(model_[relation->relation].columns[i]);
    }
  }
}

void GroundWalk::walk_quantifier(Formula formula, bool wanted) {
  const Kind kind = arena_.kind(formula);
  const Formula body = arena_.children(formula)[0];
  const std::vector<Formula> around = guards(kind, body);
  const bool for_all = wanted == (kind == Kind::forall);
  std::vector<std::pair<VariableId, Term>> replacements;
  std::set<VariableId> taken;
  for (VariableId variable : arena_.variables(formula)) {
    if (is_open(arena_.sort(variable)) && guarded(variable, around).empty()) return;
  }
  for (VariableId variable : arena_.variables(formula)) {
    const ExactTypes types = guarded(variable, around);
    const VariableId stands_for = for_all ? next_universal(arena_.sort(variable), types, arena_.free_variables(formula), taken)
                                          : existential(formula, wanted, variable, types);
    replacements.emplace_back(variable, arena_.variable(stands_for));
  }
  walk(arena_.substitute(body, replacements), wanted);
}

// The first universal for elements of these types that is neither free in the context nor taken.
VariableId GroundWalk::next_universal(SortId sort, const ExactTypes& types, std::span<const VariableId> free, std::set<VariableId>& taken) {
  std::vector<VariableId>& all = variables_.universals[{sort, types}];
  for (std::size_t i = 0;; ++i) {
    if (i == all.size()) all.push_back(arena_.fresh_variable(sort, "every"));
    if (std::ranges::binary_search(free, all[i]) || !taken.insert(all[i]).second) continue;
    ranges_[all[i]] = {types, {all[i]}, 1};
    return all[i];
  }
}

// An optional field has one value, so every existential that asserts it gets the same Skolem function.
VariableId GroundWalk::existential(Formula formula, bool wanted, VariableId variable, const ExactTypes& types) {
  const Kind kind = arena_.kind(formula);
  std::span<const VariableId> depends_on = arena_.free_variables(formula);
  ExactTypes result = types;
  VariableId* place = nullptr;
  if (kind != Kind::at_least) {
    for (Formula guard : guards(kind, arena_.children(formula)[0])) {
      if (arena_.kind(guard) != Kind::atom) continue;
      const auto* field = std::get_if<FieldSymbol>(&meaning(guard));
      if (field == nullptr || model_[field->field].multiplicity != model::Multiplicity::optional) continue;
      const std::span<const Node> arguments = arena_.children(guard);
      if (arguments.size() != 2 || arguments[1] != arena_.variable(variable)) continue;
      const std::span<const VariableId> of_owner = arena_.free_variables(arguments[0]);
      if (!std::ranges::includes(depends_on, of_owner)) continue;
      place = &variables_.values[{arena_.symbol(guard), {arguments[0]}}];
      depends_on = of_owner;
      if (is_open(arena_.sort(variable))) result = types_.below(model_[field->field].value.type);
      break;
    }
  }
  if (place == nullptr) place = &variables_.existentials[{formula, wanted, variable}];
  if (*place == VariableId{}) *place = arena_.fresh_variable(arena_.sort(variable), arena_.name(variable), arena_.span(variable));
  if (ranges_.contains(*place)) return *place;
  const std::uint64_t times = kind == Kind::at_least ? saturated(arena_.number(formula)) : 1;
  auto [universals, around] = dependencies(depends_on);
  ranges_[*place] = {{}, std::move(universals), saturated_product(times, around)};
  if (is_open(arena_.sort(variable))) {
    const VariableId self[] = {*place};
    generate(std::move(result), arena_.sort(variable), self, {}, arena_.span(variable));
  }
  return *place;
}

// A false closure stays false in a submodel, provided that no step is added. A true closure needs every element that its path may
// visit.
void GroundWalk::walk_reach(Formula formula, bool wanted) {
  const std::span<const Node> children = arena_.children(formula);
  walk_term(children[0]);
  walk_term(children[1]);
  const std::vector<Formula> around = guards(Kind::reach, children[2]);
  std::vector<std::pair<VariableId, Term>> replacements;
  std::set<VariableId> taken;
  for (VariableId variable : arena_.variables(formula)) {
    const VariableId all = next_universal(arena_.sort(variable), guarded(variable, around), arena_.free_variables(children[2]), taken);
    replacements.emplace_back(variable, arena_.variable(all));
  }
  if (wanted) {
    keep_whole(types_.typed(arena_.sort(children[0])), arena_.span(arena_.variables(formula)[0]), result_.closures);
  }
  walk(arena_.substitute(children[2], replacements), wanted);
}

GroundTerms ground_terms(const Theory& theory, const Symbols& symbols, GroundVariables& variables, const std::vector<model::Unit>& units,
                         const model::OpenReadings& open, Formula goal, bool write_out) {
  return GroundWalk(theory, symbols, variables, open, write_out).run(units, goal);
}

}  // namespace proviso::bounds

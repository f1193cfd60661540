#include "ground/grounding.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ground/symmetry.h"
#include "ground/tuning.h"
#include "text/check.h"

namespace proviso::ground {

using logic::Kind;
using logic::Node;
using logic::SymbolId;
using lower::Structural;

Grounding::Grounding(const lower::Theory& theory, const Capacities& capacities, const Options& options, ClauseSink& sink)
    : theory_(theory),
      arena_(*theory.arena),
      universe_(theory, capacities, options.fixed.get(), circuit_),
      tables_(theory, universe_, circuit_),
      expander_(arena_, universe_, tables_, circuit_, options.closures),
      clauses_(circuit_, sink),
      sink_(sink),
      most_choices_(options.most_choices),
      fixed_(options.fixed) {
  expander_.limit(options.most_gates);
  definitions_of_.resize(theory.model.terms.size());
  for (const lower::Definition& definition : theory.definitions) {
    definitions_of_[definition.unit.id.value].push_back(static_cast<std::uint32_t>(definitions_.size()));
    definitions_.push_back({&definition});
  }
  used_functions_.resize(theory.signature.symbols.size());
  used_terms_.resize(theory.model.terms.size());
  for (Gate axiom : universe_.axioms()) clauses_.require(axiom);
  add_structural();
  if (options.symmetry) {
    for (Gate axiom : symmetry_axioms(universe_, tables_, circuit_)) clauses_.require(axiom);
  }
  settle();
}

// Does it apply a function (a term without parameters included)? An individual is no function: it always has a slot.
bool Grounding::applies_functions(Node node) const {
  if (arena_.kind(node) == Kind::application &&
      !std::holds_alternative<logic::IndividualSymbol>(theory_.signature[arena_.symbol(node)].meaning))
    return true;
  return std::ranges::any_of(arena_.children(node), [&](Node child) { return applies_functions(child); });
}

// The defined term that the axiom defines.
SymbolId Grounding::defined_in(Node node) const {
  if (arena_.kind(node) == Kind::atom && std::holds_alternative<logic::TermSymbol>(theory_.signature[arena_.symbol(node)].meaning))
    return arena_.symbol(node);
  for (Node child : arena_.children(node))
    if (const SymbolId symbol = defined_in(child); symbol.valid()) return symbol;
  return {};
}

void Grounding::add_structural() {
  for (const lower::Axiom& axiom : theory_.structural) {
    const auto what = std::get<Structural>(axiom.origin).what;
    const bool is_range =
        what == Structural::What::field_range || what == Structural::What::relation_range || what == Structural::What::term_range;
    // Tables already restrict tuples to their types.
    if (is_range && !applies_functions(axiom.formula)) continue;
    if (what == Structural::What::term_functional) {
      const SymbolId symbol = defined_in(axiom.formula);
      optional_terms_[std::get<logic::TermSymbol>(theory_.signature[symbol].meaning).term] = {symbol, axiom.formula};
      continue;
    }
    if (what == Structural::What::term_range || what == Structural::What::extremum) {
      deferred_.push_back(axiom.formula);
      continue;
    }
    require(axiom.formula, {});
  }
}

void Grounding::require(logic::Formula formula, std::span<const Literal> unless) {
  clauses_.require(expander_.expand(formula, Approximation::over), unless);
}

Literal Grounding::demand(const model::Unit& unit) {
  const auto [place, is_new] = demands_.try_emplace(unit, 0);
  if (!is_new) return place->second;
  const Literal activation = place->second = sink_.new_variable();
  if (const auto* term = std::get_if<model::TermUnit>(&unit)) {
    for (std::uint32_t i : definitions_of_[term->id.value]) {
      if (definitions_[i].definition->unit != *term) continue;
      definitions_[i].activation = activation;
      pending_.push_back(i);
    }
  } else if (const auto axioms = theory_.demands.find(unit); axioms != theory_.demands.end()) {
    for (const lower::Axiom& axiom : axioms->second) require_by_need(axiom.formula, activation);
  }
  settle();
  return activation;
}

void Grounding::require_by_need(logic::Formula formula, Literal activation) {
  if (arena_.kind(formula) == Kind::conjunction) {
    for (Node part : arena_.children(formula)) require_by_need(part, activation);
    return;
  }
  const Literal unless[] = {activation};
  if (expander_.choices(formula) <= most_choices_) return require(formula, unless);
  by_need_.push_back({activation, formula, {}});
}

Grounding::Refined Grounding::refine(const LiteralValue& value, std::span<const Literal> assumed, std::uint64_t& steps) {
  if (by_need_.empty()) return Refined::nothing_violated;
  Assignment assignment(circuit_, clauses_, value);
  const auto may_hold = [&](Gate gate) { return assignment.may_hold(gate); };
  // Added to the solver at the end, because adding clauses invalidates the assignment.
  std::vector<std::pair<Literal, Gate>> violated;
  for (ByNeed& demand : by_need_) {
    if (std::ranges::find(assumed, demand.activation) == assumed.end()) continue;
    for (Gate choice : expander_.forbidden(demand.sentence, {may_hold, demand.done, tuning::most_instances_at_once, steps}))
      if (demand.done.insert(choice).second) violated.emplace_back(demand.activation, choice);
  }
  for (const auto& [activation, choice] : violated) {
    const Literal unless[] = {activation};
    clauses_.require(~choice, unless);
  }
  const bool settled = settle();
  if (given_up()) return Refined::not_known;
  if (settled || !violated.empty()) return Refined::violated;
  return steps == 0 ? Refined::not_known : Refined::nothing_violated;
}

Literal Grounding::formula(logic::Formula closed) {
  const auto [place, is_new] = formulas_.try_emplace(closed, 0);
  if (!is_new) return place->second;
  const Literal activation = place->second = sink_.new_variable();
  const Literal unless[] = {activation};
  require(closed, unless);
  settle();
  return activation;
}

std::vector<model::TermId> Grounding::optional_terms() const {
  std::vector<model::TermId> result;
  for (const auto& [term, optional] : optional_terms_) result.push_back(term);
  return result;
}

void Grounding::leave_free(const std::vector<model::TermId>& terms) {
  if (terms.empty()) return;
  free_terms_.insert(terms.begin(), terms.end());
  settle();
}

// Grounds definitions that are needed, up to the fixed point. Returns whether anything was added.
bool Grounding::settle() {
  bool did = false;
  const auto needs = [&](model::TermId term) {
    pending_.insert(pending_.end(), definitions_of_[term.value].begin(), definitions_of_[term.value].end());
  };
  for (bool changed = true; changed;) {
    const auto require_axiom = [&](Gate axiom) {
      if (!axioms_.insert(axiom).second) return;
      clauses_.require(axiom);
      did = true;
    };
    std::ranges::for_each(tables_.take_axioms(), require_axiom);
    std::ranges::for_each(expander_.take_axioms(), require_axiom);
    for (Expander::Use& use : expander_.take_uses()) {
      needs(std::get<logic::TermSymbol>(theory_.signature[use.symbol].meaning).term);
      uses_[use.symbol].push_back(std::move(use));
    }
    const std::vector<SymbolId> functions = expander_.take_used_functions();
    for (SymbolId symbol : functions) {
      used_functions_[symbol.value] = true;
      const logic::Meaning& meaning = theory_.signature[symbol].meaning;
      const auto use = [&](model::TermId term) {
        used_terms_[term.value] = true;
        needs(term);
      };
      if (const auto* term = std::get_if<logic::TermSymbol>(&meaning)) use(term->term);
      if (const auto* presence = std::get_if<logic::TermPresence>(&meaning)) use(presence->term);
    }
    changed = !functions.empty() || !pending_.empty();
    did = did || changed;
    if (!functions.empty()) {
      for (logic::Formula& formula : deferred_) {
        if (formula.valid() && mentions_used(formula)) require(std::exchange(formula, {}), {});
      }
    }
    for (std::uint32_t i : std::exchange(pending_, {})) settle(definitions_[i]);
    for (auto term = free_terms_.begin(); term != free_terms_.end();) {
      const Optional optional = optional_terms_.at(*term);
      if (!uses_.contains(optional.symbol)) {
        ++term;
        continue;
      }
      changed = did = true;
      optional_terms_.erase(*term);
      term = free_terms_.erase(term);
      require(optional.functional, {});
    }
  }
  return did;
}

void Grounding::settle(DefinitionState& state) {
  if (state.activation == 0) return;
  const lower::Definition& definition = *state.definition;
  std::vector<Literal> unless{state.activation};
  if (const model::AmbiguityId ambiguity = theory_.model[definition.unit.id].ambiguity; ambiguity.valid()) {
    unless.push_back(proposition(theory_.reads[ambiguity.value][definition.unit.reading]));
  }
  if (!definition.axioms.empty() && !state.axioms_done && used_terms_[definition.unit.id.value]) {
    state.axioms_done = true;
    for (const lower::Axiom& axiom : definition.axioms) require(axiom.formula, unless);
  }
  if (!definition.body.valid()) return;
  const std::vector<Expander::Use>& uses = uses_[definition.symbol];
  for (; state.uses_done < uses.size(); ++state.uses_done) require_use(definition, uses[state.uses_done], unless);
}

bool Grounding::mentions_used(Node node) const {
  const Kind kind = arena_.kind(node);
  if ((kind == Kind::application || kind == Kind::atom) && used_functions_[arena_.symbol(node).value]) return true;
  return std::ranges::any_of(arena_.children(node), [&](Node child) { return mentions_used(child); });
}

void Grounding::require_use(const lower::Definition& definition, const Expander::Use& use, std::span<const Literal> unless) {
  const auto at = [&](logic::Formula formula, Approximation side) {
    return expander_.expand(formula, definition.parameters, use.arguments, side);
  };
  const Gate outside = ~at(definition.guard, Approximation::under);
  const Gate holds = tables_.predicate(definition.symbol, use.arguments);
  // An asserted occurrence needs symbol -> body, a negated one body -> symbol.
  const Gate instance = use.side == Approximation::over
                            ? circuit_.disjunction({outside, ~holds, at(definition.body, Approximation::over)})
                            : circuit_.disjunction({outside, ~at(definition.body, Approximation::under), holds});
  clauses_.require(instance, unless);
}

Literal Grounding::proposition(SymbolId symbol) { return clauses_.literal(tables_.predicate(symbol, {}), Approximation::over); }

Literal Grounding::known(SymbolId symbol) const {
  const std::vector<Tables::Entry>& entries = tables_.entries(symbol);
  return entries.empty() ? 0 : clauses_.known(entries[0].gate);
}

Literal Grounding::more(PoolId pool) {
  const Gate gate = universe_.more(pool);
  return gate == never ? 0 : clauses_.literal(gate, Approximation::over);
}

std::vector<Gate> Grounding::element_gates() const {
  std::vector<Gate> gates;
  for (std::uint32_t pool = 0; pool < universe_.pools().size(); ++pool) {
    for (std::uint32_t i = 0; i < universe_.slots({pool}).size(); ++i) gates.push_back(universe_.in_use({pool}, i));
    gates.push_back(universe_.more(PoolId{pool}));
  }
  return gates;
}

std::vector<Gate> Grounding::tuple_gates() const {
  std::vector<Gate> gates;
  // Tuples count that an optional bool has a value, not which value.
  std::set<model::FieldId> has_presence;
  for (const logic::Symbol& symbol : theory_.signature.symbols) {
    if (const auto* presence = std::get_if<logic::FieldPresence>(&symbol.meaning)) has_presence.insert(presence->field);
  }
  for (std::uint32_t i = 0; i < theory_.signature.symbols.size(); ++i) {
    const logic::Symbol& symbol = theory_.signature.symbols[i];
    const bool stated = std::holds_alternative<logic::FieldSymbol>(symbol.meaning) ||
                        std::holds_alternative<logic::FieldPresence>(symbol.meaning) ||
                        std::holds_alternative<logic::RelationSymbol>(symbol.meaning);
    if (!stated || symbol.result != logic::Signature::boolean) continue;
    if (const auto* field = std::get_if<logic::FieldSymbol>(&symbol.meaning); field && has_presence.contains(field->field)) continue;
    for (const Tables::Entry& entry : tables_.entries(SymbolId{i})) gates.push_back(entry.gate);
  }
  return gates;
}

}  // namespace proviso::ground

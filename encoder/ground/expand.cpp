#include "ground/expand.h"

#include <algorithm>

#include "ground/tuning.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::ground {

using logic::Kind;
using logic::Node;
using logic::VariableId;

Expander::Expander(const logic::Arena& arena, const Universe& universe, Tables& tables, Circuit& circuit, Closures closures)
    : arena_(arena), universe_(universe), tables_(tables), circuit_(circuit), closures_(closures) {
  noted_functions_.resize(tables.theory().signature.symbols.size());
}

std::size_t Expander::KeyHash::operator()(const Key& key) const {
  std::uint64_t seed = key.node * 2ULL + static_cast<std::uint64_t>(key.side);
  for (std::uint32_t slot : key.slots) {
    seed = (seed ^ slot) * 0xff51afd7ed558ccdULL;
    seed ^= seed >> 32;
  }
  return static_cast<std::size_t>(seed);
}

std::vector<Expander::Use> Expander::take_uses() { return std::exchange(uses_, {}); }
std::vector<Gate> Expander::take_axioms() { return std::exchange(axioms_, {}); }
std::vector<logic::SymbolId> Expander::take_used_functions() {
  std::ranges::sort(used_functions_);
  return std::exchange(used_functions_, {});
}

void Expander::note_use(logic::SymbolId symbol, Slots arguments, Gate gate, Approximation side) {
  if (!std::holds_alternative<logic::TermSymbol>(tables_.theory().signature[symbol].meaning)) return note_function(symbol);
  if (is_constant(gate)) return;
  if (noted_.size() <= gate.index()) noted_.resize(circuit_.size());
  const std::uint8_t bit = side == Approximation::over ? 1 : 2;
  if ((noted_[gate.index()] & bit) != 0) return;
  noted_[gate.index()] |= bit;
  uses_.push_back({symbol, {arguments.begin(), arguments.end()}, side});
}

void Expander::note_function(logic::SymbolId symbol) {
  if (noted_functions_[symbol.value]) return;
  noted_functions_[symbol.value] = true;
  const logic::Meaning& meaning = tables_.theory().signature[symbol].meaning;
  const bool is_defined = std::holds_alternative<logic::TermSymbol>(meaning) || std::holds_alternative<logic::TermPresence>(meaning) ||
                          std::holds_alternative<logic::ExtremumSymbol>(meaning) ||
                          std::holds_alternative<logic::ExtremumPresence>(meaning);
  if (is_defined) used_functions_.push_back(symbol);
}

Gate Expander::expand(logic::Formula node, std::span<const VariableId> variables, Slots slots, Approximation side) {
  for (std::size_t i = 0; i < variables.size(); ++i) slot(variables[i]) = slots[i];
  depth_ = variables.size();
  return formula(node, side);
}

std::uint32_t& Expander::slot(VariableId variable) {
  if (slots_.size() <= variable.value) slots_.resize(variable.value + 1);
  return slots_[variable.value];
}

bool Expander::gives_up() {
  if (!given_up_) given_up_ = circuit_.size() > most_gates_;
  return given_up_;
}

Gate Expander::formula(const Part& part, Approximation side) {
  return part.negated ? ~formula(part.formula, opposite(side)) : formula(part.formula, side);
}

Gate Expander::formula(Node node, Approximation side) {
  if (++steps_ % tuning::steps_a_unit == 0) meter().work();
  switch (arena_.kind(node)) {
    case Kind::verum:
      return always;
    case Kind::falsum:
      return never;
    case Kind::atom:
      return atom(node, side);
    case Kind::equal:
      return equality(node, side);
    case Kind::less:
      // a < b is the negation of b <= a.
      return ~less_equal(arena_.children(node)[1], arena_.children(node)[0], opposite(side));
    case Kind::less_equal:
      return less_equal(arena_.children(node)[0], arena_.children(node)[1], side);
    case Kind::negation:
      return ~formula(arena_.children(node)[0], opposite(side));
    case Kind::conjunction:
    case Kind::disjunction: {
      const bool is_conjunction = arena_.kind(node) == Kind::conjunction;
      std::vector<Gate> gates;
      for (Node child : arena_.children(node)) {
        const Gate gate = formula(child, side);
        if (gate == truth(!is_conjunction)) return gate;
        gates.push_back(gate);
      }
      return is_conjunction ? circuit_.conjunction(std::move(gates)) : circuit_.disjunction(std::move(gates));
    }
    case Kind::equivalence: {
      // An equivalence uses each operand in both polarities.
      const Node a = arena_.children(node)[0], b = arena_.children(node)[1];
      const Gate a_above = formula(a, Approximation::over), a_below = formula(a, Approximation::under);
      const Gate b_above = formula(b, Approximation::over), b_below = formula(b, Approximation::under);
      if (side == Approximation::over) {
        return circuit_.conjunction(circuit_.implication(a_below, b_above), circuit_.implication(b_below, a_above));
      }
      return circuit_.conjunction(circuit_.implication(a_above, b_below), circuit_.implication(b_above, a_below));
    }
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
    case Kind::reach:
      return binder(node, side);
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "a term where a formula should be");
}

// Cached if the same may be needed again, that is, if not all bound variables occur in the node.
Gate Expander::binder(Node node, Approximation side) {
  const std::span<const VariableId> free = arena_.free_variables(node);
  const bool remember = free.size() <= key_size && (free.size() < depth_ || depth_ == 0);
  if (!remember) return made(node, side);
  const Key own = key(node, side);
  if (const auto known = known_.find(own); known != known_.end()) return known->second;
  const Gate gate = made(node, side);
  known_.emplace(own, gate);
  return gate;
}

Expander::Key Expander::key(Node node, Approximation side) const {
  Key key{node.id, side, {}};
  const std::span<const VariableId> free = arena_.free_variables(node);
  for (std::size_t i = 0; i < free.size(); ++i) key.slots[i] = slots_[free[i].value];
  return key;
}

Gate Expander::made(Node node, Approximation side) {
  if (gives_up()) return never;
  switch (arena_.kind(node)) {
    case Kind::forall:
    case Kind::exists:
      return quantifier(node, side);
    case Kind::at_least:
      return at_least_formula(node, side);
    case Kind::reach:
      return reach(node, side);
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
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
      break;
  }
  CHECK(false, name(arena_.kind(node)));
}

Gate Expander::quantifier(Node node, Approximation side) {
  const bool is_forall = arena_.kind(node) == Kind::forall;
  // `every` is `no ... not`.
  return planned(plan_of(node), is_forall ? opposite(side) : side) ^ is_forall;
}

const Plan& Expander::plan_of(Node node) {
  std::unique_ptr<Plan>& plan = plans_[node.id];
  if (plan == nullptr) {
    const bool is_forall = arena_.kind(node) == Kind::forall;
    plan = std::make_unique<Plan>(ground::plan(arena_, universe_, arena_.variables(node), Part{arena_.children(node)[0], is_forall}));
  }
  return *plan;
}

std::uint64_t Expander::choices(logic::Formula sentence) {
  if (arena_.kind(sentence) != Kind::forall) return 0;
  const Plan& plan = plan_of(sentence);
  if (plan.first.size() != 1) return 0;
  std::uint64_t product = 1;
  for (const std::vector<Step>* next = &plan.first; next->size() == 1; next = &next->front().next) {
    const Range& range = next->front().range;
    const std::uint64_t own =
        range.type.valid() ? universe_.candidates(range.type).size() : universe_.size(arena_.sort(next->front().variable));
    if (own != 0 && product > UINT64_MAX / own) return UINT64_MAX;
    product *= own;
  }
  return product;
}

std::vector<Gate> Expander::forbidden(logic::Formula sentence, const Wanted& wanted) {
  const Plan& plan = plan_of(sentence);
  CHECK(arena_.kind(sentence) == Kind::forall && plan.first.size() == 1, "a sentence that says something of each choice");
  depth_ = 0;
  std::vector<Gate> prefix, out;
  for (const Part& part : plan.conditions) {
    const Gate gate = formula(part, Approximation::under);
    if (!wanted.may_hold(gate)) return {};
    prefix.push_back(gate);
  }
  if (alternatives(plan.first[0], prefix, Approximation::under, out, &wanted)) return {always};
  return out;
}

Gate Expander::planned(const Plan& plan, Approximation side) {
  std::vector<Gate> gates;
  for (const Part& part : plan.conditions) {
    const Gate gate = formula(part, side);
    if (gate == never) return never;
    gates.push_back(gate);
  }
  if (side == Approximation::under && plan.first.size() == 1) {
    // Negated: each alternative becomes a clause of its own.
    std::vector<Gate> out;
    return alternatives(plan.first[0], gates, side, out) ? always : circuit_.disjunction(std::move(out));
  }
  for (const Step& step : plan.first) {
    const Gate gate = component(step, side);
    if (gate == never) return never;
    gates.push_back(gate);
  }
  return circuit_.conjunction(std::move(gates));
}

Gate Expander::component(const Step& step, Approximation side) {
  std::vector<Gate> out;
  return alternatives(step, {}, side, out) ? always : circuit_.disjunction(std::move(out));
}

// Appends, for each choice of elements, the conjunction of `prefix` and of the conditions of the choice. Returns true if one
// alternative is constant true.
bool Expander::alternatives(const Step& step, const std::vector<Gate>& prefix, Approximation side, std::vector<Gate>& out,
                            const Wanted* wanted) {
  const logic::SortId sort = arena_.sort(step.variable);
  std::optional<std::uint32_t> fixed;
  if (step.range.term.valid()) fixed = slot_of(step.range.term);
  const std::uint32_t outer = slot(step.variable);
  ++depth_;
  bool found = false;
  std::vector<Gate> gates;
  const auto one = [&](std::uint32_t slot) {
    if (gives_up() || (wanted != nullptr && (out.size() >= wanted->most || wanted->steps == 0))) return;
    if (wanted != nullptr) --wanted->steps;
    slots_[step.variable.value] = slot;
    gates = prefix;
    for (const Part& part : step.conditions) {
      const Gate gate = formula(part, side);
      if (gate == never || (wanted != nullptr && !wanted->may_hold(gate))) return;
      if (gate != always) gates.push_back(gate);
    }
    if (side == Approximation::under && step.next.size() == 1) {
      const std::vector<Gate> longer = gates;
      found = alternatives(step.next[0], longer, side, out, wanted);
      return;
    }
    std::vector<Gate> own = std::move(gates);
    for (const Step& next : step.next) {
      const Gate gate = component(next, side);
      if (gate == never) return;
      own.push_back(gate);
    }
    const Gate gate = circuit_.conjunction(std::move(own));
    found = gate == always;
    const bool is_wanted = wanted == nullptr || (wanted->may_hold(gate) && !wanted->known.contains(gate));
    if (gate != never && is_wanted) out.push_back(gate);
  };
  if (fixed) {
    one(*fixed);
  } else if (step.range.type.valid()) {
    for (std::uint32_t slot : universe_.candidates(step.range.type)) {
      one(slot);
      if (found) break;
    }
  } else {
    for (std::uint32_t slot = 0; slot < universe_.size(sort) && !found; ++slot) one(slot);
  }
  slots_[step.variable.value] = outer;
  --depth_;
  if (!found && !fixed && side == Approximation::over) {
    std::vector<Gate> beyond = prefix;
    beyond.push_back(step.range.type.valid() ? universe_.more(step.range.type) : universe_.more(sort));
    out.push_back(circuit_.conjunction(std::move(beyond)));
  }
  return found;
}

// Within a number, a formula is needed in both polarities: defined terms are asserted and negated, and closures are exact. (If the two
// gates differ, there may be elements beyond the universe, and a constraint on the number is vacuous.)
Gate Expander::exact(Node node) {
  const Gate above = formula(node, Approximation::over), below = formula(node, Approximation::under);
  if (above != below) axioms_.push_back(circuit_.implication(below, above));
  return below;
}

// The formula's truth for each value of the variable, in one polarity or in both; and whether there may be values beyond the universe.
std::vector<Gate> Expander::each(VariableId variable, logic::Formula body, std::optional<Approximation> side, Gate* more) {
  const model::TypeId type = type_of(arena_, universe_, variable, conjuncts(arena_, {body, false}));
  const logic::SortId sort = arena_.sort(variable);
  *more = type.valid() ? universe_.more(type) : universe_.more(sort);
  std::vector<Gate> gates;
  const std::uint32_t outer = slot(variable);
  ++depth_;
  const auto one = [&](std::uint32_t slot) {
    slots_[variable.value] = slot;
    const Gate gate = side ? formula(body, *side) : exact(body);
    if (gate != never) gates.push_back(gate);
  };
  if (type.valid()) {
    for (std::uint32_t slot : universe_.candidates(type)) one(slot);
  } else {
    for (std::uint32_t slot = 0; slot < universe_.size(sort); ++slot) one(slot);
  }
  --depth_;
  slots_[variable.value] = outer;
  return gates;
}

Gate Expander::at_least_formula(Node node, Approximation side) {
  const VariableId variable = arena_.variables(node)[0];
  const logic::Formula body = arena_.children(node)[0];
  Gate more = never;
  std::vector<Gate> gates = each(variable, body, side, &more);
  const auto n = arena_.number(node).to_int64();
  if (!n) return side == Approximation::over ? more : never;  // n exceeds the size of any universe
  if (side == Approximation::over) {
    return circuit_.disjunction(at_least(circuit_, static_cast<std::uint64_t>(*n), std::move(gates), side), more);
  }
  // If membership in a type is the only condition, certain elements beyond the slots count too.
  const std::vector<Part> asked = conjuncts(arena_, {body, false});
  if (const model::TypeId type = type_of(arena_, universe_, variable, asked); asked.size() == 1 && type.valid()) {
    for (Gate beyond : universe_.certainly_more(type)) gates.push_back(beyond);
  }
  return at_least(circuit_, static_cast<std::uint64_t>(*n), std::move(gates), side);
}

}  // namespace proviso::ground

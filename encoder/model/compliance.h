// The compliance of an architecture with the clauses, and the reasons: the evaluator's findings as plain data for reports.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/model.h"
#include "model/structure.h"

namespace proviso::model {

// Elements for the variables of a rule or quantifier, in order.
using Binding = std::vector<std::pair<VarId, Atom>>;

enum class RuleStatus : std::uint8_t {
  not_triggered,  // its `where` is false
  excepted,       // an `unless` is true
  overridden,     // a rule that overrides it prevails
  satisfied,      // it applies, and its demand holds (a `may` rule: the permitted conduct occurs)
  unused,         // a `may` rule that applies, and the permitted conduct does not occur
  violated,
};

// Why a formula has its value: the subformula and the elements that decide it, as a tree restricted to what matters. Trees with more
// than some hundred nodes are truncated: the deepest nodes then have no `because`.
struct Reason {
  ExprId formula;  // what is true or false; invalid where `rule` is valid
  RuleId rule;     // under `kept`: a rule instance that is violated (false); under `applies`: one that applies or
                   // does not; under one that does not: the overriding instance that prevails (true)
  bool value = false;
  Binding binding;            // its free variables, and their elements
  Binding chosen;             // for `every`, `some`, `no`: the elements that decide it, if some do: a witness or a counterexample
  std::vector<Element> path;  // for a closure that holds by one or more steps: a shortest path, both ends included
  std::vector<std::pair<ExprId, FieldValue>> values;  // for an atom: its operands that are no plain names or literals
  std::vector<Reason> because;
};

// One rule with one choice of elements for its variables.
struct RuleInstance {
  RuleId rule;
  Binding binding;
  RuleStatus status = RuleStatus::not_triggered;
  std::uint32_t exception = 0;  // for excepted: which `unless`
  RuleId overriding;            // for overridden: by which rule, and with which elements
  Binding overriding_binding;
  std::optional<Reason> untriggered;  // for not_triggered: why its `where` is false, if that was computed
};

// One rule in one architecture.
struct RuleCompliance {
  RuleId rule;
  std::array<std::size_t, 6> counts{};  // by RuleStatus: the number of choices of elements for its variables
  std::vector<RuleInstance> instances;  // violated ones first; at most so many of each status
  std::size_t count(RuleStatus status) const { return counts[static_cast<std::size_t>(status)]; }
  std::size_t count() const;  // of all statuses
};
inline constexpr std::size_t most_instances_of_a_status = 1000;

// One clause, in its selected reading.
struct ClauseCompliance {
  ClauseId clause;
  std::uint32_t reading = 0;
  bool complied_with = true;
  std::vector<RuleCompliance> rules;  // in the order of the spec
};

// Has the clause, in every reading, nothing but permissions and rights? Such a clause cannot be breached.
bool only_permits(const Model&, ClauseId);
// Has it nothing but rights?
bool only_gives_rights(const Model&, ClauseId);

}  // namespace proviso::model

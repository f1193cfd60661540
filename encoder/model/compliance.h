// How an architecture fares under the clauses, and why: what the evaluator finds, as plain data for reports.
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
  not_triggered,  // its `where` does not hold
  excepted,       // an `unless` holds
  overridden,     // a rule that overrides it prevails
  satisfied,      // it applies, and what it demands holds (a `may` rule: what it permits happens)
  unused,         // a `may` rule that applies, and what it permits does not happen
  violated,
};

// Why a formula has the value it has: the sub-formula and the elements that decide it, as a tree cut to what matters.
// Trees of more than some hundred nodes are cut short: the furthest nodes then have no `because`.
struct Reason {
  ExprId formula;  // what is true or false; invalid where `rule` is valid
  RuleId rule;     // under `kept`: a rule instance that is violated (false); under `applies`: one that applies or
                   // does not; under one that does not: the overriding instance that prevails (true)
  bool value = false;
  Binding binding;            // the variables that occur free in it, and their elements
  Binding chosen;             // of `every`, `some`, `no`: the elements that decide it, where some do: a witness or a failure
  std::vector<Element> path;  // of a closure that holds by one or more steps: a shortest way, both ends included
  std::vector<std::pair<ExprId, FieldValue>> values;  // of an atom: its operands that are not plain names or literals
  std::vector<Reason> because;
};

// One rule with one choice of elements for its variables.
struct RuleInstance {
  RuleId rule;
  Binding binding;
  RuleStatus status = RuleStatus::not_triggered;
  std::uint32_t exception = 0;  // excepted: which `unless`
  RuleId overriding;            // overridden: by which rule, and with which elements
  Binding overriding_binding;
  std::optional<Reason> untriggered;  // not_triggered: why its `where` does not hold, where that was computed
};

// One rule in one architecture.
struct RuleCompliance {
  RuleId rule;
  std::array<std::size_t, 6> counts{};  // by RuleStatus: of all choices of elements for its variables
  std::vector<RuleInstance> instances;  // violated ones first; of each status, at most so many
  std::size_t count(RuleStatus status) const { return counts[static_cast<std::size_t>(status)]; }
  std::size_t count() const;  // of all
};
inline constexpr std::size_t most_instances_of_a_status = 1000;

// One clause, in its selected reading.
struct ClauseCompliance {
  ClauseId clause;
  std::uint32_t reading = 0;
  bool complied_with = true;
  std::vector<RuleCompliance> rules;  // in the order of the spec
};

// Has the clause, in every reading, nothing but permissions? It is made use of or not, and never breached.
bool only_permits(const Model&, ClauseId);

}  // namespace proviso::model

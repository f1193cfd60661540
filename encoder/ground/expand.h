// Expands formulas of the core logic into gates over a universe.
//
// A gate for Approximation::over is true wherever the formula is true in an architecture of which the universe contains a part
// (ground/universe.h). A gate for Approximation::under is true only where the formula is true in every such architecture. Without
// further elements both equal the formula's truth. If a function has no value within the slots, an atom over it is true for `over` and
// false for `under`.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "ground/closure.h"
#include "ground/plan.h"
#include "ground/tables.h"

namespace proviso::ground {

class Expander {
 public:
  Expander(const logic::Arena&, const Universe&, Tables&, Circuit&, Closures);

  // Expands a formula whose free variables are among `variables`, at these slots.
  Gate expand(logic::Formula, std::span<const logic::VariableId> variables, Slots, Approximation);
  Gate expand(logic::Formula formula, Approximation side) { return expand(formula, {}, {}, side); }

  // The number of choices of elements over which a universal sentence is expanded; 0 for other sentences.
  std::uint64_t choices(logic::Formula);
  // A search among those choices.
  struct Wanted {
    std::function<bool(Gate)> may_hold;  // conditions that certainly fail are skipped
    const std::set<Gate>& known;         // choices that are skipped
    std::size_t most;
    std::uint64_t& steps;  // the number of choices that may still be visited, reduced by each. At 0 the search ends with what was found
  };
  // Violated choices of a universal sentence: gates that are false if the sentence holds.
  std::vector<Gate> forbidden(logic::Formula, const Wanted&);

  // Stops, with `given_up`, once the circuit has this many gates.
  void limit(std::size_t most_gates) { most_gates_ = most_gates; }
  bool given_up() const { return given_up_; }

  // An occurrence of a defined predicate in one polarity, at which its definition must be grounded.
  struct Use {
    logic::SymbolId symbol;
    std::vector<std::uint32_t> arguments;
    Approximation side;
  };
  std::vector<Use> take_uses();
  // Functions and presences of defined terms or extrema that occurred for the first time since the last call, sorted.
  std::vector<logic::SymbolId> take_used_functions();
  // Constraints of closures made since the last call.
  std::vector<Gate> take_axioms();

 private:
  static constexpr std::size_t key_size = 6;
  struct Key {
    std::uint32_t node = 0;
    Approximation side = Approximation::over;
    std::array<std::uint32_t, key_size> slots{};
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key&) const;
  };

  // -- formulas
  Gate formula(logic::Node, Approximation);
  Gate formula(const Part&, Approximation);
  Gate exact(logic::Node);
  Gate binder(logic::Node, Approximation);
  Gate made(logic::Node, Approximation);
  Gate quantifier(logic::Node, Approximation);
  Gate planned(const Plan&, Approximation);
  Gate component(const Step&, Approximation);
  const Plan& plan_of(logic::Node);
  bool alternatives(const Step&, const std::vector<Gate>& prefix, Approximation, std::vector<Gate>& out, const Wanted* = nullptr);
  Gate at_least_formula(logic::Node, Approximation);
  std::vector<Gate> each(logic::VariableId, logic::Formula, std::optional<Approximation>, Gate* more);
  void note_use(logic::SymbolId, Slots, Gate, Approximation);
  void note_function(logic::SymbolId);
  bool gives_up();
  std::uint32_t& slot(logic::VariableId);

  // -- atoms and terms (expand_terms.cpp)
  // A reference to a function that is called with the slots that terms denote. The function must outlive it.
  template <typename Argument>
  class Continuation {
   public:
    template <typename Function>
    Continuation(const Function& function)
        : object_(&function),
          call_([](const void* object, Argument argument) { return (*static_cast<const Function*>(object))(argument); }) {}
    Gate operator()(Argument argument) const { return call_(object_, argument); }

   private:
    const void* object_;
    Gate (*call_)(const void*, Argument);
  };
  Gate with_slot(logic::Term, Approximation, Continuation<std::uint32_t> done);
  Gate with_slots(std::span<const logic::Term>, Approximation, Continuation<Slots> done);
  Gate with_slots(std::span<const logic::Term>, std::vector<std::uint32_t>& slots, Approximation, Continuation<Slots> done);
  Gate atom(logic::Node, Approximation);
  Gate membership(model::TypeId, logic::Term, Approximation);
  Gate equality(logic::Node, Approximation);
  bool identical(logic::Term, logic::Term);
  Gate term_is(logic::Term, std::uint32_t slot, Approximation);
  Gate less_equal(logic::Term, logic::Term, Approximation);
  Linear linear(logic::Term);
  // Whether elements outside the universe may contribute to the numeric term.
  bool counts_outside(logic::Term);
  Linear number(logic::Term, std::vector<std::uint32_t>& slots);
  Linear total(logic::Node, std::span<const logic::VariableId> variables, const std::vector<Part>& conditions);
  // The slot that the term denotes, if it does not depend on gates.
  std::optional<std::uint32_t> slot_of(logic::Term);

  // -- closures (expand_closures.cpp)
  struct Domain {
    std::vector<std::uint32_t> slots;
    std::vector<std::uint32_t> index;  // by slot; UINT32_MAX: not in the domain
    logic::SortId sort;
    Gate more = never;
  };
  // Reachability from some slots of a domain, in each polarity, by steps taken forwards or backwards.
  struct Paths {
    std::vector<std::uint32_t> from;
    bool made[2] = {false, false};
    Steps steps[2];
    std::vector<std::vector<Gate>> gates[2];  // [i][v]: from[i] reaches v
  };
  enum class Ends : std::uint8_t { open, from_is_fixed, to_is_fixed };
  Gate reach(logic::Node, Approximation);
  Gate reach(logic::Node, std::uint32_t from, std::uint32_t to, Ends, Approximation);
  Gate transitively(logic::Node, const Domain&, std::uint32_t from, std::uint32_t to);
  void make(Paths&, logic::Node, const Domain&, bool backwards, Approximation);
  void add_invariants(const Paths&, const Domain&);
  Domain domain(logic::Node) const;
  std::vector<logic::VariableId> step_parameters(logic::Node) const;
  Steps steps(logic::Node, const Domain&, Approximation);
  Key key(logic::Node, Approximation) const;

  const logic::Arena& arena_;
  const Universe& universe_;
  Tables& tables_;
  Circuit& circuit_;
  Closures closures_;
  std::size_t most_gates_ = SIZE_MAX;
  std::uint32_t steps_ = 0;
  bool given_up_ = false;
  std::vector<std::uint32_t> slots_;                                // by VariableId: the slot that the variable is bound to
  std::size_t depth_ = 0;                                           // number of bound variables
  std::unordered_map<std::uint32_t, std::unique_ptr<Plan>> plans_;  // by node
  std::unordered_map<Key, Gate, KeyHash> known_;
  // By the step, the slots of its parameters, and the fixed end.
  std::map<std::tuple<std::uint32_t, std::vector<std::uint32_t>, Ends, std::uint32_t>, Paths> paths_;
  std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, Steps> transitive_;
  std::vector<Use> uses_;
  std::vector<std::uint8_t> noted_;    // by gate: bit 0 over, bit 1 under
  std::vector<bool> noted_functions_;  // by SymbolId
  std::vector<logic::SymbolId> used_functions_;
  std::vector<Gate> axioms_;
};

}  // namespace proviso::ground

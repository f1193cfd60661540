// The elements of a grounding: a number of slots for each open sort, each with the types that it may have.
//
// A pool supplies unnamed elements. For an unordered root type, each type is a pool (an element may belong to no subtype); an ordered
// root type is one pool. Unordered root type: each individual has a slot of its own, and its membership in subtypes of its declared
// type is open; the slots of the pools follow, with fixed types. Ordered root type: the order of slots is the order; the types of each
// slot are open; individuals may take any slot. Slot i of a pool is used only if slot i - 1 is.
//
// Elements beyond the slots: the gate more(pool) states that the architecture has further elements of that pool. Soundness: a model M
// of the formulas with any number of elements yields a model of the grounding: keep as many elements of each pool as there are slots
// (individuals among them), and make more(pool) true where elements were removed. Formulas grounded for Approximation::over hold of the
// kept part whenever they hold in M. Therefore a refutation in which every `more` is open holds at every size; and if a refutation
// assumes some `more` to be false, these pools may have to grow.
//
// The slots of a fixed sort (lower/fixed_part.h) are the fixed part's elements, in its order, and there are no further elements.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ground/circuit.h"
#include "lower/fixed_part.h"
#include "lower/theory.h"

namespace proviso::ground {

struct PoolId {
  std::uint32_t value = UINT32_MAX;
  bool operator==(const PoolId&) const = default;
  auto operator<=>(const PoolId&) const = default;
};

struct Pool {
  logic::SortId sort;
  model::TypeId type;  // for a pool of an unordered root type: the most specific type of its elements; otherwise the root type
  bool ordered = false;
  std::uint32_t individuals = 0;  // of the type or its subtypes. An ordered pool has at least this many slots
};

// The pools of a theory, in the order of their types. The same for every grounding of the theory.
std::vector<Pool> pools(const lower::Theory&);
// By PoolId: the number of slots.
using Capacities = std::vector<std::uint32_t>;
// The number of slots of a pool of a fixed sort.
std::uint32_t fixed_capacity(const Pool&, const lower::FixedPart&);

class Universe {
 public:
  // `fixed` may be null. Capacities of pools of fixed sorts are replaced by the numbers of their elements.
  Universe(const lower::Theory&, const Capacities&, const lower::FixedPart* fixed, Circuit&);

  // The number of slots of an open sort, or of elements of an enumeration.
  std::uint32_t size(logic::SortId sort) const { return sizes_[sort.value]; }
  // Does the element belong to the type? Always true for an enumeration.
  Gate member(model::TypeId type, std::uint32_t slot) const { return members_[type.value][slot]; }
  // Is the slot used?
  Gate exists(logic::SortId, std::uint32_t slot) const;
  // The slots that may belong to the type.
  std::span<const std::uint32_t> candidates(model::TypeId type) const { return candidates_[type.value]; }
  std::span<const std::uint32_t> candidates(logic::SortId) const;
  const lower::FixedPart* fixed() const { return fixed_; }
  // The slot of an individual; nothing in an ordered root type that is not fixed.
  std::optional<std::uint32_t> individual(model::IndividualId id) const { return individuals_[id.value]; }

  const std::vector<Pool>& pools() const { return pools_; }
  const Capacities& capacities() const { return capacities_; }
  Gate more(PoolId pool) const { return more_[pool.value]; }
  // There are elements of the type (for a sort: of any type of it) beyond the slots.
  Gate more(model::TypeId type) const { return more_of_type_[type.value]; }
  Gate more(logic::SortId) const;
  Gate more_of_any() const { return more_of_any_; }
  // Gates each of which implies a further element of the type; the elements are pairwise distinct.
  std::vector<Gate> certainly_more(model::TypeId) const;
  // The slots of a pool, in order.
  std::span<const std::uint32_t> slots(PoolId pool) const { return slots_[pool.value]; }
  // Slot number i (from 0) of the pool is used.
  Gate in_use(PoolId, std::uint32_t i) const;

  // Constraints of every universe: used slots come first, and further elements exist only beyond full pools.
  const std::vector<Gate>& axioms() const { return axioms_; }

 private:
  void add_unordered(const lower::Theory&, model::TypeId root);
  void add_ordered(const lower::Theory&, model::TypeId root);
  void add_fixed(const lower::Theory&, logic::SortId, model::TypeId root);
  void add_member_row(const lower::Theory&, model::TypeId root);

  Circuit& circuit_;
  const lower::FixedPart* fixed_;
  std::vector<Pool> pools_;
  Capacities capacities_;
  std::vector<std::uint32_t> sizes_;                    // by SortId
  std::vector<model::TypeId> root_types_;               // by SortId
  std::vector<std::vector<Gate>> members_;              // by TypeId, by slot
  std::vector<std::vector<std::uint32_t>> candidates_;  // by TypeId
  std::vector<std::optional<std::uint32_t>> individuals_;
  std::vector<std::vector<std::uint32_t>> slots_;  // by PoolId
  std::vector<Gate> more_, more_of_type_;
  std::vector<std::vector<PoolId>> pools_below_;  // by TypeId: pools whose elements all belong to the type
  Gate more_of_any_ = never;
  std::vector<Gate> axioms_;
};

}  // namespace proviso::ground

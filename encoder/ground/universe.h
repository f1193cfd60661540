// The elements that a grounding speaks of: for each open sort so many slots, each with the types it may be of.
//
// A pool is where unnamed elements come from: each type of an unordered root is one (an element may be in no subtype), an
// ordered root is one as a whole. Unordered root: a slot of its own for each individual, whose membership in the types below
// its declared one is open; then the slots of each pool, of fixed type. Ordered root: slot order is the order, the types of
// each slot are open, individuals take any slot. Slot i of a pool is in use only if slot i - 1 is.
//
// What happens beyond the slots: the gate more(pool) says that the architecture has further elements of that pool. A model M
// of the formulas with any number of elements gives one of the grounding: keep as many elements of each pool as there are
// slots (named ones among them), let more(pool) be true where some were left out. Formulas grounded for `above` hold of what
// is kept whenever they hold of M. So unsatisfiable with every `more` left open is unsatisfiable at every size, and the
// `more` that a refutation assumes to be false are the pools that may have to grow.
//
// Of a sort that is fixed (lower/fixed_part.h), the slots are the fixed part's elements, in its order, and there are no more.
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
  model::TypeId type;  // of an unordered root's pool: the most specific type of its elements; else the root
  bool ordered = false;
  std::uint32_t individuals = 0;  // of the type or below. An ordered pool has at least so many slots
};

// The pools of a theory, in order of their types. The same for every grounding of it.
std::vector<Pool> pools(const lower::Theory&);
// By PoolId: how many slots.
using Capacities = std::vector<std::uint32_t>;
// Of a pool of a fixed sort.
std::uint32_t fixed_capacity(const Pool&, const lower::FixedPart&);

class Universe {
 public:
  // `fixed` may be null. Capacities of pools of fixed sorts are replaced by what the fixed part has.
  Universe(const lower::Theory&, const Capacities&, const lower::FixedPart* fixed, Circuit&);

  // Of an open sort or an enumeration.
  std::uint32_t size(logic::SortId sort) const { return sizes_[sort.value]; }
  // Is the element of this type? Of an enumeration type: always.
  Gate member(model::TypeId type, std::uint32_t slot) const { return members_[type.value][slot]; }
  // Is there an element in the slot at all?
  Gate exists(logic::SortId, std::uint32_t slot) const;
  // The slots that may be of the type.
  std::span<const std::uint32_t> candidates(model::TypeId type) const { return candidates_[type.value]; }
  std::span<const std::uint32_t> candidates(logic::SortId) const;
  const lower::FixedPart* fixed() const { return fixed_; }
  // The slot of an individual; none in an ordered root that is not fixed.
  std::optional<std::uint32_t> individual(model::IndividualId id) const { return individuals_[id.value]; }

  const std::vector<Pool>& pools() const { return pools_; }
  const Capacities& capacities() const { return capacities_; }
  Gate more(PoolId pool) const { return more_[pool.value]; }
  // There are elements of the type (of any type of the sort) beyond the slots.
  Gate more(model::TypeId type) const { return more_of_type_[type.value]; }
  Gate more(logic::SortId) const;
  Gate more_of_any() const { return more_of_any_; }
  // Each of these says that there is a further element of the type for certain, no two the same one.
  std::vector<Gate> certainly_more(model::TypeId) const;
  // The slots of a pool, in order.
  std::span<const std::uint32_t> slots(PoolId pool) const { return slots_[pool.value]; }
  // Of the pool's slot number i (from 0): it is in use.
  Gate in_use(PoolId, std::uint32_t i) const;

  // What holds of every universe: slots in use come first, further elements only beyond full pools.
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
  std::vector<std::vector<PoolId>> pools_below_;  // by TypeId: whose elements are all of the type
  Gate more_of_any_ = never;
  std::vector<Gate> axioms_;
};

}  // namespace proviso::ground

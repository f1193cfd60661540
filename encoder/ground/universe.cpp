#include "ground/universe.h"

#include <algorithm>

#include "text/check.h"

namespace proviso::ground {

using model::TypeId;

namespace {

logic::SortId sort_of(const lower::Theory& theory, TypeId root) {
  for (std::uint32_t i = 0; i < theory.signature.sorts.size(); ++i) {
    if (theory.signature.sorts[i].type == root) return {i};
  }
  CHECK(false, "each root type has a sort");
}

// If any type of a root type is ordered, the whole root type is.
bool has_order(const lower::Theory& theory, TypeId root) {
  for (const logic::Symbol& symbol : theory.signature.symbols) {
    if (const auto* order = std::get_if<logic::OrderSymbol>(&symbol.meaning); order && order->root == root) return true;
  }
  return false;
}

}  // namespace

std::vector<Pool> pools(const lower::Theory& theory) {
  std::vector<Pool> result;
  for (std::uint32_t i = 0; i < theory.model.types.size(); ++i) {
    const TypeId type{i};
    const TypeId root = theory.model[type].root;
    if (theory.model[type].is_enum) continue;
    const bool ordered = has_order(theory, root);
    if (ordered && type != root) continue;
    Pool pool{sort_of(theory, root), type, ordered, 0};
    for (const model::Individual& individual : theory.model.individuals) {
      if (theory.model.is_subtype(individual.type, type)) ++pool.individuals;
    }
    result.push_back(pool);
  }
  return result;
}

std::uint32_t fixed_capacity(const Pool& pool, const lower::FixedPart& fixed) {
  const std::vector<model::TypeId>& elements = fixed.types[pool.sort.value];
  if (pool.ordered) return static_cast<std::uint32_t>(elements.size());
  return static_cast<std::uint32_t>(std::ranges::count(elements, pool.type));
}

Universe::Universe(const lower::Theory& theory, const Capacities& capacities, const lower::FixedPart* fixed, Circuit& circuit)
    : circuit_(circuit), fixed_(fixed), pools_(ground::pools(theory)), capacities_(capacities) {
  CHECK(capacities_.size() == pools_.size());
  const std::size_t types = theory.model.types.size();
  sizes_.resize(theory.signature.sorts.size());
  root_types_.resize(theory.signature.sorts.size());
  members_.resize(types);
  candidates_.resize(types);
  individuals_.resize(theory.model.individuals.size());
  slots_.resize(pools_.size());
  more_of_type_.assign(types, never);
  pools_below_.resize(types);
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    const bool is_fixed = fixed != nullptr && fixed->has(pools_[i].sort);
    more_.push_back(is_fixed ? never : circuit.input());
    if (is_fixed) capacities_[i] = fixed_capacity(pools_[i], *fixed);
    if (pools_[i].ordered && capacities_[i] < pools_[i].individuals) capacities_[i] = pools_[i].individuals;
  }
  more_of_any_ = circuit.disjunction(more_);

  for (std::uint32_t i = 0; i < theory.signature.sorts.size(); ++i) {
    const logic::Sort& sort = theory.signature.sorts[i];
    root_types_[i] = sort.type;
    if (sort.kind == logic::SortKind::enumeration) {
      sizes_[i] = sort.size;
      members_[sort.type.value].assign(sort.size, always);
    } else if (sort.kind == logic::SortKind::open) {
      if (fixed != nullptr && fixed->has(logic::SortId{i})) {
        add_fixed(theory, {i}, sort.type);
      } else if (has_order(theory, sort.type)) {
        add_ordered(theory, sort.type);
      } else {
        add_unordered(theory, sort.type);
      }
      sizes_[i] = static_cast<std::uint32_t>(members_[sort.type.value].size());
    }
  }
  for (std::size_t type = 0; type < types; ++type) {
    for (std::uint32_t slot = 0; slot < members_[type].size(); ++slot) {
      if (members_[type][slot] != never) candidates_[type].push_back(slot);
    }
    std::vector<Gate> beyond;
    for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
      const bool below = theory.model.is_subtype(pools_[pool].type, TypeId{static_cast<std::uint32_t>(type)});
      const bool within = pools_[pool].ordered && theory.model.types[type].root == pools_[pool].type;
      if (below || within) beyond.push_back(more_[pool]);
      if (below) pools_below_[type].push_back({static_cast<std::uint32_t>(pool)});
    }
    more_of_type_[type] = circuit.disjunction(std::move(beyond));
  }
  for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
    for (std::uint32_t i = 0; i + 1 < slots_[pool].size(); ++i) {
      axioms_.push_back(circuit.implication(in_use({pool}, i + 1), in_use({pool}, i)));
    }
    if (!slots_[pool].empty()) {
      axioms_.push_back(circuit.implication(more_[pool], in_use({pool}, static_cast<std::uint32_t>(slots_[pool].size() - 1))));
    }
  }
}

void Universe::add_member_row(const lower::Theory& theory, TypeId root) {
  for (std::size_t type = 0; type < members_.size(); ++type) {
    if (theory.model.types[type].root == root) members_[type].push_back(never);
  }
}

void Universe::add_unordered(const lower::Theory& theory, TypeId root) {
  const model::Model& m = theory.model;
  const std::vector<Gate>& of_root = members_[root.value];
  const auto each_type = [&](auto&& function) {
    for (std::uint32_t i = 0; i < m.types.size(); ++i) {
      if (m.types[i].root == root) function(TypeId{i}, members_[i].back());
    }
  };
  for (std::uint32_t i = 0; i < m.individuals.size(); ++i) {
    const TypeId declared = m.individuals[i].type;
    if (m[declared].root != root) continue;
    individuals_[i] = static_cast<std::uint32_t>(of_root.size());
    add_member_row(theory, root);
    each_type([&](TypeId type, Gate& member) {
      if (m.is_subtype(declared, type)) {
        member = always;
      } else if (m.is_subtype(type, declared)) {
        member = circuit_.input();
      }
    });
  }
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
    if (m[pools_[pool].type].root != root) continue;
    for (std::uint32_t i = 0; i < capacities_[pool]; ++i) {
      slots_[pool].push_back(static_cast<std::uint32_t>(of_root.size()));
      add_member_row(theory, root);
      const Gate used = circuit_.input();
      each_type([&](TypeId type, Gate& member) {
        if (m.is_subtype(pools_[pool].type, type)) member = used;
      });
    }
  }
}

void Universe::add_ordered(const lower::Theory& theory, TypeId root) {
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
    if (pools_[pool].type != root) continue;
    for (std::uint32_t i = 0; i < capacities_[pool]; ++i) {
      slots_[pool].push_back(i);
      add_member_row(theory, root);
      for (std::size_t type = 0; type < members_.size(); ++type) {
        if (theory.model.types[type].root == root) members_[type].back() = circuit_.input();
      }
    }
  }
}

void Universe::add_fixed(const lower::Theory& theory, logic::SortId sort, TypeId root) {
  const std::vector<TypeId>& elements = fixed_->types[sort.value];
  for (std::uint32_t slot = 0; slot < elements.size(); ++slot) {
    for (std::uint32_t type = 0; type < members_.size(); ++type) {
      if (theory.model.types[type].root != root) continue;
      members_[type].push_back(truth(theory.model.is_subtype(elements[slot], TypeId{type})));
    }
    for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
      if (pools_[pool].sort != sort || (!pools_[pool].ordered && pools_[pool].type != elements[slot])) continue;
      slots_[pool].push_back(slot);
    }
  }
  for (std::uint32_t i = 0; i < theory.model.individuals.size(); ++i) {
    if (theory.model[theory.model.individuals[i].type].root != root) continue;
    for (std::uint32_t symbol = 0; symbol < theory.signature.symbols.size(); ++symbol) {
      const auto* named = std::get_if<logic::IndividualSymbol>(&theory.signature.symbols[symbol].meaning);
      if (named == nullptr || named->individual.value != i) continue;
      if (const auto* slot = fixed_->value({symbol}, {})) individuals_[i] = std::get<std::uint32_t>(*slot);
    }
  }
}

Gate Universe::exists(logic::SortId sort, std::uint32_t slot) const { return member(root_types_[sort.value], slot); }

std::span<const std::uint32_t> Universe::candidates(logic::SortId sort) const { return candidates(root_types_[sort.value]); }

Gate Universe::more(logic::SortId sort) const { return more(root_types_[sort.value]); }

std::vector<Gate> Universe::certainly_more(TypeId type) const {
  std::vector<Gate> result;
  for (PoolId pool : pools_below_[type.value]) result.push_back(more_[pool.value]);
  return result;
}

Gate Universe::in_use(PoolId pool, std::uint32_t i) const { return exists(pools_[pool.value].sort, slots_[pool.value][i]); }

}  // namespace proviso::ground

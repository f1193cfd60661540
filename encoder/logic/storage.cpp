#include "logic/storage.h"

#include <algorithm>

#include "logic/kind_traits.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::logic {

namespace {

constexpr std::uint32_t empty_slot = UINT32_MAX;
// Includes its entries in the table of nodes.
constexpr std::uint64_t bytes_of_node = sizeof(Record) + 4 * sizeof(std::uint32_t);

std::size_t mix(std::size_t hash, std::size_t value) {
  hash ^= value;
  hash *= 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

std::size_t hash_of(Kind kind, SortId sort, std::uint32_t payload, std::span<const Node> children, std::span<const VariableId> variables) {
  std::size_t hash = mix(static_cast<std::size_t>(kind) << 32 | sort.value, payload);
  for (Node child : children) hash = mix(hash, child.id);
  for (VariableId variable : variables) hash = mix(hash, std::size_t{variable.value} << 32);
  return hash;
}

}  // namespace

std::size_t Arena::Implementation::slot(Kind kind, SortId sort, std::uint32_t payload, std::span<const Node> children,
                                        std::span<const VariableId> bound) const {
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = hash_of(kind, sort, payload, children, bound) & mask;; at = (at + 1) & mask) {
    if (slots[at] == empty_slot) return at;
    const Record& record = records[slots[at]];
    if (record.kind == kind && record.sort == sort && record.payload == payload && std::ranges::equal(record.children, children) &&
        std::ranges::equal(record.variables, bound)) {
      return at;
    }
  }
}

void Arena::Implementation::rehash() {
  slots.assign(std::max<std::size_t>(1024, slots.size() * 2), empty_slot);
  for (std::uint32_t id = 0; id < records.size(); ++id) {
    const Record& record = records[id];
    slots[slot(record.kind, record.sort, record.payload, record.children, record.variables)] = id;
  }
}

std::optional<Node> Arena::Implementation::find(Kind kind, SortId sort, std::uint32_t payload, std::span<const Node> children,
                                                std::span<const VariableId> bound) const {
  if (slots.empty()) return std::nullopt;
  const std::uint32_t id = slots[slot(kind, sort, payload, children, bound)];
  if (id == empty_slot) return std::nullopt;
  return Node{id};
}

Node Arena::Implementation::intern(Kind kind, SortId sort, std::uint32_t payload, std::span<const Node> children,
                                   std::span<const VariableId> bound) {
  if (2 * (records.size() + 1) > slots.size()) rehash();
  std::uint32_t& at = slots[slot(kind, sort, payload, children, bound)];
  if (at != empty_slot) return Node{at};
  CHECK(records.size() < empty_slot, "the arena is full");
  meter().work();
  held.add(bytes_of_node + sizeof(Node) * children.size() + sizeof(VariableId) * bound.size());
  at = static_cast<std::uint32_t>(records.size());
  const std::span<const VariableId> free = free_variables(kind, payload, children, bound);
  records.push_back({kind, sort, payload, lists.keep(children), variable_lists.keep(bound), free});
  return Node{at};
}

std::uint32_t Arena::Implementation::intern(const Number& number) {
  auto [at, added] = number_ids.try_emplace(number, static_cast<std::uint32_t>(numbers.size()));
  if (added) numbers.push_back(number);
  return at->second;
}

std::uint32_t Arena::Implementation::intern(const DayFunction& function) {
  const auto known = std::ranges::find(functions, function);
  const auto index = static_cast<std::uint32_t>(known - functions.begin());
  if (known == functions.end()) functions.push_back(function);
  return index;
}

// Shares the list of a child if it is equal, as it is for most nodes.
std::span<const VariableId> Arena::Implementation::free_variables(Kind kind, std::uint32_t payload, std::span<const Node> children,
                                                                  std::span<const VariableId> bound) {
  if (kind == Kind::variable) {
    const VariableId self{payload};
    return variable_lists.keep({&self, 1});
  }
  std::span<const VariableId> largest;
  for (Node child : children) {
    if (records[child.id].free.size() > largest.size()) largest = records[child.id].free;
  }
  std::vector<VariableId> all(largest.begin(), largest.end());
  const auto is_bound = [&](VariableId variable) { return std::ranges::find(bound, variable) != bound.end(); };
  if (!bound.empty()) all.clear();
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::span<const VariableId> of_child = records[children[i].id].free;
    if (bound.empty() && of_child.data() == largest.data()) continue;
    for (VariableId variable : of_child) {
      if (is_bound(variable) && binds_in(kind, i)) continue;
      all.push_back(variable);
    }
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (std::ranges::equal(all, largest)) return largest;
  return variable_lists.keep(all);
}

}  // namespace proviso::logic

#include "evaluate/rows.h"

#include <algorithm>
#include <bit>

namespace proviso::evaluate {

bool contains(Members members, Index value) {
  // Most sets are small; a scan of one cache line is faster than a binary search.
  if (members.size() <= 16) return std::ranges::find(members, value) != members.end();
  return std::ranges::binary_search(members, value);
}

void normalise(std::vector<Index>& members) {
  std::ranges::sort(members);
  members.erase(std::ranges::unique(members).begin(), members.end());
}

Rows::Rows(std::size_t row_count, std::vector<std::pair<Index, Index>> pairs) : starts_(row_count + 1, 0) {
  if (!std::ranges::is_sorted(pairs)) std::ranges::sort(pairs);
  pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
  members_.reserve(pairs.size());
  for (const auto& [row, member] : pairs) {
    ++starts_[static_cast<std::size_t>(row) + 1];
    members_.push_back(member);
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

TupleSet::TupleSet(std::size_t arity, std::size_t capacity) : arity_(arity), slots_(std::bit_ceil(2 * capacity + 2), 0) {
  values_.reserve(arity * capacity);
}

std::size_t TupleSet::slot_of(std::span<const Index> tuple) const {
  std::uint64_t hash = 0x9e3779b97f4a7c15U;
  for (const Index value : tuple) {
    hash = (hash ^ static_cast<std::uint32_t>(value)) * 0xff51afd7ed558ccdU;
    hash ^= hash >> 32U;
  }
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0 && !std::ranges::equal((*this)[slots_[slot] - 1], tuple)) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

// INVARIANT: at most `capacity` tuples are inserted.
void TupleSet::insert(std::span<const Index> tuple) {
  const std::size_t slot = slot_of(tuple);
  if (slots_[slot] != 0) return;
  values_.insert(values_.end(), tuple.begin(), tuple.end());
  slots_[slot] = static_cast<std::uint32_t>(size());
}

bool TupleSet::contains(std::span<const Index> tuple) const { return slots_[slot_of(tuple)] != 0; }

}  // namespace proviso::evaluate

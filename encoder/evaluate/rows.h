// Sorted lists of elements by element: set fields, reverse indices, steps of a closure. And sets of tuples. Elements are indices within
// their root type.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace proviso::evaluate {

using Index = std::int32_t;
inline constexpr Index none = -1;        // an absent element
using Members = std::span<const Index>;  // ascending, without duplicates

bool contains(Members, Index);
// Sorts and removes duplicates.
void normalise(std::vector<Index>&);

class Rows {
 public:
  Rows() = default;
  // Pairs (row, member) in any order, possibly with duplicates; rows are 0 to row_count - 1.
  Rows(std::size_t row_count, std::vector<std::pair<Index, Index>> pairs);
  Members operator[](Index row) const {
    return {members_.data() + starts_[static_cast<std::size_t>(row)], members_.data() + starts_[static_cast<std::size_t>(row) + 1]};
  }
  std::size_t row_count() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  std::size_t member_count() const { return members_.size(); }

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<Index> members_;
};

// A set of tuples of one length: a hash table with linear probing.
class TupleSet {
 public:
  TupleSet(std::size_t arity, std::size_t capacity);
  void insert(std::span<const Index> tuple);
  bool contains(std::span<const Index> tuple) const;
  std::size_t size() const { return arity_ == 0 ? 0 : values_.size() / arity_; }
  std::span<const Index> operator[](std::size_t number) const { return {values_.data() + number * arity_, arity_}; }

 private:
  std::size_t slot_of(std::span<const Index> tuple) const;

  std::size_t arity_;
  std::vector<Index> values_;         // the tuples, concatenated
  std::vector<std::uint32_t> slots_;  // index of the tuple + 1; 0: free. The size is a power of two, at most half full
};

}  // namespace proviso::evaluate

// Sets of combinations of readings: products, numbering, and short descriptions as unions of products.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/model.h"

namespace proviso::answer {

// The combinations that a question distinguishes, numbered from 0: one reading of each of `ambiguities`, the others at their
// first open reading.
class Combinations {
 public:
  Combinations(const model::OpenReadings& open, std::vector<model::AmbiguityId> ambiguities);

  // Nothing when there are more than 2^22.
  static bool countable(const model::OpenReadings& open, const std::vector<model::AmbiguityId>& ambiguities);

  std::size_t count() const { return count_; }
  model::Selection selection(std::size_t index) const;
  bool contains(const model::OpenReadings& product, std::size_t index) const;
  const model::OpenReadings& open() const { return open_; }
  const std::vector<model::AmbiguityId>& ambiguities() const { return ambiguities_; }

  // The set {index : member[index]} as disjoint products that cover it.
  std::vector<model::OpenReadings> partition(const std::vector<bool>& member) const;
  // ... as few, as large products as a greedy choice finds: each is prime (no reading can be added to it).
  std::vector<model::OpenReadings> cover(const std::vector<bool>& member) const;
  // Is there a pair of combinations that differ in this ambiguity alone and in `outcome`?
  bool turns_on(model::AmbiguityId, const std::vector<std::uint8_t>& outcome) const;

 private:
  std::vector<std::uint32_t> digits(std::size_t index) const;  // per ambiguity, which of its open readings
  std::size_t index(const std::vector<std::uint32_t>& digits) const;
  using Box = std::vector<std::vector<std::uint32_t>>;          // per ambiguity, a set of digits
  bool inside(const Box&, const std::vector<bool>& member) const;
  template <typename Visit>
  void each(const Box&, Visit) const;
  model::OpenReadings product(const Box&) const;
  Box grow(std::size_t seed, const std::vector<bool>& member) const;

  model::OpenReadings open_;
  std::vector<model::AmbiguityId> ambiguities_;
  std::vector<std::size_t> radix_;
  std::size_t count_ = 1;
};

// One selection as the product that contains just it.
model::OpenReadings only(const model::Selection&);

}  // namespace proviso::answer

// Sets of combinations of readings: products, numbering, and short descriptions as unions of products.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "answer/oracle/tuning.h"
#include "model/model.h"
#include "text/meter.h"

namespace proviso::answer {

// The combinations that a question distinguishes, numbered from 0: one reading of each of `ambiguities`, and the first open reading of
// the others.
class Combinations {
 public:
  Combinations(const model::OpenReadings& open, std::vector<model::AmbiguityId> ambiguities);

  // Returns false if there are more than 2^22.
  static bool countable(const model::OpenReadings& open, const std::vector<model::AmbiguityId>& ambiguities);

  std::size_t count() const { return count_; }
  model::Selection selection(std::size_t index) const;
  bool contains(const model::OpenReadings& product, std::size_t index) const;
  // Sets or clears the combinations of a product in `member`.
  void mark(const model::OpenReadings& product, std::vector<bool>& member, bool value = true) const;
  // The combinations that agree with some member on all ambiguities except `free`.
  std::vector<bool> freed(const std::vector<bool>& member, const std::vector<model::AmbiguityId>& free) const;
  // Do all combinations agree on these ambiguities?
  bool all_agree(const std::vector<model::AmbiguityId>&) const;
  // Visits the combinations of a product.
  template <typename Visit>
  void each_in(const model::OpenReadings& product, Visit visit) const;
  // Visits all combinations that agree with this one on these ambiguities.
  template <typename Visit>
  void each_agreeing(std::size_t index, const std::vector<model::AmbiguityId>& on, Visit visit) const;
  const model::OpenReadings& open() const { return open_; }
  const std::vector<model::AmbiguityId>& ambiguities() const { return ambiguities_; }

  // The set {index : member[index]} as disjoint products that cover it.
  std::vector<model::OpenReadings> partition(const std::vector<bool>& member) const;
  // The set as few, large products, by a greedy choice: each is prime (no reading can be added to it).
  std::vector<model::OpenReadings> cover(const std::vector<bool>& member) const;
  // Is there a pair of combinations that differ in this ambiguity alone and in `outcome`?
  bool turns_on(model::AmbiguityId, const std::vector<std::uint8_t>& outcome) const;

 private:
  std::vector<std::uint32_t> digits(std::size_t index) const;  // per ambiguity, which of its open readings
  using Box = std::vector<std::vector<std::uint32_t>>;         // per ambiguity, a set of digits
  Box agreeing(std::size_t index, const std::vector<model::AmbiguityId>& on) const;
  Box box(const model::OpenReadings& product) const;
  bool inside(const Box&, const std::vector<bool>& member) const;
  // Stops when `visit` returns false.
  template <typename Visit>
  void each(const Box&, Visit visit) const;
  model::OpenReadings product(const Box&) const;
  Box grow(std::size_t seed, const std::vector<bool>& member) const;

  model::OpenReadings open_;
  std::vector<model::AmbiguityId> ambiguities_;
  std::vector<std::size_t> radix_;
  std::vector<std::size_t> stride_;  // distance between two combinations that differ by one in this digit
  std::size_t count_ = 1;
};

template <typename Visit>
void Combinations::each(const Box& box, Visit visit) const {
  std::vector<std::size_t> at(box.size(), 0);
  std::size_t index = 0, steps = 0;
  for (std::size_t i = 0; i < box.size(); ++i) {
    if (box[i].empty()) return;
    index += box[i][0] * stride_[i];
  }
  meter().work();
  while (visit(index)) {
    if (++steps % oracle_tuning::steps_a_unit == 0) meter().work();
    std::size_t i = box.size();
    while (i > 0 && at[i - 1] + 1 == box[i - 1].size()) {
      --i;
      index -= (box[i][at[i]] - box[i][0]) * stride_[i];
      at[i] = 0;
    }
    if (i == 0) return;
    --i;
    index += (box[i][at[i] + 1] - box[i][at[i]]) * stride_[i];
    ++at[i];
  }
}

template <typename Visit>
void Combinations::each_in(const model::OpenReadings& product, Visit visit) const {
  each(box(product), [&](std::size_t i) {
    visit(i);
    return true;
  });
}

template <typename Visit>
void Combinations::each_agreeing(std::size_t index, const std::vector<model::AmbiguityId>& on, Visit visit) const {
  each(agreeing(index, on), [&](std::size_t i) {
    visit(i);
    return true;
  });
}

// The product that contains only this selection.
model::OpenReadings only(const model::Selection&);
// The first combination of a product.
model::Selection first_of(const model::OpenReadings&);
// Is `product` a subset of `other` with respect to these ambiguities?
bool within(const model::OpenReadings& product, const model::OpenReadings& other, const std::vector<model::AmbiguityId>& ambiguities);

}  // namespace proviso::answer

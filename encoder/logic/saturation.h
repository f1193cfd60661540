// Saturating arithmetic on sizes, which multiply.
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/number.h"

namespace proviso::logic {

// The largest size: more than any universe can contain.
inline constexpr std::uint64_t saturation = std::uint64_t{1} << 32;

inline std::uint64_t saturated_product(std::uint64_t a, std::uint64_t b) {
  return a != 0 && b > saturation / a ? saturation : std::min(saturation, a * b);
}
inline std::uint64_t saturated_sum(std::uint64_t a, std::uint64_t b) { return std::min(saturation, a + b); }
// A size in the spec; a negative number is no size and counts as the largest.
inline std::uint64_t saturated(const model::Number& n) {
  const std::optional<std::int64_t> value = n.to_int64();
  return value && *value >= 0 ? std::min(saturation, static_cast<std::uint64_t>(*value)) : saturation;
}

}  // namespace proviso::logic

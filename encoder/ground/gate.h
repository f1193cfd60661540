// A handle onto a gate of a Circuit, or its complement.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace proviso::ground {

struct Gate {
  std::uint32_t code = UINT32_MAX;  // index * 2 + complemented
  static constexpr Gate of(std::uint32_t index, bool complemented = false) { return Gate{index * 2 + (complemented ? 1U : 0U)}; }
  std::uint32_t index() const { return code / 2; }
  bool complemented() const { return (code & 1U) != 0; }
  bool valid() const { return code != UINT32_MAX; }
  Gate operator~() const { return Gate{code ^ 1U}; }
  Gate operator^(bool flip) const { return Gate{code ^ (flip ? 1U : 0U)}; }
  bool operator==(const Gate&) const = default;
  auto operator<=>(const Gate&) const = default;
};

// The constant true: index 0 of every circuit.
constexpr Gate always = Gate::of(0, false);
constexpr Gate never = Gate::of(0, true);
constexpr Gate truth(bool value) { return value ? always : never; }
inline bool is_constant(Gate gate) { return gate.index() == 0; }

// The direction in which a gate may err. A gate for `over` is true wherever the formula is true (over-approximation); a gate for
// `under` is true only where the formula is true (under-approximation). If no element lies beyond the universe, both are exact and
// differ only in form: asserted gates are made for `over` and negated ones for `under`, so that clauses need no auxiliary variables.
enum class Approximation : std::uint8_t { over, under };
constexpr Approximation opposite(Approximation side) { return side == Approximation::over ? Approximation::under : Approximation::over; }

}  // namespace proviso::ground

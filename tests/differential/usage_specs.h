// Specs with usage for the differential tests: written by hand, and random ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace proviso::differential {

// Each has checks that limit every type, so that all there is can be enumerated.
const std::vector<std::string>& usage_specs();

// Well-typed but for what the resolver finds wrong with usage; the same seed gives the same spec.
std::string random_usage_spec(std::uint64_t seed);

}  // namespace proviso::differential

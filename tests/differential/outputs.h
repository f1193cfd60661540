// A spec answered in every way that the program can be asked to: as usual, with -q, with -v, as JSON, one check alone, in other orders,
// with checks left out, with readings pinned for the run, on one thread and on two. What is settled is the same each time.
#pragma once

#include <optional>
#include <string>

#include "settled.h"

namespace proviso::differential {

struct OutputCare {
  std::uint64_t seed = 1;          // of the orders and of what is left out
  std::uint64_t units = 200'000;   // for each check
  std::string way = {};            // only ways whose names begin so; empty: all
  double most_structures = 3'000;  // that answers are held against, as the evaluator has them; of specs with more, none
};

// The first thing that is wrong; nothing where all agrees, or where the spec does not load.
std::optional<std::string> outputs_differ(const std::string& spec, const OutputCare&, Counts&);

// The spec with other expectations: those that its answers suggest, with the conflicts as reasons. Empty where it has no answers.
std::string with_learnt_expectations(const std::string& spec, const OutputCare&);

}  // namespace proviso::differential

// What a run settled, readings by readings, in a form that can be held against another run's: of the same spec with other options, in
// another order, with checks left out, or of a spec that says the same in other words.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/oracle/verdict.h"

namespace proviso::differential {

using Counts = std::map<std::string, std::uint64_t>;

// By the name of what has readings, the reading.
using Combination = std::map<std::string, std::string>;

struct Outcome {
  Combination readings;
  answer::Word word = answer::Word::undecided;
  // No architecture with so many elements of each type is such as is sought; and one is that has so many of some type, and of none more.
  std::optional<std::uint32_t> none_up_to = {};
  std::optional<std::size_t> found_with = {};
  bool settled() const { return word != answer::Word::undecided; }
};
struct SettledCheck {
  std::vector<Outcome> outcomes;                    // of all combinations that the check distinguishes
  std::map<std::size_t, answer::Met> expectations;  // by their place
};
struct Settled {
  std::map<std::string, SettledCheck> checks;
  std::map<std::string, std::string> examples;  // what each came to
};

// The number of elements of the type, its subtypes' included, of which there are most.
std::size_t largest_type(const model::Structure&);

// `original`: what a name was called in the spec that this is compared with.
Settled settled(const model::Model&, const answer::SpecAnswer&, const std::function<std::string(std::string_view)>& original = {});

// Is what is settled in both the same? The first difference. Counts what only one of the two settled.
std::optional<std::string> difference(const Settled&, const Settled& other, Counts&);

// What contradicts itself within one answer: lines that overlap or leave something out, regions that say other than the lines.
std::optional<std::string> contradiction(const model::Model&, const answer::CheckAnswer&);

}  // namespace proviso::differential

// The totals of a run: how many checks and examples are as expected.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "answer/oracle/verdict.h"

namespace proviso::report {

enum class Standing : std::uint8_t {
  as_expected,      // every expectation is met
  not_as_expected,  // some expectation is not met
  undecided,        // some expectation is undecided, or, without expectations, some combination of readings is
  unasked,          // without expectations, and decided
};
Standing standing(const answer::CheckAnswer&);
Standing standing(const model::Judgement&);
std::string_view name(Standing);  // "as expected", "not as expected", "undecided", "nothing expected"

struct Tally {
  struct Counts {
    std::size_t all = 0, as_expected = 0, not_as_expected = 0, undecided = 0, unasked = 0;
    Counts& operator+=(const Counts&);
  };
  Counts checks, examples;
  Tally& operator+=(const Tally&);
};
Tally tally(const answer::SpecAnswer&);

// "14 checks: 13 as expected, 1 not; 8 examples as expected"; empty where there is nothing to count
std::string in_words(const Tally&);

// Of the whole run: a failure takes precedence over undecided. Never `unasked`: what is decided is as expected.
Standing standing(const Tally&);

}  // namespace proviso::report

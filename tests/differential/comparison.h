// The engines held against the evaluator's census of all small architectures, against each other, against themselves at larger
// sizes, and against cvc5.
//
// An engine is not bound to small architectures. So what it finds may be larger than anything in the census, or use other
// numbers; but what it refutes must be in no architecture of the census, and where the census has one, it must find one that
// is no larger. Where there is an architecture at all, there is one within the small-model bounds; where there is none at any size,
// ground instances refute it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace proviso::differential {

// How closely a spec is looked at.
struct Care {
  double most_structures = 5'000;  // in the census; specs with more are passed over
  std::uint32_t largest_size = 3;
  std::uint64_t units = 10'000'000;
  bool quantified = true;     // the quantified engine too
  bool larger = true;         // is what is refuted at every size refuted where there are more elements?
  bool ordered_names = true;  // the instantiating engine with names put in order, too
  bool instances = true;      // has it a finite set of ground instances that refute it?
  std::uint32_t cvc5 = 0;     // milliseconds; 0: it is not asked
};

using Counts = std::map<std::string, std::uint64_t>;

// The first thing that is wrong with the answers to the spec's checks; nothing where they agree, or where the spec does not
// load. Counts what was asked, and what came out.
std::optional<std::string> disagreement(const std::string& spec, const Care&, Counts&);

}  // namespace proviso::differential

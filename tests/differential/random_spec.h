// Random specs as text, well-typed but for a few that break a rule of the language that is not worth avoiding here (a
// circle of definitions, an override without a match): those do not load, and whoever asks takes the next seed. Small
// enough that their architectures can be gone through.
//
// Every part of a formula stands in parentheses, and every declaration, clause and rule on a line of its own, which is
// what shrink.h takes apart.
#pragma once

#include <cstdint>
#include <string>

namespace proviso::differential {

struct RandomSpecOptions {
  int root_types = 2;  // at most; likewise the others
  int fields = 2;      // of each type
  int definitions = 3;
  int facts = 2;
  int contracts = 2;
  int clauses = 3;  // of all contracts
  int requirements = 2;
  int checks = 2;
  int depth = 3;        // of formulas
  bool numbers = true;  // ints and decimals, sums, extremes; counts compared with values
  bool dates = true;    // dates and moments
  bool order = true;    // ordered types
  bool closures = true;
  bool readings = true;
  bool values = true;  // parameters that are numbers, dates, moments or truth values
  bool kept = true;    // `kept` and `applies`
  bool scopes = true;  // scope lines of checks
  bool expectations = false;
  bool positions = false;
  bool products = false;  // and intents
  bool examples = false;
  bool usage = false;         // types and relations of what happens
  bool large_counts = false;  // more things of a type than are looked at first
  bool amendments = false;    // ... of contracts, and contracts that end by a formula
  bool files = false;         // several files (spec_files.h), documents and citations
};

// Of everything in the language something.
RandomSpecOptions everything();

// The same seed and options give the same text (with one compiler: the order in which arguments are computed is its
// own).
std::string random_spec(std::uint64_t seed, const RandomSpecOptions& = {});
// Of everything too, but of each spec a part alone, which is drawn: so that what is there meets more often. Depends on the seed alone.
RandomSpecOptions some_of_everything(std::uint64_t seed);

}  // namespace proviso::differential

// The same spec in other words: what is added is idle, what is written otherwise means the same. No answer may change.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace proviso::differential {

struct Variant {
  std::string name;
  std::string spec;
  std::map<std::string, std::string> original = {};  // what a name was called before, where it was called otherwise
  bool same_units = true;                            // whether what `because` and examples name is the same
};

// Of a spec as random_spec writes them. Some do not load: a formula may no longer stand where it did (`x is S` before what only an S
// has), an override may reach no rule.
std::vector<Variant> variants(const std::string& spec, std::uint64_t seed);

}  // namespace proviso::differential

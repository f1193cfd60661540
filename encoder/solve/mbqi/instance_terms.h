// Translates ground terms of the arena into terms of the spec. Skolem constants are numbered by root type, in order of first
// occurrence.
#pragma once

#include <map>

#include "lower/theory.h"
#include "model/ground_term.h"

namespace proviso::solve {

class InstanceTerms {
 public:
  explicit InstanceTerms(const lower::Theory& theory) : theory_(theory) {}
  model::GroundTerm of(logic::Term);

 private:
  const lower::Theory& theory_;
  std::map<logic::VariableId, std::uint32_t> constants_;
  std::map<logic::SortId, std::uint32_t> counts_;
};

}  // namespace proviso::solve

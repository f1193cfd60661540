// The truth values of gates under a solver's assignment, as far as the inputs determine them.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ground/clauses.h"

namespace proviso::ground {

// The value of a variable of the solver.
using LiteralValue = std::function<bool(Literal)>;

class Assignment {
 public:
  // The arguments must outlive the assignment. Gates may be added meanwhile, clauses may not.
  Assignment(const Circuit& circuit, const Clauses& clauses, const LiteralValue& value)
      : circuit_(circuit), clauses_(clauses), value_(value) {}

  // Returns false only if the gate is certainly false. Inputs that occur in no clause count as false, as in model extraction;
  // comparisons count as undetermined.
  bool may_hold(Gate gate) { return truth(gate) != Truth::no; }

 private:
  enum class Truth : std::uint8_t { not_looked_at, no, either, yes };
  Truth truth(Gate);
  Truth of_record(Gate);

  const Circuit& circuit_;
  const Clauses& clauses_;
  const LiteralValue& value_;
  std::vector<Truth> known_;  // by gate
};

}  // namespace proviso::ground

// What gates come to where a solver has found an assignment: as far as it is known from the inputs.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ground/clauses.h"

namespace proviso::ground {

// The value of a variable that the solver knows.
using LiteralValue = std::function<bool(Literal)>;

class Assignment {
 public:
  // All must outlive the assignment. Clauses may not be added meanwhile; gates may.
  Assignment(const Circuit& circuit, const Clauses& clauses, const LiteralValue& value)
      : circuit_(circuit), clauses_(clauses), value_(value) {}

  // False only if the gate is false for certain. Inputs that no clause speaks of are false, as they are in what is read from the
  // assignment; comparisons may be either.
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

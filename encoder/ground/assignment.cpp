#include "ground/assignment.h"

#include <algorithm>

#include "text/check.h"

namespace proviso::ground {

Assignment::Truth Assignment::truth(Gate gate) {
  if (known_.size() <= gate.index()) known_.resize(circuit_.size(), Truth::not_looked_at);
  if (known_[gate.index()] == Truth::not_looked_at) {
    const Truth made = of_record(Gate::of(gate.index()));
    known_[gate.index()] = made;
  }
  const Truth known = known_[gate.index()];
  if (!gate.complemented() || known == Truth::either) return known;
  return known == Truth::yes ? Truth::no : Truth::yes;
}

Assignment::Truth Assignment::of_record(Gate gate) {
  switch (circuit_.kind(gate)) {
    case GateKind::constant:
      return Truth::yes;
    case GateKind::input: {
      const Literal literal = clauses_.known(gate);
      return literal != 0 && value_(literal) ? Truth::yes : Truth::no;
    }
    case GateKind::comparison:
      return Truth::either;
    case GateKind::conjunction: {
      Truth least = Truth::yes;
      for (Gate input : circuit_.inputs(gate)) {
        least = std::min(least, truth(input));
        if (least == Truth::no) break;
      }
      return least;
    }
  }
  CHECK(false, "a kind of gate");
}

}  // namespace proviso::ground

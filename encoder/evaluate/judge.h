// Judges examples: what the clauses make of one listed architecture, and whether that is what was expected. No solver.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/evaluator.h"
#include "model/model.h"

namespace proviso::evaluate {

using namespace model;

struct BrokenFact {
  FactId fact;
  Reason why;
};

struct Breach {
  ClauseId clause;
  std::vector<RuleInstance> violations;  // all violated
};

// What an example comes to under one reading of everything.
struct Ruling {
  Selection selection;
  std::vector<BrokenFact> broken_facts;  // in the order of declaration
  std::vector<Breach> breaches;          // of the clauses that the example is about
};

// At most `most_violations` instances are given of each breach. The example's structure must be well-formed.
Ruling ruling(const Model&, const Example&, const Selection&, std::size_t most_violations = 10);

// A fact or clause of the example, under every combination of the open readings that it depends on.
struct UnitOutcome {
  Unit unit;
  std::vector<AmbiguityId> ambiguities;  // those it depends on that have two or more open readings
  std::size_t combinations = 1;          // of their open readings
  std::vector<Selection> broken;         // of them, where it does not hold; other ambiguities at their first open reading
  bool undecided = false;                // there are more combinations than can be gone through, or a bound stopped it; none was
};

enum class VerdictOutcome : std::uint8_t { met, not_met, undecided };
// Met when it comes out as expected under every combination of readings that the verdict leaves open.
struct VerdictResult {
  std::size_t index = 0;  // in Example::verdicts
  VerdictOutcome outcome = VerdictOutcome::met;
  std::string why;                 // of the others: one sentence in the spec's words
  std::optional<Ruling> instance;  // of not_met: what the example comes to where it is not as expected
};

struct Judgement {
  ExampleId example;
  OpenReadings open;
  std::vector<std::string> malformed;   // as well_formed() says; nothing else is judged where it is not empty
  std::vector<UnitOutcome> units;       // facts, then clauses
  std::vector<VerdictResult> verdicts;  // those that share a combination with `open`
};

// `open` narrows what the verdicts leave open.
Judgement judge(const Model&, ExampleId, const OpenReadings& open);

}  // namespace proviso::evaluate

// What an example comes to: plain data for reports (evaluate/judge.h makes it).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/compliance.h"
#include "model/model.h"
#include "text/meter.h"

namespace proviso::model {

struct BrokenFact {
  FactId fact;
  Reason why;
};

// What an example comes to under one reading of everything.
struct Ruling {
  Selection selection;
  std::vector<BrokenFact> broken_facts;   // in the order of declaration
  std::vector<ClauseCompliance> clauses;  // all in force
};

// What use an example makes of a clause that only permits.
enum class Use : std::uint8_t { made, not_made, depends_on_readings };

// A fact or clause of the example, under every combination of the open readings that it depends on.
struct UnitOutcome {
  Unit unit;
  std::vector<AmbiguityId> ambiguities;         // those it depends on that have two or more open readings
  std::size_t combinations = 1;                 // of their open readings
  std::vector<Selection> broken;                // of them, where it does not hold; other ambiguities at their first open reading
  bool undecided = false;                       // there are more combinations than can be gone through, or a bound stopped it; none was
  std::optional<Reason> why = {};               // of a fact that is broken: why, under the first of `broken`
  std::optional<ClauseCompliance> breach = {};  // of a clause that is breached: how it fares under the first of `broken`
  std::optional<Use> use = {};                  // of a clause that only permits
};

enum class VerdictOutcome : std::uint8_t { met, not_met, undecided };

// Why an example is not as expected.
struct Unmet {
  enum class Why : std::uint8_t {
    nothing,                // it is
    not_in_force,           // the clause that was to be breached
    too_many_combinations,  // of readings on which the unit depends
    stopped,                // by a bound
    fact_does_not_hold,
    clause_is_breached,
    only_permits,      // what was to be breached never is
    is_complied_with,  // what was to be breached
  };
  Why why = Why::nothing;
  std::vector<Unit> units = {};  // of which it is said; several clauses: of one contract
  bool by_usage = false;         // it is the usage of the example that does it
  std::optional<Stopped> stopped = {};
};

// Met when the example comes out as expected under every combination of readings that the verdict leaves open.
struct VerdictResult {
  std::size_t index = 0;  // in Example::verdicts
  VerdictOutcome outcome = VerdictOutcome::met;
  Unmet unmet = {};
  std::optional<Ruling> instance = {};  // of not_met: what the example comes to where it is not as expected
};

struct Judgement {
  ExampleId example;
  OpenReadings open;
  std::vector<std::string> malformed;   // as well_formed() says; nothing else is judged where it is not empty
  std::vector<UnitOutcome> units;       // facts, then clauses
  std::vector<VerdictResult> verdicts;  // those that share a combination with `open`
};

}  // namespace proviso::model

// The results of an example: plain data for reports (computed by evaluate/judge.h).
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

// The results of an example under one selection of readings.
struct Ruling {
  Selection selection;
  std::vector<BrokenFact> broken_facts;   // in the order of declaration
  std::vector<ClauseCompliance> clauses;  // all in force
};

// How an example uses a clause that only permits.
enum class Use : std::uint8_t { made, not_made, depends_on_readings };

// The result of a fact or clause of the example, under every combination of the open readings on which it depends.
struct UnitOutcome {
  Unit unit;
  std::vector<AmbiguityId> ambiguities;  // ambiguities on which it depends that have two or more open readings
  std::size_t combinations = 1;          // number of combinations of their open readings
  // combinations under which it does not hold; other ambiguities have their first open reading
  std::vector<Selection> broken;
  bool undecided = false;                       // too many combinations, or a limit stopped the evaluation; no violation was found
  std::optional<Reason> why = {};               // for a broken fact: why, under the first of `broken`
  std::optional<ClauseCompliance> breach = {};  // for a breached clause: its compliance under the first of `broken`
  std::optional<Use> use = {};                  // for a clause that only permits
};

enum class VerdictOutcome : std::uint8_t { met, not_met, undecided };

// Why an example is not as expected.
struct Unmet {
  enum class Why : std::uint8_t {
    nothing,                // it is as expected
    not_in_force,           // the clause that was expected to be breached is not in force
    too_many_combinations,  // of readings on which the unit depends
    stopped,                // by a limit
    fact_does_not_hold,
    clause_is_breached,
    only_permits,      // the clause that was expected to be breached cannot be
    is_complied_with,  // the clause that was expected to be breached is not
  };
  Why why = Why::nothing;
  std::vector<Unit> units = {};  // the units concerned; several clauses belong to one contract
  bool by_usage = false;         // the usage of the example causes it
  std::optional<Stopped> stopped = {};
};

// Met if the example has the expected result under every combination of readings that the verdict leaves open.
struct VerdictResult {
  std::size_t index = 0;  // index in Example::verdicts
  VerdictOutcome outcome = VerdictOutcome::met;
  Unmet unmet = {};
  std::optional<Ruling> instance = {};  // for not_met: the results where the example is not as expected
};

struct Judgement {
  ExampleId example;
  OpenReadings open;
  std::vector<std::string> malformed;   // from well_formed(); if it is not empty, nothing else is judged
  std::vector<UnitOutcome> units;       // facts, then clauses
  std::vector<VerdictResult> verdicts;  // verdicts that share a combination with `open`
};

}  // namespace proviso::model

// The answers to the questions of a spec: plain data for the reports.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "answer/oracle/size_limits.h"
#include "answer/oracle/warning.h"
#include "model/compliance.h"
#include "model/ground_term.h"
#include "model/judgement.h"
#include "model/model.h"
#include "model/scope.h"
#include "model/search_trace.h"
#include "model/structure.h"
#include "model/why.h"

namespace proviso::answer {

// Usage of a design: the structure contains both, as one architecture.
struct Usage {
  model::Unit of;  // the requirement, the question, or the clause with a right, that demands it
  model::Structure structure;
  std::vector<model::ClauseCompliance> clauses = {};  // its compliance, if requested
  // Of a clause: what its rights make possible for these elements is so in this usage.
  std::vector<model::Binding> for_whom = {};
};
// For specs with usage: every usage of the design keeps the clauses and the requirements on all usage.
struct Admission {
  // One for each requirement that demands some usage, and one for the question; then, for each clause, those that its rights demand. At
  // least one.
  std::vector<Usage> usages;
  std::optional<Settled> only_up_to;     // for a design without proof: larger usages may break it
  std::vector<model::TypeId> never;      // usage types that can have no element on the design
  std::vector<model::Element> unused;    // elements of the design that a usage could point to, but none does
  std::vector<model::FactId> relies_on;  // facts without each of which some usage of the design would be a breach
};
// A usage that breaks a design that satisfies all other demands.
struct Counterexample {
  model::Structure structure;  // the design and the usage
  model::Selection selection;
  model::Unit broken;                                  // a clause, or a requirement on all usage
  std::optional<model::ClauseCompliance> breach = {};  // for a clause: its compliance
  std::optional<model::Reason> why = {};               // for a requirement: why it fails
};

// One of the ground instances that refute a conflict.
struct Instance {
  enum class Of : std::uint8_t { unit, types, order_of_names, meaning_of_closures_and_counts };
  Of of = Of::types;
  std::optional<model::Unit> unit = {};
  std::vector<std::pair<std::string, model::GroundTerm>> elements = {};  // the variable of the spec, and the term that replaces it
  // For specs with usage: the index in `usages` of the usage from which a blocking lemma was learnt; the elements are those in its
  // places. (No elements: the lemma excludes only the design on which the usage was found.)
  std::optional<std::size_t> usage = {};
};
struct Instances {
  std::vector<Instance> all;
  std::vector<Counterexample> usages;
};

// An architecture that satisfies the question under `selection`, as checked by the evaluator. For specs with usage: a design without
// usage.
struct Witness {
  model::Structure structure;
  model::Selection selection;
  bool minimal = false;  // no architecture has fewer elements, and none with as many elements has fewer tuples
  std::optional<Admission> admission = {};
  std::optional<model::Reason> why = {};              // why the question's formula is true or false in it, if requested
  std::vector<model::ClauseCompliance> clauses = {};  // its compliance clause by clause, if requested
};
// The architecture in which the question's formula is evaluated: for a design, the usage that belongs to the question.
const model::Structure& asked_of(const Witness&);

// A clause whose rules override others, and its role in a conflict.
struct Considered {
  enum class Role : std::uint8_t {
    does_not_apply,  // an exception: if it applied, or permitted the conduct, the units would be satisfiable
    lifts,           // it stops an exception from applying: otherwise the units would be satisfiable
    applies,         // an exception: if it did not apply, the units would be satisfiable
    not_settled,     // it is not known which of these applies
  };
  model::ClauseId clause;
  Role role;
  std::vector<model::ClauseId> overrides;  // the considered clauses whose rules it overrides; sorted
};

// Units that are jointly unsatisfiable at every size, confirmed by a fresh solver.
struct Conflict {
  std::vector<model::Unit> units;           // facts, clauses, requirements, definitions of terms, for `always` the question's negation
  bool minimal = false;                     // without any one of them an architecture exists (found and checked)
  model::Why unsettled = {};                // why minimality is not known; empty if it is known, or was not requested
  bool before_clauses = false;              // contains no clause: the rest is contradictory
  std::vector<Considered> considered = {};  // clauses outside the units whose rules matter to the conflict
  Instances instances = {};                 // if requested
  std::vector<Counterexample> counterexamples = {};  // for specs with usage: the usages that break the designs that satisfy the rest
};

// A right that a design does not give: no usage of it is as the rule demands for these elements.
struct DeniedRight {
  model::RuleId rule;
  model::Binding for_whom;
};

// For specs with usage: one proposed design, and the result.
struct Round {
  Witness proposed;                                  // with the usages that were proposed with it
  std::vector<Counterexample> counterexamples = {};  // for each clause or requirement that some usage breaks; empty: none was found
  bool of_this_design = false;                       // a lemma learnt from them is, in part, about this design alone
  std::optional<DeniedRight> denied = {};            // instead of counterexamples
};

struct Possible {
  Witness witness;
};
struct Impossible {
  Conflict conflict;
};
struct Fails {
  Witness counterexample;
};
struct Holds {
  Conflict conflict;
};
struct Vacuous {
  Conflict conflict;
};  // for `always`, if the theory is unsatisfiable
struct Undecided {
  model::Why reason = {};
  std::optional<Settled> settled = {};   // no such architecture (counterexample, design) up to this size, as confirmed by a fresh solver
  std::optional<Witness> unproven = {};  // for specs with usage: a design without a known counterexample and without a proof
};
using Finding = std::variant<Possible, Impossible, Fails, Holds, Vacuous, Undecided>;

using Word = model::Why::Outcome;
Word word(const Finding&);
std::string_view text(Word);  // "POSSIBLE"
// For `possible` and `fails`; otherwise null.
Witness* witness_of(Finding&);
const Witness* witness_of(const Finding&);
// For an impossibility, `holds` and `vacuous`; otherwise null.
Conflict* conflict_of(Finding&);
const Conflict* conflict_of(const Finding&);

// One answer for a set of combinations of readings: the product of `readings` (per ambiguity, those that it covers). The lines of a
// check are disjoint and together cover every combination that the check leaves open.
struct Line {
  model::OpenReadings readings;
  Finding finding;
  bool remembered = false;  // taken from another question of the run: asked alone, it might be undecided within its budget
};

// All combinations with one outcome, as a short list of products (prime implicants over the relevant readings).
struct Region {
  Word outcome;
  std::vector<model::OpenReadings> products;
};

enum class Met : std::uint8_t { yes, no, undecided };
struct ExpectationResult {
  std::size_t index = 0;  // index in Check::expectations
  Met met = Met::no;
  model::Why why = {};                       // for `no` and undecided
  std::optional<model::Selection> instance;  // for `no` and undecided: a combination of readings with that result
};

// A counter of the search: "mbqi refuted", 12. The counts are the same on every run with the same solvers.
struct Counted {
  std::string_view what;
  std::uint64_t count = 0;
};

struct CheckAnswer {
  model::CheckId check;
  model::Scope scope;
  model::OpenReadings open;                   // after --under
  std::vector<model::AmbiguityId> occurring;  // open ambiguities that occur in the question's theory
  std::vector<model::AmbiguityId> turning;    // those of them on which the outcome depends
  std::vector<Line> lines;
  std::vector<Region> regions;  // one for each outcome that occurs
  std::vector<ExpectationResult> expectations;
  std::vector<Round> rounds;             // of the search for lines, if requested
  std::vector<Counted> statistics = {};  // of the search, if requested
  model::SearchTrace trace = {};         // of the search, if requested
  std::optional<SizeLimits> sizes;       // of the whole question, its limits included, if requested
};

struct SpecAnswer {
  std::vector<CheckAnswer> checks;
  std::vector<model::Judgement> examples;
  std::vector<Warning> warnings;
  bool interrupted = false;  // before all questions were answered
};

}  // namespace proviso::answer

// What the questions of a spec came to: plain data, ready to be told as text or JSON.
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
#include "model/structure.h"
#include "model/why.h"

namespace proviso::answer {

// What may happen on a design: the two together are one architecture.
struct Usage {
  model::Unit of;  // the requirement, or the question, that asks for it
  model::Structure structure;
  std::vector<model::ClauseCompliance> clauses = {};  // how it fares, where that was asked for
};
// Of a spec with usage: that every usage of the design keeps the clauses and the requirements on all usage.
struct Admission {
  std::vector<Usage> usages;             // one for each requirement that asks for some usage, and for the question; at least one
  std::optional<Settled> only_up_to;     // of a design that is not proven: larger usages may break it
  std::vector<model::TypeId> never;      // usage types of which nothing can happen on the design
  std::vector<model::Element> unused;    // things of the design that a usage could point to, but none does
  std::vector<model::FactId> relies_on;  // without any of these, some usage of the design would be a breach
};
// A usage that breaks a design that has all that is required of it.
struct Counterexample {
  model::Structure structure;  // the design and the usage
  model::Selection selection;
  model::Unit broken;                                  // a clause, or a requirement on all usage
  std::optional<model::ClauseCompliance> breach = {};  // of a clause: how it fares
  std::optional<model::Reason> why = {};               // of a requirement: why it is not met
};

// One of the ground instances that refute a conflict.
struct Instance {
  enum class Of : std::uint8_t { unit, types, order_of_names, meaning_of_closures_and_counts };
  Of of = Of::types;
  std::optional<model::Unit> unit = {};
  std::vector<std::pair<std::string, model::GroundTerm>> elements = {};  // the variable in the spec, and what stands for it
  // Of a spec with usage: by its place in `usages`, the usage that must not break what the instance is of, with the instance's
  // elements in the places that it points to. (No elements: the design is not the one that the usage was found on.)
  std::optional<std::size_t> usage = {};
};
struct Instances {
  std::vector<Instance> all;
  std::vector<Counterexample> usages;
};

// An architecture that the evaluator has found to satisfy the question under `selection`. Of a spec with usage: a design, on
// which nothing has happened yet.
struct Witness {
  model::Structure structure;
  model::Selection selection;
  bool minimal = false;  // no architecture has fewer elements, none of as many elements fewer tuples
  std::optional<Admission> admission = {};
  std::optional<model::Reason> why = {};              // why the question's formula is true or false in it, where that was asked for
  std::vector<model::ClauseCompliance> clauses = {};  // how it fares clause by clause, where that was asked for
};
// What the question's formula is about: of a design, the usage that is for the question.
const model::Structure& asked_of(const Witness&);

// A clause whose rules override others, and what that has to do with a conflict in which they do.
struct Considered {
  enum class Role : std::uint8_t {
    does_not_apply,  // an exception: if it applied, or permitted what happens, the units could hold together
    lifts,           // it keeps an exception from applying: if it did not, they could
    applies,         // an exception: if it did not apply, they could
    not_settled,     // whether it is one of these
  };
  model::ClauseId clause;
  Role role;
  std::vector<model::ClauseId> overrides;  // those of the clauses considered whose rules it overrides; sorted
};

// Units that cannot hold together in an architecture of any size, re-established by a fresh solver.
struct Conflict {
  std::vector<model::Unit> units;           // facts, clauses, requirements, meanings of terms, for `always` the question's negation
  bool minimal = false;                     // with any one of them left out an architecture exists (found and checked)
  model::Why unsettled = {};                // why it is not known whether all of them are needed; empty where it is, or was not asked
  bool before_clauses = false;              // no clause is among them: the rest contradicts itself
  std::vector<Considered> considered = {};  // of clauses that are not among the units, those whose rules matter to it
  Instances instances = {};                 // where they were asked for
  std::vector<Counterexample> counterexamples = {};  // of a spec with usage: the usages that break the designs that have the rest
};

// Of a spec with usage: one design proposed, and what became of it.
struct Round {
  Witness proposed;                                  // with the usages that it was proposed with
  std::vector<Counterexample> counterexamples = {};  // for each clause or requirement that some usage breaks; none: none was found
  bool of_this_design = false;                       // what was learnt from them is, in part, about this design alone
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
};  // `always`, of a theory that nothing satisfies
struct Undecided {
  model::Why reason = {};
  std::optional<Settled> settled = {};   // no such architecture (counterexample, design) up to this size, as a fresh solver confirms
  std::optional<Witness> unproven = {};  // of a spec with usage: a design that has not been broken, but may be
};
using Finding = std::variant<Possible, Impossible, Fails, Holds, Vacuous, Undecided>;

using Word = model::Why::Outcome;
Word word(const Finding&);
std::string_view text(Word);  // "POSSIBLE"
// Of what is possible, and of what fails; else null.
Witness* witness_of(Finding&);
const Witness* witness_of(const Finding&);
// Of an impossibility, of what holds and of what is vacuous; else null.
Conflict* conflict_of(Finding&);
const Conflict* conflict_of(const Finding&);

// One answer for a set of combinations of readings: the product of `readings` (per ambiguity, those that it covers).
// The lines of a check are disjoint and together cover every combination that the check leaves open.
struct Line {
  model::OpenReadings readings;
  Finding finding;
  bool remembered = false;  // from what another question of the run settled: asked alone, it might be undecided at its budget
};

// All combinations with one outcome, as a short list of products (prime implicants over the readings that matter).
struct Region {
  Word outcome;
  std::vector<model::OpenReadings> products;
};

enum class Met : std::uint8_t { yes, no, undecided };
struct ExpectationResult {
  std::size_t index = 0;  // in Check::expectations
  Met met = Met::no;
  model::Why why = {};                       // of no and undecided
  std::optional<model::Selection> instance;  // of no and undecided: a combination of readings where it is so
};

// A counter of the search: "mbqi refuted", 12. They are the same on every run with the same solvers.
struct Counted {
  std::string_view what;
  std::uint64_t count = 0;
};

struct CheckAnswer {
  model::CheckId check;
  model::Scope scope;
  model::OpenReadings open;                   // after --under
  std::vector<model::AmbiguityId> occurring;  // ambiguities that occur in the question's theory and are open
  std::vector<model::AmbiguityId> turning;    // those of them that the outcome turns on
  std::vector<Line> lines;
  std::vector<Region> regions;  // one per outcome that occurs
  std::vector<ExpectationResult> expectations;
  std::vector<Round> rounds;             // of the search for lines, where they were asked for
  std::vector<Counted> statistics = {};  // of the search, where they were asked for
  std::optional<SizeLimits> sizes;       // of the whole question, its limits included, where it was asked for
};

struct SpecAnswer {
  std::vector<CheckAnswer> checks;
  std::vector<model::Judgement> examples;
  std::vector<Warning> warnings;
  bool interrupted = false;  // before all was answered
};

}  // namespace proviso::answer

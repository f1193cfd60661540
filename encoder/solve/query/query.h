// The query to an engine and its outcome: is there an architecture that satisfies these demands?
//
// Soundness: `sat` carries a finite interpretation, which the caller checks with the evaluator before it uses it; `unsat` holds for the
// extent that it names.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "bounds/small_model_bounds.h"
#include "lower/fixed_part.h"
#include "lower/theory.h"
#include "model/ground_term.h"
#include "model/why.h"

namespace proviso::solve {

// A query. Units of `demands` become assumptions: an unsatisfiable outcome names those that it used.
struct Query {
  // Facts, clauses (their demands), requirements, and TermUnits (definitions). A term without a TermUnit is uninterpreted.
  std::vector<model::Unit> demands;
  std::vector<bool> in_force;        // by ClauseId: clauses whose rules override other rules
  std::vector<bool> versions;        // by ClauseId: the version of each clause that counts within `kept` and `applies`
  std::vector<bool> standing;        // by ClauseId: clauses whose rules override within `kept` and `applies` (model/scope.h)
  model::OpenReadings open;          // the engine chooses one reading of each ambiguity with several readings here
  logic::Formula goal;               // the QuestionUnit; may be invalid
  std::vector<model::Limit> limits;  // upper bounds on the number of elements
  // only architectures with this part are considered; the goal may name its elements
  std::shared_ptr<const lower::FixedPart> fixed = nullptr;
};

// The symbols without arguments that say which clauses count, each with its truth.
std::vector<std::pair<logic::SymbolId, bool>> switches(const lower::Theory&, const Query&);

struct Budget {
  std::uint64_t resource_units = 60'000'000;  // in units of Z3's rlimit, for the whole query
  std::uint32_t largest_size = 0;             // largest number of elements of each type where no bound is known; 0: the default
};

struct Sat {
  lower::Interpretation interpretation;
  model::Selection selection;  // the chosen readings
  bool minimal = false;        // fewest elements, then fewest tuples
};
struct EverySize {};
struct UpTo {  // no architecture with at most `size` elements of each type, its subtypes' included
  std::uint32_t size = 0;
  bounds::Bounds bounds;  // why the wording alone implies no larger size
  model::Why ended = {};  // why the search ended at this size (its budget, for example); nothing: the query demanded no more
  // The root types on whose sizes the refutation depends, each with its largest size. Other types may have any number of elements.
  std::vector<std::pair<model::TypeId, std::uint32_t>> sizes = {};
};
using Extent = std::variant<EverySize, UpTo>;
bool at_least_as_far(const Extent&, const Extent& other);
struct Unsat {
  std::vector<model::Unit> core;           // subset of the demands and the QuestionUnit; not necessarily minimal
  std::vector<model::AmbiguityId> pinned;  // ambiguities on whose open readings the refutation depends
  Extent extent;
};
struct Unknown {
  model::Why reason = {};            // the limit that was reached
  std::optional<UpTo> settled = {};  // what was refuted before the limit; nothing: not even the smallest size
};
using Outcome = std::variant<Sat, Unsat, Unknown>;

enum class Engine : std::uint8_t { instantiating, grounded, quantified };
// Replaces the outcome of an engine in tests, so that tests can observe what happens to wrong outcomes.
using Substitute = std::function<Outcome(Engine, const Query&, Outcome)>;

// A refutation to confirm: of the query itself, or of the part of it that a core names. (Some solvers return cores that are too small,
// so an unconfirmed core is no contradiction.)
enum class Claim : std::uint8_t { as_asked, by_core };

// One of the ground instances that refute a query: a formula of the spec for these elements.
struct GroundInstance {
  std::optional<lower::Origin> origin;  // nothing: a property of a closure or a count, or that architectures are finite
  bool orders_names = false;            // or a lex-leader constraint on these two
  std::vector<std::pair<std::string, model::GroundTerm>> elements;  // the variable of the spec, and the term that replaces it
};

}  // namespace proviso::solve

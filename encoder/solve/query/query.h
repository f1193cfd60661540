// What engines are asked, and what they answer: does some architecture satisfy these demands?
//
// Soundness: `sat` comes with a finite interpretation (which the caller checks with the evaluator before believing it);
// `unsat` holds for the extent it names.
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

// What is asked. Units of `demands` become assumptions: an unsatisfiable answer names those that it used.
struct Query {
  std::vector<model::Unit> demands;  // facts, clauses (their demands), requirements, TermUnits (that a term means this);
                                     // a term with no TermUnit here is free to mean anything
  std::vector<bool> in_force;        // by ClauseId: whose rules override
  model::OpenReadings open;          // of the ambiguities with more than one reading here one is chosen by the engine
  logic::Formula goal;               // QuestionUnit; may be invalid
  std::vector<model::Limit> limits;  // hard
  std::shared_ptr<const lower::FixedPart> fixed = nullptr;  // only architectures with this part; the goal may name its elements
};

struct Budget {
  std::uint64_t resource_units = 60'000'000;  // Z3 rlimit units in all
  std::uint32_t largest_size = 0;             // elements of each type to climb to where no bound is known; 0: the default
};

struct Sat {
  lower::Interpretation interpretation;
  model::Selection selection;  // the readings chosen
  bool minimal = false;        // fewest elements, then fewest tuples
};
struct EverySize {};
struct UpTo {  // no architecture with at most `size` elements of each type, its subtypes' included
  std::uint32_t size = 0;
  bounds::Bounds bounds;  // why the wording alone gives no larger size
  model::Why ended = {};  // what ended the search there (its budget, say); nothing: it was not to go further
  // The root types whose numbers the refutation rests on, and up to how many of each; of any other there may be any number.
  std::vector<std::pair<model::TypeId, std::uint32_t>> sizes = {};
};
using Extent = std::variant<EverySize, UpTo>;
bool at_least_as_far(const Extent&, const Extent& other);
struct Unsat {
  std::vector<model::Unit> core;           // of demands and QuestionUnit; not minimal
  std::vector<model::AmbiguityId> pinned;  // ambiguities whose open readings the refutation depends on
  Extent extent;
};
struct Unknown {
  model::Why reason = {};            // what limit, reached where
  std::optional<UpTo> settled = {};  // what was refuted on the way; nothing: not even the smallest architectures were
};
using Outcome = std::variant<Sat, Unsat, Unknown>;

enum class Engine : std::uint8_t { instantiating, grounded, quantified };
// An engine of a test's own, to see what becomes of its mistakes: told what the engine says, it says what counts instead.
using Substitute = std::function<Outcome(Engine, const Query&, Outcome)>;

// A refutation that is to be re-established: of what was asked, or of the part of it that a core says is enough. (Some solvers
// give cores that are too small: that a core is not confirmed contradicts nobody.)
enum class Claim : std::uint8_t { as_asked, by_core };

// One of the ground instances that refute a question: a formula of the spec for these elements.
struct GroundInstance {
  std::optional<lower::Origin> origin;  // nothing: what a closure or a count means, or that architectures are finite
  bool orders_names = false;            // ... or that things that are said to be so many are named in some order: these two
  std::vector<std::pair<std::string, model::GroundTerm>> elements;  // the variable in the spec, and what stands for it
};

}  // namespace proviso::solve

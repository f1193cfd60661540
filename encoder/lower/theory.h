// A whole spec in the core logic, independent of any question: what the question switches is kept apart in groups.
//
// Soundness of the translation (tested against the evaluator on every small structure): for each Selection and Scope, a
// well-formed structure satisfies all facts, requirements and clauses of the scope exactly when it, expanded by the defined
// terms, satisfies the structural axioms, the groups of these units, and the definitions of the selected readings, with
// InForce and Reads as the scope and selection say.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "logic/formula.h"
#include "model/model.h"
#include "model/structure.h"

namespace proviso::lower {

using namespace logic;

// Why an axiom is there.
struct Structural {  // a multiplicity, a disjointness, an order, distinctness, a range of dates: never part of a conflict
  enum class What : std::uint8_t {
    subtype,
    disjoint,
    field_range,
    field_total,
    field_functional,
    order,
    individual,
    relation_range,
    date_range,
    one_reading,
    term_range,
    term_functional,
    extremum
  };
  What what;
  model::TypeId type;
  model::FieldId field;
};
struct Demand {  // of a unit; for a clause: of which rule
  model::Unit unit;
  model::RuleId rule;
};
using Origin = std::variant<Structural, Demand>;

struct Axiom {
  Formula formula;  // closed
  Origin origin;
};

// A defined term's meaning under one reading: for all parameters, symbol(parameters) iff body (predicates, optional elements and
// sets, the value as the last parameter), or symbol(parameters) = value (the axiom in `definition` states it in full).
// An engine may use only the direction of the equivalence that the polarity of the symbol's occurrences needs.
struct Definition {
  model::TermUnit unit;
  SymbolId symbol;
  std::vector<VariableId> parameters;
  Formula guard;              // the parameters are of their types
  Formula body;               // valid for predicates: guard implies (symbol(parameters) iff body)
  std::vector<Axiom> axioms;  // valid for functions and presence: to be asserted as they are
};

class Symbols;

// A cache that another room attaches to a theory, so that repeated queries reuse the nodes of its arena.
struct KeptAnalysis {
  virtual ~KeptAnalysis() = default;
};

struct Theory {
  const model::Model& model;
  Signature signature;
  std::unique_ptr<Arena> arena;
  std::vector<Axiom> structural;
  std::vector<Definition> definitions;                // one per reading of every term that is not always written out
  std::map<model::Unit, std::vector<Axiom>> demands;  // facts, requirements, clauses (all readings; each guarded by Reads)
  std::map<model::ClauseId, SymbolId> in_force;
  std::vector<std::vector<SymbolId>> reads;  // per ambiguity, per reading. Exactly one holds: structural axioms
  // Intents, requirements and facts as formulas, and check formulas, are lowered when they are asked for:
  Formula lower(model::ExprId closed_formula);
  // "the rule, its clause in force, prevails for some elements" (language reference, Clauses)
  Formula prevails(model::RuleId);
  // Of a rule that demands, whatever overrides it: "it is about something", "it is about something that is not as it demands"
  // (language reference, Clauses: W and not X for some elements; and there not what is demanded).
  Formula concerns_something(model::RuleId);
  Formula can_be_broken(model::RuleId);
  // Of a demanding rule and one that overrides it: "they meet, both in force, the other prevailing, where the first one's demand
  // is kept or is not, and likewise the other's".
  Formula meet(model::RuleId, const model::Override&, bool kept, bool overriding_kept);
  // "at most n elements of the type"
  Formula at_most(model::TypeId, const Number& n);

  explicit Theory(const model::Model& m);
  ~Theory();
  Theory(const Theory&) = delete;

  struct Implementation;
  Implementation& implementation() const { return *implementation_; }  // for lower/ alone
  const Symbols& symbols() const;
  mutable std::unique_ptr<KeptAnalysis> kept_for_bounds;  // bounds/small_model_bounds.h alone sets and reads it

 private:
  friend std::unique_ptr<Theory> from_model(const model::Model&);
  void add_all();
  std::unique_ptr<Implementation> implementation_;
};

// Is the term written out where it is used, instead of having a symbol: because it takes values, or is a set of them? Such a term
// has no definition that could be left out; where its reading is open, it means what one of the open readings says.
bool is_written_out(const model::Model&, const model::Term&);

// Lowers a model. The model must outlive the theory and be free of errors.
std::unique_ptr<Theory> from_model(const model::Model&);

// A finite interpretation of the symbols, as an engine found it, to be read back as an architecture.
// Elements of an open sort are 0..size-1; a table maps argument indices to a result.
struct Interpretation {
  using Value = std::variant<bool, std::uint32_t, Number>;
  std::vector<std::uint32_t> sizes;                                 // by SortId, of open sorts
  std::vector<std::map<std::vector<std::uint32_t>, Value>> tables;  // by SymbolId; a missing entry is false / don't care
};
// As a structure of the model: elements that are in no type are left out, ordered types put in order, names given
// (individuals by name, others "call 1", or just "call" where there is only one).
model::Structure extract_structure(const Theory&, const Interpretation&);

}  // namespace proviso::lower

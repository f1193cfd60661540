// A spec in the core logic, independent of any query. What a query can include or leave out is kept in separate groups.
//
// Soundness of the translation (tested against the evaluator on every small structure): for each Selection and Scope, a well-formed
// structure satisfies all facts, requirements and clauses of the scope exactly if its expansion by the defined terms satisfies the
// structural axioms, the groups of these units, and the definitions of the selected readings, with InForce, IsVersion, Standing and
// Reads as given by the scope and selection.
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

// The origin of an axiom.
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
struct Demand {  // of a unit; for a clause: of one of its rules
  model::Unit unit;
  model::RuleId rule;
};
using Origin = std::variant<Structural, Demand>;

struct Axiom {
  Formula formula;  // closed
  Origin origin;
};

// The definition of a term under one reading. Predicates, optional elements and sets (with the value as the last parameter): for all
// parameters, symbol(parameters) iff body. Functions: symbol(parameters) = value (the axiom in `definition` states it in full). An
// engine may use only the direction of the equivalence that the polarity of the symbol's occurrences needs.
struct Definition {
  model::TermUnit unit;
  SymbolId symbol;
  std::vector<VariableId> parameters;
  Formula guard;              // the parameters have their types
  Formula body;               // valid for predicates: guard implies (symbol(parameters) iff body)
  std::vector<Axiom> axioms;  // valid for functions and presence: asserted as they are
};

class Symbols;

// A cache that another module attaches to a theory, so that repeated queries reuse the nodes of its arena.
struct KeptAnalysis {
  virtual ~KeptAnalysis() = default;
};

struct Theory {
  const model::Model& model;
  Signature signature;
  std::unique_ptr<Arena> arena;
  std::vector<Axiom> structural;
  std::vector<Definition> definitions;                // one per reading of each term that has a symbol
  std::map<model::Unit, std::vector<Axiom>> demands;  // facts, requirements, clauses (all readings; each guarded by Reads)
  std::map<model::ClauseId, SymbolId> in_force;
  std::map<model::ClauseId, SymbolId> versions, standing;  // of the clauses that `kept` and `applies` depend on
  std::vector<std::vector<SymbolId>> reads;                // per ambiguity, per reading; structural axioms state that exactly one holds
  // Intents, requirements and facts as formulas, and check formulas, are lowered on demand:
  Formula lower(model::ExprId closed_formula);
  // "the rule, its clause in force, prevails for some elements" (language reference, Clauses)
  Formula prevails(model::RuleId);
  // For a demanding rule, without regard to overrides: "it concerns something", "it concerns something that violates its demand"
  // (language reference, Clauses: W and not X for some elements; and the demand fails there).
  Formula concerns_something(model::RuleId);
  Formula can_be_broken(model::RuleId);
  // For a demanding rule and an overriding one: "they meet, both in force, and the other prevails, where the first one's demand is kept
  // or not, and likewise the other's".
  Formula meet(model::RuleId, const model::Override&, bool kept, bool overriding_kept);
  // A right: for all elements to which it applies, and under its reading, some usage has to make the demand true.
  struct Right {
    std::vector<VariableId> variables;  // of the design; those of the copies of a rule (model/usage_copies.h) are the same
    Formula reads;                      // closed: the clause has this reading
    Formula applies, demand;            // over the variables
  };
  Right right(model::RuleId);
  SymbolId relation(model::RelationId) const;
  Formula is_of_type(model::TypeId, Term);
  // "at most n elements of the type"
  Formula at_most(model::TypeId, const Number& n);

  explicit Theory(const model::Model& m);
  ~Theory();
  Theory(const Theory&) = delete;

  struct Implementation;
  Implementation& implementation() const { return *implementation_; }  // for lower/ only
  const Symbols& symbols() const;
  mutable std::unique_ptr<KeptAnalysis> kept_for_bounds;  // only bounds/small_model_bounds.h sets and reads it

 private:
  friend std::unique_ptr<Theory> from_model(const model::Model&);
  void add_all();
  std::unique_ptr<Implementation> implementation_;
};

// Is the term expanded where it is used, instead of having a symbol, because it takes values or is a set of values? Such a term has no
// definition that could be left out; if its reading is open, it has the meaning of one of the open readings.
bool is_written_out(const model::Model&, const model::Term&);

// Lowers a model. The model must outlive the theory and be free of errors.
std::unique_ptr<Theory> from_model(const model::Model&);

// A finite interpretation of the symbols, as an engine found it. Elements of an open sort are 0..size-1; a table maps argument indices
// to a result.
struct Interpretation {
  using Value = std::variant<bool, std::uint32_t, Number>;
  std::vector<std::uint32_t> sizes;                                 // by SortId, of open sorts
  std::vector<std::map<std::vector<std::uint32_t>, Value>> tables;  // by SymbolId; a missing entry is false, or arbitrary
};
// Converts the interpretation into a structure of the model: elements without a type are left out, ordered types are sorted, and
// elements get names (individuals their own, others "call 1", or "call" if there is only one).
model::Structure extract_structure(const Theory&, const Interpretation&);

}  // namespace proviso::lower

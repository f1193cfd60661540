// The contract model: the declarations of a spec, resolved and well-typed. Built by resolve/load/load.h; immutable afterwards.
//
// Tables are vectors indexed by the ids of model/ids.h, in the order of declaration (imports first). Names refer to the text of the
// Sources from which the model was loaded.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/expression.h"
#include "model/ids.h"
#include "model/open_readings.h"
#include "model/structure.h"
#include "model/words.h"
#include "model/working_days.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace proviso::model {

// A warning that is suppressed here, and why.
struct Allow {
  text::Code code;
  Span span;
  std::string reason;
};

struct Type {
  Heading heading;
  TypeId parent;  // invalid for a root type
  TypeId root;    // itself for a root type
  std::vector<TypeId> children;
  std::vector<FieldId> fields;             // its own
  std::vector<std::string_view> elements;  // of an enum; empty for an open type
  std::vector<Span> element_spans;
  std::vector<std::string> element_glosses;  // empty for those without one
  bool is_enum = false;
  bool ordered = false;  // it or an ancestor is declared ordered
  FieldId ordered_by;    // of a root type: its elements are in the order of this date or moment; invalid if there is none
  bool usage = false;    // its root type is declared `usage`: its elements occur during use and are not built
};

struct Field {
  std::string_view name;
  Span name_span;
  TypeId owner;
  Multiplicity multiplicity = Multiplicity::one;
  ValueType value;
  Span range_span;
  std::string gloss;
  Phrases phrases;  // place 0: the thing that has it; 1: its value, unless that is a bool
};

struct Individual {
  std::string_view name;
  Span name_span;
  TypeId type;  // the individual may have any subtype
  std::string gloss;
};

struct Relation {
  Heading heading;
  std::vector<TypeId> columns;
  Phrases phrases;     // a place for each column
  bool usage = false;  // part of the usage rather than of the design: declared so, or mentions a usage type
};

struct Variable {
  std::string_view name;
  Span span;
  ValueType value;
};

struct Reading {
  Heading heading;  // without a name for the only reading of an unambiguous term
  ExprId meaning;
  std::optional<Phrases> phrases = {};  // where they differ from the term's own
  std::int64_t cost = 1;
};

struct Term {
  Heading heading;
  std::vector<VarId> parameters;
  ExpressionType type;            // boolean, one: a predicate
  std::vector<Reading> readings;  // one or more
  AmbiguityId ambiguity;          // valid exactly if there are two or more readings
  AmendmentId by;                 // whose contract reads the term like this; invalid: as declared, for everything else
  Phrases phrases = {};           // a place for each parameter; then, of a term that gives a value, one for that
};

struct Fact {
  Heading heading;
  Span span;
  ExprId formula;
  bool assumed = false;  // taken for granted, and disputed or not known
};
// The mode of a requirement: on the design alone; on some usage (`can:`); on every usage (`always:`).
enum class Mode : std::uint8_t { plain, can, always };
struct Requirement {
  Heading heading;
  Span span;
  ExprId formula;
  ProductId product;  // invalid outside any product
  Mode mode = Mode::plain;
  std::int64_t cost = 1;
  std::vector<Allow> allows;
};
struct Intent {
  Heading heading;
  Span span;
  ExprId formula;
};
struct Product {
  Heading heading;
  std::vector<RequirementId> requirements;
};

// A rule of a clause overrides another; and the variables that are matched.
struct Override {
  RuleId by;
  std::vector<std::pair<VarId, VarId>> match;  // (variable of `by`, variable of the overridden rule)
};

struct Rule {
  Span span;
  ClauseId clause;
  std::uint32_t reading = 0;  // of the clause
  std::vector<VarId> variables;
  ExprId guard;  // may be invalid: true
  syntax::Deontic deontic = syntax::Deontic::must;
  ExprId demand;                        // invalid: true. With `must_not`: what the rule applies to must not happen, or not be there
  std::vector<ExprId> exceptions;       // `unless`
  std::vector<Override> overridden_by;  // acyclic over the whole model, whatever is in force
};

// A right is a matter of all usages of a design: no single usage keeps or breaches it.
inline bool is_right(const Rule& rule) { return rule.deontic == syntax::Deontic::able; }
inline bool is_duty(const Rule& rule) { return rule.deontic == syntax::Deontic::must || rule.deontic == syntax::Deontic::must_not; }

struct ClauseReading {
  Heading heading;
  std::int64_t cost = 1;
  std::vector<RuleId> rules;
};
// One version of a clause: what it says from one day until another. Versions of one clause have its contract and its name.
struct Clause {
  Heading heading;
  Span span;
  ContractId contract;
  AmendmentId by;       // which this version is of; invalid: the contract as it was made
  AmendmentId until;    // which puts another in its place, or deletes it; invalid: it is the last version
  std::string section;  // of the contract, as it counts them: "5.9(iv)"; empty where it is not said
  std::int64_t cost = 1;
  std::vector<std::string_view> binds;
  std::vector<std::string_view> owed_to;
  std::vector<Allow> allows;
  std::vector<ClauseReading> readings;  // one or more
  AmbiguityId ambiguity;                // valid exactly if there are two or more readings
};
struct Contract {
  Heading heading;
  std::int64_t from = 0;  // days; in force on both days and between them
  std::optional<std::int64_t> until;
  ExprId ends;                    // it has ended where this holds: no rule of it applies (it is among their exceptions); may be invalid
  std::vector<ClauseId> clauses;  // all versions
  // Whose rules count where `kept` and `applies` speak of it: its own clauses, and those that name one of these clauses as
  // overridden, by clause, contract or rule (sorted).
  std::vector<ClauseId> exceptions;
};

struct Amendment {
  Heading heading;
  ContractId contract;
  std::int64_t effective = 0;  // days
};

struct Document {
  Heading heading;  // its gloss is the title
  std::string path;
  std::string publisher;              // may be empty, as may the address
  std::optional<std::int64_t> dated;  // days
  std::string address;
  text::FileId file = {};  // its text; invalid if it cannot be read
};

// A term or a clause with two or more readings.
struct Ambiguity {
  TermId term;  // exactly one of the two is valid
  ClauseId clause;
};

// One reading for each ambiguity.
using Selection = std::vector<std::uint32_t>;

struct Position {
  Heading heading;
  struct Pin {
    AmbiguityId ambiguity;
    std::vector<std::uint32_t> readings;
    std::vector<Cite> cites;
  };
  std::vector<Pin> pins;
};

// The units: what a conflict or a `because` may name.
struct FactUnit {
  FactId id;
  auto operator<=>(const FactUnit&) const = default;
};
struct ClauseUnit {
  ClauseId id;
  auto operator<=>(const ClauseUnit&) const = default;
};
struct RequirementUnit {
  RequirementId id;
  auto operator<=>(const RequirementUnit&) const = default;
};
struct TermUnit {
  TermId id;
  std::uint32_t reading = 0;
  auto operator<=>(const TermUnit&) const = default;
};  // that a term means this
struct QuestionUnit {
  auto operator<=>(const QuestionUnit&) const = default;
};  // the formula of the check (for `always`: its negation)
struct LearntUnit {
  std::uint32_t lemma = 0;  // its number
  auto operator<=>(const LearntUnit&) const = default;
};  // a sentence that the search for an admissible design learnt (answer/usage); stands in queries, never in answers
using Unit = std::variant<FactUnit, ClauseUnit, RequirementUnit, TermUnit, QuestionUnit, LearntUnit>;

struct Limit {
  TypeId type;
  std::int64_t count = 0;
};

struct Expectation {
  Span span;
  syntax::Verdict verdict = syntax::Verdict::possible;
  OpenReadings open;  // the readings of the check, restricted by the `under` of this line
  std::string under;  // its `under` as written, or empty
  std::vector<Unit> because;
  bool at_every_size = false;          // redundant: a verdict always holds at every size
  std::optional<std::uint32_t> up_to;  // elements of each root type, individuals included: larger architectures do not matter
};

struct Check {
  Heading heading;
  Span span;
  bool always = false;
  ExprId formula;  // invalid for a bare `possible`
  std::optional<std::int64_t> as_of;
  std::optional<std::vector<ContractId>> contracts;  // empty: `without contracts`
  std::optional<std::vector<ProductId>> products;
  std::vector<Unit> without;  // clauses (a contract is listed as its clauses), facts, requirements
  std::optional<std::vector<Unit>> only;
  std::vector<RequirementId> with;
  std::vector<Limit> limits;
  OpenReadings open;
  std::vector<Allow> allows;
  std::vector<Expectation> expectations;
};

struct ExampleVerdict {
  Span span;
  bool complies = false;
  std::vector<std::vector<ClauseId>> breaches;  // for each name, some clause of the entry is breached (a contract is listed as its clauses)
  OpenReadings open;
  std::string under;
};
struct Example {
  Heading heading;
  Span span;
  Structure structure;  // complete: `like` is applied
  std::optional<std::int64_t> as_of;
  std::vector<ExampleVerdict> verdicts;
};

struct Model {
  std::vector<Type> types;
  std::vector<Field> fields;
  std::vector<Individual> individuals;
  std::vector<Relation> relations;
  std::vector<Term> terms;
  std::vector<Variable> variables;
  std::vector<Expression> expressions;
  std::vector<Fact> facts;
  std::vector<Requirement> requirements;
  std::vector<Intent> intents;
  std::vector<Product> products;
  std::vector<Contract> contracts;
  std::vector<Clause> clauses;
  std::vector<Rule> rules;
  std::vector<Amendment> amendments;
  std::vector<Document> documents;
  std::vector<std::shared_ptr<const WorkingDays>> calendars;
  std::vector<Ambiguity> ambiguities;
  std::vector<Position> positions;
  std::vector<Check> checks;
  std::vector<Example> examples;

  const Type& operator[](TypeId id) const { return types[id.value]; }
  const Field& operator[](FieldId id) const { return fields[id.value]; }
  const Individual& operator[](IndividualId id) const { return individuals[id.value]; }
  const Relation& operator[](RelationId id) const { return relations[id.value]; }
  const Term& operator[](TermId id) const { return terms[id.value]; }
  const Variable& operator[](VarId id) const { return variables[id.value]; }
  const Expression& operator[](ExprId id) const { return expressions[id.value]; }
  const Fact& operator[](FactId id) const { return facts[id.value]; }
  const Requirement& operator[](RequirementId id) const { return requirements[id.value]; }
  const Intent& operator[](IntentId id) const { return intents[id.value]; }
  const Product& operator[](ProductId id) const { return products[id.value]; }
  const Contract& operator[](ContractId id) const { return contracts[id.value]; }
  const Clause& operator[](ClauseId id) const { return clauses[id.value]; }
  const Rule& operator[](RuleId id) const { return rules[id.value]; }
  const Amendment& operator[](AmendmentId id) const { return amendments[id.value]; }
  const WorkingDays& operator[](CalendarId id) const { return *calendars[id.value]; }
  const Document& operator[](DocumentId id) const { return documents[id.value]; }
  const Ambiguity& operator[](AmbiguityId id) const { return ambiguities[id.value]; }
  const Position& operator[](PositionId id) const { return positions[id.value]; }
  const Check& operator[](CheckId id) const { return checks[id.value]; }
  const Example& operator[](ExampleId id) const { return examples[id.value]; }

  // Is `sub` the type `super` or a subtype of it?
  bool is_subtype(TypeId sub, TypeId super) const;
  // The name of a term or clause with readings; and of its readings.
  std::string_view name(AmbiguityId) const;
  const Heading& reading_heading(AmbiguityId, std::uint32_t reading) const;
  std::size_t reading_count(AmbiguityId) const;
  // Every ambiguity with all its readings.
  OpenReadings all_open() const;
};

}  // namespace proviso::model

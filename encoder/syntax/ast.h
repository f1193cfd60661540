// The syntax tree of one file, as written: names are not resolved, nothing is rewritten, and every node has its place.
//
// Nodes are stored in the arenas of their Ast; ids are indices, and lists are views into the arenas. Names have their own spans, so
// that a message can underline the word alone. The tree of a file with errors is well-formed too: what could not be parsed is left out
// of its list, or is an `invalid` expression, and has been reported.
//
// INVARIANT: no expression is nested more deeply than max_depth, so a traversal of a tree may recurse.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "syntax/arena.h"
#include "text/source.h"

namespace proviso::syntax {

using text::Span;

inline constexpr int max_depth = 1000;

enum class ExpressionKind : std::uint8_t {
#define EXPRESSION(kind, ...) kind,
#include "syntax/expressions.def"
#undef EXPRESSION
};
std::string_view name(ExpressionKind);

struct ExprId {
  std::uint32_t value = UINT32_MAX;
  bool valid() const { return value != UINT32_MAX; }
  bool operator==(const ExprId&) const = default;
};

// A word of the spec with its place. `text` refers to the Sources.
struct Name {
  std::string_view text;
  Span span;
  bool valid() const { return span.valid(); }
};

// `name` or `contract.clause` (the qualifier precedes the dot).
struct QualifiedName {
  Name qualifier;  // invalid if there is none
  Name name;
  Span span() const { return qualifier.valid() ? text::cover(qualifier.span, name.span) : name.span; }
};

struct StringLiteral {
  std::string value;  // escapes are decoded; line ends are kept
  Span span;          // includes the quotation marks
  bool valid() const { return span.valid(); }
};

// Does a variable differ from others: from all those of a group `different Type a, b`, of which it is the first or another?
enum class Differs : std::uint8_t { no, first, next };

// `Type variable`
struct Binder {
  Name type;
  Name variable;
  Differs differs = Differs::no;
};

enum class TimeUnit : std::uint8_t { minutes, hours, days, months, years };

struct Expression {
  ExpressionKind kind = ExpressionKind::invalid;
  Span span;  // the whole expression, without parentheses around it
  std::span<const ExprId> operands;
  std::span<const Binder> binders;
  ExprId guard;
  Name name;  // field, name, call, working_days, a duration in working days, is_type, first, last, let; the closure's step; a literal as
              // written
  QualifiedName target;     // kept, applies
  std::int64_t number = 0;  // exactly, at_least, at_most; duration without an operand
  TimeUnit unit = TimeUnit::days;
};

struct Cite {
  Name document;
  StringLiteral section;  // as the document counts them: "5.9(iv)"; invalid if there is none
  StringLiteral words;
};

// A name with the words that explain it, if there are any.
struct Glossed {
  Name name;
  StringLiteral gloss;
};

// How an atom is said in words, and how that it is not so: text with places in braces, as written.
struct Phrases {
  StringLiteral says;  // invalid when there are none
  StringLiteral says_not;
  bool valid() const { return says.valid(); }
};

// What it costs to give this up.
struct Cost {
  std::int64_t value = 1;
  Span span;  // invalid when it is not given
};

// A warning that is accepted, and why.
struct Allow {
  Name code;
  StringLiteral reason;
};

struct Import {
  StringLiteral path;
  bool library = false;  // of the library that comes with the program
};
struct DateLiteral {
  std::string_view text;
  Span span;
};
struct Document {
  Name name;
  StringLiteral path;
  StringLiteral title;      // each of these is invalid when it is not given
  StringLiteral publisher;  // `by`
  std::optional<DateLiteral> dated;
  StringLiteral address;  // `from`
};
struct Enum {
  Name name;
  StringLiteral gloss;
  std::vector<Glossed> elements;
  Span span;
};

struct Calendar {
  Name name;
  StringLiteral gloss;
  DateLiteral from, until;          // both days included
  std::vector<Name> weekend;        // days of the week
  std::vector<DateLiteral> closed;  // days off
  Span span;
};

enum class Multiplicity : std::uint8_t { one, optional, some, set };
struct Range {
  Multiplicity multiplicity = Multiplicity::one;
  Name type;  // a declared type, or bool, int, decimal, date, moment
  Span span;
};
struct Field {
  Name name;
  StringLiteral gloss;
  Range range;
  Phrases phrases;
};
struct Type {
  bool usage = false;
  Name name;
  StringLiteral gloss;
  Name parent;  // invalid if there is none
  bool ordered = false;
  Name ordered_by;            // a field; invalid if there is none
  std::vector<Field> fields;  // `a, b: T` gives two fields with one range and the same phrases
  Span span;
};
struct Individual {
  std::vector<Glossed> names;
  Name type;
};
struct Relation {
  bool usage = false;
  Name name;
  std::vector<Name> columns;
  StringLiteral gloss;
  Phrases phrases;
};

struct Reading {
  Name name;
  StringLiteral gloss;
  Phrases phrases;  // of a term in this reading, in place of the term's own
  Cost cost;
  std::vector<Cite> cites;
  ExprId meaning;
};
struct Define {
  Name name;
  std::vector<Binder> parameters;
  StringLiteral gloss;
  std::optional<Range> range;  // absent: a predicate
  Phrases phrases;
  std::vector<Cite> cites;
  ExprId meaning;  // valid exactly if there are no readings
  std::vector<Reading> readings;
};

struct Fact {
  Name name;
  StringLiteral gloss;
  std::vector<Cite> cites;
  Span assumed;  // of the word; invalid when it is not written
  ExprId formula;
};
enum class Modality : std::uint8_t { none, can, always };
struct Requirement {
  Name name;
  StringLiteral gloss;
  Cost cost;
  std::vector<Cite> cites;
  std::vector<Allow> allows;
  Modality modality = Modality::none;
  Span modality_span;  // of `can` or `always`; invalid if there is none
  ExprId formula;
};
struct Intent {
  Name name;
  StringLiteral gloss;
  std::vector<Cite> cites;
  ExprId formula;
};
struct Product {
  Name name;
  StringLiteral gloss;
  std::vector<Requirement> requirements;
  Span span;
};

// `able` is `must be able to`: some usage has to be like that.
enum class Deontic : std::uint8_t { must, must_not, may, able };
// What a rule says: a duty or a permission; that something must not happen; that there must be no such thing. The last two have the
// deontic `must_not` and no demand.
enum class RuleForm : std::uint8_t { duty, must_not_happen, there_must_be_no };
struct Rule {
  Span span;
  RuleForm form = RuleForm::duty;
  std::vector<Binder> binders;
  ExprId guard;
  Deontic deontic = Deontic::must;
  Span deontic_span;
  ExprId demand;  // invalid for `anything`, and where the form is no duty
  bool anything = false;
  std::vector<ExprId> exceptions;  // unless
  std::vector<QualifiedName> notwithstanding;
  Span notwithstanding_everything;  // valid if `notwithstanding everything` is written
};
struct RuleReading {
  Name name;
  StringLiteral gloss;
  Cost cost;
  std::vector<Cite> cites;
  std::vector<Rule> rules;
};
struct Clause {
  Span span;
  Name name;
  StringLiteral title;
  StringLiteral section;  // "5.9(iv)"; invalid if there is none
  Cost cost;
  std::vector<Cite> cites;
  std::vector<Name> binds;
  std::vector<Name> owed_to;
  std::vector<QualifiedName> notwithstanding;
  Span notwithstanding_everything;  // valid if `notwithstanding everything` is written
  std::vector<QualifiedName> subject_to;
  std::vector<Allow> allows;
  std::vector<Rule> rules;
  std::vector<RuleReading> readings;  // exactly one of rules and readings is non-empty
};
struct Contract {
  Name name;
  StringLiteral title;
  DateLiteral from;
  std::optional<DateLiteral> until;
  ExprId ends;  // `until ... or`: it has ended where this holds; invalid when not written
  std::vector<Clause> clauses;
  Span span;
};
struct Amendment {
  enum class Action : std::uint8_t { remove, replace, add, redefine };
  struct Change {
    Action action;
    Name name;
    std::optional<Clause> clause;  // of `replace` and `add`
    std::optional<Define> term;    // of `redefine`
  };
  Span span;
  Name name;
  StringLiteral title;
  Name contract;
  DateLiteral effective;
  std::vector<Change> changes;
};

struct Pin {
  QualifiedName term;          // a term, or a clause with readings
  std::vector<Name> readings;  // one with `=`, any number with `in`
  std::vector<Cite> cites;
};
struct Position {
  Name name;
  std::vector<Pin> pins;
  Span span;
};

// One item of an `under`: a position, or term = reading.
struct UnderItem {
  QualifiedName subject;
  Name reading;
};
struct Limit {
  std::int64_t count;
  Name type;
  Span span;
};
enum class Verdict : std::uint8_t { possible, impossible, holds, fails, vacuous };
struct Expectation {
  Span span;
  Verdict verdict;
  std::vector<UnderItem> under;
  std::vector<QualifiedName> because;
  bool at_every_size = false;
  std::optional<std::int64_t> up_to;  // elements of each type
  Span up_to_span;
};
struct Check {
  Span span;
  Name name;
  StringLiteral question;
  bool always = false;  // otherwise possible
  ExprId formula;       // may be invalid for `possible`
  std::optional<DateLiteral> as_of;
  std::optional<std::vector<QualifiedName>> contracts;
  Span without_contracts;  // valid if it is written
  std::optional<std::vector<QualifiedName>> products;
  Span without_products;  // valid when written
  Name like;              // the check whose scope it has; invalid when there is none
  std::vector<QualifiedName> without;
  std::optional<std::vector<QualifiedName>> only;
  std::vector<Limit> limits;
  std::vector<QualifiedName> with;  // requirements
  std::vector<UnderItem> under;
  std::vector<Allow> allows;
  std::vector<Expectation> expectations;
};

struct Setting {
  Name field;
  ExprId value;
};  // name, date, moment, truth, number, negate, or a set_literal of these
struct Thing {
  Span span;
  Name type;  // `Type name {...}`; invalid for an individual and for a tuple
  Name name;  // the element, the individual, or the relation
  std::vector<Setting> settings;
  bool is_tuple = false;
  std::vector<ExprId> tuple;
};
struct ExampleVerdict {
  Span span;
  bool complies = false;
  std::vector<QualifiedName> breaches;
  std::vector<UnderItem> under;
};
struct Example {
  Span span;
  Name name;
  StringLiteral gloss;
  Name like;  // invalid if there is none
  std::vector<Thing> things;
  std::optional<DateLiteral> as_of;
  std::vector<ExampleVerdict> verdicts;
};

using Declaration = std::variant<Import, Document, Enum, Calendar, Type, Individual, Relation, Define, Fact, Requirement, Intent, Product,
                                 Contract, Amendment, Position, Check, Example>;

// Text between the tokens without meaning: a comment, or an empty line. For the printer.
struct Aside {
  std::uint32_t at = 0;      // bytes from the start of the file
  std::string_view comment;  // from its `//`; empty for an empty line
  bool trailing = false;     // a comment after something else on its line
};

// Movable, not copyable, because expressions refer to the arenas.
class Ast {
 public:
  explicit Ast(text::FileId file) : file_(file) {}
  Ast(Ast&&) = default;
  Ast& operator=(Ast&&) = default;

  text::FileId file() const { return file_; }
  // Precondition: the operands and binders of `e` are lists of this Ast, or empty.
  ExprId add(const Expression& e) { return ExprId{expressions_.add(e)}; }
  std::span<const ExprId> list(std::span<const ExprId> ids) { return ids_.copy(ids); }
  std::span<const Binder> list(std::span<const Binder> binders) { return binders_.copy(binders); }
  // References stay valid while the tree grows.
  const Expression& operator[](ExprId id) const { return expressions_[id.value]; }
  std::size_t expression_count() const { return expressions_.size(); }

  std::vector<Declaration> declarations;
  std::vector<Aside> asides;  // in the order of the file

 private:
  text::FileId file_;
  Arena<Expression> expressions_;
  ListArena<ExprId> ids_;
  ListArena<Binder> binders_;
};

}  // namespace proviso::syntax

// The lexicon of a spec: every declaration with its id in the model, and the name spaces.
//
// In: the syntax trees. Out: a Lexicon, that is, Declarations (the nodes, by id, in the order of declaration) and Names (words to ids).
// A name that is declared twice is reported; the first declaration keeps the name, and the second keeps its id.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/ids.h"
#include "resolve/symbols/reports.h"
#include "syntax/ast.h"

namespace proviso::resolve {

using namespace model;

// A declaration and the tree that contains its expressions.
template <typename Node>
struct Declared {
  const Node* node = nullptr;
  const syntax::Ast* tree = nullptr;
};

struct DeclaredType {
  const syntax::Type* open = nullptr;  // exactly one of the two is set
  const syntax::Enum* closed = nullptr;
};
struct DeclaredField {
  const syntax::Field* node = nullptr;
  TypeId owner;
};
struct DeclaredIndividual {
  syntax::Name name;
  std::string_view gloss;
  syntax::Name type;
};
struct DeclaredRequirement : Declared<syntax::Requirement> {
  ProductId product;
};
// Which terms mean something else to a contract from some day on, and which then stand in their place.
using ReplacedTerms = std::map<TermId, TermId>;

struct DeclaredTerm : Declared<syntax::Define> {
  AmendmentId by = {};                                 // whose contract reads it so; invalid: as it is declared
  TermId same_words = {};                              // that is read so: only terms that it mentions mean something else
  std::shared_ptr<const ReplacedTerms> replaced = {};  // these
};
// One version of a clause (model.h).
struct DeclaredClause : Declared<syntax::Clause> {
  ContractId contract = {};
  AmendmentId by = {}, until = {};
  ClauseId same_words = {};                            // an earlier version with the same words: only terms mean something else
  std::shared_ptr<const ReplacedTerms> replaced = {};  // among the terms that it mentions
};

// Each table is indexed by the ids of its kind.
struct Declarations {
  std::vector<DeclaredType> types;
  std::vector<DeclaredField> fields;
  std::vector<DeclaredIndividual> individuals;
  std::vector<Declared<syntax::Relation>> relations;
  std::vector<DeclaredTerm> terms;
  std::vector<Declared<syntax::Fact>> facts;
  std::vector<DeclaredRequirement> requirements;
  std::vector<Declared<syntax::Intent>> intents;
  std::vector<Declared<syntax::Product>> products;
  std::vector<Declared<syntax::Contract>> contracts;
  std::vector<DeclaredClause> clauses;
  std::vector<Declared<syntax::Amendment>> amendments;
  std::vector<Declared<syntax::Document>> documents;
  std::vector<Declared<syntax::Calendar>> calendars;
  std::vector<Declared<syntax::Position>> positions;
  std::vector<Declared<syntax::Check>> checks;
  std::vector<Declared<syntax::Example>> examples;
};

// A word of the vocabulary: types, enums, enum elements, individuals, relations and terms share one name space.
struct Word {
  enum class Kind : std::uint8_t { type, element, individual, relation, term };
  Kind kind = Kind::type;
  std::uint32_t id = 0;       // of the kind; for an element, the id of its enum
  std::uint32_t element = 0;  // its index in the enum
  Span span;
};

// Statements and questions share another name space.
struct Statement {
  enum class Kind : std::uint8_t { fact, requirement, intent, product, contract, amendment, check, example };
  Kind kind = Kind::fact;
  std::uint32_t id = 0;
  Span span;
};

// "a type", "an individual", ...; "an enum element"
std::string_view with_article(Word::Kind);
std::string_view with_article(Statement::Kind);

// A name within its owner: a field within a type, a clause within a contract.
struct ScopedName {
  std::uint32_t owner = 0;
  std::string_view name;
  bool operator==(const ScopedName&) const = default;
};
struct ScopedNameHash {
  std::size_t operator()(const ScopedName& key) const noexcept { return std::hash<std::string_view>{}(key.name) * 31 + key.owner; }
};

struct Names {
  std::unordered_map<std::string_view, Word> vocabulary;
  std::unordered_map<std::string_view, Statement> statements;
  std::unordered_map<std::string_view, PositionId> positions;
  std::unordered_map<std::string_view, DocumentId> documents;
  std::unordered_map<std::string_view, CalendarId> calendars;
  std::unordered_map<ScopedName, FieldId, ScopedNameHash> fields;    // of the type itself
  std::unordered_map<ScopedName, ClauseId, ScopedNameHash> clauses;  // of the contract: the first version of each
  std::unordered_map<std::string_view, std::vector<FieldId>> fields_named;
  std::unordered_map<std::string_view, std::vector<ClauseId>> clauses_named;  // first versions
  std::unordered_map<ClauseId, std::vector<ClauseId>> later_versions;         // by the first

  const Word* word(std::string_view name) const;
  const Statement* statement(std::string_view name) const;
  // The id of the statement with this kind and name; invalid if there is none.
  template <typename Id>
  Id statement(std::string_view name, Statement::Kind kind) const {
    const Statement* found = statement(name);
    return found != nullptr && found->kind == kind ? Id{found->id} : Id{};
  }
};

struct Lexicon {
  Declarations declarations;
  Names names;
};

// The trees must outlive the result.
Lexicon lexicon_of(const std::vector<syntax::Ast>& files, Reports&);

// Built-in functions, called with parentheses: `lesser`, `greater`, `floor`.
bool is_built_in(std::string_view name);

}  // namespace proviso::resolve

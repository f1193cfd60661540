// Looks up a name where one kind of thing is expected. Reports what the name is instead, or what was probably meant. Each function
// returns an invalid id, or nothing, after a report.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// For types and enums.
TypeId look_up_type(const Lexicon&, const syntax::Name&, Reports&);
// For types that are no enums.
TypeId look_up_open_type(const Lexicon&, const syntax::Name&, Reports&);
PositionId look_up_position(const Lexicon&, const syntax::Name&, Reports&);
// The id of a statement of this kind.
std::optional<std::uint32_t> look_up_statement(const Lexicon&, const syntax::QualifiedName&, Statement::Kind, Reports&);

// The clauses that `clause`, `contract.clause` or `contract` denotes, in all versions. An unqualified name is a clause of the contract
// `own` (which may be invalid), if it has one; otherwise a contract; otherwise the only clause of that name.
struct ClauseNames {
  std::vector<ClauseId> clauses;
  ContractId contract;  // valid if the name is that of a contract
};
std::optional<ClauseNames> look_up_clauses(const Lexicon&, const syntax::QualifiedName&, ContractId own, Reports&);
// The clause and its later versions.
std::vector<ClauseId> all_versions(const Lexicon&, ClauseId first);
// Does any clause or contract have that name?
bool names_clauses(const Lexicon&, const syntax::QualifiedName&);

// The citations of a heading, without those of undeclared documents. resolve/citations/cites.h checks the quoted words.
void append_cite(const Lexicon&, const syntax::Cite&, std::vector<Cite>&, Reports&);

template <typename Cites>
Heading heading_of(const Lexicon& lexicon, const syntax::Name& name, const syntax::StringLiteral& gloss, const Cites& cites,
                   Reports& reports) {
  Heading heading{name.text, name.span, gloss.value, {}};
  for (const syntax::Cite& cite : cites) append_cite(lexicon, cite, heading.cites, reports);
  return heading;
}

// The names of declarations, for suggestions.
template <typename Table>
void append_names(const Table& table, std::vector<std::string_view>& names) {
  for (const auto& declared : table) names.push_back(declared.node->name.text);
}

}  // namespace proviso::resolve

// The names in a scope line, a `because` or a `breaches`.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// A name in a list, and its units: several if it is the name of a contract, none after a report.
struct NamedUnits {
  Span span;
  std::vector<Unit> units;
  bool is_contract = false;
};

// Facts, requirements, clauses and contracts. If a clause has the name of another statement, only `contract.clause` denotes the clause.
NamedUnits look_up_units(const Lexicon&, const syntax::QualifiedName&, Reports&);

// "fact", "clause", "requirement", "term"
std::string_view noun(const Unit&);

}  // namespace proviso::resolve

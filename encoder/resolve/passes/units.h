// What a scope line, a `because` or a `breaches` may name.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// A name in a list, and what it stands for: several units where it is the name of a contract, none after a report.
struct NamedUnits {
  Span span;
  std::vector<Unit> units;
  bool is_contract = false;
};

// Facts, requirements, clauses and contracts. Where a clause has the name of another statement, `contract.clause` is
// meant only when it is written.
NamedUnits look_up_units(const Lexicon&, const syntax::QualifiedName&, Reports&);

// "fact", "clause", "requirement", "term"
std::string_view noun(const Unit&);

}  // namespace proviso::resolve

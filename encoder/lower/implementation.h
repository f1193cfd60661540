// State that a Theory keeps between queries. Internal to lower/.
#pragma once

#include "lower/lowering.h"
#include "lower/symbols.h"
#include "lower/theory.h"

namespace proviso::lower {

using namespace logic;

struct Theory::Implementation {
  Implementation(Theory& theory, Symbols made) : symbols(std::move(made)), lowering(theory, symbols) {}
  const Symbols symbols;
  Lowering lowering;
  std::map<model::TypeId, VariableId> counted;              // the variable of `at_most`
  std::map<SortId, std::vector<VariableId>> element_names;  // of fixed parts, by element
};

}  // namespace proviso::lower

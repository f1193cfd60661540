// What a Theory keeps for later questions. Internal to logic/.
#pragma once

#include "logic/ground_terms.h"
#include "logic/lowering.h"
#include "logic/symbols.h"
#include "logic/theory.h"

namespace proviso::logic {

struct Theory::Implementation {
  Implementation(Theory& theory, Symbols made) : symbols(std::move(made)), lowering(theory, symbols) {}
  const Symbols symbols;
  Lowering lowering;
  std::map<model::TypeId, VariableId> counted;  // the variable of `at_most`
  GroundVariables ground_variables;
  std::map<SortId, std::vector<VariableId>> element_names;  // of fixed parts, by element
};

}  // namespace proviso::logic

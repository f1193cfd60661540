// The part of the architecture that a query fixes: the design, if the query is about what may happen on it.
//
// Elements of a fixed sort are those of the structure, in its order.
#pragma once

#include <memory>
#include <vector>

#include "lower/theory.h"

namespace proviso::lower {

using namespace logic;

struct FixedPart {
  std::vector<bool> sorts;                        // by SortId: the sort has exactly these elements
  std::vector<bool> symbols;                      // by SymbolId: the symbol has this interpretation
  Interpretation interpretation;                  // of the fixed sorts and symbols
  std::vector<std::vector<model::TypeId>> types;  // by SortId, by element: its most specific type
  bool has(SortId sort) const { return sorts[sort.value]; }
  bool has(SymbolId symbol) const { return symbols[symbol.value]; }
  // The truth of a fixed predicate; the value of a fixed function (nothing if it has no value, for example because the arguments have
  // another type).
  bool holds(SymbolId, const std::vector<std::uint32_t>& arguments) const;
  const Interpretation::Value* value(SymbolId, const std::vector<std::uint32_t>& arguments) const;
  // The number of elements with this most specific type.
  std::size_t count(SortId, model::TypeId most_specific) const;
};

// The structure without its usage. Defined terms are not part of it, because their definitions determine them.
std::shared_ptr<const FixedPart> fixed_design(const Theory&, const model::Structure&);

// A variable that denotes one element of a fixed part. It is free in formulas about that part.
VariableId name_of_element(const Theory&, SortId, std::uint32_t element);
// Some usage element points to the element that `name_of_element` denotes: a usage field has it as its value, or a usage relation
// relates it.
Formula pointed_to(const Theory&, const FixedPart&, SortId, std::uint32_t element);
// Replaces the names by the elements themselves, for an engine that supports fixed parts.
Formula with_elements(const Theory&, const FixedPart&, Formula formula);
// A closed formula for an engine that does not support fixed parts: the architecture contains this part, up to the names of its
// elements, and `formula` (may be invalid) holds, in which these names may be free.
Formula written_out(const Theory&, const FixedPart&, Formula formula);

}  // namespace proviso::lower

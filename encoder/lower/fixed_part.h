// A part of the architecture that a question takes as given: the design, when it is asked what may happen on it.
//
// Elements of a fixed sort are those of the structure, in its order.
#pragma once

#include <memory>
#include <vector>

#include "lower/theory.h"

namespace proviso::lower {

using namespace logic;

struct FixedPart {
  std::vector<bool> sorts;                        // by SortId: there are no elements but these
  std::vector<bool> symbols;                      // by SymbolId: it means this
  Interpretation interpretation;                  // of these sorts and symbols
  std::vector<std::vector<model::TypeId>> types;  // by SortId, by element: its most specific type
  bool has(SortId sort) const { return sorts[sort.value]; }
  bool has(SymbolId symbol) const { return symbols[symbol.value]; }
  // Of a fixed predicate; of a fixed function (nothing where it has no value, as where the arguments have another type).
  bool holds(SymbolId, const std::vector<std::uint32_t>& arguments) const;
  const Interpretation::Value* value(SymbolId, const std::vector<std::uint32_t>& arguments) const;
  // How many elements have this most specific type.
  std::size_t count(SortId, model::TypeId most_specific) const;
};

// All of the structure that is no usage. Defined terms are not part of it: they mean what their definitions say.
std::shared_ptr<const FixedPart> fixed_design(const Theory&, const model::Structure&);

// A variable that names one element of a fixed part: free in formulas that are asked of it.
VariableId name_of_element(const Theory&, SortId, std::uint32_t element);
// That something that happens points to the element, which is named by `name_of_element`: some usage field has it as its
// value, or some usage relation relates it.
Formula pointed_to(const Theory&, const FixedPart&, SortId, std::uint32_t element);
// `formula` with the names replaced by the elements themselves, for an engine that works on the fixed part.
Formula with_elements(const Theory&, const FixedPart&, Formula formula);
// A closed formula for an engine that does not: the fixed part is this one, up to the names of its elements, and `formula`
// (may be invalid), in which these names may be free, holds.
Formula written_out(const Theory&, const FixedPart&, Formula formula);

}  // namespace proviso::lower

// The sorts and symbols that a model needs, by the ids of the model. For lower/ and bounds/ only.
#pragma once

#include <optional>
#include <vector>

#include "logic/signature.h"
#include "model/model.h"

namespace proviso::lower {

using namespace logic;

// By the ids of the model; a symbol that does not exist is invalid.
class Symbols {
 public:
  // Adds the sorts and symbols to `signature`, which must be empty.
  Symbols(const model::Model&, Signature& signature);

  SortId sort(model::TypeId type) const { return sorts_[type.value]; }
  SortId sort(const model::ValueType&) const;

  std::vector<SymbolId> membership;  // by TypeId, of open types
  std::vector<SymbolId> fields;      // by FieldId
  std::vector<SymbolId> field_presence;
  std::vector<SymbolId> relations;
  std::vector<SymbolId> individuals;
  std::vector<SymbolId> before;  // by TypeId of a root
  // By TypeId, of a parent and of a root: none if they are few enough for pairwise disjointness axioms.
  std::vector<std::vector<SymbolId>> subtype_digits, individual_digits;
  std::vector<SymbolId> terms;  // by TermId; invalid for terms that are expanded
  std::vector<SymbolId> term_presence;
  std::vector<SymbolId> in_force;  // by ClauseId
  std::vector<SymbolId> versions;  // by ClauseId; invalid where there is one version only, or no `kept` and no `applies`
  std::vector<SymbolId> standing;  // by ClauseId; invalid where no `kept` and no `applies` looks at it
  std::vector<std::vector<SymbolId>> reads;

 private:
  std::vector<SortId> sorts_;  // by TypeId: of its root
};

// Is a field or term of this shape and type a relation to its values rather than a function?
bool is_relational(model::Shape, model::Base);
bool is_set(model::Multiplicity);
model::Shape shape(model::Multiplicity);

}  // namespace proviso::lower

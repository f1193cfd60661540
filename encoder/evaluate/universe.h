// A structure in a form suited for evaluation: elements are indices within their root type, fields are columns, relations are hash
// tables. Immutable; several evaluations may share it.
#pragma once

#include <vector>

#include "evaluate/rows.h"
#include "model/model.h"
#include "model/quantity.h"
#include "model/structure.h"

namespace proviso::evaluate {

using namespace model;

// The values of a field. The field's range determines which of the three is used.
struct Column {
  std::vector<Index> singles;        // an element (or `none`), or a truth value as 0 or 1 (absent: `none`)
  std::vector<Quantity> quantities;  // a number, date or moment
  Rows sets;                         // multiplicities `some` and `set`
};

class Universe {
 public:
  // The model must outlive the universe. Precondition: the structure is well-formed.
  Universe(const Model&, const Structure&);

  const Model& model() const { return model_; }
  // The number of elements of the type's root type.
  std::size_t count(TypeId type) const { return counts_[model_[type].root.value]; }
  // The elements of a type and its subtypes, ascending.
  Members domain(TypeId type) const { return domains_[type.value]; }
  bool is(Index element, TypeId type) const { return belongs_[type.value][static_cast<std::size_t>(element)] != 0; }
  Index individual(IndividualId id) const { return individuals_[id.value]; }
  const Column& column(FieldId id) const { return columns_[id.value]; }
  const TupleSet& relation(RelationId id) const { return relations_[id.value]; }

 private:
  void lay_out_types(const Structure&);
  void lay_out_field(FieldId, const Structure&);
  void lay_out_relation(RelationId, const Structure&);

  const Model& model_;
  std::vector<std::size_t> counts_;                 // by root
  std::vector<std::vector<Index>> domains_;         // by type
  std::vector<std::vector<std::uint8_t>> belongs_;  // by type, then element
  std::vector<Index> individuals_;
  std::vector<Column> columns_;
  std::vector<TupleSet> relations_;
};

}  // namespace proviso::evaluate

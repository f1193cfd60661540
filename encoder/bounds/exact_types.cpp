#include <algorithm>

#include "bounds/ground_terms.h"

namespace proviso::bounds {

bool ExactTypes::empty() const { return std::ranges::find(in_, true) == in_.end(); }

bool ExactTypes::meets(const ExactTypes& other) const {
  for (std::size_t i = 0; i < in_.size(); ++i) {
    if (in_[i] && other.in_[i]) return true;
  }
  return false;
}

bool ExactTypes::includes(const ExactTypes& other) const {
  for (std::size_t i = 0; i < in_.size(); ++i) {
    if (other.in_[i] && !in_[i]) return false;
  }
  return true;
}

ExactTypes ExactTypes::operator&(const ExactTypes& other) const {
  ExactTypes result(in_.size());
  for (std::size_t i = 0; i < in_.size(); ++i) result.in_[i] = in_[i] && other.in_[i];
  return result;
}

TypeSets::TypeSets(const model::Model& model, const Signature& signature, const Symbols& symbols)
    : signature_(signature), count_(model.types.size() + signature.sorts.size()) {
  below_.assign(model.types.size(), none());
  all_.assign(signature.sorts.size(), none());
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    if (model.types[i].is_enum) continue;
    for (model::TypeId type{i}; type.valid(); type = model[type].parent) below_[type.value].add(i);
    all_[symbols.sort(model::TypeId{i}).value].add(i);
  }
  for (std::size_t sort = 0; sort < signature.sorts.size(); ++sort) {
    if (signature.sorts[sort].kind == SortKind::open) all_[sort].add(model.types.size() + sort);
  }
}

ExactTypes TypeSets::typed(SortId sort) const { return below(signature_[sort].type); }

}  // namespace proviso::bounds

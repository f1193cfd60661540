// Type narrowing: the types of paths that are known at one place of a formula, because `c.to is Model` precedes it in the same
// conjunction or `where`, or precedes `implies`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/model.h"

namespace proviso::resolve {

using namespace model;

class Narrowings {
 public:
  // From here to the matching restore, `formula` is assumed to hold.
  void assume(const Model&, ExprId formula);
  std::size_t mark() const { return known_.size(); }
  void restore(std::size_t mark) { known_.resize(mark); }

  // The types that the value of `path` is known to have, other than its declared one.
  std::vector<TypeId> known_types(const Model&, ExprId path) const;
  // Does the value of `path` have the type, by its declaration or by what is known?
  bool is_known_in(const Model&, ExprId path, TypeId type) const;

 private:
  std::vector<std::pair<std::string, TypeId>> known_;  // the key of a path, and its type
};

}  // namespace proviso::resolve

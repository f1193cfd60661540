// What is known of the types of paths at one place of a formula: that `c.to is Model` stands before it in the same
// conjunction or `where`, or before `implies`.
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
  // From here to the matching restore, `formula` may be taken to hold.
  void assume(const Model&, ExprId formula);
  std::size_t mark() const { return known_.size(); }
  void restore(std::size_t mark) { known_.resize(mark); }

  // The types that the value of `path` is known to be in, apart from its declared one.
  std::vector<TypeId> known_types(const Model&, ExprId path) const;
  // Is the value of `path`, by its declaration or by what is known, in `type`?
  bool is_known_in(const Model&, ExprId path, TypeId type) const;

 private:
  std::vector<std::pair<std::string, TypeId>> known_;  // the key of a path, and what it is in
};

}  // namespace proviso::resolve

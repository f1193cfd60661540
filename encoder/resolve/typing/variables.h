// The variables in scope at one place of a spec.
#pragma once

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// A variable whose type is unknown because of an error: expressions that mention it are not checked.
bool is_poisoned(const Variable&);

class VariableScope {
 public:
  // Adds a variable to the model, in scope from here on. Reports a type that does not exist and a name that shadows another.
  VarId declare(const syntax::Binder&, const Lexicon&, Model&, Reports&);
  // The same for a name that `let` gives a value.
  VarId declare_let(const syntax::Name&, const Lexicon&, Model&, Reports&);
  // Brings a declared variable into scope.
  void bind(const Model&, VarId);

  VarId find(std::string_view name) const;
  // In the order in which they came into scope.
  std::vector<std::string_view> names() const;

  std::size_t mark() const { return bound_.size(); }
  void release(std::size_t mark);

 private:
  void bind(std::string_view name, VarId);
  void refuse_shadow(const syntax::Name&, const Lexicon&, const Model&, Reports&) const;

  struct Bound {
    std::string_view name;
    VarId hidden;  // the variable that the name denoted before, which is an error that has been reported
  };
  std::vector<Bound> bound_;
  std::unordered_map<std::string_view, VarId> current_;
};

}  // namespace proviso::resolve

// What a ground term is called where an instance is told: individuals and elements by their names, fields and terms as in the
// spec, and constants of the solver, which stand for something that there has to be, by their type and a number.
#pragma once

#include <map>
#include <string>

#include "lower/theory.h"

namespace proviso::solve {

class InstanceTerms {
 public:
  explicit InstanceTerms(const lower::Theory& theory) : theory_(theory) {}
  // Names are given in the order in which they are asked for.
  std::string of(logic::Term);

 private:
  const lower::Theory& theory_;
  std::map<logic::VariableId, std::string> names_;
  std::map<logic::SortId, std::uint32_t> numbers_;
};

}  // namespace proviso::solve

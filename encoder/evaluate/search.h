// Search plans: a variable order, look-ups that yield the candidates for each variable, and each test at the point where its variables
// are bound.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "evaluate/analysis.h"
#include "evaluate/universe.h"
#include "model/model.h"

namespace proviso::evaluate {

using namespace model;

// A look-up of candidates for a variable. Candidates include everything that passes the test from which the look-up was derived; the
// test is evaluated all the same.
struct Access {
  enum class Kind : std::uint8_t {
    value,          // the value of `given`
    members,        // the elements of the set `given`
    type,           // the elements of `type`
    key,            // elements for which `key` equals `given`
    member_key,     // elements for which the set `key` contains `given`
    column,         // elements in column `target` of `relation` in tuples with `given` in column `source`
    any_in_column,  // elements in column `target` of `relation`
    reached,        // elements that `given` reaches by `step`
    reached_or_self,
  };
  Kind kind = Kind::value;
  ExprId given;
  ExprId key;
  VarId key_variable;  // the only free variable of `key`
  TypeId type;
  RelationId relation;
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  Step step;
  // Parameters of the definitions through which the test was found, with their arguments; bound first, in this order.
  std::vector<std::pair<VarId, ExprId>> arguments;
};

struct Level {
  VarId variable;
  TypeId type;
  std::vector<Access> accesses;  // empty: all elements of the type
  std::vector<Test> tests;       // cheapest first
};

struct Plan {
  std::vector<Test> first;  // tests without any of the variables
  std::vector<Level> levels;
};

// A plan that finds each choice of elements for `variables` that passes all tests, exactly once.
Plan make_plan(Analysis&, const Universe&, std::vector<VarId> variables, const std::vector<Test>& tests);

// An index from the values of an expression of one variable to elements.
struct KeyIndex {
  Rows by_element;
  std::map<Quantity, std::vector<Index>> by_quantity;
};

}  // namespace proviso::evaluate

// How the elements that pass some tests are found without trying them all: the variables in a good order, for each the
// places where its candidates can be looked up, and each test as soon as its variables are bound.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "evaluate/analysis.h"
#include "evaluate/universe.h"
#include "model/model.h"

namespace proviso::evaluate {

using namespace model;

// A place where candidates for a variable can be looked up. They include all that can pass the test that it was made
// from, and that test is still asked of each.
struct Access {
  enum class Kind : std::uint8_t {
    value,          // the element that `given` gives
    members,        // the elements of the set `given`
    type,           // the elements of `type`
    key,            // those for which `key` gives what `given` gives
    member_key,     // those for which the set `key` holds what `given` gives
    column,         // those that stand in column `target` of `relation` where `given` stands in column `source`
    any_in_column,  // those that stand in column `target` of `relation`
    reached,        // what `given` reaches by `step`
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
  // Parameters of the definitions through which the test was found, and what they stand for: bound first, in this
  // order.
  std::vector<std::pair<VarId, ExprId>> arguments;
};

struct Level {
  VarId variable;
  TypeId type;
  std::vector<Access> accesses;  // none: all elements of the type
  std::vector<Test> tests;       // cheapest first
};

struct Plan {
  std::vector<Test> first;  // those that mention none of the variables
  std::vector<Level> levels;
};

// A plan that finds each choice of elements for `variables` that passes all tests, each once.
Plan make_plan(Analysis&, const Universe&, std::vector<VarId> variables, std::vector<Test> tests);

// Which elements an expression of one variable gives which value for.
struct KeyIndex {
  Rows by_element;
  std::map<Quantity, std::vector<Index>> by_quantity;
};

}  // namespace proviso::evaluate

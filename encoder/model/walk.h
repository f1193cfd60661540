// Every node of an expression, without recursion.
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::model {

// Calls `visit(const Expression&)` for `root` and all below it; nothing for an invalid root.
template <typename Visit>
void for_each_node(const Model& model, ExprId root, Visit visit) {
  std::vector<ExprId> open;
  if (root.valid()) open.push_back(root);
  while (!open.empty()) {
    const Expression& expression = model[open.back()];
    open.pop_back();
    visit(expression);
    for (auto operand = expression.operands.rbegin(); operand != expression.operands.rend(); ++operand) open.push_back(*operand);
    if (expression.guard.valid()) open.push_back(expression.guard);
  }
}

// The roots of a rule: its `where`, its demand, its exceptions; some may be invalid.
inline std::vector<ExprId> formulas_of(const Rule& rule) {
  std::vector<ExprId> formulas{rule.guard, rule.demand};
  formulas.insert(formulas.end(), rule.exceptions.begin(), rule.exceptions.end());
  return formulas;
}

}  // namespace proviso::model

// Visits all nodes of an expression, without recursion, and what each node mentions.
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::model {

// Calls `visit(const Expression&)` for `root` and all nodes below it; not at all for an invalid root.
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

// Calls `visit(id)` for each field, relation, term and clause that the node itself mentions, in this order.
template <typename Visit>
void for_each_reference(const Expression& expression, Visit visit) {
  const auto visit_valid = [&](auto id) {
    if (id.valid()) visit(id);
  };
  visit_valid(expression.field_id);
  visit_valid(expression.step.field);
  visit_valid(expression.relation_id);
  visit_valid(expression.step.relation);
  visit_valid(expression.term_id);
  visit_valid(expression.step.term);
  for (const ClauseId clause : expression.clauses) visit(clause);
}

// The same for `root` and all nodes below it.
template <typename Visit>
void for_each_reference(const Model& model, ExprId root, Visit visit) {
  for_each_node(model, root, [&](const Expression& expression) { for_each_reference(expression, visit); });
}

// The formulas of a rule: its `where`, its demand, its exceptions; some may be invalid.
inline std::vector<ExprId> formulas_of(const Rule& rule) {
  std::vector<ExprId> formulas{rule.guard, rule.demand};
  formulas.insert(formulas.end(), rule.exceptions.begin(), rule.exceptions.end());
  return formulas;
}

}  // namespace proviso::model

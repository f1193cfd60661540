// Static properties of expressions under one selection of readings: free variables, cost of evaluation, and the elements on which the
// value depends.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model/model.h"

namespace proviso::evaluate {

using namespace model;

// A conjunct: the formula must evaluate to `expected`.
struct Test {
  ExprId formula;
  bool expected = true;
};

class Analysis {
 public:
  // Both arguments must outlive the analysis.
  Analysis(const Model&, const Selection&);

  // Both record that the reading was consulted.
  const Reading& meaning(TermId);
  const std::vector<RuleId>& rules(ClauseId);  // of the selected reading
  bool selected(RuleId);
  // By AmbiguityId: was the reading consulted so far?
  const std::vector<bool>& consulted() const { return consulted_; }

  // In ascending order.
  const std::vector<VarId>& free_variables(ExprId);
  bool is_free(VarId, ExprId);
  // Estimated number of steps of one evaluation: 1 for an atom, 1000 and more for a search over elements.
  std::uint32_t cost(ExprId);
  std::uint32_t cost(TermId);
  static constexpr std::uint32_t dear = 1000;

  // At most `keys_at_most` element-valued expressions that determine the value of `expression`; nothing if there are none.
  std::optional<std::vector<ExprId>> keys(ExprId expression);
  static constexpr std::size_t keys_at_most = 2;

  // Adds the conjuncts of `test`. With `variables`, also decomposes existential quantifiers, and adds their variables.
  void take_apart(Test test, std::vector<Test>& tests, std::vector<VarId>* variables);

 private:
  struct Facts {
    std::vector<VarId> free;
    bool free_known = false;
    std::uint32_t cost = 0;  // 0: not yet computed
  };
  std::uint32_t reading(AmbiguityId);
  bool collect_keys(ExprId, std::vector<VarId>& bound, std::vector<ExprId>& keys);
  bool same(ExprId, ExprId) const;
  bool is_element(ExprId) const;
  bool worth_merging(ExprId quantifier);

  const Model& model_;
  const Selection& selection_;
  std::unordered_map<std::uint32_t, Facts> facts_;  // by expression, of those analysed
  std::vector<std::uint32_t> term_costs_;
  std::vector<bool> consulted_;
};

}  // namespace proviso::evaluate

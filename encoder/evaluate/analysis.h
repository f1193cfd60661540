// What can be known of expressions before any structure is: their free variables, whether computing them is dear, and
// on which elements their value depends. Under one selection of readings.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model/model.h"

namespace proviso::evaluate {

using namespace model;

// A formula as one of several that hold together: it has to come out as `expected`.
struct Test {
  ExprId formula;
  bool expected = true;
};

class Analysis {
 public:
  // Both must outlive the analysis.
  Analysis(const Model&, const Selection&);

  // Each of these notes that the reading was asked for.
  const Reading& meaning(TermId);
  const std::vector<RuleId>& rules(ClauseId);  // of the selected reading
  bool selected(RuleId);
  // Whose readings have been asked for so far, by AmbiguityId.
  const std::vector<bool>& consulted() const { return consulted_; }

  // Ascending.
  const std::vector<VarId>& free_variables(ExprId);
  bool is_free(VarId, ExprId);
  // Roughly how many steps one evaluation takes: 1 for an atom, 1000 and more where elements are searched.
  std::uint32_t cost(ExprId);
  std::uint32_t cost(TermId);
  static constexpr std::uint32_t dear = 1000;

  // Element-valued expressions, at most `keys_at_most` of them, on whose values alone the value of `expression`
  // depends; or nothing, where there are none such.
  std::optional<std::vector<ExprId>> keys(ExprId expression);
  static constexpr std::size_t keys_at_most = 2;

  // Adds the formulas whose conjunction says that `test` passes. With `variables`, also takes apart what says that some
  // elements exist, and adds the variables that range over them.
  void take_apart(Test test, std::vector<Test>& tests, std::vector<VarId>* variables);

 private:
  struct Facts {
    std::vector<VarId> free;
    bool free_known = false;
    std::uint32_t cost = 0;  // 0: not known yet
  };
  std::uint32_t reading(AmbiguityId);
  bool collect_keys(ExprId, std::vector<VarId>& bound, std::vector<ExprId>& keys);
  bool same(ExprId, ExprId) const;
  bool is_element(ExprId) const;
  bool worth_merging(ExprId quantifier);

  const Model& model_;
  const Selection& selection_;
  std::unordered_map<std::uint32_t, Facts> facts_;  // by expression, of those looked at
  std::vector<std::uint32_t> term_costs_;
  std::vector<bool> consulted_;
};

}  // namespace proviso::evaluate

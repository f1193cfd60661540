// The working part of the Evaluator (evaluate/evaluator.h): computes formulas and values over a Universe.
//
// One slot for each variable is enough: every variable of a spec has its own id, and no definition, rule or clause depends on itself,
// so a binding is no longer needed when its variable is bound again. Values that are expensive and depend on few elements are cached
// (evaluate/memo.h); searches for elements follow a plan (evaluate/search.h).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "evaluate/analysis.h"
#include "evaluate/closure.h"
#include "evaluate/evaluator.h"
#include "evaluate/memo.h"
#include "evaluate/search.h"
#include "evaluate/universe.h"

namespace proviso::evaluate {

using namespace model;

class Evaluation {
 public:
  // The arguments must outlive the evaluation.
  Evaluation(const Universe&, const Scope&, const Selection&);

  const Model& model() const { return model_; }
  const Universe& universe() const { return universe_; }
  Analysis& analysis() { return analysis_; }
  // By ClauseId: was it asked whether the clause is in force?
  const std::vector<bool>& in_force_consulted() const { return in_force_consulted_; }
  // ... and which it has looked at for `kept` and `applies`.
  const std::vector<bool>& kept_consulted() const { return kept_consulted_; }

  void bind(VarId, const Atom&);
  void bind(VarId variable, Index element) { slots_[variable.value] = element; }
  Index bound(VarId variable) const { return slots_[variable.value]; }
  Atom atom(VarId) const;  // the value that the variable is bound to
  Atom atom(Index, TypeId) const;
  Atom atom(const Quantity&, Base) const;

  // Formulas (formulas.cpp). Precondition: free variables are bound.
  bool truth(ExprId);
  bool passes(const std::vector<Test>& tests);
  // Binds the parameters of the called term. Returns false, without binding anything, if an argument is absent.
  bool bind_arguments(const Expression& call);

  // Values (values.cpp): of an element; of a number, date or moment. Absent values are `none`, or not present().
  Index element(ExprId);
  Quantity quantity(ExprId);

  // Sets (sets.cpp). The elements of a set, or of an optional value: none or one. The result can refer to `storage`, which must outlive
  // it.
  Members members(ExprId, std::vector<Index>& storage);
  bool has_member(ExprId set, Index element);
  std::size_t count(ExprId);

  // The value of any expression, as Evaluator::value returns it.
  FieldValue value(ExprId);

  // Rules (rules.cpp). Precondition: the variables of the rule are bound. `exceptions_of` as in model::counts (model/scope.h).
  bool complies(ClauseId, ContractId exceptions_of = {});
  bool applies(RuleId, ContractId exceptions_of = {});
  bool prevails(RuleId);
  bool demand_met(RuleId);    // for a `may` rule: the permitted conduct occurs
  bool is_version(ClauseId);  // Scope::versions
  // Can the rule's variables take the values `elements` of `operands`? If so, binds them.
  bool takes(RuleId, const std::vector<ExprId>& operands, const std::vector<Index>& elements);
  // The first override that prevails; null if there is none.
  const Override* overriding(RuleId, ContractId exceptions_of = {});
  // Binds the variables of the overriding rule so that it prevails. Returns whether this is possible.
  bool bind_overriding(RuleId overridden, const Override&, ContractId exceptions_of = {});
  // Binds the variables of each violated instance in turn, until `visit` returns true. Returns whether it did.
  bool search_violations(RuleId, const std::function<bool()>& visit, ContractId exceptions_of = {});

  // Searches (search.cpp).
  bool search(const Plan&, const std::function<bool()>& visit);
  const Closure& closure(const Step&);

 private:
  // Data prepared for an expression that searches or caches its values.
  struct Prepared {
    std::optional<Plan> plan;
    std::optional<std::vector<ExprId>> keys;
    std::unique_ptr<TruthMemo> truths;
    ValueMemo<Index> elements;
    ValueMemo<Quantity> quantities;
    ValueMemo<std::vector<Index>> sets;
  };
  struct PreparedRule {
    std::optional<Plan> violations;
    struct Edge {                              // by override
      std::vector<VarId> matched;              // of the overridden rule
      std::optional<std::uint64_t> key_count;  // how many values `matched` can take; empty if too many to number
      std::map<ContractId, TruthMemo> truths;  // by `exceptions_of`; by the values of `matched`: some instance that agrees prevails
      std::optional<Plan> plan;                // over the variables of the overriding rule that are not matched
    };
    std::vector<Edge> edges;
  };

  Prepared& prepared(ExprId);
  Prepared& prepared(TermId);
  PreparedRule& prepared(RuleId);
  const Plan& plan(ExprId);
  Plan plan_overriding(const Override&);
  // The cache key for the bound values; nothing if the value is not cached.
  std::optional<std::uint64_t> key(const Prepared&);
  std::uint64_t key(const std::vector<VarId>& variables) const;
  // The number of keys for elements of these types, `none` included; nothing if there are too many.
  std::optional<std::uint64_t> key_count(const std::vector<TypeId>& types) const;
  bool overrides_now(RuleId, ContractId exceptions_of);  // it counts, and is of the selected reading
  bool is_overridden(const Override&, PreparedRule::Edge&, ContractId exceptions_of);
  bool search_prevailing(const Override&, PreparedRule::Edge&, ContractId exceptions_of);

  bool quantified(ExprId, const Expression&);
  bool exists(ExprId);
  bool compare(const Expression&);
  bool equal(ExprId, ExprId);
  bool in_set(ExprId member, ExprId set);
  bool in_relation(const Expression&);
  bool reaches(const Expression&);
  bool applies_to(const Expression&);
  bool search_witness(ExprId);
  std::int64_t count_up_to(ExprId, std::int64_t most);
  Quantity shifted(const Expression&);
  Quantity in_working_days(const Expression&);
  Quantity aggregate(ExprId, const Expression&);
  Index neighbour(const Expression&);
  Members members_of_field(const Expression&, std::vector<Index>& storage);
  Members call_set(const Expression&, std::vector<Index>& storage);
  Members comprehension(ExprId, std::vector<Index>& storage);

  const KeyIndex& key_index(const Access&);
  const Rows& columns(RelationId, std::uint32_t source, std::uint32_t target);
  Members candidates(const Level&, std::vector<Index>& storage);
  Members candidates(const Access&, std::vector<Index>& storage);
  bool search_level(const Plan&, std::size_t level, const std::function<bool()>& visit);

  const Universe& universe_;
  const Model& model_;
  const Scope& scope_;
  Analysis analysis_;
  std::uint32_t steps_ = 0;  // of searches; reported to the meter at intervals
  std::vector<Index> slots_;
  // By number. There is an evaluation for each unit, so that its construction must not take time in the size of the spec.
  std::unordered_map<std::uint32_t, Quantity> quantity_slots_;             // of variables
  std::unordered_map<std::uint32_t, std::unique_ptr<Prepared>> prepared_;  // of expressions
  std::unordered_map<std::uint32_t, std::unique_ptr<Prepared>> prepared_terms_;
  std::unordered_map<std::uint32_t, std::unique_ptr<PreparedRule>> prepared_rules_;
  std::map<std::pair<ClauseId, ContractId>, bool> complies_;
  std::vector<bool> in_force_consulted_, kept_consulted_;
  std::map<ExprId, KeyIndex> key_indices_;
  std::map<std::tuple<RelationId, std::uint32_t, std::uint32_t>, Rows> columns_;
  std::map<std::tuple<FieldId, RelationId, TermId>, Closure> closures_;
};

}  // namespace proviso::evaluate

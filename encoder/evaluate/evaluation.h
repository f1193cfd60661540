// The working part of the Evaluator (evaluate/evaluator.h): computes formulas and values over a Universe.
//
// Every variable of a spec has its own id and no definition, rule or clause depends on itself, so that one slot for
// each variable is enough: whoever binds a variable is done with it before it is bound again. What is dear and depends
// on few elements is kept (evaluate/memo.h); what searches for elements does so by a plan (evaluate/search.h).
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
  // All must outlive the evaluation.
  Evaluation(const Universe&, const Scope&, const Selection&);

  const Model& model() const { return model_; }
  const Universe& universe() const { return universe_; }
  Analysis& analysis() { return analysis_; }
  // Of which clauses it has been asked so far whether they are in force, by ClauseId.
  const std::vector<bool>& in_force_consulted() const { return in_force_consulted_; }

  void bind(VarId, const Atom&);
  void bind(VarId variable, Index element) { slots_[variable.value] = element; }
  Index bound(VarId variable) const { return slots_[variable.value]; }
  Atom atom(VarId) const;  // what a variable is bound to
  Atom atom(Index, TypeId) const;
  Atom atom(const Quantity&, Base) const;

  // Formulas (evaluate_formulas.cpp). Free variables have to be bound.
  bool truth(ExprId);
  bool passes(const std::vector<Test>& tests);
  // Binds the parameters of the term that is called; false, and nothing bound, when an argument is absent.
  bool bind_arguments(const Expression& call);

  // Values (evaluate_values.cpp): of one element, of a number, date or moment; absent ones are `none` and not
  // present().
  Index element(ExprId);
  Quantity quantity(ExprId);

  // Sets (evaluate_sets.cpp). The elements of a set, or of an optional value: none or one. The result may view into
  // `storage`, which must outlive it.
  Members members(ExprId, std::vector<Index>& storage);
  bool has_member(ExprId set, Index element);
  std::size_t count(ExprId);

  // Whatever an expression gives, as Evaluator::value says.
  FieldValue value(ExprId);

  // Rules (evaluate_rules.cpp). The variables of the rule have to be bound.
  bool complies(ClauseId);
  bool applies(RuleId);
  bool prevails(RuleId);
  bool demand_met(RuleId);     // of a `may` rule: what it permits happens
  bool overrides_now(RuleId);  // in force, and of the selected reading
  // Whether a rule takes the elements that `operands` came out as for its variables; binds them if it does.
  bool takes(RuleId, const std::vector<ExprId>& operands, const std::vector<Index>& elements);
  // The first override that prevails; nothing if none does.
  const Override* overriding(RuleId);
  // Binds the variables of the overriding rule so that it prevails; says whether they can be.
  bool bind_overriding(RuleId overridden, const Override&);
  // Binds the variables of each violated instance in turn, until `visit` returns true; says whether it did.
  bool search_violations(RuleId, const std::function<bool()>& visit);

  // Searching (search.cpp).
  bool search(const Plan&, const std::function<bool()>& visit);
  const Closure& closure(const Step&);

 private:
  // What has been worked out for an expression that searches, or keeps its values.
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
    struct Edge {                         // by override
      std::vector<VarId> matched;         // of the overridden rule
      std::unique_ptr<TruthMemo> truths;  // by their elements: some instance that agrees prevails
      std::optional<Plan> plan;           // over the variables of the overriding rule that are not matched
    };
    std::vector<Edge> edges;
  };

  Prepared& prepared(ExprId);
  Prepared& prepared(TermId);
  PreparedRule& prepared(RuleId);
  const Plan& plan(ExprId);
  Plan plan_overriding(const Override&);
  // Where the value of an expression or term is kept; nothing if it is not.
  std::optional<std::uint64_t> key(const Prepared&);
  std::uint64_t key(const std::vector<VarId>& variables) const;
  // How many keys there are for elements of these types, the absent one included; nothing when too many to number.
  std::optional<std::uint64_t> key_count(const std::vector<TypeId>& types) const;
  bool is_overridden(const Override&, PreparedRule::Edge&);
  bool search_prevailing(const Override&, PreparedRule::Edge&);

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
  std::uint32_t steps_ = 0;  // of searches, told to the meter now and then
  std::vector<Index> slots_;
  // By number. There is an evaluation for each unit that is looked at, so none may cost as much as the whole spec is long.
  std::unordered_map<std::uint32_t, Quantity> quantity_slots_;             // of variables
  std::unordered_map<std::uint32_t, std::unique_ptr<Prepared>> prepared_;  // of expressions
  std::unordered_map<std::uint32_t, std::unique_ptr<Prepared>> prepared_terms_;
  std::unordered_map<std::uint32_t, std::unique_ptr<PreparedRule>> prepared_rules_;
  std::vector<std::optional<bool>> complies_;
  std::vector<bool> in_force_consulted_;
  std::map<ExprId, KeyIndex> key_indices_;
  std::map<std::tuple<RelationId, std::uint32_t, std::uint32_t>, Rows> columns_;
  std::map<std::tuple<FieldId, RelationId, TermId>, Closure> closures_;
};

}  // namespace proviso::evaluate

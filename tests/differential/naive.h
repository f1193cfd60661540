// A second evaluator, written straight from the language reference: no indices, nothing kept, every quantifier tries all
// elements. Every value is the set of its atoms (an absent one the empty set), which is not how evaluate/evaluator.h sees it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "model/model.h"
#include "model/scope.h"

namespace proviso::differential {

class Naive {
 public:
  struct TooSlow {};  // thrown after a hundred thousand steps

  using Environment = std::map<model::VarId, model::Atom>;
  using Value = std::set<model::Atom>;

  Naive(const model::Model& m, const model::Structure& structure, const model::Scope& scope, const model::Selection& selection)
      : model_(m), structure_(structure), scope_(scope), selection_(selection) {}

  bool truth(model::ExprId, const Environment& = {}) const;
  Value value(model::ExprId, const Environment& = {}) const;
  // `kept_of`: as `kept` and `applies` speak of this contract; invalid: by the clauses in force.
  bool complies(model::ClauseId, model::ContractId kept_of = {}) const;
  bool applies(model::RuleId, const Environment&, model::ContractId kept_of = {}) const;
  bool prevails(model::RuleId, const Environment&, model::ContractId kept_of = {}) const;
  // The choices of elements to which a rule applies, if its clause is read so.
  std::set<Environment> applications(model::RuleId) const;

 private:
  using Visit = std::function<void(const Environment&)>;

  std::vector<model::Atom> elements(model::TypeId) const;
  bool is(const model::Atom&, model::TypeId) const;
  void each(const std::vector<model::VarId>&, const Environment&, const Visit&, std::size_t from = 0) const;
  void each_guarded(const model::Expression&, const Environment&, const Visit&) const;
  std::int64_t count(const model::Expression&, const Environment&, bool body_value) const;
  bool call(const model::Expression&, const Environment&, Environment& parameters) const;
  model::ExprId meaning(model::TermId) const;
  const std::vector<model::RuleId>& rules(model::ClauseId) const;
  bool overrides(model::RuleId, model::ContractId kept_of) const;
  bool step(const model::Step&, const model::Atom& from, const model::Atom& to) const;
  bool reaches(const model::Expression&, const Environment&) const;
  bool applies_to(const model::Expression&, const Environment&) const;
  bool equal(const model::Expression&, const Environment&) const;
  bool compare(const model::Expression&, const Environment&) const;
  Value field(model::FieldId, const Value& owners) const;
  Value arithmetic(const model::Expression&, const Environment&) const;
  Value aggregate(const model::Expression&, const Environment&) const;
  Value neighbour(const model::Expression&, const Environment&) const;

  static constexpr std::uint64_t most_steps = 100'000;
  mutable std::uint64_t steps_ = 0;
  const model::Model& model_;
  const model::Structure& structure_;
  const model::Scope& scope_;
  const model::Selection& selection_;
};

}  // namespace proviso::differential

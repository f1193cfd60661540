#include "model/scope.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "model/versions.h"

namespace proviso::model {

namespace {

template <typename Id, typename Table>
std::vector<Id> all(const Table& table) {
  std::vector<Id> ids;
  for (std::uint32_t i = 0; i < table.size(); ++i) ids.push_back(Id{i});
  return ids;
}

bool contains(const auto& range, const auto& value) { return std::ranges::find(range, value) != range.end(); }

bool in_window(const Contract& contract, std::int64_t day) { return contract.from <= day && (!contract.until || day <= *contract.until); }

void put_in_force(Scope& scope, const Contract& contract) {
  for (const ClauseId clause : contract.clauses) scope.clauses[clause.value] = scope.versions[clause.value];
}

// The scope before the scope lines of a check are applied: all facts.
Scope facts_only(const Model& model, std::optional<std::int64_t> as_of) {
  Scope scope;
  scope.clauses.assign(model.clauses.size(), false);
  for (const Clause& clause : model.clauses) scope.versions.push_back(is_version_of(model, clause, as_of));
  scope.standing = scope.versions;
  scope.facts = all<FactId>(model.facts);
  return scope;
}

void keep_only(Scope& scope, const std::vector<Unit>& units) {
  for (std::uint32_t i = 0; i < scope.clauses.size(); ++i) {
    if (!contains(units, Unit{ClauseUnit{ClauseId{i}}})) scope.clauses[i] = false;
  }
  std::erase_if(scope.requirements, [&](RequirementId id) { return !contains(units, Unit{RequirementUnit{id}}); });
}

void remove(Scope& scope, const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (const auto* clause = std::get_if<ClauseUnit>(&unit)) scope.clauses[clause->id.value] = scope.standing[clause->id.value] = false;
    if (const auto* fact = std::get_if<FactUnit>(&unit)) std::erase(scope.facts, fact->id);
    if (const auto* requirement = std::get_if<RequirementUnit>(&unit)) std::erase(scope.requirements, requirement->id);
  }
}

void list_ended(Scope& scope, const Model& model, std::int64_t today) {
  for (const ContractId id : all<ContractId>(model.contracts)) {
    const Contract& contract = model[id];
    const bool counts = std::ranges::any_of(contract.clauses, [&](ClauseId clause) { return scope.in_force(clause); });
    if (counts && contract.until && *contract.until < today) scope.ended.push_back(id);
  }
}

}  // namespace

bool counts(const Model& model, const Scope& scope, ClauseId id, ContractId exceptions_of) {
  if (!exceptions_of.valid()) return scope.in_force(id);
  return scope.standing[id.value] && std::ranges::binary_search(model[exceptions_of].exceptions, id);
}

Scope scope_of(const Model& model, const Check& check, std::optional<std::int64_t> as_of, std::optional<std::int64_t> today) {
  if (!as_of) as_of = check.as_of;
  Scope scope = facts_only(model, as_of);
  for (const ContractId id : check.contracts ? *check.contracts : all<ContractId>(model.contracts)) {
    const Contract& contract = model[id];
    if (as_of && !in_window(contract, *as_of)) continue;
    put_in_force(scope, contract);
  }
  if (!check.always) {
    for (const RequirementId id : all<RequirementId>(model.requirements)) {
      const ProductId product = model[id].product;
      if (!product.valid() || !check.products || contains(*check.products, product)) scope.requirements.push_back(id);
    }
  }
  if (check.only) keep_only(scope, *check.only);
  for (const RequirementId id : check.with) {
    if (!contains(scope.requirements, id)) scope.requirements.push_back(id);
  }
  remove(scope, check.without);
  std::ranges::sort(scope.requirements);
  if (!as_of && today) list_ended(scope, model, *today);
  return scope;
}

bool considers_no_clause(const Model& model, const Check& check, const Scope& scope) {
  const bool without_contracts = check.contracts && check.contracts->empty();
  return !model.contracts.empty() && !without_contracts && !contains(scope.clauses, true);
}

std::vector<LeftOut> exceptions_left_out(const Model& model, const Check& check, const Scope& scope, const OpenReadings& open,
                                         std::optional<std::int64_t> as_of) {
  Check whole = check;
  whole.contracts.reset();
  whole.only.reset();
  const Scope before = scope_of(model, whole, as_of, {});
  const auto is_open = [&](ClauseId clause, std::uint32_t reading) {
    const AmbiguityId ambiguity = model[clause].ambiguity;
    return !ambiguity.valid() || contains(open[ambiguity.value], reading);
  };
  std::map<ClauseId, std::set<ClauseId>> found;
  for (const Rule& rule : model.rules) {
    if (!scope.in_force(rule.clause) || !is_open(rule.clause, rule.reading)) continue;
    for (const Override& override : rule.overridden_by) {
      const Rule& by = model[override.by];
      if (!scope.in_force(by.clause) && before.in_force(by.clause) && is_open(by.clause, by.reading)) found[by.clause].insert(rule.clause);
    }
  }
  std::vector<LeftOut> result;
  for (const auto& [clause, overrides] : found) result.push_back({clause, {overrides.begin(), overrides.end()}});
  return result;
}

Scope scope_of(const Model& model, const Example& example) {
  Scope scope = facts_only(model, example.as_of);
  for (const Contract& contract : model.contracts) {
    if (!example.as_of || in_window(contract, *example.as_of)) put_in_force(scope, contract);
  }
  return scope;
}

Scope full_scope(const Model& model) {
  Scope scope = facts_only(model, {});
  scope.clauses = scope.versions;
  scope.requirements = all<RequirementId>(model.requirements);
  return scope;
}

}  // namespace proviso::model

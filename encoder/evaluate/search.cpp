#include "evaluate/search.h"

#include "evaluate/evaluation.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::evaluate {

namespace {

// Elements that are tried.
constexpr std::uint32_t steps_a_unit = 16;

}  // namespace

bool Evaluation::search(const Plan& plan, const std::function<bool()>& visit) { return passes(plan.first) && search_level(plan, 0, visit); }

bool Evaluation::search_level(const Plan& plan, std::size_t number, const std::function<bool()>& visit) {
  if (number == plan.levels.size()) return visit();
  const Level& level = plan.levels[number];
  std::vector<Index> storage;
  for (const Index candidate : candidates(level, storage)) {
    if (!universe_.is(candidate, level.type)) continue;
    if (++steps_ % steps_a_unit == 0) meter().work();
    slots_[level.variable.value] = candidate;
    if (passes(level.tests) && search_level(plan, number + 1, visit)) return true;
  }
  return false;
}

// The shortest of the candidate lists of the level.
Members Evaluation::candidates(const Level& level, std::vector<Index>& storage) {
  constexpr std::size_t short_enough = 4;
  Members best = universe_.domain(level.type);
  std::vector<Index> other;
  for (const Access& access : level.accesses) {
    if (best.size() <= short_enough) break;
    const Members found = candidates(access, other);
    if (found.size() >= best.size()) continue;
    best = found;
    storage.swap(other);  // `found` may refer to it
  }
  return best;
}

Members Evaluation::candidates(const Access& access, std::vector<Index>& storage) {
  for (const auto& [parameter, argument] : access.arguments) {
    const Base base = model_[parameter].value.base;
    if (base == Base::element) {
      const Index value = element(argument);
      if (value == none) return {};
      slots_[parameter.value] = value;
    } else if (base == Base::boolean) {
      slots_[parameter.value] = truth(argument) ? 1 : 0;
    } else {
      quantity_slots_[parameter.value] = quantity(argument);
      if (!quantity_slots_[parameter.value].present()) return {};
    }
  }
  if (access.kind == Access::Kind::type) return universe_.domain(access.type);
  if (access.kind == Access::Kind::members) return members(access.given, storage);
  if (access.kind == Access::Kind::any_in_column) return columns(access.relation, access.target, access.target)[0];

  if (access.kind == Access::Kind::key && model_[access.given].type.value.base != Base::element) {
    const KeyIndex& index = key_index(access);
    const auto found = index.by_quantity.find(quantity(access.given));
    return found == index.by_quantity.end() ? Members() : Members(found->second);
  }
  const Index given = element(access.given);
  if (given == none) return {};
  switch (access.kind) {
    case Access::Kind::value:
      storage.assign(1, given);
      return storage;
    case Access::Kind::key:
    case Access::Kind::member_key:
      return key_index(access).by_element[given];
    case Access::Kind::column:
      return columns(access.relation, access.source, access.target)[given];
    case Access::Kind::reached:
    case Access::Kind::reached_or_self:
      closure(access.step).reached(given, storage);
      if (access.kind == Access::Kind::reached_or_self) {
        storage.push_back(given);
        normalise(storage);
      }
      return storage;
    case Access::Kind::type:
    case Access::Kind::members:
    case Access::Kind::any_in_column:
      break;
  }
  CHECK(false, "an access");
}

// The caller is about to bind the variable, so its slot may be used here. All elements of the root type are indexed, because a
// parameter may replace a variable of a supertype.
const KeyIndex& Evaluation::key_index(const Access& access) {
  const auto [found, is_new] = key_indices_.try_emplace(access.key);
  KeyIndex& index = found->second;
  if (!is_new) return index;
  const Expression& key = model_[access.key];
  std::vector<std::pair<Index, Index>> pairs;
  std::vector<Index> storage;
  for (const Index candidate : universe_.domain(model_[model_[access.key_variable].value.type].root)) {
    slots_[access.key_variable.value] = candidate;
    if (access.kind == Access::Kind::member_key) {
      for (const Index member : members(access.key, storage)) pairs.emplace_back(member, candidate);
    } else if (key.type.value.base == Base::element) {
      if (const Index value = element(access.key); value != none) pairs.emplace_back(value, candidate);
    } else if (const Quantity value = quantity(access.key); value.present()) {
      index.by_quantity[value].push_back(candidate);
    }
  }
  if (key.type.value.base == Base::element) index.by_element = Rows(universe_.count(key.type.value.type), std::move(pairs));
  return index;
}

// From the elements in one column of a relation to the elements in another column of the same tuples. If source and target are equal:
// all elements of the column, in row 0.
const Rows& Evaluation::columns(RelationId relation, std::uint32_t source, std::uint32_t target) {
  const auto [found, is_new] = columns_.try_emplace({relation, source, target});
  if (!is_new) return found->second;
  const TupleSet& tuples = universe_.relation(relation);
  std::vector<std::pair<Index, Index>> pairs;
  for (std::size_t i = 0; i < tuples.size(); ++i) {
    pairs.emplace_back(source == target ? 0 : tuples[i][source], tuples[i][target]);
  }
  const std::size_t rows = source == target ? 1 : universe_.count(model_[relation].columns[source]);
  return found->second = Rows(rows, std::move(pairs));
}

const Closure& Evaluation::closure(const Step& step) {
  const auto id = std::tuple(step.field, step.relation, step.term);
  if (const auto found = closures_.find(id); found != closures_.end()) return found->second;

  std::vector<std::pair<Index, Index>> pairs;
  std::size_t rows = 0;
  if (step.relation.valid()) {
    rows = universe_.count(model_[step.relation].columns[0]);
    const TupleSet& tuples = universe_.relation(step.relation);
    for (std::size_t i = 0; i < tuples.size(); ++i) pairs.emplace_back(tuples[i][0], tuples[i][1]);
  } else if (step.field.valid()) {
    const Column& column = universe_.column(step.field);
    rows = universe_.count(model_[step.field].owner);
    for (std::size_t owner = 0; owner < rows; ++owner) {
      const auto from = static_cast<Index>(owner);
      if (column.singles.empty()) {
        for (const Index member : column.sets[from]) pairs.emplace_back(from, member);
      } else if (column.singles[owner] != none) {
        pairs.emplace_back(from, column.singles[owner]);
      }
    }
  } else {
    const VarId from = model_[step.term].parameters[0];
    const VarId to = model_[step.term].parameters[1];
    rows = universe_.count(model_[from].value.type);
    std::vector<Test> tests;
    analysis_.take_apart({analysis_.meaning(step.term).meaning, true}, tests, nullptr);
    search(make_plan(analysis_, universe_, {from, to}, std::move(tests)), [&] {
      pairs.emplace_back(bound(from), bound(to));
      return false;
    });
  }
  return closures_.emplace(id, Closure(Rows(rows, std::move(pairs)))).first->second;
}

}  // namespace proviso::evaluate

// Planning is greedy: the next variable is the one with the fewest expected candidates, where tests that become decidable count in its
// favour. Wrong estimates cost time but not correctness: candidates are a superset, and every test is evaluated.
#include <algorithm>
#include <cmath>
#include <functional>

#include "evaluate/search.h"
#include "model/model.h"

namespace proviso::evaluate {

namespace {

class AccessFinder {
 public:
  AccessFinder(Analysis& analysis, const Model& model, std::vector<Access>& found) : analysis_(analysis), model_(model), found_(found) {}

  using IsBound = std::function<bool(ExprId)>;

  void find(Test test, VarId variable, const IsBound& bound) { find(test, variable, bound, {}, 0); }

 private:
  using Arguments = std::vector<std::pair<VarId, ExprId>>;
  static constexpr int deepest = 4;  // definitions looked through

  bool is(ExprId e, VarId variable) const { return model_[e].kind == ExpressionKind::variable && model_[e].variable_id == variable; }
  bool only(ExprId e, VarId variable) {
    const std::vector<VarId>& free = analysis_.free_variables(e);
    return free.size() == 1 && free[0] == variable;
  }
  bool is_set(ExprId e) const { return model_[e].type.shape == Shape::set; }
  bool is_element(ExprId e) const { return model_[e].type.value.base == Base::element; }

  Access& add(Access::Kind kind, const Arguments& arguments) {
    Access& access = found_.emplace_back();
    access.kind = kind;
    access.arguments = arguments;
    return access;
  }

  void find(Test test, VarId variable, const IsBound& bound, const Arguments& arguments, int depth) {
    const Expression& e = model_[test.formula];
    if (e.kind == (test.expected ? ExpressionKind::equal : ExpressionKind::not_equal)) {
      find_equal(e.operands[0], e.operands[1], variable, bound, arguments);
      find_equal(e.operands[1], e.operands[0], variable, bound, arguments);
    } else if (e.kind == (test.expected ? ExpressionKind::in : ExpressionKind::not_in)) {
      find_in(e.operands[0], e.operands[1], variable, bound, arguments);
    } else if (test.expected) {
      if (e.kind == ExpressionKind::is_type && is(e.operands[0], variable)) add(Access::Kind::type, arguments).type = e.named_type;
      if (e.kind == ExpressionKind::tuple) find_tuple(e, variable, bound, arguments);
      if (e.kind == ExpressionKind::reaches || e.kind == ExpressionKind::is_or_reaches) find_reached(e, variable, bound, arguments);
      if (e.kind == ExpressionKind::predicate && depth < deepest) find_inside(e, variable, bound, arguments, depth);
    }
  }

  // `side` = `other`
  void find_equal(ExprId side, ExprId other, VarId variable, const IsBound& bound, const Arguments& arguments) {
    if (is_set(side) || is_set(other) || !bound(other)) return;
    if (is(side, variable)) {
      add(Access::Kind::value, arguments).given = other;
    } else if (only(side, variable)) {
      add_key(Access::Kind::key, side, other, variable, arguments);
    }
  }

  void find_in(ExprId member, ExprId set, VarId variable, const IsBound& bound, const Arguments& arguments) {
    if (is(member, variable) && bound(set)) {
      add(Access::Kind::members, arguments).given = set;
    } else if (only(set, variable) && bound(member) && is_element(set)) {
      add_key(Access::Kind::member_key, set, member, variable, arguments);
    }
  }

  void add_key(Access::Kind kind, ExprId key, ExprId given, VarId variable, const Arguments& arguments) {
    Access& access = add(kind, arguments);
    access.key = key;
    access.key_variable = variable;
    access.given = given;
  }

  void find_tuple(const Expression& e, VarId variable, const IsBound& bound, const Arguments& arguments) {
    for (std::uint32_t target = 0; target < e.operands.size(); ++target) {
      if (!is(e.operands[target], variable)) continue;
      bool beside = false;
      for (std::uint32_t source = 0; source < e.operands.size(); ++source) {
        if (source == target || !bound(e.operands[source])) continue;
        beside = true;
        Access& access = add(Access::Kind::column, arguments);
        access.relation = e.relation_id;
        access.given = e.operands[source];
        access.source = source;
        access.target = target;
      }
      if (beside) continue;
      Access& access = add(Access::Kind::any_in_column, arguments);
      access.relation = e.relation_id;
      access.target = target;
    }
  }

  void find_reached(const Expression& e, VarId variable, const IsBound& bound, const Arguments& arguments) {
    if (!is(e.operands[1], variable) || !bound(e.operands[0])) return;
    const bool self = e.kind == ExpressionKind::is_or_reaches;
    Access& access = add(self ? Access::Kind::reached_or_self : Access::Kind::reached, arguments);
    access.given = e.operands[0];
    access.step = e.step;
  }

  // Within a definition: the conditions on the parameter that the variable replaces.
  void find_inside(const Expression& call, VarId variable, const IsBound& bound, const Arguments& arguments, int depth) {
    const std::vector<VarId>& parameters = model_[call.term_id].parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (!is(call.operands[i], variable)) continue;
      Arguments inner = arguments;
      std::vector<VarId> known;
      for (std::size_t j = 0; j < parameters.size(); ++j) {
        if (j == i || !bound(call.operands[j])) continue;
        inner.emplace_back(parameters[j], call.operands[j]);
        known.push_back(parameters[j]);
      }
      const IsBound inner_bound = [&](ExprId e) {
        return std::ranges::all_of(analysis_.free_variables(e), [&](VarId v) { return std::ranges::find(known, v) != known.end(); });
      };
      std::vector<Test> tests;
      std::vector<VarId> others;
      analysis_.take_apart({analysis_.meaning(call.term_id).meaning, true}, tests, &others);
      for (const Test& test : tests) find(test, parameters[i], inner_bound, inner, depth + 1);
    }
  }

  Analysis& analysis_;
  const Model& model_;
  std::vector<Access>& found_;
};

class Planner {
 public:
  Planner(Analysis& analysis, const Universe& universe) : analysis_(analysis), universe_(universe), model_(universe.model()) {}

  Plan make(std::vector<VarId> variables, const std::vector<Test>& tests) {
    std::vector<std::pair<std::uint32_t, Test>> by_cost;
    for (const Test& test : tests) by_cost.emplace_back(analysis_.cost(test.formula), test);
    std::ranges::stable_sort(by_cost, {}, [](const auto& pair) { return pair.first; });
    for (const auto& [cost, test] : by_cost) tests_.push_back(test);
    unbound_ = std::move(variables);
    Plan plan;
    plan.first = take_decidable();
    while (!unbound_.empty()) plan.levels.push_back(next_level());
    return plan;
  }

 private:
  bool bound(ExprId e) const {
    return std::ranges::none_of(unbound_, [&](VarId v) { return analysis_.is_free(v, e); });
  }

  // The tests whose variables are all bound, in order.
  std::vector<Test> take_decidable() {
    const auto undecidable = std::ranges::stable_partition(tests_, [&](const Test& test) { return bound(test.formula); });
    std::vector<Test> decidable(tests_.begin(), undecidable.begin());
    tests_.erase(tests_.begin(), undecidable.begin());
    return decidable;
  }

  Level next_level() {
    std::optional<Level> best;
    double least = 0;
    for (const VarId variable : unbound_) {
      Level level{.variable = variable, .type = model_[variable].value.type, .accesses = accesses(variable), .tests = {}};
      const double expected = expected_candidates(level) / (1.0 + static_cast<double>(completed_by(variable)));
      if (best && expected >= least) continue;
      best = std::move(level);
      least = expected;
    }
    std::erase(unbound_, best->variable);
    best->tests = take_decidable();
    return *best;
  }

  std::vector<Access> accesses(VarId variable) {
    std::vector<Access> found;
    AccessFinder finder(analysis_, model_, found);
    for (const Test& test : tests_) {
      if (analysis_.is_free(variable, test.formula)) finder.find(test, variable, [&](ExprId e) { return bound(e); });
    }
    return found;
  }

  std::size_t completed_by(VarId variable) const {
    return static_cast<std::size_t>(std::ranges::count_if(tests_, [&](const Test& test) {
      return std::ranges::all_of(unbound_, [&](VarId v) { return v == variable || !analysis_.is_free(v, test.formula); });
    }));
  }

  double expected_candidates(const Level& level) const {
    double least = size(level.type);
    for (const Access& access : level.accesses) least = std::min(least, expected_candidates(access, least));
    return least;
  }

  double size(TypeId type) const { return static_cast<double>(universe_.domain(type).size()); }
  double root_size(TypeId type) const { return std::max(1.0, static_cast<double>(universe_.count(type))); }

  double expected_candidates(const Access& access, double all) const {
    switch (access.kind) {
      case Access::Kind::value:
        return 1;
      case Access::Kind::members: {
        const Expression& set = model_[access.given];
        if (set.kind != ExpressionKind::field || model_[set.operands[0]].type.shape == Shape::set) return 8;
        const Rows& rows = universe_.column(set.field_id).sets;
        return 1 + static_cast<double>(rows.member_count()) / root_size(model_[set.field_id].owner);
      }
      case Access::Kind::type:
        return size(access.type);
      case Access::Kind::key: {
        const ValueType key = model_[access.key].type.value;
        return 1 + (key.base == Base::element ? all / root_size(key.type) : std::sqrt(all));
      }
      case Access::Kind::member_key:
        return 1 + 2 * all / root_size(model_[access.key].type.value.type);
      case Access::Kind::column: {
        const double tuples = static_cast<double>(universe_.relation(access.relation).size());
        return 1 + tuples / root_size(model_[access.relation].columns[access.source]);
      }
      case Access::Kind::any_in_column:
        return static_cast<double>(universe_.relation(access.relation).size());
      case Access::Kind::reached:
      case Access::Kind::reached_or_self:
        return 1 + all / 4;
    }
    return all;
  }

  Analysis& analysis_;
  const Universe& universe_;
  const Model& model_;
  std::vector<VarId> unbound_;
  std::vector<Test> tests_;  // not yet placed
};

}  // namespace

Plan make_plan(Analysis& analysis, const Universe& universe, std::vector<VarId> variables, const std::vector<Test>& tests) {
  return Planner(analysis, universe).make(std::move(variables), tests);
}

}  // namespace proviso::evaluate

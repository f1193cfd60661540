// The constructors of the arena simplify: whatever they make means what was asked for. Random formulas are kept as plain
// trees beside their nodes, and both are evaluated in random interpretations, those with empty sorts included.
#include <gtest/gtest.h>

#include <random>

#include "../../support/logic_evaluator.h"
#include "../../support/test_signature.h"
#include "logic/formula.h"
#include "model/calendar.h"
#include "text/check.h"

namespace proviso::testing {
namespace {

using logic::Kind;
using logic::Node;
using logic::Number;
using logic::Signature;
using logic::SortId;
using logic::SymbolId;
using logic::VariableId;

// A formula or term as it was asked for.
struct Tree {
  Kind kind = Kind::verum;
  SortId sort = Signature::boolean;
  SymbolId symbol;
  std::vector<VariableId> variables;
  Number number;
  std::vector<Tree> children;
};

class Random {
 public:
  Random(logic::Arena& arena, std::uint32_t seed) : arena_(arena), dice_(seed) {}

  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(dice_() % n); }

  Tree formula(int depth) {
    if (depth <= 0) return leaf();
    switch (below(15)) {
      case 0:
        return with(Kind::negation, {formula(depth - 1)});
      case 1:
      case 2:
        return with(Kind::conjunction, {formula(depth - 1), formula(depth - 1), formula(depth - 2)});
      case 3:
      case 4:
        return with(Kind::disjunction, {formula(depth - 1), formula(depth - 1), formula(depth - 2)});
      case 5:
        return with(Kind::equivalence, {formula(depth - 1), formula(depth - 1)});
      case 6:
      case 7:
        return binder(Kind::forall, {below(2) == 0 ? open : enumeration, open}, depth);
      case 8:
      case 9:
        return binder(Kind::exists, {below(2) == 0 ? open : enumeration, open}, depth);
      case 10: {
        Tree tree = binder(Kind::at_least, {below(2) == 0 ? open : enumeration}, depth);
        tree.number = Number(std::int64_t{below(5)} - 1);
        return tree;
      }
      case 11: {
        Tree tree = binder(Kind::reach, {open, open}, depth);
        tree.children.insert(tree.children.begin(), {term(open, depth - 1), term(open, depth - 1)});
        return tree;
      }
      case 12: {
        const SortId sort = one_of({enumeration, open, Signature::integer, Signature::real});
        return with(Kind::equal, {term(sort, depth - 1), term(sort, depth - 1)});
      }
      case 13: {
        const SortId sort = one_of({Signature::integer, Signature::real});
        return with(Kind::less, {term(sort, depth - 1), term(sort, depth - 1)});
      }
      default: {
        const SortId sort = one_of({Signature::integer, Signature::real});
        return with(Kind::less_equal, {term(sort, depth - 1), term(sort, depth - 1)});
      }
    }
  }

  // Closed under quantifiers over what is free.
  Tree closed(int depth) {
    const VariableId x = arena_.fresh_variable(open, "x"), c = arena_.fresh_variable(enumeration, "c");
    scope_ = {x, c};
    Tree tree = formula(depth);
    tree = {Kind::exists, Signature::boolean, {}, {c}, {}, {std::move(tree)}};
    return {below(2) == 0 ? Kind::forall : Kind::exists, Signature::boolean, {}, {x}, {}, {std::move(tree)}};
  }

  std::vector<VariableId> scope_;

 private:
  static Tree with(Kind kind, std::vector<Tree> children, SortId sort = Signature::boolean) {
    return {kind, sort, {}, {}, {}, std::move(children)};
  }
  SortId one_of(std::vector<SortId> sorts) { return sorts[below(sorts.size())]; }

  Tree binder(Kind kind, const std::vector<SortId>& sorts, int depth) {
    Tree tree{kind, Signature::boolean, {}, {}, {}, {}};
    const std::size_t before = scope_.size();
    for (SortId sort : sorts) tree.variables.push_back(arena_.fresh_variable(sort, "v"));
    scope_.insert(scope_.end(), tree.variables.begin(), tree.variables.end());
    tree.children.push_back(formula(depth - 1));
    scope_.resize(before);
    return tree;
  }

  Tree application(SymbolId symbol, int depth) {
    Tree tree{Kind::application, arena_.signature()[symbol].result, symbol, {}, {}, {}};
    if (tree.sort == Signature::boolean) tree.kind = Kind::atom;
    for (SortId sort : arena_.signature()[symbol].arguments) tree.children.push_back(term(sort, depth - 1));
    return tree;
  }
  Tree leaf() {
    if (below(8) == 0) return with(below(2) == 0 ? Kind::verum : Kind::falsum, {});
    return application(SymbolId{below(4)}, 1);
  }

  Tree term(SortId sort, int depth) {
    if (sort == open || sort == enumeration) return element(sort, depth);
    if (depth <= 0 || below(3) == 0) {
      if (below(2) == 0) {
        return {Kind::numeral,
                sort,
                {},
                {},
                sort == Signature::integer ? Number(std::int64_t{below(4)} - 1) : *Number::parse(below(2) == 0 ? "1" : "-1/2"),
                {}};
      }
      return application(SymbolId{sort == Signature::integer ? 6 + below(2) : 8}, depth);
    }
    switch (below(8)) {
      case 0:
        return with(Kind::sum, {term(sort, depth - 1), term(sort, depth - 1), term(sort, depth - 2)}, sort);
      case 1: {
        Tree tree = with(Kind::product, {term(sort, depth - 1)}, sort);
        tree.number = Number(std::int64_t{below(5)} - 2);
        return tree;
      }
      case 2:
        return with(Kind::conditional, {formula(depth - 1), term(sort, depth - 1), term(sort, depth - 1)}, sort);
      case 3: {
        Tree tree = binder(Kind::total, {open, enumeration}, depth - 1);
        const std::size_t before = scope_.size();
        scope_.insert(scope_.end(), tree.variables.begin(), tree.variables.end());
        tree.children.push_back(term(sort, depth - 2));
        scope_.resize(before);
        tree.sort = sort;
        return tree;
      }
      default:
        break;
    }
    if (sort == Signature::real) return with(Kind::to_real, {term(Signature::integer, depth - 1)}, sort);
    switch (below(4)) {
      case 0:
        return with(Kind::floor, {term(Signature::real, depth - 1)}, sort);
      case 1: {
        Tree tree = with(Kind::quotient, {term(sort, depth - 1)}, sort);
        tree.number = Number(std::int64_t{below(3)} + 1);
        return tree;
      }
      case 2: {
        Tree tree = with(Kind::day_function, {term(sort, depth - 1)}, sort);
        tree.number = Number(std::int64_t{below(30)} - 15);
        return tree;
      }
      default: {
        Tree tree = binder(Kind::count, {below(2) == 0 ? open : enumeration}, depth - 1);
        tree.sort = sort;
        return tree;
      }
    }
  }

  Tree element(SortId sort, int depth) {
    if (depth > 0 && below(3) == 0) {
      if (sort == open && below(3) == 0) return with(Kind::conditional, {formula(depth - 2), element(sort, 0), element(sort, 0)}, sort);
      return application(SymbolId{sort == open ? 4U : 5U}, depth);
    }
    if (sort == enumeration && below(2) == 0) return {Kind::element, sort, {}, {}, Number(std::int64_t{below(2)}), {}};
    std::vector<VariableId> fitting;
    for (VariableId variable : scope_) {
      if (arena_.sort(variable) == sort) fitting.push_back(variable);
    }
    return {Kind::variable, sort, {}, {fitting[below(fitting.size())]}, {}, {}};
  }

  logic::Arena& arena_;
  std::mt19937 dice_;
};

Node build(logic::Arena& arena, const Tree& tree) {
  std::vector<Node> parts;
  for (const Tree& child : tree.children) parts.push_back(build(arena, child));
  switch (tree.kind) {
    case Kind::verum:
      return arena.verum();
    case Kind::falsum:
      return arena.falsum();
    case Kind::atom:
      return arena.atom(tree.symbol, parts);
    case Kind::equal:
      return arena.equal(parts[0], parts[1]);
    case Kind::less:
      return arena.less(parts[0], parts[1]);
    case Kind::less_equal:
      return arena.less_equal(parts[0], parts[1]);
    case Kind::negation:
      return arena.negation(parts[0]);
    case Kind::conjunction:
      return arena.conjunction(parts);
    case Kind::disjunction:
      return arena.disjunction(parts);
    case Kind::equivalence:
      return arena.equivalence(parts[0], parts[1]);
    case Kind::forall:
      return arena.forall(tree.variables, parts[0]);
    case Kind::exists:
      return arena.exists(tree.variables, parts[0]);
    case Kind::at_least:
      return arena.at_least(tree.number, tree.variables[0], parts[0]);
    case Kind::reach:
      return arena.reach(parts[0], parts[1], tree.variables[0], tree.variables[1], parts[2]);
    case Kind::variable:
      return arena.variable(tree.variables[0]);
    case Kind::application:
      return arena.application(tree.symbol, parts);
    case Kind::element:
      return arena.element(tree.sort, static_cast<std::uint32_t>(*tree.number.to_int64()));
    case Kind::numeral:
      return tree.sort == Signature::integer ? arena.integer(tree.number) : arena.real(tree.number);
    case Kind::sum:
      return arena.sum(parts);
    case Kind::product:
      return arena.product(tree.number, parts[0]);
    case Kind::conditional:
      return arena.conditional(parts[0], parts[1], parts[2]);
    case Kind::to_real:
      return arena.to_real(parts[0]);
    case Kind::floor:
      return arena.floor(parts[0]);
    case Kind::quotient:
      return arena.quotient(parts[0], tree.number);
    case Kind::day_function:
      return arena.later(parts[0], tree.number);
    case Kind::count:
      return arena.count(tree.variables[0], parts[0]);
    case Kind::total:
      return arena.total(tree.variables, parts[0], parts[1]);
  }
  CHECK(false);
}

// The meaning of a tree, without any simplification.
class TreeEvaluator {
 public:
  TreeEvaluator(const Signature& signature, const lower::Interpretation& interpretation)
      : signature_(signature), interpretation_(interpretation) {}

  using Value = lower::Interpretation::Value;
  std::map<VariableId, std::uint32_t> assignment;
  std::map<VariableId, SortId> sorts;

  bool truth(const Tree& tree) { return std::get<bool>(value(tree)); }

  Value value(const Tree& tree) {
    const auto& of = tree.children;
    switch (tree.kind) {
      case Kind::verum:
        return true;
      case Kind::falsum:
        return false;
      case Kind::atom:
      case Kind::application: {
        std::vector<std::uint32_t> arguments;
        for (const Tree& child : of) arguments.push_back(std::get<std::uint32_t>(value(child)));
        return interpretation_.tables[tree.symbol.value].at(arguments);
      }
      case Kind::equal:
        return value(of[0]) == value(of[1]);
      case Kind::less:
        return number(of[0]) < number(of[1]);
      case Kind::less_equal:
        return number(of[0]) <= number(of[1]);
      case Kind::negation:
        return !truth(of[0]);
      case Kind::conjunction:
        return std::ranges::all_of(of, [&](const Tree& t) { return truth(t); });
      case Kind::disjunction:
        return std::ranges::any_of(of, [&](const Tree& t) { return truth(t); });
      case Kind::equivalence:
        return truth(of[0]) == truth(of[1]);
      case Kind::forall:
        return count(tree, [&] { return truth(of[0]); }) == choices(tree);
      case Kind::exists:
        return count(tree, [&] { return truth(of[0]); }) > 0;
      case Kind::at_least:
        return Number(count(tree, [&] { return truth(of[0]); })) >= tree.number;
      case Kind::count:
        return Number(count(tree, [&] { return truth(of[0]); }));
      case Kind::reach:
        return reach(tree);
      case Kind::variable:
        return assignment.at(tree.variables[0]);
      case Kind::element:
        return static_cast<std::uint32_t>(*tree.number.to_int64());
      case Kind::numeral:
        return tree.number;
      case Kind::sum:
        return number(of[0]) + number(of[1]) + number(of[2]);
      case Kind::product:
        return tree.number * number(of[0]);
      case Kind::conditional:
        return value(of[truth(of[0]) ? 1 : 2]);
      case Kind::to_real:
        return value(of[0]);
      case Kind::floor:
        return number(of[0]).floor();
      case Kind::quotient:
        return (number(of[0]) * *Number::parse("1/" + tree.number.to_string())).floor();
      case Kind::day_function:
        return Number(model::shift_date(*number(of[0]).to_int64(), *tree.number.to_int64(), syntax::TimeUnit::months));
      case Kind::total: {
        Number sum(0);
        count(tree, [&] {
          if (truth(of[0])) sum = sum + number(of[1]);
          return false;
        });
        return sum;
      }
    }
    CHECK(false);
  }

 private:
  Number number(const Tree& tree) { return std::get<Number>(value(tree)); }
  std::uint32_t size(VariableId variable) const {
    const SortId sort = sorts.at(variable);
    return sort == open ? interpretation_.sizes[open.value] : signature_[sort].size;
  }
  std::int64_t choices(const Tree& tree) const {
    std::int64_t result = 1;
    for (VariableId variable : tree.variables) result *= size(variable);
    return result;
  }
  template <typename Test>
  std::int64_t count(const Tree& tree, const Test& test) {
    const auto around = assignment;
    std::int64_t found = 0;
    for (std::int64_t choice = 0; choice < choices(tree); ++choice) {
      std::int64_t rest = choice;
      for (VariableId variable : tree.variables) {
        assignment[variable] = static_cast<std::uint32_t>(rest % size(variable));
        rest /= size(variable);
      }
      found += test() ? 1 : 0;
    }
    assignment = around;
    return found;
  }
  // By repeated composition.
  bool reach(const Tree& tree) {
    const std::uint32_t n = interpretation_.sizes[open.value];
    std::vector<std::vector<bool>> reached(n, std::vector<bool>(n));
    const auto around = assignment;
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t j = 0; j < n; ++j) {
        assignment[tree.variables[0]] = i;
        assignment[tree.variables[1]] = j;
        reached[i][j] = truth(tree.children[2]);
      }
    }
    assignment = around;
    for (std::uint32_t k = 0; k < n; ++k) {
      for (std::uint32_t i = 0; i < n; ++i) {
        for (std::uint32_t j = 0; j < n; ++j) {
          if (reached[i][k] && reached[k][j]) reached[i][j] = true;
        }
      }
    }
    return reached[std::get<std::uint32_t>(value(tree.children[0]))][std::get<std::uint32_t>(value(tree.children[1]))];
  }

  const Signature& signature_;
  const lower::Interpretation& interpretation_;
};

void collect_sorts(const logic::Arena& arena, const Tree& tree, std::map<VariableId, SortId>& sorts) {
  for (VariableId variable : tree.variables) sorts[variable] = arena.sort(variable);
  for (const Tree& child : tree.children) collect_sorts(arena, child, sorts);
}

lower::Interpretation random_interpretation(const Signature& signature, Random& random, std::uint32_t size) {
  lower::Interpretation result;
  result.sizes = {0, 0, 0, 0, size};
  for (const logic::Symbol& symbol : signature.symbols) {
    auto& table = result.tables.emplace_back();
    std::vector<std::vector<std::uint32_t>> all{{}};
    for (SortId sort : symbol.arguments) {
      std::vector<std::vector<std::uint32_t>> longer;
      for (const auto& arguments : all) {
        for (std::uint32_t i = 0; i < (sort == open ? size : 2); ++i) {
          longer.push_back(arguments);
          longer.back().push_back(i);
        }
      }
      all = std::move(longer);
    }
    for (const auto& arguments : all) {
      if (symbol.result == Signature::boolean)
        table[arguments] = random.below(2) == 0;
      else if (symbol.result == Signature::integer)
        table[arguments] = Number(std::int64_t{random.below(5)} - 2);
      else if (symbol.result == Signature::real)
        table[arguments] = *Number::parse(random.below(2) == 0 ? "1/2" : "-1");
      else
        table[arguments] = random.below(symbol.result == open ? size : 2);
    }
  }
  return result;
}

TEST(Arena, SimplificationsKeepTheMeaning) {
  const Signature signature = test_signature();
  std::size_t trues = 0, constants = 0;
  for (std::uint32_t seed = 0; seed < 4000; ++seed) {
    logic::Arena arena(signature);
    Random random(arena, seed);
    const Tree tree = random.closed(2 + static_cast<int>(seed % 4));
    const Node node = build(arena, tree);
    EXPECT_TRUE(arena.free_variables(node).empty());
    constants += arena.kind(node) == Kind::verum || arena.kind(node) == Kind::falsum ? 1 : 0;
    for (std::uint32_t size = 0; size < 4; ++size) {
      const lower::Interpretation interpretation = random_interpretation(signature, random, size);
      TreeEvaluator meant(signature, interpretation);
      collect_sorts(arena, tree, meant.sorts);
      const bool expected = meant.truth(tree);
      trues += expected ? 1 : 0;
      ASSERT_EQ(LogicEvaluator(arena, interpretation).holds(node), expected)
          << "seed " << seed << ", size " << size << ": " << logic::print(arena, node);
    }
  }
  EXPECT_GT(trues, 4000U);
  EXPECT_LT(trues, 12000U);
  EXPECT_LT(constants, 2500U);
}

TEST(Arena, SubstitutionIsEvaluationWithOtherValues) {
  const Signature signature = test_signature();
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    logic::Arena arena(signature);
    Random random(arena, seed);
    const VariableId x = arena.fresh_variable(open, "x"), y = arena.fresh_variable(open, "y"), c = arena.fresh_variable(enumeration, "c");
    random.scope_ = {x, y, c};
    const Node node = build(arena, random.formula(3));
    // One of the replacements is a variable that the formula binds, where it binds one.
    VariableId bound = y;
    std::vector<Node> todo{node};
    while (!todo.empty()) {
      const Node at = todo.back();
      todo.pop_back();
      for (VariableId variable : arena.variables(at)) {
        if (arena.sort(variable) == open) bound = variable;
      }
      for (Node child : arena.children(at)) todo.push_back(child);
    }
    const Node for_x = arena.application(SymbolId{4}, {arena.variable(bound)}), for_y = arena.variable(x);
    const Node replaced = arena.substitute(node, {{x, for_x}, {y, for_y}});
    for (std::uint32_t size = 1; size < 4; ++size) {
      const lower::Interpretation interpretation = random_interpretation(signature, random, size);
      LogicEvaluator::Assignment outside{{x, random.below(size)}, {y, random.below(size)}, {c, random.below(2)}};
      outside[bound] = random.below(size);
      LogicEvaluator evaluator(arena, interpretation);
      LogicEvaluator::Assignment inside{{c, outside[c]}};
      inside[x] = std::get<std::uint32_t>(evaluator.value(for_x, outside));
      inside[y] = outside[x];
      ASSERT_EQ(evaluator.holds(replaced, outside), LogicEvaluator(arena, interpretation).holds(node, inside))
          << "seed " << seed << ": " << logic::print(arena, node) << " to " << logic::print(arena, replaced);
    }
  }
}

TEST(Arena, EqualNodesAreOne) {
  const Signature signature = test_signature();
  logic::Arena arena(signature);
  const VariableId x = arena.fresh_variable(open, "x");
  const Node q = arena.atom(SymbolId{1}, {arena.variable(x)}), p = arena.atom(SymbolId{0}, {});
  EXPECT_EQ(arena.conjunction({p, q, p}), arena.conjunction({q, p}));
  EXPECT_EQ(arena.conjunction({p, arena.conjunction({q, arena.verum()})}), arena.conjunction({q, p}));
  EXPECT_EQ(arena.conjunction({p, q, arena.negation(p)}), arena.falsum());
  EXPECT_EQ(arena.disjunction({q, arena.negation(q)}), arena.verum());
  EXPECT_EQ(arena.negation(arena.negation(q)), q);
  EXPECT_EQ(arena.equivalence(arena.negation(p), q), arena.negation(arena.equivalence(q, p)));
  EXPECT_EQ(arena.exists({x}, arena.conjunction({q, arena.equal(arena.variable(x), arena.application(SymbolId{4}, {arena.variable(x)}))})),
            arena.exists({x}, arena.conjunction({arena.equal(arena.application(SymbolId{4}, {arena.variable(x)}), arena.variable(x)), q})));
  const Node n = arena.application(SymbolId{6}, {arena.variable(x)});
  EXPECT_EQ(arena.sum({n, arena.integer(Number(2)), arena.product(Number(-1), n)}), arena.integer(Number(2)));
  EXPECT_EQ(arena.negation(arena.less(n, arena.integer(Number(2)))), arena.less_equal(arena.integer(Number(2)), n));
  EXPECT_EQ(arena.quotient(arena.integer(Number(-1)), Number(4)), arena.integer(Number(-1)));
  const std::size_t before = arena.size();
  arena.conjunction({q, p});
  EXPECT_EQ(arena.size(), before);
}

TEST(Arena, WhatIsNotAboutAVariableStandsBesideItsQuantifier) {
  const Signature signature = test_signature();
  logic::Arena arena(signature);
  const VariableId x = arena.fresh_variable(open, "x"), y = arena.fresh_variable(open, "y");
  const Node p = arena.atom(SymbolId{0}, {}), q = arena.atom(SymbolId{1}, {arena.variable(x)}),
             r = arena.atom(SymbolId{1}, {arena.variable(y)});
  EXPECT_EQ(arena.exists({x}, arena.conjunction({p, q})), arena.conjunction({p, arena.exists({x}, q)}));
  EXPECT_EQ(arena.forall({x}, arena.disjunction({p, q})), arena.disjunction({p, arena.forall({x}, q)}));
  EXPECT_EQ(arena.at_least(Number(2), x, arena.conjunction({p, q})), arena.conjunction({p, arena.at_least(Number(2), x, q)}));
  const auto no = [&](Node formula) { return arena.negation(formula); };
  EXPECT_EQ(arena.forall({x}, no(arena.conjunction({p, q}))), arena.disjunction({no(p), arena.forall({x}, no(q))}));
  EXPECT_EQ(arena.exists({x}, no(arena.disjunction({p, q}))), arena.conjunction({no(p), arena.exists({x}, no(q))}));
  EXPECT_EQ(arena.at_least(Number(2), x, no(arena.disjunction({p, q}))), arena.conjunction({no(p), arena.at_least(Number(2), x, no(q))}));
  // One that a quantifier further out binds, too; then what is left may be joined with that one.
  EXPECT_EQ(arena.forall({y}, arena.exists({x}, arena.conjunction({r, q}))),
            arena.forall({y}, arena.conjunction({r, arena.exists({x}, q)})));
  EXPECT_EQ(arena.exists({y}, arena.exists({x}, arena.conjunction({r, q}))),
            arena.exists({y}, arena.conjunction({r, arena.exists({x}, q)})));
  // Where there may be nothing, a quantifier says something by itself.
  EXPECT_EQ(arena.kind(arena.exists({y}, q)), Kind::exists);
  EXPECT_EQ(arena.kind(arena.forall({y}, arena.disjunction({p, q}))), Kind::forall);
}

TEST(Arena, AggregatesThatDifferInTheirVariablesAreOne) {
  const Signature signature = test_signature();
  logic::Arena arena(signature);
  const auto variable = [&] { return arena.fresh_variable(open, "x"); };
  const auto is = [&](VariableId x) { return arena.atom(SymbolId{1}, {arena.variable(x)}); };
  const auto number = [&](VariableId x) { return arena.application(SymbolId{6}, {arena.variable(x)}); };
  const auto count = [&](VariableId x) { return arena.count(x, is(x)); };
  const auto total = [&](VariableId x) { return arena.total({x}, is(x), number(x)); };
  const VariableId a = variable(), b = variable(), c = variable(), d = variable();
  EXPECT_EQ(count(a), count(b));
  EXPECT_EQ(total(a), total(b));
  EXPECT_NE(arena.count(a, is(b)), arena.count(b, is(b)));
  // One within the other, whichever variable stands for which.
  const auto nested = [&](VariableId outer, VariableId inner) {
    const logic::Term same = arena.count(inner, arena.equal(number(inner), number(outer)));
    return arena.count(outer, arena.less_equal(number(outer), same));
  };
  EXPECT_EQ(nested(a, b), nested(c, d));
  EXPECT_EQ(nested(a, b), nested(b, a));
  const logic::Term of_c = arena.count(a, arena.equal(number(a), number(c)));
  EXPECT_EQ(of_c, arena.count(b, arena.equal(number(b), number(c))));
  EXPECT_EQ(arena.substitute(of_c, {{c, arena.variable(a)}}), arena.count(b, arena.equal(number(b), number(a))));
}

TEST(Arena, SortMistakesAreCaught) {
  const Signature signature = test_signature();
  logic::Arena arena(signature);
  const Node thing = arena.variable(arena.fresh_variable(open, "x")), colour = arena.element(enumeration, 1);
  EXPECT_THROW(arena.equal(thing, colour), InternalError);
  EXPECT_THROW(arena.atom(SymbolId{1}, {colour}), InternalError);
  EXPECT_THROW(arena.atom(SymbolId{1}, {}), InternalError);
  EXPECT_THROW(arena.conjunction({thing}), InternalError);
  EXPECT_THROW(arena.less(thing, thing), InternalError);
  EXPECT_THROW(arena.sum({arena.integer(Number(1)), arena.real(Number(1))}), InternalError);
  EXPECT_THROW(arena.element(enumeration, 2), InternalError);
  EXPECT_THROW(arena.integer(*Number::parse("1/2")), InternalError);
}

}  // namespace
}  // namespace proviso::testing

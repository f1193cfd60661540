// Small-model bounds of specs whose smallest architecture is known, and the cycles, counts and closures that leave none.
#include <gtest/gtest.h>

#include "bounds/small_model_bounds.h"
#include "resolve/load/load.h"
#include "text/render.h"

namespace proviso::testing {
namespace {

class Bounds : public ::testing::Test {
 protected:
  // Of all facts, requirements, clauses and definitions of the spec.
  bounds::Bounds of(const std::string& spec) {
    theory_.reset();
    const text::FileId file = sources_.add("spec.pvo", spec);
    resolve::Loaded loaded = resolve::load(sources_, std::vector{file});
    if (loaded.model) model_ = std::move(*loaded.model);
    for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) ADD_FAILURE() << text::render_line(diagnostic, sources_);
    theory_ = lower::from_model(model_);
    std::vector<model::Unit> units;
    for (const auto& [unit, axioms] : theory_->demands) units.push_back(unit);
    for (const lower::Definition& definition : theory_->definitions) units.push_back(definition.unit);
    return bounds::small_model_bounds(*theory_, units, model_.all_open(), {});
  }
  // "A 3, B none"
  std::string in_words(const bounds::Bounds& bounds) const {
    std::string result;
    for (const bounds::SortBound& sort : bounds.sorts) {
      if (!result.empty()) result += ", ";
      result += theory_->signature[sort.sort].name + " " + (sort.bound ? std::to_string(*sort.bound) : "none");
    }
    return result;
  }
  // What the sort of this place in Bounds has against a bound.
  static const bounds::Obstacle& obstacle(const bounds::Bounds& bounds, std::size_t sort = 0) { return bounds.sorts[sort].obstacle; }
  // "Service -> Service: backup"
  std::string in_words(const std::vector<bounds::Dependency>& cycle) const {
    std::string result;
    for (const bounds::Dependency& edge : cycle) {
      if (!result.empty()) result += ", ";
      result += std::string(model_[edge.from].heading.name) + " -> " + std::string(model_[edge.to].heading.name) + ": " +
                std::string(sources_.slice(edge.span));
    }
    return result;
  }

  text::Sources sources_;
  model::Model model_;
  std::unique_ptr<lower::Theory> theory_;
};

TEST_F(Bounds, NothingAskedNothingNeeded) {
  EXPECT_EQ(in_words(of("type A { b: B } type B { c: set A }")), "A 0, B 0");
  EXPECT_EQ(in_words(of("type A { b: B } type B { c: set A } individual a: A")), "A 1, B 1");
  EXPECT_EQ(in_words(of("type A { next: A } type B { all: some B } individual a: A individual b: B")), "A 1, B 1");
}

TEST_F(Bounds, IndividualsAndCountsAdd) {
  EXPECT_EQ(in_words(of("type A individual a, b: A requirement r: at least 3 A x: x != a")), "A 5");
  EXPECT_EQ(in_words(of("type A requirement r: exactly 7 A x")), "A 7");
  EXPECT_EQ(in_words(of("type A requirement r: not (at most 7 A x)")), "A 8");
  EXPECT_EQ(in_words(of("type A fact f: at most 7 A x")), "A 0");
  EXPECT_EQ(in_words(of("type A { to: set A } requirement r: some A x: count(x.to) >= 4")), "A 5");
  EXPECT_EQ(in_words(of("type A requirement r: at least 5000000000 A x")), "A 4294967296");
}

// Each of 3 As needs its own B, and each pair of an A and a B a C.
TEST_F(Bounds, FunctionsMultiply) {
  const std::string spec =
      "type A { b: B } type B type C relation r(A, B, C) "
      "fact own : every A x, A y where x != y: x.b != y.b "
      "fact c : every A x, B y: some C z: r(x, y, z) "
      "requirement three : at least 3 A x ";
  EXPECT_EQ(in_words(of(spec)), "A 3, B 3, C 9");
  EXPECT_EQ(in_words(of(spec + "enum E { p, q } relation s(E, C) fact e : every E x, A y: some C z: s(x, z)")), "A 3, B 3, C 11");
}

TEST_F(Bounds, OnlyFreeVariablesCount) {
  EXPECT_EQ(in_words(of("type A type B relation r(A, B) requirement n: at least 3 A x "
                        "fact f : every A x, A y: some B z: r(x, z)")),
            "A 3, B 3");
}

// What is taken of one thing is one thing, whatever it could be taken of.
TEST_F(Bounds, OccurrencesDecide) {
  EXPECT_EQ(in_words(of("type S { backup: S } individual s: S requirement r: s.backup.backup != s")), "S 3");
  const std::string term = "type C ordered { to: set C } define later(C c) = some C d where c before d: d in c.to ";
  EXPECT_EQ(in_words(of(term + "requirement r: some C c: later(c)")), "C 2");
  EXPECT_EQ(in_words(of(term + "requirement r: some C c: not later(c)")), "C 1");
  EXPECT_EQ(in_words(of(term + "requirement r: some C c, C d where c before d: later(d)")), "C 3");
  EXPECT_EQ(in_words(of(term + "fact f: every C c: later(c) requirement r: some C c")), "C none");
}

TEST_F(Bounds, CyclesAreNamedWithTheirPlaces) {
  bounds::Bounds bounds = of("type Service { backup: Service } fact f : every Service s: s.backup != s requirement r: some Service s");
  EXPECT_EQ(in_words(bounds), "Service none");
  EXPECT_EQ(in_words(obstacle(bounds).cycle), "Service -> Service: backup");
  bounds =
      of("type A type B relation r(A, B) fact f : every A x: some B y: r(x, y) fact g : every B y: some A z: r(z, y) "
         "requirement a : some A x");
  EXPECT_EQ(in_words(bounds), "A none, B none");
  ASSERT_EQ(obstacle(bounds).cycle.size(), 2U);
  EXPECT_FALSE(bounds.all_bounded());
  bounds = of("type A relation r(A, A) fact f : every A x: some A other: r(x, other) requirement a : some A x");
  EXPECT_EQ(in_words(obstacle(bounds).cycle), "A -> A: other");
  EXPECT_EQ(std::get<model::FactUnit>(std::get<lower::Demand>(obstacle(bounds).cycle[0].origin).unit).id.value, 0U);
}

// Without anything to begin with, a cycle gives nothing.
TEST_F(Bounds, CyclesOverNothingAreHarmless) {
  EXPECT_EQ(in_words(of("type Service { backup: Service } fact f : every Service s: s.backup != s")), "Service 0");
}

// A field of a subtype can feed its supertype; one that leads from subtype to subtype is no cycle.
TEST_F(Bounds, SubtypesFeedTheirSupertypes) {
  const std::string types = "type Node type Leaf is Node { to: Inner } type Inner is Node { root: Root } type Root is Node ";
  EXPECT_EQ(in_words(of(types + "fact f : every Leaf l: l.to.root in {l.to.root} requirement r: exactly 2 Leaf l")), "Node 4");
  EXPECT_EQ(in_words(of(types + "fact f : every Leaf a, Leaf b where a != b: a.to.root != b.to.root requirement r: exactly 2 Leaf l")),
            "Node 6");
  const bounds::Bounds bounds = of("type Node type Leaf is Node { to: Node } fact f : every Leaf l: l.to != l requirement r: some Leaf l");
  EXPECT_EQ(in_words(bounds), "Node none");
  EXPECT_EQ(in_words(obstacle(bounds).cycle), "Leaf -> Node: to");
}

TEST_F(Bounds, OptionalFieldsHaveOneValue) {
  EXPECT_EQ(in_words(of("type A { o: optional B } type B { p: bool, q: bool } individual a: A "
                        "fact f : a.o.p fact g : a.o.q fact h : exists a.o")),
            "A 1, B 1");
}

TEST_F(Bounds, CountsAndSumsNeedTheirWholeRange) {
  bounds::Bounds bounds =
      of("type A { n: int } type B { to: set A } requirement r : count({ A x }) > count({ B y }) requirement s : some B y");
  EXPECT_EQ(in_words(bounds), "A none, B none");
  EXPECT_EQ(std::string(sources_.slice(obstacle(bounds).arithmetic)).substr(0, 6), "count(");
  bounds = of("type A { n: int } type B { to: set A } requirement r : some B y: sum { A x where x in y.to : x.n } > 2");
  EXPECT_EQ(in_words(bounds), "A none, B 1");
  EXPECT_TRUE(obstacle(bounds).arithmetic.valid());
  EXPECT_TRUE(obstacle(bounds).cycle.empty());
  // Over the values of an enum nothing is left out.
  bounds = of("enum E { p, q } type A { e: set E, n: int } individual a: A requirement r : count(a.e) = a.n");
  EXPECT_EQ(in_words(bounds), "A 1");
}

TEST_F(Bounds, ClosuresThatMustHoldNeedTheirWay) {
  const std::string types = "type A { to: set A } individual a, b: A ";
  bounds::Bounds bounds = of(types + "requirement r : a reaches b by to");
  EXPECT_EQ(in_words(bounds), "A none");
  EXPECT_EQ(std::string(sources_.slice(obstacle(bounds).closure)), "a reaches b by to");
  EXPECT_EQ(in_words(of(types + "requirement r : not (a reaches b by to) requirement s : some A c: c in a.to")), "A 3");
}

// What is asked for outright needs no other ground, and limits what depends on it.
TEST_F(Bounds, LimitsAreTakenAtTheirWord) {
  const std::string cycle =
      "type A type B relation r(A, A) relation s(A, B) fact f : every A x: some A y: r(x, y) "
      "fact g : every A x: some B y: s(x, y) requirement a : some A x ";
  EXPECT_EQ(in_words(of(cycle)), "A none, B none");
  EXPECT_EQ(in_words(of(cycle + "fact h : at most 5 A x")), "A 5, B 5");
  EXPECT_EQ(in_words(of(cycle + "fact h : (exactly 4 A x) and (at most 3 B y)")), "A 4, B 3");
  EXPECT_EQ(in_words(of(cycle + "fact h : no A x")), "A 0, B 0");
  EXPECT_EQ(in_words(of(cycle + "fact h : at most 5 A x where r(x, x): x = x")), "A none, B none");
  EXPECT_EQ(in_words(of(cycle + "fact h : (at most 5 A x) or (some B y)")), "A none, B none");
  EXPECT_EQ(in_words(of("type A { to: set A } individual a, b: A fact f : a reaches b by to fact g : at most 6 A x")), "A 6");
  EXPECT_EQ(in_words(of("type A { n: int } fact f : sum { A x where x.n > 0 : x.n } > 2 fact g : at most 6 A x")), "A 6");
  // A limit of a subtype is one of its root where there is nothing else.
  const std::string subtypes = "type A type S is A { to: S } fact f : every S x: x.to != x fact g : at least 2 S x ";
  EXPECT_EQ(in_words(of(subtypes + "fact h : at most 3 S x")), "A 3");
  EXPECT_EQ(in_words(of(subtypes + "fact h : at most 3 S x fact i : some A y: not y is S")), "A 6");
}

// A cycle through what has a limit keeps nothing from having one.
TEST_F(Bounds, CyclesLeadThroughUnlimitedTypes) {
  const bounds::Bounds bounds =
      of("type A { on: B } type B { to: A } relation r(A, A) fact f : every A x: some A further: r(x, further) "
         "fact g : every A x, B y where x.on = y: y.to != x requirement a : some A x fact h : at most 5 B y");
  EXPECT_EQ(in_words(bounds), "A none, B 5");
  EXPECT_EQ(in_words(obstacle(bounds).cycle), "A -> A: further");
}

TEST_F(Bounds, ReadingsAreUnited) {
  const std::string spec =
      "type A { to: set A } individual a: A define p(A x) reading one = some A y: y in x.to reading two = at least 3 A y: y in x.to "
      "requirement r : p(a) ";
  EXPECT_EQ(in_words(of(spec)), "A 5");
  std::vector<model::Unit> units{model::RequirementUnit{model::RequirementId{0}}, model::TermUnit{model::TermId{0}, 0}};
  EXPECT_EQ(in_words(bounds::small_model_bounds(*theory_, units, {{0}}, {})), "A 2");
  EXPECT_EQ(in_words(bounds::small_model_bounds(*theory_, units, {{1}}, {})), "A 4");
}

TEST_F(Bounds, TheGoalCounts) {
  of("type A individual a: A intent i : some A x: x != a");
  const logic::Formula goal = theory_->lower(model_.intents[0].formula);
  EXPECT_EQ(in_words(bounds::small_model_bounds(*theory_, {}, {}, goal)), "A 2");
  EXPECT_EQ(in_words(bounds::small_model_bounds(*theory_, {}, {}, theory_->arena->negation(goal))), "A 1");
  EXPECT_EQ(in_words(bounds::small_model_bounds(*theory_, {}, {}, theory_->at_most(model::TypeId{0}, logic::Number(4)))), "A 1");
}

}  // namespace
}  // namespace proviso::testing

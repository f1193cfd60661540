#include "../../support/spec_world.h"

namespace proviso::testing {
namespace {

class WellFormedTest : public ::testing::Test {
 protected:
  Spec spec{R"(
    enum Cloud { Azure, AWS }
    type Node { on: Cloud, weight: int, price: optional decimal, made: optional date, peers: some Node, up: bool }
    type Gateway is Node { port: optional int }
    type Other
    individual hub: Node
    individual gate: Gateway
    relation feeds(Node, Gateway)
    example world {
      hub { on = Azure, weight = 1, peers = { gate }, up = true }
      gate { on = AWS, weight = 2, peers = { hub }, up = false }
      Other thing { }
      feeds(hub, gate)
    })"};
  Structure structure = spec.model.examples.empty() ? Structure() : spec.model.examples[0].structure;

  FieldValue& field(std::string_view name, std::size_t element) {
    for (std::uint32_t i = 0; i < spec.model.fields.size(); ++i) {
      if (spec.model.fields[i].name == name) return structure.fields.at(FieldId{i}).at(element);
    }
    throw std::out_of_range("no such field");
  }
  TypeId type(std::string_view name) const {
    for (std::uint32_t i = 0; i < spec.model.types.size(); ++i) {
      if (spec.model.types[i].heading.name == name) return TypeId{i};
    }
    throw std::out_of_range("no such type");
  }
  void expect(const std::string& problem) { EXPECT_EQ(well_formed(spec.model, structure), std::vector<std::string>{problem}); }
};

TEST_F(WellFormedTest, TheExampleIs) { EXPECT_TRUE(well_formed(spec.model, structure).empty()); }

TEST_F(WellFormedTest, TotalFieldsHaveAValue) {
  field("on", 0) = Atom(Absent{});
  expect("`hub.on` has no value");
}

TEST_F(WellFormedTest, SomeMeansOneOrMore) {
  field("peers", 1) = ElementSet{};
  expect("`gate.peers` is empty, but needs one or more");
}

TEST_F(WellFormedTest, ValuesAreOfTheFieldsType) {
  field("weight", 0) = Atom(*Number::parse("0.5"));
  expect("`hub.weight` has to be a value of type `int`");
}

TEST_F(WellFormedTest, ElementsAreOfTheFieldsType) {
  field("on", 0) = Atom(Element{type("Other"), 0});
  expect("`hub.on` is `thing`, which is no `Cloud`");
}

TEST_F(WellFormedTest, MembersAreOfTheFieldsType) {
  field("peers", 0) = ElementSet{Element{type("Other"), 0}};
  expect("`hub.peers` is `thing`, which is no `Node`");
}

TEST_F(WellFormedTest, ElementsAreListed) {
  field("on", 0) = Atom(Element{type("Cloud"), 7});
  expect("`hub.on` is an element that is not listed, which is no `Cloud`");
}

TEST_F(WellFormedTest, OneValueIsNoSet) {
  field("on", 0) = ElementSet{Element{type("Cloud"), 0}};
  expect("`hub.on` is a set, but has to be one value");
  field("on", 0) = Atom(Element{type("Cloud"), 0});
  field("peers", 0) = Atom(Element{type("Node"), 0});
  EXPECT_EQ(well_formed(spec.model, structure)[0], "`hub.peers` is one value, but has to be a set");
}

TEST_F(WellFormedTest, OnlyElementsOfTheOwnerHaveTheField) {
  field("port", 0) = Atom(Number(80));
  expect("`hub.port` has a value, but only a `Gateway` has `port`");
}

TEST_F(WellFormedTest, DatesAreOfTheCalendar) {
  field("made", 0) = Atom(Date{100'000'000});
  expect("`hub.made` is outside the years 1 to 9999");
}

TEST_F(WellFormedTest, IndividualsExistAndAreDistinct) {
  structure.individuals.erase(IndividualId{0});
  expect("there is nothing that is the individual `hub`");
  structure.individuals[IndividualId{0}] = structure.individuals[IndividualId{1}];
  expect("the individuals `hub` and `gate` are one element");
  std::swap(structure.elements[type("Node")][0].type, structure.elements[type("Node")][1].type);
  EXPECT_FALSE(well_formed(spec.model, structure).empty());
}

TEST_F(WellFormedTest, TuplesAreOfTheRelationsTypes) {
  structure.relations[RelationId{0}] = {{Element{type("Node"), 1}, Element{type("Node"), 0}}};
  expect("`feeds` is stated of `hub`, which is no `Gateway`");
  structure.relations[RelationId{0}] = {{Element{type("Node"), 1}}};
  expect("`feeds` relates 2 things, not 1");
}

TEST_F(WellFormedTest, ElementsAreOfTheTypeTheyAreListedUnder) {
  structure.elements[type("Other")][0].type = type("Node");
  expect("`thing` is no `Other`");
  structure.elements[type("Other")][0].type = type("Other");
  structure.elements[type("Gateway")] = {};
  expect("elements are listed under `Gateway`, which is a kind of `Node`");
}

TEST_F(WellFormedTest, MeasuresOfAStructure) {
  EXPECT_EQ(structure.size(), 3U);
  EXPECT_EQ(structure.tuple_count(spec.model), 4U);  // two peers, one `up`, one `feeds`
  field("price", 0) = Atom(Number(1));
  EXPECT_EQ(structure.tuple_count(spec.model), 5U);
}

}  // namespace
}  // namespace proviso::testing

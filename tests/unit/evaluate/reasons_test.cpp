#include <algorithm>

#include <fmt/format.h>

#include "../../support/spec_world.h"

namespace proviso::testing {
namespace {

// A reason as an indented list: what was written, its value, what its variables stand for.
class Told {
 public:
  Told(const Spec& spec, const Structure& structure) : spec_(spec), structure_(structure) {}

  std::string tell(const Reason& reason, int indent = 0) const {
    std::string text(static_cast<std::size_t>(indent) * 2, ' ');
    text += reason.rule.valid() ? std::string("rule of ") + std::string(spec_.model[spec_.model[reason.rule].clause].heading.name)
                                : std::string(spec_.sources.slice(spec_.model[reason.formula].span));
    text += reason.value ? ": yes" : ": no";
    for (const auto& [variable, atom] : reason.binding) text += fmt::format(" {}={}", spec_.model[variable].name, name(atom));
    for (const auto& [variable, atom] : reason.chosen) text += fmt::format(" [{}={}]", spec_.model[variable].name, name(atom));
    for (const Element& element : reason.path) text += " >" + name(element);
    for (const auto& [operand, value] : reason.values) {
      text += fmt::format(" ({} is {})", spec_.sources.slice(spec_.model[operand].span), name(value));
    }
    text += "\n";
    for (const Reason& part : reason.because) text += tell(part, indent + 1);
    return text;
  }

 private:
  std::string name(const Element& element) const {
    const Type& type = spec_.model[element.root];
    return type.is_enum ? std::string(type.elements[element.index]) : structure_.elements.at(element.root)[element.index].name;
  }
  std::string name(const Atom& atom) const {
    if (const auto* element = std::get_if<Element>(&atom)) return name(*element);
    if (const auto* number = std::get_if<Number>(&atom)) return number->to_string();
    return std::holds_alternative<Absent>(atom) ? "absent" : "other";
  }
  std::string name(const FieldValue& value) const {
    if (const auto* atom = std::get_if<Atom>(&value)) return name(*atom);
    std::string text;
    for (const Element& element : std::get<ElementSet>(value)) text += (text.empty() ? "{" : ",") + name(element);
    return text.empty() ? "{}" : text + "}";
  }

  const Spec& spec_;
  const Structure& structure_;
};

std::string why(const std::string& formula) {
  const Spec spec(R"(
    type Node { linked: set Node, parent: optional Node, weight: int, up: bool }
    individual a: Node
    define heavy(Node n) = n.weight > 5
    contract k from 2025-01-01 {
      clause light { every Node n where n.up must not heavy(n) }
      clause spare { notwithstanding light every Node n where n.weight > 8 may anything }
    }
    intent asked : )" +
                  formula + R"(
    example world {
      a { linked = { b }, weight = 1, up = true }
      Node b { parent = a, weight = 7, up = true }
      Node c { parent = b, weight = 9, up = true }
    })");
  const Structure& structure = spec.model.examples.at(0).structure;
  const Scope scope = full_scope(spec.model);
  Evaluator evaluator(spec.model, structure, scope, {});
  return Told(spec, structure).tell(evaluator.why(spec.model.intents.at(0).formula));
}

TEST(ReasonsTest, AFalseEveryShowsTheFirstFailure) {
  EXPECT_EQ(why("every Node n where n.up: n.weight < 6"),
            "every Node n where n.up: n.weight < 6: no [n=b]\n"
            "  n.up: yes n=b\n"
            "  n.weight < 6: no n=b (n.weight is 7)\n");
}

TEST(ReasonsTest, ATrueSomeShowsItsWitness) {
  EXPECT_EQ(why("some Node n: n.parent = a"),
            "some Node n: n.parent = a: yes [n=b]\n"
            "  n.parent = a: yes n=b (n.parent is a)\n");
  EXPECT_EQ(why("no Node n"), "no Node n: no [n=a]\n");
}

TEST(ReasonsTest, OnlyWhatDecidesAConnectiveIsTold) {
  EXPECT_EQ(why("a.up and a.weight = 2 and false"),
            "a.up and a.weight = 2 and false: no\n"
            "  a.weight = 2: no (a.weight is 1)\n");
  EXPECT_EQ(why("a.weight = 2 or a.up"),
            "a.weight = 2 or a.up: yes\n"
            "  a.up: yes\n");
  EXPECT_EQ(why("a.weight = 2 implies false"),
            "a.weight = 2 implies false: yes\n"
            "  a.weight = 2: no (a.weight is 1)\n");
}

TEST(ReasonsTest, ADefinitionIsFollowedIntoItsMeaning) {
  EXPECT_EQ(why("heavy(a)"),
            "heavy(a): no\n"
            "  n.weight > 5: no n=a (n.weight is 1)\n");
  EXPECT_EQ(why("heavy(a.parent)"), "heavy(a.parent): no\n");
}

TEST(ReasonsTest, AClosureShowsAWay) {
  EXPECT_EQ(why("some Node n where n.weight = 9: n reaches a by parent"),
            "some Node n where n.weight = 9: n reaches a by parent: yes [n=c]\n"
            "  n.weight = 9: yes n=c (n.weight is 9)\n"
            "  n reaches a by parent: yes n=c >c >b >a\n");
}

TEST(ReasonsTest, CountingShowsWhatIsCounted) {
  EXPECT_EQ(why("at most 1 Node n where heavy(n)"),
            "at most 1 Node n where heavy(n): no\n"
            "  heavy(n): yes n=b\n"
            "    n.weight > 5: yes n=b (n.weight is 7)\n"
            "  heavy(n): yes n=c\n"
            "    n.weight > 5: yes n=c (n.weight is 9)\n");
}

TEST(ReasonsTest, ABrokenClauseShowsAViolation) {
  EXPECT_EQ(why("kept light"),
            "kept light: no\n"
            "  rule of light: no n=b\n"
            "    n.up: yes n=b\n"
            "    heavy(n): yes n=b\n"
            "      n.weight > 5: yes n=b (n.weight is 7)\n");
}

TEST(ReasonsTest, ARuleThatIsOverriddenShowsByWhat) {
  EXPECT_EQ(why("every Node n where n.weight = 9: applies light(n)"),
            "every Node n where n.weight = 9: applies light(n): no [n=c]\n"
            "  n.weight = 9: yes n=c (n.weight is 9)\n"
            "  applies light(n): no n=c\n"
            "    rule of light: no n=c\n"
            "      rule of spare: yes n=c\n"
            "        n.weight > 8: yes n=c (n.weight is 9)\n");
}

TEST(ReasonsTest, IsCutShort) {
  std::string formula = "a.up";
  for (int i = 0; i < 12; ++i) formula = "(" + formula + " and " + formula + ")";
  EXPECT_LT(std::ranges::count(why(formula), '\n'), 2000);
}

}  // namespace
}  // namespace proviso::testing

// Prints nodes for developers and tests: infix, one line, with the fewest parentheses.
#include <map>
#include <set>

#include "logic/formula.h"
#include "text/check.h"

namespace proviso::logic {

namespace {

// Binding strength of a node's text; an operand that binds less than its context requires is parenthesised.
enum Strength {
  quantifier_strength,
  equivalence_strength,
  disjunction_strength,
  conjunction_strength,
  comparison_strength,
  sum_strength,
  product_strength,
  tight
};

class Printer {
 public:
  explicit Printer(const Arena& arena) : arena_(arena) {}

  std::string text(Node node) {
    collect(node);
    return at(node, quantifier_strength);
  }

 private:
  // Different variables with the same name are distinguished by their numbers.
  void collect(Node node) {
    if (!seen_.insert(node.id).second) return;
    if (arena_.kind(node) == Kind::variable) named_[arena_.name(arena_.variable_of(node))].insert(arena_.variable_of(node));
    for (VariableId variable : arena_.variables(node)) named_[arena_.name(variable)].insert(variable);
    for (Node child : arena_.children(node)) collect(child);
  }
  std::string variable(VariableId id) const {
    const std::string& name = arena_.name(id);
    return named_.at(name).size() == 1 ? name : name + "_" + std::to_string(id.value);
  }

  std::string at(Node node, Strength place) const {
    auto [text, strength] = parts(node);
    return strength < place ? "(" + text + ")" : text;
  }
  std::string joined(Node node, const char* separator, Strength strength) const {
    std::string text;
    for (Node child : arena_.children(node)) {
      if (!text.empty()) text += separator;
      text += at(child, strength);
    }
    return text;
  }
  std::string infix(Node node, const char* sign) const { return joined(node, sign, sum_strength); }
  std::string call(const std::string& name, Node node) const {
    return arena_.children(node).empty() ? name : name + "(" + joined(node, ", ", quantifier_strength) + ")";
  }
  std::string binders(Node node) const {
    std::string text;
    for (VariableId id : arena_.variables(node)) {
      if (!text.empty()) text += ", ";
      text += variable(id) + ": " + arena_.signature()[arena_.sort(id)].name;
    }
    return text;
  }

  std::pair<std::string, Strength> day_function(const DayFunction& function, Node of) const {
    if (function.kind == DayFunctionKind::later)
      return {at(of, tight) + " later by " + function.count.to_string() + " months", product_strength};
    return {std::string(name(function.kind)) + "(" + at(of, quantifier_strength) + ")", tight};
  }

  std::pair<std::string, Strength> parts(Node node) const {
    const std::span<const Node> children = arena_.children(node);
    switch (arena_.kind(node)) {
      case Kind::verum:
        return {"true", tight};
      case Kind::falsum:
        return {"false", tight};
      case Kind::atom:
      case Kind::application:
        return {call(arena_.signature()[arena_.symbol(node)].name, node), tight};
      case Kind::equal:
        return {infix(node, " = "), comparison_strength};
      case Kind::less:
        return {infix(node, " < "), comparison_strength};
      case Kind::less_equal:
        return {infix(node, " <= "), comparison_strength};
      case Kind::negation:
        return {"not " + at(children[0], comparison_strength), comparison_strength};
      case Kind::conjunction:
        return {joined(node, " and ", comparison_strength), conjunction_strength};
      case Kind::disjunction:
        return {joined(node, " or ", comparison_strength), disjunction_strength};
      case Kind::equivalence:
        return {joined(node, " iff ", comparison_strength), equivalence_strength};
      case Kind::forall:
        return {"forall " + binders(node) + ". " + at(children[0], quantifier_strength), quantifier_strength};
      case Kind::exists:
        return {"exists " + binders(node) + ". " + at(children[0], quantifier_strength), quantifier_strength};
      case Kind::at_least:
        return {"at least " + arena_.number(node).to_string() + " " + binders(node) + ". " + at(children[0], quantifier_strength),
                quantifier_strength};
      case Kind::reach:
        return {"reach(" + at(children[0], quantifier_strength) + ", " + at(children[1], quantifier_strength) + " by " + binders(node) +
                    ". " + at(children[2], quantifier_strength) + ")",
                tight};
      case Kind::variable:
        return {variable(arena_.variable_of(node)), tight};
      case Kind::element:
        return {arena_.signature()[arena_.sort(node)].name + "#" + arena_.number(node).to_string(), tight};
      case Kind::numeral:
        return {arena_.number(node).to_string(), tight};
      case Kind::sum:
        return {joined(node, " + ", product_strength), sum_strength};
      case Kind::product:
        return {arena_.number(node).to_string() + " * " + at(children[0], tight), product_strength};
      case Kind::conditional:
        return {"if " + at(children[0], quantifier_strength) + " then " + at(children[1], sum_strength) + " else " +
                    at(children[2], sum_strength),
                quantifier_strength};
      case Kind::to_real:
        return {call("real", node), tight};
      case Kind::floor:
        return {call("floor", node), tight};
      case Kind::quotient:
        return {at(children[0], tight) + " div " + arena_.number(node).to_string(), product_strength};
      case Kind::day_function:
        return day_function(arena_.day_function(node), children[0]);
      case Kind::count:
        return {"count {" + binders(node) + ". " + at(children[0], quantifier_strength) + "}", tight};
      case Kind::total:
        return {"total {" + binders(node) + ". " + at(children[0], quantifier_strength) + ": " + at(children[1], quantifier_strength) + "}",
                tight};
    }
    CHECK(false, "no such kind");
  }

  const Arena& arena_;
  std::set<std::uint32_t> seen_;
  std::map<std::string, std::set<VariableId>> named_;
};

}  // namespace

std::string print(const Arena& arena, Node node) { return Printer(arena).text(node); }

}  // namespace proviso::logic

#include "logic/formula.h"
#include "text/check.h"

namespace proviso::logic {

Node Arena::rebuilt(Node node, std::vector<Node> children, std::vector<VariableId> bound) {
  switch (kind(node)) {
    case Kind::atom:
      return atom(symbol(node), std::move(children));
    case Kind::equal:
      return equal(children[0], children[1]);
    case Kind::less:
      return less(children[0], children[1]);
    case Kind::less_equal:
      return less_equal(children[0], children[1]);
    case Kind::negation:
      return negation(children[0]);
    case Kind::conjunction:
      return conjunction(std::move(children));
    case Kind::disjunction:
      return disjunction(std::move(children));
    case Kind::equivalence:
      return equivalence(children[0], children[1]);
    case Kind::forall:
      return forall(std::move(bound), children[0]);
    case Kind::exists:
      return exists(std::move(bound), children[0]);
    case Kind::at_least:
      return at_least(number(node), bound[0], children[0]);
    case Kind::reach:
      return reach(children[0], children[1], bound[0], bound[1], children[2]);
    case Kind::application:
      return application(symbol(node), std::move(children));
    case Kind::sum:
      return sum(std::move(children));
    case Kind::product:
      return product(number(node), children[0]);
    case Kind::conditional:
      return conditional(children[0], children[1], children[2]);
    case Kind::to_real:
      return to_real(children[0]);
    case Kind::floor:
      return floor(children[0]);
    case Kind::quotient:
      return quotient(children[0], number(node));
    case Kind::day_function:
      return day_function(DayFunction(day_function(node)), children[0]);
    case Kind::count:
      return count(bound[0], children[0]);
    case Kind::total:
      return total(std::move(bound), children[0], children[1]);
    case Kind::verum:
    case Kind::falsum:
    case Kind::variable:
    case Kind::element:
    case Kind::numeral:
      return node;
  }
  CHECK(false, "a kind of node");
}

}  // namespace proviso::logic

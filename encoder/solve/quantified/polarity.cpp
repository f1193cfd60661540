#include "solve/quantified/polarity.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

namespace {

constexpr std::uint8_t both = 3;
std::uint8_t flipped(std::uint8_t polarity) { return static_cast<std::uint8_t>((polarity & 1) << 1 | polarity >> 1); }

}  // namespace

void Polarity::add(Formula formula) { visit(formula, 1); }

void Polarity::visit(Node root, std::uint8_t root_polarity) {
  const Arena& arena = *theory_.arena;
  std::vector<std::pair<Node, std::uint8_t>> pending{{root, root_polarity}};
  while (!pending.empty()) {
    auto [node, polarity] = pending.back();
    pending.pop_back();
    if (of_node_.size() <= node.id) of_node_.resize(arena.size());
    std::uint8_t& known = of_node_[node.id];
    if ((known | polarity) == known) continue;
    known |= polarity;
    const auto children = arena.children(node);
    const auto push_all = [&](std::uint8_t p) {
      for (Node child : children) pending.emplace_back(child, p);
    };
    switch (arena.kind(node)) {
      case Kind::atom:
      case Kind::application: {
        const SymbolId symbol = arena.symbol(node);
        if (of_symbol_.size() <= symbol.value) of_symbol_.resize(theory_.signature.symbols.size());
        of_symbol_[symbol.value] |= polarity;
        push_all(both);
        break;
      }
      case Kind::negation:
        push_all(flipped(polarity));
        break;
      case Kind::conjunction:
      case Kind::disjunction:
      case Kind::forall:
      case Kind::exists:
      case Kind::at_least:
        push_all(polarity);
        break;
      case Kind::reach:  // monotone in its step; the ends are terms
        pending.emplace_back(children[0], both);
        pending.emplace_back(children[1], both);
        pending.emplace_back(children[2], both);
        break;
      case Kind::equal:
      case Kind::less:
      case Kind::less_equal:
      case Kind::equivalence:
      case Kind::conditional:
      case Kind::verum:
      case Kind::falsum:
      case Kind::variable:
      case Kind::element:
      case Kind::numeral:
      case Kind::sum:
      case Kind::product:
      case Kind::to_real:
      case Kind::floor:
      case Kind::quotient:
      case Kind::day_function:
      case Kind::count:
      case Kind::total:
        push_all(both);
        break;
    }
  }
}

void Polarity::use(const std::vector<const Definition*>& definitions) {
  // A body that is visited in one polarity can bring a symbol into the other polarity, so the visit is repeated up to the fixed point.
  for (bool changed = true; changed;) {
    const auto before = of_symbol_;
    for (const Definition* definition : definitions) {
      if (!occurs(definition->symbol)) continue;
      if (definition->body.valid()) {
        visit(definition->guard, both);
        if (positive(definition->symbol)) visit(definition->body, 1);
        if (negative(definition->symbol)) visit(definition->body, 2);
      }
      for (const Axiom& axiom : definition->axioms) visit(axiom.formula, 1);
    }
    changed = before != of_symbol_;
  }
}

}  // namespace proviso::solve

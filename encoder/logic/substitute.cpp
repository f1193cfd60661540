// Replacing variables. Safe whatever the replacements name: a bound variable that one of them mentions is renamed first.
#include <algorithm>
#include <unordered_map>

#include "logic/formula.h"
#include "logic/storage.h"
#include "text/check.h"

namespace proviso::logic {

namespace {

using Replacements = std::vector<std::pair<VariableId, Term>>;

class Substitution {
 public:
  Substitution(Arena& arena, const Replacements& replacements) : arena_(arena), replacements_(replacements) {
    for (const auto& [variable, term] : replacements_) {
      CHECK(arena_.sort(variable) == arena_.sort(term), arena_.name(variable));
    }
  }

  Node apply(Node node) {
    if (!touches(node)) return node;
    if (auto known = done_.find(node.id); known != done_.end()) return known->second;
    const Node result = arena_.variables(node).empty() ? rebuilt(node, {}, applied(arena_.children(node))) : binder(node);
    done_.emplace(node.id, result);
    return result;
  }

 private:
  bool touches(Node node) const {
    const std::span<const VariableId> free = arena_.free_variables(node);
    if (free.empty()) return false;
    return std::ranges::any_of(replacements_, [&](const auto& replacement) {
      return std::ranges::binary_search(free, replacement.first);
    });
  }

  std::vector<Node> applied(std::span<const Node> nodes) {
    std::vector<Node> result;
    result.reserve(nodes.size());
    for (Node node : nodes) result.push_back(apply(node));
    return result;
  }

  Node binder(Node node) {
    // The bound variables hide replacements of the same variables, and may not occur in what is put in.
    std::vector<VariableId> bound(arena_.variables(node).begin(), arena_.variables(node).end());
    Replacements inner;
    for (const auto& replacement : replacements_) {
      if (std::ranges::find(bound, replacement.first) == bound.end()) inner.push_back(replacement);
    }
    bool changed = inner.size() != replacements_.size();
    const std::size_t kept = inner.size();
    for (VariableId& variable : bound) {
      const bool captured = std::any_of(inner.begin(), inner.begin() + static_cast<std::ptrdiff_t>(kept), [&](const auto& r) {
        return std::ranges::binary_search(arena_.free_variables(r.second), variable);
      });
      if (!captured) continue;
      const VariableId renamed = arena_.fresh_variable(arena_.sort(variable), arena_.name(variable), arena_.span(variable));
      inner.emplace_back(variable, arena_.variable(renamed));
      variable = renamed;
      changed = true;
    }
    const std::span<const Node> children = arena_.children(node);
    if (!changed) return rebuilt(node, std::move(bound), applied(children));
    Substitution below(arena_, inner);
    std::vector<Node> parts;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const bool outside = arena_.kind(node) == Kind::reach && i < 2;  // the ends of a closure
      parts.push_back(outside ? apply(children[i]) : below.apply(children[i]));
    }
    return rebuilt(node, std::move(bound), parts);
  }

  Node rebuilt(Node node, std::vector<VariableId> bound, std::vector<Node> children) {
    switch (arena_.kind(node)) {
      case Kind::variable: {
        const VariableId self = arena_.variable_of(node);
        return std::ranges::find(replacements_, self, &Replacements::value_type::first)->second;
      }
      case Kind::atom:
        return arena_.atom(arena_.symbol(node), std::move(children));
      case Kind::equal:
        return arena_.equal(children[0], children[1]);
      case Kind::less:
        return arena_.less(children[0], children[1]);
      case Kind::less_equal:
        return arena_.less_equal(children[0], children[1]);
      case Kind::negation:
        return arena_.negation(children[0]);
      case Kind::conjunction:
        return arena_.conjunction(std::move(children));
      case Kind::disjunction:
        return arena_.disjunction(std::move(children));
      case Kind::equivalence:
        return arena_.equivalence(children[0], children[1]);
      case Kind::forall:
        return arena_.forall(std::move(bound), children[0]);
      case Kind::exists:
        return arena_.exists(std::move(bound), children[0]);
      case Kind::at_least:
        return arena_.at_least(arena_.number(node), bound[0], children[0]);
      case Kind::reach:
        return arena_.reach(children[0], children[1], bound[0], bound[1], children[2]);
      case Kind::application:
        return arena_.application(arena_.symbol(node), std::move(children));
      case Kind::sum:
        return arena_.sum(std::move(children));
      case Kind::product:
        return arena_.product(arena_.number(node), children[0]);
      case Kind::conditional:
        return arena_.conditional(children[0], children[1], children[2]);
      case Kind::to_real:
        return arena_.to_real(children[0]);
      case Kind::floor:
        return arena_.floor(children[0]);
      case Kind::quotient:
        return arena_.quotient(children[0], arena_.number(node));
      case Kind::count:
        return arena_.count(bound[0], children[0]);
      case Kind::total:
        return arena_.total(std::move(bound), children[0], children[1]);
      case Kind::verum:
      case Kind::falsum:
      case Kind::element:
      case Kind::numeral:
        break;
    }
    CHECK(false, "a node without free variables");
  }

  Arena& arena_;
  const Replacements replacements_;
  std::unordered_map<std::uint32_t, Node> done_;
};

}  // namespace

Node Arena::substitute(Node node, const std::vector<std::pair<VariableId, Term>>& replacements) {
  return Substitution(*this, replacements).apply(node);
}

}  // namespace proviso::logic

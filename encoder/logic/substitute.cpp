// Capture-avoiding substitution: a bound variable that occurs in a replacement is renamed first.
#include <algorithm>
#include <unordered_map>

#include "logic/kind_traits.h"
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
    const Node result = made(node);
    done_.emplace(node.id, result);
    return result;
  }

 private:
  bool touches(Node node) const {
    const std::span<const VariableId> free = arena_.free_variables(node);
    if (free.empty()) return false;
    return std::ranges::any_of(replacements_, [&](const auto& replacement) { return std::ranges::binary_search(free, replacement.first); });
  }

  Node made(Node node) {
    if (arena_.kind(node) == Kind::variable) {
      const VariableId self = arena_.variable_of(node);
      return std::ranges::find(replacements_, self, &Replacements::value_type::first)->second;
    }
    return arena_.variables(node).empty() ? arena_.rebuilt(node, applied(arena_.children(node)), {}) : binder(node);
  }

  std::vector<Node> applied(std::span<const Node> nodes) {
    std::vector<Node> result;
    result.reserve(nodes.size());
    for (Node node : nodes) result.push_back(apply(node));
    return result;
  }

  Node binder(Node node) {
    // Bound variables shadow replacements of the same variables, and must not occur in the replacements.
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
    if (!changed) return arena_.rebuilt(node, applied(children), std::move(bound));
    Substitution below(arena_, inner);
    std::vector<Node> parts;
    for (std::size_t i = 0; i < children.size(); ++i) {
      parts.push_back(binds_in(arena_.kind(node), i) ? below.apply(children[i]) : apply(children[i]));
    }
    return arena_.rebuilt(node, std::move(parts), std::move(bound));
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

#include "logic/swap_constants.h"

#include <unordered_map>

#include "text/check.h"

namespace proviso::logic {

namespace {

class Swap {
 public:
  Swap(Arena& arena, Term one, Term other) : arena_(arena) {
    CHECK(arena.sort(one) == arena.sort(other), "two constants of one sort");
    done_ = {{one.id, other}, {other.id, one}};
  }

  Node apply(Node node) {
    if (const auto known = done_.find(node.id); known != done_.end()) return known->second;
    const std::span<const VariableId> variables = arena_.variables(node);
    const std::vector<VariableId> bound(variables.begin(), variables.end());
    const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
    std::vector<Node> parts;
    for (Node child : children) parts.push_back(apply(child));
    const Node result = parts == children ? node : arena_.rebuilt(node, std::move(parts), bound);
    done_.emplace(node.id, result);
    return result;
  }

 private:
  Arena& arena_;
  std::unordered_map<std::uint32_t, Node> done_;
};

}  // namespace

Node exchanged(Arena& arena, Node node, Term one, Term other) { return Swap(arena, one, other).apply(node); }

}  // namespace proviso::logic

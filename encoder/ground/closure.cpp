#include "ground/closure.h"

#include <bit>

namespace proviso::ground {

namespace {

// a < b, for binary numbers with the highest bit first. To be asserted.
Gate less(Circuit& circuit, std::span<const Gate> a, std::span<const Gate> b) {
  if (a.empty()) return never;
  const Gate rest = less(circuit, a.subspan(1), b.subspan(1));
  return circuit.conjunction({circuit.disjunction(~a[0], b[0]), circuit.disjunction(~a[0], rest), circuit.disjunction(b[0], rest)});
}

}  // namespace

std::vector<Gate> reached_from(Circuit& circuit, const Steps& steps, std::uint32_t from) {
  const std::size_t n = steps.size();
  std::vector<Gate> reached = steps[from];
  for (std::size_t length = 2; length <= n; ++length) {
    std::vector<Gate> longer(n);
    for (std::size_t v = 0; v < n; ++v) {
      std::vector<Gate> ways{reached[v]};
      for (std::size_t u = 0; u < n; ++u) {
        if (u != v) ways.push_back(circuit.conjunction(reached[u], steps[u][v]));
      }
      longer[v] = circuit.disjunction(std::move(ways));
    }
    if (longer == reached) break;
    reached = std::move(longer);
  }
  return reached;
}

Steps reached(Circuit& circuit, const Steps& steps) {
  const std::size_t n = steps.size();
  Steps paths = steps;
  for (std::size_t length = 1; length < n; length *= 2) {
    Steps longer(n, std::vector<Gate>(n));
    for (std::size_t u = 0; u < n; ++u) {
      for (std::size_t v = 0; v < n; ++v) {
        std::vector<Gate> ways{paths[u][v]};
        for (std::size_t w = 0; w < n; ++w) {
          if (w != u && w != v) ways.push_back(circuit.conjunction(paths[u][w], paths[w][v]));
        }
        longer[u][v] = circuit.disjunction(std::move(ways));
      }
    }
    if (longer == paths) break;
    paths = std::move(longer);
  }
  return paths;
}

std::vector<Gate> ranked_from(Circuit& circuit, const Steps& steps, std::uint32_t from, std::vector<Gate>& axioms) {
  const std::size_t n = steps.size();
  const auto inputs = [&](std::size_t count) {
    std::vector<Gate> result(count);
    for (Gate& gate : result) gate = circuit.input();
    return result;
  };
  const std::vector<Gate> reached = inputs(n);
  std::vector<std::vector<Gate>> rank;
  for (std::size_t v = 0; v < n; ++v) rank.push_back(inputs(static_cast<std::size_t>(std::bit_width(n - 1))));
  for (std::size_t v = 0; v < n; ++v) {
    std::vector<Gate> ways{~reached[v]};
    for (std::size_t u = 0; u < n; ++u) {
      if (steps[u][v] == never || (u == v && u != from)) continue;
      ways.push_back(circuit.input());
      axioms.push_back(circuit.implication(ways.back(), steps[u][v]));
      if (u == from) continue;
      axioms.push_back(circuit.implication(ways.back(), reached[u]));
      axioms.push_back(circuit.implication(ways.back(), less(circuit, rank[u], rank[v])));
    }
    axioms.push_back(circuit.disjunction(std::move(ways)));
  }
  return reached;
}

std::vector<Gate> closed_from(Circuit& circuit, const Steps& steps, std::uint32_t from, std::vector<Gate>& axioms) {
  const std::size_t n = steps.size();
  std::vector<Gate> relation;
  for (std::size_t v = 0; v < n; ++v) relation.push_back(circuit.input());
  for (std::size_t v = 0; v < n; ++v) {
    axioms.push_back(circuit.implication(steps[from][v], relation[v]));
    for (std::size_t u = 0; u < n; ++u) {
      if (u != v) axioms.push_back(circuit.disjunction({~relation[u], ~steps[u][v], relation[v]}));
    }
  }
  return relation;
}

Steps closed(Circuit& circuit, const Steps& steps, std::vector<Gate>& axioms) {
  const std::size_t n = steps.size();
  Steps relation(n, std::vector<Gate>(n));
  for (auto& row : relation) {
    for (Gate& gate : row) gate = circuit.input();
  }
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t v = 0; v < n; ++v) {
      axioms.push_back(circuit.implication(steps[u][v], relation[u][v]));
      for (std::size_t w = 0; w < n; ++w) {
        if (w != u && w != v) axioms.push_back(circuit.disjunction({~relation[u][w], ~relation[w][v], relation[u][v]}));
      }
    }
  }
  return relation;
}

}  // namespace proviso::ground

#include "ground/closure.h"

#include <gtest/gtest.h>

#include "truth.h"

namespace proviso::ground {
namespace {

constexpr std::size_t nodes = 3;

struct Graph {
  Circuit circuit;
  std::vector<Gate> edges = make_inputs(circuit, nodes* nodes);
  Steps steps() const {
    Steps result(nodes);
    for (std::size_t u = 0; u < nodes; ++u) {
      for (std::size_t v = 0; v < nodes; ++v) result[u].push_back(edges[u * nodes + v]);
    }
    return result;
  }
  // Warshall's algorithm.
  std::vector<std::vector<bool>> paths(const Assignment& assignment) const {
    std::vector<std::vector<bool>> result(nodes, std::vector<bool>(nodes));
    for (std::size_t u = 0; u < nodes; ++u) {
      for (std::size_t v = 0; v < nodes; ++v) result[u][v] = assignment.at(edges[u * nodes + v].index());
    }
    for (std::size_t w = 0; w < nodes; ++w) {
      for (std::size_t u = 0; u < nodes; ++u) {
        for (std::size_t v = 0; v < nodes; ++v) result[u][v] = result[u][v] || (result[u][w] && result[w][v]);
      }
    }
    return result;
  }
};

TEST(Closure, PathsOfEveryGraph) {
  Graph graph;
  const Steps all = reached(graph.circuit, graph.steps());
  std::vector<std::vector<Gate>> from;
  for (std::uint32_t u = 0; u < nodes; ++u) from.push_back(reached_from(graph.circuit, graph.steps(), u));
  for_each_assignment(graph.edges, [&](const Assignment& assignment) {
    const auto paths = graph.paths(assignment);
    for (std::size_t u = 0; u < nodes; ++u) {
      for (std::size_t v = 0; v < nodes; ++v) {
        EXPECT_EQ(holds(graph.circuit, all[u][v], assignment), paths[u][v]);
        EXPECT_EQ(holds(graph.circuit, from[u][v], assignment), paths[u][v]);
      }
    }
  });
}

// A relation that is closed can leave a pair out exactly if there is no path.
TEST(Closure, ClosedRelationsDenyWhatIsNotReached) {
  Graph graph;
  std::vector<Gate> axioms, axioms_from;
  const Steps all = closed(graph.circuit, graph.steps(), axioms);
  const std::vector<Gate> from = closed_from(graph.circuit, graph.steps(), 1, axioms_from);
  ClauseKeeper keeper;
  Clauses clauses(graph.circuit, keeper);
  for (Gate axiom : axioms) clauses.require(axiom);
  for (Gate axiom : axioms_from) clauses.require(axiom);
  for_each_assignment(graph.edges, [&](const Assignment& assignment) {
    const auto paths = graph.paths(assignment);
    std::vector<Literal> edges;
    for (Gate edge : graph.edges) edges.push_back(clauses.literal(edge ^ !assignment.at(edge.index()), Approximation::over));
    for (std::size_t u = 0; u < nodes; ++u) {
      for (std::size_t v = 0; v < nodes; ++v) {
        std::vector<Literal> literals = edges;
        literals.push_back(clauses.literal(~all[u][v], Approximation::over));
        if (u == 1) literals.push_back(clauses.literal(~from[v], Approximation::over));
        EXPECT_EQ(keeper.satisfiable(literals), !paths[u][v]);
      }
    }
  });
}

// A ranked vector can assert all that is reached, together, and nothing else.
TEST(Closure, RanksAssertWhatIsReached) {
  Graph graph;
  std::vector<Gate> axioms;
  const std::vector<Gate> from = ranked_from(graph.circuit, graph.steps(), 1, axioms);
  ClauseKeeper keeper;
  Clauses clauses(graph.circuit, keeper);
  for (Gate axiom : axioms) clauses.require(axiom);
  for_each_assignment(graph.edges, [&](const Assignment& assignment) {
    const auto paths = graph.paths(assignment);
    std::vector<Literal> edges;
    for (Gate edge : graph.edges) edges.push_back(clauses.literal(edge ^ !assignment.at(edge.index()), Approximation::over));
    std::vector<Literal> all = edges;
    for (std::size_t v = 0; v < nodes; ++v) {
      const Literal reached = clauses.literal(from[v], Approximation::over);
      if (paths[1][v]) {
        all.push_back(reached);
      } else {
        std::vector<Literal> literals = edges;
        literals.push_back(reached);
        EXPECT_FALSE(keeper.satisfiable(literals));
      }
    }
    EXPECT_TRUE(keeper.satisfiable(all));
  });
}

}  // namespace
}  // namespace proviso::ground

// A graph of terms, clauses and rules. A term depends on what its readings mention, a clause on its rules, a rule on what it mentions
// and on the rules that override it. For each strongly connected component (R. Tarjan, "Depth-first search and linear graph
// algorithms", 1972) with a cycle, one of its shortest cycles is reported.

#include "resolve/passes/dependencies.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "model/walk.h"

namespace proviso::resolve {

namespace {

struct Edge {
  std::uint32_t to = 0;
  Span span;               // the place of the dependency in the spec; nowhere from a clause to its own rules
  bool overrides = false;  // the rule `to` overrides the other one
};

class Graph {
 public:
  explicit Graph(const Model& model) : model_(model), edges_(model.terms.size() + model.clauses.size() + model.rules.size()) {
    for (std::uint32_t i = 0; i < model.terms.size(); ++i) {
      for (const Reading& reading : model.terms[i].readings) add_mentions(node(TermId{i}), reading.meaning);
    }
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
      for (const ClauseReading& reading : model.clauses[i].readings) {
        for (const RuleId rule : reading.rules) add(node(ClauseId{i}), {node(rule), {}, false});
      }
    }
    for (std::uint32_t i = 0; i < model.rules.size(); ++i) {
      const Rule& rule = model.rules[i];
      for (const ExprId formula : formulas_of(rule)) add_mentions(node(RuleId{i}), formula);
      for (const Override& override : rule.overridden_by) {
        add(node(RuleId{i}), {node(override.by), model[model[override.by].clause].heading.name_span, true});
      }
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(edges_.size()); }
  const std::vector<Edge>& edges(std::uint32_t from) const { return edges_[from]; }

  bool is_term(std::uint32_t node) const { return node < model_.terms.size(); }
  // The name of the term, of the clause, or of the rule's clause.
  std::string_view name(std::uint32_t node) const {
    if (is_term(node)) return model_.terms[node].heading.name;
    node -= static_cast<std::uint32_t>(model_.terms.size());
    if (node < model_.clauses.size()) return model_.clauses[node].heading.name;
    return model_[model_.rules[node - model_.clauses.size()].clause].heading.name;
  }

 private:
  std::uint32_t node(TermId id) const { return id.value; }
  std::uint32_t node(ClauseId id) const { return static_cast<std::uint32_t>(model_.terms.size()) + id.value; }
  std::uint32_t node(RuleId id) const { return static_cast<std::uint32_t>(model_.terms.size() + model_.clauses.size()) + id.value; }

  void add(std::uint32_t from, Edge edge) { edges_[from].push_back(edge); }

  void add_mentions(std::uint32_t from, ExprId root) {
    for_each_node(model_, root, [&](const Expression& expression) {
      for_each_reference(expression, [&](auto id) {
        if constexpr (requires { node(id); }) add(from, {node(id), expression.span, false});
      });
    });
  }

  const Model& model_;
  std::vector<std::vector<Edge>> edges_;
};

// The components with two or more nodes, or with one node that has an edge to itself; each sorted.
std::vector<std::vector<std::uint32_t>> circular_components(const Graph& graph) {
  constexpr std::uint32_t unseen = UINT32_MAX;
  struct Frame {
    std::uint32_t node;
    std::size_t next;
  };
  std::vector<std::uint32_t> number(graph.size(), unseen), lowest(graph.size(), 0);
  std::vector<bool> is_open(graph.size(), false);
  std::vector<std::uint32_t> open;
  std::vector<Frame> calls;
  std::vector<std::vector<std::uint32_t>> found;
  std::uint32_t count = 0;
  const auto enter = [&](std::uint32_t node) {
    number[node] = lowest[node] = count++;
    open.push_back(node);
    is_open[node] = true;
    calls.push_back({node, 0});
  };
  const auto close = [&](std::uint32_t node) {
    std::vector<std::uint32_t> component;
    do {
      component.push_back(open.back());
      is_open[open.back()] = false;
      open.pop_back();
    } while (component.back() != node);
    const bool circular = component.size() > 1 || std::ranges::any_of(graph.edges(node), [&](const Edge& edge) { return edge.to == node; });
    if (!circular) return;
    std::ranges::sort(component);
    found.push_back(std::move(component));
  };
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    if (number[start] != unseen) continue;
    enter(start);
    while (!calls.empty()) {
      Frame& frame = calls.back();
      const std::uint32_t node = frame.node;
      if (frame.next < graph.edges(node).size()) {
        const std::uint32_t to = graph.edges(node)[frame.next++].to;
        if (number[to] == unseen) {
          enter(to);
        } else if (is_open[to]) {
          lowest[node] = std::min(lowest[node], number[to]);
        }
        continue;
      }
      calls.pop_back();
      if (!calls.empty()) lowest[calls.back().node] = std::min(lowest[calls.back().node], lowest[node]);
      if (lowest[node] == number[node]) close(node);
    }
  }
  std::ranges::sort(found);
  return found;
}

struct Link {
  std::uint32_t from = 0;
  Edge edge;
};

// A shortest cycle through the first node of the component.
std::vector<Link> cycle_in(const Graph& graph, const std::vector<std::uint32_t>& component) {
  const std::uint32_t start = component.front();
  const auto place = [&](std::uint32_t node) { return std::ranges::lower_bound(component, node) - component.begin(); };
  std::vector<std::optional<Link>> reached_by(component.size());
  std::deque<std::uint32_t> queue{start};
  while (!reached_by[place(start)]) {
    CHECK(!queue.empty(), "a strongly connected component has a cycle");
    const std::uint32_t node = queue.front();
    queue.pop_front();
    for (const Edge& edge : graph.edges(node)) {
      if (!std::ranges::binary_search(component, edge.to) || reached_by[place(edge.to)]) continue;
      reached_by[place(edge.to)] = Link{node, edge};
      queue.push_back(edge.to);
    }
  }
  std::vector<Link> cycle{*reached_by[place(start)]};
  while (cycle.back().from != start) cycle.push_back(*reached_by[place(cycle.back().from)]);
  std::ranges::reverse(cycle);
  return cycle;
}

void report(const Graph& graph, const std::vector<Link>& cycle, Reports& reports) {
  const bool terms_only = std::ranges::all_of(cycle, [&](const Link& step) { return graph.is_term(step.from); });
  const bool overrides_only = std::ranges::all_of(cycle, [](const Link& step) { return step.edge.overrides; });
  text::Diagnostic diagnostic{Code::C010, {}, {}, {}, {}};
  for (const Link& step : cycle) {
    if (!step.edge.span.valid()) continue;
    const std::string from = in_back_ticks(graph.name(step.from));
    const std::string to = in_back_ticks(graph.name(step.edge.to));
    if (!diagnostic.span.valid()) diagnostic.span = step.edge.span;
    if (diagnostic.labels.size() >= 8) continue;
    if (step.edge.overrides) {
      diagnostic.labels.push_back({step.edge.span, to + " overrides " + from});
    } else {
      diagnostic.labels.push_back({step.edge.span, from + (graph.is_term(step.from) ? " is defined by " : " builds on ") + to});
    }
  }
  // The clause on the cycle, or otherwise the term.
  const auto clause = std::ranges::find_if(cycle, [&](const Link& step) { return !graph.is_term(step.from); });
  const std::string name = in_back_ticks(graph.name(clause == cycle.end() ? cycle.front().from : clause->from));
  if (terms_only) {
    diagnostic.code = Code::C011;
    diagnostic.message = name + " is defined by itself";
    diagnostic.help = "a term may not come back to itself; for chains of any length, write `... reaches ... by ...`";
  } else if (overrides_only) {
    diagnostic.message = cycle.size() == 1 ? "a rule of " + name + " overrides itself"
                                           : "these rules override one another in a circle, so that none of them prevails";
    diagnostic.help = "decide which one prevails, and leave the other `notwithstanding` out";
  } else {
    diagnostic.code = Code::C012;
    diagnostic.message = "whether " + name + " is complied with depends on itself";
    diagnostic.help = "leave one of these steps out";
  }
  reports.add(std::move(diagnostic));
}

}  // namespace

void check_dependencies(const Model& model, Reports& reports) {
  const Graph graph(model);
  for (const std::vector<std::uint32_t>& component : circular_components(graph)) {
    report(graph, cycle_in(graph, component), reports);
  }
}

}  // namespace proviso::resolve

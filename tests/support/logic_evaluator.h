// The truth of core logic in a finite interpretation, by going through all elements: slow, and too simple to be wrong.
#pragma once

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lower/theory.h"
#include "text/check.h"

namespace proviso::testing {

class LogicEvaluator {
 public:
  using Value = lower::Interpretation::Value;
  using Assignment = std::map<logic::VariableId, std::uint32_t>;

  LogicEvaluator(const logic::Arena& arena, const lower::Interpretation& interpretation) : arena_(arena), interpretation_(interpretation) {}

  bool holds(logic::Formula formula, const Assignment& assignment = {}) {
    assignment_ = assignment;
    ++epoch_;
    return truth(formula);
  }
  Value value(logic::Term term, const Assignment& assignment = {}) {
    assignment_ = assignment;
    ++epoch_;
    return of(term);
  }
  // How many elements a variable of this sort ranges over.
  std::uint32_t size(logic::SortId sort) const {
    const logic::Sort& of = arena_.signature()[sort];
    CHECK(of.kind == logic::SortKind::enumeration || of.kind == logic::SortKind::open, "variables range over elements");
    return of.kind == logic::SortKind::enumeration ? of.size : interpretation_.sizes[sort.value];
  }
  // Calls `visit` with every choice of values for the variables, until it returns true; says whether it did.
  template <typename Visit>
  bool any(std::span<const logic::VariableId> variables, const Visit& visit) {
    if (variables.empty()) return visit();
    const logic::VariableId first = variables[0];
    const auto before = assignment_.find(first);
    const bool was_bound = before != assignment_.end();
    const std::uint32_t old = was_bound ? before->second : 0;
    bool found = false;
    for (std::uint32_t i = 0; i < size(arena_.sort(first)) && !found; ++i) {
      assignment_[first] = i;
      ++epoch_;
      found = any(variables.subspan(1), visit);
    }
    if (was_bound) {
      assignment_[first] = old;
    } else {
      assignment_.erase(first);
    }
    ++epoch_;
    return found;
  }

 private:
  using Kind = logic::Kind;
  using Node = logic::Node;

  bool truth(Node node) {
    const bool closed = arena_.free_variables(node).empty();
    if (closed) {
      const auto known = closed_.find(node.id);
      if (known != closed_.end()) return known->second;
    }
    const bool result = compute(node);
    if (closed) closed_.emplace(node.id, result);
    return result;
  }

  std::size_t count(Node node) {
    std::size_t found = 0;
    any(arena_.variables(node), [&] {
      found += truth(arena_.children(node)[0]) ? 1 : 0;
      return false;
    });
    return found;
  }

  bool compute(Node node) {
    const std::span<const Node> children = arena_.children(node);
    switch (arena_.kind(node)) {
      case Kind::verum:
        return true;
      case Kind::falsum:
        return false;
      case Kind::atom:
        return std::get<bool>(look_up(node, false));
      case Kind::equal:
        return of(children[0]) == of(children[1]);
      case Kind::less:
        return number(children[0]) < number(children[1]);
      case Kind::less_equal:
        return number(children[0]) <= number(children[1]);
      case Kind::negation:
        return !truth(children[0]);
      case Kind::conjunction:
        return std::ranges::all_of(children, [&](Node child) { return truth(child); });
      case Kind::disjunction:
        return std::ranges::any_of(children, [&](Node child) { return truth(child); });
      case Kind::equivalence:
        return truth(children[0]) == truth(children[1]);
      case Kind::forall:
        return !any(arena_.variables(node), [&] { return !truth(children[0]); });
      case Kind::exists:
        return any(arena_.variables(node), [&] { return truth(children[0]); });
      case Kind::at_least:
        return logic::Number(static_cast<std::int64_t>(count(node))) >= arena_.number(node);
      case Kind::reach:
        return reaches(node);
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
        break;
    }
    CHECK(false, logic::name(arena_.kind(node)));
  }

  bool reaches(Node node) {
    const std::span<const Node> children = arena_.children(node);
    const logic::VariableId u = arena_.variables(node)[0], v = arena_.variables(node)[1];
    const std::uint32_t to = std::get<std::uint32_t>(of(children[1]));
    std::vector<std::uint32_t> open{std::get<std::uint32_t>(of(children[0]))};
    const Assignment around = assignment_;
    std::vector<bool> seen(size(arena_.sort(u)));
    bool found = false;
    while (!open.empty() && !found) {
      const std::uint32_t from = open.back();
      open.pop_back();
      for (std::uint32_t next = 0; next < seen.size(); ++next) {
        assignment_[u] = from;
        assignment_[v] = next;
        ++epoch_;
        if (seen[next] || !truth(children[2])) continue;
        seen[next] = true;
        open.push_back(next);
        found = found || next == to;
      }
    }
    assignment_ = around;
    ++epoch_;
    return found;
  }

  Value look_up(Node node, Value otherwise) {
    std::vector<std::uint32_t> arguments;
    for (Node child : arena_.children(node)) arguments.push_back(std::get<std::uint32_t>(of(child)));
    const auto& table = interpretation_.tables[arena_.symbol(node).value];
    const auto found = table.find(arguments);
    return found == table.end() ? otherwise : found->second;
  }

  logic::Number number(Node node) { return std::get<logic::Number>(of(node)); }

  // Terms share their parts many times over (calendar arithmetic does), so values are kept while no variable changes.
  Value of(Node node) {
    if (arena_.kind(node) != Kind::sum && arena_.kind(node) != Kind::quotient) return compute_value(node);
    if (values_.size() <= node.id) values_.resize(node.id + 1);
    if (values_[node.id].first != epoch_) {
      Value result = compute_value(node);
      values_[node.id] = {epoch_, std::move(result)};
    }
    return values_[node.id].second;
  }

  Value compute_value(Node node) {
    const std::span<const Node> children = arena_.children(node);
    switch (arena_.kind(node)) {
      case Kind::variable:
        return assignment_.at(arena_.variable_of(node));
      case Kind::application:
        return look_up(node, any_value(arena_.sort(node)));
      case Kind::element:
        return static_cast<std::uint32_t>(*arena_.number(node).to_int64());
      case Kind::numeral:
        return arena_.number(node);
      case Kind::sum: {
        logic::Number result(0);
        for (Node child : children) result = result + number(child);
        return result;
      }
      case Kind::product:
        return arena_.number(node) * number(children[0]);
      case Kind::conditional:
        return of(children[truth(children[0]) ? 1 : 2]);
      case Kind::to_real:
        return of(children[0]);
      case Kind::floor:
        return number(children[0]).floor();
      case Kind::quotient:
        return (number(children[0]) * *logic::Number::parse("1/" + arena_.number(node).to_fraction())).floor();
      case Kind::day_function:
        return logic::value(arena_.day_function(node), number(children[0]));
      case Kind::count:
        return logic::Number(static_cast<std::int64_t>(count(node)));
      case Kind::total: {
        logic::Number result(0);
        any(arena_.variables(node), [&] {
          if (truth(children[0])) result = result + number(children[1]);
          return false;
        });
        return result;
      }
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
      break;
    }
    CHECK(false, logic::name(arena_.kind(node)));
  }

  Value any_value(logic::SortId sort) const {
    if (sort == logic::Signature::integer || sort == logic::Signature::real) return logic::Number(0);
    return std::uint32_t{0};
  }

  const logic::Arena& arena_;
  const lower::Interpretation& interpretation_;
  Assignment assignment_;
  std::unordered_map<std::uint32_t, bool> closed_;
  std::vector<std::pair<std::uint64_t, Value>> values_;  // by node, with the epoch that they are of
  std::uint64_t epoch_ = 1;
};

}  // namespace proviso::testing

// A join: enumerates the assignments that make the body of a quantifier true or false. Filters are evaluated as soon as their variables
// are bound. A part that must hold and is stored as a table lists the elements to try; the shortest table is used.
#include <algorithm>

#include "solve/mbqi/candidate.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::solve {

using namespace logic;

bool Candidate::search(Node quantified, bool body, const std::function<bool()>& found) {
  const SearchPlan& plan = plans_.plan(quantified, body);
  std::vector<Element> before;
  for (VariableId variable : plan.variables) {
    before.push_back(variable.value < values_.size() ? values_[variable.value] : nowhere);
  }
  std::vector<char> done(plan.parts.size(), 0);
  const bool result = run(plan, 0, done, found);
  for (std::size_t i = 0; i < before.size(); ++i) bind(plan.variables[i], before[i]);
  return result;
}

bool Candidate::run(const SearchPlan& plan, std::uint32_t bound, std::vector<char>& done, const std::function<bool()>& found) {
  ++steps_;
  meter().add(1);
  meter().work(0);
  if (given_up()) return false;
  const auto all = static_cast<std::uint32_t>((std::uint64_t{1} << plan.variables.size()) - 1);
  std::vector<char> now = done;
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    const SearchPlan::Part& part = plan.parts[i];
    if (now[i] || (part.variables & ~bound) != 0) continue;
    if (holds(part.formula) != part.wanted) return false;
    now[i] = 1;
  }
  if (bound == all) return found();

  const SearchPlan::Part* shortest = nullptr;
  std::size_t length = SIZE_MAX;
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    const SearchPlan::Part& part = plan.parts[i];
    if (now[i] || !part.lists) continue;
    const std::size_t tuples = true_of(arena_.symbol(part.formula)).size();
    if (tuples < length) {
      shortest = &part;
      length = tuples;
    }
  }
  std::size_t next = plan.variables.size();
  for (std::size_t i = 0; i < plan.variables.size(); ++i) {
    if ((bound >> i & 1U) != 0) continue;
    if (next == plan.variables.size() || range(plan.variables[i]) < range(plan.variables[next])) next = i;
  }
  if (shortest == nullptr || range(plan.variables[next]) < length) {
    const std::uint32_t elements = range(plan.variables[next]);
    for (std::uint32_t e = 0; e < elements; ++e) {
      bind(plan.variables[next], static_cast<Element>(e));
      if (run(plan, bound | std::uint32_t{1} << next, now, found)) return true;
    }
    return false;
  }

  const auto place = static_cast<std::size_t>(shortest - plan.parts.data());
  now[place] = 1;
  const std::span<const Term> terms = arena_.children(shortest->formula);
  for (const Elements& tuple : true_of(arena_.symbol(shortest->formula))) {
    std::uint32_t with = bound;
    bool fits = true;
    for (std::size_t i = 0; fits && i < terms.size(); ++i) {
      const auto wanted = static_cast<Element>(tuple[i]);
      std::size_t variable = plan.variables.size();
      if (arena_.kind(terms[i]) == Kind::variable) {
        variable = static_cast<std::size_t>(std::ranges::find(plan.variables, arena_.variable_of(terms[i])) - plan.variables.begin());
      }
      if (variable == plan.variables.size() || (with >> variable & 1U) != 0) {
        fits = element(terms[i]) == wanted;
      } else if (wanted == nowhere) {
        fits = false;
      } else {
        bind(plan.variables[variable], wanted);
        with |= std::uint32_t{1} << variable;
      }
    }
    if (fits && run(plan, with, now, found)) return true;
  }
  return false;
}

bool Candidate::reaches(Formula reach) {
  const Element from = element(arena_.children(reach)[0]), to = element(arena_.children(reach)[1]);
  if (from == nowhere || to == nowhere) return false;
  return reached(reach, from)[to].has_value();
}

// Breadth-first search. Steps connect members of the type only.
std::vector<std::optional<Candidate::Element>> Candidate::reached(Formula reach, Element from) {
  const VariableId u = arena_.variables(reach)[0], v = arena_.variables(reach)[1];
  const Formula step = arena_.children(reach)[2];
  const SortId sort = arena_.sort(u);
  const std::uint32_t elements = size(sort);
  const auto free = arena_.free_variables(step);
  const bool alone = std::ranges::all_of(free, [&](VariableId x) { return x == u || x == v; });
  const Element before_u = u.value < values_.size() ? values_[u.value] : nowhere;
  const Element before_v = v.value < values_.size() ? values_[v.value] : nowhere;
  const auto successors = [&](Element at) {
    std::vector<Element> result;
    steps_ += elements;
    meter().add(elements);
    meter().work(0);
    if (!is_member(sort, at) || given_up()) return result;
    bind(u, at);
    for (std::uint32_t next = 0; next < elements; ++next) {
      bind(v, static_cast<Element>(next));
      if (is_member(sort, static_cast<Element>(next)) && holds(step)) result.push_back(static_cast<Element>(next));
    }
    return result;
  };
  std::vector<std::vector<Element>>* known = nullptr;
  if (alone) {
    known = &successors_[step.id];
    if (known->empty() && elements > 0) {
      std::vector<std::vector<Element>> all;
      for (std::uint32_t at = 0; at < elements; ++at) all.push_back(successors(static_cast<Element>(at)));
      known = &(successors_[step.id] = std::move(all));
    }
  }
  std::vector<std::optional<Element>> result(elements);
  std::vector<Element> open{from};
  for (std::size_t i = 0; i < open.size(); ++i) {
    for (const Element next : known != nullptr ? (*known)[open[i]] : successors(open[i])) {
      if (result[next]) continue;
      result[next] = open[i];
      open.push_back(next);
    }
  }
  bind(u, before_u);
  bind(v, before_v);
  return result;
}

}  // namespace proviso::solve

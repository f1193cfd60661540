#include "solve/mbqi/search_plan.h"

#include <algorithm>

#include "text/check.h"

namespace proviso::solve {

using namespace logic;

const SearchPlan& SearchPlans::plan(Node quantified, bool body) {
  const auto [place, is_new] = plans_.try_emplace({quantified.id, body});
  SearchPlan& plan = place->second;
  if (!is_new) return plan;
  const Arena& arena = *theory_.arena;
  plan.variables.assign(arena.variables(quantified).begin(), arena.variables(quantified).end());
  CHECK(plan.variables.size() <= 32, "a quantifier over at most 32 variables");
  add_parts(plan, arena.children(quantified)[0], body);
  for (SearchPlan::Part& part : plan.parts) {
    const auto free = arena.free_variables(part.formula);
    for (std::size_t i = 0; i < plan.variables.size(); ++i) {
      if (std::ranges::binary_search(free, plan.variables[i])) part.variables |= std::uint32_t{1} << i;
    }
    part.lists = part.wanted && lists(plan, part.formula);
  }
  return plan;
}

// A true conjunction is split into its conjuncts, and a false disjunction into its disjuncts.
void SearchPlans::add_parts(SearchPlan& plan, Formula formula, bool wanted) const {
  const Arena& arena = *theory_.arena;
  const Kind kind = arena.kind(formula);
  if (kind == Kind::negation) return add_parts(plan, arena.children(formula)[0], !wanted);
  if (kind == (wanted ? Kind::conjunction : Kind::disjunction)) {
    for (Formula part : arena.children(formula)) add_parts(plan, part, wanted);
    return;
  }
  plan.parts.push_back({formula, wanted, 0, false});
}

bool SearchPlans::lists(const SearchPlan& plan, Formula formula) const {
  const Arena& arena = *theory_.arena;
  if (arena.kind(formula) != Kind::atom) return false;
  const Meaning& meaning = theory_.signature[arena.symbol(formula)].meaning;
  const bool stated = std::holds_alternative<Membership>(meaning) || std::holds_alternative<FieldSymbol>(meaning) ||
                      std::holds_alternative<FieldPresence>(meaning) || std::holds_alternative<RelationSymbol>(meaning) ||
                      std::holds_alternative<OrderSymbol>(meaning);
  return stated && std::ranges::all_of(arena.children(formula), [&](Term argument) {
           if (arena.kind(argument) == Kind::variable) return true;
           const auto free = arena.free_variables(argument);
           return std::ranges::none_of(plan.variables, [&](VariableId v) { return std::ranges::binary_search(free, v); });
         });
}

}  // namespace proviso::solve

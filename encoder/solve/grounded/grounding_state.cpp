#include "solve/grounded/grounding_state.h"

#include <algorithm>

namespace proviso::solve {

using ground::Literal;
using model::AmbiguityId;

namespace {

// Terms that lack a definition under some open reading.
std::vector<model::TermId> left_free(const lower::Theory& theory, const Query& query, std::vector<model::TermId> terms) {
  if (terms.empty()) return terms;
  std::vector<model::Unit> demands = query.demands;
  std::ranges::sort(demands);
  std::erase_if(terms, [&](model::TermId id) {
    const auto has = [&](std::uint32_t reading) { return std::ranges::binary_search(demands, model::Unit{model::TermUnit{id, reading}}); };
    const model::AmbiguityId ambiguity = theory.model[id].ambiguity;
    return ambiguity.valid() ? std::ranges::all_of(query.open[ambiguity.value], has) : has(0);
  });
  return terms;
}

}  // namespace

Assumptions assumptions_of(lower::Theory& theory, const Query& query, ground::Grounding& grounding) {
  Assumptions result;
  for (const model::Unit& unit : query.demands) result.add(grounding.demand(unit), unit);
  if (query.goal.valid()) result.add(grounding.formula(query.goal), model::Unit{model::QuestionUnit{}});
  for (const model::Limit& limit : query.limits) {
    result.add(grounding.formula(theory.at_most(limit.type, model::Number(limit.count))), Assumed{});
  }
  grounding.leave_free(left_free(theory, query, grounding.optional_terms()));
  for (const auto& [symbol, is_on] : switches(theory, query)) {
    // A symbol without an occurrence in the grounded demands needs no proposition.
    const Literal literal = grounding.grounds_by_need() ? grounding.proposition(symbol) : grounding.known(symbol);
    if (literal != 0) result.add(is_on ? literal : -literal, Assumed{});
  }
  for (std::uint32_t i = 0; i < theory.reads.size(); ++i) {
    const std::vector<std::uint32_t>& open = query.open[i];
    for (std::uint32_t reading = 0; reading < theory.reads[i].size(); ++reading) {
      const bool is_open = std::ranges::find(open, reading) != open.end();
      if (is_open && open.size() > 1) continue;
      const Literal literal = grounding.proposition(theory.reads[i][reading]);
      result.add(is_open ? literal : -literal, AmbiguityId{i});
    }
  }
  return result;
}

Refutation refutation(const lower::Theory& theory, const Assumptions& assumptions, const std::vector<Literal>& core) {
  Refutation result;
  for (std::size_t i = 0; i < assumptions.literals.size(); ++i) {
    if (!std::ranges::binary_search(core, assumptions.literals[i])) continue;
    const StandsFor& stands = assumptions.stands[i];
    if (const auto* unit = std::get_if<model::Unit>(&stands)) {
      result.core.push_back(*unit);
      if (const auto* term = std::get_if<model::TermUnit>(unit)) {
        if (const AmbiguityId ambiguity = theory.model[term->id].ambiguity; ambiguity.valid()) result.pinned.push_back(ambiguity);
      }
    } else if (const auto* ambiguity = std::get_if<AmbiguityId>(&stands)) {
      result.pinned.push_back(*ambiguity);
    } else if (const auto* pool = std::get_if<ground::PoolId>(&stands)) {
      result.pools.push_back(*pool);
    }
  }
  const auto tidy = [](auto& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  tidy(result.core);
  tidy(result.pinned);
  return result;
}

}  // namespace proviso::solve

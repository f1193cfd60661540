#include "solve/mbqi/closure_lemmas.h"

#include <algorithm>

#include "solve/mbqi/tuning.h"
#include "text/check.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;
using Element = Candidate::Element;

ClosureLemmas::ClosureLemmas(Theory& theory) : theory_(theory), arena_(*theory.arena), features_(theory.signature.sorts.size()) {}

ClosureLemmas::Step ClosureLemmas::step_of(Formula reach) {
  const VariableId u = arena_.variables(reach)[0], v = arena_.variables(reach)[1];
  std::vector<Formula> all{arena_.children(reach)[2]};
  if (const SymbolId member = theory_.signature[arena_.sort(u)].member; member.valid()) {
    all.push_back(arena_.atom(member, {arena_.variable(u)}));
    all.push_back(arena_.atom(member, {arena_.variable(v)}));
  }
  return {u, v, arena_.conjunction(std::move(all))};
}

std::pair<Formula, Formula> ClosureLemmas::between_representatives(Formula reach, Candidate& candidate) {
  const Term from = arena_.children(reach)[0], to = arena_.children(reach)[1];
  const VariableId u = arena_.variables(reach)[0], v = arena_.variables(reach)[1];
  // Terms built from fields can be infinitely many; constants are few.
  const auto representative = [&](Term term) {
    const Element element = candidate.element(term);
    const bool keeps_name = arena_.children(term).empty() || element == Candidate::nowhere;
    return keeps_name ? term : candidate.representative(arena_.sort(term), element);
  };
  const Term same_from = representative(from), same_to = representative(to);
  const Formula same = arena_.reach(same_from, same_to, u, v, arena_.children(reach)[2]);
  const Formula are_same = arena_.conjunction({arena_.equal(from, same_from), arena_.equal(to, same_to)});
  return {same, arena_.implication(are_same, arena_.equivalence(reach, same))};
}

std::vector<Formula> ClosureLemmas::of_path(Formula reach, Candidate& candidate) {
  const Term from = arena_.children(reach)[0], to = arena_.children(reach)[1];
  const Step step = step_of(reach);
  const SortId sort = arena_.sort(step.u);
  const auto before = candidate.reached(reach, candidate.element(from));
  if (candidate.given_up()) return {};
  std::vector<Term> path{to};
  Element at = candidate.element(to);
  do {
    at = *before[at];
    path.push_back(candidate.representative(sort, at));
  } while (at != candidate.element(from));
  path.back() = from;
  std::ranges::reverse(path);
  const auto stepping = [&](Term a, Term b) { return arena_.negation(arena_.substitute(step.formula, {{step.u, a}, {step.v, b}})); };
  const auto reaching = [&](Term b) { return arena_.reach(from, b, step.u, step.v, arena_.children(reach)[2]); };
  std::vector<Formula> result{arena_.disjunction({stepping(from, path[1]), reaching(path[1])})};
  for (std::size_t i = 1; i + 1 < path.size(); ++i) {
    result.push_back(arena_.disjunction({arena_.negation(reaching(path[i])), stepping(path[i], path[i + 1]), reaching(path[i + 1])}));
  }
  return result;
}

std::vector<Formula> ClosureLemmas::of_missing_path(Formula reach, Candidate& candidate) {
  for (const bool forward : {true, false}) {
    if (const auto lemma = induction(reach, candidate, forward)) return {*lemma};
  }
  const Term from = arena_.children(reach)[0], to = arena_.children(reach)[1];
  const Step step = step_of(reach);
  const Term next = arena_.variable(step.v);
  const Formula goes_on = arena_.reach(next, to, step.u, step.v, arena_.children(reach)[2]);
  const Formula first = arena_.substitute(step.formula, {{step.u, from}});
  return {arena_.implication(reach,
                             arena_.exists({step.v}, arena_.conjunction({first, arena_.disjunction({arena_.equal(next, to), goes_on})})))};
}

std::optional<Formula> ClosureLemmas::of_reached(Formula reach, Candidate& candidate) {
  const Term from = arena_.children(reach)[0], to = arena_.children(reach)[1];
  const Step step = step_of(reach);
  const SortId sort = arena_.sort(step.u);
  const auto before = candidate.reached(reach, candidate.element(from));
  std::vector<Term> reached;
  for (std::uint32_t e = 0; e < before.size(); ++e) {
    if (before[e]) reached.push_back(candidate.representative(sort, static_cast<Element>(e)));
  }
  if (candidate.given_up() || reached.size() > mbqi_tuning::most_reached) return std::nullopt;
  const auto among = [&](Term term) {
    std::vector<Formula> same;
    for (Term one : reached) same.push_back(arena_.equal(term, one));
    return arena_.disjunction(std::move(same));
  };
  const Term u = arena_.variable(step.u), v = arena_.variable(step.v);
  const Formula leads_out =
      arena_.conjunction({step.formula, arena_.disjunction({arena_.equal(u, from), among(u)}), arena_.negation(among(v))});
  return arena_.implication(reach, arena_.disjunction({among(to), arena_.exists({step.u, step.v}, leads_out)}));
}

// Steps preserve the property from source to target; backwards, from target to source.
std::optional<Formula> ClosureLemmas::induction(Formula reach, Candidate& candidate, bool forward) {
  const Step step = step_of(reach);
  const SortId sort = arena_.sort(step.u);
  Term from = arena_.children(reach)[0], to = arena_.children(reach)[1];
  if (!forward) std::swap(from, to);
  const Element begin = candidate.element(from);
  std::vector<Element> closed{begin};
  if (begin == Candidate::nowhere) return std::nullopt;
  if (forward) {
    const auto reached = candidate.reached(reach, begin);
    for (std::uint32_t e = 0; e < reached.size(); ++e) {
      if (reached[e]) closed.push_back(static_cast<Element>(e));
    }
  } else {
    for (std::uint32_t e = 0; e < candidate.size(sort); ++e) {
      if (candidate.reached(reach, static_cast<Element>(e))[begin]) closed.push_back(static_cast<Element>(e));
    }
  }

  struct Allowed {
    const Feature* feature;
    std::vector<bool> values;
  };
  std::vector<Allowed> conjuncts;
  for (const Feature& feature : features(sort)) conjuncts.push_back({&feature, values_in(feature, closed, candidate)});
  const auto all_of = [&](const std::vector<Allowed>& parts, Term term) {
    std::vector<Formula> all;
    for (const Allowed& part : parts) all.push_back(property(*part.feature, part.values, term));
    return arena_.conjunction(std::move(all));
  };
  const auto broken = [&](const std::vector<Allowed>& parts) {
    const Formula leaves = all_of(parts, arena_.variable(forward ? step.u : step.v));
    const Formula enters = all_of(parts, arena_.variable(forward ? step.v : step.u));
    return arena_.exists({step.u, step.v}, arena_.conjunction({step.formula, leaves, arena_.negation(enters)}));
  };
  const auto serves = [&](const std::vector<Allowed>& parts) {
    return !candidate.holds(all_of(parts, to)) && !candidate.holds(broken(parts));
  };
  if (!serves(conjuncts)) return std::nullopt;
  for (const Allowed& one : conjuncts) {
    if (serves({one})) {
      conjuncts = {one};
      break;
    }
  }
  for (std::size_t i = 0; i < conjuncts.size() && conjuncts.size() > 1;) {
    std::vector<Allowed> fewer = conjuncts;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (serves(fewer)) {
      conjuncts = std::move(fewer);
    } else {
      ++i;
    }
  }
  return arena_.disjunction({broken(conjuncts), arena_.negation(reach), arena_.negation(all_of(conjuncts, from)), all_of(conjuncts, to)});
}

std::vector<bool> ClosureLemmas::values_in(const Feature& feature, const std::vector<Element>& elements, Candidate& candidate) {
  std::vector<bool> result(feature.values.size() + 1, false);
  for (const Element element : elements) {
    candidate.bind(feature.of, element);
    const auto value = std::ranges::find_if(feature.values, [&](Formula has) { return candidate.holds(has); });
    result[static_cast<std::size_t>(value - feature.values.begin())] = true;
  }
  return result;
}

Formula ClosureLemmas::property(const Feature& feature, const std::vector<bool>& allowed, Term term) {
  std::vector<Formula> parts;
  const bool none = allowed.back();
  // Where having no value is allowed: the element has none of the values that are not allowed.
  for (std::size_t i = 0; i < feature.values.size(); ++i) {
    if (allowed[i] != none) parts.push_back(feature.values[i]);
  }
  const Formula some = arena_.disjunction(std::move(parts));
  return arena_.substitute(none ? arena_.negation(some) : some, {{feature.of, term}});
}

const std::vector<ClosureLemmas::Feature>& ClosureLemmas::features(SortId sort) {
  std::optional<std::vector<Feature>>& known = features_[sort.value];
  if (!known) {
    known.emplace();
    for (std::uint32_t i = 0; i < theory_.signature.symbols.size(); ++i) {
      const Symbol& symbol = theory_.signature.symbols[i];
      if (!symbol.arguments.empty() && symbol.arguments[0] == sort && symbol.arguments.size() <= 2) add_feature(SymbolId{i}, *known);
    }
  }
  return *known;
}

void ClosureLemmas::add_feature(SymbolId id, std::vector<Feature>& features) {
  const Symbol& symbol = theory_.signature[id];
  const VariableId of = arena_.fresh_variable(symbol.arguments[0], "x");
  const Term x = arena_.variable(of);
  // The values that a constant denotes.
  const auto named = [&](SortId sort) {
    std::vector<Term> result;
    const Sort& range = theory_.signature[sort];
    for (std::uint32_t e = 0; range.kind == SortKind::enumeration && e < range.size; ++e) result.push_back(arena_.element(sort, e));
    for (std::uint32_t i = 0; i < theory_.signature.symbols.size(); ++i) {
      const bool individual = std::holds_alternative<IndividualSymbol>(theory_.signature.symbols[i].meaning);
      if (individual && theory_.signature.symbols[i].result == sort) result.push_back(arena_.application(SymbolId{i}, {}));
    }
    return result;
  };
  const bool is_predicate = symbol.result == Signature::boolean;
  if (is_predicate && symbol.arguments.size() == 1) {
    features.push_back({of, {arena_.atom(id, {x})}});
  } else if (is_predicate) {
    for (Term value : named(symbol.arguments[1])) features.push_back({of, {arena_.atom(id, {x, value})}});
  } else if (symbol.arguments.size() == 1 && !named(symbol.result).empty()) {
    Feature feature{of, {}};
    for (Term value : named(symbol.result)) feature.values.push_back(arena_.equal(arena_.application(id, {x}), value));
    features.push_back(std::move(feature));
  }
}

}  // namespace proviso::solve

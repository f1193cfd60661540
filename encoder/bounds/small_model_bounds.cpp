// Computes bounds from ground terms: for each set of exact types, the number of elements that the generators produce, or that
// generation is unbounded (cyclic).
#include "bounds/small_model_bounds.h"

#include <algorithm>
#include <deque>

#include "bounds/ground_terms.h"
#include "text/check.h"

namespace proviso::bounds {

namespace {

class Counting {
 public:
  Counting(const Theory& theory, const TypeSets& types, GroundTerms terms, const FixedPart* fixed)
      : model_(theory.model), signature_(theory.signature), types_(types), terms_(std::move(terms)) {
    if (fixed != nullptr) fix(*fixed);
    add_witnesses();
    there_ = inhabited();
    std::erase_if(terms_.generators, [&](const Generator& g) { return !is_possible(g.arguments, there_); });
  }

  Bounds bounds() {
    Bounds result;
    for (std::uint32_t i = 0; i < signature_.sorts.size(); ++i) {
      if (signature_.sorts[i].kind != SortKind::open) continue;
      const ExactTypes& all = types_.all(SortId{i});
      const bool free = std::ranges::none_of(terms_.generators, [&](const Generator& generator) {
        return std::ranges::any_of(generator.arguments, [&](const ExactTypes& argument) { return argument.meets(all); });
      });
      const std::optional<std::uint64_t> bound = count(all);
      result.sorts.push_back(
          {SortId{i}, bound, free && bound.has_value(), signature_.sorts[i].type, bound ? Obstacle{} : obstacle(SortId{i})});
    }
    return result;
  }

 private:
  // Replaces the generators of a fixed sort by its elements.
  void fix(const FixedPart& fixed) {
    ExactTypes of_fixed = types_.none();
    for (std::uint32_t sort = 0; sort < fixed.sorts.size(); ++sort) {
      if (!fixed.sorts[sort]) continue;
      for (std::size_t i = 0; i < of_fixed.size(); ++i) {
        if (types_.all({sort}).contains(i)) of_fixed.add(i);
      }
    }
    std::erase_if(terms_.generators, [&](const Generator& generator) { return of_fixed.meets(generator.result); });
    std::erase_if(terms_.witnesses, [&](const Witness& witness) { return of_fixed.meets(witness.result); });
    for (std::size_t i = 0; i < of_fixed.size(); ++i) {
      if (of_fixed.contains(i)) terms_.must_keep_all.remove(i);
    }
    for (std::uint32_t sort = 0; sort < fixed.sorts.size(); ++sort) {
      if (!fixed.sorts[sort]) continue;
      for (const model::TypeId type : fixed.types[sort]) {
        ExactTypes own = types_.none();
        own.add(type.value);
        terms_.generators.push_back({std::move(own), {}, 1, SortId{sort}, {}, {}, true});
      }
    }
  }

  static bool is_possible(const std::vector<ExactTypes>& arguments, const ExactTypes& inhabited) {
    return std::ranges::all_of(arguments, [&](const ExactTypes& argument) { return argument.meets(inhabited); });
  }

  // The exact types that may be inhabited. Without a generator that has no arguments, a type stays empty.
  ExactTypes inhabited() const {
    ExactTypes result = terms_.must_keep_all;
    for (bool changed = true; changed;) {
      changed = false;
      for (const Generator& generator : terms_.generators) {
        if (result.includes(generator.result) || !is_possible(generator.arguments, result)) continue;
        for (std::size_t i = 0; i < generator.result.size(); ++i) {
          if (generator.result.contains(i)) result.add(i);
        }
        changed = true;
      }
    }
    return result;
  }

  // One element serves as the value for all owners whose value does not matter, unless an existing element serves.
  void add_witnesses() {
    for (bool changed = true; changed;) {
      changed = false;
      const ExactTypes inhabited = this->inhabited();
      for (const Witness& witness : terms_.witnesses) {
        if (!is_possible(witness.arguments, inhabited) || is_served(witness, inhabited)) continue;
        const ExactTypes result = witness.result;
        terms_.generators.push_back({result, {}, 1, witness.sort, witness.origin, witness.span, false});
        std::erase_if(terms_.witnesses, [&](const Witness& other) { return other.result == result; });
        changed = true;
        break;
      }
    }
  }

  // Does an element that can serve exist whenever an owner exists?
  bool is_served(const Witness& witness, const ExactTypes& inhabited) const {
    // `there`: sets of types that are all inhabited.
    const auto serves = [&](const std::vector<ExactTypes>& there) {
      return std::ranges::any_of(terms_.generators, [&](const Generator& generator) {
        return generator.always && witness.result.includes(generator.result) &&
               std::ranges::all_of(generator.arguments, [&](const ExactTypes& argument) {
                 return std::ranges::any_of(there, [&](const ExactTypes& one) { return argument.includes(one); });
               });
      });
    };
    if (serves(witness.arguments)) return true;
    if (witness.arguments.size() != 1 || witness.arguments[0].meets(terms_.must_keep_all)) return false;
    return std::ranges::all_of(terms_.generators, [&](const Generator& of_owners) {
      if (!of_owners.result.meets(witness.arguments[0]) || !is_possible(of_owners.arguments, inhabited)) return true;
      std::vector<ExactTypes> there = of_owners.arguments;
      there.push_back(of_owners.result & witness.arguments[0]);
      return serves(there);
    });
  }

  // An upper bound on the number of elements with these exact types; nothing if there is none.
  std::optional<std::uint64_t> count(const ExactTypes& types) {
    const std::optional<std::uint64_t> limit = this->limit(types);
    const auto [at, added] = counts_.try_emplace(types, limit);
    if (!added) return at->second;  // in progress, so it depends on itself: the stated limit, if any
    const std::optional<std::uint64_t> given = this->given(types);
    if (!given) return limit;
    return counts_[types] = std::min(*given, limit.value_or(*given));
  }

  // The stated limit on elements of these exact types.
  std::optional<std::uint64_t> limit(const ExactTypes& types) const {
    std::optional<std::uint64_t> least;
    for (const Limit& one : terms_.limits) {
      if (one.types.includes(types & there_)) least = std::min(one.most, least.value_or(one.most));
    }
    return least;
  }

  // Elements of these types that must not be removed: bounded by the stated limit, or unbounded.
  std::optional<std::uint64_t> kept_whole(const std::vector<MustKeepAll>& wholes, const ExactTypes& types) const {
    std::uint64_t total = 0;
    for (const MustKeepAll& whole : wholes) {
      const ExactTypes kept = whole.types & terms_.must_keep_all & types;
      if (kept.empty()) continue;
      const std::optional<std::uint64_t> most = limit(kept);
      if (!most) return std::nullopt;
      total = saturated_sum(total, *most);
    }
    return total;
  }

  // The number of elements that generators produce or that must not be removed.
  std::optional<std::uint64_t> given(const ExactTypes& types) {
    const std::optional<std::uint64_t> counted = kept_whole(terms_.arithmetic, types), reached = kept_whole(terms_.closures, types);
    if (!counted || !reached) return std::nullopt;
    std::uint64_t total = saturated_sum(*counted, *reached);
    for (const Generator& generator : terms_.generators) {
      if (!generator.result.meets(types)) continue;
      std::uint64_t product = generator.times;
      for (const ExactTypes& argument : generator.arguments) {
        const std::optional<std::uint64_t> factor = count(argument);
        if (!factor) return std::nullopt;
        product = saturated_product(product, *factor);
      }
      total = saturated_sum(total, product);
    }
    return total;
  }

  Obstacle obstacle(SortId sort) {
    const ExactTypes& all = types_.all(sort);
    const auto over_it = [&](const std::vector<MustKeepAll>& wholes) {
      const auto whole = std::ranges::find_if(wholes, [&](const MustKeepAll& one) { return !kept_whole({one}, all); });
      return whole == wholes.end() ? text::Span{} : whole->span;
    };
    Obstacle result{shortest_cycle(sort), over_it(terms_.arithmetic), over_it(terms_.closures), std::nullopt};
    if (result.cycle.empty() && !result.arithmetic.valid() && !result.closure.valid()) result.supply = supply(all);
    return result;
  }

  // Breadth-first search from each exact type of the sort, along unbounded generators from arguments to results.
  std::vector<Dependency> shortest_cycle(SortId sort) {
    const auto argument_of = [&](const Generator& generator, std::size_t node) {
      return std::ranges::find_if(generator.arguments,
                                  [&](const ExactTypes& argument) { return argument.contains(node) && !count(argument); });
    };
    const std::size_t nodes = types_.none().size();
    std::vector<Dependency> best;
    for (std::size_t start = 0; start < nodes; ++start) {
      if (!types_.all(sort).contains(start)) continue;
      std::vector<std::optional<std::pair<std::size_t, const Generator*>>> reached(nodes);
      std::deque<std::size_t> open{start};
      while (!open.empty() && !reached[start]) {
        const std::size_t node = open.front();
        open.pop_front();
        for (const Generator& generator : terms_.generators) {
          if (argument_of(generator, node) == generator.arguments.end()) continue;
          for (std::size_t next = 0; next < nodes; ++next) {
            if (!generator.result.contains(next) || reached[next]) continue;
            reached[next] = {node, &generator};
            open.push_back(next);
          }
        }
      }
      if (!reached[start]) continue;
      std::vector<Dependency> cycle;
      std::size_t at = start;
      do {
        const auto& [before, generator] = *reached[at];
        cycle.push_back(dependency(*argument_of(*generator, before), *generator));
        at = before;
      } while (at != start);
      std::ranges::reverse(cycle);
      if (best.empty() || cycle.size() < best.size()) best = std::move(cycle);
    }
    return best;
  }

  // The generator that makes these exact types unbounded.
  std::optional<Dependency> supply(const ExactTypes& types) {
    for (const Generator& generator : terms_.generators) {
      if (!generator.result.meets(types)) continue;
      for (const ExactTypes& argument : generator.arguments) {
        if (!count(argument)) return dependency(argument, generator);
      }
    }
    CHECK(false, "a type without a bound is on a cycle, taken whole, or supplied");
  }

  Dependency dependency(const ExactTypes& argument, const Generator& generator) const {
    return {narrowest(argument), narrowest(generator.result), generator.origin, generator.span};
  }

  // The narrowest type that contains all these exact types; the root type for elements that may have no type.
  model::TypeId narrowest(const ExactTypes& types) const {
    std::optional<model::TypeId> best;
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
      const model::TypeId type{i};
      if (!types_.below(type).includes(types)) continue;
      if (!best || types_.below(*best).includes(types_.below(type))) best = type;
    }
    if (best) return *best;
    for (std::uint32_t i = 0; i < signature_.sorts.size(); ++i) {
      if (types_.all(SortId{i}).includes(types)) return signature_.sorts[i].type;
    }
    CHECK(false, "exact types of one open sort");
  }

  const model::Model& model_;
  const Signature& signature_;
  const TypeSets& types_;
  GroundTerms terms_;
  ExactTypes there_;  // exact types that may be inhabited
  std::map<ExactTypes, std::optional<std::uint64_t>> counts_;
};

// Is `a` the better of two sound bounds?
bool is_better(const Bounds& a, const Bounds& b) {
  if (a.all_bounded() != b.all_bounded()) return a.all_bounded();
  std::uint64_t total_a = 0, total_b = 0;
  for (const SortBound& sort : a.sorts) total_a += sort.bound.value_or(saturation);
  for (const SortBound& sort : b.sorts) total_b += sort.bound.value_or(saturation);
  return total_a < total_b;
}

}  // namespace

bool Bounds::all_bounded() const {
  return std::ranges::all_of(sorts, [](const SortBound& sort) { return sort.bound.has_value(); });
}

Bounds small_model_bounds(const Theory& theory, const std::vector<model::Unit>& units, const model::OpenReadings& open, Formula goal,
                          const FixedPart* fixed) {
  if (!theory.kept_for_bounds) theory.kept_for_bounds = std::make_unique<GroundVariables>();
  auto& variables = static_cast<GroundVariables&>(*theory.kept_for_bounds);
  const TypeSets types(theory.model, theory.signature, theory.symbols());
  std::optional<Bounds> best;
  for (const bool write_out : {true, false}) {
    GroundTerms terms = ground_terms(theory, theory.symbols(), variables, units, open, goal, write_out);
    if (terms.too_many) continue;
    Bounds bounds = Counting(theory, types, std::move(terms), fixed).bounds();
    if (!best || is_better(bounds, *best)) best = std::move(bounds);
  }
  if (best) return *best;
  Bounds none;
  for (std::uint32_t i = 0; i < theory.signature.sorts.size(); ++i) {
    if (theory.signature.sorts[i].kind == SortKind::open)
      none.sorts.push_back({SortId{i}, std::nullopt, false, theory.signature.sorts[i].type});
  }
  return none;
}

}  // namespace proviso::bounds

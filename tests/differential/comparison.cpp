#include "comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "answer/oracle/oracle.h"
#include "answer/oracle/readings.h"
#include "cvc5.h"
#include "enumerate.h"
#include "resolve/load/load.h"
#include "smtlib.h"
#include "solve/mbqi/mbqi.h"
#include "solve/query/query_features.h"
#include "text/check.h"

namespace proviso::differential {

namespace {

using namespace model;
using namespace evaluate;
using namespace resolve;
using Wrong = std::optional<std::string>;

constexpr std::size_t most_combinations = 3;
constexpr std::uint64_t most_asked_for = 100;  // bounds above this are not asked for

bool refuted(const solve::Outcome& outcome) { return std::holds_alternative<solve::Unsat>(outcome); }
bool refuted_at_every_size(const solve::Outcome& outcome) {
  const auto* unsat = std::get_if<solve::Unsat>(&outcome);
  return unsat != nullptr && std::holds_alternative<solve::EverySize>(unsat->extent);
}

// No more than so many elements of which one and the same type is the most specific?
bool within(const Structure& structure, std::size_t most) {
  std::map<TypeId, std::size_t> of_type;
  for (const auto& [root, elements] : structure.elements)
    for (const ElementInfo& element : elements)
      if (++of_type[element.type] > most) return false;
  return true;
}

// No more than so many elements of any type, those of its subtypes included? (A refutation up to a size speaks of no less; in an
// ordered type it speaks of no more.)
bool within_each(const Model& model, const Structure& structure, std::size_t most) {
  std::map<TypeId, std::size_t> of_type;
  for (const auto& [root, elements] : structure.elements)
    for (const ElementInfo& element : elements)
      for (TypeId type = element.type; type.valid(); type = model[type].parent)
        if (++of_type[type] > most) return false;
  return true;
}

// Does the census go as far as this architecture?
bool in_census(const Model& model, const Structure& structure, const Bounds& bounds) {
  for (const auto& [field, values] : structure.fields)
    if (model[field].value.base != Base::element && model[field].value.base != Base::boolean) return false;
  return within(structure, bounds.most);
}

class Comparison {
 public:
  Comparison(const Model& model, const Care& care, Counts& counts) : model_(model), care_(care), counts_(counts), space_(model, bounds_) {}

  bool is_small() const { return space_.size(care_.most_structures) <= care_.most_structures; }

  Wrong spec() {
    theory_ = lower::from_model(model_);
    solve::Portfolio portfolio(*theory_);
    portfolio_ = &portfolio;
    budget_.largest_size = care_.largest_size;
    budget_.resource_units = care_.units;
    for (const Check& check : model_.checks) {
      const Scope scope = scope_of(model_, check, std::nullopt, std::nullopt);
      const answer::Question question = answer::question_of(model_, check, scope, check.open);
      const answer::Combinations combinations(check.open, question.occurrence.ambiguities);
      for (std::size_t i = 0; i < std::min(combinations.count(), most_combinations); ++i)
        if (auto wrong = compared(question, combinations.selection(i))) return fmt::format("{}: {}", check.heading.name, *wrong);
    }
    return std::nullopt;
  }

 private:
  Wrong compared(const answer::Question& question, const Selection& selection) {
    const answer::Oracle oracle(model_, *theory_, *portfolio_, budget_);
    const answer::Subquery demand = answer::all_of(question);
    census_ = census(model_, space_,
                     [&](const Structure& s) { return !answer::CachedEvaluation(model_, s).broken(question, demand, selection); });
    const solve::Query query = oracle.query(question, demand, answer::only(selection));
    const auto broken = [&](const solve::Sat& sat) {
      const Structure found = lower::extract_structure(*theory_, sat.interpretation);
      return answer::CachedEvaluation(model_, found).broken(question, demand, selection);
    };

    ++counts_["questions"];
    const solve::Outcome grounded = portfolio_->decide_grounded(query, budget_, true);
    const solve::Outcome instantiated = portfolio_->decide_by_instances(query, budget_);
    const solve::Outcome quantified = care_.quantified ? portfolio_->decide_quantified(query, budget_) : solve::Outcome(solve::Unknown{});
    if (const auto* sat = std::get_if<solve::Sat>(&grounded)) {
      ++counts_["satisfiable"];
      if (const auto wrong = broken(*sat)) return "the evaluator rejects the witness: " + *wrong;
      if (auto wrong = smallest(*sat)) return wrong;
    }
    if (const auto* sat = std::get_if<solve::Sat>(&instantiated)) {
      ++counts_["found by instances"];
      if (const auto wrong = broken(*sat)) return "the evaluator rejects what the instantiating engine found: " + *wrong;
    }
    if (auto wrong = with_ordered_names(query, broken, {&grounded, &instantiated, &quantified})) return wrong;
    if (auto wrong = contradicted("grounded", grounded, {&instantiated, &quantified})) return wrong;
    if (auto wrong = contradicted("instantiating", instantiated, {&grounded, &quantified})) return wrong;
    if (auto wrong = contradicted("quantified", quantified, {&grounded, &instantiated})) return wrong;
    if (refuted_at_every_size(grounded) || refuted(instantiated)) {
      // One engine's refutation had the whole budget; of the confirmation's others have a part.
      solve::Budget ample = budget_;
      ample.resource_units *= 10;
      if (!portfolio_->confirm(query, solve::EverySize{}, ample, solve::Claim::by_core))
        return "a refutation at every size is not confirmed";
      if (auto wrong = at_larger_sizes(query)) return wrong;
      if (auto wrong = without_instances(query, std::get<solve::Unsat>(refuted_at_every_size(grounded) ? grounded : instantiated)))
        return wrong;
    }
    if (auto wrong = within_limits(query, {&grounded, &instantiated})) return wrong;
    return second_opinion(query, {&grounded, &instantiated, &quantified});
  }

  // With names in an order from the first model on.
  template <typename Broken>
  Wrong with_ordered_names(const solve::Query& query, const Broken& broken, std::vector<const solve::Outcome*> others) {
    if (!care_.ordered_names) return std::nullopt;
    solve::Mbqi engine(*theory_, {.without_order = 0});
    std::uint64_t units = care_.units;
    const solve::Outcome ordered = engine.decide(query, units);
    if (const auto* sat = std::get_if<solve::Sat>(&ordered))
      if (const auto wrong = broken(*sat)) return "the evaluator rejects what is found with ordered names: " + *wrong;
    others.push_back(&ordered);
    if (auto wrong = contradicted("name-ordering", ordered, others)) return wrong;
    const auto* unsat = std::get_if<solve::Unsat>(&ordered);
    if (unsat == nullptr) return std::nullopt;
    if (std::ranges::any_of(engine.refutation(query, care_.units), &solve::GroundInstance::orders_names))
      ++counts_["refuted by an order of names"];
    // What the order rests on is in the core.
    if (std::holds_alternative<solve::Sat>(portfolio_->decide_grounded(part(query, *unsat), budget_, false)))
      return "there is something of which names in an order refute a part";
    return std::nullopt;
  }

  // What the grounded engine calls minimal is as small as the smallest of the census; what lies in the census is counted there.
  Wrong smallest(const solve::Sat& sat) const {
    const Structure found = lower::extract_structure(*theory_, sat.interpretation);
    const std::pair size{found.size(), found.tuple_count(model_)}, least{census_.size, census_.tuples};
    if (census_.satisfying > 0 && sat.minimal && size > least)
      return fmt::format("{} elements and {} tuples are not minimal: {} and {} are", size.first, size.second, least.first, least.second);
    if (!in_census(model_, found, bounds_)) return std::nullopt;
    if (census_.satisfying == 0) return "the census misses the witness";
    if (size < least) return "the census misses a smaller witness";
    return std::nullopt;
  }

  // A refutation against what the census has and what other engines find.
  Wrong contradicted(std::string_view engine, const solve::Outcome& outcome, std::vector<const solve::Outcome*> others) {
    const auto* unsat = std::get_if<solve::Unsat>(&outcome);
    if (unsat == nullptr) return std::nullopt;
    const auto* up_to = std::get_if<solve::UpTo>(&unsat->extent);
    ++counts_[fmt::format("refuted {} by the {} engine", up_to == nullptr ? "at every size" : "up to a size", engine)];
    if (census_.satisfying > 0 && (up_to == nullptr || within_each(model_, *census_.smallest, up_to->size)))
      return fmt::format("the {} engine refutes what the census has", engine);
    for (const solve::Outcome* other : others) {
      const auto* sat = std::get_if<solve::Sat>(other);
      if (sat == nullptr) continue;
      if (up_to == nullptr || within_each(model_, lower::extract_structure(*theory_, sat->interpretation), up_to->size))
        return fmt::format("the {} engine refutes what another finds", engine);
    }
    return std::nullopt;
  }

  // What no architecture satisfies, none of those with more elements of some type does.
  Wrong at_larger_sizes(const solve::Query& query) {
    if (!care_.larger) return std::nullopt;
    logic::Arena& arena = *theory_->arena;
    const logic::Signature& signature = theory_->signature;
    for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
      if (!std::holds_alternative<logic::Membership>(signature.symbols[i].meaning)) continue;
      const logic::VariableId x = arena.fresh_variable(signature.symbols[i].arguments[0], "x");
      const logic::Formula many = arena.at_least(Number(care_.largest_size + 1), x, arena.atom(logic::SymbolId{i}, {arena.variable(x)}));
      solve::Query larger = query;
      larger.goal = query.goal.valid() ? arena.conjunction({query.goal, many}) : many;
      solve::Budget budget = budget_;
      budget.largest_size = care_.largest_size + 1;
      ++counts_["asked at a larger size"];
      if (std::holds_alternative<solve::Sat>(portfolio_->decide_grounded(larger, budget, false)))
        return "what is refuted at every size is found at a larger one";
    }
    return std::nullopt;
  }

  // Of the whole, or of the part of it that a refutation used.
  Wrong without_instances(const solve::Query& query, const solve::Unsat& unsat) {
    if (!care_.instances) return std::nullopt;
    ++counts_["asked for instances"];
    if (!portfolio_->refutation(query, solve::Budget{}).empty()) return std::nullopt;
    ++counts_["asked for instances of a part"];
    return solve::Portfolio(*theory_).refutation(part(query, unsat), solve::Budget{}).empty()
               ? Wrong("no instances refute what is refuted at every size")
               : std::nullopt;
  }

  // What a refutation says is enough.
  static solve::Query part(solve::Query query, const solve::Unsat& unsat) {
    const auto used = [&](const Unit& unit) { return std::ranges::find(unsat.core, unit) != unsat.core.end(); };
    std::erase_if(query.demands, [&](const Unit& unit) { return !used(unit); });
    if (!used(QuestionUnit{})) query.goal = {};
    return query;
  }

  // Where there is an architecture, there is one within the small-model bounds.
  Wrong within_limits(const solve::Query& query, std::vector<const solve::Outcome*> outcomes) {
    const bool found = census_.satisfying > 0 || std::ranges::any_of(outcomes, [](const solve::Outcome* outcome) {
                         return std::holds_alternative<solve::Sat>(*outcome);
                       });
    if (!found) return std::nullopt;
    const logic::Formula goal = solve::goal_with_limits(*theory_, query);
    const bounds::Bounds bounds = bounds::small_model_bounds(*theory_, query.demands, query.open, goal);
    solve::Query within = query;
    for (const bounds::SortBound& sort : bounds.sorts) {
      if (sort.bound && *sort.bound <= most_asked_for) within.limits.push_back({sort.type, static_cast<std::int64_t>(*sort.bound)});
    }
    if (within.limits.size() == query.limits.size()) return std::nullopt;
    ++counts_[bounds.all_bounded() ? "asked within the bounds of all types" : "asked within the bounds of some types"];
    if (refuted_at_every_size(portfolio_->decide_grounded(within, budget_, false)) ||
        refuted(portfolio_->decide_by_instances(within, budget_)))
      return "there is something, but nothing within the bounds";
    return std::nullopt;
  }

  Wrong second_opinion(const solve::Query& query, std::vector<const solve::Outcome*> outcomes) {
    if (care_.cvc5 == 0) return std::nullopt;
    const auto problem = smtlib(*theory_, query);
    if (!problem) return std::nullopt;
    ++counts_["asked of cvc5"];
    const bool found = census_.satisfying > 0 || std::ranges::any_of(outcomes, [](const solve::Outcome* outcome) {
                         return std::holds_alternative<solve::Sat>(*outcome);
                       });
    const bool refuted = std::ranges::any_of(outcomes, [](const solve::Outcome* outcome) { return refuted_at_every_size(*outcome); });
    switch (cvc5_on(*problem, care_.cvc5)) {
      case Opinion::satisfiable:
        ++counts_["satisfiable by cvc5"];
        if (refuted) return "cvc5 finds what is refuted at every size";
        break;
      case Opinion::unsatisfiable:
        ++counts_["refuted by cvc5"];
        if (found) return "cvc5 refutes what there is";
        break;
      case Opinion::none:
        break;
    }
    return std::nullopt;
  }

  const Model& model_;
  const Care& care_;
  Counts& counts_;
  Bounds bounds_;
  Space space_;
  std::unique_ptr<lower::Theory> theory_;
  solve::Portfolio* portfolio_ = nullptr;
  solve::Budget budget_;
  Census census_;
};

}  // namespace

std::optional<std::string> disagreement(const std::string& spec, const Care& care, Counts& counts) {
  text::Sources sources;
  const auto loaded = load(sources, {sources.add("random.pvo", spec)});
  if (!loaded.ok()) return std::nullopt;
  const Model& model = *loaded.model;
  Comparison comparison(model, care, counts);
  if (!comparison.is_small()) return std::nullopt;
  ++counts["specs"];
  try {
    return comparison.spec();
  } catch (const InternalError& error) {
    return fmt::format("internal error: {}\n{}", error.what(), error.details());
  } catch (const std::exception& error) {
    return fmt::format("exception: {}", error.what());
  }
}

}  // namespace proviso::differential

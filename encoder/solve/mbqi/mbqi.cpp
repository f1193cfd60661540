#include "solve/mbqi/mbqi.h"

#include <algorithm>
#include <memory>

#include "solve/mbqi/aggregate_lemmas.h"
#include "solve/mbqi/closure_lemmas.h"
#include "solve/mbqi/constant_symmetry.h"
#include "solve/mbqi/extract_candidate.h"
#include "solve/mbqi/finite_axioms.h"
#include "solve/mbqi/refutation_instances.h"
#include "solve/mbqi/skolem_symmetry.h"
#include "solve/mbqi/tuning.h"
#include "solve/query/query_features.h"
#include "text/meter.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

class Mbqi::Implementation {
 public:
  Implementation(Theory& theory, MbqiOptions options)
      : options_(options),
        theory_(theory),
        arena_(*theory.arena),
        solver_(theory),
        question_(theory, solver_),
        known_(theory),
        plans_(theory),
        closures_(theory),
        aggregates_(theory),
        finite_axioms_(theory),
        witness_order_(theory),
        name_order_(theory) {}

  Outcome decide(const Query& query, std::uint64_t& units) {
    question_.ask(query);
    name_order_.forget();
    finite_ = hard_numbers_ = false;
    times_counted_ = 0;
    Effort effort{units, 0};
    own_work_ = meter().own_work();
    Outcome outcome = search(query, effort);
    units -= std::min(effort.used, units);
    return outcome;
  }

  std::vector<GroundInstance> refutation(const Query& query, std::uint64_t units) {
    std::uint64_t left = units;
    bool refuted = false;
    for (; !refuted && deepest_ <= mbqi_tuning::deepest_of_refuted; deepest_ *= 2)
      refuted = std::holds_alternative<Unsat>(decide(query, left));
    deepest_ = mbqi_tuning::deepest;
    return refuted ? RefutationInstances(theory_, question_, known_, context_).told(units) : std::vector<GroundInstance>{};
  }

  bool confirm(const Query& query, std::uint64_t& units) {
    if (!std::holds_alternative<Unsat>(decide(query, units))) return false;
    Effort effort{units, 0};
    const bool confirmed = RefutationInstances(theory_, question_, known_, context_).confirmed(effort);
    units -= std::min(effort.used, units);
    return confirmed;
  }

 private:
  Outcome search(const Query& query, Effort& effort) {
    std::size_t rounds = 0;
    for (std::size_t models = 0;; ++models) {
      meter().work();
      charge(effort);
      if (effort.used > effort.units) return give_up();
      const Answer answer = solver_.check(question_.assumed(), effort);
      if (answer == Answer::unsat) return question_.refuted();
      if (answer == Answer::unknown || effort.used > effort.units) return give_up();
      Relevance relevance = known_.relevant(question_, solver_);
      effort.used += mbqi_tuning::units_a_term * relevance.terms().size();
      if (relevance.terms().size() > mbqi_tuning::most_terms) return give_up();
      GroundTheory theory(theory_, relevance);
      const bool ordered = models >= options_.without_order || models - rounds >= options_.mended_without_order || hard_numbers_;
      if ((ordered && put_in_order(relevance)) || learn(theory.mend_equalities())) continue;
      meter().count("mbqi rounds");
      if (++rounds > mbqi_tuning::most_rounds) return give_up();
      if (const std::optional<Outcome> outcome = look(query, relevance, theory, rounds, effort)) return *outcome;
    }
  }

  // Charges the work that the meter counted since the last call: formulas, clauses, candidates.
  void charge(Effort& effort) {
    effort.used += meter().own_work() - own_work_;
    own_work_ = meter().own_work();
  }

  bool learn(std::vector<GroundTheory::Literals> lemmas) {
    for (GroundTheory::Literals& lemma : lemmas) {
      solver_.require_one(lemma);
      known_.learnt().push_back({std::move(lemma), std::nullopt});
    }
    return !lemmas.empty();
  }

  bool put_in_order(const Relevance& relevance) {
    const bool is_scope = false, orders_names = true;
    bool added = false;
    for (const auto& [of, order] : witness_order_.broken(relevance, solver_)) {
      const auto bound = arena_.variables(of.formula);
      added |= add_lemma(of.formula, {order.says, std::nullopt, {bound.begin(), bound.end()}, order.constants, is_scope, orders_names});
    }
    for (const auto& [order, of, rests_on] : name_order_.broken(question_, relevance, solver_)) {
      question_.assume({order.says, std::nullopt, {of}, order.constants, is_scope, orders_names}, rests_on);
      added = true;
    }
    return added;
  }

  // Adds lemmas that the solver's model violates. Returns an outcome if there are none, or none that can help.
  std::optional<Outcome> look(const Query& query, Relevance& relevance, GroundTheory& theory, std::size_t rounds, Effort& effort) {
    const std::uint64_t left = effort.units - std::min(effort.used, effort.units);
    Candidate candidate(theory_, question_.meanings(), plans_, left / mbqi_tuning::units_a_step);
    std::optional<Outcome> outcome = look(query, relevance, theory, candidate, rounds, effort);
    effort.used += candidate.steps() * mbqi_tuning::units_a_step;
    if (candidate.given_up()) return give_up();
    return outcome;
  }

  // Lemmas follow from what is known, also if the candidate has given up.
  std::optional<Outcome> look(const Query& query, Relevance& relevance, GroundTheory& theory, Candidate& candidate, std::size_t rounds,
                              Effort& effort) {
    theory.fill(candidate, known_.store());
    if (!theory.agrees_with_counts(candidate)) {
      GroundTheory::Literals lemma;
      Answer numbers = Answer::unknown;
      if (!hard_numbers_) {
        Effort first{std::min(effort.units, effort.used + mbqi_tuning::units_before_order), effort.used};
        numbers = theory.mend_numbers(context_, first, lemma);
        effort.used = first.used;
        hard_numbers_ = numbers == Answer::unknown;
        if (hard_numbers_ && put_in_order(relevance)) return std::nullopt;
      }
      if (hard_numbers_) numbers = theory.mend_numbers(context_, effort, lemma);
      if (numbers == Answer::unknown) return give_up();
      if (numbers == Answer::unsat) {
        learn({lemma});
        return std::nullopt;
      }
      theory.fill_numbers(candidate);
    }

    inexact_ = too_deep_ = false;
    bool added = unfold_terms(relevance, candidate);
    added |= instantiate(relevance, candidate);
    added |= mend_closures(relevance, candidate);
    added |= mend_aggregates(relevance, candidate);
    if (added) return std::nullopt;
    std::vector<QuantifiedLiteral> missing, holding;
    for (const QuantifiedLiteral& literal : relevance.literals()) {
      if (!known_.store().is_existential(literal) || known_.store().known_witness(literal)) continue;
      const bool counts = arena_.kind(literal.formula) == Kind::at_least;
      if (counts && least(arena_, literal.formula) > mbqi_tuning::most_terms) return give_up();
      (candidate.holds(literal.formula) == literal.holds ? holding : missing).push_back(literal);
    }
    // Infinitely many elements are needed only if infinite architectures are allowed.
    if (!missing.empty() && rounds > mbqi_tuning::rounds_before_finite && begin_finite()) return std::nullopt;
    if (add_witnesses(missing)) return std::nullopt;
    if (!missing.empty() || inexact_ || too_deep_) {
      // A literal may hold only because the candidate is incomplete.
      if (add_witnesses(holding)) return std::nullopt;
      return begin_finite() ? std::nullopt : std::optional(give_up());
    }
    return Outcome(Sat{interpretation(theory_, candidate), selection(query, relevance), false});
  }

  // Returns false if the axioms of finiteness are assumed already.
  bool begin_finite() {
    if (finite_) return false;
    finite_ = true;
    assume_finite();
    return true;
  }

  void assume_finite() {
    std::vector<Formula> formulas;
    for (const Stated& stated : question_.stated()) formulas.push_back(stated.formula);
    for (Formula axiom : finite_axioms_.axioms(formulas)) question_.assume({axiom, std::nullopt, {}, {}});
    // The candidates that were given up have extremal elements, but the one that the axiom needs may have no name yet.
    for (Formula end : finite_axioms_.ends()) require_witness({end, true});
  }

  static Outcome give_up() { return Unknown{model::why(model::Why::What::no_refutation_found)}; }

  // Asserts the consequence of the literal for the terms.
  bool add_instance(const QuantifiedLiteral& literal, std::vector<Term> terms) {
    const Formula says = known_.store().consequence(literal, terms);
    if (!known_.store().add(literal, {says, std::move(terms)})) return false;
    solver_.require(arena_.implication(premise(arena_, literal), says));
    return true;
  }

  bool add_lemma(Node node, const Stated& says, std::optional<GroundSolver::Selector> when = std::nullopt) {
    if (!known_.add(node, says, when)) return false;
    solver_.require(says.formula, when);
    return true;
  }
  bool add_lemma(Node node, Formula formula) { return add_lemma(node, {formula, std::nullopt, {}, {}}); }

  bool unfold_terms(Relevance& relevance, Candidate& candidate) {
    bool added = false;
    for (Formula atom : relevance.atoms()) {
      const SymbolId symbol = arena_.symbol(atom);
      if (!std::holds_alternative<TermSymbol>(theory_.signature[symbol].meaning)) continue;
      const Definition* definition = candidate.meaning(symbol);
      if (definition == nullptr || !definition->body.valid()) continue;
      const bool said = solver_.truth(atom);
      if (said == candidate.defined(symbol, candidate.arguments(atom))) continue;
      std::vector<std::pair<VariableId, Term>> replacements;
      const auto terms = arena_.children(atom);
      for (std::size_t i = 0; i < terms.size(); ++i) replacements.emplace_back(definition->parameters[i], terms[i]);
      const Formula body = arena_.substitute(definition->body, replacements);
      const Formula guard = arena_.substitute(definition->guard, replacements);
      const Formula says = said ? arena_.implication(atom, body) : arena_.implication(body, atom);
      added |= add_lemma(atom,
                         {question_.where_read(definition->unit, arena_.implication(guard, says)),
                          Demand{definition->unit, {}},
                          definition->parameters,
                          {terms.begin(), terms.end()}},
                         question_.selector_of(definition->unit));
    }
    return added;
  }

  bool instantiate(const Relevance& relevance, Candidate& candidate) {
    bool added = false;
    for (const QuantifiedLiteral& literal : relevance.literals()) {
      if (known_.store().is_existential(literal)) continue;
      const Formula formula = literal.formula;
      if (arena_.kind(formula) == Kind::at_least) {
        const std::uint64_t least = solve::least(arena_, formula);
        const SortId sort = arena_.sort(arena_.variables(formula)[0]);
        std::vector<Term> terms;
        for (const Candidate::Element element : candidate.satisfying(formula, least))
          terms.push_back(candidate.representative(sort, element));
        if (terms.size() == least) added |= add_instance(literal, std::move(terms));
        continue;
      }
      const auto variables = arena_.variables(formula);
      std::vector<std::vector<Term>> broken;
      std::size_t left = mbqi_tuning::most_instances_a_literal;
      candidate.search(formula, !literal.holds, [&] {
        std::vector<Term> terms;
        for (VariableId variable : variables) {
          terms.push_back(candidate.representative(arena_.sort(variable), candidate.element(arena_.variable(variable))));
        }
        broken.push_back(std::move(terms));
        return broken.size() >= 4 * left;
      });
      for (const std::vector<Term>& terms : broken) {
        if (std::ranges::any_of(terms, [&](Term term) { return known_.store().depth(term) > deepest_; })) {
          too_deep_ = true;
          continue;
        }
        if (!add_instance(literal, terms)) continue;
        added = true;
        if (--left == 0) break;
      }
    }
    return added;
  }

  bool mend_closures(const Relevance& relevance, Candidate& candidate) {
    bool added = false;
    for (Formula closure : relevance.closures()) {
      const bool said = solver_.truth(closure);
      if (candidate.holds(closure) == said) continue;
      const auto [same, are_same] = closures_.between_representatives(closure, candidate);
      added |= add_lemma(closure, are_same);
      bool mended = false;
      for (Formula lemma : said ? closures_.of_missing_path(same, candidate) : closures_.of_path(same, candidate)) {
        mended |= add_lemma(same, lemma);
      }
      if (said && !mended) {
        if (const auto lemma = closures_.of_reached(same, candidate)) mended = add_lemma(same, *lemma);
      }
      added |= mended;
    }
    return added;
  }

  // Comparing parts and wholes is preferred to counting elements.
  bool mend_aggregates(const Relevance& relevance, Candidate& candidate) {
    const std::vector<Term>& aggregates = relevance.aggregates();
    std::vector<Term> wrong = aggregates;
    std::erase_if(wrong, [&](Term aggregate) { return candidate.number(aggregate) == candidate.actual_number(aggregate); });
    if (wrong.empty()) return false;
    const auto compare = [&](AggregateLemmas::PartBy by) {
      bool added = false;
      for (Term whole : aggregates)
        for (Formula lemma : aggregates_.of_parts(whole, aggregates, by, candidate)) added |= add_lemma(whole, lemma);
      return added;
    };
    if (compare(AggregateLemmas::PartBy::wording)) return true;
    if (++times_counted_ % mbqi_tuning::accidental_parts_every == 0 && compare(AggregateLemmas::PartBy::candidate)) return true;
    bool added = false;
    for (Term aggregate : wrong) {
      const auto lemma = aggregates_.of_elements(aggregate, candidate);
      const bool mended = lemma && add_lemma(aggregate, *lemma);
      added |= mended;
      if (!mended) inexact_ = true;
    }
    return added;
  }

  // Adds Skolem constants of least depth first.
  bool add_witnesses(const std::vector<QuantifiedLiteral>& missing) {
    std::uint32_t least = deepest_;
    for (const QuantifiedLiteral& literal : missing) {
      // No candidate can satisfy a demand for so many elements.
      if (arena_.kind(literal.formula) == Kind::at_least && arena_.number(literal.formula) > Number(mbqi_tuning::most_terms)) return false;
    }
    for (const QuantifiedLiteral& literal : missing) least = std::min(least, known_.store().depth(literal.formula));
    if (least >= deepest_) return false;
    std::size_t added = 0;
    for (const QuantifiedLiteral& literal : missing) {
      if (added == mbqi_tuning::most_witnesses) break;
      if (known_.store().depth(literal.formula) != least) continue;
      require_witness(literal);
      ++added;
    }
    return added != 0;
  }

  void require_witness(const QuantifiedLiteral& literal) {
    const Instance& witness = known_.store().witness(literal);
    solver_.require(arena_.implication(premise(arena_, literal), witness.says));
    witness_order_.add(literal, witness);
    // The candidate needs a value for each constant, also for one that occurs only in quantified formulas.
    for (Term constant : witness.terms) solver_.know(constant);
  }

  model::Selection selection(const Query& query, Relevance& relevance) {
    model::Selection result;
    for (std::uint32_t a = 0; a < theory_.reads.size(); ++a) {
      result.push_back(query.open[a].front());
      for (std::uint32_t reading : query.open[a]) {
        const Formula reads = arena_.atom(theory_.reads[a][reading], {});
        if (solver_.knows(reads) && relevance.truth(reads)) result.back() = reading;
      }
    }
    return result;
  }

  const MbqiOptions options_;
  Theory& theory_;
  Arena& arena_;
  GroundSolver solver_;
  GroundQuery question_;
  KnownInstances known_;
  SearchPlans plans_;
  ClosureLemmas closures_;
  AggregateLemmas aggregates_;
  FiniteAxioms finite_axioms_;
  SkolemSymmetry witness_order_;
  ConstantSymmetry name_order_;
  LazyContext context_;                           // for numbers
  std::uint32_t deepest_ = mbqi_tuning::deepest;  // largest depth of constants that is considered
  bool finite_ = false;                           // per query: the axioms of finiteness are assumed
  bool hard_numbers_ = false;                     // per query: lex-leader constraints are used from the start
  std::uint64_t own_work_ = 0;                    // work that the meter had counted at the last charge
  std::size_t times_counted_ = 0;                 // per query: how often parts and wholes were compared
  bool inexact_ = false;                          // the candidate differs from the solver's model
  bool too_deep_ = false;                         // the candidate violates a formula for elements that are too deep
};

Mbqi::Mbqi(Theory& theory, MbqiOptions options) : implementation_(std::make_unique<Implementation>(theory, options)) {}
Mbqi::~Mbqi() = default;
Outcome Mbqi::decide(const Query& query, std::uint64_t& units) { return implementation_->decide(query, units); }
std::vector<GroundInstance> Mbqi::refutation(const Query& query, std::uint64_t units) { return implementation_->refutation(query, units); }
bool Mbqi::confirm(const Query& query, std::uint64_t& units) { return implementation_->confirm(query, units); }

}  // namespace proviso::solve

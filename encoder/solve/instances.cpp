#include "solve/instances.h"

#include <algorithm>
#include <memory>

#include "solve/closure_lemmas.h"
#include "solve/finite_axioms.h"
#include "solve/instance_refutation.h"
#include "solve/read_candidate.h"

namespace proviso::solve {

using namespace logic;

namespace {

// A theory whose constants rest on one another more deeply has no end of them, or one that is out of reach.
constexpr std::uint32_t deepest = 5;
constexpr std::size_t most_rounds = 400;
constexpr std::size_t most_terms = 400;              // in one candidate
constexpr std::size_t most_of_an_obligation = 16;    // instances, from one candidate
constexpr std::int64_t largest_count = 64;           // that is told element by element
constexpr std::uint64_t units_a_term = 100;          // making a candidate, by its ground terms
constexpr std::uint64_t units_a_step = 1;            // of looking things up in it

}  // namespace

class Instances::Implementation {
 public:
  explicit Implementation(Theory& theory)
      : theory_(theory), arena_(*theory.arena), solver_(theory), question_(theory, solver_), known_(theory), plans_(theory),
        closures_(theory), finite_(theory) {}

  Outcome decide(const Query& query, std::uint64_t& units, const std::atomic<bool>* interrupt) {
    question_.ask(query);
    Effort effort{units, interrupt, 0};
    Outcome outcome = search(query, effort);
    units -= std::min(effort.used, units);
    return outcome;
  }

  std::vector<GroundInstance> refutation(const Query& query, std::uint64_t units) {
    std::uint64_t left = units;
    if (!std::holds_alternative<Unsat>(decide(query, left, nullptr))) return {};
    return InstanceRefutation(theory_, question_, known_, context_).told(units);
  }

  bool confirm(const Query& query, std::uint64_t& units) {
    if (!std::holds_alternative<Unsat>(decide(query, units, nullptr))) return false;
    Effort effort{units, nullptr, 0};
    const bool confirmed = InstanceRefutation(theory_, question_, known_, context_).confirmed(effort);
    units -= std::min(effort.used, units);
    return confirmed;
  }

 private:
  Outcome search(const Query& query, Effort& effort) {
    bool finite = false;
    std::size_t rounds = 0;
    while (true) {
      if (effort.interrupt != nullptr && effort.interrupt->load()) return Unknown{"the search was interrupted"};
      const Answer answer = solver_.check(question_.assumed(), effort);
      if (answer == Answer::unsat) return question_.refuted();
      if (answer == Answer::unknown || effort.used > effort.units) return give_up();
      Relevance relevance = known_.relevant(question_, solver_);
      effort.used += units_a_term * relevance.terms().size();
      if (relevance.terms().size() > most_terms) return give_up();
      GroundTheory theory(theory_, relevance);
      if (learn(theory.mend_equalities())) continue;
      if (++rounds > most_rounds) return give_up();
      if (const std::optional<Outcome> outcome = look(query, relevance, theory, finite, effort)) return *outcome;
    }
  }

  bool learn(std::vector<GroundTheory::Literals> lemmas) {
    for (GroundTheory::Literals& lemma : lemmas) {
      solver_.require_one(lemma);
      known_.learnt().push_back({std::move(lemma), std::nullopt});
    }
    return !lemmas.empty();
  }

  // Adds what the solver's model overlooks. An outcome, if there is nothing, or nothing that leads anywhere.
  std::optional<Outcome> look(const Query& query, Relevance& relevance, GroundTheory& theory, bool& finite, Effort& effort) {
    const std::uint64_t left = effort.units - std::min(effort.used, effort.units);
    Candidate candidate(theory_, question_.meanings(), plans_, left / units_a_step);
    std::optional<Outcome> outcome = look(query, relevance, theory, candidate, finite, effort);
    effort.used += candidate.steps() * units_a_step;
    if (candidate.given_up()) return give_up();
    return outcome;
  }

  // What is added follows from what is known, also where the candidate has given up.
  std::optional<Outcome> look(const Query& query, Relevance& relevance, GroundTheory& theory, Candidate& candidate, bool& finite,
                              Effort& effort) {
    theory.fill(candidate, known_.herbrand());
    if (!theory.agrees_with_counts(candidate)) {
      GroundTheory::Literals lemma;
      const Answer numbers = theory.mend_numbers(context_, effort, lemma);
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
    added |= mend_counts(relevance, candidate);
    if (added) return std::nullopt;
    std::vector<Obligation> missing;
    for (const Obligation& obligation : relevance.obligations()) {
      const bool lacks = known_.herbrand().is_existential(obligation) && !known_.herbrand().known_witness(obligation) &&
                         candidate.holds(obligation.formula) != obligation.holds;
      if (lacks) missing.push_back(obligation);
    }
    if (add_witnesses(missing)) return std::nullopt;
    if (!missing.empty() || inexact_ || too_deep_) {
      if (finite) return give_up();
      finite = true;
      std::vector<Formula> formulas;
      for (const Stated& stated : question_.stated()) formulas.push_back(stated.formula);
      for (Formula axiom : finite_.axioms(formulas)) question_.assume(axiom);
      // Every candidate has an end, where it was given up; the one that is meant need not be there yet.
      for (Formula end : finite_.ends()) require_witness({end, true});
      return std::nullopt;
    }
    return Outcome(Sat{interpretation(theory_, candidate), selection(query, relevance), false});
  }

  static Outcome give_up() { return Unknown{"no refutation was found"}; }

  // What follows from the obligation for the terms is required.
  bool add_instance(const Obligation& obligation, std::vector<Term> terms) {
    const Formula says = known_.herbrand().consequence(obligation, terms);
    if (!known_.herbrand().add(obligation, {says, std::move(terms)})) return false;
    solver_.require(arena_.implication(premise(arena_, obligation), says));
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
      added |= add_lemma(atom, {question_.where_read(definition->unit, arena_.implication(guard, says)), Demand{definition->unit, {}},
                                definition->parameters, {terms.begin(), terms.end()}},
                         question_.selector_of(definition->unit));
    }
    return added;
  }

  bool instantiate(const Relevance& relevance, Candidate& candidate) {
    bool added = false;
    for (const Obligation& obligation : relevance.obligations()) {
      if (known_.herbrand().is_existential(obligation)) continue;
      const Formula formula = obligation.formula;
      if (arena_.kind(formula) == Kind::at_least) {
        const auto least = static_cast<std::size_t>(*arena_.number(formula).to_int64());
        const SortId sort = arena_.sort(arena_.variables(formula)[0]);
        std::vector<Term> terms;
        for (const Candidate::Element element : candidate.satisfying(formula, least)) terms.push_back(candidate.representative(sort, element));
        if (terms.size() == least) added |= add_instance(obligation, std::move(terms));
        continue;
      }
      const auto variables = arena_.variables(formula);
      std::vector<std::vector<Term>> broken;
      std::size_t left = most_of_an_obligation;
      candidate.search(formula, !obligation.holds, [&] {
        std::vector<Term> terms;
        for (VariableId variable : variables) {
          terms.push_back(candidate.representative(arena_.sort(variable), candidate.element(arena_.variable(variable))));
        }
        broken.push_back(std::move(terms));
        return broken.size() >= 4 * left;
      });
      for (const std::vector<Term>& terms : broken) {
        if (std::ranges::any_of(terms, [&](Term term) { return known_.herbrand().depth(term) > deepest; })) {
          too_deep_ = true;
          continue;
        }
        if (!add_instance(obligation, terms)) continue;
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
      for (Formula lemma : said ? closures_.of_missing_path(closure, candidate) : closures_.of_path(closure, candidate)) {
        added |= add_lemma(closure, lemma);
      }
    }
    return added;
  }

  bool mend_counts(const Relevance& relevance, Candidate& candidate) {
    bool added = false;
    const std::vector<Term>& aggregates = relevance.aggregates();
    for (Term aggregate : aggregates) {
      const Number said = candidate.number(aggregate), actual = candidate.actual_number(aggregate);
      if (said == actual) continue;
      if (arena_.kind(aggregate) != Kind::count) {
        inexact_ = true;
        continue;
      }
      bool mended = false;
      for (Term other : aggregates) mended |= order(aggregate, other, candidate) || order(other, aggregate, candidate);
      const auto least = (said < actual ? said + Number(1) : actual + Number(1)).to_int64();
      if (!mended && least && *least <= largest_count) mended = tell_count(aggregate, std::max<std::int64_t>(*least, 0));
      added |= mended;
      if (!mended) inexact_ = true;
    }
    return added;
  }

  // Where all that the one counts the other counts too, it is no greater.
  bool order(Term fewer, Term more, Candidate& candidate) {
    if (fewer == more || arena_.kind(fewer) != Kind::count || arena_.kind(more) != Kind::count) return false;
    const VariableId a = arena_.variables(fewer)[0], b = arena_.variables(more)[0];
    if (arena_.sort(a) != arena_.sort(b) || candidate.number(fewer) <= candidate.number(more)) return false;
    const Formula narrow = arena_.children(fewer)[0];
    const Formula wide = arena_.substitute(arena_.children(more)[0], {{b, arena_.variable(a)}});
    const Formula within = arena_.forall({a}, arena_.implication(narrow, wide));
    if (!candidate.holds(within)) return false;
    return add_lemma(fewer, arena_.implication(within, arena_.less_equal(fewer, more)));
  }

  // That the count is so many or more, exactly if there are. (Compared with a numeral the count would be told apart at once;
  // as a sum it is a number like any other.)
  bool tell_count(Term count, std::int64_t least) {
    const Formula there_are = arena_.at_least(Number(least), arena_.variables(count)[0], arena_.children(count)[0]);
    const Formula counted = arena_.less_equal(arena_.integer(Number(2 * least)), arena_.product(Number(2), count));
    return add_lemma(count, arena_.equivalence(counted, there_are));
  }

  // Those that rest on fewest others.
  bool add_witnesses(const std::vector<Obligation>& missing) {
    std::uint32_t least = deepest;
    for (const Obligation& obligation : missing) least = std::min(least, known_.herbrand().depth(obligation.formula));
    if (least >= deepest) return false;
    bool added = false;
    for (const Obligation& obligation : missing) {
      if (known_.herbrand().depth(obligation.formula) != least) continue;
      require_witness(obligation);
      added = true;
    }
    return added;
  }

  void require_witness(const Obligation& obligation) {
    const Instance& witness = known_.herbrand().witness(obligation);
    solver_.require(arena_.implication(premise(arena_, obligation), witness.says));
    // A candidate needs a value for each constant, also for one that only quantified formulas mention.
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

  Theory& theory_;
  Arena& arena_;
  GroundSolver solver_;
  InstanceQuestion question_;
  KnownInstances known_;
  SearchPlans plans_;
  ClosureLemmas closures_;
  FiniteAxioms finite_;
  LazyContext context_;    // for numbers
  bool inexact_ = false;   // the candidate is not what the solver says it is
  bool too_deep_ = false;  // it breaks a formula for elements that rest on too many others
};

Instances::Instances(Theory& theory) : implementation_(std::make_unique<Implementation>(theory)) {}
Instances::~Instances() = default;
Outcome Instances::decide(const Query& query, std::uint64_t& units, const std::atomic<bool>* interrupt) {
  return implementation_->decide(query, units, interrupt);
}
std::vector<GroundInstance> Instances::refutation(const Query& query, std::uint64_t units) {
  return implementation_->refutation(query, units);
}
bool Instances::confirm(const Query& query, std::uint64_t& units) { return implementation_->confirm(query, units); }

}  // namespace proviso::solve

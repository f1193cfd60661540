#include "solve/instances.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "solve/candidate.h"
#include "solve/closure_lemmas.h"
#include "solve/finite_axioms.h"
#include "solve/ground_solver.h"
#include "solve/ground_theory.h"
#include "solve/herbrand.h"
#include "solve/instance_words.h"
#include "solve/relevance.h"

namespace proviso::solve {

using namespace logic;
using model::AmbiguityId;
using model::QuestionUnit;
using model::TermUnit;
using model::Unit;
using Selector = GroundSolver::Selector;

namespace {

// A theory whose constants rest on one another more deeply has no end of them, or one that is out of reach.
constexpr std::uint32_t deepest = 5;
constexpr std::size_t most_rounds = 400;
constexpr std::size_t most_terms = 400;              // in one candidate
constexpr std::size_t most_of_an_obligation = 16;    // instances, from one candidate
constexpr std::int64_t largest_count = 64;           // that is told element by element
constexpr std::uint64_t units_a_term = 100;          // making a candidate, by its ground terms
constexpr std::uint64_t units_a_step = 1;            // of looking things up in it

struct Unnamed {};
using Named = std::variant<Unit, AmbiguityId, Unnamed>;

}  // namespace

class Instances::Implementation {
  // Something that holds, and what of the spec says so: nothing where it is what a closure or a count means.
  struct Stated {
    Formula formula;
    std::optional<Origin> origin;
    std::vector<VariableId> variables;  // of an instance: of the formula that it is one of, and the terms in their place
    std::vector<Term> terms;
    bool is_scope = false;              // which clauses are in force, which readings are open
  };

 public:
  explicit Implementation(Theory& theory)
      : theory_(theory), arena_(*theory.arena), herbrand_(theory), solver_(std::make_unique<GroundSolver>(theory)), plans_(theory),
        closures_(theory), finite_(theory) {
    for (const Definition& definition : theory.definitions) definitions_.emplace(definition.unit, &definition);
    for (const Axiom& axiom : theory.structural) always(axiom);
  }

  Outcome decide(const Query& query, std::uint64_t& units, const std::atomic<bool>* interrupt) {
    ask(query);
    Effort effort{units, interrupt, 0};
    Outcome outcome = search(query, effort);
    units -= std::min(effort.used, units);
    return outcome;
  }

  std::vector<GroundInstance> refutation(const Query& query, std::uint64_t& units) {
    std::vector<GroundInstance> result;
    if (!std::holds_alternative<Unsat>(decide(query, units, nullptr))) return result;
    Effort effort{units, nullptr, 0};
    std::vector<Stated> core = core_of(all_stated(), effort);
    InstanceWords words(theory_);
    for (const Stated& stated : core) {
      if (stated.is_scope) continue;
      GroundInstance instance{stated.origin, {}};
      for (std::size_t i = 0; i < stated.terms.size(); ++i) {
        const VariableId variable = stated.variables[std::min(i, stated.variables.size() - 1)];
        instance.elements.emplace_back(arena_.name(variable), words.of(stated.terms[i]));
      }
      result.push_back(std::move(instance));
    }
    // Once more, in a solver that knows these alone.
    GroundSolver fresh(theory_);
    for (const Stated& stated : core) fresh.require(stated.formula);
    tell_learnt(fresh);
    if (fresh.check({}, effort) != Answer::unsat) result.clear();
    units -= std::min(effort.used, units);
    return result;
  }

  bool confirm(const Query& query, std::uint64_t& units) {
    if (!std::holds_alternative<Unsat>(decide(query, units, nullptr))) return false;
    Effort effort{units, nullptr, 0};
    const bool confirmed = refutes(effort);
    units -= std::min(effort.used, units);
    return confirmed;
  }

 private:
  // -- the question

  void always(const Axiom& axiom) {
    if (axiom.formula == arena_.verum()) return;
    always_.push_back({axiom.formula, axiom.origin, {}, {}});
    solver_->require(axiom.formula);
  }

  Selector selector_of(Formula formula) {
    const auto [place, is_new] = selectors_.try_emplace(formula.id, 0);
    if (is_new) {
      place->second = solver_->new_selector();
      solver_->require(formula, place->second);
    }
    return place->second;
  }

  // Of a term's meaning: what it needs is required as it comes up.
  Selector selector_of(const TermUnit& unit) {
    const auto [place, is_new] = meaning_selectors_.try_emplace(unit, 0);
    if (is_new) place->second = solver_->new_selector();
    return place->second;
  }

  void assume(Selector selector, Named stands) {
    if (stands_.emplace(selector, std::move(stands)).second) assumed_.push_back(selector);
  }
  void assume(Formula formula, Named stands, std::optional<Origin> origin = std::nullopt, bool is_scope = false) {
    if (formula == arena_.verum()) return;
    roots_.push_back({formula, std::move(origin), {}, {}, is_scope});
    assume(selector_of(formula), std::move(stands));
  }

  void ask(const Query& query) {
    assumed_.clear();
    stands_.clear();
    roots_ = always_;
    meanings_.clear();
    for (const Unit& unit : query.demands) {
      if (const auto* term = std::get_if<TermUnit>(&unit)) {
        ask(*term);
      } else if (const auto demand = theory_.demands.find(unit); demand != theory_.demands.end()) {
        for (const Axiom& axiom : demand->second) assume(axiom.formula, unit, axiom.origin);
      }
    }
    if (query.goal.valid()) assume(query.goal, Unit{QuestionUnit{}}, Demand{QuestionUnit{}, {}});
    for (const model::Limit& limit : query.limits) assume(theory_.at_most(limit.type, model::Number(limit.count)), Unnamed{});
    for (const auto& [clause, symbol] : theory_.in_force) {
      const Formula literal = arena_.atom(symbol, {});
      assume(query.in_force[clause.value] ? literal : arena_.negation(literal), Unnamed{}, std::nullopt, true);
    }
    for (std::uint32_t a = 0; a < theory_.reads.size(); ++a) {
      if (query.open[a].size() == theory_.reads[a].size()) continue;
      std::vector<Formula> readings;
      for (std::uint32_t reading : query.open[a]) readings.push_back(arena_.atom(theory_.reads[a][reading], {}));
      assume(arena_.disjunction(std::move(readings)), AmbiguityId{a}, std::nullopt, true);
    }
  }

  void ask(const TermUnit& unit) {
    const auto found = definitions_.find(unit);
    if (found == definitions_.end()) return;
    const Definition& definition = *found->second;
    assume(selector_of(unit), Unit{unit});
    const AmbiguityId ambiguity = theory_.model[unit.id].ambiguity;
    const SymbolId reads = ambiguity.valid() ? theory_.reads[ambiguity.value][unit.reading] : SymbolId{};
    meanings_[definition.symbol.value].push_back({reads, &definition});
    for (const Axiom& axiom : definition.axioms) {
      const Formula formula = where_read(unit, axiom.formula);
      roots_.push_back({formula, Demand{unit, {}}, {}, {}});
      if (meaning_axioms_.insert(formula).second) solver_->require(formula, selector_of(unit));
    }
  }

  Formula where_read(const TermUnit& unit, Formula formula) {
    const AmbiguityId ambiguity = theory_.model[unit.id].ambiguity;
    if (!ambiguity.valid()) return formula;
    return arena_.implication(arena_.atom(theory_.reads[ambiguity.value][unit.reading], {}), formula);
  }

  // -- the search

  Outcome search(const Query& query, Effort& effort) {
    bool finite = false;
    std::size_t rounds = 0;
    while (true) {
      if (effort.interrupt != nullptr && effort.interrupt->load()) return Unknown{"the search was interrupted"};
      const Answer answer = solver_->check(assumed_, effort);
      if (answer == Answer::unsat) return refuted();
      if (answer == Answer::unknown || effort.used > effort.units) return give_up();
      Relevance relevance = relevant(*solver_);
      effort.used += units_a_term * relevance.terms().size();
      if (relevance.terms().size() > most_terms) return give_up();
      GroundTheory theory(theory_, relevance);
      if (learn(theory.mend_equalities())) continue;
      if (++rounds > most_rounds) return give_up();
      if (const std::optional<Outcome> outcome = look(query, relevance, theory, finite, effort)) return *outcome;
    }
  }

  Relevance relevant(const GroundSolver& solver) {
    Relevance relevance(theory_, herbrand_, solver, [this](Node node, const auto& add) { further(node, add); });
    for (const Stated& root : roots_) relevance.add(root.formula);
    return relevance;
  }

  bool learn(std::vector<GroundTheory::Literals> lemmas) {
    for (GroundTheory::Literals& lemma : lemmas) {
      solver_->require_one(lemma);
      learnt_.push_back({std::move(lemma), std::nullopt});
    }
    return !lemmas.empty();
  }

  // Of what is stated, parts that cannot hold together: each one tried without, from the last, as far as the effort goes.
  std::vector<Stated> core_of(std::vector<Stated> stated, Effort& effort) {
    GroundSolver fresh(theory_);
    std::map<Selector, std::size_t> stands;
    for (std::size_t i = 0; i < stated.size(); ++i) {
      const Selector selector = fresh.new_selector();
      fresh.require(stated[i].formula, selector);
      stands.emplace(selector, i);
    }
    tell_learnt(fresh);
    std::vector<Selector> core;
    for (const auto& [selector, i] : stands) core.push_back(selector);
    if (fresh.check(core, effort) != Answer::unsat) return {};
    core = fresh.core();
    for (std::size_t i = core.size(); i-- > 0;) {
      std::vector<Selector> without = core;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      if (fresh.check(without, effort) != Answer::unsat) continue;
      core = fresh.core();
      i = std::min(i, core.size());
    }
    std::vector<Stated> result;
    for (const Selector selector : core) result.push_back(std::move(stated[stands.at(selector)]));
    return result;
  }

  // Do the instances that are known refute the question, for a solver that knows nothing else? It is told of equality and
  // numbers what was learnt before, lemma by lemma, each once looked at again.
  bool refutes(Effort& effort) {
    GroundSolver fresh(theory_);
    for (const Stated& stated : all_stated()) fresh.require(stated.formula);
    tell_learnt(fresh);
    while (true) {
      const Answer answer = fresh.check({}, effort);
      if (answer != Answer::sat) return answer == Answer::unsat;
      Relevance relevance = relevant(fresh);
      GroundTheory theory(theory_, relevance);
      std::vector<GroundTheory::Literals> lemmas = theory.mend_equalities();
      if (lemmas.empty()) {
        lemmas.emplace_back();
        if (theory.mend_numbers(context_, effort, lemmas.back()) != Answer::unsat) return false;
      }
      for (const GroundTheory::Literals& lemma : lemmas) fresh.require_one(lemma);
    }
  }

  // Adds what the solver's model overlooks. An outcome, if there is nothing, or nothing that leads anywhere.
  std::optional<Outcome> look(const Query& query, Relevance& relevance, GroundTheory& theory, bool& finite, Effort& effort) {
    const std::uint64_t left = effort.units - std::min(effort.used, effort.units);
    Candidate candidate(theory_, meanings_, plans_, left / units_a_step);
    std::optional<Outcome> outcome = look(query, relevance, theory, candidate, finite, effort);
    effort.used += candidate.steps() * units_a_step;
    if (candidate.given_up()) return give_up();
    return outcome;
  }

  // What is added follows from what is known, also where the candidate has given up.
  std::optional<Outcome> look(const Query& query, Relevance& relevance, GroundTheory& theory, Candidate& candidate, bool& finite,
                              Effort& effort) {
    theory.fill(candidate, herbrand_);
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
      const bool lacks = herbrand_.is_existential(obligation) && !herbrand_.known_witness(obligation) &&
                         candidate.holds(obligation.formula) != obligation.holds;
      if (lacks) missing.push_back(obligation);
    }
    if (add_witnesses(missing)) return std::nullopt;
    if (!missing.empty() || inexact_ || too_deep_) {
      if (finite) return give_up();
      finite = true;
      std::vector<Formula> formulas;
      for (const Stated& root : roots_) formulas.push_back(root.formula);
      for (Formula axiom : finite_.axioms(formulas)) assume(axiom, Unnamed{});
      // Every candidate has an end, where it was given up; the one that is meant need not be there yet.
      for (Formula end : finite_.ends()) require_witness({end, true});
      return std::nullopt;
    }
    return Outcome(Sat{interpretation(candidate), selection(query, relevance), false});
  }

  static Outcome give_up() { return Unknown{"no refutation was found"}; }

  void further(Node node, const std::function<void(Formula)>& add) const {
    if (const auto found = lemmas_.find(node.id); found != lemmas_.end()) {
      for (const Lemma& lemma : found->second) {
        if (!lemma.when || stands_.contains(*lemma.when)) add(lemma.says.formula);
      }
    }
  }

  // What follows from the obligation for the terms is required.
  bool add_instance(const Obligation& obligation, std::vector<Term> terms) {
    const Formula says = herbrand_.consequence(obligation, terms);
    if (!herbrand_.add(obligation, {says, std::move(terms)})) return false;
    solver_->require(arena_.implication(premise(obligation), says));
    return true;
  }

  Formula premise(const Obligation& obligation) {
    return obligation.holds ? obligation.formula : arena_.negation(obligation.formula);
  }

  bool add_lemma(Node node, Stated says, std::optional<Selector> when = std::nullopt) {
    std::vector<Lemma>& lemmas = lemmas_[node.id];
    const auto same = [&](const Lemma& lemma) { return lemma.says.formula == says.formula && lemma.when == when; };
    if (says.formula == arena_.verum() || std::ranges::any_of(lemmas, same)) return false;
    solver_->require(says.formula, when);
    lemmas.push_back({std::move(says), when});
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
      const bool said = solver_->truth(atom);
      if (said == candidate.defined(symbol, candidate.arguments(atom))) continue;
      std::vector<std::pair<VariableId, Term>> replacements;
      const auto terms = arena_.children(atom);
      for (std::size_t i = 0; i < terms.size(); ++i) replacements.emplace_back(definition->parameters[i], terms[i]);
      const Formula body = arena_.substitute(definition->body, replacements);
      const Formula guard = arena_.substitute(definition->guard, replacements);
      const Formula says = said ? arena_.implication(atom, body) : arena_.implication(body, atom);
      added |= add_lemma(atom, {where_read(definition->unit, arena_.implication(guard, says)), Demand{definition->unit, {}},
                                definition->parameters, {terms.begin(), terms.end()}},
                         selector_of(definition->unit));
    }
    return added;
  }

  bool instantiate(const Relevance& relevance, Candidate& candidate) {
    bool added = false;
    for (const Obligation& obligation : relevance.obligations()) {
      if (herbrand_.is_existential(obligation)) continue;
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
        if (std::ranges::any_of(terms, [&](Term term) { return herbrand_.depth(term) > deepest; })) {
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
      const bool said = solver_->truth(closure);
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
    for (const Obligation& obligation : missing) least = std::min(least, herbrand_.depth(obligation.formula));
    if (least >= deepest) return false;
    bool added = false;
    for (const Obligation& obligation : missing) {
      if (herbrand_.depth(obligation.formula) != least) continue;
      require_witness(obligation);
      added = true;
    }
    return added;
  }

  void require_witness(const Obligation& obligation) {
    const Instance& witness = herbrand_.witness(obligation);
    solver_->require(arena_.implication(premise(obligation), witness.says));
    // A candidate needs a value for each constant, also for one that only quantified formulas mention.
    for (Term constant : witness.terms) solver_->know(constant);
  }

  // -- answers

  Outcome refuted() const {
    Unsat unsat;
    unsat.extent = EverySize{};
    for (Selector selector : solver_->core()) {
      const Named& stands = stands_.at(selector);
      if (const auto* unit = std::get_if<Unit>(&stands)) {
        unsat.core.push_back(*unit);
        const auto* term = std::get_if<TermUnit>(unit);
        if (term == nullptr) continue;
        if (const AmbiguityId a = theory_.model[term->id].ambiguity; a.valid()) unsat.pinned.push_back(a);
      } else if (const auto* ambiguity = std::get_if<AmbiguityId>(&stands)) {
        unsat.pinned.push_back(*ambiguity);
      }
    }
    const auto tidy = [](auto& list) {
      std::ranges::sort(list);
      list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    tidy(unsat.core);
    tidy(unsat.pinned);
    return unsat;
  }

  Interpretation interpretation(Candidate& candidate) {
    const Signature& signature = theory_.signature;
    Interpretation result;
    result.sizes.resize(signature.sorts.size());
    result.tables.resize(signature.symbols.size());
    for (std::uint32_t i = 0; i < signature.sorts.size(); ++i) {
      if (signature.sorts[i].kind == SortKind::open) result.sizes[i] = candidate.size(SortId{i});
    }
    for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
      const Symbol& symbol = signature.symbols[i];
      auto& table = result.tables[i];
      if (symbol.result == Signature::boolean) {
        for (const Candidate::Elements& tuple : candidate.true_of(SymbolId{i})) {
          if (tuple.find(Candidate::nowhere) == Candidate::Elements::npos) table[{tuple.begin(), tuple.end()}] = true;
        }
      } else if (std::holds_alternative<FieldSymbol>(symbol.meaning)) {
        for (std::uint32_t e = 0; e < candidate.size(symbol.arguments[0]); ++e) {
          set_field(candidate, SymbolId{i}, candidate.representative(symbol.arguments[0], static_cast<Candidate::Element>(e)), e, table);
        }
      } else if (std::holds_alternative<IndividualSymbol>(symbol.meaning)) {
        const Candidate::Element element = candidate.element(arena_.application(SymbolId{i}, {}));
        if (element != Candidate::nowhere) table[{}] = static_cast<std::uint32_t>(element);
      }
    }
    return result;
  }

  void set_field(Candidate& candidate, SymbolId symbol, Term owner, std::uint32_t index,
                 std::map<std::vector<std::uint32_t>, Interpretation::Value>& table) {
    const Term value = arena_.application(symbol, {owner});
    const SortId sort = theory_.signature[symbol].result;
    if (sort == Signature::integer || sort == Signature::real) {
      table[{index}] = candidate.number(value);
    } else if (const Candidate::Element element = candidate.element(value); element != Candidate::nowhere) {
      table[{index}] = static_cast<std::uint32_t>(element);
    }
  }

  model::Selection selection(const Query& query, Relevance& relevance) {
    model::Selection result;
    for (std::uint32_t a = 0; a < theory_.reads.size(); ++a) {
      result.push_back(query.open[a].front());
      for (std::uint32_t reading : query.open[a]) {
        const Formula reads = arena_.atom(theory_.reads[a][reading], {});
        if (solver_->knows(reads) && relevance.truth(reads)) result.back() = reading;
      }
    }
    return result;
  }

  // -- all that is known of the question, whatever a model makes of it

  std::vector<Stated> all_stated() {
    std::vector<Stated> result = roots_;
    std::vector<bool> seen(arena_.size());
    // The parts of what was stated last come from where that does.
    std::vector<std::pair<Node, std::optional<Origin>>> open;
    const auto state = [&](Stated stated) {
      open.emplace_back(stated.formula, stated.origin);
      result.push_back(std::move(stated));
    };
    for (const Stated& root : roots_) open.emplace_back(root.formula, root.origin);
    while (!open.empty()) {
      const auto [node, origin] = open.back();
      open.pop_back();
      if (node.id < seen.size() && seen[node.id]) continue;
      if (node.id >= seen.size()) seen.resize(node.id + 1);
      seen[node.id] = true;
      const Kind kind = arena_.kind(node);
      if (kind == Kind::forall || kind == Kind::exists || kind == Kind::at_least) {
        const auto bound = arena_.variables(node);
        for (const bool holds : {true, false}) {
          const Obligation obligation{node, holds};
          const auto state_instance = [&](const Instance& instance) {
            state({arena_.implication(premise(obligation), instance.says), origin, {bound.begin(), bound.end()}, instance.terms});
          };
          if (const Instance* witness = herbrand_.known_witness(obligation)) state_instance(*witness);
          for (const Instance& instance : herbrand_.instances(obligation)) state_instance(instance);
        }
        continue;
      }
      if (const auto found = lemmas_.find(node.id); found != lemmas_.end()) {
        for (const Lemma& lemma : found->second) {
          if (!lemma.when || stands_.contains(*lemma.when)) state(lemma.says);
        }
      }
      if (kind == Kind::count || kind == Kind::total) continue;
      const auto children = arena_.children(node);
      const std::size_t ends = kind == Kind::reach ? 2 : children.size();
      for (std::size_t i = 0; i < ends; ++i) open.emplace_back(children[i], origin);
    }
    return result;
  }

  void tell_learnt(GroundSolver& fresh) {
    for (Learnt& learnt : learnt_) {
      if (!std::ranges::all_of(learnt.lemma, [&](const auto& literal) { return fresh.knows(literal.first); })) continue;
      if (!learnt.valid) learnt.valid = GroundTheory::is_valid(theory_, context_, learnt.lemma);
      if (*learnt.valid) fresh.require_one(learnt.lemma);
    }
  }

  struct Learnt {
    GroundTheory::Literals lemma;
    std::optional<bool> valid;  // looked at on its own
  };
  struct Lemma {
    Stated says;
    std::optional<Selector> when;
  };

  Theory& theory_;
  Arena& arena_;
  Herbrand herbrand_;
  std::unique_ptr<GroundSolver> solver_;
  SearchPlans plans_;
  ClosureLemmas closures_;
  FiniteAxioms finite_;
  LazyContext context_;  // for numbers
  std::vector<Learnt> learnt_;
  std::map<TermUnit, const Definition*> definitions_;
  std::vector<Stated> always_;
  std::unordered_map<std::uint32_t, Selector> selectors_;            // by formula
  std::map<TermUnit, Selector> meaning_selectors_;
  std::set<Formula> meaning_axioms_;                                 // that have been required
  std::unordered_map<std::uint32_t, std::vector<Lemma>> lemmas_;     // by the atom, closure or count that they are about

  // The question under way.
  std::vector<Selector> assumed_;
  std::map<Selector, Named> stands_;
  std::vector<Stated> roots_;
  Candidate::Meanings meanings_;
  bool inexact_ = false;   // the candidate is not what the solver says it is
  bool too_deep_ = false;  // it breaks a formula for elements that rest on too many others
};

Instances::Instances(Theory& theory) : implementation_(std::make_unique<Implementation>(theory)) {}
Instances::~Instances() = default;
Outcome Instances::decide(const Query& query, std::uint64_t& units, const std::atomic<bool>* interrupt) {
  return implementation_->decide(query, units, interrupt);
}
std::vector<GroundInstance> Instances::refutation(const Query& query, std::uint64_t& units) {
  return implementation_->refutation(query, units);
}
bool Instances::confirm(const Query& query, std::uint64_t& units) { return implementation_->confirm(query, units); }

}  // namespace proviso::solve

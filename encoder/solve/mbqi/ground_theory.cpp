#include "solve/mbqi/ground_theory.h"

#include <algorithm>

namespace proviso::solve {

using namespace logic;
using namespace lower;

GroundTheory::GroundTheory(const Theory& theory, Relevance& relevance)
    : theory_(theory), arena_(*theory.arena), relevance_(relevance), congruence_(theory) {
  for (Term term : relevance.terms()) {
    if (!is_number(term)) congruence_.add(term);
  }
  for (Formula equality : relevance.equalities()) {
    if (relevance.truth(equality)) congruence_.merge(equality);
  }
}

bool GroundTheory::is_number(Term term) const {
  const SortId sort = arena_.sort(term);
  return sort == Signature::integer || sort == Signature::real;
}

GroundTheory::Key GroundTheory::key(std::uint32_t symbol, std::span<const Term> arguments) const {
  Key result{static_cast<char32_t>(symbol)};
  for (Term argument : arguments) result.push_back(congruence_.find(argument));
  return result;
}

// Adds the explanations of the pairwise equalities as premises.
void GroundTheory::explain(std::span<const Term> left, std::span<const Term> right, Literals& lemma) {
  std::set<Formula> equalities;
  for (std::size_t i = 0; i < left.size(); ++i) congruence_.explain(left[i], right[i], equalities);
  for (Formula equality : equalities) lemma.emplace_back(equality, false);
}

std::vector<GroundTheory::Literals> GroundTheory::mend_equalities() {
  std::vector<Literals> lemmas;
  if (const auto clash = congruence_.clash()) {
    Literals lemma;
    explain({&clash->first, 1}, {&clash->second, 1}, lemma);
    lemmas.push_back(std::move(lemma));
  } else {
    for (Formula equality : relevance_.equalities()) {
      const auto sides = arena_.children(equality);
      if (relevance_.truth(equality)) continue;
      for (Term side : sides) congruence_.add(side);
      if (congruence_.find(sides[0]) != congruence_.find(sides[1])) continue;
      Literals lemma{{equality, true}};
      explain(sides.subspan(0, 1), sides.subspan(1, 1), lemma);
      lemmas.push_back(std::move(lemma));
    }
    mend_predicates(lemmas);
  }
  return lemmas;
}

// Congruence of predicates: equal arguments give equal truth values.
void GroundTheory::mend_predicates(std::vector<Literals>& lemmas) {
  struct Seen {
    Formula atom[2];  // an atom that is false, and one that is true; invalid: none
  };
  std::unordered_map<Key, Seen> all;
  const auto look = [&](Formula atom, std::uint32_t symbol, std::span<const Term> arguments) {
    for (Term argument : arguments) congruence_.add(argument);
    const bool truth = relevance_.truth(atom);
    Seen& seen = all[key(symbol, arguments)];
    if (!seen.atom[truth].valid()) seen.atom[truth] = atom;
    const Formula other = seen.atom[!truth];
    if (!other.valid()) return;
    Literals lemma{{atom, !truth}, {other, truth}};
    explain(arguments, arena_.children(other).subspan(0, arguments.size()), lemma);
    lemmas.push_back(std::move(lemma));
  };
  for (Formula atom : relevance_.atoms()) look(atom, arena_.symbol(atom).value, arena_.children(atom));
  const auto symbols = static_cast<std::uint32_t>(theory_.signature.symbols.size());
  for (Formula closure : relevance_.closures()) {
    look(closure, symbols + arena_.children(closure)[2].id, arena_.children(closure).subspan(0, 2));
  }
}

// Elements of an enumeration are not among the terms of a model, so they can occur here for the first time.
Term GroundTheory::same(Term application) {
  for (Term argument : arena_.children(application)) congruence_.add(argument);
  return numbers_.try_emplace(key(arena_.symbol(application).value, arena_.children(application)), application).first->second;
}

Answer GroundTheory::mend_numbers(LazyContext& context, Effort& effort, Literals& lemma) {
  if (relevance_.comparisons().empty()) return Answer::sat;
  linear_.emplace(
      *theory_.arena, context.get(), [this](Term term) { return same(term); }, [this](Formula f) { return relevance_.truth(f); });
  Literals comparisons;
  for (Formula comparison : relevance_.comparisons()) comparisons.emplace_back(comparison, relevance_.truth(comparison));
  const Answer answer = linear_->check(comparisons, effort);
  if (answer != Answer::unsat) return answer;
  for (const auto& [formula, truth] : linear_->clashing()) lemma.emplace_back(formula, !truth);
  for (const auto& [one, other] : linear_->sames()) explain(arena_.children(one), arena_.children(other), lemma);
  return Answer::unsat;
}

// The lemma is valid if its formulas cannot all have the opposite truth values.
bool GroundTheory::is_valid(const Theory& theory, LazyContext& context, const Literals& lemma) {
  if (Congruence::is_valid(theory, lemma)) return true;
  const Arena& arena = *theory.arena;
  Congruence congruence(theory);
  Literals comparisons;
  std::map<Formula, bool> truths;
  for (const auto& [formula, truth] : lemma) {
    const Kind kind = arena.kind(formula);
    const bool is_comparison = kind == Kind::less || kind == Kind::less_equal ||
                               (kind == Kind::equal && (arena.sort(arena.children(formula)[0]) == Signature::integer ||
                                                        arena.sort(arena.children(formula)[0]) == Signature::real));
    if (is_comparison) {
      comparisons.emplace_back(formula, !truth);
    } else if (kind == Kind::equal && !truth) {
      congruence.merge(formula);
    }
    truths.emplace(formula, !truth);
  }
  std::map<Key, Term> numbers;
  const auto same = [&](Term term) {
    Key its{arena.symbol(term).value};
    for (Term argument : arena.children(term)) {
      congruence.add(argument);
      its.push_back(congruence.find(argument));
    }
    return numbers.try_emplace(its, term).first->second;
  };
  const auto truth = [&](Formula formula) {
    const auto known = truths.find(formula);
    return known != truths.end() ? std::optional(known->second) : std::nullopt;
  };
  Effort effort{1'000'000, 0};
  return !comparisons.empty() && LinearCheck(*theory.arena, context.get(), same, truth).check(comparisons, effort) == Answer::unsat;
}

Candidate::Element GroundTheory::element(Term term) const {
  if (arena_.kind(term) == Kind::element) return static_cast<Candidate::Element>(*arena_.number(term).to_int64());
  return elements_.at({arena_.sort(term), congruence_.find(term)});
}

Candidate::Elements GroundTheory::arguments(Node node) const {
  Candidate::Elements result;
  for (Term argument : arena_.children(node)) result.push_back(element(argument));
  return result;
}

void GroundTheory::fill(Candidate& candidate, InstantiationStore& store) {
  // The representative of an element is its term of least depth.
  std::vector<Term> terms;
  for (Term term : relevance_.terms()) {
    if (theory_.signature[arena_.sort(term)].kind == SortKind::open) terms.push_back(term);
  }
  std::ranges::sort(terms, {}, [&](Term term) { return std::pair(store.depth(term), term.id); });
  for (Term term : terms) {
    const auto [place, is_new] = elements_.try_emplace({arena_.sort(term), congruence_.find(term)}, Candidate::nowhere);
    if (is_new) place->second = candidate.add(arena_.sort(term), term);
  }
  for (Formula equality : relevance_.equalities()) {
    const Term value = arena_.children(equality)[0], other = arena_.children(equality)[1];
    if (theory_.signature[arena_.sort(value)].kind != SortKind::enumeration || !relevance_.truth(equality)) continue;
    for (const auto& [is, element] : {std::pair(value, other), std::pair(other, value)}) {
      if (arena_.kind(element) != Kind::element) continue;
      elements_[{arena_.sort(is), congruence_.find(is)}] = static_cast<Candidate::Element>(*arena_.number(element).to_int64());
    }
  }
  for (Term term : relevance_.terms()) {
    if (arena_.kind(term) == Kind::variable) {
      candidate.bind(arena_.variable_of(term), element(term));
    } else if (!is_number(term)) {
      candidate.set(arena_.symbol(term), arguments(term), element(term));
    }
  }
  for (Formula atom : relevance_.atoms()) candidate.set(arena_.symbol(atom), arguments(atom), relevance_.truth(atom));
  candidate.finish();
}

bool GroundTheory::agrees_with_counts(Candidate& candidate) const {
  if (std::ranges::any_of(relevance_.terms(), [&](Term term) { return is_number(term); })) return false;
  return std::ranges::all_of(relevance_.comparisons(),
                             [&](Formula comparison) { return candidate.holds(comparison) == relevance_.truth(comparison); });
}

void GroundTheory::fill_numbers(Candidate& candidate) {
  for (Term term : relevance_.terms()) {
    if (!is_number(term)) continue;
    if (const auto number = linear_ ? linear_->number(term) : std::nullopt) candidate.set(arena_.symbol(term), arguments(term), *number);
  }
  for (Term aggregate : relevance_.aggregates()) {
    if (const auto number = linear_ ? linear_->number(aggregate) : std::nullopt) candidate.set_number(aggregate, *number);
  }
}

}  // namespace proviso::solve

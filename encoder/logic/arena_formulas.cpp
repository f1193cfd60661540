// The constructors of formulas. Each simplification is an equivalence in every interpretation, including those with empty sorts:
// therefore an unused variable of an open sort is never dropped from a quantifier.
#include <algorithm>
#include <iterator>
#include <optional>

#include "logic/formula.h"
#include "logic/storage.h"
#include "text/check.h"

namespace proviso::logic {

namespace {

bool is_free_in(const Arena& arena, VariableId variable, Node node) {
  return std::ranges::binary_search(arena.free_variables(node), variable);
}

void check_arguments(const Arena& arena, const Symbol& symbol, std::span<const Term> arguments) {
  CHECK(arguments.size() == symbol.arguments.size(), symbol.name);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    CHECK(arena.sort(arguments[i]) == symbol.arguments[i], symbol.name);
  }
}

// Converts `numeral cmp count`, read as "at least n": count >= n.
Formula count_at_least(Arena& arena, const Number& n, Term count) {
  return arena.at_least(n, arena.variables(count)[0], arena.children(count)[0]);
}

Number ceiling(const Number& n) { return -(-n).floor(); }

}  // namespace

Formula Arena::verum() { return implementation_->intern(Kind::verum, Signature::boolean, 0, no_children, no_variables); }
Formula Arena::falsum() { return implementation_->intern(Kind::falsum, Signature::boolean, 0, no_children, no_variables); }

Formula Arena::atom(SymbolId id, std::vector<Term> arguments) {
  const Symbol& symbol = signature_[id];
  CHECK(symbol.result == Signature::boolean, symbol.name);
  check_arguments(*this, symbol, arguments);
  return implementation_->intern(Kind::atom, Signature::boolean, id.value, arguments, no_variables);
}

Term Arena::application(SymbolId id, std::vector<Term> arguments) {
  const Symbol& symbol = signature_[id];
  CHECK(symbol.result != Signature::boolean, symbol.name);
  check_arguments(*this, symbol, arguments);
  return implementation_->intern(Kind::application, symbol.result, id.value, arguments, no_variables);
}

Formula Arena::equal(Term a, Term b) {
  CHECK(sort(a) == sort(b) && !is_formula(a), "two terms of one sort");
  if (a == b) return verum();
  if (b < a) std::swap(a, b);
  const auto is_value = [&](Term t) { return kind(t) == Kind::element || kind(t) == Kind::numeral; };
  if (is_value(a) && is_value(b)) return falsum();
  if (kind(a) == Kind::count && kind(b) == Kind::numeral) std::swap(a, b);
  if (kind(a) == Kind::numeral && kind(b) == Kind::count) {
    const Number n = number(a);
    if (n < Number(0)) return falsum();
    return conjunction({count_at_least(*this, n, b), negation(count_at_least(*this, n + Number(1), b))});
  }
  const Node children[] = {a, b};
  return implementation_->intern(Kind::equal, Signature::boolean, 0, children, no_variables);
}

Formula Arena::less(Term a, Term b) {
  CHECK(sort(a) == sort(b) && is_numeric(sort(a)), "two numeric terms of one sort");
  if (a == b) return falsum();
  if (kind(a) == Kind::numeral && kind(b) == Kind::numeral) return truth(number(a) < number(b));
  if (kind(a) == Kind::numeral && kind(b) == Kind::count) return count_at_least(*this, number(a) + Number(1), b);
  if (kind(a) == Kind::count && kind(b) == Kind::numeral) return negation(count_at_least(*this, number(b), a));
  const Node children[] = {a, b};
  return implementation_->intern(Kind::less, Signature::boolean, 0, children, no_variables);
}

Formula Arena::less_equal(Term a, Term b) {
  CHECK(sort(a) == sort(b) && is_numeric(sort(a)), "two numeric terms of one sort");
  if (a == b) return verum();
  if (kind(a) == Kind::numeral && kind(b) == Kind::numeral) return truth(number(a) <= number(b));
  if (kind(a) == Kind::numeral && kind(b) == Kind::count) return count_at_least(*this, number(a), b);
  if (kind(a) == Kind::count && kind(b) == Kind::numeral) {
    return negation(count_at_least(*this, number(b) + Number(1), a));
  }
  const Node children[] = {a, b};
  return implementation_->intern(Kind::less_equal, Signature::boolean, 0, children, no_variables);
}

Formula Arena::negation(Formula formula) {
  CHECK(is_formula(formula));
  switch (kind(formula)) {
    case Kind::verum:
      return falsum();
    case Kind::falsum:
      return verum();
    case Kind::negation:
      return children(formula)[0];
    case Kind::less:
      return less_equal(children(formula)[1], children(formula)[0]);
    case Kind::less_equal:
      return less(children(formula)[1], children(formula)[0]);
    case Kind::atom:
    case Kind::equal:
    case Kind::conjunction:
    case Kind::disjunction:
    case Kind::equivalence:
    case Kind::forall:
    case Kind::exists:
    case Kind::at_least:
    case Kind::reach:
      return implementation_->intern(Kind::negation, Signature::boolean, 0, {{formula}}, no_variables);
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "the negation of a term");
}

// One function for both junctions: `unit` is the neutral formula, `zero` the absorbing one. By value, as its callers give it
// what they need no more.
Formula Arena::junction(Kind junction_kind, std::vector<Formula> formulas) {  // NOLINT(performance-unnecessary-value-param)
  const bool is_conjunction = junction_kind == Kind::conjunction;
  const Formula unit = truth(is_conjunction), zero = truth(!is_conjunction);
  std::vector<Formula> parts;
  parts.reserve(formulas.size());
  for (Formula formula : formulas) {
    CHECK(is_formula(formula));
    if (formula == zero) return zero;
    if (formula == unit) continue;
    if (kind(formula) == junction_kind) {
      parts.insert(parts.end(), children(formula).begin(), children(formula).end());
    } else {
      parts.push_back(formula);
    }
  }
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  for (Formula part : parts) {
    std::optional<Formula> opposite;
    if (kind(part) == Kind::negation) opposite = children(part)[0];
    if (kind(part) == Kind::less) {
      const Node flipped[] = {children(part)[1], children(part)[0]};
      opposite = implementation_->find(Kind::less_equal, Signature::boolean, 0, flipped, no_variables);
    }
    if (opposite && std::ranges::binary_search(parts, *opposite)) return zero;
  }
  if (parts.empty()) return unit;
  if (parts.size() == 1) return parts[0];
  return implementation_->intern(junction_kind, Signature::boolean, 0, parts, no_variables);
}

Formula Arena::conjunction(std::vector<Formula> formulas) { return junction(Kind::conjunction, std::move(formulas)); }
Formula Arena::disjunction(std::vector<Formula> formulas) { return junction(Kind::disjunction, std::move(formulas)); }

Formula Arena::equivalence(Formula a, Formula b) {
  CHECK(is_formula(a) && is_formula(b));
  bool negated = false;
  for (Formula* side : {&a, &b}) {
    if (kind(*side) == Kind::negation) {
      *side = children(*side)[0];
      negated = !negated;
    }
  }
  const auto signed_ = [&](Formula formula) { return negated ? negation(formula) : formula; };
  if (a == b) return truth(!negated);
  if (b < a) std::swap(a, b);
  for (const auto& [side, other] : {std::pair{a, b}, std::pair{b, a}}) {
    if (kind(side) == Kind::verum) return signed_(other);
    if (kind(side) == Kind::falsum) return negation(signed_(other));
  }
  const Node children[] = {a, b};
  return signed_(implementation_->intern(Kind::equivalence, Signature::boolean, 0, children, no_variables));
}

// A conjunct x = t (for `forall`: a disjunct not x = t) that determines one of the variables: the term.
std::optional<std::pair<VariableId, Term>> Arena::fixed_variable(Kind quantifier, std::span<const VariableId> variables,
                                                                 Formula body) const {
  const Kind junction_kind = quantifier == Kind::exists ? Kind::conjunction : Kind::disjunction;
  const std::span<const Node> parts = kind(body) == junction_kind ? children(body) : std::span<const Node>(&body, 1);
  for (Node part : parts) {
    if (quantifier == Kind::forall) {
      if (kind(part) != Kind::negation) continue;
      part = children(part)[0];
    }
    if (kind(part) != Kind::equal) continue;
    for (const auto& [side, term] : {std::pair{children(part)[0], children(part)[1]}, std::pair{children(part)[1], children(part)[0]}}) {
      if (kind(side) != Kind::variable || is_free_in(*this, variable_of(side), term)) continue;
      if (std::ranges::find(variables, variable_of(side)) != variables.end()) return {{variable_of(side), term}};
    }
  }
  return std::nullopt;
}

Formula Arena::quantified(Kind quantifier, std::vector<VariableId> bound, Formula body) {
  CHECK(is_formula(body));
  const bool is_forall = quantifier == Kind::forall;
  if (body == truth(is_forall)) return body;
  if (kind(body) == quantifier) {
    const std::span<const VariableId> inner = variables(body);
    bound.insert(bound.end(), inner.begin(), inner.end());
    body = children(body)[0];
  }
  std::ranges::sort(bound);
  bound.erase(std::unique(bound.begin(), bound.end()), bound.end());
  if (const auto fixed = fixed_variable(quantifier, bound, body)) {
    std::erase(bound, fixed->first);
    return quantified(quantifier, std::move(bound), substitute(body, {*fixed}));
  }
  std::erase_if(
      bound, [&](VariableId variable) { return signature_[sort(variable)].kind != SortKind::open && !is_free_in(*this, variable, body); });
  if (bound.empty()) return body;
  const Kind junction_kind = is_forall ? Kind::disjunction : Kind::conjunction;
  if (std::vector<Formula> beside = taken_out(junction_kind, bound, body); !beside.empty()) {
    beside.push_back(quantified(quantifier, std::move(bound), body));
    return junction(junction_kind, std::move(beside));
  }
  return implementation_->intern(quantifier, Signature::boolean, 0, {{body}}, bound);
}

// Miniscoping: removes from a junction (or a negated dual junction) the parts in which none of the variables is free, unless that is
// all of it. These parts move outside the quantifier, so that its Skolem functions have fewer arguments.
std::vector<Formula> Arena::taken_out(Kind junction_kind, std::span<const VariableId> variables, Formula& body) {
  const Kind dual = junction_kind == Kind::conjunction ? Kind::disjunction : Kind::conjunction;
  const bool negated = kind(body) == Kind::negation && kind(children(body)[0]) == dual;
  const Formula whole = negated ? children(body)[0] : body;
  const auto is_about = [&](Formula part) {
    return std::ranges::any_of(variables, [&](VariableId variable) { return is_free_in(*this, variable, part); });
  };
  if ((!negated && kind(whole) != junction_kind) || std::ranges::all_of(children(whole), is_about)) return {};
  std::vector<Formula> about, others;
  std::ranges::partition_copy(children(whole), std::back_inserter(about), std::back_inserter(others), is_about);
  if (about.empty()) return {};
  for (std::vector<Formula>* parts : {&about, &others})
    for (Formula& part : *parts) part = negated ? negation(part) : part;
  body = junction(junction_kind, std::move(about));
  return others;
}

Formula Arena::forall(std::vector<VariableId> bound, Formula body) { return quantified(Kind::forall, std::move(bound), body); }
Formula Arena::exists(std::vector<VariableId> bound, Formula body) { return quantified(Kind::exists, std::move(bound), body); }

Formula Arena::at_least(const Number& n, VariableId variable, Formula body) {
  CHECK(is_formula(body));
  const Number least = ceiling(n);
  if (least <= Number(0)) return verum();
  if (kind(body) == Kind::falsum) return falsum();
  if (least == Number(1)) return exists({variable}, body);
  if (std::vector<Formula> beside = taken_out(Kind::conjunction, {{variable}}, body); !beside.empty()) {
    beside.push_back(at_least(least, variable, body));
    return conjunction(std::move(beside));
  }
  const Sort& range = signature_[sort(variable)];
  if (range.kind == SortKind::enumeration && least > Number(range.size)) return falsum();
  return implementation_->intern(Kind::at_least, Signature::boolean, implementation_->intern(least), {{body}}, {{variable}});
}

Formula Arena::reach(Term from, Term to, VariableId u, VariableId v, Formula step) {
  CHECK(is_formula(step) && u != v);
  CHECK(sort(from) == sort(to) && sort(from) == sort(u) && sort(from) == sort(v), "the ends of a closure are of one sort");
  if (kind(step) == Kind::falsum) return falsum();
  const Node children[] = {from, to, step};
  const VariableId ends[] = {u, v};
  return implementation_->intern(Kind::reach, Signature::boolean, 0, children, ends);
}

}  // namespace proviso::logic

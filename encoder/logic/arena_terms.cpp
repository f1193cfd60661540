// The constructors of terms. A linear term is kept as a sum of products with distinct terms and one constant, so that equal sums are
// mostly one node.
#include <algorithm>
#include <map>

#include "logic/formula.h"
#include "logic/storage.h"
#include "text/check.h"

namespace proviso::logic {

Term Arena::variable(VariableId id) { return implementation_->intern(Kind::variable, sort(id), id.value, no_children, no_variables); }

Term Arena::element(SortId sort, std::uint32_t index) {
  const Sort& of = signature_[sort];
  CHECK(of.kind == SortKind::open || (of.kind == SortKind::enumeration && index < of.size), of.name);
  return implementation_->intern(Kind::element, sort, implementation_->intern(Number(index)), no_children, no_variables);
}

Term Arena::numeral(SortId sort, const Number& value) {
  return implementation_->intern(Kind::numeral, sort, implementation_->intern(value), no_children, no_variables);
}
Term Arena::integer(const Number& value) {
  CHECK(value.is_integer(), "an integer");
  return numeral(Signature::integer, value);
}
Term Arena::real(const Number& value) { return numeral(Signature::real, value); }

Term Arena::sum(std::vector<Term> terms) {
  CHECK(!terms.empty(), "a sum has a sort");
  const SortId sum_sort = sort(terms[0]);
  CHECK(is_numeric(sum_sort));
  Number constant(0);
  std::map<Term, Number> factors;
  const auto add = [&](Term term) {
    if (kind(term) == Kind::numeral) {
      constant = constant + number(term);
    } else if (kind(term) == Kind::product) {
      Number& factor = factors.try_emplace(children(term)[0], Number(0)).first->second;
      factor = factor + number(term);
    } else {
      Number& factor = factors.try_emplace(term, Number(0)).first->second;
      factor = factor + Number(1);
    }
  };
  for (Term term : terms) {
    CHECK(sort(term) == sum_sort, "terms of one numeric sort");
    if (kind(term) == Kind::sum) {
      for (Term part : children(term)) add(part);
    } else {
      add(term);
    }
  }
  std::vector<Term> parts;
  for (const auto& [term, factor] : factors) {
    if (factor != Number(0)) parts.push_back(product(factor, term));
  }
  if (constant != Number(0)) parts.push_back(numeral(sum_sort, constant));
  if (parts.empty()) return numeral(sum_sort, constant);
  if (parts.size() == 1) return parts[0];
  std::ranges::sort(parts);
  return implementation_->intern(Kind::sum, sum_sort, 0, parts, no_variables);
}

Term Arena::product(const Number& factor, Term term) {
  const SortId of = sort(term);
  CHECK(is_numeric(of) && (of == Signature::real || factor.is_integer()));
  if (factor == Number(0)) return numeral(of, factor);
  if (factor == Number(1)) return term;
  if (kind(term) == Kind::numeral) return numeral(of, factor * number(term));
  if (kind(term) == Kind::product) return product(factor * number(term), children(term)[0]);
  if (kind(term) == Kind::sum) {
    std::vector<Term> parts;
    for (Term part : children(term)) parts.push_back(product(factor, part));
    return sum(std::move(parts));
  }
  return implementation_->intern(Kind::product, of, implementation_->intern(factor), {{term}}, no_variables);
}

Term Arena::conditional(Formula condition, Term a, Term b) {
  CHECK(is_formula(condition) && sort(a) == sort(b) && !is_formula(a));
  if (a == b || kind(condition) == Kind::verum) return a;
  if (kind(condition) == Kind::falsum) return b;
  if (kind(condition) == Kind::negation) {
    condition = children(condition)[0];
    std::swap(a, b);
  }
  const Node children[] = {condition, a, b};
  return implementation_->intern(Kind::conditional, sort(a), 0, children, no_variables);
}

Term Arena::to_real(Term term) {
  CHECK(sort(term) == Signature::integer);
  if (kind(term) == Kind::numeral) return real(number(term));
  return implementation_->intern(Kind::to_real, Signature::real, 0, {{term}}, no_variables);
}

Term Arena::floor(Term term) {
  CHECK(sort(term) == Signature::real);
  if (kind(term) == Kind::numeral) return integer(number(term).floor());
  if (kind(term) == Kind::to_real) return children(term)[0];
  return implementation_->intern(Kind::floor, Signature::integer, 0, {{term}}, no_variables);
}

Term Arena::quotient(Term term, const Number& divisor) {
  CHECK(sort(term) == Signature::integer && divisor.is_integer() && divisor > Number(0));
  if (divisor == Number(1)) return term;
  if (kind(term) == Kind::numeral) {
    return integer((number(term) * Number(mpq_class("1/" + divisor.to_fraction()))).floor());
  }
  return implementation_->intern(Kind::quotient, Signature::integer, implementation_->intern(divisor), {{term}}, no_variables);
}

Term Arena::later(Term days, const Number& months) {
  CHECK(sort(days) == Signature::integer && months.is_integer());
  return months == Number(0) ? days : day_function(later_by(months), days);
}

namespace {

bool is_of_month(DayFunctionKind kind) { return kind == DayFunctionKind::month_start || kind == DayFunctionKind::month_end; }
bool is_of_year(DayFunctionKind kind) { return kind == DayFunctionKind::year_start || kind == DayFunctionKind::year_end; }

// Is `outer` of `inner` of every day the same as `outer` of the day?
bool is_same_of(DayFunctionKind outer, DayFunctionKind inner) {
  if (is_of_month(inner)) return outer == DayFunctionKind::month || is_of_month(outer) || is_of_year(outer);
  return is_of_year(inner) && is_of_year(outer);
}

// Is `outer` of `inner` of every day the same as `inner` of the day?
bool is_idle_after(DayFunctionKind outer, DayFunctionKind inner) {
  return (outer == DayFunctionKind::month_start && inner == DayFunctionKind::year_start) ||
         (outer == DayFunctionKind::month_end && inner == DayFunctionKind::year_end);
}

}  // namespace

Term Arena::day_function(const DayFunction& function, Term term) {
  CHECK(sort(term) == Signature::integer);
  if (kind(term) == Kind::numeral) return integer(value(function, number(term)));
  if (kind(term) == Kind::day_function) {
    const DayFunctionKind inner = day_function(term).kind;
    if (is_same_of(function.kind, inner)) return day_function(function, children(term)[0]);
    if (is_idle_after(function.kind, inner)) return term;
  }
  return implementation_->intern(Kind::day_function, Signature::integer, implementation_->intern(function), {{term}}, no_variables);
}

Term Arena::count(VariableId variable, Formula body) {
  CHECK(is_formula(body));
  if (kind(body) == Kind::falsum) return integer(Number(0));
  const Sort& range = signature_[sort(variable)];
  if (range.kind == SortKind::enumeration && kind(body) == Kind::verum) return integer(Number(range.size));
  return first_like({Kind::count, Signature::integer, {body}, {variable}});
}

Term Arena::total(std::vector<VariableId> bound, Formula condition, Term term) {
  CHECK(is_formula(condition) && is_numeric(sort(term)) && !bound.empty());
  if (kind(condition) == Kind::falsum) return numeral(sort(term), Number(0));
  if (kind(term) == Kind::numeral && number(term) == Number(0)) return term;
  std::ranges::sort(bound);
  return first_like({Kind::total, sort(term), {condition, term}, std::move(bound)});
}

// The key is the aggregate with canonical variables: for each sort, the first ones that are not free in it.
Term Arena::first_like(Aggregate aggregate) {
  const Node whole = implementation_->intern(aggregate.kind, aggregate.sort, 0, aggregate.children, aggregate.bound);
  if (const auto known = implementation_->first.find(whole.id); known != implementation_->first.end()) return known->second;
  std::map<SortId, std::size_t> used;
  std::vector<std::pair<VariableId, Term>> renamed;
  std::vector<VariableId> others;
  for (const VariableId variable : aggregate.bound) {
    std::vector<VariableId>& all = implementation_->others[sort(variable)];
    std::size_t& next = used[sort(variable)];
    while (next < all.size() && std::ranges::binary_search(free_variables(whole), all[next])) ++next;
    if (next == all.size()) all.push_back(fresh_variable(sort(variable), name(variable)));
    others.push_back(all[next++]);
    renamed.emplace_back(variable, this->variable(others.back()));
  }
  std::vector<Node> children;
  for (const Node child : aggregate.children) children.push_back(substitute(child, renamed));
  const Node like = implementation_->intern(aggregate.kind, aggregate.sort, 0, children, others);
  const Node first = implementation_->first.try_emplace(like.id, whole).first->second;
  implementation_->first.emplace(whole.id, first);
  return first;
}

}  // namespace proviso::logic

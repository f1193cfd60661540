// Terms by cases: the value of a term can depend on what the usage points to.
#include <algorithm>
#include <utility>

#include "lower/usage/residual.h"
#include "text/check.h"

namespace proviso::lower {

std::vector<Residual::Tuple> Residual::tuples(const std::vector<Term>& terms) {
  std::vector<Tuple> result{{}};
  for (const Term term : terms) {
    const Cases cases = this->cases(term);
    std::vector<Tuple> longer;
    for (const Tuple& tuple : result) {
      for (const Case& one : cases) {
        longer.push_back(tuple);
        longer.back().variables.insert(longer.back().variables.end(), one.variables.begin(), one.variables.end());
        longer.back().conditions.insert(longer.back().conditions.end(), one.conditions.begin(), one.conditions.end());
        longer.back().values.push_back(one.value);
      }
    }
    result = std::move(longer);
  }
  return result;
}

Residual::Cases Residual::cases(Term node) {
  if (const auto named = stands_for_.find(node); named != stands_for_.end()) return {{{}, {}, named->second}};
  const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
  switch (arena_.kind(node)) {
    case Kind::variable:
      CHECK(!shape_.is_usage(arena_.sort(node)), "a usage variable that no quantifier binds");
      return {{{}, {}, node}};
    case Kind::element:
    case Kind::numeral:
      return {{{}, {}, node}};
    case Kind::application:
      return application(node, children);
    case Kind::sum:
    case Kind::product:
    case Kind::to_real:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function: {
      Cases result;
      for (Tuple& tuple : tuples(children)) {
        const Term value = arena_.rebuilt(node, tuple.values, {});
        result.push_back({std::move(tuple.variables), std::move(tuple.conditions), value});
      }
      return result;
    }
    case Kind::conditional:
      return conditional(children);
    case Kind::count:
    case Kind::total:
      return {{{}, {}, aggregate(node)}};
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "a term");
}

Residual::Cases Residual::conditional(const std::vector<Node>& children) {
  const Formula condition = formula(children[0]);
  Cases result;
  for (const bool then : {true, false}) {
    const Formula here = then ? condition : arena_.negation(condition);
    if (here == arena_.falsum()) continue;
    for (Case one : cases(children[then ? 1 : 2])) {
      one.conditions.push_back(here);
      result.push_back(std::move(one));
    }
  }
  return result;
}

Residual::Cases Residual::application(Term node, const std::vector<Node>& arguments) {
  const SymbolId symbol = arena_.symbol(node);
  const Meaning& meaning = theory_.signature[symbol].meaning;
  Cases result;
  for (Tuple& tuple : tuples(arguments)) {
    if (const auto* field = std::get_if<FieldSymbol>(&meaning); field != nullptr && model_[model_[field->field].owner].usage) {
      const Term value = shape_.value(symbol, index(tuple.values[0]));
      if (value.valid()) result.push_back({std::move(tuple.variables), std::move(tuple.conditions), value});
    } else if (const auto* term = std::get_if<TermSymbol>(&meaning); term != nullptr && mentions_usage(term->term)) {
      for (Case& one : defined_value(term->term, symbol, tuple.values)) {
        one.variables.insert(one.variables.end(), tuple.variables.begin(), tuple.variables.end());
        one.conditions.insert(one.conditions.end(), tuple.conditions.begin(), tuple.conditions.end());
        result.push_back(std::move(one));
      }
    } else if (std::holds_alternative<ExtremumSymbol>(meaning)) {
      not_known();
    } else {
      const Term value = arena_.application(symbol, tuple.values);
      result.push_back({std::move(tuple.variables), std::move(tuple.conditions), value});
    }
  }
  return result;
}

Residual::Cases Residual::defined_value(model::TermId term, SymbolId symbol, const std::vector<Term>& values) {
  const SortId sort = theory_.signature[symbol].result;
  const Term self = arena_.application(symbol, values);
  Cases result;
  if (sort == Signature::integer || sort == Signature::real || stands_for_.contains(self)) {
    not_known();
    return result;
  }
  const auto add = [&](Term value, std::vector<VariableId> variables) {
    // Results for other values of this application no longer apply.
    const auto before = std::exchange(formulas_, {});
    stands_for_[self] = value;
    std::vector<Formula> meanings;
    for (const Definition* definition : definitions_[term]) {
      std::vector<Formula> all{reads(*definition)};
      for (const Axiom& axiom : definition->axioms) {
        all.push_back(formula(arena_.substitute(says(*definition, axiom.formula), given(*definition, values))));
      }
      meanings.push_back(arena_.conjunction(std::move(all)));
    }
    stands_for_.erase(self);
    formulas_ = before;
    result.push_back({std::move(variables), {arena_.disjunction(std::move(meanings))}, value});
  };
  if (shape_.is_usage(sort)) {
    for (std::uint32_t i = 0; i < shape_.count(sort); ++i) add(arena_.element(sort, i), {});
  } else {
    const VariableId value = arena_.fresh_variable(sort, "value");
    add(arena_.variable(value), {value});
  }
  return result;
}

Term Residual::single(Term node) {
  Cases all = cases(node);
  if (all.size() == 1 && all[0].variables.empty() && arena_.conjunction(all[0].conditions) == arena_.verum()) return all[0].value;
  not_known();
  return arena_.sort(node) == Signature::real ? arena_.real(Number(0)) : arena_.integer(Number(0));
}

Term Residual::aggregate(Term node) {
  const bool counts = arena_.kind(node) == Kind::count;
  const SortId sort = arena_.sort(node);
  const auto number = [&](int n) { return sort == Signature::real ? arena_.real(Number(n)) : arena_.integer(Number(n)); };
  const std::vector<VariableId> all = bound(node), rest = design_variables(node);
  const Formula condition = arena_.children(node)[0];
  const Term summand = counts ? number(1) : arena_.children(node)[1];
  std::vector<Term> parts{number(0)};
  // Condition and summand are one node, so that both get the same elements.
  each(arena_.conditional(condition, summand, number(0)), all, [&](Node both) {
    Formula where = arena_.verum();
    Term of = both;
    if (arena_.kind(both) == Kind::conditional) {
      const std::vector<Node> three(arena_.children(both).begin(), arena_.children(both).end());
      const bool turned = three[1] == number(0) && three[2] != number(0);
      where = turned ? arena_.negation(three[0]) : three[0];
      of = turned ? three[2] : three[1];
    }
    where = formula(where);
    of = single(of);
    if (rest.empty())
      parts.push_back(arena_.conditional(where, of, number(0)));
    else if (counts && rest.size() == 1)
      parts.push_back(arena_.count(rest[0], where));
    else
      parts.push_back(arena_.total(rest, where, of));
  });
  return arena_.sum(std::move(parts));
}

}  // namespace proviso::lower

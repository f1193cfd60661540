#include "lower/usage/residual.h"

#include <algorithm>

#include "text/check.h"

namespace proviso::lower {

Residual::Residual(Theory& theory, const UsagePlaces& shape) : theory_(theory), model_(theory.model), arena_(*theory.arena), shape_(shape) {
  for (const Definition& definition : theory.definitions) definitions_[definition.unit.id].push_back(&definition);
}

Formula Residual::formula(Formula node) {
  if (const auto known = formulas_.find(node); known != formulas_.end()) return known->second;
  const Formula result = made(node);
  formulas_.emplace(node, result);
  return result;
}

Formula Residual::made(Formula node) {
  const std::span<const Node> children = arena_.children(node);
  switch (arena_.kind(node)) {
    case Kind::verum:
    case Kind::falsum:
      return node;
    case Kind::atom:
      return over_cases(std::vector<Term>(children.begin(), children.end()),
                        [&](const std::vector<Term>& values) { return atom(arena_.symbol(node), values); });
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal:
      return over_cases({children[0], children[1]}, [&](const std::vector<Term>& values) { return arena_.rebuilt(node, values, {}); });
    case Kind::negation:
      return arena_.negation(formula(children[0]));
    case Kind::conjunction:
    case Kind::disjunction:
      return junction(node);
    case Kind::equivalence:
      return arena_.equivalence(formula(children[0]), formula(children[1]));
    case Kind::forall:
    case Kind::exists:
      return quantified(node);
    case Kind::at_least:
      return at_least(node);
    case Kind::reach:
      return reach(node);
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "a formula");
}

Formula Residual::junction(Formula node) {
  const bool all = arena_.kind(node) == Kind::conjunction;
  const Formula decides = arena_.truth(!all);
  const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
  std::vector<Formula> parts;
  for (const Node child : children) {
    parts.push_back(formula(child));
    if (parts.back() == decides) return decides;
  }
  return all ? arena_.conjunction(std::move(parts)) : arena_.disjunction(std::move(parts));
}

void Residual::each(Node node, std::vector<VariableId> bound, const std::function<void(Node)>& visit) {
  const auto usage = std::ranges::find_if(bound, [&](VariableId variable) { return shape_.is_usage(arena_.sort(variable)); });
  if (usage == bound.end()) return visit(node);
  const VariableId variable = *usage;
  bound.erase(usage);
  const SortId sort = arena_.sort(variable);
  for (std::uint32_t i = 0; i < shape_.count(sort); ++i) {
    each(arena_.substitute(node, {{variable, arena_.element(sort, i)}}), bound, visit);
  }
}

std::vector<VariableId> Residual::bound(Node node) const { return {arena_.variables(node).begin(), arena_.variables(node).end()}; }

std::vector<VariableId> Residual::design_variables(Node node) const {
  std::vector<VariableId> result = bound(node);
  std::erase_if(result, [&](VariableId variable) { return shape_.is_usage(arena_.sort(variable)); });
  return result;
}

Formula Residual::quantified(Formula node) {
  const bool all = arena_.kind(node) == Kind::forall;
  const std::vector<VariableId> rest = design_variables(node);
  std::vector<Formula> parts;
  each(arena_.children(node)[0], bound(node), [&](Node body) {
    const Formula part = formula(body);
    parts.push_back(all ? arena_.forall(rest, part) : arena_.exists(rest, part));
  });
  return all ? arena_.conjunction(std::move(parts)) : arena_.disjunction(std::move(parts));
}

Formula Residual::at_least(Formula node) {
  const Number n = arena_.number(node);
  const VariableId variable = arena_.variables(node)[0];
  const Formula body = arena_.children(node)[0];
  if (!shape_.is_usage(arena_.sort(variable))) return arena_.at_least(n, variable, formula(body));
  std::vector<Formula> parts;
  each(body, {variable}, [&](Node part) { parts.push_back(formula(part)); });
  const std::optional<std::int64_t> wanted = n.to_int64();
  if (!wanted || *wanted > static_cast<std::int64_t>(parts.size())) return arena_.falsum();
  return so_many(parts, 0, static_cast<std::size_t>(std::max<std::int64_t>(*wanted, 0)));
}

Formula Residual::so_many(const std::vector<Formula>& parts, std::size_t from, std::size_t wanted) {
  if (wanted == 0) return arena_.verum();
  if (parts.size() - from < wanted) return arena_.falsum();
  return arena_.disjunction({arena_.conjunction({parts[from], so_many(parts, from + 1, wanted - 1)}), so_many(parts, from + 1, wanted)});
}

Formula Residual::reach(Formula node) {
  const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
  const VariableId u = arena_.variables(node)[0], v = arena_.variables(node)[1];
  const SortId sort = arena_.sort(u);
  if (!shape_.is_usage(sort)) {
    return over_cases({children[0], children[1]},
                      [&](const std::vector<Term>& ends) { return arena_.reach(ends[0], ends[1], u, v, formula(children[2])); });
  }
  const std::uint32_t count = shape_.count(sort);
  std::vector<std::vector<Formula>> ways(count, std::vector<Formula>(count));
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::uint32_t j = 0; j < count; ++j) {
      ways[i][j] = formula(arena_.substitute(children[2], {{u, arena_.element(sort, i)}, {v, arena_.element(sort, j)}}));
    }
  }
  for (std::uint32_t by = 0; by < count; ++by) {
    for (std::uint32_t i = 0; i < count; ++i) {
      for (std::uint32_t j = 0; j < count; ++j) {
        ways[i][j] = arena_.disjunction({ways[i][j], arena_.conjunction({ways[i][by], ways[by][j]})});
      }
    }
  }
  return over_cases({children[0], children[1]}, [&](const std::vector<Term>& ends) { return ways[index(ends[0])][index(ends[1])]; });
}

std::uint32_t Residual::index(Term element) const {
  CHECK(arena_.kind(element) == Kind::element, "something that happens");
  return static_cast<std::uint32_t>(*arena_.number(element).to_int64());
}

Formula Residual::over_cases(const std::vector<Term>& terms, const std::function<Formula(const std::vector<Term>&)>& of) {
  std::vector<Formula> result;
  for (const auto& [variables, conditions, values] : tuples(terms)) {
    std::vector<Formula> all = conditions;
    all.push_back(of(values));
    result.push_back(arena_.exists(variables, arena_.conjunction(std::move(all))));
  }
  return arena_.disjunction(std::move(result));
}

Formula Residual::atom(SymbolId id, const std::vector<Term>& values) {
  const Meaning& meaning = theory_.signature[id].meaning;
  if (const auto* membership = std::get_if<Membership>(&meaning); membership != nullptr && model_[membership->type].usage) {
    return arena_.truth(shape_.is(arena_.sort(values[0]), index(values[0]), membership->type));
  }
  if (const auto* order = std::get_if<OrderSymbol>(&meaning); order != nullptr && model_[order->root].usage) {
    return arena_.truth(index(values[0]) < index(values[1]));
  }
  if (const auto* field = std::get_if<FieldSymbol>(&meaning); field != nullptr && model_[model_[field->field].owner].usage) {
    return values.size() == 1 ? arena_.truth(shape_.holds(id, index(values[0]))) : among(shape_.tuples(id), values);
  }
  if (const auto* presence = std::get_if<FieldPresence>(&meaning); presence != nullptr && model_[model_[presence->field].owner].usage) {
    return arena_.truth(shape_.holds(id, index(values[0])));
  }
  if (const auto* relation = std::get_if<RelationSymbol>(&meaning); relation != nullptr && model_[relation->relation].usage) {
    return among(shape_.tuples(id), values);
  }
  if (const auto* term = std::get_if<TermSymbol>(&meaning); term != nullptr && mentions_usage(term->term)) {
    return defined(term->term, values);
  }
  if (const auto* presence = std::get_if<TermPresence>(&meaning); presence != nullptr && mentions_usage(presence->term)) return not_known();
  if (std::holds_alternative<ExtremumPresence>(meaning)) return not_known();
  return arena_.atom(id, values);
}

Formula Residual::among(const std::vector<std::vector<Term>>& tuples, const std::vector<Term>& values) {
  std::vector<Formula> result;
  for (const std::vector<Term>& tuple : tuples) {
    std::vector<Formula> same;
    for (std::size_t i = 0; i < tuple.size(); ++i) same.push_back(arena_.equal(tuple[i], values[i]));
    result.push_back(arena_.conjunction(std::move(same)));
  }
  return arena_.disjunction(std::move(result));
}

Formula Residual::reads(const Definition& definition) {
  const model::AmbiguityId ambiguity = model_[definition.unit.id].ambiguity;
  if (!ambiguity.valid()) return arena_.verum();
  return arena_.atom(theory_.reads[ambiguity.value][definition.unit.reading], {});
}

std::vector<std::pair<VariableId, Term>> Residual::given(const Definition& definition, const std::vector<Term>& values) {
  std::vector<std::pair<VariableId, Term>> result;
  for (std::size_t i = 0; i < values.size(); ++i) result.emplace_back(definition.parameters[i], values[i]);
  return result;
}

Formula Residual::says(const Definition& definition, Formula axiom) {
  if (arena_.kind(axiom) != Kind::forall) return axiom;
  std::vector<VariableId> rest = bound(axiom);
  std::erase_if(rest,
                [&](VariableId variable) { return std::ranges::find(definition.parameters, variable) != definition.parameters.end(); });
  return arena_.forall(std::move(rest), arena_.children(axiom)[0]);
}

Formula Residual::defined(model::TermId term, const std::vector<Term>& values) {
  std::vector<Formula> result;
  for (const Definition* definition : definitions_[term]) {
    if (!definition->body.valid()) return not_known();
    const auto replacements = given(*definition, values);
    result.push_back(arena_.conjunction({reads(*definition), formula(arena_.substitute(definition->guard, replacements)),
                                         formula(arena_.substitute(definition->body, replacements))}));
  }
  return arena_.disjunction(std::move(result));
}

bool Residual::mentions_usage(model::TermId term) {
  const auto [known, is_new] = term_mentions_.try_emplace(term, false);
  if (!is_new) return known->second;
  bool found = false;
  for (const Definition* definition : definitions_[term]) {
    found = found || std::ranges::any_of(definition->parameters, [&](VariableId v) { return shape_.is_usage(arena_.sort(v)); });
    if (definition->body.valid()) found = found || node_mentions(definition->body);
    for (const Axiom& axiom : definition->axioms) found = found || node_mentions(axiom.formula);
  }
  return term_mentions_[term] = found;
}

bool Residual::node_mentions(Node node) {
  const auto [known, is_new] = node_mentions_.try_emplace(node, false);
  if (!is_new) return known->second;
  bool found = shape_.is_usage(arena_.sort(node));
  for (const VariableId variable : arena_.variables(node)) found = found || shape_.is_usage(arena_.sort(variable));
  if (arena_.kind(node) == Kind::atom || arena_.kind(node) == Kind::application) {
    const Meaning& meaning = theory_.signature[arena_.symbol(node)].meaning;
    if (const auto* relation = std::get_if<RelationSymbol>(&meaning)) found = found || model_[relation->relation].usage;
    if (const auto* term = std::get_if<TermSymbol>(&meaning)) found = found || mentions_usage(term->term);
    if (const auto* presence = std::get_if<TermPresence>(&meaning)) found = found || mentions_usage(presence->term);
    found = found || std::holds_alternative<ExtremumSymbol>(meaning) || std::holds_alternative<ExtremumPresence>(meaning);
  }
  for (std::size_t i = 0; !found && i < arena_.children(node).size(); ++i) found = node_mentions(arena_.children(node)[i]);
  return node_mentions_[node] = found;
}

Formula Residual::not_known() {
  knows_all_ = false;
  return arena_.falsum();
}

}  // namespace proviso::lower

#include "logic/shape.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "logic/implementation.h"
#include "text/check.h"

namespace proviso::logic {

namespace {

// A term as the usage gives it: this value, for the elements of the variables that meet the conditions.
struct Case {
  std::vector<VariableId> variables;
  std::vector<Formula> conditions;
  Term value;
};
using Cases = std::vector<Case>;

// What happens, with variables for what it points to in the design.
class UsageShape {
 public:
  UsageShape(Theory& theory, const model::Structure& usage, Generality generality)
      : theory_(theory), model_(theory.model), symbols_(theory.implementation().symbols), arena_(*theory.arena), usage_(usage),
        generality_(generality) {
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
      const model::Type& type = model_.types[i];
      if (type.usage && !type.parent.valid()) add_elements(model::TypeId{i});
    }
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) add_field(model::FieldId{i});
    for (std::uint32_t i = 0; i < model_.relations.size(); ++i) add_relation(model::RelationId{i});
  }

  const std::vector<VariableId>& variables() const { return variables_; }
  const std::vector<Formula>& types() const { return types_; }
  bool is_usage(SortId sort) const { return elements_.contains(sort); }
  std::uint32_t count(SortId sort) const { return static_cast<std::uint32_t>(elements_.at(sort).size()); }
  bool is(SortId sort, std::uint32_t element, model::TypeId type) const {
    return model_.is_subtype(elements_.at(sort)[element], type);
  }

  // Of a usage field: the value of a function, invalid where there is none; the members of a relation.
  Term value(SymbolId symbol, std::uint32_t owner) const {
    const auto found = values_.find({symbol, owner});
    return found == values_.end() ? Term{} : found->second;
  }
  bool holds(SymbolId symbol, std::uint32_t owner) const { return true_.contains({symbol, owner}); }
  // All that a usage relation, or a set or optional field, relates.
  const std::vector<std::vector<Term>>& tuples(SymbolId symbol) const {
    static const std::vector<std::vector<Term>> none;
    const auto found = tuples_.find(symbol);
    return found == tuples_.end() ? none : found->second;
  }

 private:
  void add_elements(model::TypeId root) {
    std::vector<model::TypeId>& types = elements_[symbols_.sort(root)];
    const auto found = usage_.elements.find(root);
    if (found == usage_.elements.end()) return;
    for (const model::ElementInfo& info : found->second) types.push_back(info.type);
  }

  // The element in a place whose type is declared so.
  Term place(const model::Element& element, model::TypeId declared) {
    const SortId sort = symbols_.sort(element.root);
    if (is_usage(sort)) return arena_.element(sort, element.index);
    const bool is_enum = model_[element.root].is_enum;
    if (is_enum && generality_ == Generality::elements) return arena_.element(sort, element.index);
    std::optional<VariableId> variable;
    if (generality_ != Generality::places) {
      std::optional<VariableId>& shared = of_element_[element];
      if (!shared) shared = added(sort);
      variable = shared;
    } else {
      variable = added(sort);
    }
    const Term term = arena_.variable(*variable);
    if (!is_enum) types_.push_back(arena_.atom(symbols_.membership[declared.value], {term}));
    return term;
  }
  VariableId added(SortId sort) {
    variables_.push_back(arena_.fresh_variable(sort, "place " + std::to_string(variables_.size())));
    return variables_.back();
  }

  void add_field(model::FieldId id) {
    const model::Field& field = model_[id];
    const auto values = usage_.fields.find(id);
    if (!model_[field.owner].usage || values == usage_.fields.end()) return;
    const SymbolId symbol = symbols_.fields[id.value];
    const SymbolId presence = symbols_.field_presence[id.value];
    const Sort& owners = theory_.signature[symbols_.sort(field.owner)];
    for (std::uint32_t owner = 0; owner < values->second.size(); ++owner) {
      const model::FieldValue& value = values->second[owner];
      const Term self = arena_.element(symbols_.sort(owners.type), owner);
      if (const auto* members = std::get_if<model::ElementSet>(&value)) {
        for (const model::Element& member : *members) tuples_[symbol].push_back({self, place(member, field.value.type)});
        continue;
      }
      const model::Atom& atom = std::get<model::Atom>(value);
      if (std::holds_alternative<model::Absent>(atom)) continue;
      if (presence.valid()) true_.insert({presence, owner});
      if (const auto* element = std::get_if<model::Element>(&atom)) {
        const Term at = place(*element, field.value.type);
        if (is_relational(shape(field.multiplicity), field.value.base)) tuples_[symbol].push_back({self, at});
        else values_[{symbol, owner}] = at;
      } else if (const auto* truth = std::get_if<bool>(&atom)) {
        if (*truth) true_.insert({symbol, owner});
      } else {
        values_[{symbol, owner}] = number(field.value.base, atom);
      }
    }
  }
  Term number(model::Base base, const model::Atom& atom) {
    if (const auto* date = std::get_if<model::Date>(&atom)) return arena_.integer(Number(date->days));
    if (const auto* moment = std::get_if<model::Moment>(&atom)) return arena_.integer(Number(moment->minutes));
    const Number& value = std::get<Number>(atom);
    return base == model::Base::decimal ? arena_.real(value) : arena_.integer(value);
  }

  void add_relation(model::RelationId id) {
    const auto tuples = usage_.relations.find(id);
    if (!model_[id].usage || tuples == usage_.relations.end()) return;
    for (const std::vector<model::Element>& tuple : tuples->second) {
      std::vector<Term> terms;
      for (std::size_t i = 0; i < tuple.size(); ++i) terms.push_back(place(tuple[i], model_[id].columns[i]));
      tuples_[symbols_.relations[id.value]].push_back(std::move(terms));
    }
  }

  Theory& theory_;
  const model::Model& model_;
  const Symbols& symbols_;
  Arena& arena_;
  const model::Structure& usage_;
  const Generality generality_;
  std::map<SortId, std::vector<model::TypeId>> elements_;
  std::map<model::Element, std::optional<VariableId>> of_element_;
  std::vector<VariableId> variables_;
  std::vector<Formula> types_;
  std::map<std::pair<SymbolId, std::uint32_t>, Term> values_;
  std::set<std::pair<SymbolId, std::uint32_t>> true_;
  std::map<SymbolId, std::vector<std::vector<Term>>> tuples_;
};

// Formulas with the usage part put in. Closed formulas, and those whose usage variables have been replaced by elements.
class PuttingIn {
 public:
  PuttingIn(Theory& theory, const UsageShape& shape) : theory_(theory), model_(theory.model), arena_(*theory.arena), shape_(shape) {
    for (const Definition& definition : theory.definitions) definitions_[definition.unit.id].push_back(&definition);
  }

  // Whether everything so far was of a kind that has a sentence.
  bool knows_all() const { return knows_all_; }

  Formula formula(Formula node) {
    if (const auto known = formulas_.find(node); known != formulas_.end()) return known->second;
    const Formula result = made(node);
    formulas_.emplace(node, result);
    return result;
  }

 private:
  Formula made(Formula node) {
    const std::span<const Node> children = arena_.children(node);
    switch (arena_.kind(node)) {
      case Kind::verum:
      case Kind::falsum:
        return node;
      case Kind::atom:
        return over_cases(std::vector<Term>(children.begin(), children.end()),
                          [&](const std::vector<Term>& values) { return atom(arena_.symbol(node), values); });
      case Kind::equal:
        return over_cases({children[0], children[1]}, [&](const std::vector<Term>& v) { return arena_.equal(v[0], v[1]); });
      case Kind::less:
        return over_cases({children[0], children[1]}, [&](const std::vector<Term>& v) { return arena_.less(v[0], v[1]); });
      case Kind::less_equal:
        return over_cases({children[0], children[1]}, [&](const std::vector<Term>& v) { return arena_.less_equal(v[0], v[1]); });
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
      case Kind::variable:
      case Kind::application:
      case Kind::element:
      case Kind::numeral:
      case Kind::sum:
      case Kind::product:
      case Kind::conditional:
      case Kind::to_real:
      case Kind::floor:
      case Kind::quotient:
      case Kind::count:
      case Kind::total:
        break;
    }
    CHECK(false, "a formula");
  }

  Formula junction(Formula node) {
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

  // The node with its usage variables (of `bound`) replaced by elements in every way.
  void each(Node node, std::vector<VariableId> bound, const std::function<void(Node)>& visit) {
    const auto usage = std::ranges::find_if(bound, [&](VariableId variable) { return shape_.is_usage(arena_.sort(variable)); });
    if (usage == bound.end()) return visit(node);
    const VariableId variable = *usage;
    bound.erase(usage);
    const SortId sort = arena_.sort(variable);
    for (std::uint32_t i = 0; i < shape_.count(sort); ++i) {
      each(arena_.substitute(node, {{variable, arena_.element(sort, i)}}), bound, visit);
    }
  }
  std::vector<VariableId> bound(Node node) const { return {arena_.variables(node).begin(), arena_.variables(node).end()}; }
  std::vector<VariableId> design_variables(Node node) const {
    std::vector<VariableId> result = bound(node);
    std::erase_if(result, [&](VariableId variable) { return shape_.is_usage(arena_.sort(variable)); });
    return result;
  }

  Formula quantified(Formula node) {
    const bool all = arena_.kind(node) == Kind::forall;
    const std::vector<VariableId> rest = design_variables(node);
    std::vector<Formula> parts;
    each(arena_.children(node)[0], bound(node), [&](Node body) {
      const Formula part = formula(body);
      parts.push_back(all ? arena_.forall(rest, part) : arena_.exists(rest, part));
    });
    return all ? arena_.conjunction(std::move(parts)) : arena_.disjunction(std::move(parts));
  }

  Formula at_least(Formula node) {
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
  Formula so_many(const std::vector<Formula>& parts, std::size_t from, std::size_t wanted) {
    if (wanted == 0) return arena_.verum();
    if (parts.size() - from < wanted) return arena_.falsum();
    return arena_.disjunction({arena_.conjunction({parts[from], so_many(parts, from + 1, wanted - 1)}), so_many(parts, from + 1, wanted)});
  }

  // Among things that happen: all ways, shortest first.
  Formula reach(Formula node) {
    const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
    const VariableId u = arena_.variables(node)[0], v = arena_.variables(node)[1];
    const SortId sort = arena_.sort(u);
    if (!shape_.is_usage(sort)) {
      return over_cases({children[0], children[1]}, [&](const std::vector<Term>& ends) {
        return arena_.reach(ends[0], ends[1], u, v, formula(children[2]));
      });
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
    return over_cases({children[0], children[1]},
                      [&](const std::vector<Term>& ends) { return ways[index(ends[0])][index(ends[1])]; });
  }

  std::uint32_t index(Term element) const {
    CHECK(arena_.kind(element) == Kind::element, "something that happens");
    return static_cast<std::uint32_t>(*arena_.number(element).to_int64());
  }

  // Some case of each of the terms makes the formula true.
  Formula over_cases(const std::vector<Term>& terms, const std::function<Formula(const std::vector<Term>&)>& of) {
    std::vector<Formula> result;
    for (const auto& [variables, conditions, values] : tuples(terms)) {
      std::vector<Formula> all = conditions;
      all.push_back(of(values));
      result.push_back(arena_.exists(variables, arena_.conjunction(std::move(all))));
    }
    return arena_.disjunction(std::move(result));
  }

  struct Tuple {
    std::vector<VariableId> variables;
    std::vector<Formula> conditions;
    std::vector<Term> values;
  };
  std::vector<Tuple> tuples(const std::vector<Term>& terms) {
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

  Formula atom(SymbolId id, const std::vector<Term>& values) {
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

  Formula among(const std::vector<std::vector<Term>>& tuples, const std::vector<Term>& values) {
    std::vector<Formula> result;
    for (const std::vector<Term>& tuple : tuples) {
      std::vector<Formula> same;
      for (std::size_t i = 0; i < tuple.size(); ++i) same.push_back(arena_.equal(tuple[i], values[i]));
      result.push_back(arena_.conjunction(std::move(same)));
    }
    return arena_.disjunction(std::move(result));
  }

  Formula reads(const Definition& definition) {
    const model::AmbiguityId ambiguity = model_[definition.unit.id].ambiguity;
    if (!ambiguity.valid()) return arena_.verum();
    return arena_.atom(theory_.reads[ambiguity.value][definition.unit.reading], {});
  }
  static std::vector<std::pair<VariableId, Term>> given(const Definition& definition, const std::vector<Term>& values) {
    std::vector<std::pair<VariableId, Term>> result;
    for (std::size_t i = 0; i < values.size(); ++i) result.emplace_back(definition.parameters[i], values[i]);
    return result;
  }

  // A defined predicate, or the relation to the values of a defined set or option.
  Formula defined(model::TermId term, const std::vector<Term>& values) {
    std::vector<Formula> result;
    for (const Definition* definition : definitions_[term]) {
      if (!definition->body.valid()) return not_known();
      const auto replacements = given(*definition, values);
      result.push_back(arena_.conjunction({reads(*definition), formula(arena_.substitute(definition->guard, replacements)),
                                           formula(arena_.substitute(definition->body, replacements))}));
    }
    return arena_.disjunction(std::move(result));
  }

  Cases cases(Term node) {
    if (const auto named = stands_for_.find(node); named != stands_for_.end()) return {{{}, {}, named->second}};
    const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
    const auto combined = [&](const std::function<Term(const std::vector<Term>&)>& of) {
      Cases result;
      for (Tuple& tuple : tuples(children)) {
        const Term value = of(tuple.values);
        result.push_back({std::move(tuple.variables), std::move(tuple.conditions), value});
      }
      return result;
    };
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
        return combined([&](const std::vector<Term>& v) { return arena_.sum(v); });
      case Kind::product:
        return combined([&](const std::vector<Term>& v) { return arena_.product(arena_.number(node), v[0]); });
      case Kind::to_real:
        return combined([&](const std::vector<Term>& v) { return arena_.to_real(v[0]); });
      case Kind::floor:
        return combined([&](const std::vector<Term>& v) { return arena_.floor(v[0]); });
      case Kind::quotient:
        return combined([&](const std::vector<Term>& v) { return arena_.quotient(v[0], arena_.number(node)); });
      case Kind::conditional:
        return conditional(children);
      case Kind::count:
      case Kind::total:
        return {{{}, {}, aggregate(node)}};
      case Kind::verum:
      case Kind::falsum:
      case Kind::atom:
      case Kind::equal:
      case Kind::less:
      case Kind::less_equal:
      case Kind::negation:
      case Kind::conjunction:
      case Kind::disjunction:
      case Kind::equivalence:
      case Kind::forall:
      case Kind::exists:
      case Kind::at_least:
      case Kind::reach:
        break;
    }
    CHECK(false, "a term");
  }

  Cases conditional(const std::vector<Node>& children) {
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

  Cases application(Term node, const std::vector<Node>& arguments) {
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

  // The value of a defined function: that for which its definition holds.
  Cases defined_value(model::TermId term, SymbolId symbol, const std::vector<Term>& values) {
    const SortId sort = theory_.signature[symbol].result;
    const Term self = arena_.application(symbol, values);
    Cases result;
    if (sort == Signature::integer || sort == Signature::real || stands_for_.contains(self)) {
      not_known();
      return result;
    }
    const auto add = [&](Term value, std::vector<VariableId> variables) {
      // What was put in for other values of this application is no longer so.
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
  Formula says(const Definition& definition, Formula axiom) {
    if (arena_.kind(axiom) != Kind::forall) return axiom;
    std::vector<VariableId> rest = bound(axiom);
    std::erase_if(rest, [&](VariableId variable) { return std::ranges::find(definition.parameters, variable) != definition.parameters.end(); });
    return arena_.forall(std::move(rest), arena_.children(axiom)[0]);
  }

  Term single(Term node) {
    Cases all = cases(node);
    if (all.size() == 1 && all[0].variables.empty() && arena_.conjunction(all[0].conditions) == arena_.verum()) return all[0].value;
    not_known();
    return arena_.sort(node) == Signature::real ? arena_.real(Number(0)) : arena_.integer(Number(0));
  }

  // A count or a sum: over each of the things that happen, and within it over the design.
  Term aggregate(Term node) {
    const bool counts = arena_.kind(node) == Kind::count;
    const SortId sort = arena_.sort(node);
    const auto number = [&](int n) { return sort == Signature::real ? arena_.real(Number(n)) : arena_.integer(Number(n)); };
    const std::vector<VariableId> all = bound(node), rest = design_variables(node);
    const Formula condition = arena_.children(node)[0];
    const Term summand = counts ? number(1) : arena_.children(node)[1];
    std::vector<Term> parts{number(0)};
    // Condition and summand take the same elements: as one node.
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
      if (rest.empty()) parts.push_back(arena_.conditional(where, of, number(0)));
      else if (counts && rest.size() == 1) parts.push_back(arena_.count(rest[0], where));
      else parts.push_back(arena_.total(rest, where, of));
    });
    return arena_.sum(std::move(parts));
  }

  // Does the term's meaning, under any reading, depend on what happens?
  bool mentions_usage(model::TermId term) {
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
  bool node_mentions(Node node) {
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

  struct NodeHash {
    std::size_t operator()(Node node) const { return node.id; }
  };

  Formula not_known() {
    knows_all_ = false;
    return arena_.falsum();
  }

  Theory& theory_;
  const model::Model& model_;
  Arena& arena_;
  const UsageShape& shape_;
  bool knows_all_ = true;
  std::map<model::TermId, std::vector<const Definition*>> definitions_;
  std::unordered_map<Node, Formula, NodeHash> formulas_;
  std::map<Term, Term> stands_for_;
  std::map<model::TermId, bool> term_mentions_;
  std::unordered_map<Node, bool, NodeHash> node_mentions_;
};

}  // namespace

std::uint64_t choices(Theory& theory, const model::Structure& usage, Generality generality) {
  const UsageShape shape(theory, usage, generality);
  std::uint64_t result = 1;
  for (const VariableId variable : shape.variables()) {
    const Sort& sort = theory.signature[theory.arena->sort(variable)];
    const bool is_enum = sort.kind == SortKind::enumeration;
    result = saturated_product(result, is_enum ? sort.size : usage.elements.at(sort.type).size());
  }
  return result;
}

std::optional<Formula> forbids(Theory& theory, const model::Structure& usage, const std::vector<Formula>& facts, Formula broken,
                               Generality generality) {
  Arena& arena = *theory.arena;
  const UsageShape shape(theory, usage, generality);
  PuttingIn putting_in(theory, shape);
  std::vector<Formula> premises = shape.types();
  for (const Formula fact : facts) premises.push_back(putting_in.formula(fact));
  const Formula breach = arena.negation(putting_in.formula(broken));
  if (!putting_in.knows_all()) return std::nullopt;
  // Apart for each way of breaking it: that lets each be looked at with only what it depends on.
  std::vector<Formula> ways{breach};
  if (arena.kind(breach) == Kind::disjunction) ways.assign(arena.children(breach).begin(), arena.children(breach).end());
  std::vector<Formula> result;
  for (const Formula way : ways) {
    std::vector<Formula> all = premises;
    all.push_back(way);
    result.push_back(arena.forall(shape.variables(), arena.negation(arena.conjunction(std::move(all)))));
  }
  return arena.conjunction(std::move(result));
}

}  // namespace proviso::logic

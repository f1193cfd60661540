#include "naive.h"

#include <algorithm>
#include <optional>

#include "model/calendar.h"
#include "text/check.h"

namespace proviso::differential {

using namespace model;
using K = ExpressionKind;

namespace {

bool is_subset(const Naive::Value& a, const Naive::Value& b) {
  return std::ranges::all_of(a, [&](const Atom& atom) { return b.contains(atom); });
}

}  // namespace

std::vector<Atom> Naive::elements(TypeId type) const {
  std::vector<Atom> all;
  const TypeId root = model_[type].root;
  std::uint32_t count = static_cast<std::uint32_t>(model_[type].elements.size());
  if (!model_[type].is_enum) {
    const auto found = structure_.elements.find(root);
    count = found == structure_.elements.end() ? 0 : static_cast<std::uint32_t>(found->second.size());
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    if (is(Element{root, i}, type)) all.emplace_back(Element{root, i});
  }
  return all;
}

bool Naive::is(const Atom& atom, TypeId type) const {
  const Element element = std::get<Element>(atom);
  if (element.root != model_[type].root) return false;
  return model_[type].is_enum || model_.is_subtype(structure_.elements.at(element.root)[element.index].type, type);
}

void Naive::each(const std::vector<VarId>& variables, const Environment& outer, const Visit& visit, std::size_t from) const {
  if (from == variables.size()) return visit(outer);
  Environment inner = outer;
  for (const Atom& atom : elements(model_[variables[from]].value.type)) {
    inner[variables[from]] = atom;
    each(variables, inner, visit, from + 1);
  }
}

void Naive::each_guarded(const Expression& e, const Environment& outer, const Visit& visit) const {
  each(e.variables, outer, [&](const Environment& inner) {
    if (!e.guard.valid() || truth(e.guard, inner)) visit(inner);
  });
}

std::int64_t Naive::count(const Expression& e, const Environment& outer, bool body_value) const {
  std::int64_t found = 0;
  each_guarded(e, outer, [&](const Environment& inner) {
    const bool body = e.operands.empty() || !e.operands[0].valid() || truth(e.operands[0], inner);
    if (body == body_value) ++found;
  });
  return found;
}

ExprId Naive::meaning(TermId id) const {
  const Term& term = model_[id];
  return term.readings[term.ambiguity.valid() ? selection_[term.ambiguity.value] : 0].meaning;
}

bool Naive::call(const Expression& e, const Environment& outer, Environment& parameters) const {
  const std::vector<VarId>& names = model_[e.term_id].parameters;
  for (std::size_t i = 0; i < names.size(); ++i) {
    // A truth value is a formula, and false where it is absent.
    const bool is_truth = model_[names[i]].value.base == Base::boolean;
    const Value argument = is_truth ? Value{truth(e.operands[i], outer)} : value(e.operands[i], outer);
    if (argument.empty()) return false;
    parameters[names[i]] = *argument.begin();
  }
  return true;
}

bool Naive::truth(ExprId id, const Environment& env) const {
  if (++steps_ > most_steps) throw TooSlow{};
  const Expression& e = model_[id];
  const auto all = [&](bool expected) {
    return std::ranges::all_of(e.operands, [&](ExprId operand) { return truth(operand, env) == expected; });
  };
  switch (e.kind) {
    case K::truth:
      return e.flag;
    case K::conjunction:
      return all(true);
    case K::disjunction:
      return !all(false);
    case K::negation:
      return !truth(e.operands[0], env);
    case K::implication:
      return !truth(e.operands[0], env) || truth(e.operands[1], env);
    case K::equivalence:
      return truth(e.operands[0], env) == truth(e.operands[1], env);
    case K::choice:
      return truth(e.operands[truth(e.operands[0], env) ? 1 : 2], env);
    case K::every:
      return count(e, env, false) == 0;
    case K::some:
      return count(e, env, true) > 0;
    case K::no:
      return count(e, env, true) == 0;
    case K::exactly:
      return count(e, env, true) == e.integer;
    case K::at_least:
      return count(e, env, true) >= e.integer;
    case K::at_most:
      return count(e, env, true) <= e.integer;
    case K::equal:
      return equal(e, env);
    case K::not_equal:
      return !equal(e, env);
    case K::less:
    case K::less_equal:
    case K::greater:
    case K::greater_equal:
    case K::before:
    case K::after:
      return compare(e, env);
    case K::in:
    case K::not_in: {
      const Value member = value(e.operands[0], env);
      return (!member.empty() && is_subset(member, value(e.operands[1], env))) == (e.kind == K::in);
    }
    case K::subset_of:
      return is_subset(value(e.operands[0], env), value(e.operands[1], env));
    case K::is_type: {
      const Value it = value(e.operands[0], env);
      return !it.empty() && is(*it.begin(), e.named_type);
    }
    case K::exists:
      return !value(e.operands[0], env).empty();
    case K::kept:
      return std::ranges::all_of(
          e.clauses, [&](ClauseId clause) { return !scope_.versions[clause.value] || complies(clause, model_[clause].contract); });
    case K::applies:
      return applies_to(e, env);
    case K::reaches:
    case K::is_or_reaches:
      return reaches(e, env);
    case K::predicate: {
      Environment parameters;
      return call(e, env, parameters) && truth(meaning(e.term_id), parameters);
    }
    case K::tuple: {
      std::vector<Element> tuple;
      for (const ExprId operand : e.operands) {
        const Value it = value(operand, env);
        if (it.empty()) return false;
        tuple.push_back(std::get<Element>(*it.begin()));
      }
      const auto found = structure_.relations.find(e.relation_id);
      return found != structure_.relations.end() && found->second.contains(tuple);
    }
#define EXPRESSION(kind, ...) case K::kind:
#include "model/value_kinds.def"
#undef EXPRESSION
    case K::variable:
    case K::field:
      return value(id, env) == Value{true};
  }
  CHECK(false, name(e.kind));
}

Naive::Value Naive::value(ExprId id, const Environment& env) const {
  if (++steps_ > most_steps) throw TooSlow{};
  const Expression& e = model_[id];
  switch (e.kind) {
    case K::variable:
      return {env.at(e.variable_id)};
    case K::individual:
      return {structure_.individuals.at(e.individual_id)};
    case K::element:
      return {Element{e.named_type, static_cast<std::uint32_t>(e.integer)}};
    case K::integer:
    case K::decimal:
      return {e.number};
    case K::date:
      return {Date{e.integer}};
    case K::moment:
      return {Moment{e.integer}};
    case K::field:
      return field(e.field_id, value(e.operands[0], env));
    case K::choice:
      return value(e.operands[truth(e.operands[0], env) ? 1 : 2], env);
    case K::function: {
      Environment parameters;
      return call(e, env, parameters) ? value(meaning(e.term_id), parameters) : Value{};
    }
    case K::widen:
      return value(e.operands[0], env);
    case K::add:
    case K::subtract:
    case K::difference:
    case K::scale:
    case K::multiply:
    case K::shift:
    case K::working_shift:
    case K::working_days:
    case K::date_part:
    case K::lesser:
    case K::greater_of:
    case K::floor:
      return arithmetic(e, env);
    case K::count:
      return {Number(static_cast<std::int64_t>(value(e.operands[0], env).size()))};
    case K::sum:
    case K::min:
    case K::max:
      return aggregate(e, env);
    case K::comprehension: {
      Value members;
      each_guarded(e, env, [&](const Environment& inner) { members.insert(inner.at(e.variables[0])); });
      return members;
    }
    case K::set_literal:
    case K::set_union: {
      Value members;
      for (const ExprId operand : e.operands) members.merge(value(operand, env));
      return members;
    }
    case K::intersect: {
      Value members = value(e.operands[0], env);
      for (const ExprId operand : e.operands) {
        const Value other = value(operand, env);
        std::erase_if(members, [&](const Atom& atom) { return !other.contains(atom); });
      }
      return members;
    }
    case K::minus: {
      Value members = value(e.operands[0], env);
      for (const Atom& atom : value(e.operands[1], env)) members.erase(atom);
      return members;
    }
    case K::first:
    case K::last: {
      const std::vector<Atom> all = elements(e.named_type);
      if (all.empty()) return {};
      return {e.kind == K::first ? all.front() : all.back()};
    }
    case K::first_of:
    case K::last_of:
    case K::sole: {
      const Value all = value(e.operands[0], env);
      if (all.empty() || (e.kind == K::sole && all.size() != 1)) return {};
      return {e.kind == K::last_of ? *all.rbegin() : *all.begin()};
    }
    case K::next:
    case K::previous:
      return neighbour(e, env);
#define EXPRESSION(kind, ...) case K::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
      return {truth(id, env)};
  }
  CHECK(false, name(e.kind));
}

bool Naive::equal(const Expression& e, const Environment& env) const {
  const Value a = value(e.operands[0], env);
  const Value b = value(e.operands[1], env);
  const bool sets = model_[e.operands[0]].type.shape == Shape::set || model_[e.operands[1]].type.shape == Shape::set;
  return a == b && (sets || !a.empty());
}

bool Naive::compare(const Expression& e, const Environment& env) const {
  const Value a = value(e.operands[0], env);
  const Value b = value(e.operands[1], env);
  if (a.empty() || b.empty()) return false;
  if (e.kind == K::less || e.kind == K::before) return *a.begin() < *b.begin();
  if (e.kind == K::less_equal) return *a.begin() <= *b.begin();
  if (e.kind == K::greater || e.kind == K::after) return *a.begin() > *b.begin();
  return *a.begin() >= *b.begin();
}

Naive::Value Naive::field(FieldId id, const Value& owners) const {
  Value values;
  const auto found = structure_.fields.find(id);
  if (found == structure_.fields.end()) return values;
  for (const Atom& owner : owners) {
    const std::uint32_t index = std::get<Element>(owner).index;
    if (index >= found->second.size()) continue;
    if (const auto* members = std::get_if<ElementSet>(&found->second[index])) {
      values.insert(members->begin(), members->end());
    } else if (const Atom& atom = std::get<Atom>(found->second[index]); !std::holds_alternative<Absent>(atom)) {
      values.insert(atom);
    }
  }
  return values;
}

namespace {

std::int64_t day_of(const Moment& moment) {
  std::int64_t day = moment.minutes / minutes_per_day;
  while (day * minutes_per_day > moment.minutes) --day;
  return day;
}

// As the day is printed: "2025-01-31".
std::int64_t printed(std::int64_t day, DatePart part) {
  const std::string text = date_to_string(day);
  if (part == DatePart::year) return std::stoll(text.substr(0, text.size() - 6));
  return std::stoll(text.substr(text.size() - (part == DatePart::month ? 5 : 2), 2));
}

bool works(const WorkingDays& calendar, std::int64_t day) { return std::ranges::find(calendar.all(), day) != calendar.all().end(); }
bool within(const WorkingDays& calendar, std::int64_t day) { return calendar.first() <= day && day <= calendar.last(); }

// Day by day.
std::set<Atom> working_later(const WorkingDays& calendar, std::int64_t day, std::int64_t count) {
  if (!within(calendar, day)) return {};
  const std::int64_t step = count > 0 ? 1 : -1;
  for (std::int64_t left = count * step; left > 0;) {
    day += step;
    if (!within(calendar, day)) return {};
    if (works(calendar, day)) --left;
  }
  return {Date{day}};
}

std::set<Atom> working_days(const WorkingDays& calendar, std::int64_t from, std::int64_t to) {
  if (!within(calendar, from) || !within(calendar, to)) return {};
  std::int64_t count = 0;
  for (std::int64_t day = std::min(from, to) + 1; day <= std::max(from, to); ++day) count += works(calendar, day) ? 1 : 0;
  return {Number(from <= to ? count : -count)};
}

Atom part_of_day(std::int64_t day, DatePart part) {
  const auto same = [&](std::int64_t other, DatePart of) { return printed(other, of) == printed(day, of); };
  switch (part) {
    case DatePart::year:
    case DatePart::month:
    case DatePart::day:
      return Number(printed(day, part));
    case DatePart::weekday: {
      const std::int64_t monday = date_of("2024-01-01");
      return Number(((day - monday) % 7 + 7) % 7 + 1);
    }
    case DatePart::month_start:
    case DatePart::year_start:
      while (same(day - 1, part == DatePart::month_start ? DatePart::month : DatePart::year)) --day;
      return Date{day};
    case DatePart::month_end:
    case DatePart::year_end:
      while (same(day + 1, part == DatePart::month_end ? DatePart::month : DatePart::year)) ++day;
      return Date{day};
  }
  CHECK(false, "a part of a date");
}

}  // namespace

Naive::Value Naive::arithmetic(const Expression& e, const Environment& env) const {
  std::vector<Atom> operands;
  for (const ExprId operand : e.operands) {
    const Value it = value(operand, env);
    if (it.empty()) return {};
    operands.push_back(*it.begin());
  }
  const Number* number = std::get_if<Number>(operands.data());
  const Date* date = std::get_if<Date>(operands.data());
  if (e.kind == K::add) return {*number + std::get<Number>(operands[1])};
  if (e.kind == K::subtract) return {*number - std::get<Number>(operands[1])};
  if (e.kind == K::scale) return {e.number * *number};
  if (e.kind == K::multiply) return {*number * std::get<Number>(operands[1])};
  if (e.kind == K::floor) return {number->floor()};
  if (e.kind == K::lesser) return {std::min(operands[0], operands[1])};
  if (e.kind == K::greater_of) return {std::max(operands[0], operands[1])};
  if (e.kind == K::difference) {
    if (date) return {Number(date->days - std::get<Date>(operands[1]).days)};
    return {Number(std::get<Moment>(operands[0]).minutes - std::get<Moment>(operands[1]).minutes)};
  }
  if (e.kind == K::date_part) return {part_of_day(date ? date->days : day_of(std::get<Moment>(operands[0])), e.part)};
  if (e.kind == K::working_shift) return working_later(model_[e.calendar], date->days, e.integer);
  if (e.kind == K::working_days) return working_days(model_[e.calendar], date->days, std::get<Date>(operands[1]).days);
  CHECK(e.kind == K::shift, name(e.kind));
  const std::int64_t count = operands.size() > 1 ? e.integer * std::get<Number>(operands[1]).to_int64().value() : e.integer;
  if (date) return {Date{shift_date(date->days, count, e.unit)}};
  return {Moment{shift_moment(std::get<Moment>(operands[0]).minutes, count, e.unit)}};
}

Naive::Value Naive::aggregate(const Expression& e, const Environment& env) const {
  std::vector<Atom> values;
  each_guarded(e, env, [&](const Environment& inner) {
    for (const Atom& atom : value(e.operands[0], inner)) values.push_back(atom);
  });
  if (e.kind == K::sum) {
    Number sum;
    for (const Atom& atom : values) sum = sum + std::get<Number>(atom);
    return {sum};
  }
  if (values.empty()) return {};
  return {e.kind == K::min ? *std::ranges::min_element(values) : *std::ranges::max_element(values)};
}

Naive::Value Naive::neighbour(const Expression& e, const Environment& env) const {
  const Value it = value(e.operands[0], env);
  if (it.empty()) return {};
  std::optional<Atom> nearest;
  for (const Atom& atom : elements(model_[e.operands[0]].type.value.type)) {
    if (e.kind == K::next && atom > *it.begin() && !nearest) nearest = atom;
    if (e.kind == K::previous && atom < *it.begin()) nearest = atom;
  }
  return nearest ? Value{*nearest} : Value{};
}

bool Naive::step(const Step& step, const Atom& from, const Atom& to) const {
  if (step.field.valid()) return field(step.field, {from}).contains(to);
  if (step.relation.valid()) {
    const auto found = structure_.relations.find(step.relation);
    return found != structure_.relations.end() && found->second.contains({std::get<Element>(from), std::get<Element>(to)});
  }
  const std::vector<VarId>& parameters = model_[step.term].parameters;
  return is(from, model_[parameters[0]].value.type) && is(to, model_[parameters[1]].value.type) &&
         truth(meaning(step.term), {{parameters[0], from}, {parameters[1], to}});
}

bool Naive::reaches(const Expression& e, const Environment& env) const {
  const Value from = value(e.operands[0], env);
  const Value to = value(e.operands[1], env);
  if (from.empty() || to.empty()) return false;
  if (e.kind == K::is_or_reaches && from == to) return true;
  Value reached;
  for (Value last = from; !last.empty();) {
    Value next;
    for (const Atom& a : last) {
      for (const Atom& b : elements(model_[model_[e.operands[0]].type.value.type].root)) {
        if (!reached.contains(b) && step(e.step, a, b)) next.insert(b);
      }
    }
    reached.insert(next.begin(), next.end());
    last = std::move(next);
  }
  return is_subset(to, reached);
}

const std::vector<RuleId>& Naive::rules(ClauseId id) const {
  const Clause& clause = model_[id];
  return clause.readings[clause.ambiguity.valid() ? selection_[clause.ambiguity.value] : 0].rules;
}

bool Naive::overrides(RuleId id, ContractId kept_of) const {
  const ClauseId clause = model_[id].clause;
  if (std::ranges::find(rules(clause), id) == rules(clause).end()) return false;
  if (!kept_of.valid()) return scope_.in_force(clause);
  return scope_.standing[clause.value] && std::ranges::find(model_[kept_of].exceptions, clause) != model_[kept_of].exceptions.end();
}

bool Naive::applies(RuleId id, const Environment& env, ContractId kept_of) const {
  const Rule& rule = model_[id];
  if (rule.guard.valid() && !truth(rule.guard, env)) return false;
  for (const ExprId exception : rule.exceptions) {
    if (truth(exception, env)) return false;
  }
  bool overridden = false;
  for (const Override& override_ : rule.overridden_by) {
    if (!overrides(override_.by, kept_of)) continue;
    each(model_[override_.by].variables, {}, [&](const Environment& other) {
      for (const auto& [by, of] : override_.match) {
        if (other.at(by) != env.at(of)) return;
      }
      if (prevails(override_.by, other, kept_of)) overridden = true;
    });
  }
  return !overridden;
}

bool Naive::prevails(RuleId id, const Environment& env, ContractId kept_of) const {
  const Rule& rule = model_[id];
  return applies(id, env, kept_of) && (rule.deontic != syntax::Deontic::may || !rule.demand.valid() || truth(rule.demand, env));
}

std::set<Naive::Environment> Naive::applications(RuleId id) const {
  std::set<Environment> found;
  if (std::ranges::find(rules(model_[id].clause), id) == rules(model_[id].clause).end()) return found;
  each(model_[id].variables, {}, [&](const Environment& env) {
    if (applies(id, env)) found.insert(env);
  });
  return found;
}

bool Naive::complies(ClauseId clause, ContractId kept_of) const {
  bool complies = true;
  for (const RuleId id : rules(clause)) {
    const Rule& rule = model_[id];
    if (!is_duty(rule)) continue;
    each(rule.variables, {}, [&](const Environment& env) {
      const bool met = !rule.demand.valid() || truth(rule.demand, env);
      if (met == (rule.deontic == syntax::Deontic::must_not) && applies(id, env, kept_of)) complies = false;
    });
  }
  return complies;
}

bool Naive::applies_to(const Expression& e, const Environment& env) const {
  std::vector<Atom> arguments;
  for (const ExprId operand : e.operands) {
    const Value it = value(operand, env);
    if (it.empty()) return false;
    arguments.push_back(*it.begin());
  }
  for (const ClauseId clause : e.clauses) {
    if (!scope_.versions[clause.value]) continue;
    for (const RuleId id : rules(clause)) {
      const std::vector<VarId>& variables = model_[id].variables;
      if (variables.size() != arguments.size()) continue;
      Environment bound;
      bool takes = true;
      for (std::size_t i = 0; i < variables.size(); ++i) {
        takes = takes && is(arguments[i], model_[variables[i]].value.type);
        bound[variables[i]] = arguments[i];
      }
      if (takes && applies(id, bound, model_[clause].contract)) return true;
    }
  }
  return false;
}

}  // namespace proviso::differential

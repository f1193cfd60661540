// Connectives, quantifiers, and formulas about terms and clauses.
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::ExpressionKind;

Formula Lowering::formula(model::ExprId id, const Environment& environment) {
  if (!environment.empty()) return lower(id, environment);
  if (!formulas_[id.value].valid()) {
    const Formula result = lower(id, environment);
    formulas_[id.value] = result;
  }
  return formulas_[id.value];
}

std::vector<Formula> Lowering::formulas(const std::vector<model::ExprId>& ids, const Environment& environment) {
  std::vector<Formula> result;
  for (model::ExprId id : ids) result.push_back(formula(id, environment));
  return result;
}

Formula Lowering::guard(const model::Expression& e, const Environment& environment) {
  return e.guard.valid() ? formula(e.guard, environment) : arena_.verum();
}

Formula Lowering::body(const model::Expression& e, const Environment& environment) {
  return !e.operands.empty() && e.operands[0].valid() ? formula(e.operands[0], environment) : arena_.verum();
}

Formula Lowering::lower(model::ExprId id, const Environment& environment) {
  const model::Expression& e = model_[id];
  CHECK(e.type.is_formula(), "a formula");
  const Place place{environment};
  switch (e.kind) {
    case ExpressionKind::truth:
      return arena_.truth(e.flag);
    case ExpressionKind::conjunction:
      return arena_.conjunction(formulas(e.operands, environment));
    case ExpressionKind::disjunction:
      return arena_.disjunction(formulas(e.operands, environment));
    case ExpressionKind::negation:
      return arena_.negation(formula(e.operands[0], environment));
    case ExpressionKind::implication:
      return arena_.implication(formula(e.operands[0], environment), formula(e.operands[1], environment));
    case ExpressionKind::equivalence:
      return arena_.equivalence(formula(e.operands[0], environment), formula(e.operands[1], environment));
    case ExpressionKind::choice: {
      const Formula condition = formula(e.operands[0], environment);
      return arena_.conjunction({arena_.implication(condition, formula(e.operands[1], environment)),
                                 arena_.disjunction({condition, formula(e.operands[2], environment)})});
    }
    case ExpressionKind::every: {
      const Bound bound = bind(e.variables, environment);
      const Formula range = arena_.conjunction({bound.types, guard(e, bound.environment)});
      return arena_.forall(bound.variables, arena_.implication(range, body(e, bound.environment)));
    }
    case ExpressionKind::some:
    case ExpressionKind::no: {
      const Bound bound = bind(e.variables, environment);
      const Formula some =
          arena_.exists(bound.variables, arena_.conjunction({bound.types, guard(e, bound.environment), body(e, bound.environment)}));
      return e.kind == ExpressionKind::some ? some : arena_.negation(some);
    }
    case ExpressionKind::exactly:
    case ExpressionKind::at_least:
    case ExpressionKind::at_most:
      return counted(e, environment);
    case ExpressionKind::equal:
      return equal(id, environment);
    case ExpressionKind::not_equal:
      return arena_.negation(equal(id, environment));
    case ExpressionKind::less:
    case ExpressionKind::less_equal:
    case ExpressionKind::greater:
    case ExpressionKind::greater_equal:
    case ExpressionKind::before:
    case ExpressionKind::after:
      return ordered(e, environment);
    case ExpressionKind::in:
    case ExpressionKind::not_in: {
      const Formula in = holds_for({e.operands[0]}, place, [&](const std::vector<Term>& value, const Place& inside) {
        return member(e.operands[1], value[0], inside);
      });
      return e.kind == ExpressionKind::in ? in : arena_.negation(in);
    }
    case ExpressionKind::subset_of:
      return subset(id, environment);
    case ExpressionKind::is_type:
      return holds_for(e.operands, place, [&](const std::vector<Term>& value, const Place&) { return typed(e.named_type, value[0]); });
    case ExpressionKind::exists:
      return exists(e.operands[0], environment);
    case ExpressionKind::kept: {
      std::vector<Formula> all;
      for (model::ClauseId clause : e.clauses) {
        all.push_back(arena_.implication(is_version(clause), complies(clause, model_[clause].contract)));
      }
      return arena_.conjunction(std::move(all));
    }
    case ExpressionKind::applies:
      return applies_to(e, environment);
    case ExpressionKind::reaches:
    case ExpressionKind::is_or_reaches:
      return closure(e, environment);
    case ExpressionKind::predicate:
      return predicate(e, environment);
    case ExpressionKind::tuple:
      return holds_for(e.operands, place, [&](const std::vector<Term>& values, const Place&) {
        return arena_.atom(symbols_.relations[e.relation_id.value], values);
      });
    case ExpressionKind::variable:
      return environment.at(e.variable_id);
    case ExpressionKind::field:
      return holds_for(e.operands, place,
                       [&](const std::vector<Term>& owner, const Place&) { return arena_.atom(symbols_.fields[e.field_id.value], owner); });
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/value_kinds.def"
#undef EXPRESSION
      break;
  }
  CHECK(false, name(e.kind));
}

Formula Lowering::counted(const model::Expression& e, const Environment& environment) {
  const Bound bound = bind(e.variables, environment);
  const Formula counted = arena_.conjunction({bound.types, guard(e, bound.environment), body(e, bound.environment)});
  const VariableId variable = bound.variables[0];
  const Formula more = arena_.negation(arena_.at_least(Number(e.integer) + Number(1), variable, counted));
  if (e.kind == ExpressionKind::at_most) return more;
  const Formula enough = arena_.at_least(Number(e.integer), variable, counted);
  return e.kind == ExpressionKind::at_least ? enough : arena_.conjunction({enough, more});
}

// A term with a symbol becomes an atom. A term that is expanded becomes the definition of its reading for these arguments.
Formula Lowering::predicate(const model::Expression& e, const Environment& environment) {
  const model::Term& term = model_[e.term_id];
  return holds_for(value_operands(e), {environment}, [&](const std::vector<Term>& values, const Place&) {
    const SymbolId symbol = symbols_.terms[e.term_id.value];
    if (symbol.valid()) return arena_.conjunction({argument_types(e, values), arena_.atom(symbol, values)});
    const std::vector<Node> given = arguments(e, values, environment);
    const auto known = written_out_.find({e.term_id, given});
    if (known != written_out_.end()) return known->second;
    const Environment inner = parameters(term, given);
    std::vector<Formula> meanings;
    for (std::uint32_t reading = 0; reading < term.readings.size(); ++reading) {
      meanings.push_back(arena_.conjunction({reads(term.ambiguity, reading), formula(term.readings[reading].meaning, inner)}));
    }
    return written_out_[{e.term_id, given}] = arena_.disjunction(std::move(meanings));
  });
}

// A value exists if one of its cases holds. A truth value is absent only if it is an optional field without a value.
Formula Lowering::exists(model::ExprId id, const Environment& environment) {
  const model::Expression& e = model_[id];
  // A set that is not empty is finite, and has a first and a last member.
  if (e.kind == ExpressionKind::first_of || e.kind == ExpressionKind::last_of) return has_members(id, {environment});
  if (!e.type.is_formula()) {
    return holds_for({id}, {environment}, [&](const std::vector<Term>&, const Place&) { return arena_.verum(); });
  }
  if (e.kind == ExpressionKind::choice) {
    const Formula condition = formula(e.operands[0], environment);
    return arena_.conjunction({arena_.implication(condition, exists(e.operands[1], environment)),
                               arena_.disjunction({condition, exists(e.operands[2], environment)})});
  }
  if (e.kind != ExpressionKind::field) return arena_.verum();
  return holds_for(e.operands, {environment}, [&](const std::vector<Term>& owner, const Place&) {
    const SymbolId presence = symbols_.field_presence[e.field_id.value];
    return presence.valid() ? arena_.atom(presence, owner) : typed(model_[e.field_id].owner, owner[0]);
  });
}

Formula Lowering::applies_to(const model::Expression& e, const Environment& environment) {
  return holds_for(e.operands, {environment}, [&](const std::vector<Term>& values, const Place&) {
    std::vector<Formula> some;
    for (model::ClauseId clause_id : e.clauses) {
      const model::Clause& clause = model_[clause_id];
      for (std::uint32_t reading = 0; reading < clause.readings.size(); ++reading) {
        for (model::RuleId rule : clause.readings[reading].rules) {
          const std::vector<VariableId> variables = own(model_[rule].variables);
          bool fits = variables.size() == values.size();
          for (std::size_t i = 0; fits && i < values.size(); ++i) fits = arena_.sort(variables[i]) == arena_.sort(values[i]);
          if (!fits) continue;
          std::vector<std::pair<VariableId, Term>> replacements;
          for (std::size_t i = 0; i < values.size(); ++i) replacements.emplace_back(variables[i], values[i]);
          some.push_back(arena_.conjunction(
              {is_version(clause_id), reads(clause.ambiguity, reading),
               arena_.substitute(arena_.conjunction({typed(variables), applies(rule, clause.contract)}), replacements)}));
        }
      }
    }
    return arena_.disjunction(std::move(some));
  });
}

Formula Lowering::holds_for(const std::vector<model::ExprId>& values, const Place& place, const Atom& atom) {
  std::vector<Formula> some;
  for (const Tuple& tuple : tuples(values, place)) {
    std::vector<Formula> all = tuple.conditions;
    all.push_back(atom(tuple.values, inside(place, tuple)));
    some.push_back(arena_.exists(tuple.variables, arena_.conjunction(std::move(all))));
  }
  return arena_.disjunction(std::move(some));
}

}  // namespace proviso::lower

// The generators of terms and fields: an element for each assignment to their universals.
#include <algorithm>

#include "bounds/ground_term_walk.h"
#include "text/check.h"

namespace proviso::bounds {

using model::Base;
using model::Multiplicity;
using model::Shape;

void GroundWalk::add_individuals() {
  for (std::size_t i = 0; i < symbols_.individuals.size(); ++i) {
    origin_ = Structural{Structural::What::individual, model_.individuals[i].type, {}};
    walk_term(arena_.application(symbols_.individuals[i], {}));
  }
}

// The universals among these variables and in the dependencies of the existentials among them; and the number of existentials.
std::pair<std::set<VariableId>, std::uint64_t> GroundWalk::dependencies(std::span<const VariableId> variables) const {
  std::set<VariableId> universals;
  std::uint64_t times = 1;
  for (VariableId variable : variables) {
    const Range& range = ranges_.at(variable);
    universals.insert(range.depends_on.begin(), range.depends_on.end());
    times = saturated_product(times, range.times);
  }
  return {std::move(universals), times};
}

void GroundWalk::generate(ExactTypes result, SortId sort, std::span<const VariableId> variables, const Narrowed& narrowed,
                          text::Span span) {
  auto [universals, times] = dependencies(variables);
  Generator generator{std::move(result), {}, times, sort, origin_, span, std::ranges::all_of(variables, [&](VariableId variable) {
                        return is_universal(variable);
                      })};
  for (VariableId universal : universals) {
    const SortId of = arena_.sort(universal);
    if (!is_open(of)) {
      generator.times = saturated_product(generator.times, theory_.signature[of].size);
      continue;
    }
    ExactTypes types = ranges_.at(universal).types;
    const auto narrower = narrowed.find(universal);
    if (narrower != narrowed.end()) types = types & narrower->second;
    if (types.empty()) return;
    generator.arguments.push_back(std::move(types));
  }
  result_.generators.push_back(std::move(generator));
}

// Narrows the types of the variables in a term to those for which the term's value matters: the owners of its fields.
void GroundWalk::narrow(Term term, Narrowed& narrowed) const {
  const std::span<const Node> arguments = arena_.children(term);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    narrow(arguments[i], narrowed);
    if (arena_.kind(term) != Kind::application || arena_.kind(arguments[i]) != Kind::variable) continue;
    model::TypeId type;
    if (const auto* field = std::get_if<FieldSymbol>(&meaning(term))) type = model_[field->field].owner;
    if (const auto* defined = std::get_if<TermSymbol>(&meaning(term))) {
      type = model_[model_[defined->term].parameters[i]].value.type;
    }
    if (!type.valid() || !is_open(symbols_.sort(type))) continue;
    const auto [at, added] = narrowed.try_emplace(arena_.variable_of(arguments[i]), types_.below(type));
    if (!added) at->second = at->second & types_.below(type);
  }
}

void GroundWalk::walk_term(Term asked) {
  const Term term = canonical(asked);
  if (result_.too_many || !terms_.insert(term).second) return;
  const std::span<const Node> children = arena_.children(term);
  switch (arena_.kind(term)) {
    case Kind::variable:
    case Kind::element:
    case Kind::numeral:
      return;
    case Kind::application:
      for (Term child : children) walk_term(child);
      walk_application(term);
      return;
    case Kind::sum:
    case Kind::product:
    case Kind::to_real:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function:
      for (Term child : children) walk_term(child);
      return;
    case Kind::conditional:
      walk_both(children[0]);
      walk_term(children[1]);
      walk_term(children[2]);
      return;
    case Kind::count:
    case Kind::total:
      walk_aggregate(term);
      return;
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
      break;
  }
  CHECK(false, "a term");
}

void GroundWalk::walk_application(Term term) {
  const auto* individual = std::get_if<IndividualSymbol>(&meaning(term));
  const auto* field = std::get_if<FieldSymbol>(&meaning(term));
  const auto* defined = std::get_if<TermSymbol>(&meaning(term));
  if (is_open(arena_.sort(term))) {
    Narrowed narrowed;
    narrow(term, narrowed);
    const auto add = [&](model::TypeId type, text::Span span) {
      generate(types_.below(type), arena_.sort(term), arena_.free_variables(term), narrowed, span);
    };
    if (individual != nullptr) add(model_[individual->individual].type, model_[individual->individual].name_span);
    if (defined != nullptr) add(model_[defined->term].type.value.type, model_[defined->term].heading.name_span);
    if (field != nullptr) add(model_[field->field].value.type, model_[field->field].name_span);
  }
  if (defined != nullptr) walk_definitions(defined->term, arena_.children(term), true);
  if (std::holds_alternative<ExtremumSymbol>(meaning(term))) walk_extrema();
}

// A count or sum keeps its value in a submodel only if the submodel keeps everything in its range.
void GroundWalk::walk_aggregate(Term term) {
  const std::span<const Node> children = arena_.children(term);
  const std::vector<Formula> around = guards(arena_.kind(term), children[0]);
  std::vector<std::pair<VariableId, Term>> replacements;
  std::set<VariableId> taken;
  for (VariableId variable : arena_.variables(term)) {
    const ExactTypes types = guarded(variable, around);
    if (is_open(arena_.sort(variable))) keep_whole(types, arena_.span(variable), result_.arithmetic);
    replacements.emplace_back(variable, arena_.variable(next_universal(arena_.sort(variable), types, arena_.free_variables(term), taken)));
  }
  walk_both(arena_.substitute(children[0], replacements));
  if (children.size() > 1) walk_term(arena_.substitute(children[1], replacements));
}

void GroundWalk::keep_whole(const ExactTypes& types, text::Span span, std::vector<MustKeepAll>& because_of) {
  because_of.push_back({types, span});
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (types.contains(i)) result_.must_keep_all.add(i);
  }
}

void GroundWalk::walk_extrema() {
  if (extrema_walked_) return;
  extrema_walked_ = true;
  for (const Axiom& axiom : theory_.structural) {
    const auto* structural = std::get_if<Structural>(&axiom.origin);
    if (structural != nullptr && structural->what == Structural::What::extremum) walk(axiom.formula, true);
  }
}

// A `some` field whose value matters keeps one member.
void GroundWalk::need_some(model::FieldId id, Term asked) {
  const Term owner = canonical(asked);
  const model::Field& field = model_[id];
  if (field.value.base != Base::element || !is_open(symbols_.sort(field.value)) || !some_.insert({id, owner}).second) return;
  Narrowed narrowed;
  narrow(owner, narrowed);
  if (arena_.kind(owner) == Kind::variable) narrowed.emplace(arena_.variable_of(owner), types_.below(field.owner));
  generate(types_.below(field.value.type), symbols_.sort(field.value), arena_.free_variables(owner), narrowed, field.name_span);
}

// Fields whose value matters for some elements only, or for none, still need values; so do terms without a definition.
void GroundWalk::add_witnesses(const std::vector<model::Unit>& units) {
  for (std::uint32_t i = 0; i < model_.fields.size(); ++i) {
    const model::Field& field = model_.fields[i];
    const bool total = field.multiplicity == Multiplicity::one || field.multiplicity == Multiplicity::some;
    if (!total || field.value.base != Base::element || !is_open(symbols_.sort(field.value))) continue;
    result_.witnesses.push_back({types_.below(field.value.type),
                                 {types_.below(field.owner)},
                                 symbols_.sort(field.value),
                                 Structural{Structural::What::field_total, field.owner, model::FieldId{i}},
                                 field.name_span});
  }
  std::set<model::TermId> meant;
  for (const model::Unit& unit : units) {
    if (const auto* term = std::get_if<model::TermUnit>(&unit)) meant.insert(term->id);
  }
  for (std::uint32_t i = 0; i < model_.terms.size(); ++i) {
    const model::Term& term = model_.terms[i];
    const bool is_function = symbols_.terms[i].valid() && term.type.shape == Shape::one && term.type.value.base == Base::element;
    if (!is_function || meant.contains(model::TermId{i}) || !is_open(symbols_.sort(term.type.value))) continue;
    Witness witness{types_.below(term.type.value.type),
                    {},
                    symbols_.sort(term.type.value),
                    Structural{Structural::What::term_range, term.type.value.type, {}},
                    term.heading.name_span};
    for (model::VarId parameter : term.parameters) {
      const model::TypeId type = model_[parameter].value.type;
      if (is_open(symbols_.sort(type))) witness.arguments.push_back(types_.below(type));
    }
    result_.witnesses.push_back(std::move(witness));
  }
}

}  // namespace proviso::bounds

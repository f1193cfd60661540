// What never happens on a design, and the facts that it relies on, for a witness that is reported.
#include <algorithm>

#include "answer/oracle/readings.h"
#include "answer/usage/usage_oracle.h"
#include "answer/usage/usage_units.h"
#include "model/usage.h"

namespace proviso::answer {

using namespace model;

namespace {

bool happens(const Model& model, const Admission& admission, TypeId type) {
  return std::ranges::any_of(admission.usages, [&](const Usage& usage) {
    const auto elements = usage.structure.elements.find(model[type].root);
    return elements != usage.structure.elements.end() &&
           std::ranges::any_of(elements->second, [&](const ElementInfo& info) { return model.is_subtype(info.type, type); });
  });
}

// Can usage point to elements of this type?
bool is_pointed_at(const Model& model, TypeId type) {
  return std::ranges::any_of(model.fields,
                             [&](const Field& field) {
                               return model[field.owner].usage && field.value.type.valid() && model.is_subtype(type, field.value.type);
                             }) ||
         std::ranges::any_of(model.relations, [&](const Relation& relation) {
           return relation.usage && std::ranges::any_of(relation.columns, [&](TypeId column) { return model.is_subtype(type, column); });
         });
}

}  // namespace

bool UsageOracle::never(const Question& question, const Witness& witness, logic::Formula goal) {
  std::vector<Unit> facts;
  for (const Unit& unit : question.demands)
    if (std::holds_alternative<FactUnit>(unit)) facts.push_back(unit);
  const solve::Query query = verification_query(question, facts, witness.structure, only(witness.selection), goal);
  const solve::Outcome outcome = portfolio_.decide(query, budget(Effort::slight), false);
  const auto* unsat = std::get_if<solve::Unsat>(&outcome);
  return unsat != nullptr && std::holds_alternative<solve::EverySize>(unsat->extent);
}

void UsageOracle::complete(const Question& question, Witness& witness) {
  add_never(question, witness);
  add_unused(question, witness);
  add_relied_on(question, witness);
}

// If a type never has elements, neither have its subtypes: only the type is listed.
void UsageOracle::add_never(const Question& question, Witness& witness) {
  std::vector<TypeId>& result = witness.admission->never;
  for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
    const TypeId type{i};
    if (!model_[type].usage || happens(model_, *witness.admission, type)) continue;
    if (std::ranges::any_of(result, [&](TypeId above) { return model_.is_subtype(type, above); })) continue;
    if (never(question, witness, theory_.arena->negation(theory_.at_most(type, Number(0))))) result.push_back(type);
  }
}

void UsageOracle::add_unused(const Question& question, Witness& witness) {
  std::set<Element> used;
  for (const Usage& usage : witness.admission->usages) used.merge(pointed_to(model_, usage.structure));
  const auto design = fixed(witness.structure);
  for (std::uint32_t sort = 0; sort < theory_.signature.sorts.size(); ++sort) {
    if (!design->sorts[sort]) continue;
    for (std::uint32_t i = 0; i < design->types[sort].size(); ++i) {
      const Element thing{theory_.signature.sorts[sort].type, i};
      if (used.contains(thing) || !is_pointed_at(model_, design->types[sort][i])) continue;
      if (never(question, witness, lower::pointed_to(theory_, *design, {sort}, i))) witness.admission->unused.push_back(thing);
    }
  }
}

void UsageOracle::add_relied_on(const Question& question, Witness& witness) {
  for (const Unit& unit : question.demands) {
    if (!is_about_usage(model_, unit)) continue;
    Subquery without{question.demands, false, {}};
    std::erase(without.units, unit);
    solve::Budget own = budget(Effort::slight);
    const auto found = broken_by(question, without, witness.structure, witness.selection, Effort::slight, own);
    if (std::holds_alternative<Counterexample>(found)) witness.admission->relies_on.push_back(std::get<FactUnit>(unit).id);
  }
}

}  // namespace proviso::answer

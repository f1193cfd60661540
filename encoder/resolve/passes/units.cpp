#include "resolve/passes/units.h"

#include "resolve/symbols/lookup.h"

namespace proviso::resolve {

NamedUnits look_up_units(const Lexicon& lexicon, const syntax::QualifiedName& name, Reports& reports) {
  NamedUnits named{name.span(), {}, false};
  if (!name.qualifier.valid()) {
    const Statement* statement = lexicon.names.statement(name.name.text);
    if (statement != nullptr && statement->kind == Statement::Kind::fact) {
      named.units = {FactUnit{FactId{statement->id}}};
      return named;
    }
    if (statement != nullptr && statement->kind == Statement::Kind::requirement) {
      named.units = {RequirementUnit{RequirementId{statement->id}}};
      return named;
    }
    if (!names_clauses(lexicon, name)) {
      if (statement != nullptr) {
        reports.add(
            Code::N005, name.name.span,
            in_back_ticks(name.name.text) + " is " + std::string(with_article(statement->kind)) + ", not a clause, requirement or fact",
            {statement->span, "declared here"});
        return named;
      }
      reports.unknown(Code::N006, name.name, "there is no clause, requirement or fact " + in_back_ticks(name.name.text), [&] {
        std::vector<std::string_view> names;
        append_names(lexicon.declarations.clauses, names);
        append_names(lexicon.declarations.requirements, names);
        append_names(lexicon.declarations.facts, names);
        append_names(lexicon.declarations.contracts, names);
        return names;
      });
      return named;
    }
  }
  const auto clauses = look_up_clauses(lexicon, name, {}, reports);
  if (!clauses) return named;
  named.is_contract = clauses->contract.valid();
  for (const ClauseId id : clauses->clauses) named.units.emplace_back(ClauseUnit{id});
  return named;
}

std::string_view noun(const Unit& unit) {
  if (std::holds_alternative<FactUnit>(unit)) return "fact";
  if (std::holds_alternative<ClauseUnit>(unit)) return "clause";
  if (std::holds_alternative<RequirementUnit>(unit)) return "requirement";
  if (std::holds_alternative<TermUnit>(unit)) return "term";
  return "question";
}

}  // namespace proviso::resolve

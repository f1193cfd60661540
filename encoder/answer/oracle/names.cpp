#include "answer/oracle/names.h"

#include <fmt/format.h>

namespace proviso::answer {

using namespace model;

std::string name_of(const Model& model, const Unit& unit) {
  struct {
    const Model& model;
    std::string operator()(const FactUnit& u) const { return fmt::format("`{}`", model[u.id].heading.name); }
    std::string operator()(const ClauseUnit& u) const {
      const Clause& clause = model[u.id];
      return fmt::format("`{}.{}`", model[clause.contract].heading.name, clause.heading.name);
    }
    std::string operator()(const RequirementUnit& u) const { return fmt::format("`{}`", model[u.id].heading.name); }
    std::string operator()(const TermUnit& u) const { return fmt::format("`{}`", model[u.id].heading.name); }
    std::string operator()(const QuestionUnit&) const { return "the question"; }
    std::string operator()(const LearntUnit& u) const { return fmt::format("lemma {}", u.lemma); }
  } visitor{model};
  return std::visit(visitor, unit);
}

}  // namespace proviso::answer

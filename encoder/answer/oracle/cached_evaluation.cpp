#include "answer/oracle/cached_evaluation.h"

#include <algorithm>

#include <fmt/format.h>

#include "answer/oracle/names.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

CachedEvaluation::CachedEvaluation(const Model& model, Structure structure) : model_(model), structure_(std::move(structure)) {
  if (auto reasons = well_formed(model, structure_); !reasons.empty())
    malformed_ = std::move(reasons.front());
  else
    known_.emplace(universe_ = std::make_shared<Universe>(model, structure_));
}

std::optional<std::string> CachedEvaluation::unfit(const Question& question) {
  if (malformed_) return malformed_;
  for (const Limit& limit : question.limits)
    if (const std::size_t count = universe_->domain(limit.type).size(); count > static_cast<std::size_t>(limit.count))
      return fmt::format("there are {} {}", count, model_[limit.type].heading.name);
  return std::nullopt;
}

std::vector<CachedEvaluation::Part> CachedEvaluation::parts(const Question& question, const Subquery& subquery) const {
  std::vector<Part> result;
  for (const Unit& unit : subquery.units) result.emplace_back(unit, ExprId{});
  if (subquery.with_formula && question.formula.valid()) result.emplace_back(QuestionUnit{}, question.formula);
  return result;
}

EvaluationCache::Value CachedEvaluation::value(const Part& part, const Scope& scope, const Selection& selection) {
  return part.second.valid() ? known_->holds(part.second, scope, selection) : known_->holds(part.first, scope, selection);
}

std::optional<std::string> CachedEvaluation::broken(const Question& question, const Subquery& subquery, const Selection& selection) {
  if (auto why = unfit(question)) return why;
  for (const Part& part : parts(question, subquery)) {
    const bool is_question = part.second.valid();
    if (value(part, question.scope, selection).holds != (is_question && question.negated)) continue;
    return is_question ? "the question's formula comes out otherwise" : fmt::format("{} does not hold", name_of(model_, part.first));
  }
  return std::nullopt;
}

// Each evaluation settles all combinations that agree on the ambiguities on which it depends.
std::vector<bool> CachedEvaluation::satisfied_under(const Question& question, const Subquery& subquery, const Combinations& combinations,
                                                    std::vector<bool> among) {
  if (unfit(question)) return std::vector<bool>(among.size(), false);
  for (const Part& part : parts(question, subquery)) {
    const bool wanted = !(part.second.valid() && question.negated);
    std::vector<bool> pending = among;
    for (std::size_t i = 0; i < pending.size(); ++i) {
      if (!pending[i]) continue;
      const EvaluationCache::Value value = this->value(part, question.scope, combinations.selection(i));
      if (combinations.all_agree(value.depends_on)) {
        if (value.holds != wanted) return std::vector<bool>(among.size(), false);
        break;
      }
      combinations.each_agreeing(i, value.depends_on, [&](std::size_t j) {
        pending[j] = false;
        if (value.holds != wanted) among[j] = false;
      });
    }
  }
  return among;
}

}  // namespace proviso::answer

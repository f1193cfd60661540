#include "answer/oracle/cached_evaluation.h"

#include <algorithm>

#include <fmt/format.h>

#include "answer/oracle/names.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

std::vector<std::uint32_t> values(const Consulted& consulted, const Scope& scope, const Selection& selection) {
  std::vector<std::uint32_t> result;
  result.reserve(consulted.readings.size() + consulted.in_force.size() + 2 * consulted.kept.size());
  for (AmbiguityId a : consulted.readings) result.push_back(selection[a.value]);
  for (ClauseId c : consulted.in_force) result.push_back(scope.in_force(c) ? 1 : 0);
  for (ClauseId c : consulted.kept) {
    const auto [is_version, stands] = scope.as_kept(c);
    result.push_back(is_version ? 1 : 0);
    result.push_back(stands ? 1 : 0);
  }
  return result;
}

}  // namespace

CachedEvaluation::CachedEvaluation(const Model& model, Structure structure) : model_(model), structure_(std::move(structure)) {
  if (auto reasons = well_formed(model, structure_); !reasons.empty())
    malformed_ = std::move(reasons.front());
  else
    universe_ = std::make_shared<Universe>(model, structure_);
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

CachedEvaluation::Ruling CachedEvaluation::ruling(const Part& part, const Scope& scope, const Selection& selection) {
  std::vector<Table>& tables = known_[part];
  for (const Table& table : tables)
    if (const auto found = table.holds.find(values(table.consulted, scope, selection)); found != table.holds.end())
      return {found->second, table.consulted.readings};
  Evaluator evaluator(universe_, scope, selection);
  const bool holds = part.second.valid() ? evaluator.holds(part.second) : evaluator.holds(part.first);
  Consulted consulted = evaluator.consulted();
  auto table = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.consulted == consulted; });
  if (table == tables.end()) table = tables.insert(tables.end(), {std::move(consulted), {}});
  table->holds.emplace(values(table->consulted, scope, selection), holds);
  return {holds, table->consulted.readings};
}

std::optional<std::string> CachedEvaluation::broken(const Question& question, const Subquery& subquery, const Selection& selection) {
  if (auto why = unfit(question)) return why;
  for (const Part& part : parts(question, subquery)) {
    const bool is_question = part.second.valid();
    if (ruling(part, question.scope, selection).holds != (is_question && question.negated)) continue;
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
      const Ruling ruling = this->ruling(part, question.scope, combinations.selection(i));
      if (combinations.all_agree(ruling.rests_on)) {
        if (ruling.holds != wanted) return std::vector<bool>(among.size(), false);
        break;
      }
      combinations.each_agreeing(i, ruling.rests_on, [&](std::size_t j) {
        pending[j] = false;
        if (ruling.holds != wanted) among[j] = false;
      });
    }
  }
  return among;
}

}  // namespace proviso::answer

#include "report/words/reason.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/kind_traits.h"
#include "report/words/architecture.h"

namespace proviso::report {

namespace {

using model::ExpressionKind;

constexpr int deepest = 8;
constexpr std::size_t widest = 6;

// Connectives (`and`, `or`, `not`, ...) are omitted: their operands contain the reason.
bool is_connective(const model::Model& model, const model::Reason& reason) {
  if (reason.because.empty() || !reason.formula.valid()) return false;
  const model::Family family = model::traits(model[reason.formula].kind).family;
  return family == model::Family::junction || family == model::Family::negation || family == model::Family::choice;
}

// A rule is listed below a `kept` that it violates, below an `applies` that refers to it, or below a rule that it overrides.
std::string of_rule(const Case& what, const model::Reason& reason, const model::Reason* parent) {
  const model::Model& model = what.spec.model;
  const std::string clause = ticked(name(model, model[reason.rule].clause));
  const std::string names = things(what, reason.binding);
  const auto with = [&](std::string_view verb, std::string_view preposition) {
    return names.empty() ? fmt::format("{} {}", clause, verb) : fmt::format("{} {} {} {}", clause, verb, preposition, names);
  };
  if (parent && parent->rule.valid()) return with("prevails", "for");
  if (parent && model[parent->formula].kind == ExpressionKind::kept) return with("is breached", "by");
  return reason.value ? with("applies", "to") : with("does not apply", "to");
}

// "(gpt.hosted_on is AWS)": the values that decide an atom, unless the atom itself contains them.
std::string values_of(const Case& what, const model::Reason& reason) {
  const model::Model& model = what.spec.model;
  if (reason.value && model[reason.formula].kind == ExpressionKind::equal) return {};
  std::vector<std::string> parts;
  for (const auto& [expression, value] : reason.values) {
    if (std::string words = about_value(what, expression, value, reason.binding); !words.empty()) parts.push_back(std::move(words));
  }
  return parts.empty() ? "" : fmt::format(" ({})", listed(parts));
}

std::string way(const Case& what, const std::vector<model::Element>& path) {
  std::vector<std::string> names;
  for (const model::Element& element : path) names.push_back(text_of(what.spec.model, what.structure, element));
  return names.empty() ? "" : fmt::format(" (by way of {})", fmt::join(names, ", "));
}

std::string read_as(const Case& what, const model::Expression& expression) {
  if (!expression.term_id.valid()) return {};
  const model::AmbiguityId ambiguity = what.spec.model[expression.term_id].ambiguity;
  if (!ambiguity.valid()) return {};
  return fmt::format(", read as {}", ticked(what.spec.model.reading_heading(ambiguity, what.selection[ambiguity.value]).name));
}

std::string of_formula(const Case& what, const model::Reason& reason) {
  const model::Expression& expression = what.spec.model[reason.formula];
  const std::string words = about(what, reason.formula, reason.binding) + read_as(what, expression);
  const std::string chosen = things(what, reason.chosen);
  if (reason.value)
    return words + (chosen.empty() ? "" : fmt::format(" (there is {})", chosen)) + values_of(what, reason) + way(what, reason.path);
  // The negation of a negation is written as true; a phrase has an opposite.
  if (has_plain_opposite(what, reason.formula)) {
    return about_negation(what, reason.formula, reason.binding) + (chosen.empty() ? "" : fmt::format(" (there is {})", chosen)) +
           values_of(what, reason);
  }
  return fmt::format("not so{}: {}{}", chosen.empty() ? "" : ", because of " + chosen, words, values_of(what, reason));
}

void add(std::vector<ToldReason>& told, const Case& what, const model::Reason& reason, const model::Reason* parent, int depth) {
  if (is_connective(what.spec.model, reason)) {
    for (const model::Reason& part : reason.because) add(told, what, part, parent, depth);
    return;
  }
  told.push_back({reason.rule.valid() ? of_rule(what, reason, parent) : of_formula(what, reason), {}, 0});
  if (depth == deepest) return;
  ToldReason& one = told.back();
  const std::size_t listed = std::min(reason.because.size(), widest);
  one.further = reason.because.size() - listed;
  for (std::size_t i = 0; i < listed; ++i) add(one.because, what, reason.because[i], &reason, depth + 1);
}

}  // namespace

std::string decisive_part(const Case& what, const model::Reason& reason) {
  if (is_connective(what.spec.model, reason)) return decisive_part(what, reason.because.front());
  if (reason.rule.valid()) return of_rule(what, reason, nullptr);
  return (reason.value ? about(what, reason.formula, reason.binding) : about_negation(what, reason.formula, reason.binding)) +
         read_as(what, what.spec.model[reason.formula]);
}

std::vector<ToldReason> told(const Case& what, const model::Reason& reason) {
  std::vector<ToldReason> result;
  add(result, what, reason, nullptr, 0);
  return result;
}

}  // namespace proviso::report

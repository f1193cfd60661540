// What the resolver makes of a text: the model, or what it says is wrong.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "resolve/load/load.h"

namespace proviso::testing {

using namespace model;
using namespace resolve;

struct Resolved {
  explicit Resolved(const std::string& text) {
    Loaded loaded = load(sources, std::vector{sources.add("spec.pvo", text)});
    diagnostics = std::move(loaded.diagnostics);
    if (loaded.model) model = std::move(*loaded.model);
    for (const text::Diagnostic& diagnostic : diagnostics.sorted()) {
      const std::string_view where = diagnostic.span.valid() ? sources.slice(diagnostic.span) : std::string_view();
      said.push_back(std::string(text::name(diagnostic.code)) + " " + std::string(where));
    }
  }

  text::Sources sources;
  text::Diagnostics diagnostics;
  Model model;
  std::vector<std::string> said;  // the code of each diagnostic, and the words that it underlines
};

using Said = std::vector<std::string>;

inline Said said(const std::string& text) { return Resolved(text).said; }

// A formula or value in prefix notation, with what the resolver made of each node.
inline std::string dump(const Model& model, ExprId id) {
  if (!id.valid()) return "-";
  const Expression& expression = model[id];
  std::string text = "(" + std::string(name(expression.kind));
  const auto add = [&](const std::string& word) { text += " " + word; };
  for (const VarId variable : expression.variables) add(std::string(model[variable].name));
  if (expression.guard.valid()) add("where " + dump(model, expression.guard));
  if (expression.named_type.valid()) add(std::string(model[expression.named_type].heading.name));
  if (expression.field_id.valid()) add(std::string(model[expression.field_id].name));
  if (expression.individual_id.valid()) add(std::string(model[expression.individual_id].name));
  if (expression.relation_id.valid()) add(std::string(model[expression.relation_id].heading.name));
  if (expression.term_id.valid()) add(std::string(model[expression.term_id].heading.name));
  if (expression.variable_id.valid()) add(std::string(model[expression.variable_id].name));
  if (expression.step.field.valid()) add("by field " + std::string(model[expression.step.field].name));
  if (expression.step.relation.valid()) add("by relation " + std::string(model[expression.step.relation].heading.name));
  if (expression.step.term.valid()) add("by term " + std::string(model[expression.step.term].heading.name));
  for (const ClauseId clause : expression.clauses) add(std::string(model[clause].heading.name));
  const ExpressionKind kind = expression.kind;
  if (kind == ExpressionKind::integer || kind == ExpressionKind::decimal || kind == ExpressionKind::scale)
    add(expression.number.to_string());
  if (kind == ExpressionKind::element || kind == ExpressionKind::date || kind == ExpressionKind::shift || kind == ExpressionKind::exactly) {
    add(std::to_string(expression.integer));
  }
  if (kind == ExpressionKind::truth) add(expression.flag ? "true" : "false");
  for (const ExprId operand : expression.operands) add(dump(model, operand));
  return text + ")";
}

}  // namespace proviso::testing

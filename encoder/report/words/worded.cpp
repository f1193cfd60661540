#include "report/words/worded.h"

#include "report/words/names.h"

namespace proviso::report {

namespace {

using model::ExpressionKind;
using model::Shape;

const model::Phrases& phrases_of(const model::Model& model, const model::Selection& selection, model::TermId id) {
  const model::Term& term = model[id];
  const std::uint32_t reading = term.ambiguity.valid() ? selection[term.ambiguity.value] : 0;
  const std::optional<model::Phrases>& own = term.readings[reading].phrases;
  return own ? *own : term.phrases;
}

std::optional<Worded> with(const model::Phrases& phrases, const std::vector<model::ExprId>& places) {
  return phrases.given() ? std::optional(Worded{&phrases, places, true}) : std::nullopt;
}

// That this value equals the other one, or, for a set, contains it.
std::optional<Worded> of_value(const model::Model& model, const model::Selection& selection, model::ExprId value, Shape shape,
                               model::ExprId other) {
  if ((model[value].type.shape == Shape::set) != (shape == Shape::set)) return std::nullopt;
  std::optional<Worded> found = worded_value(model, selection, value);
  if (found) found->places.push_back(other);
  return found;
}

std::optional<Worded> of_atom(const model::Model& model, const model::Selection& selection, model::ExprId id) {
  const model::Expression& e = model[id];
  if (e.kind == ExpressionKind::predicate) return with(phrases_of(model, selection, e.term_id), e.operands);
  if (e.kind == ExpressionKind::tuple) return with(model[e.relation_id].phrases, e.operands);
  if (e.kind == ExpressionKind::field && e.type.is_formula()) return with(model[e.field_id].phrases, e.operands);
  if (e.kind == ExpressionKind::equal || e.kind == ExpressionKind::not_equal) {
    auto found = of_value(model, selection, e.operands[0], Shape::one, e.operands[1]);
    return found ? found : of_value(model, selection, e.operands[1], Shape::one, e.operands[0]);
  }
  if (e.kind == ExpressionKind::in || e.kind == ExpressionKind::not_in) {
    if (auto found = of_value(model, selection, e.operands[1], Shape::set, e.operands[0])) return found;
    const bool listed = model[e.operands[1]].kind == ExpressionKind::set_literal;
    return listed ? of_value(model, selection, e.operands[0], Shape::one, e.operands[1]) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Worded> worded_value(const model::Model& model, const model::Selection& selection, model::ExprId value) {
  const model::Expression& e = model[value];
  if (e.kind == ExpressionKind::function) return with(phrases_of(model, selection, e.term_id), e.operands);
  if (e.kind == ExpressionKind::field && !e.type.is_formula()) return with(model[e.field_id].phrases, e.operands);
  return std::nullopt;
}

std::optional<Worded> worded(const model::Model& model, const model::Selection& selection, model::ExprId formula) {
  bool positive = true;
  for (; model[formula].kind == ExpressionKind::negation; formula = model[formula].operands[0]) positive = !positive;
  std::optional<Worded> found = of_atom(model, selection, formula);
  const ExpressionKind kind = model[formula].kind;
  if (kind == ExpressionKind::not_equal || kind == ExpressionKind::not_in) positive = !positive;
  if (found) found->positive = positive;
  return found;
}

std::string filled(const model::Phrases& phrases, bool positive, const std::vector<std::string>& places) {
  std::string text;
  for (const model::Phrase::Piece& piece : (positive ? phrases.says : phrases.says_not).pieces) {
    text += piece.text;
    if (piece.place) text += places[*piece.place];
  }
  return clean(text);
}

}  // namespace proviso::report

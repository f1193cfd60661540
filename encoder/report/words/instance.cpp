#include "report/words/instance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "model/kind_traits.h"
#include "report/words/architecture.h"
#include "report/words/worded.h"

namespace proviso::report {

namespace {

using model::ExpressionKind;

struct Replacement {
  text::Span span;
  std::string text;
};

// An operator or keyword of formulas, and its opposite.
struct Opposite {
  std::string_view sign, other;
};

std::optional<Opposite> opposite_of(ExpressionKind kind) {
  if (kind == ExpressionKind::is_type) return Opposite{model::traits(kind).sign, "is no"};
  const ExpressionKind other = model::opposite(kind);
  return other != kind ? std::optional(Opposite{model::traits(kind).sign, model::traits(other).sign}) : std::nullopt;
}

// If the body is a negation, `no exception` or `some exception` is expressed without it.
std::optional<Opposite> opposite_of_denials(ExpressionKind kind) {
  constexpr std::string_view every = model::traits(ExpressionKind::every).sign, some = model::traits(ExpressionKind::some).sign;
  if (kind == ExpressionKind::every) return Opposite{every, some};
  return kind == ExpressionKind::some ? std::optional(Opposite{some, every}) : std::nullopt;
}

bool is_junction(ExpressionKind kind) { return model::traits(kind).family == model::Family::junction; }

bool has_denial_for_body(const model::Model& model, const model::Expression& quantifier) {
  return !quantifier.operands.empty() && quantifier.operands[0].valid() && model::is_denial(model[quantifier.operands[0]].kind);
}

bool is_unwritten(const model::Expression& e) { return !e.span.valid() && e.kind == ExpressionKind::not_equal; }

// How a path is written: as the element that it leads to, or with its last field kept ("gpt.hosted_on").
enum class Keep { nothing, last_field };

class Substitution {
 public:
  Substitution(const Case& what, const model::Binding& binding) : case_(what), model_(what.spec.model), binding_(binding) {}

  // Writes the opposite of a comparison or a quantifier. Returns false, without effect, if the formula has no opposite.
  bool turn_round(model::ExprId formula) {
    const model::Expression& e = model_[formula];
    if (e.let.valid()) return false;  // the text is a name
    const auto turned = opposite_of_denials(e.kind);
    if (turned && has_denial_for_body(model_, e) && begin_with(e.span, *turned)) {
      denied_ = e.operands[0];
      found_.push_back({model_[denied_].span, about_negation(case_, denied_, binding_)});
      return true;
    }
    const auto opposite = opposite_of(e.kind);
    if (!opposite) return false;
    if (model::traits(e.kind).family == model::Family::quantifier) return begin_with(e.span, *opposite);
    if (!e.span.valid()) return false;
    text::Span between{e.span.file, model_[e.operands[0]].span.end, e.span.end};
    if (e.operands.size() > 1) between.end = model_[e.operands[1]].span.begin;
    const std::string sign = clean(case_.spec.sources.slice(between));
    if (!sign.starts_with(opposite->sign) || (e.operands.size() > 1 && sign != opposite->sign)) return false;
    found_.push_back(
        {between, fmt::format(" {}{}{}", opposite->other, sign.substr(opposite->sign.size()), e.operands.size() > 1 ? " " : "")});
    return true;
  }

  // Of an atom with a phrase: that it is so or not so. `value` fills a place that is left.
  std::string say(const Worded& atom, bool positive, const std::string& value = {}) const {
    std::vector<std::string> places;
    for (const model::ExprId place : atom.places) places.push_back(in_place(place));
    places.push_back(value);
    return filled(*atom.phrases, positive, places);
  }

  std::string run(model::ExprId formula, Keep keep = Keep::last_field) {
    whole_ = model_[formula].span;
    visit(formula, keep);
    return text();
  }

  // What `different` says stands nowhere in the spec: `call 1 != call 2`.
  std::string differ(const model::Expression& e, bool positive) {
    const auto one = thing(e.operands[0]), other = thing(e.operands[1]);
    return fmt::format("{} {} {}", one.value_or("?"), positive ? "!=" : "=", other.value_or("?"));
  }

 private:
  // The whole, with what was found in its place.
  std::string text() {
    std::ranges::sort(found_, {}, [](const Replacement& r) { return r.span.begin; });
    const text::Span whole = whole_;
    if (!whole.valid()) return {};
    const std::string_view all = case_.spec.sources.slice(whole);
    std::string text;
    std::uint32_t at = whole.begin;
    for (const Replacement& replacement : found_) {
      if (replacement.span.file != whole.file || replacement.span.begin < at || replacement.span.end > whole.end) continue;
      text += all.substr(at - whole.begin, replacement.span.begin - at);
      text += replacement.text;
      at = replacement.span.end;
    }
    text += all.substr(at - whole.begin);
    return without_comments(text);
  }

  // The value that `let` gives a name, in the place of the name.
  std::string in_full(model::ExprId id) {
    whole_ = model_[id].let;
    visit_parts(id);
    const std::string value = text();
    constexpr std::array closed = {ExpressionKind::comprehension, ExpressionKind::set_literal, ExpressionKind::function,
                                   ExpressionKind::predicate,     ExpressionKind::tuple,       ExpressionKind::count,
                                   ExpressionKind::sum,           ExpressionKind::min,         ExpressionKind::max};
    const bool is_closed = std::ranges::find(closed, model_[id].kind) != closed.end();
    return !is_closed && value.find(' ') != std::string::npos ? fmt::format("({})", value) : value;
  }

  // Replaces the keyword at the beginning of the formula.
  bool begin_with(text::Span span, const Opposite& opposite) {
    if (!span.valid() || !case_.spec.sources.slice(span).starts_with(opposite.sign)) return false;
    found_.push_back({{span.file, span.begin, span.begin + static_cast<std::uint32_t>(opposite.sign.size())}, std::string(opposite.other)});
    return true;
  }

  void visit(model::ExprId id, Keep keep) {
    if (!id.valid() || id == denied_) return;
    const model::Expression& e = model_[id];
    if (const auto atom = worded(model_, case_.selection, id)) {
      found_.push_back({e.span, apart(say(*atom, atom->positive), e.span)});
      return;
    }
    if (keep == Keep::nothing || e.kind == ExpressionKind::variable) {
      if (const auto name = thing(id)) {
        found_.push_back({e.span, *name});
        return;
      }
    }
    if (e.let.valid()) {
      found_.push_back({e.span, Substitution(case_, binding_).in_full(id)});
      return;
    }
    visit_parts(id);
  }

  void visit_parts(model::ExprId id) {
    const model::Expression& e = model_[id];
    if (e.kind == ExpressionKind::field) {
      visit(e.operands[0], Keep::nothing);
      return;
    }
    visit(e.guard, Keep::last_field);
    for (std::size_t i = 0; i < e.operands.size(); ++i) visit(e.operands[i], keeps(e.kind, i));
  }

  // The text for a place of a phrase: the element itself; for a set literal, its members.
  std::string in_place(model::ExprId id) const {
    if (model_[id].kind == ExpressionKind::set_literal) {
      std::vector<std::string> members;
      for (const model::ExprId member : model_[id].operands) members.push_back(in_place(member));
      if (!members.empty()) return listed(members, "or");
    }
    return Substitution(case_, binding_).run(id, Keep::nothing);
  }

  // A phrase that contains connectives stands in parentheses if it is part of a formula.
  std::string apart(std::string phrase, text::Span at) const {
    const bool part = whole_.valid() && at != whole_;
    const bool enclosed = part && at.begin > whole_.begin && case_.spec.sources.slice({at.file, at.begin - 1, at.begin}) == "(";
    constexpr std::array connectives = {" and ", " or ", " if ", " unless ", " when "};
    const bool joins = std::ranges::any_of(connectives, [&](std::string_view word) { return phrase.find(word) != std::string::npos; });
    return part && !enclosed && joins ? fmt::format("({})", phrase) : phrase;
  }

  // On the left of `in`, in arguments and beside `before`, a path is written as its element; in comparisons, it keeps its last field.
  static Keep keeps(ExpressionKind kind, std::size_t operand) {
    constexpr std::array of_things = {ExpressionKind::predicate, ExpressionKind::function, ExpressionKind::tuple,
                                      ExpressionKind::applies,   ExpressionKind::before,   ExpressionKind::after,
                                      ExpressionKind::is_type,   ExpressionKind::reaches,  ExpressionKind::is_or_reaches};
    const bool on_the_left = operand == 0 && (kind == ExpressionKind::in || kind == ExpressionKind::not_in);
    return on_the_left || std::ranges::find(of_things, kind) != of_things.end() ? Keep::nothing : Keep::last_field;
  }

  // The name of the single element to which a path from bound variables and individuals leads.
  std::optional<std::string> thing(model::ExprId id) {
    const model::Expression& e = model_[id];
    if (e.type.shape == model::Shape::set || e.type.value.base != model::Base::element || !is_path(id)) return std::nullopt;
    const std::optional<model::Element> element = follow(id);
    return element ? std::optional(text_of(model_, case_.structure, *element)) : std::nullopt;
  }

  // The element to which a path leads in the architecture; nothing if one of its fields is absent.
  std::optional<model::Element> follow(model::ExprId id) const {
    const model::Expression& e = model_[id];
    if (e.kind == ExpressionKind::individual) return case_.structure.individuals.at(e.individual_id);
    if (e.kind == ExpressionKind::element) return model::Element{e.type.value.type, static_cast<std::uint32_t>(e.integer)};
    const model::Atom* atom = nullptr;
    if (e.kind == ExpressionKind::variable) {
      const auto bound = std::ranges::find(binding_, e.variable_id, [](const auto& one) { return one.first; });
      atom = &bound->second;
    } else if (const std::optional<model::Element> owner = follow(e.operands[0])) {
      atom = std::get_if<model::Atom>(&case_.structure.fields.at(e.field_id)[owner->index]);
    }
    const auto* element = atom == nullptr ? nullptr : std::get_if<model::Element>(atom);
    return element == nullptr ? std::nullopt : std::optional(*element);
  }

  bool is_path(model::ExprId id) const {
    const model::Expression& e = model_[id];
    if (e.kind == ExpressionKind::field) return is_path(e.operands[0]);
    if (e.kind == ExpressionKind::individual || e.kind == ExpressionKind::element) return true;
    return e.kind == ExpressionKind::variable &&
           std::ranges::any_of(binding_, [&](const auto& bound) { return bound.first == e.variable_id; });
  }

  const Case& case_;
  const model::Model& model_;
  const model::Binding& binding_;
  std::vector<Replacement> found_;
  text::Span whole_;      // of the formula that is being written
  model::ExprId denied_;  // a part that is written as its opposite
};

// The opposite of each conjunct, joined with `or`. Parts without a closing token are enclosed in parentheses.
std::string negated_parts(const Case& what, const model::Expression& e, const model::Binding& binding) {
  std::string text;
  for (const model::ExprId part : e.operands) {
    if (!text.empty()) text += e.kind == ExpressionKind::conjunction ? " or " : " and ";
    const model::Expression* inner = &what.spec.model[part];
    while (inner->kind == ExpressionKind::negation) inner = &what.spec.model[inner->operands[0]];
    const bool runs_on = is_junction(inner->kind) || !inner->variables.empty() || inner->kind == ExpressionKind::choice;
    text += fmt::format("{}{}{}", runs_on ? "(" : "", about_negation(what, part, binding), runs_on ? ")" : "");
  }
  return text;
}

}  // namespace

std::string about(const Case& what, model::ExprId formula, const model::Binding& binding) {
  const model::Expression& e = what.spec.model[formula];
  if (is_unwritten(e)) return Substitution(what, binding).differ(e, true);
  return Substitution(what, binding).run(formula);
}

std::string about_negation(const Case& what, model::ExprId formula, const model::Binding& binding) {
  const model::Expression& e = what.spec.model[formula];
  Substitution substitution(what, binding);
  if (is_unwritten(e)) return substitution.differ(e, false);
  if (const auto atom = worded(what.spec.model, what.selection, formula)) return substitution.say(*atom, !atom->positive);
  if (e.kind == ExpressionKind::negation) return about(what, e.operands[0], binding);
  if (substitution.turn_round(formula)) return substitution.run(formula);
  const bool joined = e.kind == ExpressionKind::conjunction || e.kind == ExpressionKind::disjunction;
  if (joined && std::ranges::any_of(e.operands, [&](model::ExprId part) { return has_plain_opposite(what, part); }))
    return negated_parts(what, e, binding);
  const std::string words = about(what, formula, binding);
  return is_junction(e.kind) ? fmt::format("not ({})", words) : "not " + words;
}

bool has_plain_opposite(const Case& what, model::ExprId formula) {
  const model::Model& model = what.spec.model;
  if (worded(model, what.selection, formula)) return true;
  const model::Expression& e = model[formula];
  return model::is_denial(e.kind) || (opposite_of_denials(e.kind) && has_denial_for_body(model, e));
}

std::string about_value(const Case& what, model::ExprId expression, const model::FieldValue& value, const model::Binding& binding) {
  const std::string text = text_of(what.spec.model, what.structure, value);
  const auto atom = worded_value(what.spec.model, what.selection, expression);
  const auto* one = std::get_if<model::Atom>(&value);
  if (atom && one && !std::holds_alternative<model::Absent>(*one)) return Substitution(what, binding).say(*atom, true, text);
  const std::string words = about(what, expression, binding);
  return words == text ? std::string() : fmt::format("{} is {}", words, text);
}

std::string things(const Case& what, const model::Binding& binding) {
  std::vector<std::string> names;
  for (const auto& [variable, atom] : binding) names.push_back(text_of(what.spec.model, what.structure, atom));
  return listed(names);
}

}  // namespace proviso::report

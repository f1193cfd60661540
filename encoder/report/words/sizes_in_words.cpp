#include "report/words/sizes_in_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace proviso::report {

namespace {

constexpr std::size_t longest_excerpt = 90;  // bytes of the spec that a reason quotes

std::string type_name(const Spec& spec, model::TypeId type) { return std::string(spec.model[type].heading.name); }
std::string type_ticked(const Spec& spec, model::TypeId type) { return ticked(type_name(spec, type)); }

// The field that has a value for every element, where that is what the dependency is.
const model::Field* total_field(const Spec& spec, const bounds::Dependency& dependency) {
  const auto field = std::ranges::find(spec.model.fields, dependency.span, &model::Field::name_span);
  return field == spec.model.fields.end() ? nullptr : &*field;
}

// Of a variable, what quantifies it: a formula, a set, or the rule of a clause. Of other places, the place itself.
struct Quantified {
  text::Span span;
  bool for_all = false;  // and so it needs something only where it does not hold
};
Quantified quantified(const model::Model& model, text::Span span) {
  using Kind = model::ExpressionKind;
  const auto is_it = [&](model::VarId variable) { return model[variable].span == span; };
  for (const model::Expression& expression : model.expressions) {
    if (!std::ranges::any_of(expression.variables, is_it)) continue;
    return {expression.span, expression.kind == Kind::every || expression.kind == Kind::no || expression.kind == Kind::at_most};
  }
  for (const model::Rule& rule : model.rules) {
    if (std::ranges::any_of(rule.variables, is_it)) return {rule.span};
  }
  return {span};
}

std::string shortened(std::string text) {
  if (text.size() <= longest_excerpt) return text;
  const std::size_t blank = text.rfind(' ', longest_excerpt);
  return blank == std::string::npos ? text : text.substr(0, blank) + " ...";
}

Said said(const Spec& spec, const bounds::Dependency& dependency) {
  const model::Model& model = spec.model;
  if (const model::Field* field = total_field(spec, dependency)) {
    const std::string owner = type_ticked(spec, field->owner), value = type_ticked(spec, field->value.type);
    const bool several = field->multiplicity == model::Multiplicity::some;
    return {several ? fmt::format("every {} has some {}, each a {}", owner, ticked(field->name), value)
                    : fmt::format("every {} has its {}, a {}", owner, ticked(field->name), value),
            dependency.span};
  }
  const std::string from = type_ticked(spec, dependency.from), to = type_ticked(spec, dependency.to);
  const auto term = std::ranges::find(model.terms, dependency.span, [](const model::Term& one) { return one.heading.name_span; });
  if (term != model.terms.end()) return {fmt::format("{} has a {} for each {}", ticked(term->heading.name), to, from), dependency.span};
  std::string by;
  if (const auto* demand = std::get_if<lower::Demand>(&dependency.origin)) {
    const bool asked = std::holds_alternative<model::QuestionUnit>(demand->unit);
    by = " by " + (asked ? name(model, demand->unit) : ticked(name(model, demand->unit)));
  }
  const Quantified needs = quantified(model, dependency.span);
  const std::string words = shortened(excerpt(spec, needs.span));
  const std::string quote = words.empty() ? "" : fmt::format("{} {}", needs.for_all ? ", unless" : ":", ticked(words));
  return {fmt::format("each {} may need {} {}{}{}", from, dependency.from == dependency.to ? "a further" : "a", to, by, quote), needs.span};
}

std::string hint_for_cycle(const Spec& spec, const std::vector<bounds::Dependency>& cycle) {
  std::vector<const model::Field*> fields;
  for (const bounds::Dependency& dependency : cycle) {
    const model::Field* field = total_field(spec, dependency);
    if (field != nullptr && std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
  }
  if (fields.empty()) {
    return fmt::format("ask {} only of named things or of a subtype, so that what is found need not find a further one in turn",
                       cycle.size() == 1 ? "this" : "one of these");
  }
  const auto looser = [](const model::Field& field) {
    return field.multiplicity == model::Multiplicity::some ? "a `set` that may be empty" : "optional";
  };
  if (fields.size() == 1) {
    std::string hint = fmt::format("make {} {}", ticked(fields[0]->name), looser(*fields[0]));
    if (cycle.size() == 1)
      hint += fmt::format(", or give it to one subtype of {} only and let it lead to another", type_ticked(spec, fields[0]->owner));
    return hint;
  }
  std::vector<std::string> ways;
  for (const model::Field* field : fields) ways.push_back(fmt::format("{} {}", ticked(field->name), looser(*field)));
  return fmt::format("make {}", listed(ways, "or"));
}

// Against each thing that stands against a limit, or against all of it at once.
std::string hint(const Spec& spec, model::TypeId type, const bounds::Obstacle& obstacle) {
  std::vector<std::string> ways;
  if (!obstacle.cycle.empty()) ways.push_back(hint_for_cycle(spec, obstacle.cycle));
  if (obstacle.arithmetic.valid() && !excerpt(spec, quantified(spec.model, obstacle.arithmetic).span).starts_with("sum")) {
    ways.push_back("compare the count with a fixed number");
  }
  if (obstacle.closure.valid()) ways.push_back("write the steps out if they are few");
  if (ways.empty() && !obstacle.arithmetic.valid()) return {};
  return fmt::format("{}{}say in the check how many are meant (`with at most 6 {}`)", listed(ways), ways.empty() ? "" : "; or ",
                     type_name(spec, type));
}

// What makes two obstacles one to a reader. A cycle is the same from wherever it is begun.
std::vector<text::Span> places(const bounds::Obstacle& obstacle) {
  std::vector<text::Span> spans;
  for (const bounds::Dependency& dependency : obstacle.cycle) spans.push_back(dependency.span);
  std::ranges::sort(spans, {}, [](const text::Span& span) { return std::tuple(span.file.value, span.begin, span.end); });
  spans.push_back(obstacle.arithmetic);
  spans.push_back(obstacle.closure);
  spans.push_back(obstacle.supply ? obstacle.supply->span : text::Span{});
  return spans;
}

}  // namespace

std::string with_place(const Spec& spec, const Said& said) {
  const std::string at = place(spec, said.span);
  return at.empty() ? said.words : fmt::format("{} ({})", said.words, at);
}

std::vector<Said> why_no_limit(const Spec& spec, const bounds::Obstacle& obstacle) {
  std::vector<Said> result;
  for (const bounds::Dependency& dependency : obstacle.cycle) result.push_back(said(spec, dependency));
  const auto quote = [&](text::Span span, std::string_view what) {
    if (!span.valid()) return;
    span = quantified(spec.model, span).span;
    result.push_back({fmt::format("{} {}", ticked(shortened(excerpt(spec, span))), what), span});
  };
  quote(obstacle.arithmetic, "takes each of them into account");
  quote(obstacle.closure, "may take any number of steps");
  if (obstacle.supply) {
    result.push_back({fmt::format("each {} may need another", type_ticked(spec, obstacle.supply->from)), obstacle.supply->span});
  }
  return result;
}

std::vector<Unlimited> unlimited(const Spec& spec, const bounds::Bounds& bounds) {
  std::vector<Unlimited> result;
  std::vector<std::vector<text::Span>> seen;
  for (const bounds::SortBound& sort : bounds.sorts) {
    if (sort.bound) continue;
    std::vector<text::Span> at = places(sort.obstacle);
    const auto same = std::ranges::find(seen, at);
    if (same != seen.end()) {
      result[static_cast<std::size_t>(same - seen.begin())].types.push_back(sort.type);
      continue;
    }
    seen.push_back(std::move(at));
    result.push_back(
        {{sort.type}, why_no_limit(spec, sort.obstacle), hint(spec, sort.type, sort.obstacle), sort.obstacle.supply.has_value()});
  }
  return result;
}

std::string limits_in_words(const Spec& spec, const answer::CheckAnswer& answer, const bounds::Bounds& bounds) {
  std::vector<std::string> some, none, vast, without;
  for (const bounds::SortBound& sort : bounds.sorts) {
    const std::string name = type_name(spec, sort.type);
    if (!sort.bound) {
      without.push_back(ticked(name));
    } else if (*sort.bound == logic::saturation) {
      vast.push_back(ticked(name));
    } else if (*sort.bound == 0) {
      none.push_back(name);
    } else {
      some.push_back(counted(*sort.bound, name));
    }
  }
  std::vector<std::string> parts;
  if (!some.empty()) parts.push_back("at most " + listed(some));
  if (!none.empty()) parts.push_back("no " + listed(none, "or"));
  std::string text;
  if (!parts.empty()) {
    const bool always = spec.model[answer.check].always;
    text = fmt::format("if there is {}, there is one with {}", always ? "a counterexample" : "such an architecture", listed(parts));
  }
  const auto add = [&](std::string_view what, const std::vector<std::string>& types) {
    if (!types.empty()) text += fmt::format("{}{} {}", text.empty() ? "" : "; ", what, listed(types));
  };
  add("the limit is above four billion for", vast);
  add("the wording sets no limit for", without);
  return text;
}

std::string verdict_without_limit(const answer::CheckAnswer& answer) {
  bool refuted = false;
  for (const answer::Line& line : answer.lines) {
    if (std::holds_alternative<answer::Undecided>(line.finding)) return {};
    refuted = refuted || answer::conflict_of(line.finding) != nullptr;
  }
  return refuted ? "The verdict is of every size all the same: its grounds need no limit."
                 : "The verdict needs none: what is shown settles it.";
}

}  // namespace proviso::report

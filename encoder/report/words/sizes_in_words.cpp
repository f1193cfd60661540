#include "report/words/sizes_in_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace proviso::report {

namespace {

constexpr std::size_t longest_excerpt = 90;  // bytes of the spec that a reason quotes

std::string type_name(const Spec& spec, model::TypeId type) { return std::string(spec.model[type].heading.name); }
std::string type_ticked(const Spec& spec, model::TypeId type) { return ticked(type_name(spec, type)); }

std::string shortened(std::string text) {
  if (text.size() <= longest_excerpt) return text;
  const std::size_t blank = text.rfind(' ', longest_excerpt);
  return blank == std::string::npos ? text : text.substr(0, blank) + " ...";
}

Said said(const Spec& spec, const answer::Supply& supply) {
  const model::Model& model = spec.model;
  if (supply.field.valid()) {
    const model::Field& field = model[supply.field];
    const std::string owner = type_ticked(spec, field.owner), value = type_ticked(spec, field.value.type);
    const bool several = field.multiplicity == model::Multiplicity::some;
    return {several ? fmt::format("every {} has some {}, each a {}", owner, ticked(field.name), value)
                    : fmt::format("every {} has its {}, a {}", owner, ticked(field.name), value),
            supply.span};
  }
  const std::string from = type_ticked(spec, supply.from), to = type_ticked(spec, supply.to);
  if (supply.term.valid()) return {fmt::format("{} has a {} for each {}", ticked(model[supply.term].heading.name), to, from), supply.span};
  std::string by;
  if (supply.unit) {
    const bool asked = std::holds_alternative<model::QuestionUnit>(*supply.unit);
    by = " by " + (asked ? name(model, *supply.unit) : ticked(name(model, *supply.unit)));
  }
  const std::string words = shortened(excerpt(spec, supply.by.span));
  const std::string quote = words.empty() ? "" : fmt::format("{} {}", supply.by.for_all ? ", unless" : ":", ticked(words));
  return {fmt::format("each {} may need {} {}{}{}", from, supply.from == supply.to ? "a further" : "a", to, by, quote), supply.by.span};
}

std::string hint_for_cycle(const Spec& spec, const std::vector<answer::Supply>& cycle) {
  std::vector<const model::Field*> fields;
  for (const answer::Supply& supply : cycle) {
    const model::Field* field = supply.field.valid() ? &spec.model[supply.field] : nullptr;
    if (field != nullptr && std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
  }
  if (fields.empty()) {
    return fmt::format("ask {} only of named things or of a subtype, so that each thing found does not need a further one",
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

}  // namespace

std::string with_place(const Spec& spec, const Said& said) {
  const std::string at = place(spec, said.span);
  return at.empty() ? said.words : fmt::format("{} ({})", said.words, at);
}

std::string hint(const Spec& spec, const answer::NoLimit& no_limit) {
  std::vector<std::string> ways;
  if (!no_limit.cycle.empty()) ways.push_back(hint_for_cycle(spec, no_limit.cycle));
  if (no_limit.arithmetic && !no_limit.arithmetic->is_sum) ways.push_back("compare the count with a fixed number");
  if (no_limit.closure) ways.push_back("write the steps out if they are few");
  if (ways.empty() && !no_limit.arithmetic) return {};
  return fmt::format("{}{}say in the check how many are meant (`with at most 6 {}`)", listed(ways), ways.empty() ? "" : "; or ",
                     type_name(spec, no_limit.types.front()));
}

std::vector<Said> why_no_limit(const Spec& spec, const answer::NoLimit& no_limit) {
  std::vector<Said> result;
  for (const answer::Supply& supply : no_limit.cycle) result.push_back(said(spec, supply));
  const auto quote = [&](const std::optional<answer::Quoted>& quoted, std::string_view what) {
    if (quoted) result.push_back({fmt::format("{} {}", ticked(shortened(excerpt(spec, quoted->span))), what), quoted->span});
  };
  quote(no_limit.arithmetic, "takes each of them into account");
  quote(no_limit.closure, "may take any number of steps");
  if (no_limit.supply)
    result.push_back({fmt::format("each {} may need another", type_ticked(spec, no_limit.supply->from)), no_limit.supply->span});
  return result;
}

std::string limits_in_words(const Spec& spec, const answer::CheckAnswer& answer, const answer::SizeLimits& sizes) {
  std::vector<std::string> some, none, vast, without;
  for (const answer::SizeLimits::Limit& limit : sizes.limits) {
    const std::string name = type_name(spec, limit.type);
    if (!limit.most)
      vast.push_back(ticked(name));
    else if (*limit.most == 0)
      none.push_back(name);
    else
      some.push_back(counted(*limit.most, name));
  }
  std::vector<model::TypeId> unlimited;
  for (const answer::NoLimit& no_limit : sizes.unlimited) unlimited.insert(unlimited.end(), no_limit.types.begin(), no_limit.types.end());
  std::ranges::sort(unlimited);
  for (const model::TypeId type : unlimited) without.push_back(ticked(type_name(spec, type)));
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
  return refuted ? "The verdict holds at every size nevertheless: its grounds need no limit."
                 : "The verdict needs no limit: what is shown settles it.";
}

}  // namespace proviso::report

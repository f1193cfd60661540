#include "report/extent_in_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace proviso::report {

namespace {

// "every `Call` has its `reply`, a `Call`", or the words of the spec that ask for one thing more.
std::string in_words(const Spec& spec, const logic::Dependency& dependency) {
  const auto field = std::ranges::find(spec.model.fields, dependency.span, &model::Field::name_span);
  if (field != spec.model.fields.end() && field->value.type.valid()) {
    return fmt::format("every {} has its {}, a {}", ticked(spec.model[field->owner].heading.name), ticked(field->name),
                       ticked(spec.model[field->value.type].heading.name));
  }
  const std::string words = excerpt(spec, dependency.span);
  return words.empty() ? "each thing may need a further one" : fmt::format("{} may ask for a further thing each time", ticked(words));
}

std::string with_place(const Spec& spec, std::string text, text::Span span) {
  const std::string at = place(spec, span);
  return at.empty() ? text : fmt::format("{} ({})", text, at);
}

}  // namespace

const Extent* extent_of(const answer::Finding& finding) {
  const answer::Conflict* conflict = answer::conflict_of(finding);
  return conflict ? &conflict->extent : nullptr;
}

bool same(const Extent& a, const Extent& b) {
  if (a.index() != b.index()) return false;
  const auto* left = std::get_if<solve::UpTo>(&a);
  return !left || left->size == std::get<solve::UpTo>(b).size;
}

std::string in_words(const Extent& extent) {
  const auto* limited = std::get_if<solve::UpTo>(&extent);
  return limited ? fmt::format("for architectures of up to {} of each type", limited->size) : "of every size";
}

std::vector<std::string> why_not_beyond(const Spec& spec, const Extent& extent) {
  const auto* limited = std::get_if<solve::UpTo>(&extent);
  if (!limited) return {};
  std::vector<std::string> reasons;
  for (const logic::Dependency& dependency : limited->bounds.cycle) {
    reasons.push_back(with_place(spec, in_words(spec, dependency), dependency.span));
  }
  if (limited->bounds.arithmetic.valid()) {
    const std::string words = ticked(excerpt(spec, limited->bounds.arithmetic));
    reasons.push_back(with_place(spec, words + " counts or adds up things", limited->bounds.arithmetic));
  }
  return reasons;
}

}  // namespace proviso::report

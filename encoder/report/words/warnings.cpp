#include "report/words/warnings.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/allow.h"

namespace proviso::report {

namespace {

using text::Code;

// Facts and clauses that are shown with a warning; of further ones, only the number is shown.
constexpr std::size_t most_shown = 5;

class Writer {
 public:
  explicit Writer(const Spec& spec) : model_(spec.model) {}

  text::Diagnostic diagnostic(const answer::Warning& warning) const {
    text::Diagnostic result = std::visit([&](const auto& about) { return said(warning, about); }, warning.about);
    add_reasons(warning, result);
    return result;
  }

 private:
  text::Diagnostic said(const answer::Warning& warning, model::RuleId id) const {
    const model::Rule& rule = model_[id];
    const std::string clause = ticked(name(model_, rule.clause));
    if (warning.code == Code::W101) {
      return {warning.code,
              rule.span,
              fmt::format("what {} permits here never prevails: no architecture makes use of it, under any reading", clause),
              {},
              "the facts and the clauses in force leave it no room" + unless_meant(warning.code)};
    }
    if (warning.code == Code::W102) {
      return {warning.code,
              rule.span,
              fmt::format("nothing can break this rule of {}: what it demands holds whatever is built or done", clause),
              {},
              "demand what could be otherwise" + unless_meant(warning.code)};
    }
    return {warning.code,
            rule.span,
            fmt::format("this rule of {} never applies: {}{}", clause,
                        warning.because.empty() ? "its condition contradicts itself" : "the facts rule its condition out",
                        rule.exceptions.empty() ? "" : ", or make an exception of each case"),
            {},
            "correct the condition, or the facts" + unless_meant(warning.code)};
  }

  text::Diagnostic said(const answer::Warning& warning, model::ClauseId id) const {
    return {warning.code,
            model_[id].heading.name_span,
            fmt::format("{} asks for nothing: every architecture with the facts keeps it, under every reading", ticked(name(model_, id))),
            {},
            "see whether the facts say too much, or the clause too little" + unless_meant(warning.code)};
  }

  text::Diagnostic said(const answer::Warning& warning, model::RequirementId id) const {
    const model::Heading& heading = model_[id].heading;
    return {warning.code,
            heading.name_span,
            warning.because.empty() ? fmt::format("{} asks for nothing: it holds whatever is built or done", ticked(heading.name))
                                    : fmt::format("{} asks for nothing: the facts imply it, under every reading", ticked(heading.name)),
            {},
            "ask for what could be otherwise" + unless_meant(warning.code)};
  }

  text::Diagnostic said(const answer::Warning& warning, model::CheckId id) const {
    const model::Heading& heading = model_[id].heading;
    return {warning.code,
            heading.name_span,
            fmt::format("{} asks for nothing: it holds of every architecture whatever, without any clause, requirement or fact",
                        ticked(heading.name)),
            {},
            "ask what could be otherwise" + unless_meant(warning.code)};
  }

  text::Diagnostic said(const answer::Warning& warning, const answer::OverridingDuty& duties) const {
    const model::Rule& above = model_[duties.rule];
    const model::Rule& below = model_[duties.overridden];
    return {warning.code,
            model_[above.demand].span,
            "this duty overrides one that could be kept with it: where it applies, the other need not be kept",
            {{model_[below.demand].span, "the duty that it overrides; both can be kept at once"}},
            "if both are to be kept, leave the `notwithstanding` out" + unless_meant(warning.code)};
  }

  text::Diagnostic said(const answer::Warning& warning, const answer::CheckExpectation& at) const {
    return beside_the_command(warning, model_[at.check].expectations[at.index].span);
  }
  text::Diagnostic said(const answer::Warning& warning, const answer::ExampleExpectation& at) const {
    return beside_the_command(warning, model_[at.example].verdicts[at.index].span);
  }
  static text::Diagnostic beside_the_command(const answer::Warning& warning, text::Span span) {
    return {warning.code,
            span,
            "this expectation is not checked: it is about readings that `--under` rules out",
            {},
            "leave `--under` out to have it checked"};
  }

  text::Diagnostic said(const answer::Warning&, const model::Allow& allow) const { return model::unused(allow); }

  static std::string unless_meant(Code code) { return fmt::format("; if it is meant so, say why: `allow {} \"...\"`", text::name(code)); }

  // The evidence.
  void add_reasons(const answer::Warning& warning, text::Diagnostic& diagnostic) const {
    std::size_t shown = 0;
    for (const model::Unit& unit : warning.because) {
      if (++shown > most_shown) break;
      const bool last = shown == most_shown && warning.because.size() > most_shown;
      const std::string more = last ? fmt::format(", and of {} more", warning.because.size() - most_shown) : "";
      if (const auto* fact = std::get_if<model::FactUnit>(&unit))
        diagnostic.labels.push_back({model_[fact->id].heading.name_span, "because of this fact" + more});
      if (const auto* clause = std::get_if<model::ClauseUnit>(&unit))
        diagnostic.labels.push_back({model_[clause->id].heading.name_span, "because of this clause" + more});
    }
  }

  const model::Model& model_;
};

}  // namespace

std::vector<Allowed> allowed(const model::Model& model) {
  std::vector<Allowed> all;
  const auto add = [&](std::string_view of, const std::vector<model::Allow>& allows) {
    for (const model::Allow& allow : allows) all.push_back({std::string(of), allow});
  };
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) add(name(model, model::ClauseId{i}), model.clauses[i].allows);
  for (const model::Requirement& requirement : model.requirements) add(requirement.heading.name, requirement.allows);
  for (const model::Check& check : model.checks) add(check.heading.name, check.allows);
  return all;
}

// `--under` can exclude many expectations: the first represents all of them.
std::vector<text::Diagnostic> warnings(const Spec& spec, const answer::SpecAnswer& answer) {
  const auto left_out = [](const answer::Warning& warning) { return warning.code == Code::W107; };
  const auto others = std::ranges::count_if(answer.warnings, left_out) - 1;
  std::vector<text::Diagnostic> all;
  bool first = true;
  for (const answer::Warning& warning : answer.warnings) {
    if (left_out(warning) && !std::exchange(first, false)) continue;
    text::Diagnostic diagnostic = Writer(spec).diagnostic(warning);
    if (left_out(warning) && others > 0)
      diagnostic.message = fmt::format("this expectation and {} are not checked: they are about readings that `--under` rules out",
                                       counted(static_cast<std::size_t>(others), "further one"));
    all.push_back(std::move(diagnostic));
  }
  return all;
}

}  // namespace proviso::report

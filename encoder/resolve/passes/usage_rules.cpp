#include "resolve/passes/usage_rules.h"

#include "model/usage.h"
#include "resolve/passes/usage_demand.h"

namespace proviso::resolve {

namespace {

void check_mode(const syntax::Requirement& node, const Requirement& requirement, const std::optional<UsageMention>& mention,
                Reports& reports) {
  const std::string name = in_back_ticks(requirement.heading.name);
  if (mention && requirement.mode == Mode::plain) {
    text::Diagnostic diagnostic{Code::C013,
                                requirement.heading.name_span,
                                name + " is about what happens, and does not say whether that can be so or always is",
                                {{mention->span, in_back_ticks(mention->name) + " is about what happens"}},
                                "write `" + std::string(node.name.text) + " can:` if some usage has to be like that, `" +
                                    std::string(node.name.text) + " always:` if every usage has to"};
    reports.add(std::move(diagnostic));
  }
  // After an error, the mention may be in an expression that could not be resolved.
  if (!mention && requirement.mode != Mode::plain && reports.error_count() == 0) {
    const std::string word = reports.words(node.modality_span);
    reports.add(Code::C014, node.modality_span,
                name + " is about what is built and mentions nothing that happens, so that " + word + " adds nothing",
                "leave " + word + " out");
  }
}

void check_demand(const Rule& rule, const Model& model, Reports& reports) {
  const std::optional<UsageDemand> demand = usage_demand(model, rule);
  if (!demand) return;
  const Heading& type = model[demand->type].heading;
  reports.add(Code::C015, demand->span,
              in_back_ticks(model[rule.clause].heading.name) + " demands that some " + in_back_ticks(type.name) +
                  " happen, and nothing that is built can make it happen: a usage without one is a breach",
              {type.name_span, "declared here"}, "say in the `where` that there is none, and what must then not be so");
}

}  // namespace

void check_usage(const Lexicon& lexicon, const Model& model, Reports& reports) {
  const bool usage = has_usage(model);
  for (std::size_t i = 0; i < model.requirements.size(); ++i) {
    const Requirement& requirement = model.requirements[i];
    const auto mention = usage ? first_usage_mention(model, requirement.formula) : std::nullopt;
    check_mode(*lexicon.declarations.requirements[i].node, requirement, mention, reports);
  }
  if (!usage) return;
  for (const Contract& contract : model.contracts) {
    const auto mention = first_usage_mention(model, contract.ends);
    if (!mention) continue;
    reports.add(Code::C023, mention->span,
                in_back_ticks(contract.heading.name) + " would end by what happens, and would not bind what happens before that either",
                {contract.heading.name_span, "this contract"},
                "a contract ends by what is built; for the rest, write `unless` in the clauses that it concerns");
  }
  for (const Rule& rule : model.rules) check_demand(rule, model, reports);
}

}  // namespace proviso::resolve

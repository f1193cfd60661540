#include "resolve/passes/statements.h"

#include "resolve/passes/allows.h"
#include "resolve/symbols/lookup.h"
#include "resolve/symbols/wordings.h"
#include "resolve/typing/expressions.h"
#include "text/check.h"

namespace proviso::resolve {

namespace {

// The common parts of facts, requirements and intents.
template <typename Statement, typename Node>
Statement resolve_statement(const Node& node, const syntax::Ast& tree, const Lexicon& lexicon, ExpressionResolver& resolver,
                            Reports& reports) {
  Statement statement;
  statement.heading = heading_of(lexicon, node.name, node.gloss, node.cites, reports);
  resolver.enter(tree);
  statement.formula = resolver.formula(node.formula);
  statement.span = text::cover(node.name.span, tree[node.formula].span);
  return statement;
}

Mode mode_of(syntax::Modality modality) {
  switch (modality) {
    case syntax::Modality::none:
      return Mode::plain;
    case syntax::Modality::can:
      return Mode::can;
    case syntax::Modality::always:
      return Mode::always;
  }
  CHECK(false, "a modality without a mode");
}

}  // namespace

void resolve_meanings(const Lexicon& lexicon, Model& model, Reports& reports) {
  text::Diagnostics ignored;
  Reports silent(reports.sources(), ignored);
  ExpressionResolver aloud(lexicon, model, reports), again(lexicon, model, silent);
  for (std::uint32_t i = 0; i < lexicon.declarations.terms.size(); ++i) {
    const DeclaredTerm& declared = lexicon.declarations.terms[i];
    ExpressionResolver& resolver = declared.same_words.valid() ? again : aloud;
    resolver.enter(*declared.tree, {}, {}, declared.replaced.get());
    resolver.bind(model.terms[i].parameters);
    for (std::size_t reading = 0; reading < model.terms[i].readings.size(); ++reading) {
      const syntax::ExprId written = declared.node->readings.empty() ? declared.node->meaning : declared.node->readings[reading].meaning;
      const ExprId meaning = resolver.meaning(written, model.terms[i].type, declared.node->name.text);
      model.terms[i].readings[reading].meaning = meaning;
    }
    resolver.reset();
  }
}

void resolve_statements(const Lexicon& lexicon, Model& model, Reports& reports) {
  ExpressionResolver resolver(lexicon, model, reports);
  for (const Declared<syntax::Fact>& declared : lexicon.declarations.facts) {
    model.facts.push_back(resolve_statement<Fact>(*declared.node, *declared.tree, lexicon, resolver, reports));
    model.facts.back().assumed = declared.node->assumed.valid();
  }
  for (const DeclaredRequirement& declared : lexicon.declarations.requirements) {
    Requirement requirement = resolve_statement<Requirement>(*declared.node, *declared.tree, lexicon, resolver, reports);
    requirement.product = declared.product;
    requirement.mode = mode_of(declared.node->modality);
    requirement.cost = cost_of(declared.node->cost, reports);
    requirement.allows = resolve_allows(declared.node->allows, AllowedIn::requirement, reports);
    if (declared.product.valid()) {
      const RequirementId id{static_cast<std::uint32_t>(model.requirements.size())};
      model.products[declared.product.value].requirements.push_back(id);
    }
    model.requirements.push_back(std::move(requirement));
  }
  for (const Declared<syntax::Intent>& declared : lexicon.declarations.intents) {
    model.intents.push_back(resolve_statement<Intent>(*declared.node, *declared.tree, lexicon, resolver, reports));
  }
}

}  // namespace proviso::resolve

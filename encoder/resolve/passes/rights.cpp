#include "resolve/passes/rights.h"

#include <set>

#include "model/usage.h"
#include "resolve/passes/clauses.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

namespace {

class Rights {
 public:
  Rights(const Model& model, Reports& reports) : model_(model), reports_(reports), has_usage_(has_usage(model)) {}

  void check(const Rule& rule, const syntax::Rule& node) {
    right_ = node.deontic_span;
    if (!has_usage_) {
      report(right_, "nothing in this spec is `usage`, so that nothing can happen, or not happen", "write `must`");
      return;
    }
    for (const VarId id : rule.variables) {
      const Variable& variable = model_[id];
      if (is_poisoned(variable) || !model_[variable.value.type].usage) continue;
      report(variable.span,
             "a right is of what is built, and " + in_back_ticks(model_[variable.value.type].heading.name) + " is what happens",
             "speak of it after `must be able to`: `(some " + std::string(model_[variable.value.type].heading.name) + " ...)`");
    }
    refuse_usage(rule.guard, "whether there is a right");
    for (const ExprId exception : rule.exceptions) refuse_usage(exception, "whether there is a right");
    for (const Override& override : rule.overridden_by) {
      const Clause& by = model_[model_[override.by].clause];
      if (mentions_usage(model_, override.by))
        report(by.heading.name_span, in_back_ticks(by.heading.name) + " is an exception to a right, and depends on what happens",
               "let the exception speak of what is built alone", {{right_, "the right"}});
    }
    if (rule.demand.valid() && reports_.error_count() == 0 && !mentions_usage(model_, rule.demand))
      report(right_, "what follows is about what is built, and is so or not so whatever happens", "write `must`");
  }

 private:
  void refuse_usage(ExprId formula, const std::string& what) {
    const auto mention = first_usage_mention(model_, formula);
    if (mention)
      report(mention->span, what + " cannot depend on what happens, as " + in_back_ticks(mention->name) + " does",
             "say after `must be able to` what has to be possible", {{right_, "the right"}});
  }

  void report(Span span, std::string message, std::string help, std::vector<text::Label> labels = {}) {
    if (said_.insert(span).second) reports_.add({Code::C026, span, std::move(message), std::move(labels), std::move(help), {}});
  }

  const Model& model_;
  Reports& reports_;
  bool has_usage_;
  Span right_;
  std::set<Span> said_;  // a clause that two versions of a contract share is resolved twice
};

}  // namespace

void check_rights(const Lexicon& lexicon, const Model& model, Reports& reports) {
  const std::vector<const syntax::Rule*> nodes = rule_nodes(lexicon);
  Rights rights(model, reports);
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (is_right(model.rules[i])) rights.check(model.rules[i], *nodes[i]);
}

}  // namespace proviso::resolve

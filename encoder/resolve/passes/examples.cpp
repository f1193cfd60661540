#include "resolve/passes/examples.h"

#include <algorithm>

#include "model/calendar.h"
#include "model/scope.h"
#include "resolve/passes/checks.h"
#include "resolve/passes/example_draft.h"
#include "resolve/passes/pins.h"
#include "resolve/symbols/lookup.h"

namespace proviso::resolve {

namespace {

// For each example its base (`like`), or an invalid id; without cycles.
std::vector<ExampleId> bases(const Lexicon& lexicon, Reports& reports) {
  const auto& examples = lexicon.declarations.examples;
  std::vector<ExampleId> base(examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const syntax::Name& like = examples[i].node->like;
    if (!like.valid()) continue;
    const auto found = look_up_statement(lexicon, {{}, like}, Statement::Kind::example, reports);
    if (found) base[i] = ExampleId{*found};
  }
  enum class State : std::uint8_t { unseen, open, done };
  std::vector<State> states(examples.size(), State::unseen);
  for (std::uint32_t i = 0; i < examples.size(); ++i) {
    std::vector<ExampleId> chain;
    ExampleId id{i};
    while (id.valid() && states[id.value] == State::unseen) {
      states[id.value] = State::open;
      chain.push_back(id);
      id = base[id.value];
    }
    if (id.valid() && states[id.value] == State::open) {
      const syntax::Example& node = *examples[id.value].node;
      text::Diagnostic diagnostic{Code::Q014, node.like.span, in_back_ticks(node.name.text) + " is like itself", {}, {}};
      for (ExampleId next = base[id.value]; next != id && diagnostic.labels.size() < 8; next = base[next.value]) {
        diagnostic.labels.push_back(
            {examples[next.value].node->like.span, "by way of " + in_back_ticks(examples[next.value].node->name.text)});
      }
      reports.add(std::move(diagnostic));
      base[id.value] = {};
    }
    for (const ExampleId done : chain) states[done.value] = State::done;
  }
  return base;
}

// Orders examples such that each follows its base.
std::vector<ExampleId> bases_first(const std::vector<ExampleId>& base) {
  std::vector<ExampleId> order;
  std::vector<bool> placed(base.size(), false);
  for (std::uint32_t i = 0; i < base.size(); ++i) {
    const auto first = static_cast<std::ptrdiff_t>(order.size());
    for (ExampleId id{i}; id.valid() && !placed[id.value]; id = base[id.value]) {
      placed[id.value] = true;
      order.push_back(id);
    }
    std::reverse(order.begin() + first, order.end());
  }
  return order;
}

class VerdictResolver {
 public:
  VerdictResolver(const Lexicon& lexicon, const Model& model, Reports& reports)
      : lexicon_(lexicon), model_(model), reports_(reports), nothing_pinned_{model.all_open(), {}} {}

  void resolve(const syntax::Example& node, Example& example) {
    const Scope scope = scope_of(model_, example);
    const std::size_t errors = reports_.error_count();
    if (example.as_of && !model_.clauses.empty() && std::ranges::find(scope.clauses, true) == scope.clauses.end()) {
      reports_.add(Code::Q006, node.name.span, "this example would be held against no clause at all",
                   "no contract is in force on its day, " + date_to_string(*example.as_of) + "; choose another day after `as of`");
      return;
    }
    for (const syntax::ExampleVerdict& written : node.verdicts) {
      ExampleVerdict verdict;
      verdict.span = written.span;
      verdict.complies = written.complies;
      verdict.breaches = breaches(written, scope);
      Pinned pinned = nothing_pinned_;
      narrow(pinned, written.under, lexicon_, model_, reports_);
      verdict.open = std::move(pinned.open);
      verdict.under = as_written(written.under);
      if (reports_.error_count() == errors) refuse_contradiction(example, verdict);
      example.verdicts.push_back(std::move(verdict));
    }
  }

 private:
  std::vector<std::vector<ClauseId>> breaches(const syntax::ExampleVerdict& written, const Scope& scope) {
    std::vector<std::vector<ClauseId>> breaches;
    for (const syntax::QualifiedName& name : written.breaches) {
      const auto found = look_up_clauses(lexicon_, name, {}, reports_);
      if (!found) continue;
      if (std::ranges::none_of(found->clauses, [&](ClauseId id) { return scope.in_force(id); })) {
        reports_.add(Code::Q007, name.span(), reports_.words(name.span()) + " is not in force on the day of this example",
                     "choose another day after `as of`");
      }
      breaches.push_back(found->clauses);
    }
    return breaches;
  }

  void refuse_contradiction(const Example& example, const ExampleVerdict& later) {
    for (const ExampleVerdict& earlier : example.verdicts) {
      if (earlier.complies == later.complies || !overlap(earlier.open, later.open)) continue;
      reports_.add(Code::Q009, later.span, "this expectation cannot be met together with another",
                   {earlier.span, "the other: readings that it leaves open are open here too"},
                   "pin readings with `under`, so that each combination is expected to come out one way");
      return;
    }
  }

  const Lexicon& lexicon_;
  const Model& model_;
  Reports& reports_;
  Pinned nothing_pinned_;
};

}  // namespace

void resolve_examples(const Lexicon& lexicon, Model& model, Reports& reports) {
  const auto& declared = lexicon.declarations.examples;
  const std::vector<ExampleId> base = bases(lexicon, reports);
  std::vector<ExampleDraft> drafts(declared.size());
  model.examples.resize(declared.size());
  VerdictResolver verdicts(lexicon, model, reports);
  for (const ExampleId id : bases_first(base)) {
    const syntax::Example& node = *declared[id.value].node;
    ExampleDraft& draft = drafts[id.value];
    if (base[id.value].valid()) {
      draft = drafts[base[id.value].value];
    } else {
      draft.sound = !node.like.valid();  // the base is missing, which has been reported
    }
    add_things(node, *declared[id.value].tree, lexicon, model, draft, reports);
    Example& example = model.examples[id.value];
    example.heading = {node.name.text, node.name.span, std::string(node.gloss.value), {}};
    example.span = node.span;
    example.as_of = resolve_date(node.as_of);
    if (!example.as_of && base[id.value].valid()) example.as_of = model[base[id.value]].as_of;
    if (draft.sound) {
      const std::size_t errors = reports.error_count();
      example.structure = complete(node, model, draft, reports);
      draft.sound = reports.error_count() == errors;
    }
    verdicts.resolve(node, example);
  }
}

}  // namespace proviso::resolve

#include "answer/facts.h"

#include "answer/tuning.h"
#include "evaluate/evaluator.h"
#include "text/meter.h"

namespace proviso::answer {

using namespace model;
using evaluate::compliance;
using evaluate::Evaluator;

namespace {

class FactFinder {
 public:
  FactFinder(const Model& model, Facts facts, const CheckAnswer& answer) : model_(model), facts_(facts), answer_(answer) {}

  void add(Witness& witness, bool fails) const {
    const ExprId formula = model_[answer_.check].formula;
    const bool full = facts_ == Facts::full;
    if (formula.valid() && (fails || full)) {
      Evaluator evaluator(model_, asked_of(witness), answer_.scope, witness.selection);
      witness.why = evaluator.why(formula);
    }
    if (!full) return;
    if (!witness.admission) {
      witness.clauses = clauses(witness.structure, witness.selection);
      return;
    }
    for (Usage& usage : witness.admission->usages) usage.clauses = clauses(usage.structure, witness.selection);
  }

  void add(Counterexample& counterexample) const {
    Evaluator evaluator(model_, counterexample.structure, answer_.scope, counterexample.selection);
    if (const auto* clause = std::get_if<ClauseUnit>(&counterexample.broken))
      counterexample.breach = compliance(evaluator, model_, counterexample.selection, clause->id);
    if (const auto* requirement = std::get_if<RequirementUnit>(&counterexample.broken))
      counterexample.why = evaluator.why(model_[requirement->id].formula);
  }

 private:
  std::vector<ClauseCompliance> clauses(const Structure& structure, const Selection& selection) const {
    Evaluator evaluator(model_, structure, answer_.scope, selection);
    return compliance(evaluator, model_, answer_.scope, selection);
  }

  const Model& model_;
  const Facts facts_;
  const CheckAnswer& answer_;
};

}  // namespace

void add_facts(const Model& model, Facts facts, CheckAnswer& answer) {
  const FactFinder finder(model, facts, answer);
  try {
    const Meter::Grace grace(meter(), tuning::units_of_facts);
    for (Line& line : answer.lines) {
      if (Witness* witness = witness_of(line.finding)) finder.add(*witness, std::holds_alternative<Fails>(line.finding));
      Conflict* conflict = conflict_of(line.finding);
      if (conflict == nullptr) continue;
      for (Counterexample& counterexample : conflict->counterexamples) finder.add(counterexample);
      for (Counterexample& usage : conflict->instances.usages) finder.add(usage);
    }
    for (Round& round : answer.rounds)
      for (Counterexample& counterexample : round.counterexamples) finder.add(counterexample);
  } catch (const Stopped&) {
  }
}

}  // namespace proviso::answer

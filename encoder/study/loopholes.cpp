#include "study/loopholes.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "evaluate/evaluator.h"
#include "model/scope.h"
#include "text/check.h"

namespace proviso::study {

using namespace model;
using answer::CheckAnswer;
using answer::Word;

namespace {

// The largest number of spec checks that are asked again for each wording that closes a loophole.
constexpr std::size_t most_rechecked = 200;

class Study {
 public:
  Study(const Model& spec, IntentId intent, std::optional<CheckId> base, const answer::Options& options)
      : spec_(spec),
        intent_(intent),
        options_(options),
        model_(std::make_shared<Model>(spec)),
        names_(std::make_shared<std::deque<std::string>>()) {
    options_.only.clear();
    options_.warnings = false;
    options_.facts = answer::Facts::full;
    options_.minimal_conflicts = false;
    base_ = base ? spec[*base] : Check{};
    base_.always = true;
    base_.expectations.clear();
    base_.allows.clear();
    base_.without.erase(std::remove_if(base_.without.begin(), base_.without.end(),
                                       [](const Unit& unit) { return std::holds_alternative<RequirementUnit>(unit); }),
                        base_.without.end());
    // Readings that the command gives stand in place of those of the check.
    if (base_.open.empty() || !options_.under.empty()) base_.open = spec.all_open();
    if (!base_.contracts) {  // not the copies
      base_.contracts.emplace();
      for (std::uint32_t i = 0; i < spec.contracts.size(); ++i) base_.contracts->push_back(ContractId{i});
    }
  }

  Result<Loopholes> run() {
    const Scope scope = scope_of(spec_, base_, options_.as_of, options_.today);
    result_.menu = menu_of(spec_, scope.clauses);
    keep_related();
    ask_intent();
    add_questions();
    const Result<answer::SpecAnswer> answers = answered(*model_, questions_);
    if (!answers) return answers.error();
    for (const CheckAnswer& one : answers.value().checks) answers_.emplace(std::string((*model_)[one.check].heading.name), one);
    result_.answer = answers_.at(intent_question_);
    find();
    add_pins();
    if (const std::optional<Error> error = close()) return *error;
    result_.model = model_;
    result_.names = names_;
    return std::move(result_);
  }

 private:
  // A question of this study: does the formula hold?
  std::string ask(Model& model, ExprId formula, const std::string& name) {
    names_->push_back(name);
    Check check = base_;
    check.heading = spec_[intent_].heading;
    check.heading.name = names_->back();
    check.formula = formula;
    model.checks.push_back(std::move(check));
    return name;
  }

  void ask_intent() {
    intent_question_ = ask(*model_, spec_[intent_].formula, "the intent:");
    questions_.push_back(intent_question_);
  }

  // For each rewording: has every architecture the intent, for each thing to which the clause worded so would apply, or is that clause
  // kept? And for all of them: the intent, or one of the former is not so?
  void add_questions() {
    for (std::size_t i = 0; i < result_.menu.size(); ++i) {
      closes_.push_back(reached_by(result_.menu[i]));
      questions_.push_back(ask(*model_, closes_.back(), fmt::format("loophole: {}", i)));
    }
    if (closes_.empty()) return;
    const ExprId reached = negation_of(*model_, conjunction_of(*model_, closes_));
    gap_question_ = ask(*model_, disjunction({spec_[intent_].formula, reached}), "gap:");
    questions_.push_back(gap_question_);
  }

  // What is false where the architecture defeats the intent by something that the clause worded so forbids.
  ExprId reached_by(const Rewording& rewording) {
    const ClauseId copy = add_reworded_copy(*model_, rewording);
    kept_.push_back(kept(*model_, {copy}));
    const ExprId formula = spec_[intent_].formula;
    if (spec_[formula].kind != ExpressionKind::every) return disjunction({formula, kept_.back()});
    Expression every = spec_[formula];
    every.operands.front() = disjunction({every.operands.front(), not_applies(copy, every.variables)});
    return disjunction({add_expression(*model_, std::move(every)), kept_.back()});
  }

  // No rule of the clause applies to these things, and to whatever else it is about.
  ExprId not_applies(ClauseId clause, std::vector<VarId> things) {
    const Rule& rule = (*model_)[(*model_)[clause].readings.front().rules.front()];
    Expression applies;
    applies.kind = ExpressionKind::applies;
    applies.type = {{Base::boolean, {}}, Shape::one};
    applies.clauses = {clause};
    std::vector<VarId> others;
    for (const VarId variable : rule.variables) {
      const auto same = std::ranges::find_if(things, [&](VarId thing) { return root_of(thing) == root_of(variable); });
      VarId argument;
      if (same != things.end()) {
        argument = *same;
        things.erase(same);
      } else {
        argument = VarId{static_cast<std::uint32_t>(model_->variables.size())};
        model_->variables.push_back(Variable((*model_)[variable]));
        others.push_back(argument);
      }
      Expression value;
      value.kind = ExpressionKind::variable;
      value.type = {(*model_)[argument].value, Shape::one};
      value.variable_id = argument;
      applies.operands.push_back(add_expression(*model_, std::move(value)));
    }
    const ExprId atom = add_expression(*model_, std::move(applies));
    if (others.empty()) return negation_of(*model_, atom);
    Expression none;
    none.kind = ExpressionKind::no;
    none.type = {{Base::boolean, {}}, Shape::one};
    none.variables = std::move(others);
    none.operands = {atom};
    return add_expression(*model_, std::move(none));
  }
  TypeId root_of(VarId variable) const {
    const TypeId type = (*model_)[variable].value.type;
    return (*model_)[type].root;
  }

  // Only a rule about things of which the intent speaks, too, can see to it.
  void keep_related() {
    const Expression& formula = spec_[spec_[intent_].formula];
    if (formula.kind != ExpressionKind::every) return;
    std::erase_if(result_.menu, [&](const Rewording& one) {
      return std::ranges::none_of(spec_[one.rule].variables, [&](VarId variable) {
        return std::ranges::any_of(formula.variables, [&](VarId thing) { return root_of(thing) == root_of(variable); });
      });
    });
  }

  ExprId disjunction(std::vector<ExprId> formulas) {
    std::vector<ExprId> negations;
    for (const ExprId formula : formulas) negations.push_back(negation_of(*model_, formula));
    return negation_of(*model_, conjunction_of(*model_, std::move(negations)));
  }

  Result<answer::SpecAnswer> answered(const Model& model, const std::vector<std::string>& questions) const {
    answer::Options options = options_;
    options.only = questions;
    return answer::answer(model, options);
  }

  static bool is_settled(const CheckAnswer& answer) {
    return std::ranges::none_of(answer.lines, [](const answer::Line& line) { return answer::word(line.finding) == Word::undecided; });
  }

  // The smallest counterexample of an answer.
  static const answer::Witness* smallest(const CheckAnswer& answer) {
    const answer::Witness* best = nullptr;
    for (const answer::Line& line : answer.lines) {
      const answer::Witness* witness = answer::witness_of(line.finding);
      if (witness != nullptr && (best == nullptr || witness->structure.size() < best->structure.size())) best = witness;
    }
    return best;
  }

  // The rewordings under which the architecture would be in breach.
  std::vector<std::size_t> closed_by(const answer::Witness& witness, const Scope& scope) const {
    evaluate::Evaluator evaluator(*model_, answer::asked_of(witness), scope, witness.selection);
    std::vector<std::size_t> closing;
    for (std::size_t i = 0; i < closes_.size(); ++i)
      if (!evaluator.holds(closes_[i])) closing.push_back(i);
    return closing;
  }

  // Why the intent fails in it.
  Reason why(const answer::Witness& witness, const Scope& scope) const {
    return evaluate::Evaluator(*model_, answer::asked_of(witness), scope, witness.selection).why(spec_[intent_].formula);
  }

  void find() {
    std::set<std::vector<std::size_t>> reasons;
    const auto add = [&](const CheckAnswer& answer) {
      const answer::Witness* witness = smallest(answer);
      if (witness == nullptr) return;
      Loophole loophole{*witness, closed_by(*witness, answer.scope)};
      if (!reasons.insert(loophole.closed_by).second) return;
      loophole.architecture.why = why(*witness, answer.scope);
      result_.found.push_back(std::move(loophole));
    };
    // Where nothing can be reworded, the intent alone is asked.
    if (closes_.empty()) add(result_.answer);
    for (std::size_t i = 0; i < closes_.size(); ++i) {
      const CheckAnswer& answer = answers_.at(fmt::format("loophole: {}", i));
      if (!is_settled(answer)) result_.unknown.push_back(i);
      add(answer);
    }
    if (!closes_.empty()) {
      const CheckAnswer& answer = answers_.at(gap_question_);
      result_.gap_is_known = is_settled(answer);
      add(answer);
    }
    std::ranges::stable_sort(result_.found, {}, [](const Loophole& one) { return one.architecture.structure.size(); });
  }

  // The outcome of the intent under one combination of readings.
  std::optional<Word> outcome(const Selection& selection) const {
    for (const answer::Line& line : result_.answer.lines) {
      bool covers = true;
      for (std::size_t i = 0; i < selection.size() && covers; ++i)
        covers = std::ranges::find(line.readings[i], selection[i]) != line.readings[i].end();
      if (covers) return answer::word(line.finding);
    }
    return std::nullopt;
  }

  // A reading closes a loophole where the intent holds under the readings of its architecture with that one changed.
  void add_pins() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> pins;
    for (Loophole& loophole : result_.found) {
      for (const AmbiguityId ambiguity : result_.answer.turning) {
        for (const std::uint32_t reading : result_.answer.open[ambiguity.value]) {
          Selection selection = loophole.architecture.selection;
          selection[ambiguity.value] = reading;
          if (outcome(selection) != Word::holds) continue;
          const auto [pin, is_new] = pins.try_emplace({ambiguity.value, reading}, result_.menu.size());
          if (is_new) result_.menu.push_back({.kind = Rewording::Kind::pin_reading, .pinned = ambiguity, .reading = reading});
          loophole.closed_by.push_back(pin->second);
        }
      }
    }
  }

  // The checks of the spec that are possible today under some readings.
  Result<std::vector<std::string>> possible_today() const {
    std::vector<std::string> names;
    for (const Check& check : spec_.checks)
      if (!check.always && names.size() < most_rechecked) names.emplace_back(check.heading.name);
    if (names.empty()) return names;
    const Result<answer::SpecAnswer> answers = answered(spec_, names);
    if (!answers) return answers.error();
    names.clear();
    for (const CheckAnswer& one : answers.value().checks)
      if (is_possible(one)) names.emplace_back(spec_[one.check].heading.name);
    return names;
  }
  static bool is_possible(const CheckAnswer& answer) {
    return std::ranges::any_of(answer.lines, [](const answer::Line& line) { return answer::word(line.finding) == Word::possible; });
  }

  // What comes of each rewording that closes a loophole.
  std::optional<Error> close() {
    std::set<std::size_t> closing;
    for (const Loophole& loophole : result_.found) closing.insert(loophole.closed_by.begin(), loophole.closed_by.end());
    if (closing.empty()) return std::nullopt;
    const Result<std::vector<std::string>> possible = possible_today();
    if (!possible) return possible.error();
    for (const std::size_t index : closing) {
      const Result<Closing> one = closed_with(index, possible.value());
      if (!one) return one.error();
      result_.closings.push_back(one.value());
    }
    // Those after which nothing gets round the intent come first, then those that make the least impossible.
    std::ranges::stable_sort(result_.closings, {}, [](const Closing& one) {
      const bool holds = std::ranges::all_of(one.intent, [](Word word) { return word == Word::holds; });
      return std::pair(!holds, one.no_longer_possible.size());
    });
    return std::nullopt;
  }

  Result<Closing> closed_with(std::size_t index, const std::vector<std::string>& possible) {
    const Rewording& rewording = result_.menu[index];
    Closing closing;
    closing.rewording = index;
    Model variant = spec_;
    const bool pins = rewording.kind == Rewording::Kind::pin_reading;
    if (!pins) reword(variant, rewording);
    std::vector<std::string> questions = possible;
    questions.push_back(ask(variant, spec_[intent_].formula, fmt::format("closed: {}", index)));
    if (pins) {
      for (Check& check : variant.checks) restrict(check.open, rewording);
      std::erase_if(questions, [&](const std::string& name) { return excludes(variant, name, rewording); });
    }
    const Result<answer::SpecAnswer> answers = answered(variant, questions);
    if (!answers) return answers.error();
    for (const CheckAnswer& one : answers.value().checks) {
      if (one.check.value >= spec_.checks.size()) {
        for (const answer::Region& region : one.regions) closing.intent.push_back(region.outcome);
      } else if (!is_possible(one)) {
        (is_settled(one) ? closing.no_longer_possible : closing.undecided).push_back(one.check);
      }
    }
    if (pins) return closing;
    // What keeps the clauses, has the intent, and would be in breach all the same.
    const std::string name =
        ask(*model_, disjunction({negation_of(*model_, spec_[intent_].formula), kept_[index]}), fmt::format("besides: {}", index));
    const Result<answer::SpecAnswer> besides = answered(*model_, {name});
    if (!besides) return besides.error();
    const CheckAnswer& one = besides.value().checks.front();
    closing.forbids_more_is_known = is_settled(one);
    if (const answer::Witness* witness = smallest(one)) closing.also_forbidden = *witness;
    return closing;
  }

  static void restrict(OpenReadings& open, const Rewording& pin) {
    if (!open.empty() && std::ranges::find(open[pin.pinned.value], pin.reading) != open[pin.pinned.value].end())
      open[pin.pinned.value] = {pin.reading};
  }
  // Does the check pin another reading?
  static bool excludes(const Model& model, const std::string& name, const Rewording& pin) {
    const auto check = std::ranges::find_if(model.checks, [&](const Check& one) { return one.heading.name == name; });
    return check != model.checks.end() &&
           std::ranges::find(check->open[pin.pinned.value], pin.reading) == check->open[pin.pinned.value].end();
  }

  const Model& spec_;
  const IntentId intent_;
  answer::Options options_;
  Check base_;
  std::shared_ptr<Model> model_;
  std::shared_ptr<std::deque<std::string>> names_;
  std::string intent_question_, gap_question_;
  std::vector<std::string> questions_;
  std::vector<ExprId> kept_;    // for each rewording of the menu but the pins: the clause worded so is kept
  std::vector<ExprId> closes_;  // likewise: false where an architecture is a loophole that it closes
  std::map<std::string, CheckAnswer> answers_;
  Loopholes result_;
};

}  // namespace

Result<Loopholes> loopholes(const Model& model, IntentId intent, std::optional<CheckId> base, const answer::Options& options) {
  return Study(model, intent, base, options).run();
}

}  // namespace proviso::study

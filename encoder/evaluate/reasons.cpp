// A reason follows a formula to the atoms that decide it: of a false conjunction the first false conjunct, of a false `every` the first
// elements that fail; through definitions into their bodies, and through `kept` into a violated rule.
#include "evaluate/reasons.h"

#include <algorithm>

#include "model/kind_traits.h"

namespace proviso::evaluate {

namespace {

class Reasoner {
 public:
  explicit Reasoner(Evaluation& evaluation) : evaluation_(evaluation), model_(evaluation.model()) {}

  Reason why(ExprId id) {
    Reason reason;
    reason.formula = id;
    reason.value = evaluation_.truth(id);
    reason.binding = bindings(evaluation_.analysis().free_variables(id));
    if (nodes_++ < most_nodes) give(reason, model_[id]);
    return reason;
  }

 private:
  static constexpr int most_nodes = 400;
  static constexpr std::size_t most_witnesses = 8;  // of a counting quantifier

  Binding bindings(const std::vector<VarId>& variables) const {
    Binding binding;
    for (const VarId variable : variables) binding.emplace_back(variable, evaluation_.atom(variable));
    return binding;
  }

  void because(Reason& reason, ExprId id) { reason.because.push_back(why(id)); }

  void because_all(Reason& reason, const Expression& e) {
    for (const ExprId operand : e.operands) because(reason, operand);
  }

  void because_first(Reason& reason, const Expression& e, bool value) {
    const auto first = std::ranges::find_if(e.operands, [&](ExprId operand) { return evaluation_.truth(operand) == value; });
    because(reason, *first);
  }

  void give(Reason& reason, const Expression& e) {
    switch (e.kind) {
      case ExpressionKind::conjunction:
        return reason.value ? because_all(reason, e) : because_first(reason, e, false);
      case ExpressionKind::disjunction:
        return reason.value ? because_first(reason, e, true) : because_all(reason, e);
      case ExpressionKind::negation:
      case ExpressionKind::equivalence:
        return because_all(reason, e);
      case ExpressionKind::implication:
        if (!reason.value) return because_all(reason, e);
        return because(reason, e.operands[evaluation_.truth(e.operands[1]) ? 1 : 0]);
      case ExpressionKind::choice:
        because(reason, e.operands[0]);
        return because(reason, e.operands[reason.because[0].value ? 1 : 2]);
      case ExpressionKind::every:
      case ExpressionKind::some:
      case ExpressionKind::no:
        return give_decisive(reason, e);
      case ExpressionKind::exactly:
      case ExpressionKind::at_least:
      case ExpressionKind::at_most:
        return give_counted(reason, e);
      case ExpressionKind::predicate:
        return give_meaning(reason, e);
      case ExpressionKind::kept:
        return give_violation(reason, e);
      case ExpressionKind::applies:
        return give_application(reason, e);
      case ExpressionKind::reaches:
      case ExpressionKind::is_or_reaches:
        give_path(reason, e);
        return give_values(reason, e);
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/value_kinds.def"
#undef EXPRESSION
      case ExpressionKind::truth:
      case ExpressionKind::equal:
      case ExpressionKind::not_equal:
      case ExpressionKind::less:
      case ExpressionKind::less_equal:
      case ExpressionKind::greater:
      case ExpressionKind::greater_equal:
      case ExpressionKind::in:
      case ExpressionKind::not_in:
      case ExpressionKind::subset_of:
      case ExpressionKind::before:
      case ExpressionKind::after:
      case ExpressionKind::is_type:
      case ExpressionKind::exists:
      case ExpressionKind::tuple:
      case ExpressionKind::variable:
      case ExpressionKind::field:
        return give_values(reason, e);
    }
  }

  // Finds elements for the variables of a quantifier for which the guard holds and the body has the value.
  bool choose(const Expression& e, bool body_value, const std::function<bool()>& visit) {
    std::vector<Test> tests;
    if (e.guard.valid()) evaluation_.analysis().take_apart({e.guard, true}, tests, nullptr);
    if (has_body(e)) evaluation_.analysis().take_apart({e.operands[0], body_value}, tests, nullptr);
    return evaluation_.search(make_plan(evaluation_.analysis(), evaluation_.universe(), e.variables, std::move(tests)), visit);
  }

  static bool has_body(const Expression& e) { return !e.operands.empty() && e.operands[0].valid(); }

  void because_chosen(Reason& reason, const Expression& e) {
    if (e.guard.valid()) because(reason, e.guard);
    if (has_body(e)) because(reason, e.operands[0]);
  }

  void give_decisive(Reason& reason, const Expression& e) {
    if (reason.value != (e.kind == ExpressionKind::some)) return;
    if (reason.value ? !choose(e, true, [] { return true; }) : !choose(e, e.kind == ExpressionKind::no, [] { return true; })) {
      return;
    }
    reason.chosen = bindings(e.variables);
    because_chosen(reason, e);
  }

  void give_counted(Reason& reason, const Expression& e) {
    std::vector<Binding> witnesses;
    const std::size_t most = std::min(most_witnesses, static_cast<std::size_t>(std::max<std::int64_t>(e.integer, 0)) + 1);
    choose(e, true, [&] {
      witnesses.push_back(bindings(e.variables));
      return witnesses.size() >= most;
    });
    for (const Binding& witness : witnesses) {
      for (const auto& [variable, atom] : witness) evaluation_.bind(variable, atom);
      because_chosen(reason, e);
    }
  }

  // Adds nothing if an argument is absent.
  void give_meaning(Reason& reason, const Expression& e) {
    if (evaluation_.bind_arguments(e)) because(reason, evaluation_.analysis().meaning(e.term_id).meaning);
  }

  Reason rule_reason(RuleId rule, bool value) const {
    Reason reason;
    reason.rule = rule;
    reason.value = value;
    reason.binding = bindings(model_[rule].variables);
    return reason;
  }

  void give_violation(Reason& reason, const Expression& e) {
    for (const ClauseId clause : e.clauses) {
      const ContractId contract = model_[clause].contract;
      if (!evaluation_.is_version(clause) || evaluation_.complies(clause, contract)) continue;
      for (const RuleId id : evaluation_.analysis().rules(clause)) {
        if (!evaluation_.search_violations(
                id, [] { return true; }, contract))
          continue;
        Reason violation = rule_reason(id, false);
        if (model_[id].guard.valid()) because(violation, model_[id].guard);
        if (model_[id].demand.valid()) because(violation, model_[id].demand);
        reason.because.push_back(std::move(violation));
        return;
      }
    }
  }

  void give_application(Reason& reason, const Expression& e) {
    std::vector<Index> elements;
    for (const ExprId operand : e.operands) elements.push_back(evaluation_.element(operand));
    if (std::ranges::find(elements, none) != elements.end()) return give_values(reason, e);
    for (const ClauseId clause : e.clauses) {
      if (!evaluation_.is_version(clause)) continue;
      for (const RuleId id : evaluation_.analysis().rules(clause)) {
        const ContractId contract = model_[clause].contract;
        if (!evaluation_.takes(id, e.operands, elements) || evaluation_.applies(id, contract) != reason.value) continue;
        Reason application = rule_reason(id, reason.value);
        give_applicability(application, model_[id], id, contract);
        reason.because.push_back(std::move(application));
        if (reason.value) return;
      }
    }
  }

  void give_applicability(Reason& reason, const Rule& rule, RuleId id, ContractId exceptions_of) {
    if (rule.guard.valid() && (reason.value || !evaluation_.truth(rule.guard))) because(reason, rule.guard);
    if (reason.value || !reason.because.empty()) return;
    for (const ExprId exception : rule.exceptions) {
      if (evaluation_.truth(exception)) return because(reason, exception);
    }
    const Override* override_ = evaluation_.overriding(id, exceptions_of);
    if (override_ == nullptr || !evaluation_.bind_overriding(id, *override_, exceptions_of)) return;
    Reason prevailing = rule_reason(override_->by, true);
    if (model_[override_->by].guard.valid()) because(prevailing, model_[override_->by].guard);
    reason.because.push_back(std::move(prevailing));
  }

  void give_path(Reason& reason, const Expression& e) {
    if (!reason.value) return;
    const Index from = evaluation_.element(e.operands[0]);
    const Index to = evaluation_.element(e.operands[1]);
    if (e.kind == ExpressionKind::is_or_reaches && from == to) return;
    const TypeId root = model_[model_[e.operands[0]].type.value.type].root;
    for (const Index element : evaluation_.closure(e.step).path(from, to)) {
      reason.path.push_back({root, static_cast<std::uint32_t>(element)});
    }
  }

  void give_values(Reason& reason, const Expression& e) {
    for (const ExprId operand : e.operands) {
      const Expression& part = model_[operand];
      const bool is_list = part.type.shape == Shape::set && part.type.value.base != Base::element;
      if (traits(part.kind).family == Family::plain || is_list) continue;
      reason.values.emplace_back(operand, evaluation_.value(operand));
    }
  }

  Evaluation& evaluation_;
  const Model& model_;
  int nodes_ = 0;
};

}  // namespace

Reason reason(Evaluation& evaluation, ExprId formula) { return Reasoner(evaluation).why(formula); }

}  // namespace proviso::evaluate

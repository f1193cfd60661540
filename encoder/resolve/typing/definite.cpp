// The part of ExpressionResolver that resolves `let`, `the` and `different`.
//
// `let x = e: φ` is φ with e in the place of x: each use of x becomes a copy of e. What is absent in e is absent there, and no other
// part of the program has to know of `let`.
#include "resolve/typing/expressions.h"

namespace proviso::resolve {

namespace {

using Kind = ExpressionKind;

// Names that stand for values with names in them can double their size at each step.
constexpr std::size_t most_copies = 1'000'000;  // of expressions, in one spec
constexpr int deepest_copy = syntax::max_depth;

// Copies an expression with everything below it. What it binds gets variables of its own, as if it were written again.
class Copy {
 public:
  Copy(Model& model, std::size_t most) : model_(model), most_(most) {}

  // Invalid if that is too much.
  ExprId of(ExprId id, int depth = 1) {
    if (!id.valid() || made_ == most_ || depth > deepest_copy) return {};
    ++made_;
    Expression copy = model_[id];
    for (VarId& variable : copy.variables) {
      const VarId own{static_cast<std::uint32_t>(model_.variables.size())};
      model_.variables.push_back(Variable(model_[variable]));
      own_[variable] = own;
      variable = own;
    }
    if (const auto own = own_.find(copy.variable_id); own != own_.end()) copy.variable_id = own->second;
    const bool guarded = copy.guard.valid();
    copy.guard = of(copy.guard, depth + 1);
    if (guarded && !copy.guard.valid()) return {};
    for (ExprId& operand : copy.operands) {
      operand = of(operand, depth + 1);
      if (!operand.valid()) return {};
    }
    model_.expressions.push_back(std::move(copy));
    return ExprId{static_cast<std::uint32_t>(model_.expressions.size() - 1)};
  }
  std::size_t made() const { return made_; }

 private:
  Model& model_;
  std::size_t most_, made_ = 0;
  std::unordered_map<VarId, VarId> own_;
};

}  // namespace

ExprId ExpressionResolver::let(const syntax::Expression& node) {
  const ExprId value = resolve(node.operands[0]);
  const std::size_t scope = variables_.mark();
  const VarId name = variables_.declare_let(node.name, lexicon_, model_, reports_);
  lets_[name] = value;
  const ExprId body = resolve(node.operands[1]);
  variables_.release(scope);
  return value.valid() ? body : ExprId{};
}

// The value of a name that `let` gives, with the place of the name.
ExprId ExpressionResolver::in_place_of(VarId name, Span span) {
  const ExprId value = lets_.at(name);
  if (!value.valid()) return {};
  Copy copy(model_, most_copies - copies_);
  const ExprId result = copy.of(value);
  copies_ += copy.made();
  if (!result.valid()) {
    reports_.add(Code::T032, span,
                 in_back_ticks(reports_.sources().slice(span)) +
                     " stands for too much: more than 1,000,000 expressions in all, or 1,000 in one another",
                 "give the larger values names with `define`");
    return {};
  }
  Expression& top = model_.expressions[result.value];
  if (!top.let.valid()) top.let = model_[value].span;
  top.span = span;
  return result;
}

ExprId ExpressionResolver::definite(const syntax::Expression& node) {
  return typing_.member_of_set(Kind::sole, node.span, comprehension(node));
}

Typing::Part ExpressionResolver::guard(std::span<const syntax::Binder> binders, const std::vector<VarId>& variables, syntax::ExprId where) {
  std::vector<ExprId> all;
  for (std::size_t i = 0; i < binders.size(); ++i) {
    if (binders[i].differs != syntax::Differs::next || is_poisoned(model_[variables[i]])) continue;
    for (std::size_t j = i; binders[j].differs == syntax::Differs::next;) {
      --j;
      const ExprId one = typing_.variable({}, variables[j]), other = typing_.variable({}, variables[i]);
      all.push_back(typing_.equality(Kind::not_equal, {}, one, other));
    }
  }
  if (all.empty() && !where.valid()) return {};
  if (where.valid()) {
    all.push_back(formula(where));
    if (!all.back().valid()) return {false, {}};
  }
  const Span span = model_[all.back()].span;
  return {false, all.size() == 1 ? all[0] : typing_.connective(Kind::conjunction, span, std::move(all))};
}

}  // namespace proviso::resolve

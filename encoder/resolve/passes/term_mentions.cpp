#include "resolve/passes/term_mentions.h"

#include <algorithm>

#include "syntax/kind_traits.h"

namespace proviso::resolve {

namespace {

bool mentions(const syntax::Ast& tree, syntax::ExprId id, const std::set<std::string_view>& names) {
  if (!id.valid()) return false;
  const syntax::Expression& e = tree[id];
  const bool names_term = e.kind == syntax::ExpressionKind::call || traits(e.kind).form == syntax::Form::closure;
  if (names_term && names.contains(e.name.text)) return true;
  return mentions(tree, e.guard, names) ||
         std::ranges::any_of(e.operands, [&](syntax::ExprId operand) { return mentions(tree, operand, names); });
}

bool mentions(const syntax::Ast& tree, const std::vector<syntax::Rule>& rules, const std::set<std::string_view>& names) {
  return std::ranges::any_of(rules, [&](const syntax::Rule& rule) {
    return mentions(tree, rule.guard, names) || mentions(tree, rule.demand, names) ||
           std::ranges::any_of(rule.exceptions, [&](syntax::ExprId exception) { return mentions(tree, exception, names); });
  });
}

}  // namespace

bool mentions_terms(const syntax::Ast& tree, const syntax::Define& define, const std::set<std::string_view>& names) {
  return mentions(tree, define.meaning, names) ||
         std::ranges::any_of(define.readings, [&](const syntax::Reading& reading) { return mentions(tree, reading.meaning, names); });
}

bool mentions_terms(const syntax::Ast& tree, const syntax::Clause& clause, const std::set<std::string_view>& names) {
  return mentions(tree, clause.rules, names) ||
         std::ranges::any_of(clause.readings, [&](const syntax::RuleReading& reading) { return mentions(tree, reading.rules, names); });
}

}  // namespace proviso::resolve

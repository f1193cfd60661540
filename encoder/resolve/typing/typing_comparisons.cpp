#include <algorithm>

#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"
#include "resolve/typing/typing.h"

namespace proviso::resolve {

namespace {

bool is_moment_or_date(Base base) { return base == Base::date || base == Base::moment; }

// What to write instead, if a date is combined with a number or a moment.
std::string time_help(Base left, Base right) {
  if (is_moment_or_date(left) && is_moment_or_date(right)) return "compare dates with dates, and moments with moments";
  if (left != Base::date && right != Base::date) return {};
  return "the days from one date to another are an int: `later - earlier`";
}

}  // namespace

void Typing::report_never(Span span, ExprId left, ExprId right, std::string_view never) {
  reports_.add(Code::T008, span,
               words(left) + " is " + describe(left) + " and " + words(right) + " is " + describe(right) + "; " + std::string(never));
}

// A comparison with `true` or `false` can be replaced by the other operand.
std::string Typing::instead_of_equal(bool equal, ExprId left, ExprId right) const {
  for (const auto& [literal, other] : {std::pair(left, right), std::pair(right, left)}) {
    if (model_[literal].kind != ExpressionKind::truth) continue;
    if (model_[literal].flag == equal) return words(other);
    const bool atom = std::ranges::none_of(plain(other), [](char c) { return c == ' '; });
    return "`not " + (atom ? plain(other) : "(" + plain(other) + ")") + "`";
  }
  const std::string iff = plain(left) + " iff " + plain(right);
  return "`iff`: `" + (equal ? iff : "not (" + iff + ")") + "`";
}

ExprId Typing::equality(ExpressionKind kind, Span span, ExprId left, ExprId right) {
  if (!left.valid() || !right.valid()) return {};
  const ExpressionType a = type_of(left);
  const ExpressionType b = type_of(right);
  if (a.is_formula() && b.is_formula()) {
    reports_.add(Code::T006, span, words(left) + " and " + words(right) + " are true or false, and not compared with `=`",
                 "write " + instead_of_equal(kind == ExpressionKind::equal, left, right));
    return {};
  }
  if (a.shape == Shape::set && b.shape == Shape::set) {
    if (is_untyped(left) && is_untyped(right)) {
      reports_.add(Code::T016, span, "both sides are empty sets, of nothing in particular", "leave the comparison out");
      return {};
    }
    settle(left, b.value);
    settle(right, a.value);
    if (!comparable(model_, type_of(left).value.type, type_of(right).value.type)) {
      report_never(span, left, right, "they have no member in common");
      return {};
    }
    return add(kind, span, formula_type, {left, right});
  }
  if (a.shape == Shape::set || b.shape == Shape::set) {
    const ExprId set = a.shape == Shape::set ? left : right;
    const ExprId one = a.shape == Shape::set ? right : left;
    const std::string in = plain(one) + (kind == ExpressionKind::equal ? " in " : " not in ") + plain(set);
    reports_.add(Code::T009, span,
                 words(set) + " is " + describe(set) + " and " + words(one) + " is " + describe(one) + "; a set does not equal one thing",
                 "write `" + in + "`");
    return {};
  }
  if (a.value.base == Base::element && b.value.base == Base::element) {
    if (!comparable(model_, a.value.type, b.value.type)) {
      report_never(span, left, right, "they are never equal");
      return {};
    }
  } else if (!unify_numbers(left, right)) {
    reports_.add(Code::T007, span, clash(left, "compared with", right), time_help(a.value.base, b.value.base));
    return {};
  }
  return add(kind, span, formula_type, {left, right});
}

ExprId Typing::inequality(ExpressionKind kind, Span span, ExprId left, ExprId right) {
  if (!left.valid() || !right.valid()) return {};
  for (const ExprId side : {left, right}) {
    const ExpressionType& type = type_of(side);
    std::string help;
    if (type.shape == Shape::set) {
      help = "to compare how many there are, write `count(" + plain(side) + ")`";
    } else if (type.value.base == Base::element) {
      if (model_[type.value.type].ordered) help = "write `before` or `after`";
    } else if (!type.is_formula()) {
      continue;
    }
    reports_.add(Code::T007, model_[side].span, words(side) + " is " + describe(side) + "; it is not less or greater than anything", help);
    return {};
  }
  const Base a = type_of(left).value.base;
  const Base b = type_of(right).value.base;
  if (!unify_numbers(left, right)) {
    reports_.add(Code::T007, span, clash(left, "compared with", right), time_help(a, b));
    return {};
  }
  return add(kind, span, formula_type, {left, right});
}

ExprId Typing::membership(ExpressionKind kind, Span span, ExprId left, ExprId right) {
  if (!left.valid() || !right.valid()) return {};
  const ExpressionType a = type_of(left);
  if (a.shape == Shape::set) {
    const std::string subset = plain(left) + " subset of " + plain(right);
    reports_.add(Code::T009, model_[left].span, words(left) + " is " + describe(left) + "; `in` asks it of one thing",
                 "write `" + (kind == ExpressionKind::in ? subset : "not (" + subset + ")") + "`");
    return {};
  }
  if (type_of(right).shape != Shape::set) {
    const std::string_view sign = kind == ExpressionKind::in ? " = " : " != ";
    reports_.add(Code::T015, model_[right].span, words(right) + " is " + describe(right) + ", not a set",
                 type_of(right).is_formula() ? "" : "write `" + plain(left) + std::string(sign) + plain(right) + "`");
    return {};
  }
  settle(right, a.value);
  const ValueType members = type_of(right).value;
  if (a.value.base == Base::element && members.base == Base::element) {
    if (!comparable(model_, a.value.type, members.type)) {
      report_never(span, left, right, "it is never among them");
      return {};
    }
  } else if (is_number(a.value.base) && is_number(members.base) && a.value.base != members.base) {
    left = widen(left);
    if (members.base == Base::integer) {
      // Only a literal can be a set of numbers.
      std::vector<ExprId> widened;
      for (const ExprId member : std::vector<ExprId>(model_[right].operands)) widened.push_back(widen(member));
      model_.expressions[right.value].operands = std::move(widened);
      model_.expressions[right.value].type.value.base = Base::decimal;
    }
  } else if (a.value.base != members.base || a.is_formula()) {
    reports_.add(Code::T007, span, clash(left, "in", right));
    return {};
  }
  return add(kind, span, formula_type, {left, right});
}

ExprId Typing::subset(Span span, ExprId left, ExprId right) {
  if (!left.valid() || !right.valid()) return {};
  if (type_of(left).shape != Shape::set && type_of(right).shape == Shape::set && !type_of(left).is_formula()) {
    reports_.add(Code::T009, model_[left].span, words(left) + " is " + describe(left) + ", not a set",
                 "write `" + plain(left) + " in " + plain(right) + "`");
    return {};
  }
  settle(left, type_of(right).value);
  settle(right, type_of(left).value);
  if (!require_set(left, "`subset of`") || !require_set(right, "`subset of`")) return {};
  if (!comparable(model_, type_of(left).value.type, type_of(right).value.type)) {
    report_never(span, left, right, "they have no member in common");
    return {};
  }
  return add(ExpressionKind::subset_of, span, formula_type, {left, right});
}

bool Typing::require_ordered(Span span, TypeId type) {
  if (model_[type].ordered) return true;
  const Type& root = model_[model_[type].root];
  const std::string name(root.heading.name);
  reports_.add(Code::T018, span, "`" + std::string(model_[type].heading.name) + "` is not ordered",
               {root.heading.name_span, "declared here without an order"},
               root.is_enum ? "only a `type` can be ordered" : "declare it as `type " + name + " ordered`");
  return false;
}

ExprId Typing::sequence(ExpressionKind kind, Span span, ExprId left, ExprId right) {
  if (!left.valid() || !right.valid()) return {};
  const std::string word = kind == ExpressionKind::before ? "`before`" : "`after`";
  for (const ExprId side : {left, right}) {
    const ExpressionType& type = type_of(side);
    if (type.shape != Shape::set && type.value.base == Base::element) continue;
    std::string help;
    if (is_moment_or_date(type.value.base)) help = std::string("write `") + (kind == ExpressionKind::before ? "<" : ">") + "`";
    if (type.shape == Shape::set) help = "ask it of `every` or `some` member of the set";
    reports_.add(Code::T018, model_[side].span,
                 words(side) + " is " + describe(side) + "; " + word + " compares elements of an ordered type", help);
    return {};
  }
  const TypeId a = type_of(left).value.type;
  const TypeId b = type_of(right).value.type;
  if (model_[a].root != model_[b].root) {
    reports_.add(Code::T008, span,
                 words(left) + " is " + describe(left) + " and " + words(right) + " is " + describe(right) + "; they share no order");
    return {};
  }
  if (!require_ordered(span, a) || !require_ordered(span, b)) return {};
  return add(kind, span, formula_type, {left, right});
}

ExprId Typing::is_type(Span span, ExprId operand, const syntax::Name& name) {
  const Word* word = name.valid() ? lexicon_.names.word(name.text) : nullptr;
  if (operand.valid() && word != nullptr && (word->kind == Word::Kind::element || word->kind == Word::Kind::individual)) {
    reports_.add(Code::N005, name.span,
                 "`" + std::string(name.text) + "` is " + std::string(with_article(word->kind)) + "; `is` asks for a type",
                 {word->span, "declared here"}, "write `" + plain(operand) + " = " + std::string(name.text) + "`");
    return {};
  }
  const TypeId type = look_up_type(lexicon_, name, reports_);
  if (!operand.valid() || !type.valid()) return {};
  const ExpressionType& of = type_of(operand);
  if (of.shape == Shape::set || of.value.base != Base::element) {
    reports_.add(Code::T017, model_[operand].span, words(operand) + " is " + describe(operand) + "; `is` asks it of one element",
                 of.shape == Shape::set ? "ask it of `every` or `some` member of the set" : "");
    return {};
  }
  const TypeId declared = of.value.type;
  const std::string wanted = "`" + std::string(name.text) + "`";
  if (model_.is_subtype(declared, type)) {
    reports_.add(Code::T017, span, words(operand) + " is always " + std::string(article(name.text)) + " " + wanted,
                 {model_[declared].heading.name_span, "its type is declared here"}, "leave the test out, or name a type below");
    return {};
  }
  if (!model_.is_subtype(type, declared)) {
    reports_.add(Code::T017, span,
                 words(operand) + " is " + describe(operand) + ", and so never " + std::string(article(name.text)) + " " + wanted);
    return {};
  }
  Expression expression;
  expression.kind = ExpressionKind::is_type;
  expression.span = span;
  expression.type = formula_type;
  expression.operands = {operand};
  expression.named_type = type;
  return add(std::move(expression));
}

ExprId Typing::exists(Span span, ExprId operand) {
  if (!operand.valid()) return {};
  if (type_of(operand).shape == Shape::set) {
    reports_.add(Code::T026, model_[operand].span,
                 words(operand) + " is " + describe(operand) + "; `exists` asks whether an optional value is there",
                 "write `count(" + plain(operand) + ") > 0`");
    return {};
  }
  return add(ExpressionKind::exists, span, formula_type, {operand});
}

}  // namespace proviso::resolve

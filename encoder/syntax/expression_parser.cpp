// Connectives and comparisons.
//
// Lists of operands grow on pending_, each from its own mark, and are copied into the tree when they are complete. Chains that nest in
// the tree (`not`, `implies`, `+`, the dots of a path) are read in loops, so that only parentheses, braces, arguments and the bodies of
// quantifiers make the parser recurse. max_depth limits both the recursion and the height of the tree.
#include "syntax/expression_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "syntax/kind_traits.h"

namespace proviso::syntax {

namespace {

using text::Code;
using E = ExpressionKind;
using K = TokenKind;

bool is_connective(K kind) { return kind == K::word_and || kind == K::word_or || kind == K::word_implies || kind == K::word_iff; }

// The comparison of a token; `invalid` for other tokens.
E comparison_kind(K token) {
  static const auto by_token = [] {
    std::array<E, 256> found{};
    for (std::size_t i = 0; i < kind_traits.size(); ++i) {
      if (kind_traits[i].form == Form::comparison) found[static_cast<std::size_t>(kind_spelt(kind_traits[i].spelling))] = static_cast<E>(i);
    }
    return found;
  }();
  return by_token[static_cast<std::size_t>(token)];
}

}  // namespace

// ---- nodes

ExprId ExpressionParser::add(Expression e, std::size_t begin) {
  std::uint16_t height = 0;
  for (const ExprId operand : e.operands) height = std::max(height, heights_[operand.value]);
  if (e.guard.valid()) height = std::max(height, heights_[e.guard.value]);
  if (height >= max_depth) {
    fail_too_deep();
    return invalid();
  }
  e.span = cursor_.span_from(begin);
  heights_.push_back(static_cast<std::uint16_t>(height + 1));
  return ast_.add(e);
}

ExprId ExpressionParser::add(E kind, std::size_t begin, std::initializer_list<ExprId> operands) {
  Expression e;
  e.kind = kind;
  e.operands = ast_.list(std::span<const ExprId>(operands.begin(), operands.size()));
  return add(e, begin);
}

std::span<const ExprId> ExpressionParser::pop_list(std::size_t mark) {
  const auto list = ast_.list(std::span<const ExprId>(pending_).subspan(mark));
  pending_.resize(mark);
  return list;
}

ExprId ExpressionParser::add_list(E kind, std::size_t begin, std::size_t mark) {
  Expression e;
  e.kind = kind;
  e.operands = pop_list(mark);
  return add(e, begin);
}

ExprId ExpressionParser::leaf(E kind, std::size_t begin, Name name) {
  Expression e;
  e.kind = kind;
  e.name = name;
  return add(e, begin);
}

ExprId ExpressionParser::invalid() {
  Expression e;
  e.span = cursor_.span();
  heights_.push_back(1);
  return ast_.add(e);
}

bool ExpressionParser::Level::too_deep() {
  if (parser_.level_ <= max_depth) return false;
  parser_.fail_too_deep();
  return true;
}

void ExpressionParser::fail_too_deep() {
  static_assert(max_depth == 1000, "the message says so");
  cursor_.fail(Code::P018, cursor_.span(), "this is nested more than 1,000 deep", "give a part of it a name with `define`");
}

// ---- connectives

ExprId ExpressionParser::formula() {
  const std::size_t begin = cursor_.index();
  const ExprId first = unit(Place::open);
  return connected(first, begin, Place::open);
}

ExprId ExpressionParser::guard() {
  const std::size_t begin = cursor_.index();
  const ExprId first = unit(Place::guard);
  return connected(first, begin, Place::guard);
}

// { "not" } ( an open form, where it is permitted | a comparison )
ExprId ExpressionParser::unit(Place place) {
  if (cursor_.failed()) return invalid();
  const std::size_t begin = cursor_.index();
  std::size_t nots = 0;
  while (cursor_.accept(K::word_not)) {
    if (++nots > static_cast<std::size_t>(max_depth)) {
      fail_too_deep();
      return invalid();
    }
  }
  ExprId result = at_open() ? open_in(place) : compare();
  for (; nots > 0; --nots) result = add(E::negation, begin + nots - 1, {result});
  return result;
}

ExprId ExpressionParser::connected(ExprId first, std::size_t begin, Place place) {
  repair_continuation();
  const K connective = cursor_.kind();
  if (cursor_.failed() || !is_connective(connective)) return first;
  const std::size_t first_connective = cursor_.index();
  std::size_t last_connective = 0;
  const Place next = place == Place::guard ? Place::guard : connective == K::word_implies ? Place::open : Place::after_connective;

  const std::size_t mark = pending_.size();
  std::vector<std::size_t> begins = {begin};  // of each operand of `implies`, which nest
  pending_.push_back(first);
  do {
    last_connective = cursor_.index();
    cursor_.take();
    if (connective == K::word_implies) begins.push_back(cursor_.index());
    pending_.push_back(unit(next));
    repair_continuation();
  } while (!cursor_.failed() && connective != K::word_iff && cursor_.at(connective));

  ExprId result;
  if (connective == K::word_implies) {
    result = pending_.back();
    for (std::size_t i = begins.size() - 1; i-- > 0;) result = add(E::implication, begins[i], {pending_[mark + i], result});
    pending_.resize(mark);
  } else {
    const E kind = connective == K::word_and ? E::conjunction : connective == K::word_or ? E::disjunction : E::equivalence;
    result = add_list(kind, begin, mark);
  }
  if (!cursor_.failed() && is_connective(cursor_.kind())) return mixed(result, begin, first_connective, last_connective, place);
  return result;
}

// A second connective where only parentheses could decide the grouping. Reports it once, and continues.
ExprId ExpressionParser::mixed(ExprId left, std::size_t begin, std::size_t first_connective, std::size_t last_connective, Place place) {
  const std::size_t second = cursor_.index();
  const Span first_span = cursor_.span_of_token(first_connective), second_span = cursor_.span();
  const std::string first_word(cursor_.text_at(first_connective)), second_word(cursor_.text());
  const std::string a = cursor_.words(begin, last_connective), b = cursor_.words(last_connective + 1, second);
  std::size_t after_third = 0;
  while (!cursor_.failed() && is_connective(cursor_.kind())) {
    cursor_.take();
    const ExprId right = unit(place == Place::guard ? Place::guard : Place::after_connective);
    if (after_third == 0) {
      after_third = cursor_.index();
      const std::string c = cursor_.words(second + 1, after_third);
      cursor_.report_even_if_failed(
          Code::P014, second_span,
          first_word == second_word ? fmt::format("a second `{}` can be read two ways", second_word)
                                    : fmt::format("`{}` after `{}` can be read two ways", second_word, first_word),
          fmt::format("write `({0} {3} {1}) {4} {2}` or `{0} {3} ({1} {4} {2})`", a, b, c, first_word, second_word),
          {{first_span, fmt::format("the first is `{}`", first_word)}});
    }
    left = add(E::conjunction, begin, {left, right});
  }
  return left;
}

// A name directly after a complete formula or value is a misspelt keyword, or an error.
void ExpressionParser::repair_continuation() {
  if (!cursor_.at(K::name) || cursor_.token().first_on_line) return;
  cursor_.repair({K::word_and,       K::word_or,        K::word_implies,         K::word_iff,
                  K::word_then,      K::word_else,      K::word_where,           K::word_in,
                  K::word_is,        K::word_before,    K::word_after,           K::word_union,
                  K::word_intersect, K::word_minus,     K::word_reaches,         K::word_must,
                  K::word_may,       K::word_unless,    K::word_notwithstanding, K::word_reading,
                  K::word_expect,    K::word_under,     K::word_without,         K::word_only,
                  K::word_with,      K::word_contracts, K::word_products});
}

// ---- comparisons

bool ExpressionParser::at_comparison() const {
  return comparison_kind(cursor_.kind()) != E::invalid || cursor_.at_any({K::word_is, K::word_reaches, K::is_or_reaches});
}

ExprId ExpressionParser::compare() {
  const std::size_t begin = cursor_.index();
  ExprId result;
  if (cursor_.accept(K::word_exists)) {
    const ExprId path = factor();
    result = add(E::exists, begin, {path});
    if (!cursor_.failed() && at_comparison()) {
      cursor_.fail(Code::P015, cursor_.span(), fmt::format("`exists` takes the whole path after it; what it says cannot be compared"),
                   "join the two with `and`", {{cursor_.span_of_token(begin), "a formula of its own"}});
    }
    return result;
  }
  if (cursor_.at_any({K::word_kept, K::word_applies})) return kept_or_applies();
  result = operand();
  repair_continuation();
  if (cursor_.failed() || !at_comparison()) return result;

  const std::size_t first = cursor_.index();
  result = comparison(result, begin);
  if (cursor_.failed() || !at_comparison() || cursor_.fails_on_phrase()) return result;

  // A chain is read to its end, so that the help can show all of it.
  const Span second = cursor_.span();
  std::string help = fmt::format("{} {}", cursor_.words(begin, first), cursor_.words(first, cursor_.index()));
  std::size_t last = first;
  while (!cursor_.failed() && at_comparison()) {
    const std::size_t next = cursor_.index();
    const std::string shared = cursor_.words(last + 1, next);
    result = comparison(result, begin);
    if (help.size() < 120) help += fmt::format(" and {} {}", shared, cursor_.words(next, cursor_.index()));
    last = next;
  }
  cursor_.report_even_if_failed(Code::P015, second, "comparisons do not chain", fmt::format("write `{}`", help),
                                {{cursor_.span_of_token(first), "the first comparison"}});
  return result;
}

ExprId ExpressionParser::comparison(ExprId left, std::size_t begin) {
  if (cursor_.at(K::word_is)) return is_type(left, begin);
  if (cursor_.at_any({K::word_reaches, K::is_or_reaches})) return closure(left, begin);
  const E kind = comparison_kind(cursor_.kind());
  cursor_.take();
  const ExprId right = operand();
  return add(kind, begin, {left, right});
}

ExprId ExpressionParser::is_type(ExprId left, std::size_t begin) {
  cursor_.take();
  const bool negated = cursor_.at(K::word_not);
  if (negated) {
    const std::string subject = cursor_.words(begin, cursor_.index() - 1);
    cursor_.report(Code::P010, cursor_.span(), "expected the name of a type after `is`, found `not`",
                   fmt::format("write `not {} is {}`", subject, cursor_.kind(1) == K::name ? cursor_.text(1) : "..."));
    cursor_.take();
  }
  Expression e;
  e.kind = E::is_type;
  e.operands = ast_.list(std::span<const ExprId>(&left, 1));
  e.name = cursor_.name("the name of a type after `is`");
  const ExprId test = add(e, begin);
  return negated ? add(E::negation, begin, {test}) : test;
}

ExprId ExpressionParser::closure(ExprId left, std::size_t begin) {
  Expression e;
  e.kind = cursor_.at(K::word_reaches) ? E::reaches : E::is_or_reaches;
  cursor_.take();
  const std::array<ExprId, 2> ends = {left, operand()};
  e.operands = ast_.list(ends);
  cursor_.expect_word("by", "and the step after what is reached");
  e.name = cursor_.any_name("the step after `by` (a define of two things, a relation or a field)");
  return add(e, begin);
}

// "kept" name | "applies" name "(" arguments ")"
ExprId ExpressionParser::kept_or_applies() {
  const std::size_t begin = cursor_.index();
  Expression e;
  e.kind = cursor_.at(K::word_kept) ? E::kept : E::applies;
  cursor_.take();
  e.target = cursor_.qualified_name(e.kind == E::kept ? "the clause or contract that is kept" : "the clause that applies");
  if (e.kind == E::applies) {
    const std::size_t mark = pending_.size();
    arguments();
    e.operands = pop_list(mark);
  }
  return add(e, begin);
}

}  // namespace proviso::syntax

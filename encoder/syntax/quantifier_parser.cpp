// Open forms: quantifiers, `if`, `let` and `the`.
#include <fmt/format.h>

#include <array>

#include "syntax/allow_parser.h"
#include "syntax/expression_parser.h"
#include "syntax/kind_traits.h"

namespace proviso::syntax {

namespace {

using text::Code;
using E = ExpressionKind;
using K = TokenKind;

bool is_value_type(K kind) {
  return kind == K::word_bool || kind == K::word_int || kind == K::word_decimal || kind == K::word_date || kind == K::word_moment;
}

}  // namespace

bool ExpressionParser::at_formula() const {
  switch (cursor_.kind()) {
    case K::name:
    case K::integer:
    case K::decimal:
    case K::date:
    case K::moment:
    case K::open_parenthesis:
    case K::open_brace:
    case K::minus_sign:
    case K::word_not:
    case K::word_let:
    case K::word_the:
    case K::word_exists:
    case K::word_kept:
    case K::word_applies:
    case K::word_every:
    case K::word_some:
    case K::word_no:
    case K::word_exactly:
    case K::at_least:
    case K::at_most:
    case K::word_if:
    case K::word_first:
    case K::word_last:
    case K::word_next:
    case K::word_previous:
    case K::word_true:
    case K::word_false:
    case K::word_count:
    case K::word_sum:
    case K::word_min:
    case K::word_max:
      return true;
    default:
      return false;
  }
}

bool ExpressionParser::at_open() const {
  switch (cursor_.kind()) {
    case K::word_let:
    case K::word_the:
    case K::word_every:
    case K::word_some:
    case K::word_no:
    case K::word_exactly:
    case K::at_least:
    case K::at_most:
    case K::word_if:
      return true;
    default:
      return false;
  }
}

// An open form, also where parentheses are missing.
ExprId ExpressionParser::open_in(Place place) {
  if (place == Place::open) {
    const std::size_t begin = cursor_.index();
    const ExprId result = open();
    if (!cursor_.failed() && cursor_.at_any({K::word_and, K::word_or, K::word_implies, K::word_iff})) {
      const std::string_view word = cursor_.text_at(begin);
      cursor_.report(Code::P017, cursor_.span(),
                     fmt::format("before `{}`, what begins with `{}` stands in parentheses", cursor_.text(), word),
                     fmt::format("write `({}) {} ...`", cursor_.words(begin, cursor_.index()), cursor_.text()),
                     {{cursor_.span_of_token(begin), "it begins here"}});
    }
    return result;
  }
  const std::string_view word = cursor_.text();
  const std::string help = fmt::format("write `({} ...)`, so that it is plain where it ends", word);
  if (place == Place::guard) {
    cursor_.fail(Code::P017, cursor_.span(), fmt::format("within `where`, what begins with `{}` stands in parentheses", word), help);
    return invalid();
  }
  std::size_t connective = cursor_.index() - 1;
  while (cursor_.text_at(connective) == "not") --connective;
  cursor_.report(Code::P017, cursor_.span(),
                 fmt::format("after `{}`, what begins with `{}` stands in parentheses", cursor_.text_at(connective), word), help);
  return open();
}

ExprId ExpressionParser::open() {
  Level level(*this);
  if (level.too_deep()) return invalid();
  switch (cursor_.kind()) {
    case K::word_every:
      return quantifier(E::every);
    case K::word_some:
      return quantifier(E::some);
    case K::word_no:
      return quantifier(E::no);
    case K::word_exactly:
      return quantifier(E::exactly);
    case K::at_least:
      return quantifier(E::at_least);
    case K::at_most:
      return quantifier(E::at_most);
    case K::word_let:
      return let();
    case K::word_the:
      return definite();
    default:
      return conditional();
  }
}

ExprId ExpressionParser::quantifier(E kind) {
  const std::size_t begin = cursor_.index();
  const std::string_view word = cursor_.text();
  cursor_.take();
  Expression e;
  e.kind = kind;
  if (traits(kind).form == Form::counted) {
    e.number = cursor_.integer(fmt::format("after `{}`", word));
    if (at_different()) {
      cursor_.report(Code::P028, cursor_.span(), fmt::format("what `{}` counts is different anyway", word), "leave `different` out");
      cursor_.take();
    }
    const Binder one = binder();
    e.binders = ast_.list(std::span<const Binder>(&one, 1));
    if (cursor_.at(K::comma)) cursor_.expected("one variable", fmt::format("after `{}` and its number", word));
  } else {
    e.binders = ast_.list(binders());
  }
  const std::size_t where = cursor_.index();
  const bool guarded = cursor_.accept(K::word_where);
  if (guarded) e.guard = guard();
  if (guarded && !cursor_.at(K::colon)) bare_quantifier_ = {begin, where, cursor_.index()};
  ExprId body;
  if (cursor_.accept(K::colon)) {
    body = formula();
  } else if (!cursor_.failed() &&
             (kind == E::every ||
              (at_formula() && !at_allow(cursor_) && !cursor_.at_any({K::word_every, K::open_brace}) && !cursor_.token().first_on_line))) {
    const std::string after = guarded ? "after the condition" : "after the variables";
    const bool body_follows = at_formula() && !cursor_.token().first_on_line;
    const bool rule = cursor_.at_any({K::word_must, K::must_not, K::word_may});
    cursor_.expected(
        "`:`", fmt::format("{} of `{}`", after, word),
        rule ? fmt::format("`{}` stands in the rules of clauses; what holds stands after `:`", cursor_.text()) : std::string());
    if (body_follows) {
      cursor_.go_on();
      body = formula();
    }
  }
  if (body.valid()) e.operands = ast_.list(std::span<const ExprId>(&body, 1));
  if (!body.valid() && kind == E::every) return invalid();
  return add(e, begin);
}

void ExpressionParser::report_dangling_where() {
  const auto [begin, where, end] = bare_quantifier_;
  if (end != cursor_.index()) return;
  const std::string_view word = cursor_.text_at(begin);
  cursor_.report(Code::P017, cursor_.span_of_token(where), fmt::format("this `where` can belong to `{}` or to the next rule", word),
                 fmt::format("write `({})`, or `({})` and the condition outside", cursor_.words(begin, end), cursor_.words(begin, where)),
                 {{cursor_.span(), "the next rule"}});
}

ExprId ExpressionParser::conditional() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  const ExprId condition = formula();
  cursor_.expect(K::word_then, "after the condition of `if`");
  const ExprId then = formula();
  if (!cursor_.failed() && !cursor_.at(K::word_else) && !cursor_.at(K::name)) {
    cursor_.expected("`else`", "after what follows `then`", "where nothing is said for the other case, write `... implies ...`");
  }
  cursor_.expect(K::word_else, "after what follows `then`");
  const ExprId otherwise = formula();
  return add(E::conditional, begin, {condition, then, otherwise});
}

// "let" NAME "=" ( the ... | operand ) ":" expr
ExprId ExpressionParser::let() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Expression e;
  e.kind = E::let;
  e.name = cursor_.name("a name for a value after `let`");
  cursor_.bound(e.name);
  if (!cursor_.failed() && !cursor_.accept(K::equal)) {
    cursor_.fail(Code::P010, cursor_.span(), fmt::format("expected `=` before the value of `{}`, found {}", e.name.text, cursor_.found()));
  }
  const std::size_t first = cursor_.index();
  const bool formula_begins = cursor_.at_any({K::word_exists, K::word_kept, K::word_applies});
  const ExprId value = cursor_.at(K::word_the) ? open() : formula_begins ? compare() : operand();
  if (!cursor_.failed() && (formula_begins || at_comparison() || cursor_.at_any({K::word_and, K::word_or, K::word_implies, K::word_iff}))) {
    cursor_.fail(Code::P017, cursor_.span(), "a formula that `let` gives a name stands in parentheses",
                 cursor_.at(K::colon) ? fmt::format("write `let {} = ({}): ...`", e.name.text, cursor_.words(first, cursor_.index()))
                                      : fmt::format("write `let {} = ({} {} ...): ...`", e.name.text, cursor_.words(first, cursor_.index()),
                                                    cursor_.text()));
  }
  cursor_.expect(K::colon, fmt::format("after the value of `{}`", e.name.text));
  const ExprId body = cursor_.failed() ? invalid() : formula();
  const std::array<ExprId, 2> operands = {value, body};
  e.operands = ast_.list(operands);
  return add(e, begin);
}

// "the" binder [ "where" guard ]
ExprId ExpressionParser::definite() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Expression e;
  e.kind = E::definite;
  if (!at_thing_of_type()) {
    const bool named = cursor_.at(K::name);
    cursor_.fail(
        Code::P010, cursor_.span_from(begin), fmt::format("expected a type and a variable after `the`, found {}", cursor_.found()),
        fmt::format("write `the {} x where ...`; a thing is called by its name alone, without `the`", named ? cursor_.text() : "T"));
    return invalid();
  }
  const Binder one = binder();
  e.binders = ast_.list(std::span<const Binder>(&one, 1));
  if (cursor_.at(K::comma)) cursor_.expected("one variable", "after `the`");
  if (cursor_.accept(K::word_where)) e.guard = guard();
  return add(e, begin);
}

// After `the`.
bool ExpressionParser::at_thing_of_type() const { return cursor_.at(K::name) && cursor_.kind(1) == K::name; }

// `different` is a name elsewhere.
bool ExpressionParser::at_different() const {
  return cursor_.at_word("different") && cursor_.kind(1) == K::name && cursor_.kind(2) == K::name;
}

// "different" NAME NAME "," NAME { "," NAME }
void ExpressionParser::different(std::vector<Binder>& result) {
  const Span word = cursor_.span();
  cursor_.take();
  Binder one = binder();
  if (cursor_.failed()) return;
  one.differs = Differs::first;
  result.push_back(one);
  while (cursor_.at(K::comma) && cursor_.kind(1) == K::name && cursor_.kind(2) != K::name && cursor_.kind(2) != K::dot) {
    cursor_.take();
    result.push_back({one.type, cursor_.taken_name(), Differs::next});
    cursor_.bound(result.back().variable);
  }
  if (result.back().differs == Differs::next) return;
  cursor_.report(Code::P028, word, fmt::format("`different` says that things differ, and here is only `{}`", one.variable.text),
                 fmt::format("write `different {} {}, ...` with another variable of the type, or leave `different` out", one.type.text,
                             one.variable.text));
}

std::vector<Binder> ExpressionParser::binders() {
  std::vector<Binder> result;
  do {
    if (at_different()) {
      different(result);
      continue;
    }
    // `Call c, d`: each variable needs its type.
    if (!result.empty() && cursor_.at(K::name) && (cursor_.kind(1) != K::name && cursor_.kind(1) != K::dot)) {
      cursor_.report(Code::P010, cursor_.span(), fmt::format("expected a type before the variable `{}`", cursor_.text()),
                     fmt::format("each variable has its type: write `{} {}`", result.back().type.text, cursor_.text()));
      result.push_back({result.back().type, cursor_.taken_name()});
      cursor_.bound(result.back().variable);
      continue;
    }
    const Binder next = binder();
    if (!cursor_.failed()) result.push_back(next);
  } while (another_binder());
  return result;
}

// A comma and another variable; or a superfluous name; or a missing comma between two variables.
bool ExpressionParser::another_binder() {
  if (cursor_.failed() || cursor_.accept(K::comma)) return !cursor_.failed();
  if (!cursor_.at(K::name) || cursor_.token().first_on_line) return false;
  const K next = cursor_.kind(1);
  if (next != K::name && next != K::comma && next != K::colon && next != K::word_where) return false;
  if (cursor_.repair({K::word_where, K::word_must, K::word_may}) || cursor_.failed()) return false;
  cursor_.unexpected("`,`, `where` or `:`", "after a variable");
  cursor_.go_on();
  if (next == K::name) return true;
  cursor_.take();
  return cursor_.accept(K::comma);
}

Binder ExpressionParser::binder() {
  if (!cursor_.failed() && is_value_type(cursor_.kind())) {
    cursor_.report(Code::P020, cursor_.span(), fmt::format("a variable cannot range over `{}`, of which there is no end", cursor_.text()),
                   "let it range over a type or an enum whose fields have such values");
    const Name type = cursor_.taken_name();
    return {type, cursor_.name("a variable")};
  }
  Binder result;
  result.type = cursor_.name("the type of a variable");
  const std::string variable = fmt::format("a variable after the type `{}`", result.type.text);
  if (!cursor_.failed() && cursor_.token().first_on_line && !cursor_.at(K::name)) {
    cursor_.expected(variable, "", fmt::format("name it, even where nothing more is said of it: `{} x`", result.type.text));
  } else {
    result.variable = cursor_.name(variable);
    cursor_.bound(result.variable);
  }
  return result;
}

Name ExpressionParser::value_type(std::string_view what) {
  if (!cursor_.failed() && is_value_type(cursor_.kind())) return cursor_.taken_name();
  return cursor_.name(what);
}

}  // namespace proviso::syntax

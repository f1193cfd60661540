#include "syntax/question_parser.h"

#include <fmt/format.h>

#include "syntax/allow_parser.h"
#include "syntax/cites_parser.h"

namespace proviso::syntax {

namespace {

using text::Code;
using K = TokenKind;

std::optional<Verdict> verdict_of(std::string_view word) {
  if (word == "possible") return Verdict::possible;
  if (word == "impossible") return Verdict::impossible;
  if (word == "holds") return Verdict::holds;
  if (word == "fails") return Verdict::fails;
  if (word == "vacuous") return Verdict::vacuous;
  return std::nullopt;
}

}  // namespace

// "position" NAME "{" [ pin { ";" pin } [ ";" ] ] "}"
std::optional<Position> QuestionParser::position() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Position position;
  position.name = cursor_.name("the name of a position");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = fmt::format("position `{}`", position.name.text);
  const std::size_t opener = cursor_.index();
  if (!cursor_.open_body(what)) return position;
  while (!cursor_.at_any({K::close_brace, K::end_of_file}) && !cursor_.at_declaration()) {
    if (auto next = pin()) position.pins.push_back(std::move(*next));
    const bool ends = cursor_.at_any({K::semicolon, K::close_brace, K::end_of_file}) || cursor_.at_declaration();
    if (!cursor_.failed() && !ends) {
      const bool next_follows =
          cursor_.at(K::name) && (cursor_.kind(1) == K::equal || cursor_.kind(1) == K::word_in || cursor_.kind(1) == K::dot);
      cursor_.expected("`;` or `}`", "after a reading of a position");
      if (next_follows) cursor_.go_on();
    }
    if (cursor_.failed()) cursor_.skip_to([&] { return cursor_.at(K::semicolon); });
    cursor_.accept(K::semicolon);
  }
  cursor_.close(K::close_brace, opener, what);
  position.span = cursor_.span_from(begin);
  return position;
}

// name ( "=" NAME | "in" "{" NAME { "," NAME } "}" ) { cites }
std::optional<Pin> QuestionParser::pin() {
  Pin pin;
  pin.term = cursor_.qualified_name("a term or clause that has readings");
  const std::string what = fmt::format("a reading of `{}`", pin.term.name.text);
  if (cursor_.accept(K::word_in)) {
    const std::size_t opener = cursor_.index();
    cursor_.expect(K::open_brace, "after `in`");
    do {
      const Name reading = cursor_.any_name(what);
      if (!cursor_.failed()) pin.readings.push_back(reading);
    } while (cursor_.accept(K::comma));
    if (!cursor_.accept(K::close_brace)) {
      cursor_.close(K::close_brace, opener, "the readings");
      cursor_.give_up();
    }
  } else if (!cursor_.failed()) {
    if (!cursor_.at(K::equal)) cursor_.expected("`=` or `in`", fmt::format("after `{}`", pin.term.name.text));
    cursor_.accept(K::equal);
    const Name reading = cursor_.any_name(what);
    if (!cursor_.failed()) pin.readings.push_back(reading);
  }
  pin.cites = parse_cites(cursor_);
  if (pin.readings.empty()) return std::nullopt;
  return pin;
}

// ---- checks

// "check" NAME [ STRING ] "{" question { scope } { expectation } "}"
std::optional<Check> QuestionParser::check() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Check check;
  check.name = cursor_.name("the name of a check");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = fmt::format("check `{}`", check.name.text);
  check.question = cursor_.optional_string();
  const std::size_t opener = cursor_.index();
  if (!cursor_.open_body(what)) return check;
  question(check);
  if (cursor_.failed()) cursor_.skip_to([&] { return at_scope() || cursor_.at(K::word_expect); });
  while (!cursor_.at_any({K::close_brace, K::end_of_file}) && !cursor_.at_declaration()) {
    const bool expected = cursor_.at(K::word_expect);
    const bool verdict = cursor_.at_any_name() && verdict_of(cursor_.text());
    if (cursor_.at(K::word_expect) || (verdict && cursor_.token().first_on_line)) {
      check.expectations.push_back(expectation());
      if (cursor_.failed()) check.expectations.pop_back();
    } else if (at_scope()) {
      if (!check.expectations.empty()) {
        cursor_.report(Code::P021, cursor_.span(), fmt::format("`{}` stands before the first `expect`", cursor_.text()), {},
                       {{check.expectations.front().span, "the first `expect`"}});
      }
      scope(check);
    } else if (!cursor_.skip_semicolon() && !cursor_.repair({K::word_expect, K::word_under, K::word_without, K::word_only, K::word_with,
                                                             K::word_contracts, K::word_products})) {
      cursor_.unexpected(check.expectations.empty() ? "a scope line, `expect` or `}`" : "`expect` or `}`", fmt::format("in {}", what));
    }
    // The `under` of an expectation that could not be read is no scope line.
    const bool expecting = expected || !check.expectations.empty();
    if (cursor_.failed()) {
      cursor_.skip_to([&] { return cursor_.at(K::word_expect) || (at_scope() && !(expecting && cursor_.at(K::word_under))); });
    }
  }
  cursor_.close(K::close_brace, opener, what);
  check.span = cursor_.span_from(begin);
  return check;
}

// "possible" [ expr ] | "always" expr
void QuestionParser::question(Check& check) {
  const auto at_question = [&] { return cursor_.at_any({K::word_possible, K::word_always}); };
  if (!at_question() && !cursor_.repair({K::word_possible, K::word_always})) {
    const bool scope_first = at_scope();
    cursor_.unexpected("`possible` or `always`", fmt::format("at the head of check `{}`", check.name.text),
                       scope_first ? fmt::format("what is asked comes before `{} ...`", cursor_.text()) : std::string());
    if (!scope_first) return;
    cursor_.go_on();
    while (at_scope() && !cursor_.failed()) scope(check);
    if (!at_question()) return;
  }
  check.always = cursor_.take().kind == K::word_always;
  // Two names in a row are no formula, but a misspelt scope line.
  const bool verdict_next = cursor_.at_any_name(1) && verdict_of(cursor_.text(1));
  if (!check.always && cursor_.at(K::name) && verdict_next && text::nearest(cursor_.text(), {"expect"}) == "expect") {
    cursor_.repair({K::word_expect});
  } else if (!check.always && cursor_.token().first_on_line && cursor_.kind(1) == K::name && !at_allow(cursor_)) {
    cursor_.repair({K::word_contracts, K::word_products, K::word_without, K::word_only, K::word_with, K::word_under, K::word_expect});
  }
  const bool bare = at_scope() || cursor_.at_any({K::word_expect, K::close_brace, K::end_of_file}) || cursor_.at_declaration();
  if (check.always || !bare) {
    check.formula = expressions_.formula();
  }
}

bool QuestionParser::at_scope() const {
  return at_allow(cursor_) || cursor_.at_any({K::as_of, K::word_as, K::word_contracts, K::word_products, K::word_without, K::word_only,
                                              K::word_with, K::word_under});
}

void QuestionParser::scope(Check& check) {
  const Span here = cursor_.span();
  const auto given_twice = [&](std::string_view line) {
    cursor_.report(Code::P022, here, fmt::format("`{}` is given twice in check `{}`", line, check.name.text));
  };
  const auto append = [](std::vector<QualifiedName>& list, const std::vector<QualifiedName>& more) {
    list.insert(list.end(), more.begin(), more.end());
  };
  if (at_allow(cursor_)) return parse_allow(cursor_, check.allows);
  switch (cursor_.take().kind) {
    case K::as_of:
      if (check.as_of) given_twice("as of");
      check.as_of = cursor_.date("after `as of`");
      break;
    case K::word_as:
      if (check.like.valid()) given_twice("as check");
      cursor_.expect(K::word_check, "after `as`");
      check.like = cursor_.name("the check whose scope this one has, after `as check`");
      break;
    case K::word_contracts:
      if (check.without_contracts.valid()) {
        cursor_.report(Code::P022, here, "a check names contracts or is asked without them", {},
                       {{check.without_contracts, "without them here"}});
      }
      if (!check.contracts) check.contracts.emplace();
      append(*check.contracts, cursor_.qualified_names("a contract after `contracts`"));
      break;
    case K::word_products:
      if (check.without_products.valid()) {
        cursor_.report(Code::P022, here, "a check names products or is asked without them", {},
                       {{check.without_products, "without them here"}});
      }
      if (!check.products) check.products.emplace();
      append(*check.products, cursor_.qualified_names("a product after `products`"));
      break;
    case K::word_without:
      if (cursor_.at(K::word_contracts)) {
        cursor_.take();
        if (check.contracts) cursor_.report(Code::P022, here, "a check names contracts or is asked without them");
        check.without_contracts = here;
      } else if (cursor_.at(K::word_products)) {
        check.without_products = text::cover(here, cursor_.span());
        cursor_.take();
        if (check.products) cursor_.report(Code::P022, check.without_products, "a check names products or is asked without them");
      } else {
        append(check.without, cursor_.qualified_names("a clause, contract, requirement or fact after `without`"));
      }
      break;
    case K::word_only:
      if (!check.only) check.only.emplace();
      append(*check.only, cursor_.qualified_names("a clause or requirement after `only`"));
      break;
    case K::word_with:
      with(check);
      break;
    default:
      for (UnderItem& item : under()) check.under.push_back(item);
      break;
  }
}

// "with" ( "at most" INT NAME { "," INT NAME } | names )
void QuestionParser::with(Check& check) {
  if (!cursor_.accept(K::at_most)) {
    const auto names = cursor_.qualified_names("`at most`, or a requirement, after `with`");
    check.with.insert(check.with.end(), names.begin(), names.end());
    return;
  }
  do {
    const std::size_t begin = cursor_.index();
    Limit limit;
    limit.count = cursor_.integer("of elements after `at most`");
    limit.type = cursor_.name("the type of which there are at most so many");
    limit.span = cursor_.span_from(begin);
    if (!cursor_.failed()) check.limits.push_back(limit);
  } while (cursor_.accept(K::comma));
}

// "expect" verdict [ "up" "to" INT ] [ under ] [ "because" names ] [ "at every size" ]
Expectation QuestionParser::expectation() {
  const std::size_t begin = cursor_.index();
  if (!cursor_.accept(K::word_expect)) {
    cursor_.unexpected("`expect`", fmt::format("before `{}`", cursor_.text()));
    cursor_.go_on();
  }
  Expectation result;
  if (const auto verdict = verdict_of(cursor_.at_any_name() ? cursor_.text() : "")) {
    result.verdict = *verdict;
    cursor_.take();
  } else {
    const bool misspelt = cursor_.at(K::name);
    const std::string help =
        misspelt ? text::did_you_mean(cursor_.text(), {"possible", "impossible", "holds", "fails", "vacuous"}) : std::string();
    cursor_.expected("`possible`, `impossible`, `holds`, `fails` or `vacuous`", "after `expect`", help);
    // An expectation after an unknown verdict can still be read.
    if (misspelt) cursor_.take();
    if (cursor_.at_any({K::word_under, K::word_because, K::at_every_size})) cursor_.go_on();
  }
  if (const std::size_t bound = cursor_.index(); cursor_.accept_word("up")) {
    cursor_.expect_word("to", "and a number after `up`");
    result.up_to = cursor_.integer("of elements of each type after `up to`");
    result.up_to_span = cursor_.span_from(bound);
  }
  cursor_.repair({K::word_under, K::word_because});
  if (cursor_.accept(K::word_under)) result.under = under();
  cursor_.repair({K::word_because});
  if (cursor_.accept(K::word_because)) {
    result.because = cursor_.qualified_names("a clause, requirement or fact after `because`");
  }
  result.at_every_size = cursor_.accept(K::at_every_size);
  if (!cursor_.failed() && (cursor_.at_any({K::word_under, K::word_because}) || cursor_.at_word("up"))) {
    cursor_.fail(Code::P021, cursor_.span(), fmt::format("`{}` is out of order in what is expected", cursor_.text()),
                 "the order is `expect ... up to ... under ... because ... at every size`");
  }
  result.span = cursor_.span_from(begin);
  return result;
}

// name [ "=" NAME ] { "," name [ "=" NAME ] }, after `under`
std::vector<UnderItem> QuestionParser::under() {
  std::vector<UnderItem> result;
  do {
    UnderItem item;
    item.subject = cursor_.qualified_name("a position, or a term and its reading, after `under`");
    if (cursor_.accept(K::equal)) item.reading = cursor_.any_name(fmt::format("a reading of `{}`", item.subject.name.text));
    if (!cursor_.failed()) result.push_back(item);
  } while (cursor_.accept(K::comma));
  return result;
}

}  // namespace proviso::syntax

// Examples: complete architectures, element by element.
#include <fmt/format.h>

#include "syntax/question_parser.h"

namespace proviso::syntax {

namespace {

using K = TokenKind;

}  // namespace

// "example" NAME [ STRING ] [ "like" NAME ] "{" { thing } [ "as of" DATE ] { verdict } "}"
std::optional<Example> QuestionParser::example() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Example example;
  example.name = cursor_.name("the name of an example");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = fmt::format("example `{}`", example.name.text);
  example.gloss = cursor_.optional_string();
  if (cursor_.accept_word("like")) example.like = cursor_.name("an example after `like`");
  const std::size_t opener = cursor_.index();
  if (!cursor_.open_body(what)) return example;
  while (!cursor_.at_any({K::close_brace, K::end_of_file}) && !cursor_.at_declaration()) {
    const bool judged = !example.verdicts.empty() || example.as_of;
    if (cursor_.at(K::word_expect)) {
      example.verdicts.push_back(verdict());
      if (cursor_.failed()) example.verdicts.pop_back();
    } else if (cursor_.at(K::as_of)) {
      const Span here = cursor_.span();
      cursor_.take();
      if (example.as_of) cursor_.report(text::Code::P022, here, fmt::format("`as of` is given twice in {}", what));
      example.as_of = cursor_.date("after `as of`");
    } else if (cursor_.at(K::name)) {
      if (judged) cursor_.report(text::Code::P021, cursor_.span(), "the things of an example stand before `as of` and `expect`");
      if (auto next = thing()) example.things.push_back(std::move(*next));
    } else {
      cursor_.unexpected("a thing, `as of`, `expect` or `}`", fmt::format("in {}", what));
    }
    if (cursor_.failed()) {
      cursor_.skip_to([&] {
        const bool begins_thing = cursor_.at(K::name) && cursor_.token().first_on_line;
        return begins_thing || cursor_.at_any({K::as_of, K::word_expect});
      });
    }
    cursor_.accept(K::comma);
  }
  cursor_.close(K::close_brace, opener, what);
  example.span = cursor_.span_from(begin);
  return example;
}

// NAME ( [ NAME ] "{" settings "}" | "(" values ")" )
std::optional<Thing> QuestionParser::thing() {
  const std::size_t begin = cursor_.index();
  Thing thing;
  thing.name = cursor_.taken_name();
  if (cursor_.at(K::open_parenthesis)) {
    tuple(thing);
  } else {
    if (cursor_.at(K::name)) {
      thing.type = thing.name;
      thing.name = cursor_.taken_name();
    }
    if (!cursor_.at(K::open_brace)) {
      cursor_.expected("`{` and its fields", fmt::format("after `{}`", thing.name.text));
      return std::nullopt;
    }
    settings(thing);
  }
  thing.span = cursor_.span_from(begin);
  if (cursor_.failed()) return std::nullopt;
  return thing;
}

// "{" [ setting { "," setting } ] "}"
void QuestionParser::settings(Thing& thing) {
  const std::size_t opener = cursor_.index();
  const std::string what = fmt::format("the fields of `{}`", thing.name.text);
  cursor_.take();
  const auto ends = [&] {
    const bool verdict = cursor_.at_any({K::word_expect, K::as_of}) && cursor_.kind(1) != K::equal;
    return verdict || cursor_.at_any({K::close_brace, K::end_of_file}) || cursor_.at_declaration();
  };
  while (!ends()) {
    if (set_without_braces(thing)) continue;
    Setting setting;
    setting.field = cursor_.any_name(fmt::format("a field of `{}`", thing.name.text));
    cursor_.expect(K::equal, fmt::format("after the field `{}`", setting.field.text));
    if (!cursor_.failed()) setting.value = expressions_.given();
    if (!cursor_.failed()) thing.settings.push_back(setting);
    if (!cursor_.failed() && !cursor_.accept(K::comma) && !cursor_.at(K::close_brace)) {
      const bool next_follows = cursor_.at_any_name() && cursor_.kind(1) == K::equal;
      if (!next_follows && cursor_.token().first_on_line) break;  // the brace is missing
      cursor_.expected("`,` or `}`", fmt::format("after a field of `{}`", thing.name.text));
      if (next_follows) cursor_.go_on();
    }
    if (cursor_.failed()) {
      cursor_.skip_to([&] { return cursor_.at(K::comma) || ends(); });
      cursor_.accept(K::comma);
    }
  }
  cursor_.close(K::close_brace, opener, what);
}

// Reports `f = a, b` where `f = { a, b }` is meant, at the second value, and skips the other members.
bool QuestionParser::set_without_braces(const Thing& thing) {
  const auto at_value = [&] { return cursor_.at(K::name) && (cursor_.kind(1) == K::comma || cursor_.kind(1) == K::close_brace); };
  if (thing.settings.empty() || !at_value()) return false;
  const std::string_view field = thing.settings.back().field.text;
  cursor_.report(text::Code::P010, cursor_.span(), fmt::format("expected a field and `=`, found `{}`", cursor_.text()),
                 fmt::format("several values of `{}` stand in `{{` and `}}`", field));
  while (at_value()) {
    cursor_.take();
    cursor_.accept(K::comma);
  }
  if (cursor_.at(K::close_brace) && cursor_.kind(1) == K::comma) {
    cursor_.take();
    cursor_.take();
  }
  return true;
}

// "(" value { "," value } ")"
void QuestionParser::tuple(Thing& thing) {
  thing.is_tuple = true;
  const std::size_t opener = cursor_.index();
  cursor_.take();
  do {
    thing.tuple.push_back(expressions_.given_element());
  } while (cursor_.accept(K::comma));
  cursor_.close_list(K::close_parenthesis, opener, fmt::format("the tuple of `{}`", thing.name.text));
}

// "expect" ( "complies" | "breaches" names ) [ under ]
ExampleVerdict QuestionParser::verdict() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  ExampleVerdict result;
  result.complies = cursor_.accept_word("complies");
  if (!result.complies) {
    if (cursor_.accept_word("breaches")) {
      result.breaches = cursor_.qualified_names("a clause or contract after `breaches`");
    } else {
      const std::string help = cursor_.at(K::name) ? text::did_you_mean(cursor_.text(), {"complies", "breaches"}) : std::string();
      cursor_.expected("`complies` or `breaches`", "after `expect`", help);
    }
  }
  if (cursor_.accept(K::word_under)) result.under = under();
  result.span = cursor_.span_from(begin);
  return result;
}

}  // namespace proviso::syntax

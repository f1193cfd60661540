#include "syntax/clause_parser.h"

#include <fmt/format.h>

#include "syntax/allow_parser.h"
#include "syntax/cites_parser.h"
#include "syntax/words_parser.h"

namespace proviso::syntax {

namespace {

using text::Code;
using K = TokenKind;

}  // namespace

// ---- contracts and amendments

// "contract" NAME [ STRING ] "from" DATE [ "until" DATE [ "or" expr ] ] "{" { clause } "}"
std::optional<Contract> ClauseParser::contract() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Contract contract;
  contract.name = cursor_.name("the name of a contract");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("contract", contract.name);
  contract.title = cursor_.optional_string();
  if (cursor_.at_word("effective") || cursor_.at_word("commencing") || cursor_.at_word("starting") || cursor_.at_word("dated")) {
    cursor_.fail(Code::P025, cursor_.span(), fmt::format("a spec does not say `{}`", cursor_.text()), "write `from`");
  }
  cursor_.expect_word("from", fmt::format("and a date before the clauses of {}", what));
  contract.from = cursor_.date("after `from`");
  if (cursor_.at_word("to") || cursor_.at_word("through") || cursor_.at_word("till")) {
    cursor_.fail(Code::P025, cursor_.span(), fmt::format("a spec does not say `{}`", cursor_.text()), "write `until`");
  } else if (cursor_.accept_word("until") || (cursor_.at(K::name) && cursor_.expect_word("until", "or `{` after the date of a contract"))) {
    until(contract);
  }
  const bool opens = head_ends();
  const std::size_t opener = cursor_.index();
  if (opens && !cursor_.open_body(what)) return contract;
  while (!cursor_.at_any({K::close_brace, K::end_of_file}) && !cursor_.at_declaration()) {
    if (cursor_.at(K::word_clause) || cursor_.repair({K::word_clause})) {
      if (auto next = clause()) contract.clauses.push_back(std::move(*next));
    } else if (!cursor_.skip_semicolon()) {
      cursor_.unexpected("a clause", fmt::format("in {}", what));
    }
    if (cursor_.failed()) cursor_.skip_to([&] { return cursor_.at_item(K::word_clause); });
  }
  cursor_.close(K::close_brace, opener, what);
  contract.span = cursor_.span_from(begin);
  return contract;
}

// After "until".
void ClauseParser::until(Contract& contract) {
  contract.until = cursor_.date("after `until`");
  if (cursor_.accept(K::word_or)) contract.ends = expressions_.formula();
}

// "amendment" NAME [ STRING ] "to" NAME "effective" DATE "{" { change [ ";" ] } "}"
std::optional<Amendment> ClauseParser::amendment(const Defines& defines) {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Amendment amendment;
  amendment.name = cursor_.name("the name of an amendment");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("amendment", amendment.name);
  amendment.title = cursor_.optional_string();
  cursor_.expect_word("to", "and a contract after the title of an amendment");
  amendment.contract = cursor_.name("the contract after `to`");
  cursor_.expect_word("effective", "and a date after the contract that is amended");
  amendment.effective = cursor_.date("after `effective`");
  const bool opens = head_ends();
  const std::size_t opener = cursor_.index();
  const bool opened = !opens || cursor_.open_body(what);
  while (opened && !cursor_.at_any({K::close_brace, K::end_of_file}) && !cursor_.at_declaration()) {
    Amendment::Change next = change(defines);
    if (next.name.valid()) amendment.changes.push_back(std::move(next));
    if (cursor_.failed()) {
      cursor_.skip_to(
          [&] { return cursor_.at_item(K::word_delete) || cursor_.at_item(K::word_clause) || cursor_.at(K::semicolon) || at_replace(); });
    }
    cursor_.accept(K::semicolon);
  }
  if (opened) cursor_.close(K::close_brace, opener, what);
  amendment.span = cursor_.span_from(begin);
  return amendment;
}

// After an error in the head of a contract or an amendment, its body can still be read. Should the brace be here? Not if a clause was
// found before any brace; a missing brace is then no second error.
bool ClauseParser::head_ends() {
  if (!cursor_.failed()) return true;
  cursor_.skip_to([&] { return cursor_.at(K::open_brace) || cursor_.at_item(K::word_clause); });
  return !cursor_.at(K::word_clause);
}

bool ClauseParser::at_replace() const {
  return cursor_.at(K::word_replace) && (cursor_.kind(1) == K::word_clause || cursor_.kind(1) == K::word_define);
}

// "delete" NAME | "replace" clause | "replace" define | clause
Amendment::Change ClauseParser::change(const Defines& defines) {
  using Action = Amendment::Action;
  if (cursor_.accept(K::word_delete)) {
    if (cursor_.at_item(K::word_clause)) {
      cursor_.report(Code::P010, cursor_.span(), "expected the name of a clause after `delete`, found `clause`",
                     fmt::format("write `delete {}`", cursor_.text(1)));
      cursor_.take();
    }
    return {Action::remove, cursor_.name("the clause after `delete`"), std::nullopt, std::nullopt};
  }
  const bool replaces = cursor_.accept(K::word_replace);
  if (replaces && cursor_.at(K::word_define)) {
    auto term = defines();
    const Name name = term ? term->name : Name();
    return {Action::redefine, name, std::nullopt, std::move(term)};
  }
  if (!cursor_.at(K::word_clause) && !cursor_.repair({K::word_clause})) {
    cursor_.unexpected(
        replaces ? "`clause` or `define` after `replace`" : "`delete`, `replace clause`, `replace define` or `clause` in an amendment", "");
    return {Action::add, {}, std::nullopt, std::nullopt};
  }
  auto changed = clause();
  const Name name = changed ? changed->name : Name();
  return {replaces ? Action::replace : Action::add, name, std::move(changed), std::nullopt};
}

// ---- clauses

// "clause" NAME [ STRING ] { "at" STRING | "cost" INT } "{" { note } ( rule { rule } | rulereading { rulereading } ) "}"
std::optional<Clause> ClauseParser::clause() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Clause clause;
  clause.name = cursor_.name("the name of a clause");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("clause", clause.name);
  clause.title = cursor_.optional_string();
  while (at_head_note()) head_note(clause);
  // After a mistake in its head, what is between the braces of a clause can still be read.
  if (cursor_.failed()) {
    cursor_.skip_to([&] { return cursor_.at(K::open_brace) || ends_clause(); });
    if (!cursor_.at(K::open_brace)) cursor_.give_up();
  }
  const std::size_t opener = cursor_.index();
  if (ends_clause()) {
    cursor_.expected("`{`", fmt::format("to open {}", what));
  } else if (cursor_.open_body(what)) {
    const std::size_t mistakes = cursor_.mistakes();
    body(clause);
    const bool closed = cursor_.close(K::close_brace, opener, what);
    if (closed && cursor_.mistakes() == mistakes && clause.rules.empty() && clause.readings.empty()) {
      cursor_.report(Code::P010, clause.name.span, fmt::format("expected a rule in {}, found none", what),
                     "a rule says what `must`, `must not` or `may` be: `every T x where ... must ...`");
    }
  }
  clause.span = cursor_.span_from(begin);
  return clause;
}

bool ClauseParser::at_head_note() { return at_section(cursor_) || at_cost(cursor_); }

// "at" STRING | "cost" INT
void ClauseParser::head_note(Clause& clause) {
  const std::string what = named("clause", clause.name);
  if (cursor_.at(K::word_at)) {
    parse_section(cursor_, clause.section, what);
  } else {
    parse_cost(cursor_, clause.cost, what);
  }
  parse_misplaced_gloss(cursor_, clause.title, what, "right after its name");
}

bool ClauseParser::ends_clause() const {
  return cursor_.at_any({K::close_brace, K::end_of_file}) || cursor_.at_item(K::word_clause) || cursor_.at_declaration() ||
         cursor_.at_item(K::word_delete) || at_replace();
}

void ClauseParser::body(Clause& clause) {
  while (!ends_clause()) {
    const bool begun = !clause.rules.empty() || !clause.readings.empty();
    const Span here = cursor_.span();
    const bool quotes =
        cursor_.at(K::name) && (cursor_.kind(1) == K::string || (cursor_.kind(1) == K::name && cursor_.kind(2) == K::string));
    if (cursor_.at(K::word_at) || (cursor_.at_word("cost") && cursor_.kind(1) == K::integer)) {
      cursor_.report(Code::P021, here, fmt::format("`{}` stands before the `{{` of a clause", cursor_.text()), {},
                     {{clause.name.span, "in this clause"}});
      head_note(clause);
    } else if (quotes && !begun && !at_allow(cursor_)) {
      for (Cite& cite : parse_cites(cursor_)) clause.cites.push_back(std::move(cite));
      if (cursor_.at(K::name)) cursor_.unexpected("a rule", fmt::format("in clause `{}`", clause.name.text));
    } else if (at_note()) {
      if (begun) {
        cursor_.report(Code::P021, here, fmt::format("`{}` stands before the rules of a clause", cursor_.text()),
                       fmt::format("move it up to the head of `{}`", clause.name.text), {{clause.name.span, "in this clause"}});
      }
      note(clause);
    } else if (cursor_.at(K::word_reading)) {
      RuleReading next = reading();
      if (!clause.rules.empty()) {
        cursor_.report(Code::P021, here, "a clause has either rules or readings", "put each rule into the readings in which it is meant",
                       {{clause.rules.front().span, "a rule outside of any reading"}});
      } else if (next.name.valid()) {
        clause.readings.push_back(std::move(next));
      }
    } else if (at_rule() || cursor_.repair({K::word_every, K::word_where, K::word_must, K::word_may, K::word_cites, K::word_binds,
                                            K::word_notwithstanding, K::word_reading})) {
      if (at_rule()) clause.rules.push_back(rule(begun));
    } else if (!cursor_.skip_semicolon()) {
      std::string_view help = begun ? "" : "a rule begins with `every`, `where`, `must`, `must not` or `may`";
      if (cursor_.at(K::word_if)) help = "the condition of a rule stands after `where`: `every T x where ... must ...`";
      cursor_.unexpected("a rule", fmt::format("in clause `{}`", clause.name.text), std::string(help));
    }
    if (cursor_.failed()) cursor_.skip_to([&] { return ends_clause() || at_rule_after_mistake(); });
  }
}

bool ClauseParser::at_note() const {
  return at_allow(cursor_) || cursor_.at_any({K::word_cites, K::word_binds, K::owed_to, K::word_notwithstanding, K::subject_to});
}

void ClauseParser::note(Clause& clause) {
  if (cursor_.at(K::word_cites)) {
    for (Cite& cite : parse_cites(cursor_)) clause.cites.push_back(std::move(cite));
    return;
  }
  if (at_allow(cursor_)) return parse_allow(cursor_, clause.allows);
  const Token word = cursor_.take();
  switch (word.kind) {
    case K::word_binds:
    case K::owed_to: {
      const bool binds = word.kind == K::word_binds;
      const Name party = cursor_.name(binds ? "the party after `binds`" : "the party after `owed to`");
      if (cursor_.at(K::comma)) {
        cursor_.expected("one party", binds ? "after `binds`" : "after `owed to`", "say it once for each party");
      }
      if (party.valid()) (binds ? clause.binds : clause.owed_to).push_back(party);
      break;
    }
    case K::subject_to: {
      const auto names = cursor_.qualified_names("a clause or contract after `subject to`");
      clause.subject_to.insert(clause.subject_to.end(), names.begin(), names.end());
      break;
    }
    default:
      if (cursor_.at(K::word_everything)) {
        const std::size_t at = cursor_.index();
        cursor_.take();
        clause.notwithstanding_everything = cursor_.span_of_token(at);
      } else {
        const auto names = cursor_.qualified_names("a clause, a contract or `everything` after `notwithstanding`");
        clause.notwithstanding.insert(clause.notwithstanding.end(), names.begin(), names.end());
      }
      break;
  }
}

// ---- rules

bool ClauseParser::at_there_must() const {
  return cursor_.at_word("there") && (cursor_.kind(1) == K::word_must || cursor_.kind(1) == K::must_not);
}

bool ClauseParser::at_rule() const {
  return at_there_must() || cursor_.at_any({K::word_every, K::word_where, K::word_must, K::must_not, K::word_may, K::may_not});
}

// In text that could not be read, `every` and `where` may belong to a formula: they start a rule only at the beginning of a line.
bool ClauseParser::at_rule_after_mistake() const {
  if (at_there_must() || cursor_.at_any({K::word_must, K::must_not, K::word_may, K::may_not})) return true;
  if (cursor_.at(K::word_reading) && cursor_.at_any_name(1)) return true;
  return cursor_.token().first_on_line && (cursor_.at_any({K::word_every, K::word_where}) || at_note());
}

// ( [ "every" binders ] [ "where" guard ] ( "must" | "must not" | "may" ) ( expr | "anything" )
// | [ "every" binders ] [ "where" guard ] "must" "be" "able" "to" expr
// | "every" binders [ "where" guard ] "must not" "happen"
// | "there" "must" "be" "no" binders [ "where" guard ] )
// { "unless" expr } [ "notwithstanding" names ]
Rule ClauseParser::rule(bool another) {
  const std::size_t begin = cursor_.index();
  if (at_there_must()) {
    Rule rule = there_must_be_no();
    return trailer(std::move(rule), begin);
  }
  if (!cursor_.at_any({K::word_every, K::word_where})) expressions_.report_dangling_where();
  Rule rule;
  if (cursor_.accept(K::word_every)) rule.binders = expressions_.binders();
  cursor_.repair({K::word_where, K::word_must, K::word_may});
  if (cursor_.accept(K::word_where)) rule.guard = expressions_.guard();
  if (cursor_.failed()) {
    // The demand of a rule with an error in its head can still be read.
    cursor_.skip_to([&] { return ends_clause() || at_rule_after_mistake(); });
    if (!cursor_.at_any({K::word_must, K::must_not, K::word_may, K::may_not})) {
      rule.demand = expressions_.invalid();
      rule.span = cursor_.span_from(begin);
      return rule;
    }
  }
  const bool trails = another && rule.binders.empty() && rule.guard.valid() && !cursor_.failed() && !at_rule();
  if (trails) {
    cursor_.fail(Code::P021, cursor_.span_of_token(begin), "the condition of a rule stands before `must`, `must not` or `may`",
                 fmt::format("write `every T x {} must ...`", cursor_.words(begin, cursor_.index())));
    rule.demand = expressions_.invalid();
    return rule;
  }
  deontic(rule);
  demand(rule);
  return trailer(std::move(rule), begin);
}

// "there" "must" "be" "no" binders [ "where" guard ]
Rule ClauseParser::there_must_be_no() {
  Rule rule;
  rule.form = RuleForm::there_must_be_no;
  rule.deontic = Deontic::must_not;
  const std::size_t there = cursor_.index();
  cursor_.take();
  const bool must_not = cursor_.at(K::must_not);
  if (must_not)
    cursor_.report(Code::P010, cursor_.span(), "expected `must be no` after `there`, found `must not`",
                   "write `there must be no T x where ...`");
  cursor_.take();
  if (!cursor_.accept_word("be") || !(must_not || cursor_.at(K::word_no))) {
    cursor_.expected("`be no`", "after `there must`",
                     "a clause forbids that there is a thing: `there must be no T x where ...`; what there must be is a requirement");
  } else {
    if (!must_not) cursor_.take();
    rule.deontic_span = cursor_.span_from(there);
    rule.binders = expressions_.binders();
    if (!cursor_.failed() && cursor_.accept(K::word_where)) rule.guard = expressions_.guard();
    if (!cursor_.failed() && cursor_.at(K::colon))
      cursor_.expected("`where`", "after what there must not be", "write `where` in the place of `:`");
  }
  return rule;
}

// { "unless" expr } [ "notwithstanding" names ]
Rule ClauseParser::trailer(Rule rule, std::size_t begin) {
  while (!cursor_.failed() && cursor_.at_any({K::word_unless, K::word_notwithstanding})) {
    if (cursor_.at(K::word_unless)) {
      if (!rule.notwithstanding.empty()) {
        cursor_.report(Code::P021, cursor_.span(), "the `unless` of a rule stands before its `notwithstanding`");
      }
      cursor_.take();
      rule.exceptions.push_back(expressions_.formula());
    } else {
      cursor_.take();
      if (cursor_.at(K::word_everything)) {
        const std::size_t at = cursor_.index();
        cursor_.take();
        rule.notwithstanding_everything = cursor_.span_of_token(at);
        continue;
      }
      const auto names = cursor_.qualified_names("a clause, a contract or `everything` after `notwithstanding`");
      rule.notwithstanding.insert(rule.notwithstanding.end(), names.begin(), names.end());
    }
  }
  rule.span = cursor_.span_from(begin);
  return rule;
}

// "be" "able" after `must`.
bool ClauseParser::at_be_able() const { return cursor_.kind(1) == K::name && cursor_.text(1) == "be" && cursor_.text(2) == "able"; }

void ClauseParser::deontic(Rule& rule) {
  const std::size_t begin = cursor_.index();
  if (cursor_.at_any({K::word_must, K::must_not, K::may_not, K::word_may}) && at_be_able()) {
    if (!cursor_.at(K::word_must)) {
      cursor_.report(Code::P021, cursor_.span(), fmt::format("a right is written `must be able to`, and not with `{}`", cursor_.text()),
                     "what is not to happen at all is forbidden: `every T x where ... must not happen`");
    }
    for (int words = 3; words > 0; --words) cursor_.take();
    cursor_.expect_word("to", "after `must be able`");
    rule.deontic = Deontic::able;
    rule.deontic_span = cursor_.span_from(begin);
    if (cursor_.at(K::word_anything))
      cursor_.expected("what some usage is to be like", "after `must be able to`", "as in `must be able to (some T x: ...)`");
    return;
  }
  switch (cursor_.kind()) {
    case K::word_must:
      rule.deontic = Deontic::must;
      break;
    case K::must_not:
    case K::may_not:
      rule.deontic = Deontic::must_not;
      break;
    case K::word_may:
      rule.deontic = Deontic::may;
      break;
    default:
      cursor_.expected(
          "`must`, `must not` or `may`", "in a rule",
          cursor_.at(K::colon) ? "a clause's rule demands or permits: in the place of `:` it says `must`, `must not` or `may`" : "");
      return;
  }
  rule.deontic_span = cursor_.span();
  cursor_.take();
}

// Whether `happen` is a word of the rule here, and no name in a formula.
bool ClauseParser::at_happen() const {
  return cursor_.at_word("happen") && cursor_.kind(1) != K::open_parenthesis && !follows_operand(cursor_.kind(1));
}

void ClauseParser::demand(Rule& rule) {
  if (!cursor_.failed() && at_happen() && rule.deontic != Deontic::able) {
    const Span happen = cursor_.span();
    cursor_.take();
    if (rule.deontic == Deontic::must_not) {
      rule.form = RuleForm::must_not_happen;
      return;
    }
    const bool must = rule.deontic == Deontic::must;
    cursor_.report(Code::P021, happen,
                   must ? "a clause cannot demand that something happen" : "`may happen` permits nothing that is forbidden",
                   must ? "what has to be possible is a requirement: `requirement r can: some T x: ...`" : "write `may anything`");
    rule.demand = expressions_.invalid();
    return;
  }
  rule.anything = cursor_.accept(K::word_anything);
  if (rule.anything) return;
  rule.demand = cursor_.failed() ? expressions_.invalid() : expressions_.formula();
}

// "reading" NAME [ STRING ] { cites | cost } "=" rule { rule }
RuleReading ClauseParser::reading() {
  cursor_.take();
  RuleReading reading;
  reading.name = cursor_.any_name("the name of a reading");
  reading.gloss = cursor_.optional_string();
  while (true) {
    for (Cite& cite : parse_cites(cursor_)) reading.cites.push_back(std::move(cite));
    if (!at_cost(cursor_)) break;
    parse_cost(cursor_, reading.cost, named("reading", reading.name));
  }
  const std::string after = fmt::format("before the rules of reading `{}`", reading.name.text);
  if (!cursor_.failed() && at_rule()) {
    cursor_.expected("`=`", after);
    cursor_.go_on();
  } else {
    cursor_.expect(K::equal, after);
  }
  if (!cursor_.failed() && !at_rule()) cursor_.expected("a rule", fmt::format("after the `=` of reading `{}`", reading.name.text));
  while (!cursor_.failed() && at_rule()) {
    reading.rules.push_back(rule(!reading.rules.empty()));
    if (cursor_.failed()) cursor_.skip_to([&] { return ends_clause() || at_rule_after_mistake(); });
  }
  return reading;
}

}  // namespace proviso::syntax

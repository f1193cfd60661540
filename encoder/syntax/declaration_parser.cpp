#include "syntax/declaration_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

#include "syntax/allow_parser.h"
#include "syntax/cites_parser.h"
#include "syntax/words_parser.h"

namespace proviso::syntax {

namespace {

using text::Code;
using K = TokenKind;

}  // namespace

void DeclarationParser::file() {
  while (!cursor_.at(K::end_of_file)) {
    const std::size_t stray_clauses = stray_clauses_;
    declaration();
    if (stray_clauses_ == stray_clauses) stray_clauses_ = 0;
    if (cursor_.failed()) {
      cursor_.skip_to_declaration();
      // The skipped text may have closed more braces than it opened.
      misplaced_ = true;
    }
  }
}

void DeclarationParser::declaration() {
  switch (cursor_.kind()) {
    case K::word_import:
      return keep(import());
    case K::word_document:
      return keep(document());
    case K::word_enum:
      return keep(enumeration());
    case K::word_calendar:
      return keep(calendar());
    case K::word_usage:
      return usage();
    case K::word_type:
      return keep(type(false));
    case K::word_relation:
      return keep(relation(false));
    case K::word_individual:
      return keep(individual());
    case K::word_define:
      return keep(define());
    case K::word_fact:
      return keep(statement<Fact>("fact"));
    case K::word_requirement:
      return keep(requirement());
    case K::word_product:
      return keep(product());
    case K::word_intent:
      return keep(statement<Intent>("intent"));
    case K::word_contract:
      return keep(clauses_.contract());
    case K::word_amendment:
      return keep(clauses_.amendment([&] { return define(); }));
    case K::word_position:
      return keep(questions_.position());
    case K::word_check:
      return keep(questions_.check());
    case K::word_example:
      return keep(questions_.example());
    default:
      return not_a_declaration();
  }
}

void DeclarationParser::not_a_declaration() {
  if (cursor_.skip_semicolon()) return;
  if (cursor_.at(K::close_brace)) {
    if (!misplaced_) cursor_.report(Code::P019, cursor_.span(), "this `}` closes nothing");
    misplaced_ = false;
    cursor_.take();
    return;
  }
  if (cursor_.at(K::close_parenthesis)) {
    cursor_.fail(Code::P019, cursor_.span(), "this `)` closes nothing");
    return;
  }
  if (cursor_.at_item(K::word_clause)) {
    // Clauses that follow directly are outside for the same reason.
    if (stray_clauses_++ == 0) {
      cursor_.report(Code::P021, cursor_.span(), fmt::format("clause `{}` stands outside of any contract", cursor_.text(1)),
                     "a clause stands between the braces of its contract: does one close too early?");
    }
    misplaced_ = true;
    clauses_.clause();
    return;
  }
  if (cursor_.at(K::word_response)) {
    cursor_.report(Code::P023, cursor_.span(),
                   "`response` is reserved for what a party does in answer to a usage; it cannot be declared yet");
    cursor_.take();
    return;
  }
  const bool named = cursor_.kind(1) == K::name || cursor_.kind(1) == K::string;
  if (named && cursor_.repair({K::word_import, K::word_document, K::word_enum, K::word_calendar, K::word_usage, K::word_type,
                               K::word_relation, K::word_individual, K::word_define, K::word_fact, K::word_requirement, K::word_product,
                               K::word_intent, K::word_contract, K::word_amendment, K::word_position, K::word_check, K::word_example})) {
    return;
  }
  if (!ast_.declarations.empty() && !cursor_.token().first_on_line) {
    const std::string after = fmt::format("after `{}`", cursor_.words(cursor_.index() - 1, cursor_.index()));
    cursor_.unexpected("an operator or the next declaration", after);
  } else {
    cursor_.unexpected("a declaration", "",
                       "a spec is made of declarations, each begun by its word: `type`, `fact`, `contract`, "
                       "`requirement`, `check` ...");
  }
}

// ---- names of things

// "import" [ "library" ] STRING
std::optional<Import> DeclarationParser::import() {
  cursor_.take();
  const bool library = cursor_.accept_word("library") || library_is_meant();
  const StringLiteral path = cursor_.string(library ? "after `import library`" : "after `import`");
  if (cursor_.failed()) return std::nullopt;
  return Import{path, library};
}

// `import librari "cloud.pvo"`.
bool DeclarationParser::library_is_meant() {
  if (!cursor_.at(K::name) || cursor_.kind(1) != K::string || text::nearest(cursor_.text(), {"library"}).empty()) return false;
  cursor_.report_misspelt(Code::P011, cursor_.span(),
                          fmt::format("expected `library` or a path after `import`, found `{}`", cursor_.text()), "did you mean `library`?",
                          "library");
  cursor_.take();
  return true;
}

// "document" NAME STRING { "titled" STRING | "by" STRING | "dated" DATE | "from" STRING }
std::optional<Document> DeclarationParser::document() {
  cursor_.take();
  Document document;
  document.name = cursor_.name("the name of a document");
  document.path = cursor_.string(fmt::format("for the path of document `{}`", document.name.text));
  if (!document.name.valid()) return std::nullopt;
  while (!cursor_.failed() && (cursor_.at(K::name) || cursor_.at(K::string) || cursor_.at(K::date))) note(document);
  return document;
}

void DeclarationParser::note(Document& document) {
  const std::string what = named("document", document.name);
  const std::initializer_list<std::string_view> words = {"titled", "by", "dated", "from"};
  std::string word(cursor_.text());
  const Span here = cursor_.span();
  if (std::ranges::find(words, std::string_view(word)) != words.end()) {
    cursor_.take();
  } else {
    const bool misspelt = cursor_.at(K::name);
    const std::string help = misspelt ? text::did_you_mean(word, words) : std::string();
    cursor_.unexpected("`titled`, `by`, `dated` or `from`", fmt::format("after the path of {}", what), help);
    word = text::nearest(word, words);
    if (cursor_.at(K::string)) word = "titled";
    if (cursor_.at(K::date)) word = "dated";
    if (word.empty()) return;
    cursor_.go_on();
    if (misspelt) cursor_.take();
  }
  const auto given_twice = [&](Span first) {
    cursor_.report(Code::P022, here, fmt::format("`{}` is given twice for {}", word, what), "leave one of the two out",
                   {{first, "given here"}});
  };
  if (word == "dated") {
    const DateLiteral date = cursor_.date("after `dated`");
    if (cursor_.failed()) return;
    if (document.dated) return given_twice(document.dated->span);
    document.dated = date;
    return;
  }
  StringLiteral& said = word == "titled" ? document.title : word == "by" ? document.publisher : document.address;
  StringLiteral read = cursor_.string(fmt::format("after `{}`", word));
  if (cursor_.failed()) return;
  if (said.valid()) return given_twice(said.span);
  said = std::move(read);
}

// NAME [ STRING ]
Glossed DeclarationParser::glossed(std::string_view what) {
  Glossed result;
  result.name = cursor_.name(what);
  result.gloss = cursor_.optional_string();
  return result;
}

// "enum" NAME [ STRING ] "{" NAME [ STRING ] { "," NAME [ STRING ] } "}"
std::optional<Enum> DeclarationParser::enumeration() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Enum result;
  result.name = cursor_.name("the name of an enum");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("enum", result.name);
  result.gloss = cursor_.optional_string();
  const std::size_t opener = cursor_.index();
  if (!cursor_.open_body(what)) return result;
  while (true) {
    Glossed element = glossed(fmt::format("an element of {}", what));
    if (cursor_.failed()) cursor_.skip_to([&] { return cursor_.at(K::comma); });
    if (element.name.valid()) result.elements.push_back(std::move(element));
    if (cursor_.at(K::name) && !cursor_.token().first_on_line) {
      cursor_.expected("`,` or `}`", fmt::format("after an element of {}", what));
      cursor_.go_on();
    } else if (!cursor_.accept(K::comma) && !(cursor_.skip_semicolon() && !cursor_.at(K::close_brace))) {
      break;
    }
  }
  cursor_.close(K::close_brace, opener, what);
  result.span = cursor_.span_from(begin);
  return result;
}

// "calendar" NAME [ STRING ] "from" DATE "until" DATE "{" { "weekend" NAME { "," NAME } | "closed" DATE { "," DATE } } "}"
std::optional<Calendar> DeclarationParser::calendar() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Calendar result;
  result.name = cursor_.name("the name of a calendar");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("calendar", result.name);
  result.gloss = cursor_.optional_string();
  cursor_.expect_word("from", fmt::format("and the first day of {}", what));
  result.from = cursor_.date("after `from`");
  cursor_.expect_word("until", fmt::format("and the last day of {}", what));
  result.until = cursor_.date("after `until`");
  if (cursor_.failed()) return std::nullopt;
  const std::size_t opener = cursor_.index();
  if (!cursor_.open_body(what)) return result;
  while (!cursor_.failed() && !cursor_.at_any({K::close_brace, K::end_of_file}) && !cursor_.at_declaration()) days_off(result, what);
  cursor_.close(K::close_brace, opener, what);
  result.span = cursor_.span_from(begin);
  return result;
}

void DeclarationParser::days_off(Calendar& calendar, std::string_view what) {
  if (cursor_.accept_word("weekend")) {
    do {
      calendar.weekend.push_back(cursor_.name("a day of the week after `weekend`"));
    } while (!cursor_.failed() && cursor_.accept(K::comma));
  } else if (cursor_.accept_word("closed")) {
    do {
      calendar.closed.push_back(cursor_.date("after `closed`"));
    } while (!cursor_.failed() && cursor_.accept(K::comma));
  } else {
    cursor_.expected("`weekend`, `closed` or `}`", fmt::format("in {}", what),
                     "days off are listed as `weekend saturday, sunday` and `closed 2026-12-25`");
  }
}

// "usage" ( type | relation )
void DeclarationParser::usage() {
  cursor_.take();
  if (cursor_.at(K::word_type) || cursor_.repair({K::word_type, K::word_relation})) {
    if (cursor_.at(K::word_type)) return keep(type(true));
  }
  if (cursor_.at(K::word_relation)) return keep(relation(true));
  cursor_.expected("`type` or `relation`", "after `usage`");
}

// "type" NAME [ STRING ] [ "is" NAME ] [ "ordered" [ "by" NAME ] ] [ "{" { field [ "," ] } "}" ]
std::optional<Type> DeclarationParser::type(bool usage) {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Type type;
  type.usage = usage;
  type.name = cursor_.name("the name of a type");
  if (cursor_.failed()) return std::nullopt;
  type.gloss = cursor_.optional_string();
  if (cursor_.accept(K::word_is)) type.parent = cursor_.name(fmt::format("the type that every {} is", type.name.text));
  if (!cursor_.at(K::word_ordered) && !cursor_.token().first_on_line) cursor_.repair({K::word_ordered});
  type.ordered = cursor_.accept(K::word_ordered);
  if (type.ordered && cursor_.accept_word("by")) type.ordered_by = cursor_.any_name("the field with the date or moment after `ordered by`");
  parse_misplaced_gloss(cursor_, type.gloss, named("type", type.name), "right after its name");
  if (cursor_.at(K::open_brace)) fields(type);
  type.span = cursor_.span_from(begin);
  return type;
}

void DeclarationParser::fields(Type& type) {
  const std::size_t opener = cursor_.index();
  const std::string what = named("type", type.name);
  cursor_.take();
  // A field may have any word as its name, so a word alone does not end the type.
  const auto at_field = [&] {
    const std::size_t gloss = cursor_.kind(1) == K::string ? 1 : 0;
    return cursor_.at_any_name() && (cursor_.kind(1 + gloss) == K::colon || cursor_.kind(1 + gloss) == K::comma);
  };
  while (!cursor_.at_any({K::close_brace, K::end_of_file}) && !cursor_.at_declaration()) {
    fields_of_one_range(type, what);
    if (cursor_.failed()) cursor_.skip_to(at_field);
    if (!cursor_.skip_semicolon()) cursor_.accept(K::comma);
  }
  cursor_.close(K::close_brace, opener, what);
}

// NAME [ STRING ] { "," NAME [ STRING ] } ":" range [ "says" STRING "not" STRING ]
void DeclarationParser::fields_of_one_range(Type& type, std::string_view what) {
  std::vector<Field> fields;
  do {
    Field field;
    field.name = cursor_.any_name(fmt::format("a field of {}", what));
    field.gloss = cursor_.optional_string();
    if (!cursor_.failed()) fields.push_back(std::move(field));
  } while (cursor_.accept(K::comma));
  if (fields.empty()) return;
  const std::string where = fmt::format("after the field `{}`", fields.back().name.text);
  const std::string field = named("field", fields.back().name);
  cursor_.expect(K::colon, where);
  const Range fields_range = range(where);
  parse_misplaced_gloss(cursor_, fields.back().gloss, field, "right after its name");
  // The next field may have the name `says` and a gloss.
  const auto at_field_named_says = [&] {
    const bool has_places = cursor_.text(1).find('{') != std::string_view::npos;
    return cursor_.kind(2) == K::colon || (cursor_.kind(2) == K::comma && !has_places);
  };
  Phrases phrases;
  while (at_phrases(cursor_) && !at_field_named_says()) parse_phrases(cursor_, phrases, field);
  for (Field& one : fields) {
    one.range = fields_range;
    one.phrases = phrases;
    if (fields_range.type.valid()) type.fields.push_back(std::move(one));
  }
}

// [ "optional" | "some" | "set" ] valuetype
Range DeclarationParser::range(std::string_view where) {
  const std::size_t begin = cursor_.index();
  Range result;
  const bool of_many = cursor_.kind(1) == K::name || is_reserved_word(cursor_.kind(1));
  if (cursor_.at(K::name) && of_many && cursor_.kind(2) != K::colon && cursor_.kind(2) != K::comma && !cursor_.token(1).first_on_line) {
    cursor_.repair({K::word_optional, K::word_some, K::word_set});
  }
  if (cursor_.accept(K::word_optional)) {
    result.multiplicity = Multiplicity::optional;
  } else if (cursor_.accept(K::word_some)) {
    result.multiplicity = Multiplicity::some;
  } else if (cursor_.accept(K::word_set)) {
    result.multiplicity = Multiplicity::set;
  }
  const bool next_field = cursor_.token().first_on_line && cursor_.kind(1) == K::colon;
  if (next_field) cursor_.expected("a type", where);
  result.type = expressions_.value_type(fmt::format("a type {}", where));
  result.span = cursor_.span_from(begin);
  return result;
}

// "relation" NAME "(" NAME { "," NAME } ")" [ STRING ] [ "says" STRING "not" STRING ]
std::optional<Relation> DeclarationParser::relation(bool usage) {
  cursor_.take();
  Relation relation;
  relation.usage = usage;
  relation.name = cursor_.name("the name of a relation");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("relation", relation.name);
  parse_misplaced_gloss(cursor_, relation.gloss, what, "after its types");
  const std::size_t opener = cursor_.index();
  cursor_.expect(K::open_parenthesis, fmt::format("and the types that {} holds between", what));
  do {
    const Name column = expressions_.value_type(fmt::format("a type of {}", what));
    if (!cursor_.failed()) relation.columns.push_back(column);
  } while (cursor_.accept(K::comma));
  cursor_.close_list(K::close_parenthesis, opener, fmt::format("the types of {}", what));
  if (!relation.gloss.valid()) relation.gloss = cursor_.optional_string();
  while (at_phrases(cursor_)) parse_phrases(cursor_, relation.phrases, what);
  return relation;
}

// "individual" NAME [ STRING ] { "," NAME [ STRING ] } ":" NAME
std::optional<Individual> DeclarationParser::individual() {
  cursor_.take();
  Individual result;
  do {
    Glossed name = glossed("the name of an individual");
    if (!cursor_.failed()) result.names.push_back(std::move(name));
  } while (cursor_.accept(K::comma));
  cursor_.expect(K::colon, "and a type after the names of individuals");
  result.type = cursor_.name("the type of the individuals");
  if (cursor_.failed()) return std::nullopt;
  parse_misplaced_gloss(cursor_, result.names.back().gloss, named("individual", result.names.back().name), "right after its name");
  return result;
}

// ---- terms

// "define" NAME "(" [ params ] ")" [ STRING ] [ ":" range ] { phrases | cites } ( "=" expr | reading { reading } )
std::optional<Define> DeclarationParser::define() {
  cursor_.take();
  Define define;
  define.name = cursor_.name("the name of a term");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("term", define.name);
  constexpr std::string_view gloss_stands = "after its parameters";
  parse_misplaced_gloss(cursor_, define.gloss, what, gloss_stands);
  parameters(define, what);
  if (!define.gloss.valid()) define.gloss = cursor_.optional_string();
  if (cursor_.accept(K::colon)) define.range = range(fmt::format("for the value of {}", what));
  parse_misplaced_gloss(cursor_, define.gloss, what, gloss_stands);
  while (true) {
    for (Cite& cite : parse_cites(cursor_)) define.cites.push_back(std::move(cite));
    if (!at_phrases(cursor_)) break;
    parse_phrases(cursor_, define.phrases, what);
  }
  if (cursor_.at(K::name)) cursor_.repair({K::word_reading, K::word_cites});
  const bool in_braces = !cursor_.failed() && cursor_.at(K::open_brace) && cursor_.kind(1) == K::word_reading;
  if (in_braces) {
    cursor_.expected("`=` or a reading", fmt::format("for {}", what), "readings follow one another without braces: `reading NAME = ...`");
    cursor_.go_on();
    cursor_.take();
  }
  if (cursor_.failed() || !cursor_.at(K::word_reading)) {
    if (!cursor_.failed() && cursor_.at(K::colon)) {
      cursor_.expected("`=`", fmt::format("before the meaning of {}", what), "a term is defined with `=`");
      cursor_.go_on();
      cursor_.take();
      define.meaning = expressions_.formula();
    } else {
      define.meaning = meaning(what);
    }
    return define;
  }
  while (cursor_.at(K::word_reading)) {
    Reading next = reading();
    if (next.name.valid()) define.readings.push_back(std::move(next));
    while (cursor_.failed()) {
      cursor_.skip_to([&] { return cursor_.at(K::word_reading) && cursor_.at_any_name(1); });
      // No brace is open here: this one belongs to text that could not be read.
      if (cursor_.at(K::close_brace)) {
        cursor_.take();
        cursor_.give_up();
      }
    }
  }
  if (in_braces) cursor_.accept(K::close_brace);
  if (define.readings.empty()) define.meaning = expressions_.invalid();
  return define;
}

// "(" [ params ] ")"
void DeclarationParser::parameters(Define& define, std::string_view what) {
  const std::size_t opener = cursor_.index();
  cursor_.expect(K::open_parenthesis, fmt::format("and the parameters of {}", what));
  if (!cursor_.failed() && !cursor_.at(K::close_parenthesis)) {
    do {
      Binder parameter;
      if (!define.parameters.empty() && cursor_.at(K::name) && cursor_.kind(1) != K::name) {
        const Name type = define.parameters.back().type;
        cursor_.report(Code::P010, cursor_.span(), fmt::format("expected a type before the parameter `{}`", cursor_.text()),
                       fmt::format("each parameter has its type: write `{} {}`", type.text, cursor_.text()));
        define.parameters.push_back({type, cursor_.taken_name()});
        cursor_.bound(define.parameters.back().variable);
        continue;
      }
      parameter.type = expressions_.value_type(fmt::format("the type of a parameter of {}", what));
      parameter.variable = cursor_.name(fmt::format("a parameter after the type `{}`", parameter.type.text));
      cursor_.bound(parameter.variable);
      if (!cursor_.failed()) define.parameters.push_back(parameter);
    } while (cursor_.accept(K::comma));
  }
  cursor_.close_list(K::close_parenthesis, opener, fmt::format("the parameters of {}", what));
}

// "reading" NAME [ STRING ] { phrases | cost | cites } "=" expr
Reading DeclarationParser::reading() {
  cursor_.take();
  Reading reading;
  reading.name = cursor_.any_name("the name of a reading");
  reading.gloss = cursor_.optional_string();
  const std::string what = named("reading", reading.name);
  while (true) {
    for (Cite& cite : parse_cites(cursor_)) reading.cites.push_back(std::move(cite));
    if (at_phrases(cursor_)) {
      parse_phrases(cursor_, reading.phrases, what);
    } else if (at_cost(cursor_)) {
      parse_cost(cursor_, reading.cost, what);
    } else {
      break;
    }
  }
  reading.meaning = meaning(what);
  return reading;
}

ExprId DeclarationParser::meaning(std::string_view of) {
  cursor_.expect(K::equal, fmt::format("before the meaning of {}", of));
  return cursor_.failed() ? expressions_.invalid() : expressions_.formula();
}

// ---- statements

// NAME [ STRING ] { cites } [ "assumed" ] ":" expr
template <typename Statement>
std::optional<Statement> DeclarationParser::statement(std::string_view what) {
  cursor_.take();
  Statement statement;
  statement.name = cursor_.name(fmt::format("the name of {} {}", what == "intent" ? "an" : "a", what));
  if (cursor_.failed()) return std::nullopt;
  statement.gloss = cursor_.optional_string();
  statement.cites = parse_cites(cursor_);
  if constexpr (std::is_same_v<Statement, Fact>) assumed(statement);
  statement.formula = formula_after_colon(named(what, statement.name));
  return statement;
}

// [ "assumed" ]
void DeclarationParser::assumed(Fact& fact) {
  constexpr std::string_view word = "assumed";
  if (cursor_.failed() || !cursor_.at(K::name)) return;
  if (!cursor_.at_word(word)) {
    const std::string help = cursor_.kind(1) == K::colon ? text::did_you_mean(cursor_.text(), {word}) : std::string();
    if (help.empty()) return;
    cursor_.report_misspelt(Code::P011, cursor_.span(), fmt::format("expected `assumed` or `:`, found `{}`", cursor_.text()), help, word);
  }
  const std::string what = named("fact", fact.name);
  while (!cursor_.failed() && cursor_.at(K::name)) {
    const bool again = fact.assumed.valid();
    if (again && !cursor_.at_word(word)) break;
    if (again) {
      cursor_.report(Code::P022, cursor_.span(), fmt::format("`assumed` is given twice for {}", what), "leave one of the two out",
                     {{fact.assumed, "given here"}});
    }
    fact.assumed = cursor_.span();
    cursor_.take();
    parse_misplaced_gloss(cursor_, fact.gloss, what, "before `assumed`");
    if (const Span here = cursor_.span(); cursor_.at(K::word_cites)) {
      for (Cite& cite : parse_cites(cursor_)) fact.cites.push_back(std::move(cite));
      cursor_.report(Code::P021, here, "`cites` stands before `assumed`");
    }
  }
}

// "requirement" NAME [ STRING ] { cites | allow | cost } [ "can" | "always" ] ":" expr
std::optional<Requirement> DeclarationParser::requirement() {
  cursor_.take();
  Requirement result;
  result.name = cursor_.name("the name of a requirement");
  if (cursor_.failed()) return std::nullopt;
  result.gloss = cursor_.optional_string();
  while (true) {
    for (Cite& cite : parse_cites(cursor_)) result.cites.push_back(std::move(cite));
    if (cursor_.failed()) break;
    if (at_allow(cursor_)) {
      parse_allow(cursor_, result.allows);
    } else if (at_cost(cursor_)) {
      parse_cost(cursor_, result.cost, named("requirement", result.name));
    } else {
      break;
    }
  }
  if (!cursor_.failed()) modality(result);
  result.formula = formula_after_colon(named("requirement", result.name));
  return result;
}

// [ "can" | "always" ]
void DeclarationParser::modality(Requirement& requirement) {
  const std::string what = named("requirement", requirement.name);
  if (cursor_.at(K::name) && cursor_.kind(1) == K::colon && !cursor_.repair({K::word_can, K::word_always})) {
    cursor_.expected("`can`, `always` or `:`", fmt::format("before what {} says", what));
    cursor_.go_on();
    cursor_.take();
  }
  if (!cursor_.at_any({K::word_can, K::word_always})) return;
  requirement.modality = cursor_.at(K::word_can) ? Modality::can : Modality::always;
  requirement.modality_span = cursor_.span();
  const std::string word(cursor_.text());
  cursor_.take();
  if (!cursor_.at(K::string)) return;
  cursor_.report(Code::P021, cursor_.span(), fmt::format("the gloss of {} stands before `{}`", what, word));
  requirement.gloss = cursor_.optional_string();
}

ExprId DeclarationParser::formula_after_colon(std::string_view of) {
  if (cursor_.failed()) return expressions_.invalid();
  if (!cursor_.accept(K::colon)) {
    // The formula may follow nevertheless: after `=` instead of `:`, or after nothing.
    const bool other = cursor_.at_declaration() || (cursor_.at(K::name) && (cursor_.kind(1) == K::name || cursor_.kind(1) == K::string));
    const bool formula_follows = cursor_.at(K::equal) || (!other && expressions_.at_formula());
    if (cursor_.at(K::open_brace)) {
      cursor_.enter_brace();
      if (cursor_.fails_on_phrase()) return expressions_.invalid();
      cursor_.fail(Code::P010, cursor_.span_of_token(cursor_.index() - 1), fmt::format("expected `:` before what {} says, found `{{`", of),
                   "write `:`, and no braces around it");
      return expressions_.invalid();
    }
    cursor_.expected("`:`", fmt::format("before what {} says", of));
    if (!formula_follows) return expressions_.invalid();
    cursor_.go_on();
    cursor_.accept(K::equal);
  }
  return expressions_.formula();
}

// "product" NAME [ STRING ] "{" { requirement } "}"
std::optional<Product> DeclarationParser::product() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  Product product;
  product.name = cursor_.name("the name of a product");
  if (cursor_.failed()) return std::nullopt;
  const std::string what = named("product", product.name);
  product.gloss = cursor_.optional_string();
  const std::size_t opener = cursor_.index();
  if (!cursor_.open_body(what)) return product;
  while (!cursor_.at_any({K::close_brace, K::end_of_file}) && (!cursor_.at_declaration() || cursor_.at(K::word_requirement))) {
    if (cursor_.at(K::word_requirement) || cursor_.repair({K::word_requirement})) {
      if (auto next = requirement()) product.requirements.push_back(std::move(*next));
    } else if (!cursor_.skip_semicolon()) {
      cursor_.expected("a requirement", fmt::format("in {}", what));
    }
    if (cursor_.failed()) cursor_.skip_to([] { return false; });
  }
  cursor_.close(K::close_brace, opener, what);
  product.span = cursor_.span_from(begin);
  return product;
}

}  // namespace proviso::syntax

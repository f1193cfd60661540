#include "grammar_coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "syntax/kind_traits.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"
#include "syntax/print/print_shape.h"

// An enumerator without a name does not compile.
#pragma GCC diagnostic error "-Wswitch"

namespace proviso::differential {

namespace {

using namespace syntax;

std::string_view text_of(TimeUnit unit) { return unit_word(unit, false); }
const char* text_of(Multiplicity multiplicity) {
  switch (multiplicity) {
    case Multiplicity::one:
      return "one";
    case Multiplicity::optional:
      return "optional";
    case Multiplicity::some:
      return "some";
    case Multiplicity::set:
      return "set";
  }
  return "";
}
const char* text_of(Modality modality) {
  switch (modality) {
    case Modality::none:
      return "none";
    case Modality::can:
      return "can";
    case Modality::always:
      return "always";
  }
  return "";
}
const char* text_of(Amendment::Action action) {
  switch (action) {
    case Amendment::Action::remove:
      return "delete";
    case Amendment::Action::replace:
      return "replace clause";
    case Amendment::Action::add:
      return "clause";
    case Amendment::Action::redefine:
      return "replace define";
  }
  return "";
}
const char* text_of(Deontic deontic) {
  switch (deontic) {
    case Deontic::must:
      return "must";
    case Deontic::must_not:
      return "must not";
    case Deontic::able:
      return "must be able to";
    case Deontic::may:
      return "may";
  }
  return "";
}
const char* text_of(RuleForm form) {
  switch (form) {
    case RuleForm::duty:
      return "duty";
    case RuleForm::must_not_happen:
      return "must not happen";
    case RuleForm::there_must_be_no:
      return "there must be no";
  }
  return "?";
}
const char* text_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::possible:
      return "possible";
    case Verdict::impossible:
      return "impossible";
    case Verdict::holds:
      return "holds";
    case Verdict::fails:
      return "fails";
    case Verdict::vacuous:
      return "vacuous";
  }
  return "";
}

// Goes through a tree, or through an empty struct of each kind to learn what there can be. The structured bindings name every
// member.
class Walk {
 public:
  Walk(const Ast& ast, Coverage& found) : ast_(ast), found_(found) {}

  void all() {
    for (const Declaration& declaration : ast_.declarations) std::visit([this](const auto& d) { go(d); }, declaration);
    for (std::uint32_t i = 0; i < ast_.expression_count(); ++i) expression(ast_[ExprId{i}]);
  }

  void nothing() {
    declarations(std::make_index_sequence<std::variant_size_v<Declaration>>{});
    go(UnderItem{});
    go(Range{});
    go(Field{});
    go(Reading{});
    go(Rule{});
    go(RuleReading{});
    go(Clause{});
    go(Amendment::Change{});
    go(Pin{});
    go(Limit{});
    go(Expectation{});
    go(Setting{});
    go(Thing{});
    go(ExampleVerdict{});
    go(Cite{});
    for (std::size_t kind = 0; kind < kind_traits.size(); ++kind) {
      Expression empty;
      empty.kind = static_cast<ExpressionKind>(kind);
      if (empty.kind != ExpressionKind::invalid) expression(empty);
    }
  }

 private:
  template <std::size_t... I>
  void declarations(std::index_sequence<I...>) {
    (go(std::variant_alternative_t<I, Declaration>{}), ...);
  }

  void point(const std::string& name, bool used) { found_[name] += used ? 1 : 0; }
  template <typename T>
  void some(const std::string& name, const std::vector<T>& list) {
    point(name, !list.empty());
    if constexpr (requires(Walk & walk, const T& t) { walk.go(t); }) {
      for (const T& t : list) go(t);
    }
  }
  // Of a list: none, one, several.
  template <typename T>
  void several(const std::string& name, const std::vector<T>& list) {
    some(name, list);
    point("several of " + name, list.size() > 1);
  }
  template <typename T>
  void optional(const std::string& name, const std::optional<std::vector<T>>& list) {
    several(name, list.value_or(std::vector<T>{}));
  }
  // All values of an enumeration, of which this one is used.
  template <typename E>
  void value(const std::string& name, E last, E of, bool used) {
    for (int i = 0; i <= static_cast<int>(last); ++i)
      point(fmt::format("{} {}", name, text_of(static_cast<E>(i))), used && static_cast<E>(i) == of);
  }
  void qualified(const std::string& name, const QualifiedName& of) { point(name + " with its contract", of.qualifier.valid()); }

 public:
  void go(const Import& d) {
    const auto& [path, library] = d;
    point("import", path.valid());
    point("import: library", library);
  }
  void go(const Document& d) {
    const auto& [name, path, title, publisher, dated, address] = d;
    point("document", name.valid() && path.valid());
    point("document: titled", title.valid());
    point("document: by", publisher.valid());
    point("document: dated", dated.has_value());
    point("document: from", address.valid());
  }
  void go(const Enum& d) {
    const auto& [name, gloss, elements, span] = d;
    several("enum", elements);
    point("enum: gloss", gloss.valid());
    glosses("enum element", elements);
  }
  void go(const Calendar& d) {
    const auto& [name, gloss, from, until, weekend, closed, span] = d;
    point("calendar", name.valid() && span.valid());
    point("calendar: gloss", gloss.valid());
    point("calendar: from", from.span.valid());
    point("calendar: until", until.span.valid());
    several("calendar: weekend", weekend);
    several("calendar: closed", closed);
  }
  void go(const Type& d) {
    const auto& [usage, name, gloss, parent, ordered, ordered_by, fields, span] = d;
    point("type", name.valid());
    point("type: gloss", gloss.valid());
    point("type: usage", usage);
    point("type: is", parent.valid());
    point("type: ordered", ordered);
    point("type: ordered by", ordered_by.valid());
    several("type: fields", fields);
  }
  void go(const Field& d) {
    const auto& [name, gloss, range, phrases] = d;
    range_of("field", range, name.valid());
    point("field: gloss", gloss.valid());
    phrases_of("field", phrases);
    phrases_of("field that is true or false", range.type.text == "bool" ? phrases : Phrases{});
  }
  void go(const Range& d) {
    const auto& [multiplicity, type, span] = d;
    value("range", Multiplicity::set, multiplicity, type.valid() && span.valid());
  }
  void go(const Individual& d) {
    const auto& [names, type] = d;
    some("individual", names);
    glosses("individual", names);
  }
  void go(const Relation& d) {
    const auto& [usage, name, columns, gloss, phrases] = d;
    point("relation", name.valid());
    point("relation: gloss", gloss.valid());
    phrases_of("relation", phrases);
    point("relation: usage", usage);
    for (std::size_t arity : {1U, 2U, 3U}) point(fmt::format("relation of {}", arity), columns.size() == arity);
  }
  void go(const Define& d) {
    const auto& [name, parameters, gloss, range, phrases, cites, meaning, readings] = d;
    point("define", name.valid());
    point("define: gloss", gloss.valid());
    phrases_of("define", phrases);
    phrases_of("define of a value", range ? phrases : Phrases{});
    point("define: no parameters", name.valid() && parameters.empty());
    several("define: parameters", parameters);
    for (const char* sort : {"bool", "int", "decimal", "date", "moment"})
      point(fmt::format("define: parameter {}", sort),
            std::ranges::any_of(parameters, [&](const Binder& b) { return b.type.text == sort; }));
    range_of("define", range.value_or(Range{}), range.has_value());
    some("define: cites", cites);
    point("define: meaning", meaning.valid());
    some("define: readings", readings);
    point("define: three readings", readings.size() > 2);
  }
  void go(const Reading& d) {
    const auto& [name, gloss, phrases, cost, cites, meaning] = d;
    point("reading", name.valid() && meaning.valid());
    phrases_of("reading", phrases);
    point("reading: cost", cost.span.valid());
    point("reading: gloss", gloss.valid());
    some("reading: cites", cites);
  }
  void go(const Cite& d) {
    const auto& [document, section, words] = d;
    point("cites", document.valid() && words.valid());
    point("cites: at", section.valid());
  }
  void go(const Allow& d) {
    const auto& [code, reason] = d;
    point("allow", code.valid() && reason.valid());
  }
  void go(const Fact& d) {
    const auto& [name, gloss, cites, assumed, formula] = d;
    statement("fact", gloss, cites, formula);
    point("fact: assumed", name.valid() && assumed.valid());
  }
  void go(const Intent& d) {
    [[maybe_unused]] const auto& [name, gloss, cites, formula] = d;
    statement("intent", gloss, cites, formula);
  }
  void go(const Requirement& d) {
    const auto& [name, gloss, cost, cites, allows, modality, modality_span, formula] = d;
    point("requirement", formula.valid());
    point("requirement: cost", cost.span.valid());
    point("requirement: gloss", gloss.valid());
    some("requirement: cites", cites);
    some("requirement: allow", allows);
    value("requirement:", Modality::always, modality, name.valid());
    point("requirement: modality", modality_span.valid());
  }
  void go(const Product& d) {
    const auto& [name, gloss, requirements, span] = d;
    point("product", name.valid());
    point("product: gloss", gloss.valid());
    several("product: requirements", requirements);
  }
  void go(const Contract& d) {
    const auto& [name, title, from, until, ends, clauses, span] = d;
    point("contract: from", from.span.valid());
    point("contract: title", title.valid());
    point("contract: until", until.has_value());
    point("contract: until a day or a formula", ends.valid());
    several("contract: clauses", clauses);
  }
  void go(const Clause& d) {
    const auto& [span, name, title, section, cost, cites, binds, owed_to, notwithstanding, everything, subject_to, allows, rules,
                 readings] = d;
    point("clause: title", title.valid());
    point("clause: at", section.valid());
    point("clause: cost", cost.span.valid());
    some("clause: cites", cites);
    some("clause: binds", binds);
    some("clause: owed to", owed_to);
    several("clause: notwithstanding", notwithstanding);
    for (const QualifiedName& other : notwithstanding) qualified("clause: notwithstanding", other);
    point("clause: notwithstanding everything", everything.valid());
    some("clause: subject to", subject_to);
    some("clause: allow", allows);
    several("clause: rules", rules);
    some("clause: readings", readings);
    point("clause: three readings", readings.size() > 2);
  }
  void go(const Rule& d) {
    const auto& [span, form, binders, guard, deontic, deontic_span, demand, anything, exceptions, notwithstanding, everything] = d;
    value("rule:", RuleForm::there_must_be_no, form, span.valid());
    point("rule without variables", span.valid() && binders.empty());
    point("rule: one variable", binders.size() == 1);
    point("rule: several variables", binders.size() > 1);
    different("rule", binders);
    point("rule: where", guard.valid());
    value("rule:", Deontic::able, deontic, deontic_span.valid());
    point("rule: demand", demand.valid());
    point("rule: anything", anything);
    several("rule: unless", exceptions);
    some("rule: notwithstanding", notwithstanding);
    point("rule: notwithstanding everything", everything.valid());
  }
  void go(const RuleReading& d) {
    const auto& [name, gloss, cost, cites, rules] = d;
    point("reading of a clause: gloss", gloss.valid());
    point("reading of a clause: cost", cost.span.valid());
    some("reading of a clause: cites", cites);
    several("reading of a clause: rules", rules);
    for (const Rule& rule : rules) point("reading of a clause: notwithstanding", !rule.notwithstanding.empty());
    if (rules.empty()) point("reading of a clause: notwithstanding", false);
  }
  void go(const Amendment& d) {
    const auto& [span, name, title, contract, effective, changes] = d;
    point("amendment: title", title.valid());
    point("amendment: effective", span.valid() && name.valid() && contract.valid() && effective.span.valid());
    several("amendment: changes", changes);
  }
  void go(const Amendment::Change& d) {
    const auto& [action, name, clause, term] = d;
    value("amendment:", Amendment::Action::redefine, action, name.valid());
    if (clause) go(*clause);
    if (term) go(*term);
  }
  void go(const Position& d) {
    const auto& [name, pins, span] = d;
    point("position without pins", name.valid() && pins.empty());
    several("position: pins", pins);
  }
  void go(const Pin& d) {
    const auto& [term, readings, cites] = d;
    point("pin of one", readings.size() == 1);
    point("pin in several", readings.size() > 1);
    qualified("pin", term);
    some("pin: cites", cites);
  }
  void go(const UnderItem& d) {
    const auto& [subject, reading] = d;
    point("under a position", subject.name.valid() && !reading.valid());
    point("under a reading", reading.valid());
    qualified("under", subject);
  }
  void go(const Limit& d) {
    const auto& [count, type, span] = d;
    point("limit", count > 0 && type.valid() && span.valid());
  }
  void go(const Expectation& d) {
    const auto& [span, verdict, under, because, at_every_size, up_to, up_to_span] = d;
    value("expect", Verdict::vacuous, verdict, span.valid());
    several("expect: under", under);
    several("expect: because", because);
    point("expect: at every size", at_every_size);
    point("expect: up to", up_to.has_value() && up_to_span.valid());
  }
  void go(const Check& d) {
    const auto& [span, name, question, always, formula, as_of, contracts, without_contracts, products, without_products, like, without,
                 only, limits, with, under, allows, expectations] = d;
    point("check: question", question.valid());
    point("check: always", always);
    point("check: possible", name.valid() && !always && formula.valid());
    point("check: bare possible", name.valid() && !always && !formula.valid());
    point("check: as of", as_of.has_value());
    optional("check: contracts", contracts);
    point("check: without contracts", without_contracts.valid());
    optional("check: products", products);
    point("check: without products", without_products.valid());
    point("check: as check", like.valid());
    several("check: without", without);
    optional("check: only", only);
    several("check: limits", limits);
    several("check: with", with);
    some("check: under", under);
    some("check: allow", allows);
    several("check: expect", expectations);
    for (const QualifiedName& left_out : without) qualified("check: without", left_out);
  }
  void go(const Setting& d) {
    const auto& [field, value] = d;
    point("setting", field.valid() && value.valid());
  }
  void go(const Thing& d) {
    const auto& [span, type, name, settings, is_tuple, tuple] = d;
    point("example: a thing", type.valid());
    point("example: an individual", name.valid() && !type.valid() && !is_tuple);
    several("example: settings", settings);
    point("example: a tuple", is_tuple && !tuple.empty());
  }
  void go(const ExampleVerdict& d) {
    const auto& [span, complies, breaches, under] = d;
    point("example: complies", complies);
    some("example: breaches", breaches);
    some("example: under", under);
  }
  void go(const Example& d) {
    const auto& [span, name, gloss, like, things, as_of, verdicts] = d;
    point("example: gloss", gloss.valid());
    point("example: like", like.valid());
    several("example: things", things);
    point("example: as of", as_of.has_value());
    several("example: verdicts", verdicts);
  }

 private:
  void phrases_of(const std::string& what, const Phrases& phrases) {
    point(what + ": says", phrases.says.valid() && phrases.says_not.valid());
  }
  void glosses(const std::string& what, const std::vector<Glossed>& all) {
    point(what + ": gloss", std::ranges::any_of(all, [](const Glossed& one) { return one.name.valid() && one.gloss.valid(); }));
  }
  template <typename Binders>
  void different(const std::string& what, const Binders& binders) {
    point(what + ": different", std::ranges::any_of(binders, [](const Binder& b) { return b.differs == Differs::first; }));
  }
  void statement(const std::string& what, const StringLiteral& gloss, const std::vector<Cite>& cites, ExprId formula) {
    point(what, formula.valid());
    point(what + ": gloss", gloss.valid());
    some(what + ": cites", cites);
  }

  // Of elements or of values.
  void range_of(const std::string& what, const Range& range, bool used) {
    if (used) go(range);
    bool of_values = false;
    for (const char* sort : {"bool", "int", "decimal", "date", "moment"}) {
      for (const Multiplicity multiplicity : {Multiplicity::one, Multiplicity::optional}) {
        const bool this_one = used && range.type.text == sort;
        of_values = of_values || this_one;
        // A term that is true or false is a predicate.
        if (what == "define" && std::string_view(sort) == "bool") continue;
        point(fmt::format("{}: {} {}", what, text_of(multiplicity), sort), this_one && range.multiplicity == multiplicity);
      }
    }
    for (const Multiplicity multiplicity : {Multiplicity::one, Multiplicity::optional, Multiplicity::some, Multiplicity::set}) {
      if (what == "define" && multiplicity == Multiplicity::some) continue;  // an error
      point(fmt::format("{}: {} of elements", what, text_of(multiplicity)), used && !of_values && range.multiplicity == multiplicity);
    }
  }

  void expression(const Expression& e) {
    const auto& [kind, span, operands, binders, guard, name, target, number, unit] = e;
    using E = ExpressionKind;
    if (kind == E::invalid) return;
    const std::string what(syntax::name(kind));
    point("expression: " + what, span.valid());
    switch (traits(kind).form) {
      case Form::chain:
      case Form::list:
      case Form::set:
        if (kind != E::equivalence) point(what + " of several", operands.size() > (kind == E::set_literal ? 1U : 2U));
        break;
      case Form::quantifier:
      case Form::counted:
        if (kind != E::every) point(what + " without more", span.valid() && operands.empty());
        [[fallthrough]];
      case Form::aggregate:
        if (traits(kind).form != Form::counted) {
          point(what + " of several variables", binders.size() > 1);
          different(what, binders);
        }
        [[fallthrough]];
      case Form::comprehension:
      case Form::definite:
        point(what + " where", guard.valid());
        point(what + " without where", span.valid() && !guard.valid());
        break;
      case Form::clause:
      case Form::application:
        qualified(what, target);
        break;
      case Form::duration:
        value("duration", TimeUnit::years, unit, span.valid());
        point("duration with a computed number", span.valid() && !operands.empty());
        point("duration in working days", name.valid());
        break;
      case Form::call:
        point("call without arguments", span.valid() && operands.empty());
        break;
      case Form::word:
      case Form::prefix:
      case Form::sign:
      case Form::comparison:
      case Form::operation:
      case Form::membership:
      case Form::closure:
      case Form::implication:
      case Form::conditional:
      case Form::let:
      case Form::working_days:
      case Form::end:
      case Form::field:
      case Form::count:
        break;
    }
  }

  const Ast& ast_;
  Coverage& found_;
};

// Words that only what is refused so far has.
bool is_reserved_for_later(TokenKind kind) { return kind == TokenKind::word_response; }
// Words that stand for themselves nowhere: the first half of a word pair.
bool is_half_of_a_pair(TokenKind kind) {
  return kind == TokenKind::word_subset || kind == TokenKind::word_owed || kind == TokenKind::word_subject || kind == TokenKind::word_as;
}

void tokens(const text::Sources& sources, text::FileId file, Coverage& found) {
  text::Diagnostics ignored;
  for (const Token& token : lex(sources, file, ignored).tokens)
    if (const auto known = found.find(fmt::format("token: {}", spelling(token.kind))); known != found.end()) ++known->second;
}

}  // namespace

Coverage productions() {
  Coverage found;
  const Ast none{text::FileId{}};
  Walk(none, found).nothing();
  for (auto& [name, count] : found) count = 0;
  const auto token = [&](TokenKind kind) {
    if (!is_reserved_for_later(kind) && !is_half_of_a_pair(kind)) found[fmt::format("token: {}", spelling(kind))] = 0;
  };
#define WORD(kind, text) token(TokenKind::kind);
#define PAIR(kind, text) token(TokenKind::kind);
#define MARK(kind, text) token(TokenKind::kind);
#define PLAIN(kind, text)
#include "syntax/tokens.def"
#undef WORD
#undef PAIR
#undef MARK
#undef PLAIN
  return found;
}

void add_productions(const std::string& spec, Coverage& coverage) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  Coverage found = productions();
  for (const text::FileId file : add_files(sources, spec)) {
    if (!sources.name(file).ends_with(".pvo")) continue;
    tokens(sources, file, found);
    const Ast ast = parse(sources, file, diagnostics);
    Walk(ast, found).all();
  }
  for (const auto& [name, count] : found) coverage[name] += count > 0 ? 1 : 0;
}

}  // namespace proviso::differential

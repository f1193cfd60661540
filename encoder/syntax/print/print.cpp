// Prints declarations. print_expression prints expressions, and print_sheet prints comments and empty lines.
//
// Each line has an anchor, which is its place in the original (the offset of the name that identifies it), so that the comments before
// that place are printed first.
#include "syntax/print/print.h"

#include <fmt/format.h>

#include "syntax/kind_traits.h"
#include "syntax/print/print_expression.h"
#include "syntax/print/print_sheet.h"

namespace proviso::syntax {

namespace {

using T = Tightness;

std::string quoted(const StringLiteral& literal) {
  std::string result = "\"";
  for (const char c : literal.value) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string optional_text(const StringLiteral& literal) { return literal.valid() ? " " + quoted(literal) : std::string(); }

std::string words(const QualifiedName& name) {
  return name.qualifier.valid() ? fmt::format("{}.{}", name.qualifier.text, name.name.text) : std::string(name.name.text);
}

template <typename List, typename Words>
std::string listed(const List& list, Words to_words) {
  std::string result;
  for (const auto& element : list) {
    if (!result.empty()) result += ", ";
    result += to_words(element);
  }
  return result;
}

std::string listed(const std::vector<Name>& names) {
  return listed(names, [](const Name& name) { return std::string(name.text); });
}
std::string with_gloss(const Glossed& glossed) { return std::string(glossed.name.text) + optional_text(glossed.gloss); }
std::string listed(const std::vector<Glossed>& names) { return listed(names, with_gloss); }
std::string listed(const std::vector<QualifiedName>& names) { return listed(names, words); }
std::string listed(const std::vector<Binder>& binders) {
  return listed(binders, [](const Binder& b) { return words_of(b); });
}
std::string listed(const std::vector<UnderItem>& items) {
  return listed(items, [](const UnderItem& item) {
    return item.reading.valid() ? fmt::format("{} = {}", words(item.subject), item.reading.text) : words(item.subject);
  });
}

std::string words(const Range& range) {
  switch (range.multiplicity) {
    case Multiplicity::one:
      return std::string(range.type.text);
    case Multiplicity::optional:
      return fmt::format("optional {}", range.type.text);
    case Multiplicity::some:
      return fmt::format("some {}", range.type.text);
    case Multiplicity::set:
      return fmt::format("set {}", range.type.text);
  }
  CHECK(false, "a multiplicity");
}

// " at "5.9(iv)"", " cost 3": with a blank before them; empty where there is none.
std::string section(const StringLiteral& literal) { return literal.valid() ? " at " + quoted(literal) : std::string(); }
std::string words(const Cost& cost) { return cost.span.valid() ? fmt::format(" cost {}", cost.value) : std::string(); }
std::string words(const Cite& cite) { return fmt::format("cites {}{} {}", cite.document.text, section(cite.section), quoted(cite.words)); }

std::string_view words(Deontic deontic) {
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
  CHECK(false, "a deontic");
}

std::string_view words(Verdict verdict) {
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
  CHECK(false, "a verdict");
}

class Printer {
 public:
  explicit Printer(const Ast& ast) : ast_(ast), sheet_(ast.asides), expressions_(ast, sheet_) {}

  std::string all() {
    for (const Declaration& declaration : ast_.declarations) {
      std::visit([&](const auto& d) { print(d); }, declaration);
    }
    sheet_.end();
    return sheet_.take();
  }

 private:
  void line(int indent, const Name& anchor, std::string_view text) { line(indent, anchor.span.begin, text); }
  void line(int indent, std::uint32_t anchor, std::string_view text) {
    sheet_.line(indent, anchor);
    sheet_.put(text);
  }
  // The `}` of the construct that ended at `span`.
  void close(int indent, Span span) {
    sheet_.before_close(indent + 2, span.end);
    sheet_.continuation(indent);
    sheet_.put("}");
  }

  void cites(const std::vector<Cite>& cites, int indent) {
    for (const Cite& cite : cites) line(indent, cite.document, words(cite));
  }

  void allows(const std::vector<Allow>& allows, int indent) {
    for (const Allow& allow : allows) line(indent, allow.code, fmt::format("allow {} {}", allow.code.text, quoted(allow.reason)));
  }

  // On the line if they fit, otherwise on lines of their own.
  void phrases(const Phrases& phrases, int indent) {
    if (!phrases.valid()) return;
    const std::string says = "says " + quoted(phrases.says), says_not = "not " + quoted(phrases.says_not);
    if (sheet_.fits(says.size() + says_not.size() + 2)) return sheet_.put(fmt::format(" {} {}", says, says_not));
    sheet_.continuation(indent);
    sheet_.put(says);
    part(says_not, indent + 2);
  }

  // `sign` and a formula, on the line if it fits, otherwise on the next line.
  void meaning(std::string_view sign, ExprId formula, int indent, bool break_first) {
    sheet_.put(sign);
    if (break_first || !sheet_.fits(1 + expressions_.width(formula))) {
      sheet_.continuation(indent + 2);
    } else {
      sheet_.put(" ");
    }
    expressions_.print(formula, indent + 2);
  }

  // ---- names of things

  void print(const Import& d) { line(0, d.path.span.begin, fmt::format("import {}{}", d.library ? "library " : "", quoted(d.path))); }
  void print(const Document& d) {
    line(0, d.name, fmt::format("document {} {}", d.name.text, quoted(d.path)));
    if (d.title.valid()) part("titled " + quoted(d.title), 2);
    if (d.publisher.valid()) part("by " + quoted(d.publisher), 2);
    if (d.dated) part(fmt::format("dated {}", d.dated->text), 2);
    if (d.address.valid()) part("from " + quoted(d.address), 2);
  }

  void print(const Enum& d) {
    line(0, d.name, fmt::format("enum {}{} {{", d.name.text, optional_text(d.gloss)));
    const std::string elements = listed(d.elements);
    if (sheet_.fits(elements.size() + 3) && !sheet_.comment_before(d.span.end)) {
      sheet_.put(fmt::format(" {} }}", elements));
      return;
    }
    for (const Glossed& element : d.elements) {
      line(2, element.name, with_gloss(element));
      if (&element != &d.elements.back()) sheet_.put(",");
    }
    close(0, d.span);
  }

  void print(const Calendar& d) {
    line(0, d.name, fmt::format("calendar {}{} from {} until {} {{", d.name.text, optional_text(d.gloss), d.from.text, d.until.text));
    std::string weekend, closed;
    for (const Name& day : d.weekend) weekend += fmt::format("{}{}", weekend.empty() ? "weekend " : ", ", day.text);
    for (const DateLiteral& day : d.closed) closed += fmt::format("{}{}", closed.empty() ? "closed " : ", ", day.text);
    if (!d.weekend.empty()) line(2, d.weekend.front(), weekend);
    if (!d.closed.empty()) line(2, Name{d.closed.front().text, d.closed.front().span}, closed);
    close(0, d.span);
  }

  void print(const Type& d) {
    line(0, d.name, fmt::format("{}type {}{}", d.usage ? "usage " : "", d.name.text, optional_text(d.gloss)));
    if (d.parent.valid()) sheet_.put(fmt::format(" is {}", d.parent.text));
    if (d.ordered) sheet_.put(" ordered");
    if (d.ordered_by.valid()) sheet_.put(fmt::format(" by {}", d.ordered_by.text));
    if (d.fields.empty()) return;
    // Fields that share one range in the source are printed together.
    struct Group {
      Name anchor;
      std::string text;
      const Phrases* phrases;
    };
    std::vector<Group> groups;
    for (std::size_t i = 0; i < d.fields.size();) {
      const Name anchor = d.fields[i].name;
      std::string names;
      const Range& range = d.fields[i].range;
      for (; i < d.fields.size() && d.fields[i].range.span == range.span; ++i) {
        if (!names.empty()) names += ", ";
        names += d.fields[i].name.text;
        names += optional_text(d.fields[i].gloss);
      }
      groups.push_back({anchor, fmt::format("{}: {}", names, words(range)), &d.fields[i - 1].phrases});
    }
    sheet_.put(" {");
    const bool one_line = groups.size() == 1 && !groups[0].phrases->valid() && sheet_.fits(groups[0].text.size() + 3);
    if (one_line && !sheet_.comment_before(d.span.end)) {
      sheet_.put(fmt::format(" {} }}", groups[0].text));
      return;
    }
    for (const Group& group : groups) {
      line(2, group.anchor, group.text);
      phrases(*group.phrases, 4);
    }
    close(0, d.span);
  }

  void print(const Individual& d) { line(0, d.names.front().name, fmt::format("individual {}: {}", listed(d.names), d.type.text)); }

  void print(const Relation& d) {
    line(0, d.name, fmt::format("{}relation {}({}){}", d.usage ? "usage " : "", d.name.text, listed(d.columns), optional_text(d.gloss)));
    phrases(d.phrases, 2);
  }

  // ---- terms and statements

  void print(const Define& d) { define(d, "", 0); }
  void define(const Define& d, std::string_view before, int indent) {
    line(indent, d.name, fmt::format("{}define {}({}){}", before, d.name.text, listed(d.parameters), optional_text(d.gloss)));
    if (d.range) sheet_.put(fmt::format(": {}", words(*d.range)));
    phrases(d.phrases, indent + 2);
    cites(d.cites, indent + 2);
    if (d.readings.empty()) return meaning(" =", d.meaning, indent, !d.cites.empty() || d.phrases.valid());
    for (const Reading& reading : d.readings) {
      line(indent + 2, reading.name, fmt::format("reading {}{}{}", reading.name.text, optional_text(reading.gloss), words(reading.cost)));
      phrases(reading.phrases, indent + 4);
      cites(reading.cites, indent + 4);
      meaning(" =", reading.meaning, indent + 2, !reading.cites.empty() || reading.phrases.valid());
    }
  }

  void statement(std::string_view word, const Name& name, const std::string& note, const StringLiteral& gloss,
                 const std::vector<Cite>& cited, const std::vector<Allow>& allowed, std::string_view modality, ExprId formula, int indent) {
    line(indent, name, fmt::format("{} {}{}{}", word, name.text, optional_text(gloss), note));
    cites(cited, indent + 2);
    allows(allowed, indent + 2);
    const bool has_notes = !cited.empty() || !allowed.empty();
    const bool apart = gloss.valid() || !note.empty() || has_notes || !modality.empty();
    meaning(fmt::format("{}{}:", apart ? " " : "", modality), formula, indent, has_notes);
  }
  void print(const Fact& d) { statement("fact", d.name, "", d.gloss, d.cites, {}, d.assumed.valid() ? "assumed" : "", d.formula, 0); }
  void print(const Intent& d) { statement("intent", d.name, "", d.gloss, d.cites, {}, "", d.formula, 0); }
  void print(const Requirement& d) { requirement(d, 0); }
  void requirement(const Requirement& d, int indent) {
    std::string_view modality;
    switch (d.modality) {
      case Modality::none:
        break;
      case Modality::can:
        modality = "can";
        break;
      case Modality::always:
        modality = "always";
        break;
    }
    statement("requirement", d.name, words(d.cost), d.gloss, d.cites, d.allows, modality, d.formula, indent);
  }
  void print(const Product& d) {
    line(0, d.name, fmt::format("product {}{} {{", d.name.text, optional_text(d.gloss)));
    for (const Requirement& r : d.requirements) requirement(r, 2);
    close(0, d.span);
  }

  // ---- contracts

  void print(const Contract& d) {
    line(0, d.name, fmt::format("contract {}{} from {}", d.name.text, optional_text(d.title), d.from.text));
    if (d.until) sheet_.put(fmt::format(" until {}", d.until->text));
    if (d.ends.valid()) meaning(" or", d.ends, 2, false);
    sheet_.put(" {");
    for (const Clause& c : d.clauses) clause(c, "", 2);
    close(0, d.span);
  }

  void print(const Amendment& d) {
    line(0, d.name,
         fmt::format("amendment {}{} to {} effective {} {{", d.name.text, optional_text(d.title), d.contract.text, d.effective.text));
    for (const Amendment::Change& change : d.changes) {
      switch (change.action) {
        case Amendment::Action::remove:
          line(2, change.name, fmt::format("delete {}", change.name.text));
          break;
        case Amendment::Action::replace:
          clause(*change.clause, "replace ", 2);
          break;
        case Amendment::Action::add:
          clause(*change.clause, "", 2);
          break;
        case Amendment::Action::redefine:
          define(*change.term, "replace ", 2);
          break;
      }
    }
    close(0, d.span);
  }

  void clause(const Clause& c, std::string_view before, int indent) {
    line(indent, c.name,
         fmt::format("{}clause {}{}{}{} {{", before, c.name.text, optional_text(c.title), section(c.section), words(c.cost)));
    const int inner = indent + 2;
    allows(c.allows, inner);
    cites(c.cites, inner);
    for (const Name& party : c.binds) line(inner, party, fmt::format("binds {}", party.text));
    for (const Name& party : c.owed_to) line(inner, party, fmt::format("owed to {}", party.text));
    if (c.notwithstanding_everything.valid()) line(inner, c.notwithstanding_everything.begin, "notwithstanding everything");
    if (!c.notwithstanding.empty()) {
      line(inner, c.notwithstanding.front().span().begin, fmt::format("notwithstanding {}", listed(c.notwithstanding)));
    }
    if (!c.subject_to.empty()) line(inner, c.subject_to.front().span().begin, fmt::format("subject to {}", listed(c.subject_to)));
    for (const Rule& r : c.rules) rule(r, inner);
    for (const RuleReading& reading : c.readings) {
      line(inner, reading.name, fmt::format("reading {}{}{}", reading.name.text, optional_text(reading.gloss), words(reading.cost)));
      cites(reading.cites, inner + 2);
      sheet_.put(" =");
      for (const Rule& r : reading.rules) rule(r, inner + 2);
    }
    close(indent, c.span);
  }

  // `must (not a)` and `must not a` are different trees.
  void demand(ExprId formula, int indent) {
    if (!begins_with_not(formula)) return meaning("", formula, indent, false);
    sheet_.put(" (");
    expressions_.print(formula, indent + 2);
    sheet_.put(")");
  }
  bool begins_with_not(ExprId formula) const {
    const auto form = [&] { return traits(ast_[formula].kind).form; };
    while (form() == Form::chain || form() == Form::implication) formula = ast_[formula].operands[0];
    return ast_[formula].kind == ExpressionKind::negation;
  }

  void rule(const Rule& r, int indent) {
    sheet_.line(indent, r.span.begin);
    const bool there = r.form == RuleForm::there_must_be_no;
    if (!r.binders.empty()) sheet_.put(fmt::format("{} {}", there ? "there must be no" : "every", listed(r.binders)));
    std::size_t width = there ? 0 : words(r.deontic).size() + 1 + (r.demand.valid() ? expressions_.width(r.demand) : 8);
    if (!r.binders.empty() && (r.guard.valid() || !there)) sheet_.put(" ");
    if (r.guard.valid()) {
      width += expressions_.width(r.guard) + 7;
      const bool breaks = !sheet_.fits(width);
      sheet_.put("where ");
      expressions_.print(r.guard, indent + 4, T::guard);
      if (breaks && !there) {
        sheet_.continuation(indent + 2);
      } else if (!there) {
        sheet_.put(" ");
      }
    }
    switch (r.form) {
      case RuleForm::there_must_be_no:
        break;
      case RuleForm::must_not_happen:
        sheet_.put("must not happen");
        break;
      case RuleForm::duty:
        sheet_.put(words(r.deontic));
        if (r.anything)
          sheet_.put(" anything");
        else
          demand(r.demand, indent);
        break;
    }
    for (const ExprId exception : r.exceptions) {
      sheet_.continuation(indent + 2);
      meaning("unless", exception, indent + 2, false);
    }
    if (!r.notwithstanding.empty() || r.notwithstanding_everything.valid()) {
      sheet_.continuation(indent + 2);
      sheet_.put("notwithstanding ");
      sheet_.put(r.notwithstanding.empty() ? "everything" : listed(r.notwithstanding));
    }
  }

  // ---- questions

  void print(const Position& d) {
    line(0, d.name, fmt::format("position {} {{", d.name.text));
    for (const Pin& pin : d.pins) {
      line(2, pin.term.span().begin, words(pin.term));
      sheet_.put(pin.readings.size() == 1 ? fmt::format(" = {}", pin.readings[0].text) : fmt::format(" in {{ {} }}", listed(pin.readings)));
      if (pin.cites.size() == 1 && sheet_.fits(words(pin.cites[0]).size() + 2)) {
        sheet_.put(" " + words(pin.cites[0]));
      } else {
        cites(pin.cites, 4);
      }
      if (&pin != &d.pins.back()) sheet_.put(";");
    }
    close(0, d.span);
  }

  void print(const Check& d) {
    line(0, d.name, fmt::format("check {}{} {{", d.name.text, optional_text(d.question)));
    sheet_.continuation(2);
    sheet_.put(d.always ? "always" : "possible");
    if (d.formula.valid()) meaning("", d.formula, 2, false);
    const auto names = [&](std::string_view word, const std::vector<QualifiedName>& list) {
      if (!list.empty()) line(2, list.front().span().begin, fmt::format("{} {}", word, listed(list)));
    };
    if (d.like.valid()) line(2, d.like, fmt::format("as check {}", d.like.text));
    if (d.as_of) line(2, d.as_of->span.begin, fmt::format("as of {}", d.as_of->text));
    if (d.contracts) names("contracts", *d.contracts);
    if (d.without_contracts.valid()) line(2, d.without_contracts.begin, "without contracts");
    if (d.products) names("products", *d.products);
    if (d.without_products.valid()) line(2, d.without_products.begin, "without products");
    names("without", d.without);
    if (d.only) names("only", *d.only);
    if (!d.limits.empty()) {
      const auto limit = [](const Limit& l) { return fmt::format("{} {}", l.count, l.type.text); };
      line(2, d.limits.front().span.begin, fmt::format("with at most {}", listed(d.limits, limit)));
    }
    names("with", d.with);
    if (!d.under.empty()) line(2, d.under.front().subject.span().begin, fmt::format("under {}", listed(d.under)));
    allows(d.allows, 2);
    for (const Expectation& e : d.expectations) {
      line(2, e.span.begin, fmt::format("expect {}", words(e.verdict)));
      if (e.up_to) part(fmt::format("up to {}", *e.up_to));
      under(e.under);
      if (!e.because.empty()) part(fmt::format("because {}", listed(e.because)));
      if (e.at_every_size) part("at every size");
    }
    close(0, d.span);
  }
  // On the line if it fits, otherwise on the next line with more indentation.
  void part(std::string_view text, int indent = 4) {
    if (sheet_.fits(text.size() + 1)) {
      sheet_.put(" ");
    } else {
      sheet_.continuation(indent);
    }
    sheet_.put(text);
  }
  void under(const std::vector<UnderItem>& items) {
    if (!items.empty()) part(fmt::format("under {}", listed(items)));
  }

  void print(const Example& d) {
    line(0, d.name, fmt::format("example {}{}", d.name.text, optional_text(d.gloss)));
    if (d.like.valid()) sheet_.put(fmt::format(" like {}", d.like.text));
    sheet_.put(" {");
    for (const Thing& t : d.things) thing(t);
    if (d.as_of) line(2, d.as_of->span.begin, fmt::format("as of {}", d.as_of->text));
    for (const ExampleVerdict& v : d.verdicts) {
      line(2, v.span.begin, v.complies ? std::string("expect complies") : fmt::format("expect breaches {}", listed(v.breaches)));
      under(v.under);
    }
    close(0, d.span);
  }

  void thing(const Thing& t) {
    sheet_.line(2, t.span.begin);
    if (t.type.valid()) sheet_.put(fmt::format("{} ", t.type.text));
    sheet_.put(t.name.text);
    if (t.is_tuple) {
      sheet_.put("(");
      for (const ExprId value : t.tuple) {
        if (value != t.tuple.front()) sheet_.put(", ");
        expressions_.print(value, 6);
      }
      return sheet_.put(")");
    }
    sheet_.put(t.settings.empty() ? " {}" : " { ");
    for (const Setting& setting : t.settings) {
      if (&setting != &t.settings.front()) {
        sheet_.put(",");
        if (sheet_.fits(expressions_.width(setting.value) + setting.field.text.size() + 5)) {
          sheet_.put(" ");
        } else {
          sheet_.continuation(4);
        }
      }
      sheet_.put(fmt::format("{} = ", setting.field.text));
      expressions_.print(setting.value, 6);
    }
    if (!t.settings.empty()) sheet_.put(" }");
  }

  const Ast& ast_;
  Sheet sheet_;
  ExpressionPrinter expressions_;
};

}  // namespace

std::string print(const Ast& ast) { return Printer(ast).all(); }

std::string print(const Ast& ast, ExprId id) {
  const std::vector<Aside> none;
  Sheet sheet(none);
  ExpressionPrinter(ast, sheet).print(id, 0);
  return sheet.take();
}

}  // namespace proviso::syntax

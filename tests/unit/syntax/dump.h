// A syntax tree as one line a declaration, everything but the places: equal dumps are structurally equal trees.
#pragma once

#include <fmt/format.h>

#include <string>

#include "syntax/ast.h"
#include "syntax/kind_traits.h"

namespace proviso::syntax {

class Dump {
 public:
  explicit Dump(const Ast& ast) : ast_(ast) {}

  std::string all() const {
    std::string result;
    for (const Declaration& d : ast_.declarations) {
      result += std::visit([&](const auto& declaration) { return dump(declaration); }, d) + "\n";
    }
    return result;
  }

  std::string expression(ExprId id) const {
    if (!id.valid()) return "-";
    const Expression& e = ast_[id];
    std::string result = fmt::format("({}", name(e.kind));
    const Form form = traits(e.kind).form;
    if (form == Form::counted || form == Form::duration) result += fmt::format(" {}", e.number);
    if (e.kind == ExpressionKind::duration) result += fmt::format(" unit{}", static_cast<int>(e.unit));
    if (e.name.valid()) result += fmt::format(" {}", e.name.text);
    if (e.target.name.valid()) result += " " + dump(e.target);
    for (const Binder& b : e.binders) result += fmt::format(" [{}]", dump(b));
    if (e.guard.valid()) result += " where:" + expression(e.guard);
    for (const ExprId operand : e.operands) result += " " + expression(operand);
    return result + ")";
  }

 private:
  static std::string dump(const Name& n) { return n.valid() ? std::string(n.text) : "-"; }
  static std::string dump(const QualifiedName& n) {
    return n.qualifier.valid() ? fmt::format("{}.{}", n.qualifier.text, n.name.text) : std::string(n.name.text);
  }
  static std::string dump(const StringLiteral& s) { return s.valid() ? fmt::format("\"{}\"", s.value) : "-"; }
  // A note that may be left out, and is then not shown.
  static std::string note(std::string_view word, const StringLiteral& s) { return s.valid() ? fmt::format(" {}{}", word, dump(s)) : ""; }
  static std::string dump(const Cite& c) { return fmt::format("cites {}{} {}", dump(c.document), note("at", c.section), dump(c.words)); }
  static std::string dump(const Glossed& g) { return dump(g.name) + note("", g.gloss); }
  static std::string dump(const Phrases& p) { return p.valid() ? fmt::format(" says {} {}", dump(p.says), dump(p.says_not)) : ""; }
  static std::string dump(const Cost& c) { return c.span.valid() ? fmt::format(" cost {}", c.value) : ""; }
  static std::string dump(const Allow& a) { return fmt::format("allow {} {}", dump(a.code), dump(a.reason)); }
  static std::string dump(const Binder& b) {
    const char* differs = b.differs == Differs::no ? "" : b.differs == Differs::first ? "different " : "and ";
    return fmt::format("{}{} {}", differs, b.type.text, b.variable.text);
  }
  static std::string dump(const Range& r) { return fmt::format("{}:{}", static_cast<int>(r.multiplicity), r.type.text); }
  static std::string dump(const Field& f) {
    return fmt::format("{}{} {}{}", f.name.text, note("", f.gloss), dump(f.range), dump(f.phrases));
  }
  static std::string dump(const UnderItem& i) { return dump(i.subject) + "=" + dump(i.reading); }
  static std::string dump(const Limit& l) { return fmt::format("{} {}", l.count, l.type.text); }
  template <typename T>
  std::string dump(const std::vector<T>& list) const {
    std::string result = "[";
    for (const T& element : list) result += dump(element) + "; ";
    return result + "]";
  }
  template <typename T>
  std::string dump(const std::optional<T>& o) const {
    return o ? dump(*o) : "none";
  }
  std::string dump(ExprId id) const { return expression(id); }

  std::string dump(const Import& d) const { return fmt::format("import {}{}", d.library ? "library " : "", dump(d.path)); }
  std::string dump(const Document& d) const {
    return "document " + dump(d.name) + dump(d.path) + note("titled", d.title) + note("by", d.publisher) +
           (d.dated ? " dated " + dump(*d.dated) : "") + note("from", d.address);
  }
  std::string dump(const Enum& d) const { return "enum " + dump(d.name) + note("", d.gloss) + dump(d.elements); }
  std::string dump(const Calendar& d) const {
    return fmt::format("calendar {}{} {} {} {} {}", dump(d.name), note("", d.gloss), dump(d.from), dump(d.until), dump(d.weekend),
                       dump(d.closed));
  }
  std::string dump(const Type& d) const {
    return fmt::format("type {} {}{} {} {}{} {}", d.usage, dump(d.name), note("", d.gloss), dump(d.parent), d.ordered,
                       d.ordered_by.valid() ? " by " + dump(d.ordered_by) : "", dump(d.fields));
  }
  std::string dump(const Individual& d) const { return "individual " + dump(d.names) + dump(d.type); }
  std::string dump(const Relation& d) const {
    return fmt::format("relation {} {} {}{}{}", d.usage, dump(d.name), dump(d.columns), note("", d.gloss), dump(d.phrases));
  }
  std::string dump(const Reading& r) const {
    return fmt::format("reading {} {}{}{} {} {}", dump(r.name), dump(r.gloss), dump(r.phrases), dump(r.cost), dump(r.cites),
                       dump(r.meaning));
  }
  std::string dump(const Define& d) const {
    return fmt::format("define {} {}{} {}{} {} {} {}", dump(d.name), dump(d.parameters), note("", d.gloss), dump(d.range), dump(d.phrases),
                       dump(d.cites), dump(d.meaning), dump(d.readings));
  }
  std::string dump(const Fact& d) const {
    return fmt::format("fact {} {} {}{} {}", dump(d.name), dump(d.gloss), dump(d.cites), d.assumed.valid() ? " assumed" : "",
                       dump(d.formula));
  }
  std::string dump(const Intent& d) const {
    return fmt::format("intent {} {} {} {}", dump(d.name), dump(d.gloss), dump(d.cites), dump(d.formula));
  }
  std::string dump(const Requirement& d) const {
    return fmt::format("requirement {} {}{} {} {} modality{} {}", dump(d.name), dump(d.gloss), dump(d.cost), dump(d.cites), dump(d.allows),
                       static_cast<int>(d.modality), dump(d.formula));
  }
  std::string dump(const Product& d) const { return fmt::format("product {} {} {}", dump(d.name), dump(d.gloss), dump(d.requirements)); }
  std::string dump(const Rule& r) const {
    return fmt::format("rule {} {} deontic{} {} {} {} {} {}", dump(r.binders), dump(r.guard), static_cast<int>(r.deontic), r.anything,
                       dump(r.demand), dump(r.exceptions), dump(r.notwithstanding), r.notwithstanding_everything.valid());
  }
  std::string dump(const RuleReading& r) const {
    return fmt::format("reading {} {}{} {} {}", dump(r.name), dump(r.gloss), dump(r.cost), dump(r.cites), dump(r.rules));
  }
  std::string dump(const Clause& c) const {
    return fmt::format("clause {} {}{}{} {} {} {} {} {} {} {} {} {}", dump(c.name), dump(c.title), note("at", c.section), dump(c.cost),
                       dump(c.cites), dump(c.binds), dump(c.owed_to), dump(c.notwithstanding), c.notwithstanding_everything.valid(),
                       dump(c.subject_to), dump(c.allows), dump(c.rules), dump(c.readings));
  }
  static std::string dump(const DateLiteral& d) { return std::string(d.text); }
  std::string dump(const Contract& d) const {
    return fmt::format("contract {} {} {} {} {} {}", dump(d.name), dump(d.title), dump(d.from), dump(d.until), dump(d.ends),
                       dump(d.clauses));
  }
  std::string dump(const Amendment::Change& c) const {
    return fmt::format("change{} {} {} {}", static_cast<int>(c.action), dump(c.name), dump(c.clause), dump(c.term));
  }
  std::string dump(const Amendment& d) const {
    return fmt::format("amendment {} {} {} {} {}", dump(d.name), dump(d.title), dump(d.contract), dump(d.effective), dump(d.changes));
  }
  std::string dump(const Pin& p) const { return fmt::format("{} = {} {}", dump(p.term), dump(p.readings), dump(p.cites)); }
  std::string dump(const Position& d) const { return fmt::format("position {} {}", dump(d.name), dump(d.pins)); }
  std::string dump(const Expectation& e) const {
    return fmt::format("expect{} {} {} {} {}", static_cast<int>(e.verdict), e.up_to.value_or(-1), dump(e.under), dump(e.because),
                       e.at_every_size);
  }
  std::string dump(const Check& d) const {
    return fmt::format("check {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", dump(d.name), dump(d.question), d.always,
                       dump(d.formula), dump(d.as_of), dump(d.contracts), d.without_contracts.valid(), dump(d.products),
                       d.without_products.valid(), dump(d.like), dump(d.without), dump(d.only), dump(d.limits), dump(d.with), dump(d.under),
                       dump(d.allows), dump(d.expectations));
  }
  std::string dump(const Setting& s) const { return fmt::format("{} = {}", s.field.text, dump(s.value)); }
  std::string dump(const Thing& t) const {
    return fmt::format("thing {} {} {} {} {}", dump(t.type), dump(t.name), dump(t.settings), t.is_tuple, dump(t.tuple));
  }
  std::string dump(const ExampleVerdict& v) const { return fmt::format("expect {} {} {}", v.complies, dump(v.breaches), dump(v.under)); }
  std::string dump(const Example& d) const {
    return fmt::format("example {} {} {} {} {} {}", dump(d.name), dump(d.gloss), dump(d.like), dump(d.things), dump(d.as_of),
                       dump(d.verdicts));
  }

  const Ast& ast_;
};

}  // namespace proviso::syntax

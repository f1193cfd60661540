#include "features.h"

#include <algorithm>
#include <set>

#include "answer/oracle/question.h"
#include "model/usage.h"
#include "model/walk.h"

namespace proviso::differential {

namespace {

using namespace model;
using E = ExpressionKind;

class Features {
 public:
  Features(const Model& model, const Check& check)
      : model_(model),
        check_(check),
        scope_(scope_of(model, check, std::nullopt, std::nullopt)),
        question_(answer::question_of(model, check, scope_, check.open)) {}

  std::set<std::string> run() {
    scope_lines();
    expectations();
    readings();
    rules();
    formulas();
    for (const Type& type : model_.types) add("order by a field", type.ordered_by.valid());
    usage();
    return std::move(found_);
  }

 private:
  void add(const char* feature, bool has = true) {
    if (has) found_.insert(feature);
  }

  bool is_open(AmbiguityId ambiguity) const { return ambiguity.valid() && check_.open[ambiguity.value].size() > 1; }

  void scope_lines() {
    add("always", check_.always);
    add("as of", check_.as_of.has_value());
    add("contracts", check_.contracts.has_value() && !check_.contracts->empty());
    add("without contracts", check_.contracts.has_value() && check_.contracts->empty());
    add("products", check_.products.has_value() && !check_.products->empty());
    add("without products", check_.products.has_value() && check_.products->empty());
    add("only", check_.only.has_value());
    add("with", !check_.with.empty());
    add("limits", !check_.limits.empty());
    for (const Limit& limit : check_.limits) add("limits on a subtype", model_[limit.type].parent.valid());
    add("two contracts", model_.contracts.size() > 1);
    for (const Contract& contract : model_.contracts) add("until", contract.until.has_value());
    for (const OpenReadings::Readings& open : check_.open) add("under", open.size() == 1);
    for (const Unit& unit : check_.without) {
      add("without", std::holds_alternative<ClauseUnit>(unit));
      add("without a requirement", std::holds_alternative<RequirementUnit>(unit));
      add("without a fact", std::holds_alternative<FactUnit>(unit));
    }
  }

  void expectations() {
    add("several expectations", check_.expectations.size() > 1);
    for (const Expectation& expectation : check_.expectations) {
      add("expectation");
      add("at every size", expectation.at_every_size);
      const bool narrow = !std::ranges::equal(expectation.open, check_.open);
      add("expectation under a reading", narrow);
      add("expectation under a position", !expectation.under.empty() && expectation.under.find('=') == std::string::npos);
      add("because", !expectation.because.empty());
      add("because under a reading", narrow && !expectation.because.empty());
      for (const Unit& unit : expectation.because) add("because of a term", std::holds_alternative<TermUnit>(unit));
    }
  }

  void readings() {
    for (const AmbiguityId id : question_.occurrence.ambiguities) {
      add("readings", is_open(id));
      add("readings of a clause", is_open(id) && model_.ambiguities[id.value].clause.valid());
    }
    for (const TermId id : question_.occurrence.terms) {
      const Term& term = model_[id];
      const bool value = std::ranges::any_of(term.parameters, [&](VarId p) { return model_[p].value.base != Base::element; });
      add("value parameter", value);
      add("readings of a term with a value parameter", value && is_open(term.ambiguity));
      add("readings of a value", is_open(term.ambiguity) && !term.type.is_formula());
      add("term without parameters", term.parameters.empty());
      add("replaced term", term.by.valid());
    }
  }

  void rules() {
    for (const Rule& rule : model_.rules) {
      if (!scope_.in_force(rule.clause)) continue;
      add("amended clause", model_[rule.clause].by.valid());
      add("clause that is amended later", model_[rule.clause].until.valid());
      add("end by a formula", model_[model_[rule.clause].contract].ends.valid());
      for (const Override& by : rule.overridden_by) {
        const Rule& other = model_[by.by];
        add("left out what overrides", !scope_.in_force(other.clause));
        if (scope_.in_force(other.clause)) overriding(rule, other, by);
      }
    }
  }

  void overriding(const Rule& rule, const Rule& by, const Override& how) {
    add("override");
    add("override by a permission", by.deontic == syntax::Deontic::may);
    add("override by a duty", by.deontic != syntax::Deontic::may);
    add("override that matches variables", !how.match.empty());
    add("override of another contract", model_[rule.clause].contract != model_[by.clause].contract);
    add("override with readings", is_open(model_[by.clause].ambiguity) || is_open(model_[rule.clause].ambiguity));
    add("exception to an exception",
        std::ranges::any_of(by.overridden_by, [&](const Override& next) { return scope_.in_force(model_[next.by].clause); }));
    const auto overrides = [&](RuleId id) {
      return std::ranges::any_of(rule.overridden_by, [&](const Override& o) { return o.by == id; });
    };
    for (const ClauseReading& reading : model_[by.clause].readings) {
      const bool any = std::ranges::any_of(reading.rules, overrides);
      const bool all = std::ranges::all_of(reading.rules, overrides);
      add("override of one rule alone", any && !all);
      add("override in one reading alone", !any);
    }
    for (const ExprId formula : formulas_of(by)) {
      for_each_node(model_, formula, [&](const Expression& e) {
        if (e.kind != E::predicate && e.kind != E::function) return;
        const Term& term = model_[e.term_id];
        add("override that rests on readings", is_open(term.ambiguity));
        add("override that rests on a value parameter",
            std::ranges::any_of(term.parameters, [&](VarId p) { return model_[p].value.base != Base::element; }));
      });
    }
  }

  void formulas() {
    for (const Unit& unit : question_.demands) {
      if (const auto* fact = std::get_if<FactUnit>(&unit)) formula(model_[fact->id].formula);
      if (const auto* requirement = std::get_if<RequirementUnit>(&unit)) formula(model_[requirement->id].formula);
    }
    std::set<ClauseId> clauses(question_.occurrence.clauses.begin(), question_.occurrence.clauses.end());
    clauses.insert(question_.occurrence.kept.begin(), question_.occurrence.kept.end());
    for (const ClauseId clause : clauses)
      for (const ClauseReading& reading : model_[clause].readings)
        for (const RuleId rule : reading.rules)
          for (const ExprId part : formulas_of(model_[rule])) formula(part);
    for (const TermId term : question_.occurrence.terms)
      for (const Reading& reading : model_[term].readings) formula(reading.meaning);
    formula(question_.formula);
  }

  void formula(ExprId root) {
    for_each_node(model_, root, [&](const Expression& e) { node(e); });
  }

  void node(const Expression& e) {
    switch (e.kind) {
      case E::kept:
        add("kept");
        break;
      case E::applies:
        add("applies");
        break;
      case E::exactly:
        add("exactly");
        [[fallthrough]];
      case E::at_least:
      case E::at_most:
        add("number of", e.integer > 1);
        break;
      case E::count:
        add("count");
        break;
      case E::sum:
        add("sum");
        break;
      case E::min:
      case E::max:
        add("extreme");
        break;
      case E::reaches:
      case E::is_or_reaches:
        add("closure");
        add("closure of a term", e.step.term.valid());
        add("closure of a term with readings", e.step.term.valid() && is_open(model_[e.step.term].ambiguity));
        break;
      case E::before:
      case E::after:
      case E::first:
      case E::last:
        add("order");
        break;
      case E::first_of:
      case E::last_of:
        add("order");
        [[fallthrough]];
      case E::sole:
        add("definite");
        break;
      case E::next:
      case E::previous:
        add("order");
        add("next");
        break;
      case E::date:
      case E::moment:
      case E::difference:
        add("dates");
        break;
      case E::shift:
        add("dates");
        add("months", e.unit == TimeUnit::months || e.unit == TimeUnit::years);
        add("computed duration", e.operands.size() > 1);
        break;
      case E::working_shift:
      case E::working_days:
        add("working days");
        break;
      case E::date_part:
        add("dates");
        add("part of a date");
        break;
      case E::is_type:
        add("subtype");
        break;
      case E::individual:
        add("individual");
        break;
      case E::choice:
        add("choice");
        break;
      case E::multiply:
        add("product");
        break;
      case E::scale:
        add("share", model_[e.operands[0]].kind == E::count || model_[e.operands[0]].kind == E::sum);
        break;
      case E::field:
        add("optional", model_[e.field_id].multiplicity == Multiplicity::optional);
        break;
      case E::function:
      case E::predicate:
        add("term of clauses", builds_on_clauses(e.term_id));
        break;
      case E::truth:
      case E::conjunction:
      case E::disjunction:
      case E::negation:
      case E::implication:
      case E::equivalence:
      case E::every:
      case E::some:
      case E::no:
      case E::equal:
      case E::not_equal:
      case E::less:
      case E::less_equal:
      case E::greater:
      case E::greater_equal:
      case E::in:
      case E::not_in:
      case E::subset_of:
      case E::exists:
      case E::tuple:
      case E::variable:
      case E::element:
      case E::integer:
      case E::decimal:
      case E::widen:
      case E::add:
      case E::subtract:
      case E::lesser:
      case E::greater_of:
      case E::floor:
      case E::set_literal:
      case E::comprehension:
      case E::set_union:
      case E::intersect:
      case E::minus:
        break;
    }
    add("numbers", e.type.value.base == Base::decimal || e.kind == E::integer);
  }

  bool builds_on_clauses(TermId term) const {
    bool found = false;
    for (const Reading& reading : model_[term].readings)
      for_each_node(model_, reading.meaning, [&](const Expression& e) { found = found || e.kind == E::kept || e.kind == E::applies; });
    return found;
  }

  void usage() {
    if (!has_usage(model_)) return;
    add("usage");
    for (const Unit& unit : question_.demands) {
      const auto* requirement = std::get_if<RequirementUnit>(&unit);
      if (requirement == nullptr) continue;
      add("can", model_[requirement->id].mode == Mode::can);
      add("always:", model_[requirement->id].mode == Mode::always);
    }
    for (const Relation& relation : model_.relations) add("usage relation", relation.usage);
    for (const Type& type : model_.types) add("ordered usage", type.usage && type.ordered);
  }

  const Model& model_;
  const Check& check_;
  const Scope scope_;
  const answer::Question question_;
  std::set<std::string> found_;
};

}  // namespace

std::set<std::string> features(const Model& model, const Check& check) { return Features(model, check).run(); }

std::set<std::string> features(const Model& model, const Example& example) {
  std::set<std::string> found{"example"};
  if (example.as_of) found.insert("as of");
  if (has_usage(model)) found.insert("usage");
  for (const ExampleVerdict& verdict : example.verdicts) {
    if (!std::ranges::equal(verdict.open, model.all_open())) found.insert("under");
    if (!verdict.breaches.empty()) found.insert("breaches");
  }
  for (const auto& [root, elements] : example.structure.elements)
    if (model[root].ordered && elements.size() > 1) found.insert("order");
  for (const Rule& rule : model.rules)
    if (!rule.overridden_by.empty()) found.insert("override");
  for (const Term& term : model.terms)
    for (const VarId p : term.parameters)
      if (model[p].value.base != Base::element && term.readings.size() > 1) found.insert("readings of a term with a value parameter");
  return found;
}

}  // namespace proviso::differential

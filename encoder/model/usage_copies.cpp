#include "model/usage_copies.h"

#include <algorithm>

#include "model/element_names.h"
#include "model/usage.h"
#include "model/walk.h"
#include "text/check.h"

namespace proviso::model {

namespace {

template <typename Tag>
std::vector<Id<Tag>> identity(std::size_t count) {
  std::vector<Id<Tag>> result;
  for (std::uint32_t i = 0; i < count; ++i) result.push_back({i});
  return result;
}

// Which nodes of the original's expressions mention usage, directly or below; and which terms and clauses do.
class Mentions {
 public:
  explicit Mentions(const Model& model) : model_(model), known_(model.expressions.size()) {
    for (const Term& term : model.terms) terms_.push_back(of_term(term));
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) clauses_.push_back(mentions_usage(model, ClauseId{i}));
  }

  bool type(TypeId id) const { return id.valid() && model_[id].usage; }
  bool term(TermId id) const { return id.valid() && terms_[id.value]; }
  bool clause(ClauseId id) const { return clauses_[id.value]; }
  bool formula(ExprId id) {
    if (!id.valid()) return false;
    if (known_[id.value] == 0) known_[id.value] = below(model_[id]) ? 2 : 1;
    return known_[id.value] == 2;
  }

 private:
  bool of_term(const Term& term) const {
    const auto is_usage = [&](VarId parameter) { return type(model_[parameter].value.type); };
    const auto mentions = [&](const Reading& reading) { return mentions_usage(model_, reading.meaning); };
    return type(term.type.value.type) || std::ranges::any_of(term.parameters, is_usage) || std::ranges::any_of(term.readings, mentions);
  }
  bool below(const Expression& e) {
    const auto is_usage = [&](VarId variable) { return type(model_[variable].value.type); };
    if (type(e.type.value.type) || type(e.named_type) || term(e.term_id) || term(e.step.term)) return true;
    for (const RelationId relation : {e.relation_id, e.step.relation}) {
      if (relation.valid() && model_[relation].usage) return true;
    }
    if (std::ranges::any_of(e.variables, is_usage)) return true;
    if (std::ranges::any_of(e.clauses, [&](ClauseId id) { return clause(id); })) return true;
    return formula(e.guard) || std::ranges::any_of(e.operands, [&](ExprId operand) { return formula(operand); });
  }

  const Model& model_;
  std::vector<bool> terms_, clauses_;
  std::vector<std::uint8_t> known_;  // by ExprId: 0 unknown, 1 no, 2 yes
};

}  // namespace

// Makes one copy. Ids are assigned first, so that copied items can refer to later ones.
class UsageCopies::Copying {
 public:
  Copying(UsageCopies& all, Mentions& mentions, Copy& copy, RuleId right = {}, Family* family = nullptr)
      : all_(all),
        right_(right),
        family_(family),
        original_(all.original_),
        model_(all.model_),
        mentions_(mentions),
        copy_(copy),
        expressions_(original_.expressions.size()),
        variables_(original_.variables.size()),
        rules_(original_.rules.size()) {}

  void run() {
    copy_.types = identity<TypeTag>(original_.types.size());
    copy_.fields = identity<FieldTag>(original_.fields.size());
    copy_.relations = identity<RelationTag>(original_.relations.size());
    copy_.terms = identity<TermTag>(original_.terms.size());
    copy_.facts = identity<FactTag>(original_.facts.size());
    copy_.requirements = identity<RequirementTag>(original_.requirements.size());
    copy_.clauses = identity<ClauseTag>(original_.clauses.size());
    if (family_ != nullptr) {
      for (const VarId variable : original_[right_].variables) index_types_.push_back(original_[variable].value);
    }
    declare();
    define();
  }

 private:
  template <typename Tag, typename Table>
  static Id<Tag> next(const Table& table) {
    return {static_cast<std::uint32_t>(table.size())};
  }

  void declare() {
    for (std::uint32_t i = 0; i < original_.types.size(); ++i) {
      if (!original_.types[i].usage) continue;
      copy_.types[i] = next<TypeTag>(model_.types);
      model_.types.push_back(original_.types[i]);
    }
    for (std::uint32_t i = 0; i < original_.fields.size(); ++i) {
      if (!mentions_.type(original_.fields[i].owner)) continue;
      copy_.fields[i] = next<FieldTag>(model_.fields);
      Field field = original_.fields[i];
      field.owner = type(field.owner);
      field.value = value(field.value);
      model_.fields.push_back(field);
    }
    for (std::uint32_t i = 0; i < original_.types.size(); ++i) {
      if (!original_.types[i].usage) continue;
      Type& copied = model_.types[copy_.types[i].value];
      copied.root = type(copied.root);
      if (copied.parent.valid()) copied.parent = type(copied.parent);
      for (TypeId& child : copied.children) child = type(child);
      for (FieldId& field : copied.fields) field = copy_.fields[field.value];
      if (copied.ordered_by.valid()) copied.ordered_by = copy_.fields[copied.ordered_by.value];
    }
    for (std::uint32_t i = 0; family_ != nullptr && i < original_.types.size(); ++i) {
      if (!original_.types[i].usage || original_.types[i].parent.valid()) continue;
      family_->belongs[TypeId{i}] = next<RelationTag>(model_.relations);
      Relation belongs;
      belongs.heading = original_.types[i].heading;
      belongs.columns = {copy_.types[i]};
      append_index(belongs.columns);
      belongs.usage = true;
      model_.relations.push_back(std::move(belongs));
    }
    for (std::uint32_t i = 0; i < original_.relations.size(); ++i) {
      if (!original_.relations[i].usage) continue;
      copy_.relations[i] = next<RelationTag>(model_.relations);
      Relation relation = original_.relations[i];
      for (TypeId& column : relation.columns) column = type(column);
      if (is_of_design(RelationId{i})) append_index(relation.columns);
      model_.relations.push_back(std::move(relation));
    }
    for (std::uint32_t i = 0; i < original_.terms.size(); ++i) {
      if (!mentions_.term({i})) continue;
      copy_.terms[i] = next<TermTag>(model_.terms);
      all_.terms_.push_back({i});
      model_.terms.push_back(original_.terms[i]);
    }
    for (std::uint32_t i = 0; i < original_.clauses.size(); ++i) {
      if (!mentions_.clause({i})) continue;
      copy_.clauses[i] = next<ClauseTag>(model_.clauses);
      all_.clauses_.push_back({i});
      Clause clause = original_.clauses[i];
      for (ClauseReading& reading : clause.readings) {
        for (RuleId& rule : reading.rules) {
          rules_[rule.value] = next<RuleTag>(model_.rules);
          model_.rules.push_back(original_[rule]);
          rule = rules_[rule.value];
        }
      }
      model_.clauses.push_back(std::move(clause));
    }
    for (std::uint32_t i = 0; i < original_.contracts.size(); ++i) {
      std::vector<ClauseId>& exceptions = model_.contracts[i].exceptions;
      for (const ClauseId clause : original_.contracts[i].exceptions) {
        if (mentions_.clause(clause)) exceptions.push_back(copy_.clauses[clause.value]);
      }
      std::ranges::sort(exceptions);
    }
  }

  void define() {
    for (std::uint32_t i = 0; i < original_.terms.size(); ++i) {
      if (!mentions_.term({i})) continue;
      const std::uint32_t id = copy_.terms[i].value;
      Term term = original_.terms[i];
      for (VarId& parameter : term.parameters) parameter = variable(parameter);
      choose_index();
      term.parameters.insert(term.parameters.end(), index_.begin(), index_.end());
      term.type.value = value(term.type.value);
      for (Reading& reading : term.readings) reading.meaning = expression(reading.meaning);
      model_.terms[id] = std::move(term);
    }
    for (std::uint32_t i = 0; i < original_.rules.size(); ++i) {
      if (rules_[i].valid()) define(RuleId{i});
    }
    for (std::uint32_t i = 0; i < original_.facts.size(); ++i) {
      if (!mentions_.formula(original_.facts[i].formula)) continue;
      copy_.facts[i] = next<FactTag>(model_.facts);
      all_.facts_.push_back({i});
      Fact fact = original_.facts[i];
      choose_index();
      fact.formula = for_each_choice(expression(fact.formula));
      model_.facts.push_back(std::move(fact));
    }
    if (family_ != nullptr) return add_closed();
    for (std::uint32_t i = 0; i < original_.requirements.size(); ++i) {
      if (!mentions_.formula(original_.requirements[i].formula)) continue;
      copy_.requirements[i] = next<RequirementTag>(model_.requirements);
      all_.requirements_.push_back({i});
      Requirement requirement = original_.requirements[i];
      requirement.formula = expression(requirement.formula);
      model_.requirements.push_back(std::move(requirement));
    }
    for (const Check& check : original_.checks) {
      const ExprId formula = expression(check.formula);
      if (formula == check.formula) continue;
      copy_.checks[check.formula] = formula;
      model_.checks.push_back(check);
      model_.checks.back().formula = formula;
    }
  }

  void define(RuleId id) {
    Rule rule = original_[id];
    rule.clause = copy_.clauses[rule.clause.value];
    if (family_ != nullptr && id != right_ && mentions(rule)) {  // it is not demanded of the family
      rule.deontic = syntax::Deontic::able;
      rule.guard = rule.demand = {};
      rule.exceptions.clear();
      rule.overridden_by.clear();
      for (VarId& bound : rule.variables) bound = variable(bound);
      model_.rules[rules_[id.value].value] = std::move(rule);
      return;
    }
    if (family_ != nullptr) {
      index_ = rule.variables;
      if (id == right_) family_->right = rules_[id.value];
    }
    for (VarId& bound : rule.variables) bound = variable(bound);
    rule.guard = expression(rule.guard);
    rule.demand = expression(rule.demand);
    for (ExprId& exception : rule.exceptions) exception = expression(exception);
    for (Override& override : rule.overridden_by) {
      for (auto& [of_by, of_overridden] : override.match) {
        of_by = variable(of_by);
        of_overridden = variable(of_overridden);
      }
      if (rules_[override.by.value].valid()) override.by = rules_[override.by.value];
    }
    model_.rules[rules_[id.value].value] = std::move(rule);
  }

  TypeId type(TypeId id) const { return id.valid() ? copy_.types[id.value] : id; }
  ValueType value(ValueType of) const {
    of.type = type(of.type);
    return of;
  }

  // Only variables of usage types are copied: others can occur in shared expressions.
  VarId variable(VarId id) {
    if (!mentions_.type(original_[id].value.type)) return id;
    VarId& copied = variables_[id.value];
    if (!copied.valid()) {
      copied = next<VarTag>(model_.variables);
      Variable declared = original_[id];
      declared.value = value(declared.value);
      model_.variables.push_back(declared);
    }
    return copied;
  }

  ExprId expression(ExprId id) {
    if (!mentions_.formula(id)) return id;
    if (expressions_[id.value].valid()) return expressions_[id.value];
    Expression e = original_[id];
    e.type.value = value(e.type.value);
    for (ExprId& operand : e.operands) operand = expression(operand);
    const std::vector<VarId> bound_in_original = e.variables;
    for (VarId& bound : e.variables) bound = variable(bound);
    e.guard = expression(e.guard);
    e.named_type = type(e.named_type);
    for (FieldId* field : {&e.field_id, &e.step.field}) {
      if (field->valid()) *field = copy_.fields[field->value];
    }
    for (RelationId* relation : {&e.relation_id, &e.step.relation}) {
      if (relation->valid()) *relation = copy_.relations[relation->value];
    }
    for (TermId* term : {&e.term_id, &e.step.term}) {
      if (term->valid()) *term = copy_.terms[term->value];
    }
    if (e.variable_id.valid()) e.variable_id = variable(e.variable_id);
    for (ClauseId& clause : e.clauses) clause = copy_.clauses[clause.value];
    if (family_ != nullptr) put_index(original_[id], bound_in_original, e);
    expressions_[id.value] = next<ExprTag>(model_.expressions);
    model_.expressions.push_back(std::move(e));
    return expressions_[id.value];
  }

  // ---- families of usages

  void append_index(std::vector<TypeId>& columns) const {
    for (const ValueType& of : index_types_) columns.push_back(of.type);
  }
  // Has it no usage type, although it is usage?
  bool is_of_design(RelationId id) const {
    return std::ranges::none_of(original_[id].columns, [&](TypeId column) { return mentions_.type(column); });
  }
  bool mentions(const Rule& rule) {
    return std::ranges::any_of(rule.variables, [&](VarId id) { return mentions_.type(original_[id].value.type); }) ||
           std::ranges::any_of(formulas_of(rule), [&](ExprId formula) { return mentions_.formula(formula); });
  }
  ExprId add(Expression e) {
    model_.expressions.push_back(std::move(e));
    return {static_cast<std::uint32_t>(model_.expressions.size() - 1)};
  }
  ExprId formula(ExpressionKind kind, std::vector<ExprId> operands) {
    Expression e;
    e.kind = kind;
    e.operands = std::move(operands);
    return add(std::move(e));
  }
  ExprId named(VarId id) {
    Expression e;
    e.kind = ExpressionKind::variable;
    e.type.value = model_[id].value;
    e.span = model_[id].span;
    e.variable_id = id;
    return add(std::move(e));
  }
  VarId fresh(const ValueType& of, std::string_view name, Span span) {
    model_.variables.push_back({name, span, of});
    return {static_cast<std::uint32_t>(model_.variables.size() - 1)};
  }
  // Variables for a choice of elements; the expressions that are copied next are about the usage that belongs to it.
  void choose_index() {
    index_.clear();
    for (std::size_t i = 0; i < index_types_.size(); ++i) {
      const Variable& like = original_[original_[right_].variables[i]];
      index_.push_back(fresh(index_types_[i], like.name, like.span));
    }
  }
  ExprId for_each_choice(ExprId body, ExprId guard = {}, std::vector<VarId> more = {}) {
    more.insert(more.end(), index_.begin(), index_.end());
    if (more.empty()) return body;
    Expression e;
    e.kind = ExpressionKind::every;
    e.span = model_[body].span;
    e.variables = std::move(more);
    e.guard = guard;
    e.operands = {body};
    return add(std::move(e));
  }
  // The usage element, a variable of the copy, belongs to the choice.
  ExprId belongs(VarId element, TypeId root_of_original) {
    Expression e;
    e.kind = ExpressionKind::tuple;
    e.relation_id = family_->belongs.at(root_of_original);
    e.operands.push_back(named(element));
    for (const VarId id : index_) e.operands.push_back(named(id));
    return add(std::move(e));
  }
  // { T x where x belongs to the choice, and stands before or after the operand }
  ExprId those(TypeId type_of_original, ExpressionKind side, ExprId operand) {
    const ValueType of{Base::element, type(type_of_original)};
    const VarId x = fresh(of, original_[type_of_original].heading.name, original_[type_of_original].heading.name_span);
    Expression e;
    e.kind = ExpressionKind::comprehension;
    e.type = {of, Shape::set};
    e.variables = {x};
    e.guard = belongs(x, original_[type_of_original].root);
    if (operand.valid()) e.guard = formula(ExpressionKind::conjunction, {e.guard, formula(side, {named(x), operand})});
    return add(std::move(e));
  }

  // Lets the copy of an expression speak of the usage that belongs to the choice.
  void put_index(const Expression& original, const std::vector<VarId>& bound, Expression& e) {
    std::vector<ExprId> guards;
    if (e.guard.valid()) guards.push_back(e.guard);
    for (std::size_t i = 0; i < bound.size(); ++i) {
      const TypeId of = original_[bound[i]].value.type;
      if (mentions_.type(of)) guards.push_back(belongs(e.variables[i], original_[of].root));
    }
    if (!guards.empty()) e.guard = guards.size() == 1 ? guards[0] : formula(ExpressionKind::conjunction, std::move(guards));
    const bool calls =
        (original.kind == ExpressionKind::predicate || original.kind == ExpressionKind::function) && mentions_.term(original.term_id);
    const bool relates =
        original.kind == ExpressionKind::tuple && original_[original.relation_id].usage && is_of_design(original.relation_id);
    if (calls || relates) {
      for (const VarId id : index_) e.operands.push_back(named(id));
    }
    const bool to_first = original.kind == ExpressionKind::first || original.kind == ExpressionKind::next;
    if (original.kind == ExpressionKind::first || original.kind == ExpressionKind::last) {
      e.operands = {those(original.named_type, ExpressionKind::after, {})};
      e.named_type = {};
      e.kind = to_first ? ExpressionKind::first_of : ExpressionKind::last_of;
    } else if (original.kind == ExpressionKind::next || original.kind == ExpressionKind::previous) {
      const TypeId of = original_[original.operands[0]].type.value.type;
      if (mentions_.type(of)) {
        e.operands = {those(of, to_first ? ExpressionKind::after : ExpressionKind::before, e.operands[0])};
        e.kind = to_first ? ExpressionKind::first_of : ExpressionKind::last_of;
      }
    }
    const bool by_term = original.step.term.valid() && mentions_.term(original.step.term);
    const bool by_relation =
        original.step.relation.valid() && original_[original.step.relation].usage && is_of_design(original.step.relation);
    if (!by_term && !by_relation && original.clauses.empty()) return;
    family_->exact = false;
    e = Expression();  // `false`, which is demanded of nobody
    e.span = original.span;
  }

  // What an element of a usage refers to belongs to the same usage.
  void add_closed() {
    const auto close = [&](TypeId from, TypeId to, auto&& refers) {
      choose_index();
      const VarId x = fresh({Base::element, type(from)}, "x", {}), y = fresh({Base::element, type(to)}, "y", {});
      const ExprId guard = formula(ExpressionKind::conjunction, {belongs(x, original_[from].root), refers(named(x), named(y))});
      family_->closed.push_back(for_each_choice(belongs(y, original_[to].root), guard, {x, y}));
    };
    for (std::uint32_t i = 0; i < original_.fields.size(); ++i) {
      const Field& field = original_.fields[i];
      if (!mentions_.type(field.owner) || !mentions_.type(field.value.type)) continue;
      close(field.owner, field.value.type, [&](ExprId x, ExprId y) {
        Expression e;
        e.kind = ExpressionKind::field;
        e.field_id = copy_.fields[i];
        const bool one = field.multiplicity == Multiplicity::one;
        const bool optional = field.multiplicity == Multiplicity::optional;
        e.type = {value(field.value), one ? Shape::one : optional ? Shape::optional : Shape::set};
        e.operands = {x};
        const ExprId values = add(std::move(e));
        return formula(one || optional ? ExpressionKind::equal : ExpressionKind::in, {y, values});
      });
    }
    for (std::uint32_t i = 0; i < original_.relations.size(); ++i) {
      const Relation& relation = original_.relations[i];
      if (!relation.usage || relation.columns.size() != 2 ||
          !std::ranges::all_of(relation.columns, [&](TypeId t) { return mentions_.type(t); }))
        continue;
      close(relation.columns[0], relation.columns[1], [&](ExprId x, ExprId y) {
        Expression e;
        e.kind = ExpressionKind::tuple;
        e.relation_id = copy_.relations[i];
        e.operands = {x, y};
        return add(std::move(e));
      });
    }
  }

  UsageCopies& all_;
  const RuleId right_;  // of a family
  Family* const family_;
  std::vector<ValueType> index_types_;
  std::vector<VarId> index_;  // the choice of elements that expressions are about
  const Model& original_;
  Model& model_;
  Mentions& mentions_;
  Copy& copy_;
  std::vector<ExprId> expressions_;
  std::vector<VarId> variables_;
  std::vector<RuleId> rules_;
};

UsageCopies::UsageCopies(const Model& original, std::size_t count, const std::vector<RuleId>& rights)
    : original_(original),
      model_(original),
      copies_(count + rights.size()),
      families_(rights.size()),
      terms_(identity<TermTag>(original.terms.size())),
      facts_(identity<FactTag>(original.facts.size())),
      requirements_(identity<RequirementTag>(original.requirements.size())),
      clauses_(identity<ClauseTag>(original.clauses.size())) {
  CHECK(count > 0, "a spec has a usage part");
  model_.examples.clear();
  Copy& own = copies_[0];
  own.types = identity<TypeTag>(original.types.size());
  own.fields = identity<FieldTag>(original.fields.size());
  own.relations = identity<RelationTag>(original.relations.size());
  own.terms = terms_;
  own.facts = facts_;
  own.requirements = requirements_;
  own.clauses = clauses_;
  Mentions mentions(original);
  for (std::size_t i = 1; i < count; ++i) Copying(*this, mentions, copies_[i]).run();
  for (std::size_t i = 0; i < rights.size(); ++i) {
    families_[i].copy = count + i;
    Copying(*this, mentions, copies_[count + i], rights[i], &families_[i]).run();
  }
}

ExprId UsageCopies::in_copy(std::size_t copy, ExprId formula) const {
  const auto found = copies_[copy].checks.find(formula);
  return found == copies_[copy].checks.end() ? formula : found->second;
}

Unit UsageCopies::in_copy(std::size_t copy, const Unit& unit) const {
  const Copy& in = copies_[copy];
  if (const auto* fact = std::get_if<FactUnit>(&unit)) return FactUnit{in.facts[fact->id.value]};
  if (const auto* clause = std::get_if<ClauseUnit>(&unit)) return ClauseUnit{in.clauses[clause->id.value]};
  if (const auto* requirement = std::get_if<RequirementUnit>(&unit)) return RequirementUnit{in.requirements[requirement->id.value]};
  if (const auto* term = std::get_if<TermUnit>(&unit)) return TermUnit{in.terms[term->id.value], term->reading};
  return unit;
}

Unit UsageCopies::original(const Unit& unit) const {
  if (const auto* fact = std::get_if<FactUnit>(&unit)) return fact->id.value < facts_.size() ? FactUnit{facts_[fact->id.value]} : *fact;
  if (const auto* clause = std::get_if<ClauseUnit>(&unit)) return ClauseUnit{clauses_[clause->id.value]};
  if (const auto* requirement = std::get_if<RequirementUnit>(&unit)) return RequirementUnit{requirements_[requirement->id.value]};
  if (const auto* term = std::get_if<TermUnit>(&unit)) return TermUnit{terms_[term->id.value], term->reading};
  return unit;
}

TypeId UsageCopies::original(TypeId type) const {
  for (const Copy& copy : copies_) {
    const auto at = std::ranges::find(copy.types, type);
    if (at != copy.types.end()) return TypeId{static_cast<std::uint32_t>(at - copy.types.begin())};
  }
  CHECK(false, "a type of the copies' model is some type's copy");
}

GroundTerm UsageCopies::original(GroundTerm term) const {
  if (term.type.valid()) term.type = original(term.type);
  for (const Copy& copy : copies_) {
    const auto at = std::ranges::find(copy.fields, term.field);
    if (!term.field.valid() || at == copy.fields.end()) continue;
    term.field = FieldId{static_cast<std::uint32_t>(at - copy.fields.begin())};
    break;
  }
  for (GroundTerm& argument : term.arguments) argument = original(std::move(argument));
  return term;
}

Structure UsageCopies::usage(const Structure& all, std::size_t copy) const {
  const Copy& in = copies_[copy];
  Structure result = design_of(original_, all);
  std::map<TypeId, TypeId> back;  // from the copy's types
  for (std::uint32_t i = 0; i < in.types.size(); ++i) back[in.types[i]] = TypeId{i};
  const auto original = [&](Element element) {
    if (const auto found = back.find(element.root); found != back.end()) element.root = found->second;
    return element;
  };
  for (std::uint32_t i = 0; i < original_.types.size(); ++i) {
    const TypeId type{i};
    if (!original_[type].usage || original_[type].parent.valid()) continue;
    for (const ElementInfo& info : all.elements.at(in.types[i])) result.elements[type].push_back({"", back.at(info.type)});
  }
  for (std::uint32_t i = 0; i < original_.fields.size(); ++i) {
    if (!original_[original_.fields[i].owner].usage) continue;
    std::vector<FieldValue>& values = result.fields[FieldId{i}];
    values = all.fields.at(in.fields[i]);
    for (FieldValue& value : values) {
      if (auto* atom = std::get_if<Atom>(&value)) {
        if (auto* element = std::get_if<Element>(atom)) *element = original(*element);
      } else {
        ElementSet members;
        for (const Element& member : std::get<ElementSet>(value)) members.insert(original(member));
        value = std::move(members);
      }
    }
  }
  for (std::uint32_t i = 0; i < original_.relations.size(); ++i) {
    if (!original_.relations[i].usage) continue;
    for (std::vector<Element> tuple : all.relations.at(in.relations[i])) {
      for (Element& element : tuple) element = original(element);
      result.relations[RelationId{i}].insert(std::move(tuple));
    }
  }
  name_elements(original_, result);
  return result;
}

Structure design_of(const Model& model, const Structure& all) {
  Structure design;
  for (std::uint32_t i = 0; i < model.types.size(); ++i) {
    const TypeId type{i};
    if (model[type].is_enum || model[type].parent.valid()) continue;
    std::vector<ElementInfo>& elements = design.elements[type];
    if (!model[type].usage) elements = all.elements.at(type);
  }
  design.individuals = all.individuals;
  for (std::uint32_t i = 0; i < model.fields.size(); ++i) {
    std::vector<FieldValue>& values = design.fields[FieldId{i}];
    if (!model[model.fields[i].owner].usage) values = all.fields.at(FieldId{i});
  }
  for (std::uint32_t i = 0; i < model.relations.size(); ++i) {
    std::set<std::vector<Element>>& tuples = design.relations[RelationId{i}];
    if (!model.relations[i].usage) tuples = all.relations.at(RelationId{i});
  }
  return design;
}

std::set<Element> pointed_to(const Model& model, const Structure& usage) {
  std::set<Element> result;
  for (const auto& [field, values] : usage.fields) {
    if (!model[model[field].owner].usage) continue;
    for (const FieldValue& value : values) {
      if (const auto* members = std::get_if<ElementSet>(&value))
        result.insert(members->begin(), members->end());
      else if (const auto* element = std::get_if<Element>(&std::get<Atom>(value)))
        result.insert(*element);
    }
  }
  for (const auto& [relation, tuples] : usage.relations) {
    if (!model[relation].usage) continue;
    for (const std::vector<Element>& tuple : tuples) result.insert(tuple.begin(), tuple.end());
  }
  std::erase_if(result, [&](const Element& element) { return model[element.root].usage; });
  return result;
}

}  // namespace proviso::model

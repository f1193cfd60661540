#include "evaluate/evaluation.h"

#include <algorithm>

#include "model/kind_traits.h"
#include "text/check.h"

namespace proviso::evaluate {

namespace {

// A date or moment in an explanation. One that 64 bits do not hold is the last, or the first, that can be shown.
std::int64_t near_integer(const Quantity& quantity) {
  constexpr std::int64_t last = std::int64_t{1} << 50;
  if (quantity > Quantity(last)) return last;
  return quantity < Quantity(-last) ? -last : quantity.integer();
}

}  // namespace

Evaluation::Evaluation(const Universe& universe, const Scope& scope, const Selection& selection)
    : universe_(universe),
      model_(universe.model()),
      scope_(scope),
      analysis_(model_, selection),
      slots_(model_.variables.size(), none),
      in_force_consulted_(model_.clauses.size(), false),
      kept_consulted_(model_.clauses.size(), false) {}

void Evaluation::bind(VarId variable, const Atom& atom) {
  if (const auto* element = std::get_if<Element>(&atom)) {
    slots_[variable.value] = static_cast<Index>(element->index);
  } else if (const auto* truth = std::get_if<bool>(&atom)) {
    slots_[variable.value] = *truth ? 1 : 0;
  } else if (model_[variable].value.base == Base::element) {
    slots_[variable.value] = none;
  } else {
    quantity_slots_[variable.value] = Quantity(atom);
  }
}

Atom Evaluation::atom(VarId variable) const {
  const ValueType& value = model_[variable].value;
  if (value.base == Base::element) return atom(slots_[variable.value], value.type);
  if (value.base == Base::boolean) return slots_[variable.value] == 1;
  return atom(quantity_slots_.at(variable.value), value.base);
}

Atom Evaluation::atom(Index element, TypeId type) const {
  if (element == none) return Absent{};
  return Element{model_[type].root, static_cast<std::uint32_t>(element)};
}

Atom Evaluation::atom(const Quantity& quantity, Base base) const {
  if (!quantity.present()) return Absent{};
  if (base == Base::date) return Date{near_integer(quantity)};
  if (base == Base::moment) return Moment{near_integer(quantity)};
  return quantity.number();
}

FieldValue Evaluation::value(ExprId id) {
  const ExpressionType& type = model_[id].type;
  if (type.value.base == Base::boolean) return truth(id);
  if (type.shape != Shape::set) {
    if (type.value.base == Base::element) return atom(element(id), type.value.type);
    return atom(quantity(id), type.value.base);
  }
  CHECK(type.value.base == Base::element, "a set of elements");
  std::vector<Index> storage;
  ElementSet set;
  for (const Index member : members(id, storage)) {
    set.insert(set.end(), Element{model_[type.value.type].root, static_cast<std::uint32_t>(member)});
  }
  return set;
}

Evaluation::Prepared& Evaluation::prepared(ExprId id) {
  std::unique_ptr<Prepared>& prepared = prepared_[id.value];
  if (prepared) return *prepared;
  prepared = std::make_unique<Prepared>();
  prepared->keys = analysis_.keys(id);
  if (prepared->keys) {
    std::vector<TypeId> types;
    for (const ExprId key : *prepared->keys) types.push_back(model_[key].type.value.type);
    if (const auto count = key_count(types)) {
      prepared->truths = std::make_unique<TruthMemo>(*count);
    } else {
      prepared->keys.reset();
    }
  }
  return *prepared;
}

Evaluation::Prepared& Evaluation::prepared(TermId id) {
  std::unique_ptr<Prepared>& prepared = prepared_terms_[id.value];
  if (prepared) return *prepared;
  prepared = std::make_unique<Prepared>();
  std::vector<TypeId> types;
  for (const VarId parameter : model_[id].parameters) {
    if (model_[parameter].value.base != Base::element) return *prepared;
    types.push_back(model_[parameter].value.type);
  }
  if (const auto count = key_count(types)) prepared->truths = std::make_unique<TruthMemo>(*count);
  return *prepared;
}

std::optional<std::uint64_t> Evaluation::key_count(const std::vector<TypeId>& types) const {
  std::uint64_t count = 1;
  for (const TypeId type : types) {
    if (__builtin_mul_overflow(count, universe_.count(type) + 1, &count)) return std::nullopt;
  }
  return count;
}

std::optional<std::uint64_t> Evaluation::key(const Prepared& prepared) {
  if (!prepared.keys) return std::nullopt;
  std::uint64_t key = 0;
  for (const ExprId part : *prepared.keys) {
    key = key * (universe_.count(model_[part].type.value.type) + 1) + static_cast<std::uint64_t>(element(part) + 1);
  }
  return key;
}

std::uint64_t Evaluation::key(const std::vector<VarId>& variables) const {
  std::uint64_t key = 0;
  for (const VarId variable : variables) {
    key = key * (universe_.count(model_[variable].value.type) + 1) + static_cast<std::uint64_t>(slots_[variable.value] + 1);
  }
  return key;
}

// The plan of an expression that searches: for its guard and, for a quantifier, its body.
const Plan& Evaluation::plan(ExprId id) {
  Prepared& prepared = this->prepared(id);
  if (prepared.plan) return *prepared.plan;
  const Expression& e = model_[id];
  std::vector<VarId> variables = e.variables;
  std::vector<Test> tests;
  const bool seeks = traits(e.kind).family == Family::quantifier;
  const bool counts = traits(e.kind).family == Family::counted;
  std::vector<VarId>* merged = seeks ? &variables : nullptr;
  if (e.guard.valid()) analysis_.take_apart({e.guard, true}, tests, merged);
  if ((seeks || counts) && !e.operands.empty() && e.operands[0].valid()) {
    analysis_.take_apart({e.operands[0], e.kind != ExpressionKind::every}, tests, merged);
  }
  prepared.plan = make_plan(analysis_, universe_, std::move(variables), std::move(tests));
  return *prepared.plan;
}

}  // namespace proviso::evaluate

#include "model/few_values.h"

#include <algorithm>
#include <map>

#include "text/check.h"

namespace proviso::model {

namespace {

using E = ExpressionKind;
using Values = std::optional<std::set<Number>>;

class FewValues {
 public:
  explicit FewValues(const Model& model) : model_(model) {}

  Values of(ExprId id) {
    if (!id.valid()) return std::nullopt;
    const Expression& e = model_[id];
    switch (e.kind) {
      case E::integer:
      case E::decimal:
        return Values({e.number});
      case E::choice:
        return joined(of(e.operands[1]), of(e.operands[2]));
      case E::function:
        return of(e.term_id);
      case E::widen:
      case E::min:
      case E::max:
        return of(e.operands[0]);
      case E::scale:
        return each(e, [&](const Number& a) { return e.number * a; });
      case E::floor:
        return each(e, [](const Number& a) { return a.floor(); });
      case E::add:
        return each_pair(e, [](const Number& a, const Number& b) { return a + b; });
      case E::subtract:
        return each_pair(e, [](const Number& a, const Number& b) { return a - b; });
      case E::multiply:
        return each_pair(e, [](const Number& a, const Number& b) { return a * b; });
      case E::lesser:
        return each_pair(e, [](const Number& a, const Number& b) { return std::min(a, b); });
      case E::greater_of:
        return each_pair(e, [](const Number& a, const Number& b) { return std::max(a, b); });
      case E::date_part:
        return of_part(e.part);
      case E::count:
        return of_count(model_[e.operands[0]]);
#define EXPRESSION(kind, ...) case E::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
      case E::variable:
      case E::field:
      case E::individual:
      case E::element:
      case E::date:
      case E::moment:
      case E::difference:
      case E::shift:
      case E::working_shift:
      case E::working_days:
      case E::sum:
      case E::set_literal:
      case E::comprehension:
      case E::set_union:
      case E::intersect:
      case E::minus:
      case E::first:
      case E::last:
      case E::first_of:
      case E::last_of:
      case E::sole:
      case E::next:
      case E::previous:
        return std::nullopt;
    }
    CHECK(false, "an expression of no kind");
  }

 private:
  static void add(std::set<Number>& values, const Number& value) {
    if (values.size() <= most_few_values) values.insert(value);
  }

  static Values joined(Values a, const Values& b) {
    if (!a || !b) return std::nullopt;
    for (const Number& value : *b) add(*a, value);
    return a;
  }

  template <typename Operation>
  Values each(const Expression& e, Operation operation) {
    const Values all = of(e.operands[0]);
    if (!all) return std::nullopt;
    std::set<Number> result;
    for (const Number& value : *all) add(result, operation(value));
    return result;
  }

  template <typename Operation>
  Values each_pair(const Expression& e, Operation operation) {
    const Values left = of(e.operands[0]);
    const Values right = left ? of(e.operands[1]) : std::nullopt;
    if (!right) return std::nullopt;
    std::set<Number> result;
    for (const Number& a : *left)
      for (const Number& b : *right) add(result, operation(a, b));
    return result;
  }

  static Values of_part(DatePart part) {
    const std::int64_t most = part == DatePart::month ? 12 : part == DatePart::day ? 31 : part == DatePart::weekday ? 7 : 0;
    if (most == 0) return std::nullopt;
    std::set<Number> result;
    for (std::int64_t n = 1; n <= most; ++n) result.insert(Number(n));
    return result;
  }

  static Values of_count(const Expression& counted) {
    const bool listed = counted.kind == E::set_literal;
    if (counted.type.shape == Shape::set && !listed) return std::nullopt;
    std::set<Number> result;
    const std::size_t most = listed ? counted.operands.size() : 1;
    for (std::size_t n = 0; n <= std::min(most, most_few_values); ++n) result.insert(Number(static_cast<std::int64_t>(n)));
    return result;
  }

  // A term that depends on itself, which is an error elsewhere, is unknown.
  Values of(TermId id) {
    const auto [known, is_new] = terms_.try_emplace(id, std::nullopt);
    if (!is_new) return known->second;
    Values all(std::in_place);
    for (const Reading& reading : model_[id].readings) all = joined(std::move(all), of(reading.meaning));
    return terms_[id] = std::move(all);
  }

  const Model& model_;
  std::map<TermId, Values> terms_;
};

}  // namespace

std::optional<std::set<Number>> few_values(const Model& model, ExprId id) { return FewValues(model).of(id); }

}  // namespace proviso::model

// The rules of well-formedness: build a well-typed node of the model from resolved operands, or report an error.
//
// Operands may be invalid, which means that an error in them has been reported; the result is then invalid, without a report. Any other
// result is well-typed: sorts agree, ints are widened where decimals are needed, and every set has an element type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"
#include "resolve/typing/narrowing.h"

namespace proviso::resolve {

using namespace model;

inline constexpr ExpressionType formula_type{{Base::boolean, {}}, Shape::one};

class Typing {
 public:
  Typing(const Lexicon& lexicon, Model& model, Reports& reports) : lexicon_(lexicon), model_(model), reports_(reports) {}

  // What is known at the current place.
  Narrowings narrowings;
  // Which terms mean something else there; may be null.
  const ReplacedTerms* replaced = nullptr;
  TermId meant(TermId declared) const {
    const auto found = replaced == nullptr ? ReplacedTerms::const_iterator() : replaced->find(declared);
    return replaced == nullptr || found == replaced->end() ? declared : found->second;
  }

  // -- formulas (typing_formulas.cpp)
  ExprId truth(Span, bool value);
  // The operand, if it is a formula.
  ExprId formula(ExprId);
  // conjunction, disjunction, negation, implication, equivalence
  ExprId connective(ExpressionKind, Span, std::vector<ExprId> operands);
  // every, some, no, exactly, at_least, at_most; guard and body may be omitted (`absent`)
  struct Part {
    bool absent = true;
    ExprId id;
  };
  ExprId quantifier(ExpressionKind, Span, std::vector<VarId>, std::int64_t number, Part guard, Part body);

  // -- comparisons (typing_comparisons.cpp)
  ExprId equality(ExpressionKind, Span, ExprId left, ExprId right);    // equal, not_equal
  ExprId inequality(ExpressionKind, Span, ExprId left, ExprId right);  // less, less_equal, greater, greater_equal
  ExprId membership(ExpressionKind, Span, ExprId left, ExprId right);  // in, not_in
  ExprId subset(Span, ExprId left, ExprId right);
  ExprId sequence(ExpressionKind, Span, ExprId left, ExprId right);  // before, after
  ExprId is_type(Span, ExprId operand, const syntax::Name& type);
  ExprId exists(Span, ExprId operand);

  // -- names, paths and applications (typing_paths.cpp; steps through orders and closures: typing_steps.cpp)
  ExprId variable(Span, VarId);
  ExprId individual(Span, IndividualId);
  ExprId element(Span, TypeId, std::uint32_t index);
  ExprId field(Span, ExprId operand, const syntax::Name& field);
  ExprId apply_term(Span, TermId, std::vector<ExprId> arguments);
  ExprId apply_relation(Span, RelationId, std::vector<ExprId> arguments);
  // The value in a place that needs a `wanted` value, widened if necessary. Messages name the place: "parameter `c` of `stateless`".
  struct Place {
    std::string_view role;  // "parameter"
    std::string_view name;  // may be empty
    std::string_view of;
  };
  ExprId fit(ExprId value, const ValueType& wanted, const Place& place);
  // The value as the result of a term of this type.
  ExprId fit_result(ExprId value, const ExpressionType& wanted, std::string_view term);
  ExprId closure(ExpressionKind, Span, ExprId from, ExprId to, const syntax::Name& step);  // reaches, is_or_reaches
  ExprId end_of_order(ExpressionKind, Span, const syntax::Name& type);                     // first, last
  ExprId neighbour(ExpressionKind, Span, ExprId operand);                                  // next, previous

  // -- numbers, dates and moments (typing_arithmetic.cpp)
  ExprId number(Span, bool decimal);
  ExprId date(Span);
  ExprId moment(Span);
  ExprId sum_or_difference(bool add, Span, ExprId left, ExprId right);
  ExprId shift(bool add, Span, ExprId left, std::int64_t count, TimeUnit);
  ExprId shift_by(bool add, Span, ExprId left, ExprId count, TimeUnit);
  // Reports a duration that is used alone, or in a comparison: `sign` as in `compared sign duration`.
  // The count is nothing where it is computed.
  void report_duration(Span duration, std::optional<std::int64_t> count, TimeUnit, std::string_view sign, ExprId compared);
  // Of two numbers; that one of them has few values is checked when all terms are known (resolve/passes/products.h).
  ExprId product(Span, ExprId left, ExprId right);
  ExprId negate(Span, ExprId operand);
  ExprId smaller_or_greater(ExpressionKind, Span, std::vector<ExprId> arguments);  // lesser, greater_of
  ExprId floor(Span, std::vector<ExprId> arguments);
  ExprId working_shift(bool add, Span, ExprId left, std::int64_t count, const syntax::Name& calendar);
  ExprId working_days(Span, ExprId from, ExprId to, const syntax::Name& calendar);
  ExprId date_part(DatePart, Span, const syntax::Name&, std::vector<ExprId> arguments);
  ExprId weekday(Span, std::int64_t number);
  ExprId choice(Span, ExprId condition, ExprId then, ExprId otherwise);

  // -- sets and aggregates (typing_sets.cpp)
  enum class Values : std::uint8_t { allowed, not_allowed };  // as members: only after `in`
  ExprId set_literal(Span, std::vector<ExprId> members, Values);
  ExprId comprehension(Span, VarId, Part guard);
  ExprId member_of_set(ExpressionKind, Span, ExprId set);                    // first_of, last_of, sole
  ExprId set_operation(ExpressionKind, Span, std::vector<ExprId> operands);  // set_union, intersect, minus
  ExprId count(Span, ExprId operand);
  ExprId aggregate(ExpressionKind, Span, std::vector<VarId>, Part guard, ExprId body);  // sum, min, max

  // -- shared
  const ExpressionType& type_of(ExprId id) const { return model_[id].type; }
  std::string words(ExprId id) const { return reports_.words(model_[id].span); }
  std::string plain(ExprId id) const { return reports_.plain(model_[id].span); }
  ExprId add(Expression expression) {
    model_.expressions.push_back(std::move(expression));
    return ExprId{static_cast<std::uint32_t>(model_.expressions.size() - 1)};
  }

 private:
  ExprId add(ExpressionKind kind, Span span, ExpressionType type, std::vector<ExprId> operands) {
    Expression expression;
    expression.kind = kind;
    expression.span = span;
    expression.type = type;
    expression.operands = std::move(operands);
    return add(std::move(expression));
  }
  std::string describe(ExprId id) const;
  // "`deadline` is a date; it cannot be compared with `fee`, which is an int"
  std::string clash(ExprId left, std::string_view what_it_cannot_be, ExprId right) const;
  bool is_untyped(ExprId id) const;
  // Gives a set without an element type (`{}`, and sets derived from it) this one.
  void settle(ExprId id, const ValueType&);
  ExprId widen(ExprId id);
  // Widens an int that is combined with a decimal. Returns false if the two are not compatible.
  bool unify_numbers(ExprId& left, ExprId& right);
  ExprId scale(Span, const Number&, bool decimal, ExprId operand);
  // Reports one that is not declared.
  CalendarId calendar(const syntax::Name&);
  bool require_date(ExprId id, std::string_view what);
  // Requires a date or moment that has such units.
  bool require_time(Span, ExprId id, TimeUnit);
  // Requires a number, date or moment, as an operand of this sign.
  bool require_arithmetic(ExprId id, std::string_view sign);
  std::string instead_of_equal(bool equal, ExprId left, ExprId right) const;
  // Reports `x = a or b`, where b is no formula. Returns false if something else is wrong.
  bool report_list_of_values(ExpressionKind, const std::vector<ExprId>& operands);
  void report_never(Span, ExprId left, ExprId right, std::string_view never);
  void report_values_through_set(Span, ExprId set, const Field&);
  void report_missing_field(ExprId operand, const syntax::Name& field);
  bool require_arity(Span, std::string_view name, std::size_t given, std::size_t wanted, Span declared);
  // Requires a set with an element type; the report has `help` for a single element.
  bool require_set(ExprId id, std::string_view of_what);
  bool require_ordered(Span, TypeId type);

  struct StepEnds {
    Step step;
    TypeId from;
    TypeId to;
    bool ok = false;
  };
  StepEnds find_step(const syntax::Name& name, TypeId start);

  const Lexicon& lexicon_;
  Model& model_;
  Reports& reports_;
};

}  // namespace proviso::resolve

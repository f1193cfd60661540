// Products of two values, of which one is one of few numbers: a multiple of the other value for each of them.
#include <map>

#include "lower/lowering.h"
#include "model/few_values.h"
#include "text/check.h"

namespace proviso::lower {

namespace {

class Product {
 public:
  Product(Arena& arena, const std::set<Number>& values, Term other) : arena_(arena), values_(values), other_(other) {}

  // The multiples stand where the numbers stood: `if c then 2 else 3` becomes `if c then 2 * other else 3 * other`.
  Term of(Term factor) {
    if (arena_.kind(factor) == Kind::numeral) return times(arena_.number(factor));
    if (const auto known = done_.find(factor); known != done_.end()) return known->second;
    return done_[factor] = by_cases(factor);
  }

 private:
  Term times(const Number& number) { return arena_.product(number, other_); }
  Term numeral(const Number& number) { return arena_.sort(other_) == Signature::integer ? arena_.integer(number) : arena_.real(number); }

  Term by_cases(Term factor) {
    if (arena_.kind(factor) == Kind::conditional) {
      const auto parts = arena_.children(factor);
      const Formula condition = parts[0];
      const Term then = parts[1], otherwise = parts[2];
      const Term first = of(then);
      return arena_.conditional(condition, first, of(otherwise));
    }
    if (arena_.kind(factor) == Kind::to_real && arena_.kind(arena_.children(factor)[0]) == Kind::conditional) {
      const auto parts = arena_.children(arena_.children(factor)[0]);
      const Formula condition = parts[0];
      const Term then = arena_.to_real(parts[1]), otherwise = arena_.to_real(parts[2]);
      const Term first = of(then);
      return arena_.conditional(condition, first, of(otherwise));
    }
    Term result = beyond(factor);
    for (const Number& value : values_) result = arena_.conditional(arena_.equal(factor, numeral(value)), times(value), result);
    return result;
  }

  // The factor is none of its values only where a conflict is sought that does without the meaning of a term. The product is then any
  // number, too: from the greatest value and from the least the factor goes on to all numbers of one sign.
  Term beyond(Term factor) {
    const Number greatest = *values_.rbegin(), least = *values_.begin();
    const Term above = arena_.sum({factor, numeral(-greatest - Number(1))}), below = arena_.sum({factor, numeral(Number(1) - least)});
    return arena_.conditional(arena_.less(numeral(greatest), factor), above, below);
  }

  Arena& arena_;
  const std::set<Number>& values_;
  Term other_;
  std::map<Term, Term> done_;
};

}  // namespace

Term Lowering::multiplied(model::ExprId factor, Term one, Term other) {
  auto [values, is_new] = few_values_.try_emplace(factor);
  if (is_new) {
    auto found = model::few_values(model_, factor);
    CHECK(found && !found->empty() && found->size() <= model::most_few_values, "the resolver admits no other products");
    values->second = std::move(*found);
  }
  return Product(arena_, values->second, other).of(one);
}

}  // namespace proviso::lower

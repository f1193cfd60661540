#include "resolve/passes/products.h"

#include <algorithm>
#include <set>
#include <utility>

#include "model/few_values.h"
#include "model/walk.h"

namespace proviso::resolve {

namespace {

void report(const Model& model, const Expression& product, bool many, Reports& reports) {
  const auto words = [&](std::size_t factor) { return reports.words(model[product.operands[factor]].span); };
  const std::string example =
      "(if ... then 0.1 else 0.05) * " + reports.plain(model[product.operands[1]].span) + "`, or with a term that is defined so";
  if (many) {
    reports.add(
        Code::T011, product.span,
        words(0) + " times " + words(1) + ": one of the two has cases, but more than " + std::to_string(most_few_values) + " values",
        "one factor of a product is one of at most " + std::to_string(most_few_values) + " numbers: `" + example);
  } else {
    reports.add(Code::T011, product.span,
                words(0) + " times " + words(1) + " is a non-linear product: neither is a number that is written out, or one of few",
                "multiply by a literal, or say by cases which number it is: `" + example);
  }
}

// Does it call a term of which something is wrong? That has been reported.
bool rests_on_mistake(const Model& model, ExprId id) {
  bool found = false;
  for_each_node(model, id, [&](const Expression& e) {
    if (!e.term_id.valid()) return;
    const std::vector<Reading>& readings = model[e.term_id].readings;
    found = found || std::ranges::any_of(readings, [](const Reading& reading) { return !reading.meaning.valid(); });
  });
  return found;
}

}  // namespace

void order_products(Model& model, Reports& reports) {
  std::set<Span> said;  // a clause that two versions of a contract share is resolved twice
  for (Expression& e : model.expressions) {
    if (e.kind != ExpressionKind::multiply) continue;
    const auto left = few_values(model, e.operands[0]), right = few_values(model, e.operands[1]);
    const auto is_few = [](const auto& values) { return values && values->size() <= most_few_values; };
    if (is_few(right) && !(is_few(left) && left->size() <= right->size())) {
      std::swap(e.operands[0], e.operands[1]);
    } else if (!is_few(left) && !rests_on_mistake(model, e.operands[0]) && !rests_on_mistake(model, e.operands[1]) &&
               said.insert(e.span).second) {
      report(model, e, left || right, reports);
    }
  }
}

}  // namespace proviso::resolve

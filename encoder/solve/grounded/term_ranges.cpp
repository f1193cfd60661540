#include "solve/grounded/term_ranges.h"

#include <algorithm>

namespace proviso::solve {

using namespace logic;

namespace {

TermRange sum(const TermRange& a, const TermRange& b) {
  TermRange result;
  if (a.least && b.least) result.least = *a.least + *b.least;
  if (a.most && b.most) result.most = *a.most + *b.most;
  return result;
}

TermRange product(const Number& factor, TermRange range) {
  if (range.least) range.least = factor * *range.least;
  if (range.most) range.most = factor * *range.most;
  if (factor < Number(0)) std::swap(range.least, range.most);
  return range;
}

// The convex hull of both ranges.
TermRange either(const TermRange& a, const TermRange& b) {
  TermRange result;
  if (a.least && b.least) result.least = std::min(*a.least, *b.least);
  if (a.most && b.most) result.most = std::max(*a.most, *b.most);
  return result;
}

}  // namespace

void TermRanges::narrow(Term term, const TermRange& range) {
  TermRange& known = known_[term];
  if (range.least && (!known.least || *known.least < *range.least)) known.least = range.least;
  if (range.most && (!known.most || *range.most < *known.most)) known.most = range.most;
}

void TermRanges::add(Formula comparison) {
  const Kind kind = arena_.kind(comparison);
  const auto sides = arena_.children(comparison);
  const TermRange left = range(sides[0]), right = range(sides[1]);
  const bool is_less = kind == Kind::less && arena_.sort(sides[0]) == Signature::integer;
  const Number gap(is_less ? 1 : 0);
  TermRange of_left{kind == Kind::equal ? right.least : std::nullopt, right.most};
  TermRange of_right{left.least, kind == Kind::equal ? left.most : std::nullopt};
  if (of_left.most) of_left.most = *of_left.most - gap;
  if (of_right.least) of_right.least = *of_right.least + gap;
  narrow(sides[0], of_left);
  narrow(sides[1], of_right);
}

TermRange TermRanges::range(Term term) const {
  const auto children = arena_.children(term);
  TermRange result;
  switch (arena_.kind(term)) {
    case Kind::numeral:
      return {arena_.number(term), arena_.number(term)};
    case Kind::sum:
      result = {Number(0), Number(0)};
      for (Term child : children) result = sum(result, range(child));
      break;
    case Kind::product:
      result = product(arena_.number(term), range(children[0]));
      break;
    case Kind::conditional:
      result = either(range(children[1]), range(children[2]));
      break;
    case Kind::to_real:
      result = range(children[0]);
      break;
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::variable:
    case Kind::application:
    case Kind::element:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function:
    case Kind::count:
    case Kind::total:
      break;
  }
  if (const auto known = known_.find(term); known != known_.end()) {
    const auto& [least, most] = known->second;
    if (least && (!result.least || *result.least < *least)) result.least = least;
    if (most && (!result.most || *most < *result.most)) result.most = most;
  }
  return result;
}

}  // namespace proviso::solve

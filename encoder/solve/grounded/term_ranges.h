// Ranges of the numeric fields of every element of a type, derived from universally quantified comparisons of a query (`every Period p:
// p.rate <= 100`).
#pragma once

#include <map>
#include <optional>

#include "lower/theory.h"

namespace proviso::solve {

struct TermRange {
  std::optional<logic::Number> least, most;
};

class TermRanges {
 public:
  explicit TermRanges(const logic::Arena& arena) : arena_(arena) {}

  // Takes `comparison` as true of every element. Terms are identified up to the variable `of`, which denotes the element.
  void add(logic::Formula comparison);
  TermRange range(logic::Term) const;

 private:
  void narrow(logic::Term, const TermRange&);

  const logic::Arena& arena_;
  std::map<logic::Term, TermRange> known_;
};

}  // namespace proviso::solve

// Between which numbers the numbers of each element lie: what a question says of every element of a type (`every Period p:
// p.rate <= 100`), read off its formulas.
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

  // That `comparison` holds of every element; the terms are read up to the variable `of`, which stands for that element.
  void add(logic::Formula comparison);
  TermRange range(logic::Term) const;

 private:
  void narrow(logic::Term, const TermRange&);

  const logic::Arena& arena_;
  std::map<logic::Term, TermRange> known_;
};

}  // namespace proviso::solve

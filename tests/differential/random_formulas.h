// Random well-typed formulas, values and sets over a vocabulary, as text.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "random_spec.h"
#include "random_vocabulary.h"

namespace proviso::differential::random {

class RandomFormulas {
 public:
  // All must outlive it.
  RandomFormulas(Dice& dice, const Vocabulary& words, const RandomSpecOptions& options) : dice_(dice), words_(words), options_(options) {}

  // With the variables of `scope` free; `depth` bounds the nesting.
  std::string formula(const Scope&, int depth);
  // " where ...", or nothing.
  std::string where(const Scope&, int depth);
  // The others are empty where there is nothing of the type to be had.
  // A single element or value that fits a parameter of this range; it may be absent.
  std::string argument(const Scope&, const Range&, int depth);
  // ... that is there.
  std::string certain(const Scope&, const Range&, int depth);
  std::string value(const Scope&, Sort, int depth);
  std::string set(const Scope&, const std::string& of, int depth);
  std::string call(const Scope&, const Definition&, int depth);
  std::string any_type();
  // Where a formula may build on clauses: one that does.
  std::string kept(const Scope&, int depth);
  // What values there are, truth included.
  std::vector<Sort> sorts() const;
  std::string units_of(Sort);
  std::string literal(Sort sort);
  // One of few numbers, whatever the case: what a value may be multiplied with.
  std::string few(const Scope&, Sort, int depth);

 private:
  std::string element(const Scope& scope, const std::string& wanted, int depth, std::string& got);
  std::string owner(const Scope& scope, const Field& field, int depth);
  std::string aggregate(const Scope& scope, Sort sort, int depth);
  std::string arithmetic(const Scope& scope, Sort sort, int depth);
  std::string bind(Scope& scope, int count);
  std::string quantified(const Scope& scope, int depth);
  std::string counted(const Scope& scope, int depth);
  std::string let(const Scope& scope, int depth);
  std::string definite(const Scope& scope, const std::string& of, int depth);
  int number(int below);
  std::string narrowed(const Scope& scope, int depth);
  std::string atom(const Scope& scope, int depth);
  std::string try_atom(const Scope& scope, int depth);
  std::string truth(const Scope& scope, int depth);
  std::string comparison(const Scope& scope, int depth);
  std::string share(const Scope& scope, int depth);
  std::string reaches(const Scope& scope, int depth);
  std::string tuple(const Scope& scope, int depth);
  // Not what happens, where only the design may be spoken of.
  bool may_name(bool usage) const { return !usage || !words_.of_design_alone; }
  bool may_call(const Definition& d) const { return may_name(d.usage) && (!d.on_clauses || words_.may_build_on_clauses); }

  Dice& dice_;
  const Vocabulary& words_;
  const RandomSpecOptions& options_;
};

}  // namespace proviso::differential::random

// Random well-typed formulas, values and sets over a vocabulary, as text.
#pragma once

#include <string>
#include <utility>

#include "random_spec.h"
#include "random_vocabulary.h"

namespace proviso::differential::random {

class RandomFormulas {
 public:
  // All must outlive it.
  RandomFormulas(Dice& dice, const Vocabulary& words, const RandomSpecOptions& options)
      : dice_(dice), words_(words), options_(options) {}

  // With the variables of `scope` free; `depth` bounds the nesting.
  std::string formula(const Scope&, int depth);
  // " where ...", or nothing.
  std::string where(const Scope&, int depth);
  // The other three are empty where there is nothing of the type to be had.
  // A single element or value that fits a parameter of this range; it may be absent.
  std::string argument(const Scope&, const Range&, int depth);
  std::string value(const Scope&, Sort, int depth);
  std::string set(const Scope&, const std::string& of, int depth);
  std::string any_type() { return dice_.pick(words_.types).name; }

 private:
  std::string literal(Sort sort);
  std::string element(const Scope& scope, const std::string& wanted, int depth, std::string& got);
  std::string owner(const Scope& scope, const Field& field, int depth);
  std::string call(const Scope& scope, const Definition& d, int depth);
  std::string aggregate(const Scope& scope, Sort sort, int depth);
  std::string bind(Scope& scope, int count);
  std::string quantified(const Scope& scope, int depth);
  std::string counted(const Scope& scope, int depth);
  std::string narrowed(const Scope& scope, int depth);
  std::string atom(const Scope& scope, int depth);
  std::string try_atom(const Scope& scope, int depth);
  std::string comparison(const Scope& scope, int depth);
  std::string share(const Scope& scope, int depth);
  std::string reaches(const Scope& scope, int depth);
  std::string kept(const Scope& scope, int depth);

  Dice& dice_;
  const Vocabulary& words_;
  const RandomSpecOptions& options_;
};

}  // namespace proviso::differential::random

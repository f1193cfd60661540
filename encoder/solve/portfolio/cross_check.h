// What the engines say to one question. Where two of them answer they must agree: a contradiction is a mistake of ours,
// whichever of them is wrong, and is thrown as an InternalError with the question and all that was said to it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "solve/query/query.h"

namespace proviso::solve {

class CrossCheck {
 public:
  // The theory must outlive it.
  explicit CrossCheck(const lower::Theory& theory) : theory_(theory) {}

  // A new question: what was said to the last one is forgotten.
  void begin(const Query&);
  // Throws if it cannot be true together with what was said before.
  void add(std::string_view who, const Outcome&);
  // Throws with what was said so far.
  [[noreturn]] void fail(std::string_view who, std::string_view says) const;

 private:
  std::string all_that_was_said() const;

  const lower::Theory& theory_;
  Query query_;
  std::vector<std::pair<std::string, Outcome>> said_;
};

std::string_view name(Engine);  // "the grounded engine"

}  // namespace proviso::solve

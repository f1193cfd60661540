// Compares the answers of the engines to one query. Answers must agree: a contradiction is a defect of the program, whichever engine is
// wrong. It is thrown as an InternalError that contains the query and all answers.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "solve/query/query.h"

namespace proviso::solve {

class CrossCheck {
 public:
  // The theory must outlive this object.
  explicit CrossCheck(const lower::Theory& theory) : theory_(theory) {}

  // Starts a new query and forgets the answers to the previous one.
  void begin(const Query&);
  // Records an answer. Throws if it contradicts an earlier answer.
  void add(std::string_view who, const Outcome&);
  // Throws with all answers so far.
  [[noreturn]] void fail(std::string_view who, std::string_view says) const;

 private:
  std::string all_that_was_said() const;

  const lower::Theory& theory_;
  Query query_;
  std::vector<std::pair<std::string, Outcome>> said_;
};

std::string_view name(Engine);  // "the grounded engine"

}  // namespace proviso::solve

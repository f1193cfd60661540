// Clauses one after another, as they were added.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ground/clauses.h"

namespace proviso::solve {

class ClauseStore {
 public:
  void add(std::span<const ground::Literal> clause) {
    literals_.insert(literals_.end(), clause.begin(), clause.end());
    ends_.push_back(literals_.size());
  }
  std::size_t size() const { return ends_.size(); }
  std::span<const ground::Literal> operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::span(literals_).subspan(begin, ends_[i] - begin);
  }

 private:
  std::vector<ground::Literal> literals_;
  std::vector<std::size_t> ends_;
};

}  // namespace proviso::solve

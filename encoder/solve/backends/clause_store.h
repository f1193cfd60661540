// A list of clauses in the order in which they were added.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ground/clauses.h"
#include "text/meter.h"

namespace proviso::solve {

class ClauseStore {
 public:
  void add(std::span<const ground::Literal> clause) {
    meter().work();
    held_.add(bytes_of_clause + bytes_of_literal * clause.size());
    literals_.insert(literals_.end(), clause.begin(), clause.end());
    ends_.push_back(literals_.size());
  }
  std::size_t size() const { return ends_.size(); }
  std::span<const ground::Literal> operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::span(literals_).subspan(begin, ends_[i] - begin);
  }

 private:
  // Estimated memory of a clause here and in the solver, watches and learnt clauses included.
  static constexpr std::uint64_t bytes_of_clause = 96, bytes_of_literal = 24;
  std::vector<ground::Literal> literals_;
  std::vector<std::size_t> ends_;
  Holding held_;
};

}  // namespace proviso::solve

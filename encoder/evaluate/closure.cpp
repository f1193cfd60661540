#include "evaluate/closure.h"

#include <algorithm>

namespace proviso::evaluate {

namespace {
constexpr std::uint32_t unset = UINT32_MAX;
std::size_t at(Index element) { return static_cast<std::size_t>(element); }
}  // namespace

Closure::Closure(Rows steps, std::size_t row_budget) : steps_(std::move(steps)) {
  find_components();
  const std::size_t words = (steps_.row_count() + 63) / 64;
  if (cyclic_.size() * words * sizeof(std::uint64_t) <= row_budget) {
    words_ = words;
    make_rows();
  }
}

void Closure::find_components() {
  struct Visit {
    Index element;
    std::size_t next;  // index of the next step
  };
  const std::size_t count = steps_.row_count();
  component_.assign(count, unset);
  std::vector<std::uint32_t> number(count, unset);
  std::vector<std::uint32_t> lowest(count, 0);
  std::vector<Index> open;
  std::vector<Visit> visits;
  std::uint32_t numbered = 0;

  for (std::size_t start = 0; start < count; ++start) {
    if (number[start] != unset) continue;
    visits.push_back({static_cast<Index>(start), 0});
    while (!visits.empty()) {
      const Index element = visits.back().element;
      const Members successors = steps_[element];
      if (visits.back().next == 0) {
        number[at(element)] = lowest[at(element)] = numbered++;
        open.push_back(element);
      }
      if (visits.back().next < successors.size()) {
        const Index successor = successors[visits.back().next++];
        if (number[at(successor)] == unset) {
          visits.push_back({successor, 0});
        } else if (component_[at(successor)] == unset) {
          lowest[at(element)] = std::min(lowest[at(element)], number[at(successor)]);
        }
        continue;
      }
      visits.pop_back();
      if (!visits.empty()) {
        std::uint32_t& above = lowest[at(visits.back().element)];
        above = std::min(above, lowest[at(element)]);
      }
      if (lowest[at(element)] != number[at(element)]) continue;
      bool cyclic = open.back() != element || contains(successors, element);
      Index member = none;
      do {
        member = open.back();
        open.pop_back();
        component_[at(member)] = static_cast<std::uint32_t>(cyclic_.size());
      } while (member != element);
      cyclic_.push_back(cyclic);
    }
  }
}

// INVARIANT: components are in the order in which they were completed, so the rows of all successors exist.
void Closure::make_rows() {
  std::vector<std::pair<Index, Index>> pairs;
  for (std::size_t i = 0; i < component_.size(); ++i) pairs.emplace_back(static_cast<Index>(component_[i]), static_cast<Index>(i));
  const Rows members(cyclic_.size(), std::move(pairs));

  rows_.assign(cyclic_.size() * words_, 0);
  for (std::size_t component = 0; component < cyclic_.size(); ++component) {
    std::uint64_t* row = rows_.data() + component * words_;
    for (const Index member : members[static_cast<Index>(component)]) {
      for (const Index successor : steps_[member]) {
        row[at(successor) / 64] |= std::uint64_t{1} << (at(successor) % 64);
        const std::size_t target = component_[at(successor)];
        if (target == component) continue;
        const std::uint64_t* reached = rows_.data() + target * words_;
        for (std::size_t word = 0; word < words_; ++word) row[word] |= reached[word];
      }
    }
  }
}

bool Closure::reaches(Index from, Index to) const {
  const std::uint32_t source = component_[at(from)];
  const std::uint32_t target = component_[at(to)];
  if (source == target) return cyclic_[source];
  if (target > source) return false;
  if (words_ != 0) return (rows_[source * words_ + at(to) / 64] >> (at(to) % 64) & 1U) != 0;
  return !path(from, to).empty();
}

void Closure::reached(Index from, std::vector<Index>& result) const {
  result.clear();
  if (words_ != 0) {
    const std::uint64_t* row = rows_.data() + component_[at(from)] * words_;
    for (std::size_t word = 0; word < words_; ++word) {
      for (std::uint64_t bits = row[word]; bits != 0; bits &= bits - 1) {
        result.push_back(static_cast<Index>(word * 64 + static_cast<std::size_t>(__builtin_ctzll(bits))));
      }
    }
    return;
  }
  std::vector<bool> seen(steps_.row_count(), false);
  const auto visit = [&](Index element) {
    for (const Index successor : steps_[element]) {
      if (seen[at(successor)]) continue;
      seen[at(successor)] = true;
      result.push_back(successor);
    }
  };
  visit(from);
  for (std::size_t i = 0; i < result.size(); ++i) visit(result[i]);
  std::ranges::sort(result);
}

std::vector<Index> Closure::path(Index from, Index to) const {
  std::vector<Index> before(steps_.row_count(), none);
  std::vector<Index> queue{from};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (const Index successor : steps_[queue[i]]) {
      if (before[at(successor)] != none) continue;
      before[at(successor)] = queue[i];
      if (successor != to) {
        queue.push_back(successor);
        continue;
      }
      std::vector<Index> way{to};
      for (Index element = queue[i]; element != from; element = before[at(element)]) way.push_back(element);
      way.push_back(from);
      std::ranges::reverse(way);
      return way;
    }
  }
  return {};
}

}  // namespace proviso::evaluate

// The open readings of each ambiguity of a model.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace proviso::model {

// Sorted, non-empty lists of indices of readings, by ambiguity; used like a vector of lists. A spec can have thousands of ambiguities
// and thousands of expectations, each of which pins two or three, so copies share what they do not change.
class OpenReadings {
 public:
  using Readings = std::vector<std::uint32_t>;

  OpenReadings() = default;
  explicit OpenReadings(std::size_t count, const Readings& each = {}) : shared_(std::make_shared<Table>(count, each)) {}
  OpenReadings(std::initializer_list<Readings> lists) : shared_(std::make_shared<Table>(lists)) {}

  std::size_t size() const { return shared_ == nullptr ? 0 : shared_->size(); }
  bool empty() const { return size() == 0; }

  const Readings& operator[](std::size_t ambiguity) const {
    const auto own = place_of(ambiguity);
    return own != changed_.end() && own->first == ambiguity ? own->second : (*shared_)[ambiguity];
  }
  // For modification. The reference is valid until another list is requested for modification.
  Readings& operator[](std::size_t ambiguity) {
    auto own = changed_.begin() + (place_of(ambiguity) - changed_.cbegin());
    if (own == changed_.end() || own->first != ambiguity) own = changed_.insert(own, {ambiguity, (*shared_)[ambiguity]});
    return own->second;
  }
  void push_back(Readings readings) {
    if (shared_ == nullptr || shared_.use_count() > 1 || !changed_.empty()) *this = OpenReadings(Table(begin(), end()));
    shared_->push_back(std::move(readings));
  }

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Readings;
    using difference_type = std::ptrdiff_t;
    using pointer = const Readings*;
    using reference = const Readings&;
    Iterator() = default;
    Iterator(const OpenReadings* of, std::size_t at) : of_(of), at_(at) {}
    reference operator*() const { return (*of_)[at_]; }
    pointer operator->() const { return &(*of_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++at_;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const OpenReadings* of_ = nullptr;
    std::size_t at_ = 0;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  friend bool operator==(const OpenReadings& a, const OpenReadings& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
  }
  friend bool operator<(const OpenReadings& a, const OpenReadings& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
  }
  // Is there a combination of readings that both leave open?
  friend bool overlap(const OpenReadings& a, const OpenReadings& b) {
    const auto meet = [&](std::size_t i) { return std::find_first_of(a[i].begin(), a[i].end(), b[i].begin(), b[i].end()) != a[i].end(); };
    for (const auto& change : a.changed_) {
      if (!meet(change.first)) return false;
    }
    for (const auto& change : b.changed_) {
      if (!meet(change.first)) return false;
    }
    for (std::size_t i = 0; a.shared_ != b.shared_ && i < a.size(); ++i) {
      if (!meet(i)) return false;
    }
    return true;
  }

 private:
  using Table = std::vector<Readings>;
  explicit OpenReadings(Table lists) : shared_(std::make_shared<Table>(std::move(lists))) {}

  std::vector<std::pair<std::size_t, Readings>>::const_iterator place_of(std::size_t ambiguity) const {
    return std::lower_bound(changed_.begin(), changed_.end(), ambiguity,
                            [](const auto& own, std::size_t wanted) { return own.first < wanted; });
  }

  std::shared_ptr<Table> shared_;                          // immutable while it is shared
  std::vector<std::pair<std::size_t, Readings>> changed_;  // by ambiguity
};

}  // namespace proviso::model

#include "answer/oracle/readings.h"

#include <algorithm>

namespace proviso::answer {

using namespace model;

Combinations::Combinations(const OpenReadings& open, std::vector<AmbiguityId> ambiguities)
    : open_(open), ambiguities_(std::move(ambiguities)) {
  for (AmbiguityId a : ambiguities_) {
    radix_.push_back(open_[a.value].size());
    count_ *= radix_.back();
  }
  stride_.resize(radix_.size());
  std::size_t stride = 1;
  for (std::size_t i = radix_.size(); i-- > 0; stride *= radix_[i]) stride_[i] = stride;
}

bool Combinations::countable(const OpenReadings& open, const std::vector<AmbiguityId>& ambiguities) {
  std::size_t count = 1;
  for (AmbiguityId a : ambiguities)
    if ((count *= open[a.value].size()) > (std::size_t{1} << 22)) return false;
  return true;
}

// The last ambiguity is the fastest digit, so that combinations are numbered in the order of declaration.
std::vector<std::uint32_t> Combinations::digits(std::size_t index) const {
  std::vector<std::uint32_t> result(radix_.size());
  for (std::size_t i = radix_.size(); i-- > 0;) {
    result[i] = static_cast<std::uint32_t>(index % radix_[i]);
    index /= radix_[i];
  }
  return result;
}

Selection Combinations::selection(std::size_t index) const {
  Selection result;
  for (const auto& readings : open_) result.push_back(readings.front());
  const auto chosen = digits(index);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto a = ambiguities_[i].value;
    result[a] = open_[a][chosen[i]];
  }
  return result;
}

bool Combinations::contains(const OpenReadings& product, std::size_t index) const {
  const auto chosen = digits(index);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto a = ambiguities_[i].value;
    const auto& allowed = product[a];
    if (std::find(allowed.begin(), allowed.end(), open_[a][chosen[i]]) == allowed.end()) return false;
  }
  return true;
}

Combinations::Box Combinations::box(const OpenReadings& product) const {
  Box result(ambiguities_.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto& open = open_[ambiguities_[i].value];
    const auto& allowed = product[ambiguities_[i].value];
    for (std::uint32_t digit = 0; digit < open.size(); ++digit)
      if (std::find(allowed.begin(), allowed.end(), open[digit]) != allowed.end()) result[i].push_back(digit);
  }
  return result;
}

Combinations::Box Combinations::agreeing(std::size_t index, const std::vector<AmbiguityId>& on) const {
  const auto chosen = digits(index);
  Box result(chosen.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (std::find(on.begin(), on.end(), ambiguities_[i]) != on.end())
      result[i] = {chosen[i]};
    else
      for (std::uint32_t digit = 0; digit < radix_[i]; ++digit) result[i].push_back(digit);
  }
  return result;
}

bool Combinations::all_agree(const std::vector<AmbiguityId>& on) const {
  for (std::size_t i = 0; i < radix_.size(); ++i)
    if (radix_[i] > 1 && std::find(on.begin(), on.end(), ambiguities_[i]) != on.end()) return false;
  return true;
}

void Combinations::mark(const OpenReadings& product, std::vector<bool>& member, bool value) const {
  each_in(product, [&](std::size_t i) { member[i] = value; });
}

std::vector<bool> Combinations::freed(const std::vector<bool>& member, const std::vector<AmbiguityId>& free) const {
  std::vector<AmbiguityId> kept = ambiguities_;
  std::erase_if(kept, [&](AmbiguityId a) { return std::find(free.begin(), free.end(), a) != free.end(); });
  if (kept.size() == ambiguities_.size()) return member;
  std::vector<bool> result = member;
  for (std::size_t i = 0; i < member.size(); ++i)
    if (member[i]) each_agreeing(i, kept, [&](std::size_t j) { result[j] = true; });
  return result;
}

bool Combinations::inside(const Box& box, const std::vector<bool>& member) const {
  bool all = true;
  each(box, [&](std::size_t i) { return all = member[i]; });
  return all;
}

OpenReadings Combinations::product(const Box& box) const {
  OpenReadings result = open_;
  for (std::size_t i = 0; i < box.size(); ++i) {
    const auto a = ambiguities_[i].value;
    result[a].clear();
    for (std::uint32_t digit : box[i]) result[a].push_back(open_[a][digit]);
  }
  return result;
}

// A largest box around the seed: first whole ambiguities are freed where the box stays inside, then single readings are added.
Combinations::Box Combinations::grow(std::size_t seed, const std::vector<bool>& member) const {
  Box box;
  for (std::uint32_t digit : digits(seed)) box.push_back({digit});
  for (std::size_t i = 0; i < box.size(); ++i) {
    Box wider = box;
    wider[i].clear();
    for (std::uint32_t digit = 0; digit < radix_[i]; ++digit) wider[i].push_back(digit);
    if (inside(wider, member)) box = std::move(wider);
  }
  for (std::size_t i = 0; i < box.size(); ++i)
    for (std::uint32_t digit = 0; digit < radix_[i]; ++digit) {
      if (std::find(box[i].begin(), box[i].end(), digit) != box[i].end()) continue;
      Box added = box;
      added[i] = {digit};
      if (inside(added, member)) {
        box[i].push_back(digit);
        std::sort(box[i].begin(), box[i].end());
      }
    }
  return box;
}

std::vector<OpenReadings> Combinations::partition(const std::vector<bool>& member) const {
  std::vector<OpenReadings> result;
  std::vector<bool> left = member;
  for (std::size_t i = 0; i < count_; ++i) {
    if (!left[i]) continue;
    const Box box = grow(i, left);
    each(box, [&](std::size_t j) {
      left[j] = false;
      return true;
    });
    result.push_back(product(box));
  }
  return result;
}

std::vector<OpenReadings> Combinations::cover(const std::vector<bool>& member) const {
  std::vector<OpenReadings> result;
  std::vector<bool> left = member;
  for (std::size_t i = 0; i < count_; ++i) {
    if (!left[i]) continue;
    const Box box = grow(i, member);
    each(box, [&](std::size_t j) {
      left[j] = false;
      return true;
    });
    result.push_back(product(box));
  }
  return result;
}

bool Combinations::turns_on(AmbiguityId ambiguity, const std::vector<std::uint8_t>& outcome) const {
  const auto place = std::find(ambiguities_.begin(), ambiguities_.end(), ambiguity);
  if (place == ambiguities_.end()) return false;
  const auto i = static_cast<std::size_t>(place - ambiguities_.begin());
  for (std::size_t at = 0; at < count_; ++at) {
    const std::size_t digit = at / stride_[i] % radix_[i];
    if (digit > 0 && outcome[at] != outcome[at - digit * stride_[i]]) return true;
  }
  return false;
}

OpenReadings only(const Selection& selection) {
  OpenReadings result;
  for (std::uint32_t reading : selection) result.push_back({reading});
  return result;
}

Selection first_of(const OpenReadings& product) {
  Selection first;
  for (const auto& readings : product) first.push_back(readings.front());
  return first;
}

bool within(const OpenReadings& product, const OpenReadings& other, const std::vector<AmbiguityId>& ambiguities) {
  return std::ranges::all_of(ambiguities, [&](AmbiguityId a) { return std::ranges::includes(other[a.value], product[a.value]); });
}

}  // namespace proviso::answer

// Caches of values by the elements on which they depend.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace proviso::evaluate {

// Truth values by key: an array for few keys, otherwise a hash map of bounded size.
class TruthMemo {
 public:
  // Keys are less than `key_count`.
  explicit TruthMemo(std::uint64_t key_count) : dense_(key_count <= dense_limit), key_count_(key_count) {}

  std::optional<bool> find(std::uint64_t key) const {
    if (dense_) return array_.empty() || array_[key] == unknown ? std::nullopt : std::optional(array_[key] == 1);
    const auto found = map_.find(key);
    return found == map_.end() ? std::nullopt : std::optional(found->second);
  }
  bool keep(std::uint64_t key, bool value) {
    if (dense_) {
      if (array_.empty()) array_.assign(key_count_, unknown);
      array_[key] = value ? 1 : 0;
    } else if (map_.size() < map_limit) {
      map_.emplace(key, value);
    }
    return value;
  }

 private:
  static constexpr std::uint64_t dense_limit = std::uint64_t{1} << 20U;
  static constexpr std::size_t map_limit = std::size_t{1} << 22U;
  static constexpr std::int8_t unknown = -1;
  bool dense_;
  std::uint64_t key_count_;
  std::vector<std::int8_t> array_;
  std::unordered_map<std::uint64_t, bool> map_;
};

template <typename T>
using ValueMemo = std::unordered_map<std::uint64_t, T>;  // references stay valid while it grows

}  // namespace proviso::evaluate

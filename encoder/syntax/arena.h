// Storage that only grows and never moves its contents: by index (Arena) and as lists (ListArena). Both are freed at once, without
// visiting their contents.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace proviso::syntax {

// Elements by index, in chunks: a reference to an element stays valid while others are added.
template <typename T>
class Arena {
 public:
  std::uint32_t add(const T& element) {
    if (size_ % chunk_size == 0) {
      chunks_.emplace_back().reserve(chunk_size);
    }
    chunks_.back().push_back(element);
    return static_cast<std::uint32_t>(size_++);
  }
  const T& operator[](std::uint32_t index) const { return chunks_[index / chunk_size][index % chunk_size]; }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t chunk_size = 256;
  std::vector<std::vector<T>> chunks_;
  std::size_t size_ = 0;
};

// Lists of any length, each contiguous.
template <typename T>
class ListArena {
 public:
  std::span<const T> copy(std::span<const T> list) {
    if (list.empty()) return {};
    if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < list.size()) {
      next_size_ = std::min<std::size_t>(next_size_ * 2, 8192);
      chunks_.emplace_back().reserve(std::max(next_size_, list.size()));
    }
    auto& chunk = chunks_.back();
    const std::size_t start = chunk.size();
    chunk.insert(chunk.end(), list.begin(), list.end());
    return std::span<const T>(chunk).subspan(start);
  }

 private:
  std::vector<std::vector<T>> chunks_;
  std::size_t next_size_ = 32;
};

}  // namespace proviso::syntax

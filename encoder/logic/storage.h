// The storage of an Arena's nodes. Internal to logic/.
//
// A node is a record in a table. Its lists are stored in pools that never move, so that spans stay valid while the Arena grows. An
// open-addressing hash table over the records makes equal nodes identical.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "logic/formula.h"
#include "text/meter.h"

namespace proviso::logic {

inline constexpr std::span<const Node> no_children;
inline constexpr std::span<const VariableId> no_variables;

inline bool is_numeric(SortId sort) { return sort == Signature::integer || sort == Signature::real; }

// Storage of lists at stable addresses.
template <typename T>
class Pool {
 public:
  std::span<const T> keep(std::span<const T> list) {
    if (list.empty()) return {};
    if (left_ < list.size()) grow(list.size());
    T* begin = next_;
    std::copy(list.begin(), list.end(), begin);
    next_ += list.size();
    left_ -= list.size();
    return {begin, list.size()};
  }

 private:
  static constexpr std::size_t chunk_size = 1 << 14;
  void grow(std::size_t needed) {
    left_ = std::max(needed, chunk_size);
    chunks_.push_back(std::make_unique<T[]>(left_));
    next_ = chunks_.back().get();
  }
  std::vector<std::unique_ptr<T[]>> chunks_;
  T* next_ = nullptr;
  std::size_t left_ = 0;
};

struct Record {
  Kind kind = Kind::verum;
  SortId sort;
  std::uint32_t payload = 0;  // symbol, variable, or index of a number or function, by kind
  std::span<const Node> children;
  std::span<const VariableId> variables;
  std::span<const VariableId> free;
};

struct Arena::Implementation {
  // Returns the node with these parts, and creates it if it does not exist.
  Node intern(Kind, SortId, std::uint32_t payload, std::span<const Node> children, std::span<const VariableId> variables);
  // Returns the node with these parts, if it exists.
  std::optional<Node> find(Kind, SortId, std::uint32_t payload, std::span<const Node> children,
                           std::span<const VariableId> variables) const;
  std::uint32_t intern(const Number&);
  std::uint32_t intern(const DayFunction&);
  const Record& operator[](Node node) const { return records[node.id]; }

  struct VariableInfo {
    SortId sort;
    std::string name;
    text::Span span;
  };
  std::vector<Record> records;
  std::vector<std::uint32_t> slots;  // indices of records; UINT32_MAX: empty. The size is a power of two
  std::deque<Number> numbers;
  std::map<Number, std::uint32_t> number_ids;
  std::deque<DayFunction> functions;  // few
  std::deque<VariableInfo> variables;
  // The first of the aggregates that differ only in their variables: by aggregate, and by the aggregate with the variables of `others`.
  std::unordered_map<std::uint32_t, Node> first;
  std::map<SortId, std::vector<VariableId>> others;
  Pool<Node> lists;
  Pool<VariableId> variable_lists;
  Holding held;

 private:
  std::size_t slot(Kind, SortId, std::uint32_t payload, std::span<const Node> children, std::span<const VariableId> variables) const;
  std::span<const VariableId> free_variables(Kind, std::uint32_t payload, std::span<const Node> children,
                                             std::span<const VariableId> bound);
  void rehash();
};

}  // namespace proviso::logic

#include "ground/circuit.h"

#include <algorithm>

#include "ground/tuning.h"
#include "text/check.h"

namespace proviso::ground {

namespace {

constexpr std::uint32_t empty = UINT32_MAX;

std::size_t hash(std::span<const Gate> gates) {
  std::uint64_t seed = 0x9e3779b97f4a7c15ULL + gates.size();
  for (Gate gate : gates) {
    seed ^= gate.code;
    seed *= 0xff51afd7ed558ccdULL;
    seed ^= seed >> 32;
  }
  return static_cast<std::size_t>(seed);
}

}  // namespace

Circuit::Circuit() : slots_(1024, empty) { records_.push_back({GateKind::constant, 0, 0, 0}); }

// Charges the cost of a new gate.
void Circuit::pay(std::size_t inputs) {
  constexpr std::uint64_t bytes_of_gate = sizeof(Record) + 4 * sizeof(std::uint32_t) + 16;  // its entry here, and entries for it elsewhere
  meter().work();
  held_.add(bytes_of_gate + sizeof(Gate) * inputs);
}

Gate Circuit::input() {
  pay(0);
  records_.push_back({GateKind::input, 0, 0, 0});
  return Gate::of(static_cast<std::uint32_t>(records_.size() - 1));
}

GateKind Circuit::kind(Gate gate) const { return records_[gate.index()].kind; }

std::span<const Gate> Circuit::inputs(Gate gate) const {
  const Record& record = records_[gate.index()];
  CHECK(record.kind == GateKind::conjunction);
  return std::span(inputs_).subspan(record.begin, record.count);
}

const Linear& Circuit::comparison(Gate gate) const {
  const Record& record = records_[gate.index()];
  CHECK(record.kind == GateKind::comparison);
  return comparisons_[record.begin];
}

std::uint32_t Circuit::occurrences(Gate gate) const { return records_[gate.index()].occurrences; }

Gate Circuit::conjunction(std::vector<Gate> gates) {
  const std::size_t given = gates.size();
  for (std::size_t i = 0; i < given; ++i) {
    const Gate gate = gates[i];
    if (gate == never) return never;
    if (gate.complemented() || kind(gate) != GateKind::conjunction || inputs(gate).size() > tuning::short_conjunction) continue;
    const std::span<const Gate> parts = inputs(gate);
    gates[i] = always;
    gates.insert(gates.end(), parts.begin(), parts.end());
  }
  std::ranges::sort(gates);
  gates.erase(std::unique(gates.begin(), gates.end()), gates.end());
  if (!gates.empty() && gates.front() == always) gates.erase(gates.begin());
  for (std::size_t i = 0; i + 1 < gates.size(); ++i) {
    if (gates[i].index() == gates[i + 1].index()) return never;
  }
  if (gates.empty()) return always;
  if (gates.size() == 1) return gates[0];
  if (gates.size() <= tuning::short_conjunction) {
    // Absorption: x and not (x and y) is x and not y; x and not (not x and y) is x.
    for (Gate& gate : gates) {
      if (!gate.complemented() || kind(gate) != GateKind::conjunction) continue;
      const std::span<const Gate> parts = inputs(gate);
      if (parts.size() > tuning::short_conjunction) continue;
      std::vector<Gate> rest;
      bool satisfied = false;
      for (Gate part : parts) {
        if (std::ranges::binary_search(gates, ~part)) satisfied = true;
        if (!std::ranges::binary_search(gates, part)) rest.push_back(part);
      }
      if (!satisfied && rest.size() == parts.size()) continue;
      std::vector<Gate> others;
      for (Gate other : gates) {
        if (other != gate) others.push_back(other);
      }
      if (!satisfied) others.push_back(~conjunction(std::move(rest)));
      return conjunction(std::move(others));
    }
  }
  return intern(gates);
}

Gate Circuit::disjunction(std::vector<Gate> gates) {
  for (Gate& gate : gates) gate = ~gate;
  return ~conjunction(std::move(gates));
}

Gate Circuit::intern(std::span<const Gate> gates) {
  std::size_t slot = hash(gates) & (slots_.size() - 1);
  while (slots_[slot] != empty) {
    const Record& record = records_[slots_[slot]];
    if (record.count == gates.size() && std::equal(gates.begin(), gates.end(), inputs_.begin() + record.begin)) {
      return Gate::of(slots_[slot]);
    }
    slot = (slot + 1) & (slots_.size() - 1);
  }
  pay(gates.size());
  const auto index = static_cast<std::uint32_t>(records_.size());
  records_.push_back({GateKind::conjunction, 0, static_cast<std::uint32_t>(inputs_.size()), static_cast<std::uint32_t>(gates.size())});
  inputs_.insert(inputs_.end(), gates.begin(), gates.end());
  for (Gate gate : gates) ++records_[gate.index()].occurrences;
  slots_[slot] = index;
  if (++conjunctions_ * 2 > slots_.size()) rehash();
  return Gate::of(index);
}

void Circuit::rehash() {
  slots_.assign(slots_.size() * 2, empty);
  for (std::uint32_t i = 0; i < records_.size(); ++i) {
    if (records_[i].kind != GateKind::conjunction) continue;
    std::size_t slot = hash(inputs(Gate::of(i))) & (slots_.size() - 1);
    while (slots_[slot] != empty) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i;
  }
}

Gate Circuit::at_most_zero(const Linear& linear) {
  if (linear.is_constant()) return truth(linear.constant <= Number(0));
  if (const auto known = comparison_gates_.find(linear); known != comparison_gates_.end()) return known->second;
  pay(16 * linear.terms.size());
  const Gate gate = Gate::of(static_cast<std::uint32_t>(records_.size()));
  records_.push_back({GateKind::comparison, 0, static_cast<std::uint32_t>(comparisons_.size()), 0});
  comparisons_.push_back(linear);
  comparison_gates_.emplace(linear, gate);
  return gate;
}

}  // namespace proviso::ground

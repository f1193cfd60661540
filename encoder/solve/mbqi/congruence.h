// Congruence closure of ground equalities, with explanations (R. Nieuwenhuis and A. Oliveras, "Fast Congruence Closure and Extensions",
// 2007).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

class Congruence {
 public:
  // Formulas with truth values. As premises: their conjunction implies something. As a lemma: at least one of them has its truth value.
  using Literals = std::vector<std::pair<logic::Formula, bool>>;

  // Is the lemma a consequence of equality alone? It is if its formulas cannot all have the opposite truth values.
  static bool is_valid(const lower::Theory&, const Literals& lemma);

  explicit Congruence(const lower::Theory& theory) : arena_(*theory.arena) {}

  // Adds a constant, an element of an enumeration, or an application of a function to such terms, after its subterms.
  void add(logic::Term);
  // Asserts the equality.
  void merge(logic::Formula equality);

  // The representative of the class of the term. Precondition: the term was added.
  std::uint32_t find(logic::Term) const;
  // Adds the equalities from which the equality of both terms follows.
  void explain(logic::Term, logic::Term, std::set<logic::Formula>& equalities);
  // Two different elements of an enumeration in one class.
  std::optional<std::pair<logic::Term, logic::Term>> clash() const { return clash_; }

 private:
  struct Entry {
    logic::Term term;
    std::uint32_t parent;  // in the union-find forest
    std::uint32_t size = 1;
    std::vector<std::uint32_t> users;  // of roots: applications to terms of this class
    logic::Term element;               // an element of an enumeration in this class; invalid: none
    // In the proof forest: the parent entry, and the equality of the edge (invalid: a congruence).
    std::uint32_t next = UINT32_MAX;
    logic::Formula reason;
  };
  std::uint32_t entry(logic::Term term) const { return index_.at(term.id); }
  std::uint32_t root(std::uint32_t) const;
  std::vector<std::uint32_t> signature(std::uint32_t application) const;
  void unite(std::uint32_t, std::uint32_t, logic::Formula reason);
  void explain(std::uint32_t, std::uint32_t, std::set<logic::Formula>&, std::set<std::pair<std::uint32_t, std::uint32_t>>& done);

  const logic::Arena& arena_;
  std::vector<Entry> entries_;
  std::unordered_map<std::uint32_t, std::uint32_t> index_;            // by node
  std::map<std::vector<std::uint32_t>, std::uint32_t> applications_;  // by symbol and classes of the arguments
  std::optional<std::pair<logic::Term, logic::Term>> clash_;
};

}  // namespace proviso::solve

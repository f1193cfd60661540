// What follows from equalities of ground terms: congruence closure, with the reasons of each equality that it finds
// (R. Nieuwenhuis and A. Oliveras, "Fast Congruence Closure and Extensions", 2007).
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
  // Formulas with the truth value that each has. As a reason: together they imply something. As a lemma: one of them holds.
  using Literals = std::vector<std::pair<logic::Formula, bool>>;

  // Is the lemma true by what equality means alone: can it not be that each of its formulas has the other truth value?
  static bool is_valid(const lower::Theory&, const Literals& lemma);

  explicit Congruence(const lower::Theory& theory) : arena_(*theory.arena) {}

  // A constant, an element of an enumeration, or an application of a function to such terms; its parts are added first.
  void add(logic::Term);
  // That the equality holds.
  void merge(logic::Formula equality);

  // A name for the class of the term, which must have been added.
  std::uint32_t find(logic::Term) const;
  // The equalities that make the two equal.
  void explain(logic::Term, logic::Term, std::set<logic::Formula>& equalities);
  // Two different elements of an enumeration that came out equal.
  std::optional<std::pair<logic::Term, logic::Term>> clash() const { return clash_; }

 private:
  struct Entry {
    logic::Term term;
    std::uint32_t parent;  // in the union-find forest
    std::uint32_t size = 1;
    std::vector<std::uint32_t> users;  // applications to terms of this class, for roots
    logic::Term element;               // of an enumeration, in this class; invalid: none
    // In the forest of proofs: the next entry on the way, and the equality that leads there (invalid: congruence).
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

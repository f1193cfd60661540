// Collects the ground terms of formulas (bounds/ground_terms.h). Internal to bounds/.
#pragma once

#include "bounds/ground_terms.h"

namespace proviso::bounds {

using namespace logic;
using namespace lower;

class GroundWalk {
 public:
  GroundWalk(const Theory&, const Symbols&, GroundVariables&, const model::OpenReadings&, bool write_out);
  GroundTerms run(const std::vector<model::Unit>& units, Formula goal);

 private:
  using Narrowed = std::map<VariableId, ExactTypes>;

  // The range of a variable of the visited formulas. There are few universals for each sort and set of types, so that equal formulas
  // become one node. An existential stands for its Skolem function applied to universals.
  struct Range {
    ExactTypes types;                 // of a universal of an open sort
    std::set<VariableId> depends_on;  // of an existential; for a universal: itself
    std::uint64_t times = 1;          // of an existential: the number of existentials that it stands for
  };

  // Formulas (ground_term_walk.cpp). The truth of the formula (its falsehood, if `wanted` is false) must be preserved in submodels.
  void walk(Formula, bool wanted);
  void walk_both(Formula);
  void add_limits(Formula asserted);
  void walk_atom(Formula, bool wanted);
  void walk_quantifier(Formula, bool wanted);
  void walk_reach(Formula, bool wanted);
  void walk_definitions(model::TermId, std::span<const Term> arguments, bool wanted);
  void walk_definition(const Definition&, bool wanted);
  std::optional<bool> constant(Formula) const;
  Formula says(const Definition&, const Axiom&) const;
  Node canonical(Node);
  bool is_universal(VariableId variable) const { return ranges_.at(variable).depends_on.contains(variable); }
  VariableId next_universal(SortId, const ExactTypes&, std::span<const VariableId> free, std::set<VariableId>& taken);
  VariableId existential(Formula, bool wanted, VariableId, const ExactTypes&);
  // The operands of a quantifier's body that must all be true (for `forall`: false) for a choice of elements to matter.
  std::vector<Formula> guards(Kind quantifier, Formula body) const;
  ExactTypes guarded(VariableId, const std::vector<Formula>& guards) const;
  void narrow_by(Formula guard, VariableId, ExactTypes&) const;

  // Terms (ground_term_walk_terms.cpp).
  void walk_term(Term);
  void walk_application(Term);
  void walk_aggregate(Term);
  void walk_extrema();
  void need_some(model::FieldId, Term owner);
  void add_individuals();
  void add_witnesses(const std::vector<model::Unit>&);
  void keep_whole(const ExactTypes&, text::Span, std::vector<MustKeepAll>& because_of);
  void narrow(Term, Narrowed&) const;
  void generate(ExactTypes result, SortId, std::span<const VariableId>, const Narrowed&, text::Span);
  std::pair<std::set<VariableId>, std::uint64_t> dependencies(std::span<const VariableId>) const;
  bool is_open(SortId sort) const { return theory_.signature[sort].kind == SortKind::open; }
  const Meaning& meaning(Node node) const { return theory_.signature[arena_.symbol(node)].meaning; }

  const Theory& theory_;
  const model::Model& model_;
  const Symbols& symbols_;
  Arena& arena_;
  GroundVariables& variables_;
  const model::OpenReadings& open_;
  const bool write_out_;
  const TypeSets types_;
  std::map<model::TermId, std::vector<const Definition*>> definitions_;
  std::map<VariableId, Range> ranges_;
  std::set<std::pair<Formula, bool>> formulas_;  // visited
  std::set<Term> terms_;                         // visited
  std::set<std::pair<model::FieldId, Term>> some_;
  bool extrema_walked_ = false;
  Origin origin_;
  GroundTerms result_;
};

}  // namespace proviso::bounds

// A spec with several copies of its usage part: one architecture of it is one design with several usages.
//
// The first copy is the spec's own usage part. What does not mention usage is shared. Readings are chosen once, for all copies.
//
// A right (`must be able to`) demands a usage for each choice of elements to which it applies, however many these are. Its copy therefore
// holds a whole family of usages, one for each choice a of elements of the right's types: a relation says which usage elements belong to
// the usage for a, and all that its copy of a fact, a term or the right says of usage, it says of the elements that belong to a.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "model/ground_term.h"
#include "model/model.h"
#include "model/structure.h"

namespace proviso::model {

class UsageCopies {
 public:
  // The original must outlive the copies. `rights`: rules that are rights, each with a copy of its own after the `count` others.
  UsageCopies(const Model& original, std::size_t count, const std::vector<RuleId>& rights = {});

  // The spec with the copies. Facts may be added at the end.
  Model& model() { return model_; }
  std::size_t count() const { return copies_.size() - families_.size(); }

  // The family of usages of a right.
  struct Family {
    std::size_t copy = 0;
    RuleId right;                          // the right in this copy: for each choice of elements, of the usage that belongs to it
    std::map<TypeId, RelationId> belongs;  // by root type of the original: a usage element, and the choice of elements
    std::vector<ExprId> closed;            // what a usage element refers to belongs to the same choices
    // Without closures by what differs between the usages, and without `kept` and `applies` of clauses about usage.
    bool exact = true;
  };
  // In the order of `rights`. If it is not exact, nothing may be demanded of it.
  const std::vector<Family>& families() const { return families_; }

  // The unit of a copy that corresponds to the original's unit.
  Unit in_copy(std::size_t copy, const Unit&) const;
  TypeId in_copy(std::size_t copy, TypeId type) const { return copies_[copy].types[type.value]; }
  TypeId original(TypeId) const;
  // For a formula of a check.
  ExprId in_copy(std::size_t copy, ExprId formula) const;
  // The original of a unit of the model with copies. Added facts are their own originals.
  Unit original(const Unit&) const;
  // The term, with the originals of its types and fields.
  GroundTerm original(GroundTerm) const;

  // The design with one copy's usage, as an architecture of the original.
  Structure usage(const Structure&, std::size_t copy) const;

 private:
  // By id of the original.
  struct Copy {
    std::vector<TypeId> types;
    std::vector<FieldId> fields;
    std::vector<RelationId> relations;
    std::vector<TermId> terms;
    std::vector<FactId> facts;
    std::vector<RequirementId> requirements;
    std::vector<ClauseId> clauses;
    std::map<ExprId, ExprId> checks;  // of their formulas: those that mention usage
  };
  class Copying;

  const Model& original_;
  Model model_;
  std::vector<Copy> copies_;
  std::vector<Family> families_;
  // By id of the model with copies.
  std::vector<TermId> terms_;
  std::vector<FactId> facts_;
  std::vector<RequirementId> requirements_;
  std::vector<ClauseId> clauses_;
};

// The architecture without its usage.
Structure design_of(const Model&, const Structure&);

// Elements to which usage refers: values of usage fields, and elements in tuples of usage relations.
std::set<Element> pointed_to(const Model&, const Structure& usage);

}  // namespace proviso::model

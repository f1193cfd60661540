// Every architecture of a model up to given sizes, by brute force: what the evaluator's and the solvers' answers are
// held against. And random ones, where there are too many.
//
// Architectures that differ only by a renaming of elements that no individual names are largely counted once: in a root
// type without an order, elements of one type stand together, individuals first.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <vector>

#include "model/model.h"
#include "model/structure.h"

namespace proviso::differential {

struct Bounds {
  std::size_t most = 2;                          // elements whose most specific type is one and the same open type
  std::map<model::TypeId, std::size_t> most_of;  // the same for these types
  std::vector<model::Number> numbers{0, 1};      // what numbers can be (ints: the integers among them)
  std::vector<std::int64_t> days{0, 1};          // what dates can be
  std::vector<std::int64_t> minutes{0, 60};      // what moments can be
};

class Space {
 public:
  // The model must outlive the space.
  Space(const model::Model&, Bounds);

  // How many architectures there are, or more where an order is by a field (it may be large, hence a double); where there are more than
  // enough, some number above.
  double size(double enough = std::numeric_limits<double>::infinity()) const;
  // Calls `visit` for each, until it returns true; says whether it did.
  bool each(const std::function<bool(const model::Structure&)>& visit) const;
  // One of them at random; nothing when there is none.
  std::optional<model::Structure> sample(std::mt19937_64&) const;

 private:
  // The elements of one root type, and which individuals they are.
  struct RootShape {
    std::vector<model::ElementInfo> elements;
    std::vector<std::pair<model::IndividualId, std::uint32_t>> individuals;
  };
  // A field of an element, or a tuple of a relation, with all that it can be.
  struct Choice {
    model::FieldId field;
    std::uint32_t owner = 0;
    std::vector<model::FieldValue> values;  // of a field
    model::RelationId relation;
    std::vector<model::Element> tuple;
    std::size_t options() const { return field.valid() ? values.size() : 2; }
  };

  std::vector<RootShape> shapes_of(model::TypeId root) const;
  void arrange(model::TypeId root, const std::vector<std::pair<model::IndividualId, model::TypeId>>&, std::vector<RootShape>&) const;
  bool each_shape(const std::function<bool(model::Structure&)>& visit) const;
  std::vector<Choice> choices(const model::Structure&) const;
  std::vector<model::FieldValue> values(const model::Field&, const model::Structure&) const;
  std::vector<model::Atom> atoms(const model::ValueType&, const model::Structure&) const;
  static void set(model::Structure&, const Choice&, std::size_t option);

  const model::Model& model_;
  Bounds bounds_;
  std::vector<model::TypeId> roots_;            // open ones
  std::vector<std::vector<RootShape>> shapes_;  // by position in roots_
};

// What a predicate is true of.
struct Census {
  std::uint64_t structures = 0;
  std::uint64_t satisfying = 0;
  std::optional<model::Structure> smallest;  // fewest elements, then fewest tuples
  std::size_t size = 0;                      // of the smallest
  std::size_t tuples = 0;
  std::uint64_t minimal = 0;  // how many are as small as that
};
Census census(const model::Model&, const Space&, const std::function<bool(const model::Structure&)>& predicate);

}  // namespace proviso::differential

// The words of a random spec while it is being made: what its formulas can speak of. And the dice.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::differential::random {

enum class Sort { element, integer, decimal, date, moment };
enum class Shape { one, optional, set };

struct Range {
  Sort sort = Sort::element;
  std::string type;  // of elements
};
struct Type {
  std::string name;
  std::string parent;  // empty for a root
  bool is_enum = false;
  bool ordered = false;
  std::vector<std::string> elements;
};
struct Field {
  std::string name;
  std::string owner;
  Range range;
  Shape shape = Shape::one;
  bool truth = false;  // a bool
};
struct Variable {
  std::string name;
  Range range;
};
struct Relation {
  std::string name;
  std::vector<std::string> columns;
};
struct Definition {
  std::string name;
  std::vector<Variable> parameters;
  bool predicate = true;
  Range range;
  Shape shape = Shape::one;
};
using Scope = std::vector<Variable>;
struct Clause {
  std::string name;
  std::vector<Scope> rules;  // the variables of each
};

// What a range is called in a declaration.
std::string name(const Range&);

struct Vocabulary {
  std::vector<Type> types;
  std::vector<Field> fields;
  std::vector<Variable> individuals;
  std::vector<Relation> relations;
  std::vector<Definition> definitions;
  std::vector<Clause> clauses;
  bool may_build_on_clauses = false;  // whether `kept` and `applies` may be used just now

  const Type& type(const std::string& name) const;
  std::string root(std::string type) const;
  bool is_below_or_same(std::string type, const std::string& above) const;
  bool comparable(const std::string& a, const std::string& b) const;
  std::vector<std::string> open_types() const;
};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  int below(int count) { return static_cast<int>(random_() % static_cast<std::uint64_t>(count)); }
  int up_to(int most) { return most <= 0 ? 0 : below(most + 1); }
  bool chance(int percent) { return below(100) < percent; }
  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }
  std::string fresh(std::string_view stem) { return fmt::format("{}{}", stem, ++names_); }

 private:
  std::mt19937_64 random_;
  int names_ = 0;
};

}  // namespace proviso::differential::random

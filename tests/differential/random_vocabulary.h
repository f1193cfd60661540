// The words of a random spec while it is being made: what its formulas can speak of. And the dice.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::differential::random {

enum class Sort { element, truth, integer, decimal, date, moment };
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
  bool usage = false;
  std::vector<std::string> elements;
};
struct Field {
  std::string name;
  std::string owner;
  Range range;
  Shape shape = Shape::one;
  bool some = false;  // a set with at least one member
};
struct Variable {
  std::string name;
  Range range;
  bool may_be_absent = false;  // what `let` names
};
struct Relation {
  std::string name;
  std::vector<std::string> columns;
  bool usage = false;
};
// A term, or a clause, that has readings.
struct Ambiguity {
  std::string name;  // as `under` names it
  std::vector<std::string> readings;
};
struct Definition {
  std::string name;
  std::vector<Variable> parameters;
  bool predicate = true;
  Range range;
  Shape shape = Shape::one;
  bool usage = false;       // may speak of what happens
  bool on_clauses = false;  // may build on clauses
  bool few = false;         // gives one of few numbers
};
using Scope = std::vector<Variable>;
struct Clause {
  std::string name;  // with its contract where another has one of the same name
  std::string contract;
  std::vector<Scope> rules;  // the variables of each
  bool gives_right = false;
};
struct Contract {
  std::string name;
  std::string from;
  std::string until;  // may be empty
  std::string text = {};
};
enum class Kind { fact, requirement, intent };
struct Statement {
  Kind kind = Kind::fact;
  std::string name;
  std::string product;  // of a requirement; may be empty
};

// What a range is called in a declaration.
std::string name(const Range&);

struct Vocabulary {
  std::vector<Type> types;
  std::vector<Field> fields;
  std::vector<Variable> individuals;
  std::vector<Relation> relations;
  std::vector<Definition> definitions;
  std::vector<Ambiguity> ambiguities;
  std::vector<Contract> contracts;
  std::vector<Clause> clauses;
  std::vector<Statement> statements;
  std::vector<std::string> positions;
  std::vector<std::string> documents;
  std::vector<std::string> calendars;
  bool may_build_on_clauses = false;  // whether `kept` and `applies` may be used just now
  bool of_design_alone = false;       // whether nothing may be said of what happens just now

  const Type& type(const std::string& name) const;
  std::string root(std::string type) const;
  bool is_below_or_same(std::string type, const std::string& above) const;
  bool comparable(const std::string& a, const std::string& b) const;
  bool has_usage() const;
  // Those that are not enumerations.
  std::vector<std::string> open_types() const;
  std::vector<std::string> roots() const;
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
  std::string one_of(std::initializer_list<const char*> words) { return pick(std::vector<const char*>(words)); }
  template <typename T>
  void shuffle(std::vector<T>& all) {
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }
  std::string fresh(std::string_view stem) { return fmt::format("{}{}", stem, ++names_); }

 private:
  std::mt19937_64 random_;
  int names_ = 0;
};

}  // namespace proviso::differential::random

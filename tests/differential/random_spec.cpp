#include "random_spec.h"

#include <fmt/format.h>

#include <vector>

#include "random_formulas.h"

namespace proviso::differential {

namespace random {
namespace {

class Generator {
 public:
  Generator(std::uint64_t seed, const RandomSpecOptions& options)
      : dice_(seed), options_(options), formulas_(dice_, words_, options_) {}

  std::string run() {
    types();
    fields();
    relations();
    const int definitions = dice_.up_to(options_.definitions);
    for (int i = 0; i < definitions; ++i) definition();
    for (int i = dice_.up_to(options_.facts); i > 0; --i)
      say("fact {} : {}", dice_.fresh("f"), formulas_.formula({}, options_.depth));
    contracts();
    for (int i = dice_.up_to(options_.requirements); i > 0; --i) {
      requirements_.push_back(dice_.fresh("r"));
      say("requirement {} : {}", requirements_.back(), formulas_.formula({}, options_.depth));
    }
    for (int i = 1 + dice_.up_to(options_.checks - 1); i > 0; --i) check();
    return text_;
  }

 private:
  template <typename... Arguments>
  void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_ += fmt::format(format, std::forward<Arguments>(arguments)...) + "\n";
  }

  void types() {
    for (int i = 1 + dice_.up_to(options_.root_types - 1); i > 0; --i) {
      const std::string name = dice_.fresh("T");
      words_.types.push_back({name, "", false, options_.order && dice_.chance(40), {}});
      const int below_it = dice_.chance(50) ? 1 + dice_.up_to(1) : 0;
      for (int j = 0; j < below_it; ++j)
        words_.types.push_back({dice_.fresh("S"), name, false, words_.types.back().ordered, {}});
    }
    if (dice_.chance(50)) {
      Type type{dice_.fresh("E"), "", true, false, {}};
      for (int i = 0; i < 2; ++i) type.elements.push_back(dice_.fresh("e"));
      say("enum {} {{ {}, {} }}", type.name, type.elements[0], type.elements[1]);
      words_.types.push_back(type);
    }
  }

  Field random_field(const std::string& owner) {
    Field field{dice_.fresh("g"), owner, {Sort::element, formulas_.any_type()}, Shape::one, false};
    const int kind = dice_.below(10);
    if (kind == 0) field.truth = true;
    if (options_.numbers && kind == 1) field.range = {Sort::integer, ""};
    if (options_.numbers && kind == 2) field.range = {Sort::decimal, ""};
    if (options_.dates && kind == 3) field.range = {dice_.chance(70) ? Sort::date : Sort::moment, ""};
    if (dice_.chance(40)) field.shape = Shape::optional;
    if (!field.truth && field.range.sort == Sort::element && dice_.chance(50)) field.shape = Shape::set;
    return field;
  }

  void fields() {
    for (const Type& type : std::vector<Type>(words_.types)) {
      if (type.is_enum) continue;
      std::string list;
      for (int i = dice_.up_to(options_.fields); i > 0; --i) {
        const Field field = random_field(type.name);
        const char* multiplicity = field.shape == Shape::one        ? ""
                                   : field.shape == Shape::optional ? "optional "
                                   : dice_.chance(25)               ? "some "
                                                                    : "set ";
        list += fmt::format("  {}: {}{}\n", field.name, multiplicity, field.truth ? "bool" : name(field.range));
        words_.fields.push_back(field);
      }
      say("type {}{}{} {{\n{}}}", type.name, type.parent.empty() ? "" : " is " + type.parent,
          type.ordered && type.parent.empty() ? " ordered" : "", list);
    }
    for (int i = dice_.up_to(2); i > 0; --i) {
      words_.individuals.push_back({dice_.fresh("i"), {Sort::element, dice_.pick(words_.open_types())}});
      say("individual {}: {}", words_.individuals.back().name, words_.individuals.back().range.type);
    }
  }

  void relations() {
    for (int i = dice_.chance(60) ? 1 : 0; i > 0; --i) {
      Relation relation{dice_.fresh("rel"), {}};
      const int arity = dice_.chance(80) ? 2 : 1;
      for (int column = 0; column < arity; ++column) relation.columns.push_back(formulas_.any_type());
      if (arity == 2 && dice_.chance(50)) relation.columns[1] = relation.columns[0];
      say("relation {}({})", relation.name, fmt::join(relation.columns, ", "));
      words_.relations.push_back(relation);
    }
  }

  void definition() {
    Definition d;
    const int kind = dice_.below(4);
    d.predicate = kind < 2;
    Scope scope;
    std::string parameters;
    const int arity = kind == 1 ? 2 : kind == 0 ? 1 : dice_.up_to(1);
    for (int i = 0; i < arity; ++i) {
      Range range{Sort::element, formulas_.any_type()};
      if (i == 1 && dice_.chance(50)) range.type = words_.root(scope[0].range.type);
      if (i == 1 && options_.numbers && dice_.chance(15)) range = {Sort::integer, ""};
      scope.push_back({dice_.fresh("p"), range});
      parameters += fmt::format("{}{} {}", i > 0 ? ", " : "", name(range), scope.back().name);
    }
    d.parameters = scope;
    d.name = dice_.fresh("d");
    std::string range;
    if (!d.predicate) {
      d.range = {options_.numbers && dice_.chance(30) ? Sort::integer : Sort::element, dice_.pick(words_.open_types())};
      d.shape = d.range.sort == Sort::element && kind == 3 ? Shape::set : Shape::optional;
      range = fmt::format(": {}{}", d.shape == Shape::set ? "set " : "optional ", name(d.range));
    }
    const std::string one = meaning(scope, d);
    const std::string two = options_.readings && dice_.chance(40) ? meaning(scope, d) : "";
    if (one.empty()) return;
    if (two.empty()) {
      say("define {}({}){} = {}", d.name, parameters, range, one);
    } else {
      say("define {}({}){}\n  reading one = {}\n  reading two = {}", d.name, parameters, range, one, two);
    }
    words_.definitions.push_back(d);
  }

  // Empty when nothing of the definition's type can be had.
  std::string meaning(const Scope& scope, const Definition& d) {
    if (d.predicate) return formulas_.formula(scope, options_.depth - 1);
    if (d.range.sort != Sort::element) return formulas_.value(scope, d.range.sort, options_.depth - 1);
    if (d.shape == Shape::set) return formulas_.set(scope, d.range.type, options_.depth - 1);
    return formulas_.argument(scope, d.range, options_.depth - 1);
  }

  std::string rule(Clause& clause) {
    // Variables are named after their root type, so that rules of different clauses share names and these can be
    // matched.
    Scope scope;
    std::string text;
    for (int i = dice_.up_to(2); i > 0; --i) {
      const std::string of = formulas_.any_type();
      const std::string name = (scope.empty() ? "a" : "b") + words_.root(of);
      text += fmt::format("{}{} {}", scope.empty() ? "every " : ", ", of, name);
      scope.push_back({name, {Sort::element, of}});
    }
    clause.rules.push_back(scope);
    text += formulas_.where(scope, options_.depth - 1);
    const char* words[] = {"must", "must", "must not", "may"};
    const char* word = words[dice_.below(4)];
    const bool anything = word == words[3] && dice_.chance(30);
    text += fmt::format(" {} {}", word, anything ? "anything" : formulas_.formula(scope, options_.depth - 1));
    if (dice_.chance(25)) text += fmt::format(" unless {}", formulas_.formula(scope, options_.depth - 2));
    return text;
  }

  void contracts() {
    const int count = 1 + dice_.up_to(options_.clauses - 1);
    const std::string contract = dice_.fresh("k");
    std::string body;
    for (int i = 0; i < count; ++i) {
      Clause clause{dice_.fresh("c"), {}};
      body += fmt::format("  clause {} {{\n", clause.name);
      // One that overrides another may not build on it as well; most do one of the two.
      words_.may_build_on_clauses = options_.kept && dice_.chance(30);
      if (!words_.clauses.empty() && !words_.may_build_on_clauses && dice_.chance(70))
        body += fmt::format("    notwithstanding {}\n", dice_.pick(words_.clauses).name);
      if (options_.readings && dice_.chance(20)) {
        body += fmt::format("    reading one =\n      {}\n", rule(clause));
        body += fmt::format("    reading two =\n      {}\n", rule(clause));
      } else {
        for (int j = 1 + dice_.up_to(1); j > 0; --j) body += fmt::format("    {}\n", rule(clause));
      }
      body += "  }\n";
      words_.clauses.push_back(std::move(clause));
    }
    words_.may_build_on_clauses = options_.kept;
    say("contract {} from 2025-01-01 {{\n{}}}", contract, body);
  }

  void check() {
    std::string scope;
    if (words_.clauses.size() > 1 && dice_.chance(30))
      scope += fmt::format("  without {}\n", dice_.pick(words_.clauses).name);
    if (dice_.chance(50)) {
      say("check {} {{\n  possible {}\n{}}}", dice_.fresh("q"), formulas_.formula({}, options_.depth), scope);
    } else {
      if (!requirements_.empty() && dice_.chance(30)) scope += fmt::format("  with {}\n", dice_.pick(requirements_));
      say("check {} {{\n  always {}\n{}}}", dice_.fresh("q"), formulas_.formula({}, options_.depth), scope);
    }
  }

  Dice dice_;
  RandomSpecOptions options_;
  Vocabulary words_;
  RandomFormulas formulas_;
  std::string text_;
  std::vector<std::string> requirements_;
};

}  // namespace
}  // namespace random

std::string random_spec(std::uint64_t seed, const RandomSpecOptions& options) { return random::Generator(seed, options).run(); }

}  // namespace proviso::differential

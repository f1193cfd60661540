#include "random_spec.h"

#include <fmt/format.h>

#include <optional>
#include <random>
#include <vector>

namespace proviso::differential {

namespace {

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

class Generator {
 public:
  Generator(std::uint64_t seed, const RandomSpecOptions& options) : random_(seed), options_(options) {}

  std::string run() {
    types();
    fields();
    relations();
    const int definitions = up_to(options_.definitions);
    for (int i = 0; i < definitions; ++i) definition();
    for (int i = up_to(options_.facts); i > 0; --i) say("fact {} : {}", fresh("f"), formula({}, options_.depth));
    contracts();
    for (int i = up_to(options_.requirements); i > 0; --i) {
      requirements_.push_back(fresh("r"));
      say("requirement {} : {}", requirements_.back(), formula({}, options_.depth));
    }
    for (int i = 1 + up_to(options_.checks - 1); i > 0; --i) check();
    return text_;
  }

 private:
  template <typename... Arguments>
  void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_ += fmt::format(format, std::forward<Arguments>(arguments)...) + "\n";
  }

  int below(int count) { return static_cast<int>(random_() % static_cast<std::uint64_t>(count)); }
  int up_to(int most) { return most <= 0 ? 0 : below(most + 1); }
  bool chance(int percent) { return below(100) < percent; }
  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }
  std::string fresh(std::string_view stem) { return fmt::format("{}{}", stem, ++names_); }

  // -- vocabulary

  const Type& type(const std::string& name) const {
    for (const Type& type : types_) {
      if (type.name == name) return type;
    }
    return types_.front();
  }
  std::string root(std::string name) const {
    while (!type(name).parent.empty()) name = type(name).parent;
    return name;
  }
  bool is_below_or_same(std::string name, const std::string& above) const {
    while (name != above && !type(name).parent.empty()) name = type(name).parent;
    return name == above;
  }
  bool comparable(const std::string& a, const std::string& b) const { return is_below_or_same(a, b) || is_below_or_same(b, a); }
  std::vector<std::string> open_types() const {
    std::vector<std::string> names;
    for (const Type& type : types_) {
      if (!type.is_enum) names.push_back(type.name);
    }
    return names;
  }
  std::string any_type() { return pick(types_).name; }

  void types() {
    for (int i = 1 + up_to(options_.root_types - 1); i > 0; --i) {
      const std::string name = fresh("T");
      types_.push_back({name, "", false, options_.order && chance(40), {}});
      const int below_it = chance(50) ? 1 + up_to(1) : 0;
      for (int j = 0; j < below_it; ++j) types_.push_back({fresh("S"), name, false, types_.back().ordered, {}});
    }
    if (chance(50)) {
      Type type{fresh("E"), "", true, false, {}};
      for (int i = 0; i < 2; ++i) type.elements.push_back(fresh("e"));
      say("enum {} {{ {}, {} }}", type.name, type.elements[0], type.elements[1]);
      types_.push_back(type);
    }
  }

  Field random_field(const std::string& owner) {
    Field field{fresh("g"), owner, {Sort::element, any_type()}, Shape::one, false};
    const int kind = below(10);
    if (kind == 0) field.truth = true;
    if (options_.numbers && kind == 1) field.range = {Sort::integer, ""};
    if (options_.numbers && kind == 2) field.range = {Sort::decimal, ""};
    if (options_.dates && kind == 3) field.range = {chance(70) ? Sort::date : Sort::moment, ""};
    if (chance(40)) field.shape = Shape::optional;
    if (!field.truth && field.range.sort == Sort::element && chance(50)) field.shape = Shape::set;
    return field;
  }

  static std::string name(const Range& range) {
    switch (range.sort) {
      case Sort::element: return range.type;
      case Sort::integer: return "int";
      case Sort::decimal: return "decimal";
      case Sort::date: return "date";
      case Sort::moment: return "moment";
    }
    return "";
  }

  void fields() {
    for (const Type& type : std::vector<Type>(types_)) {
      if (type.is_enum) continue;
      std::string list;
      for (int i = up_to(options_.fields); i > 0; --i) {
        const Field field = random_field(type.name);
        const char* multiplicity = field.shape == Shape::one ? "" : field.shape == Shape::optional ? "optional " : chance(25) ? "some " : "set ";
        list += fmt::format("  {}: {}{}\n", field.name, multiplicity, field.truth ? "bool" : name(field.range));
        fields_.push_back(field);
      }
      say("type {}{}{} {{\n{}}}", type.name, type.parent.empty() ? "" : " is " + type.parent,
          type.ordered && type.parent.empty() ? " ordered" : "", list);
    }
    for (int i = up_to(2); i > 0; --i) {
      individuals_.push_back({fresh("i"), {Sort::element, pick(open_types())}});
      say("individual {}: {}", individuals_.back().name, individuals_.back().range.type);
    }
  }

  void relations() {
    for (int i = chance(60) ? 1 : 0; i > 0; --i) {
      Relation relation{fresh("rel"), {}};
      const int arity = chance(80) ? 2 : 1;
      for (int column = 0; column < arity; ++column) relation.columns.push_back(any_type());
      if (arity == 2 && chance(50)) relation.columns[1] = relation.columns[0];
      say("relation {}({})", relation.name, fmt::join(relation.columns, ", "));
      relations_.push_back(relation);
    }
  }

  // -- values. Each may be absent where `optional_too`

  std::string literal(Sort sort) {
    if (sort == Sort::integer) return std::to_string(below(3));
    if (sort == Sort::decimal) return chance(50) ? "0.5" : "1.0";
    if (sort == Sort::date) return chance(50) ? "2025-01-31" : "2025-02-28";
    return chance(50) ? "2025-01-31T12:00" : "2025-02-28T00:00";
  }

  // Of an element of a type comparable to `wanted`; empty when there is none to be had. `got` is its declared type.
  std::string element(const Scope& scope, const std::string& wanted, int depth, std::string& got) {
    std::vector<std::pair<std::string, std::string>> found;
    const auto offer = [&](std::string text, const std::string& of) {
      if (root(of) == root(wanted) && comparable(of, wanted)) found.emplace_back(std::move(text), of);
    };
    for (const Variable& v : scope) {
      if (v.range.sort == Sort::element) offer(v.name, v.range.type);
    }
    const std::size_t variables = found.size();
    for (const Variable& v : individuals_) offer(v.name, v.range.type);
    for (const std::string& e : type(wanted).elements) offer(e, wanted);
    if (variables > 0 && chance(50)) found.resize(variables);
    if (depth > 0 && (found.empty() || chance(40))) {
      for (const Field& field : fields_) {
        if (field.truth || field.range.sort != Sort::element || field.shape == Shape::set) continue;
        std::string of;
        const std::string path = owner(scope, field, depth - 1);
        if (!path.empty()) offer(fmt::format("{}.{}", path, field.name), field.range.type);
      }
      for (const Definition& d : definitions_) {
        if (d.predicate || d.range.sort != Sort::element || d.shape == Shape::set || root(d.range.type) != root(wanted)) continue;
        const std::string call = this->call(scope, d, depth - 1);
        if (!call.empty()) offer(call, d.range.type);
      }
      if (type(wanted).ordered && chance(50)) offer(fmt::format("({} {})", chance(50) ? "first" : "last", wanted), wanted);
      if (type(wanted).ordered && chance(50)) {
        std::string of;
        const std::string e = element(scope, wanted, 0, of);
        if (!e.empty()) offer(fmt::format("({} {})", chance(50) ? "next" : "previous", e), of);
      }
    }
    if (found.empty()) return "";
    const auto& [text, of] = pick(found);
    got = of;
    return text;
  }

  // A path to something that has the field.
  std::string owner(const Scope& scope, const Field& field, int depth) {
    std::string of;
    const std::string path = element(scope, field.owner, depth, of);
    return !path.empty() && is_below_or_same(of, field.owner) ? path : "";
  }

  std::string argument(const Scope& scope, const Range& range, int depth) {
    if (range.sort != Sort::element) return value(scope, range.sort, depth);
    std::string of;
    const std::string text = element(scope, range.type, depth, of);
    return !text.empty() && is_below_or_same(of, range.type) ? text : "";
  }

  std::string call(const Scope& scope, const Definition& d, int depth) {
    std::vector<std::string> arguments;
    for (const Variable& parameter : d.parameters) {
      arguments.push_back(argument(scope, parameter.range, depth));
      if (arguments.back().empty()) return "";
    }
    return fmt::format("{}({})", d.name, fmt::join(arguments, ", "));
  }

  std::string value(const Scope& scope, Sort sort, int depth) {
    std::vector<std::string> found{literal(sort)};
    for (const Variable& v : scope) {
      if (v.range.sort == sort) found.push_back(v.name);
    }
    for (const Field& field : fields_) {
      if (field.truth || field.range.sort != sort) continue;
      const std::string path = owner(scope, field, depth > 0 ? 1 : 0);
      if (!path.empty()) found.push_back(fmt::format("{}.{}", path, field.name));
    }
    if (depth > 0) {
      for (const Definition& d : definitions_) {
        if (d.predicate || d.range.sort != sort) continue;
        const std::string call = this->call(scope, d, depth - 1);
        if (!call.empty()) found.push_back(call);
      }
      const auto sub = [&] { return value(scope, sort, depth - 1); };
      if (chance(30)) found.push_back(fmt::format("(if {} then {} else {})", formula(scope, depth - 1), sub(), sub()));
      if (chance(30)) found.push_back(fmt::format("{}({}, {})", chance(50) ? "lesser" : "greater", sub(), sub()));
      if (sort == Sort::integer || sort == Sort::decimal) {
        if (chance(40)) found.push_back(fmt::format("({} {} {})", sub(), chance(50) ? "+" : "-", sub()));
        if (chance(20)) found.push_back(fmt::format("(2 * {})", sub()));
        if (chance(40)) found.push_back(aggregate(scope, sort, depth));
      }
      if (sort == Sort::integer && chance(20)) found.push_back(fmt::format("floor({})", value(scope, Sort::decimal, depth - 1)));
      if (sort == Sort::integer && chance(30)) {
        if (const std::string set = this->set(scope, any_type(), depth - 1); !set.empty()) found.push_back(fmt::format("count({})", set));
      }
      if (sort == Sort::integer && options_.dates && chance(20)) {
        found.push_back(fmt::format("({} - {})", value(scope, Sort::date, 0), value(scope, Sort::date, 0)));
      }
      if (sort == Sort::date && chance(40)) found.push_back(fmt::format("({} {} {} month)", sub(), chance(50) ? "+" : "-", 1 + below(2)));
      if (sort == Sort::moment && chance(40)) found.push_back(fmt::format("({} + {})", sub(), chance(50) ? "30 days" : "36 hours"));
    }
    return pick(found);
  }

  std::string aggregate(const Scope& scope, Sort sort, int depth) {
    Scope inner = scope;
    const std::string binders = bind(inner, 1 + below(2));
    const char* word = chance(50) ? "sum" : chance(50) ? "min" : "max";
    return fmt::format("{} {{ {}{} : {} }}", word, binders, where(inner, depth - 1), value(inner, sort, depth - 1));
  }

  // Of elements of types comparable to `wanted`; may be empty.
  std::string set(const Scope& scope, const std::string& wanted, int depth) {
    std::vector<std::string> found;
    for (const Field& field : fields_) {
      if (field.truth || field.shape != Shape::set || field.range.type != wanted) continue;
      const std::string path = owner(scope, field, depth > 0 ? 1 : 0);
      if (!path.empty()) found.push_back(fmt::format("{}.{}", path, field.name));
    }
    std::string of;
    if (const std::string e = element(scope, wanted, 0, of); !e.empty() && of == wanted) found.push_back(fmt::format("{{ {} }}", e));
    if (depth > 0) {
      Scope inner = scope;
      inner.push_back({fresh("v"), {Sort::element, wanted}});
      found.push_back(fmt::format("{{ {} {} where {} }}", wanted, inner.back().name, formula(inner, depth - 1)));
      if (!found.empty() && chance(30)) {
        const char* words[] = {"union", "intersect", "minus"};
        found.push_back(fmt::format("({} {} {})", pick(found), words[below(3)], pick(found)));
      }
      for (const Definition& d : definitions_) {
        if (d.predicate || d.shape != Shape::set || d.range.type != wanted) continue;
        const std::string call = this->call(scope, d, depth - 1);
        if (!call.empty()) found.push_back(call);
      }
    }
    return found.empty() ? "" : pick(found);
  }

  // -- formulas

  std::string bind(Scope& scope, int count) {
    std::vector<std::string> binders;
    for (int i = 0; i < count; ++i) {
      scope.push_back({fresh("v"), {Sort::element, any_type()}});
      binders.push_back(fmt::format("{} {}", scope.back().range.type, scope.back().name));
    }
    return fmt::format("{}", fmt::join(binders, ", "));
  }

  std::string where(const Scope& scope, int depth) { return chance(60) ? fmt::format(" where {}", formula(scope, depth)) : ""; }

  std::string formula(const Scope& scope, int depth) {
    if (depth <= 0) return atom(scope, 1);
    const auto sub = [&] { return formula(scope, depth - 1); };
    switch (below(12)) {
      case 0: return fmt::format("({} and {})", sub(), sub());
      case 1: return fmt::format("({} or {})", sub(), sub());
      case 2: return fmt::format("(not {})", sub());
      case 3: return fmt::format("({} implies {})", sub(), sub());
      case 4: return chance(50) ? fmt::format("({} iff {})", sub(), sub()) : fmt::format("(if {} then {} else {})", sub(), sub(), sub());
      case 5: return narrowed(scope, depth);
      case 6:
      case 7:
      case 8: return quantified(scope, depth);
      case 9: return counted(scope, depth);
      default: return atom(scope, depth);
    }
  }

  std::string quantified(const Scope& scope, int depth) {
    Scope inner = scope;
    const std::string binders = bind(inner, 1 + below(2));
    const std::string guard = where(inner, depth - 1);
    const char* words[] = {"every", "some", "no"};
    return fmt::format("({} {}{}: {})", words[below(3)], binders, guard, formula(inner, depth - 1));
  }

  std::string counted(const Scope& scope, int depth) {
    Scope inner = scope;
    const std::string binder = bind(inner, 1);
    const char* words[] = {"exactly", "at least", "at most"};
    return fmt::format("({} {} {}{}: {})", words[below(3)], below(3), binder, where(inner, depth - 1), formula(inner, depth - 1));
  }

  // `x is S` and what may then be said of x.
  std::string narrowed(const Scope& scope, int depth) {
    for (std::size_t i = 0; i < scope.size(); ++i) {
      for (const Type& sub : types_) {
        if (sub.parent.empty() || scope[i].range.sort != Sort::element || sub.parent != scope[i].range.type) continue;
        Scope inner = scope;
        inner[i].range.type = sub.name;
        return fmt::format("({} is {} {} {})", scope[i].name, sub.name, chance(50) ? "and" : "implies", formula(inner, depth - 1));
      }
    }
    return atom(scope, depth);
  }

  std::string atom(const Scope& scope, int depth) {
    for (int attempt = 0; attempt < 8; ++attempt) {
      if (std::string text = try_atom(scope, depth); !text.empty()) return text;
    }
    return chance(50) ? "true" : "false";
  }

  std::string try_atom(const Scope& scope, int depth) {
    std::string of;
    std::string of_other;
    const std::string wanted = any_type();
    switch (below(12)) {
      case 0:
      case 1: {
        const std::string a = element(scope, wanted, depth, of);
        const std::string b = element(scope, wanted, depth, of_other);
        if (a.empty() || b.empty() || !comparable(of, of_other)) return "";
        return fmt::format("({} {} {})", a, chance(70) ? "=" : "!=", b);
      }
      case 2:
      case 3: {
        const std::string a = element(scope, wanted, depth, of);
        const std::string set = this->set(scope, wanted, depth);
        if (a.empty() || set.empty() || !comparable(of, wanted)) return "";
        return fmt::format("({} {} {})", a, chance(70) ? "in" : "not in", set);
      }
      case 4: {
        const std::string a = this->set(scope, wanted, depth);
        const std::string b = this->set(scope, wanted, depth);
        if (a.empty() || b.empty()) return "";
        return fmt::format("({} {} {})", a, chance(50) ? "subset of" : chance(50) ? "=" : "!=", b);
      }
      case 5: {
        if (!options_.numbers && !options_.dates) return "";
        return comparison(scope, depth);
      }
      case 6: {
        const std::string a = element(scope, wanted, depth, of);
        if (a.empty()) return "";
        if (type(wanted).ordered && chance(60)) {
          const std::string b = element(scope, wanted, depth, of_other);
          if (!b.empty()) return fmt::format("({} {} {})", a, chance(50) ? "before" : "after", b);
        }
        return fmt::format("(exists {})", a);
      }
      case 7: return reaches(scope, depth);
      case 8: {
        if (relations_.empty()) return "";
        const Relation& relation = pick(relations_);
        std::vector<std::string> arguments;
        for (const std::string& column : relation.columns) {
          arguments.push_back(argument(scope, {Sort::element, column}, depth));
          if (arguments.back().empty()) return "";
        }
        return fmt::format("{}({})", relation.name, fmt::join(arguments, ", "));
      }
      case 9: return kept(scope, depth);
      case 10: {
        for (const Field& field : fields_) {
          if (!field.truth || !chance(60)) continue;
          const std::string path = owner(scope, field, depth);
          if (!path.empty()) return fmt::format("{}.{}", path, field.name);
        }
        return "";
      }
      default: {
        if (definitions_.empty()) return "";
        const Definition& d = pick(definitions_);
        return d.predicate ? call(scope, d, depth) : "";
      }
    }
  }

  std::string comparison(const Scope& scope, int depth) {
    std::vector<Sort> sorts;
    if (options_.numbers) sorts.insert(sorts.end(), {Sort::integer, Sort::decimal});
    if (options_.dates) sorts.insert(sorts.end(), {Sort::date, Sort::moment});
    const Sort sort = pick(sorts);
    if (chance(20)) return fmt::format("({} in {{ {}, {} }})", value(scope, sort, depth), value(scope, sort, 0), literal(sort));
    const char* words[] = {"=", "!=", "<", "<=", ">", ">="};
    return fmt::format("({} {} {})", value(scope, sort, depth), words[below(6)], value(scope, sort, depth));
  }

  std::string reaches(const Scope& scope, int depth) {
    if (!options_.closures) return "";
    std::vector<std::pair<std::string, std::string>> steps;  // name, type of the ends
    for (const Field& f : fields_) {
      if (!f.truth && f.range.sort == Sort::element && root(f.owner) == root(f.range.type)) steps.emplace_back(f.name, root(f.owner));
    }
    for (const Relation& r : relations_) {
      if (r.columns.size() == 2 && root(r.columns[0]) == root(r.columns[1])) steps.emplace_back(r.name, root(r.columns[0]));
    }
    for (const Definition& d : definitions_) {
      if (d.predicate && d.parameters.size() == 2 && d.parameters[0].range.sort == Sort::element &&
          d.parameters[1].range.sort == Sort::element && root(d.parameters[0].range.type) == root(d.parameters[1].range.type)) {
        steps.emplace_back(d.name, root(d.parameters[0].range.type));
      }
    }
    if (steps.empty()) return "";
    const auto& [step, ends] = pick(steps);
    std::string of;
    const std::string a = element(scope, ends, depth, of);
    const std::string b = element(scope, ends, depth, of);
    if (a.empty() || b.empty()) return "";
    return fmt::format("({} {} {} by {})", a, chance(60) ? "reaches" : "is or reaches", b, step);
  }

  std::string kept(const Scope& scope, int depth) {
    if (!may_build_on_clauses_ || clauses_.empty()) return "";
    const Clause& clause = pick(clauses_);
    if (chance(50) || clause.rules.empty()) return fmt::format("(kept {})", clause.name);
    std::vector<std::string> arguments;
    for (const Variable& variable : pick(clause.rules)) {
      arguments.push_back(argument(scope, variable.range, depth));
      if (arguments.back().empty()) return "";
    }
    return fmt::format("applies {}({})", clause.name, fmt::join(arguments, ", "));
  }

  // -- definitions, clauses, questions

  void definition() {
    Definition d;
    const int kind = below(4);
    d.predicate = kind < 2;
    Scope scope;
    std::string parameters;
    const int arity = kind == 1 ? 2 : kind == 0 ? 1 : up_to(1);
    for (int i = 0; i < arity; ++i) {
      Range range{Sort::element, any_type()};
      if (i == 1 && chance(50)) range.type = root(scope[0].range.type);
      if (i == 1 && options_.numbers && chance(15)) range = {Sort::integer, ""};
      scope.push_back({fresh("p"), range});
      parameters += fmt::format("{}{} {}", i > 0 ? ", " : "", name(range), scope.back().name);
    }
    d.parameters = scope;
    d.name = fresh("d");
    std::string range;
    if (!d.predicate) {
      d.range = {options_.numbers && chance(30) ? Sort::integer : Sort::element, pick(open_types())};
      d.shape = d.range.sort == Sort::element && kind == 3 ? Shape::set : Shape::optional;
      range = fmt::format(": {}{}", d.shape == Shape::set ? "set " : "optional ", name(d.range));
    }
    const std::string one = meaning(scope, d);
    const std::string two = options_.readings && chance(40) ? meaning(scope, d) : "";
    if (one.empty()) return;
    if (two.empty()) {
      say("define {}({}){} = {}", d.name, parameters, range, one);
    } else {
      say("define {}({}){}\n  reading one = {}\n  reading two = {}", d.name, parameters, range, one, two);
    }
    definitions_.push_back(d);
  }

  // Empty when nothing of the definition's type can be had.
  std::string meaning(const Scope& scope, const Definition& d) {
    if (d.predicate) return formula(scope, options_.depth - 1);
    if (d.range.sort != Sort::element) return value(scope, d.range.sort, options_.depth - 1);
    if (d.shape == Shape::set) return set(scope, d.range.type, options_.depth - 1);
    return argument(scope, d.range, options_.depth - 1);
  }

  std::string rule(Clause& clause) {
    // Variables are named after their root type, so that rules of different clauses share names and these can be matched.
    Scope scope;
    std::string text;
    for (int i = up_to(2); i > 0; --i) {
      const std::string of = any_type();
      const std::string name = (scope.empty() ? "a" : "b") + root(of);
      text += fmt::format("{}{} {}", scope.empty() ? "every " : ", ", of, name);
      scope.push_back({name, {Sort::element, of}});
    }
    clause.rules.push_back(scope);
    text += where(scope, options_.depth - 1);
    const char* words[] = {"must", "must", "must not", "may"};
    const char* word = words[below(4)];
    const bool anything = word == words[3] && chance(30);
    text += fmt::format(" {} {}", word, anything ? "anything" : formula(scope, options_.depth - 1));
    if (chance(25)) text += fmt::format(" unless {}", formula(scope, options_.depth - 2));
    return text;
  }

  void contracts() {
    const int count = 1 + up_to(options_.clauses - 1);
    const std::string contract = fresh("k");
    std::string body;
    for (int i = 0; i < count; ++i) {
      Clause clause{fresh("c"), {}};
      body += fmt::format("  clause {} {{\n", clause.name);
      // One that overrides another may not build on it as well; most do one of the two.
      may_build_on_clauses_ = options_.kept && chance(30);
      if (!clauses_.empty() && !may_build_on_clauses_ && chance(70)) body += fmt::format("    notwithstanding {}\n", pick(clauses_).name);
      if (options_.readings && chance(20)) {
        body += fmt::format("    reading one =\n      {}\n", rule(clause));
        body += fmt::format("    reading two =\n      {}\n", rule(clause));
      } else {
        for (int j = 1 + up_to(1); j > 0; --j) body += fmt::format("    {}\n", rule(clause));
      }
      body += "  }\n";
      clauses_.push_back(std::move(clause));
    }
    may_build_on_clauses_ = options_.kept;
    say("contract {} from 2025-01-01 {{\n{}}}", contract, body);
  }

  void check() {
    std::string scope;
    if (clauses_.size() > 1 && chance(30)) scope += fmt::format("  without {}\n", pick(clauses_).name);
    if (chance(50)) {
      say("check {} {{\n  possible {}\n{}}}", fresh("q"), formula({}, options_.depth), scope);
    } else {
      if (!requirements_.empty() && chance(30)) scope += fmt::format("  with {}\n", pick(requirements_));
      say("check {} {{\n  always {}\n{}}}", fresh("q"), formula({}, options_.depth), scope);
    }
  }

  std::mt19937_64 random_;
  RandomSpecOptions options_;
  std::string text_;
  int names_ = 0;
  std::vector<Type> types_;
  std::vector<Field> fields_;
  std::vector<Variable> individuals_;
  std::vector<Relation> relations_;
  std::vector<Definition> definitions_;
  std::vector<Clause> clauses_;
  bool may_build_on_clauses_ = false;
  std::vector<std::string> requirements_;
};

}  // namespace

std::string random_spec(std::uint64_t seed, const RandomSpecOptions& options) { return Generator(seed, options).run(); }

}  // namespace proviso::differential

#include "random_formulas.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace proviso::differential::random {

std::string RandomFormulas::any_type() {
  std::vector<std::string> names;
  for (const Type& type : words_.types) {
    if (may_name(type.usage)) names.push_back(type.name);
  }
  return dice_.pick(names);
}

std::string RandomFormulas::bind(Scope& scope, int count) {
  std::vector<std::string> binders;
  if (count > 1 && dice_.chance(15)) {
    const Range range{Sort::element, any_type()};
    for (int i = dice_.chance(15) ? 3 : 2; i > 0; --i) {
      scope.push_back({dice_.fresh("v"), range});
      binders.push_back(scope.back().name);
    }
    return fmt::format("different {} {}", range.type, fmt::join(binders, ", "));
  }
  for (int i = 0; i < count; ++i) {
    scope.push_back({dice_.fresh("v"), {Sort::element, any_type()}});
    binders.push_back(fmt::format("{} {}", scope.back().range.type, scope.back().name));
  }
  return fmt::format("{}", fmt::join(binders, ", "));
}

std::string RandomFormulas::where(const Scope& scope, int depth) {
  return dice_.chance(60) ? fmt::format(" where {}", formula(scope, depth)) : "";
}

std::string RandomFormulas::formula(const Scope& scope, int depth) {
  if (depth <= 0) return atom(scope, 1);
  const auto sub = [&] { return formula(scope, depth - 1); };
  const auto joined = [&](const char* word) {
    return dice_.chance(15) ? fmt::format("({} {} {} {} {})", sub(), word, sub(), word, sub())
                            : fmt::format("({} {} {})", sub(), word, sub());
  };
  switch (dice_.below(12)) {
    case 0:
      return joined("and");
    case 1:
      return joined("or");
    case 2:
      return fmt::format("(not {})", sub());
    case 3:
      return fmt::format("({} implies {})", sub(), sub());
    case 4:
      if (dice_.chance(35)) return let(scope, depth);
      return dice_.chance(50) ? fmt::format("({} iff {})", sub(), sub()) : fmt::format("(if {} then {} else {})", sub(), sub(), sub());
    case 5:
      return narrowed(scope, depth);
    case 6:
    case 7:
    case 8:
      return quantified(scope, depth);
    case 9:
      return counted(scope, depth);
    default:
      return atom(scope, depth);
  }
}

std::string RandomFormulas::quantified(const Scope& scope, int depth) {
  Scope inner = scope;
  const std::string binders = bind(inner, 1 + dice_.below(2));
  const std::string guard = where(inner, depth - 1);
  const int word = dice_.below(3);
  if (word == 0) return fmt::format("(every {}{}: {})", binders, guard, formula(inner, depth - 1));
  const std::string body = dice_.chance(15) ? "" : ": " + formula(inner, depth - 1);
  return fmt::format("({} {}{}{})", word == 1 ? "some" : "no", binders, guard, body);
}

// A name for a value, and what is said of it.
std::string RandomFormulas::let(const Scope& scope, int depth) {
  const std::string name = dice_.fresh("x");
  if (dice_.chance(20)) {
    const std::string type = any_type();
    std::string of;
    const std::string set = this->set(scope, type, depth - 1), member = element(scope, type, 0, of);
    if (set.empty()) return atom(scope, depth);
    const std::string few = fmt::format("count({}) {} {}", name, dice_.one_of({"=", "<=", ">"}), number(3));
    if (member.empty() || !words_.comparable(of, type)) return fmt::format("(let {} = {}: {})", name, set, few);
    return fmt::format("(let {} = {}: {} in {} {} {})", name, set, member, name, dice_.one_of({"and", "or", "iff"}), few);
  }
  Range range{Sort::element, any_type()};
  if (dice_.chance(50)) range = {dice_.pick(sorts()), ""};
  const std::string value = range.sort == Sort::truth ? fmt::format("({})", formula(scope, depth - 1)) : argument(scope, range, depth - 1);
  if (value.empty()) return atom(scope, depth);
  Scope inner = scope;
  inner.push_back({name, range, true});
  const bool open = value.starts_with("(the ") && dice_.chance(50);
  return fmt::format("(let {} = {}: {})", name, open ? value.substr(1, value.size() - 2) : value, formula(inner, depth - 1));
}

// Of the type; may be empty.
std::string RandomFormulas::definite(const Scope& scope, const std::string& of, int depth) {
  Scope inner = scope;
  inner.push_back({dice_.fresh("v"), {Sort::element, of}});
  const std::string binder = fmt::format("{} {}", of, inner.back().name);
  const std::string guard = dice_.chance(85) ? fmt::format(" where {}", formula(inner, depth - 1)) : "";
  if (!words_.type(of).ordered || dice_.chance(50)) return fmt::format("(the {}{})", binder, guard);
  return fmt::format("({} {{ {}{} }})", dice_.one_of({"first", "last"}), binder, guard);
}

std::string RandomFormulas::counted(const Scope& scope, int depth) {
  Scope inner = scope;
  const std::string binder = bind(inner, 1);
  const std::string guard = where(inner, depth - 1);
  const std::string body = dice_.chance(20) ? "" : ": " + formula(inner, depth - 1);
  return fmt::format("({} {} {}{}{})", dice_.one_of({"exactly", "at least", "at most"}), number(4), binder, guard, body);
}

int RandomFormulas::number(int below) { return options_.large_counts && dice_.chance(30) ? 4 + dice_.below(9) : dice_.below(below); }

// `x is S` and what may then be said of x.
std::string RandomFormulas::narrowed(const Scope& scope, int depth) {
  for (std::size_t i = 0; i < scope.size(); ++i) {
    for (const Type& sub : words_.types) {
      if (sub.parent.empty() || scope[i].range.sort != Sort::element || sub.parent != scope[i].range.type) continue;
      Scope inner = scope;
      inner[i].range.type = sub.name;
      return fmt::format("({} is {} {} {})", scope[i].name, sub.name, dice_.chance(50) ? "and" : "implies", formula(inner, depth - 1));
    }
  }
  return atom(scope, depth);
}

std::string RandomFormulas::atom(const Scope& scope, int depth) {
  for (int attempt = 0; attempt < 8; ++attempt) {
    if (std::string text = try_atom(scope, depth); !text.empty()) return text;
  }
  return dice_.chance(50) ? "true" : "false";
}

std::string RandomFormulas::try_atom(const Scope& scope, int depth) {
  std::string of;
  std::string of_other;
  const std::string wanted = any_type();
  switch (dice_.below(13)) {
    case 0:
    case 1: {
      const std::string a = element(scope, wanted, depth, of);
      const std::string b = element(scope, wanted, depth, of_other);
      if (a.empty() || b.empty() || !words_.comparable(of, of_other)) return "";
      return fmt::format("({} {} {})", a, dice_.chance(70) ? "=" : "!=", b);
    }
    case 2:
    case 3: {
      const std::string a = element(scope, wanted, depth, of);
      const std::string set = this->set(scope, wanted, depth);
      if (a.empty() || set.empty() || !words_.comparable(of, wanted)) return "";
      return fmt::format("({} {} {})", a, dice_.chance(70) ? "in" : "not in", set);
    }
    case 4: {
      const std::string a = this->set(scope, wanted, depth);
      const std::string b = this->set(scope, wanted, depth);
      if (a.empty() || b.empty()) return "";
      return fmt::format("({} {} {})", a, dice_.chance(50) ? "subset of" : dice_.chance(50) ? "=" : "!=", b);
    }
    case 5:
      return options_.numbers || options_.dates ? comparison(scope, depth) : "";
    case 6: {
      if (dice_.chance(20)) return fmt::format("(exists {})", value(scope, dice_.pick(sorts()), depth));
      const std::string a = element(scope, wanted, depth, of);
      if (a.empty()) return "";
      if (words_.type(wanted).ordered && dice_.chance(60)) {
        const std::string b = element(scope, wanted, depth, of_other);
        if (!b.empty()) return fmt::format("({} {} {})", a, dice_.chance(50) ? "before" : "after", b);
      }
      return fmt::format("(exists {})", a);
    }
    case 7:
      return reaches(scope, depth);
    case 8:
      return tuple(scope, depth);
    case 9:
      return kept(scope, depth);
    case 10:
      return truth(scope, depth);
    default: {
      std::vector<const Definition*> predicates;
      for (const Definition& d : words_.definitions)
        if (d.predicate && may_call(d)) predicates.push_back(&d);
      return predicates.empty() ? "" : call(scope, *dice_.pick(predicates), depth);
    }
  }
}

std::string RandomFormulas::truth(const Scope& scope, int depth) {
  std::vector<std::string> found;
  for (const Variable& v : scope) {
    if (v.range.sort == Sort::truth) found.push_back(v.name);
  }
  for (const Field& field : words_.fields) {
    if (field.range.sort != Sort::truth) continue;
    const std::string path = owner(scope, field, depth);
    if (!path.empty()) found.push_back(fmt::format("{}.{}", path, field.name));
  }
  return found.empty() ? "" : dice_.pick(found);
}

std::string RandomFormulas::tuple(const Scope& scope, int depth) {
  std::vector<const Relation*> relations;
  for (const Relation& relation : words_.relations)
    if (may_name(relation.usage)) relations.push_back(&relation);
  if (relations.empty()) return "";
  const Relation& relation = *dice_.pick(relations);
  std::vector<std::string> arguments;
  for (const std::string& column : relation.columns) {
    arguments.push_back(argument(scope, {Sort::element, column}, depth));
    if (arguments.back().empty()) return "";
  }
  return fmt::format("{}({})", relation.name, fmt::join(arguments, ", "));
}

std::string RandomFormulas::comparison(const Scope& scope, int depth) {
  std::vector<Sort> sorts = this->sorts();
  std::erase(sorts, Sort::truth);
  const Sort sort = dice_.pick(sorts);
  if (options_.numbers && depth > 0 && dice_.chance(25)) return share(scope, depth);
  if (dice_.chance(20))
    return fmt::format("({} {} {{ {}, {} }})", value(scope, sort, depth), dice_.chance(80) ? "in" : "not in", value(scope, sort, 0),
                       literal(sort));
  return fmt::format("({} {} {})", value(scope, sort, depth), dice_.one_of({"=", "!=", "<", "<=", ">", ">="}), value(scope, sort, depth));
}

// Compares what is counted, or summed up, over two parts of one type.
std::string RandomFormulas::share(const Scope& scope, int depth) {
  Scope inner = scope;
  inner.push_back({dice_.fresh("v"), {Sort::element, any_type()}});
  const std::string binder = fmt::format("{} {}", inner.back().range.type, inner.back().name);
  const std::string summed = dice_.chance(50) ? value(inner, dice_.chance(50) ? Sort::integer : Sort::decimal, 0) : "";
  const auto part = [&] {
    const std::string condition = where(inner, depth - 1);
    return summed.empty() ? fmt::format("count({{ {}{} }})", binder, condition)
                          : fmt::format("sum {{ {}{} : {} }}", binder, condition, summed);
  };
  const std::string factor = dice_.chance(30) ? "0.5" : std::to_string(1 + dice_.below(3));
  const std::string one = part();
  return fmt::format("({} * {} {} {})", factor, one, dice_.one_of({"=", "!=", "<", "<=", ">", ">="}), part());
}

std::string RandomFormulas::reaches(const Scope& scope, int depth) {
  if (!options_.closures) return "";
  std::vector<std::pair<std::string, std::string>> steps;  // name, type of the ends
  for (const Field& f : words_.fields) {
    if (f.range.sort == Sort::element && may_name(words_.type(f.owner).usage) && words_.root(f.owner) == words_.root(f.range.type))
      steps.emplace_back(f.name, words_.root(f.owner));
  }
  for (const Relation& r : words_.relations) {
    if (r.columns.size() == 2 && may_name(r.usage) && words_.root(r.columns[0]) == words_.root(r.columns[1]))
      steps.emplace_back(r.name, words_.root(r.columns[0]));
  }
  for (const Definition& d : words_.definitions) {
    if (d.predicate && may_call(d) && d.parameters.size() == 2 && d.parameters[0].range.sort == Sort::element &&
        d.parameters[1].range.sort == Sort::element && words_.root(d.parameters[0].range.type) == words_.root(d.parameters[1].range.type)) {
      steps.emplace_back(d.name, words_.root(d.parameters[0].range.type));
    }
  }
  if (steps.empty()) return "";
  const auto& [step, ends] = dice_.pick(steps);
  std::string of;
  const std::string a = element(scope, ends, depth, of);
  const std::string b = element(scope, ends, depth, of);
  if (a.empty() || b.empty()) return "";
  return fmt::format("({} {} {} by {})", a, dice_.chance(60) ? "reaches" : "is or reaches", b, step);
}

std::string RandomFormulas::kept(const Scope& scope, int depth) {
  if (!words_.may_build_on_clauses || words_.clauses.empty()) return "";
  const Clause& clause = dice_.pick(words_.clauses);
  const bool of_rights =
      std::ranges::any_of(words_.clauses, [&](const Clause& other) { return other.gives_right && other.contract == clause.contract; });
  if (clause.gives_right) return "";
  const bool qualified = clause.name.find('.') != std::string::npos;
  const std::string name = qualified || dice_.chance(70) ? clause.name : fmt::format("{}.{}", clause.contract, clause.name);
  if (dice_.chance(50) || clause.rules.empty()) return fmt::format("(kept {})", dice_.chance(15) && !of_rights ? clause.contract : name);
  std::vector<std::string> arguments;
  for (const Variable& variable : dice_.pick(clause.rules)) {
    arguments.push_back(argument(scope, variable.range, depth));
    if (arguments.back().empty()) return "";
  }
  return fmt::format("applies {}({})", name, fmt::join(arguments, ", "));
}

}  // namespace proviso::differential::random

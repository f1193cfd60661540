#include <fmt/format.h>

#include <vector>

#include "random_formulas.h"

namespace proviso::differential::random {

std::string RandomFormulas::bind(Scope& scope, int count) {
  std::vector<std::string> binders;
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
  switch (dice_.below(12)) {
    case 0:
      return fmt::format("({} and {})", sub(), sub());
    case 1:
      return fmt::format("({} or {})", sub(), sub());
    case 2:
      return fmt::format("(not {})", sub());
    case 3:
      return fmt::format("({} implies {})", sub(), sub());
    case 4:
      return dice_.chance(50) ? fmt::format("({} iff {})", sub(), sub())
                              : fmt::format("(if {} then {} else {})", sub(), sub(), sub());
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
  const char* words[] = {"every", "some", "no"};
  return fmt::format("({} {}{}: {})", words[dice_.below(3)], binders, guard, formula(inner, depth - 1));
}

std::string RandomFormulas::counted(const Scope& scope, int depth) {
  Scope inner = scope;
  const std::string binder = bind(inner, 1);
  const char* words[] = {"exactly", "at least", "at most"};
  return fmt::format("({} {} {}{}: {})", words[dice_.below(3)], dice_.below(3), binder, where(inner, depth - 1),
                     formula(inner, depth - 1));
}

// `x is S` and what may then be said of x.
std::string RandomFormulas::narrowed(const Scope& scope, int depth) {
  for (std::size_t i = 0; i < scope.size(); ++i) {
    for (const Type& sub : words_.types) {
      if (sub.parent.empty() || scope[i].range.sort != Sort::element || sub.parent != scope[i].range.type) continue;
      Scope inner = scope;
      inner[i].range.type = sub.name;
      return fmt::format("({} is {} {} {})", scope[i].name, sub.name, dice_.chance(50) ? "and" : "implies",
                         formula(inner, depth - 1));
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
  switch (dice_.below(12)) {
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
    case 5: {
      if (!options_.numbers && !options_.dates) return "";
      return comparison(scope, depth);
    }
    case 6: {
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
    case 8: {
      if (words_.relations.empty()) return "";
      const Relation& relation = dice_.pick(words_.relations);
      std::vector<std::string> arguments;
      for (const std::string& column : relation.columns) {
        arguments.push_back(argument(scope, {Sort::element, column}, depth));
        if (arguments.back().empty()) return "";
      }
      return fmt::format("{}({})", relation.name, fmt::join(arguments, ", "));
    }
    case 9:
      return kept(scope, depth);
    case 10: {
      for (const Field& field : words_.fields) {
        if (!field.truth || !dice_.chance(60)) continue;
        const std::string path = owner(scope, field, depth);
        if (!path.empty()) return fmt::format("{}.{}", path, field.name);
      }
      return "";
    }
    default: {
      if (words_.definitions.empty()) return "";
      const Definition& d = dice_.pick(words_.definitions);
      return d.predicate ? call(scope, d, depth) : "";
    }
  }
}

std::string RandomFormulas::comparison(const Scope& scope, int depth) {
  std::vector<Sort> sorts;
  if (options_.numbers) sorts.insert(sorts.end(), {Sort::integer, Sort::decimal});
  if (options_.dates) sorts.insert(sorts.end(), {Sort::date, Sort::moment});
  const Sort sort = dice_.pick(sorts);
  if (options_.numbers && depth > 0 && dice_.chance(25)) return share(scope, depth);
  if (dice_.chance(20))
    return fmt::format("({} in {{ {}, {} }})", value(scope, sort, depth), value(scope, sort, 0), literal(sort));
  const char* words[] = {"=", "!=", "<", "<=", ">", ">="};
  return fmt::format("({} {} {})", value(scope, sort, depth), words[dice_.below(6)], value(scope, sort, depth));
}

// Compares what is counted, or summed up, over two parts of one type.
std::string RandomFormulas::share(const Scope& scope, int depth) {
  Scope inner = scope;
  inner.push_back({dice_.fresh("v"), {Sort::element, any_type()}});
  const std::string binder = fmt::format("{} {}", inner.back().range.type, inner.back().name);
  const std::string summed = dice_.chance(50) ? value(inner, dice_.chance(50) ? Sort::integer : Sort::decimal, 0) : "";
  const auto part = [&] {
    const std::string condition = where(inner, depth - 1);
    return summed.empty() ? fmt::format("count({{ {}{} }})", binder, condition) : fmt::format("sum {{ {}{} : {} }}", binder, condition, summed);
  };
  const char* words[] = {"=", "!=", "<", "<=", ">", ">="};
  const std::string one = part();
  return fmt::format("({} * {} {} {})", 1 + dice_.below(3), one, words[dice_.below(6)], part());
}

std::string RandomFormulas::reaches(const Scope& scope, int depth) {
  if (!options_.closures) return "";
  std::vector<std::pair<std::string, std::string>> steps;  // name, type of the ends
  for (const Field& f : words_.fields) {
    if (!f.truth && f.range.sort == Sort::element && words_.root(f.owner) == words_.root(f.range.type))
      steps.emplace_back(f.name, words_.root(f.owner));
  }
  for (const Relation& r : words_.relations) {
    if (r.columns.size() == 2 && words_.root(r.columns[0]) == words_.root(r.columns[1]))
      steps.emplace_back(r.name, words_.root(r.columns[0]));
  }
  for (const Definition& d : words_.definitions) {
    if (d.predicate && d.parameters.size() == 2 && d.parameters[0].range.sort == Sort::element &&
        d.parameters[1].range.sort == Sort::element &&
        words_.root(d.parameters[0].range.type) == words_.root(d.parameters[1].range.type)) {
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
  if (dice_.chance(50) || clause.rules.empty()) return fmt::format("(kept {})", clause.name);
  std::vector<std::string> arguments;
  for (const Variable& variable : dice_.pick(clause.rules)) {
    arguments.push_back(argument(scope, variable.range, depth));
    if (arguments.back().empty()) return "";
  }
  return fmt::format("applies {}({})", clause.name, fmt::join(arguments, ", "));
}

}  // namespace proviso::differential::random

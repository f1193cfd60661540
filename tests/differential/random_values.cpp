#include <fmt/format.h>

#include <vector>

#include "random_formulas.h"

namespace proviso::differential::random {

std::string RandomFormulas::literal(Sort sort) {
  if (sort == Sort::integer) return std::to_string(dice_.below(3));
  if (sort == Sort::decimal) return dice_.chance(50) ? "0.5" : "1.0";
  if (sort == Sort::date) return dice_.chance(50) ? "2025-01-31" : "2025-02-28";
  return dice_.chance(50) ? "2025-01-31T12:00" : "2025-02-28T00:00";
}

// Of an element of a type comparable to `wanted`; empty when there is none to be had. `got` is its declared type.
std::string RandomFormulas::element(const Scope& scope, const std::string& wanted, int depth, std::string& got) {
  std::vector<std::pair<std::string, std::string>> found;
  const auto offer = [&](std::string text, const std::string& of) {
    if (words_.root(of) == words_.root(wanted) && words_.comparable(of, wanted))
      found.emplace_back(std::move(text), of);
  };
  for (const Variable& v : scope) {
    if (v.range.sort == Sort::element) offer(v.name, v.range.type);
  }
  const std::size_t variables = found.size();
  for (const Variable& v : words_.individuals) offer(v.name, v.range.type);
  for (const std::string& e : words_.type(wanted).elements) offer(e, wanted);
  if (variables > 0 && dice_.chance(50)) found.resize(variables);
  if (depth > 0 && (found.empty() || dice_.chance(40))) {
    for (const Field& field : words_.fields) {
      if (field.truth || field.range.sort != Sort::element || field.shape == Shape::set) continue;
      std::string of;
      const std::string path = owner(scope, field, depth - 1);
      if (!path.empty()) offer(fmt::format("{}.{}", path, field.name), field.range.type);
    }
    for (const Definition& d : words_.definitions) {
      if (d.predicate || d.range.sort != Sort::element || d.shape == Shape::set ||
          words_.root(d.range.type) != words_.root(wanted))
        continue;
      const std::string call = this->call(scope, d, depth - 1);
      if (!call.empty()) offer(call, d.range.type);
    }
    if (words_.type(wanted).ordered && dice_.chance(50))
      offer(fmt::format("({} {})", dice_.chance(50) ? "first" : "last", wanted), wanted);
    if (words_.type(wanted).ordered && dice_.chance(50)) {
      std::string of;
      const std::string e = element(scope, wanted, 0, of);
      if (!e.empty()) offer(fmt::format("({} {})", dice_.chance(50) ? "next" : "previous", e), of);
    }
  }
  if (found.empty()) return "";
  const auto& [text, of] = dice_.pick(found);
  got = of;
  return text;
}

// A path to something that has the field.
std::string RandomFormulas::owner(const Scope& scope, const Field& field, int depth) {
  std::string of;
  const std::string path = element(scope, field.owner, depth, of);
  return !path.empty() && words_.is_below_or_same(of, field.owner) ? path : "";
}

std::string RandomFormulas::argument(const Scope& scope, const Range& range, int depth) {
  if (range.sort != Sort::element) return value(scope, range.sort, depth);
  std::string of;
  const std::string text = element(scope, range.type, depth, of);
  return !text.empty() && words_.is_below_or_same(of, range.type) ? text : "";
}

std::string RandomFormulas::call(const Scope& scope, const Definition& d, int depth) {
  std::vector<std::string> arguments;
  for (const Variable& parameter : d.parameters) {
    arguments.push_back(argument(scope, parameter.range, depth));
    if (arguments.back().empty()) return "";
  }
  return fmt::format("{}({})", d.name, fmt::join(arguments, ", "));
}

std::string RandomFormulas::value(const Scope& scope, Sort sort, int depth) {
  std::vector<std::string> found{literal(sort)};
  for (const Variable& v : scope) {
    if (v.range.sort == sort) found.push_back(v.name);
  }
  for (const Field& field : words_.fields) {
    if (field.truth || field.range.sort != sort) continue;
    const std::string path = owner(scope, field, depth > 0 ? 1 : 0);
    if (!path.empty()) found.push_back(fmt::format("{}.{}", path, field.name));
  }
  if (depth > 0) {
    for (const Definition& d : words_.definitions) {
      if (d.predicate || d.range.sort != sort) continue;
      const std::string call = this->call(scope, d, depth - 1);
      if (!call.empty()) found.push_back(call);
    }
    const auto sub = [&] { return value(scope, sort, depth - 1); };
    if (dice_.chance(30))
      found.push_back(fmt::format("(if {} then {} else {})", formula(scope, depth - 1), sub(), sub()));
    if (dice_.chance(30))
      found.push_back(fmt::format("{}({}, {})", dice_.chance(50) ? "lesser" : "greater", sub(), sub()));
    if (sort == Sort::integer || sort == Sort::decimal) {
      if (dice_.chance(40)) found.push_back(fmt::format("({} {} {})", sub(), dice_.chance(50) ? "+" : "-", sub()));
      if (dice_.chance(20)) found.push_back(fmt::format("(2 * {})", sub()));
      if (dice_.chance(40)) found.push_back(aggregate(scope, sort, depth));
    }
    if (sort == Sort::integer && dice_.chance(20))
      found.push_back(fmt::format("floor({})", value(scope, Sort::decimal, depth - 1)));
    if (sort == Sort::integer && dice_.chance(30)) {
      if (const std::string set = this->set(scope, any_type(), depth - 1); !set.empty())
        found.push_back(fmt::format("count({})", set));
    }
    if (sort == Sort::integer && options_.dates && dice_.chance(20)) {
      found.push_back(fmt::format("({} - {})", value(scope, Sort::date, 0), value(scope, Sort::date, 0)));
    }
    if (sort == Sort::date && dice_.chance(40))
      found.push_back(fmt::format("({} {} {} month)", sub(), dice_.chance(50) ? "+" : "-", 1 + dice_.below(2)));
    if (sort == Sort::moment && dice_.chance(40))
      found.push_back(fmt::format("({} + {})", sub(), dice_.chance(50) ? "30 days" : "36 hours"));
  }
  return dice_.pick(found);
}

std::string RandomFormulas::aggregate(const Scope& scope, Sort sort, int depth) {
  Scope inner = scope;
  const std::string binders = bind(inner, 1 + dice_.below(2));
  const char* word = dice_.chance(50) ? "sum" : dice_.chance(50) ? "min" : "max";
  return fmt::format("{} {{ {}{} : {} }}", word, binders, where(inner, depth - 1), value(inner, sort, depth - 1));
}

// Of elements of types comparable to `wanted`; may be empty.
std::string RandomFormulas::set(const Scope& scope, const std::string& wanted, int depth) {
  std::vector<std::string> found;
  for (const Field& field : words_.fields) {
    if (field.truth || field.shape != Shape::set || field.range.type != wanted) continue;
    const std::string path = owner(scope, field, depth > 0 ? 1 : 0);
    if (!path.empty()) found.push_back(fmt::format("{}.{}", path, field.name));
  }
  std::string of;
  if (const std::string e = element(scope, wanted, 0, of); !e.empty() && of == wanted)
    found.push_back(fmt::format("{{ {} }}", e));
  if (depth > 0) {
    Scope inner = scope;
    inner.push_back({dice_.fresh("v"), {Sort::element, wanted}});
    found.push_back(fmt::format("{{ {} {} where {} }}", wanted, inner.back().name, formula(inner, depth - 1)));
    if (!found.empty() && dice_.chance(30)) {
      const char* words[] = {"union", "intersect", "minus"};
      found.push_back(fmt::format("({} {} {})", dice_.pick(found), words[dice_.below(3)], dice_.pick(found)));
    }
    for (const Definition& d : words_.definitions) {
      if (d.predicate || d.shape != Shape::set || d.range.type != wanted) continue;
      const std::string call = this->call(scope, d, depth - 1);
      if (!call.empty()) found.push_back(call);
    }
  }
  return found.empty() ? "" : dice_.pick(found);
}

}  // namespace proviso::differential::random

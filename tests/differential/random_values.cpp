#include <fmt/format.h>

#include <vector>

#include "random_formulas.h"

namespace proviso::differential::random {

std::vector<Sort> RandomFormulas::sorts() const {
  std::vector<Sort> sorts{Sort::truth};
  if (options_.numbers) sorts.insert(sorts.end(), {Sort::integer, Sort::decimal});
  if (options_.dates) sorts.insert(sorts.end(), {Sort::date, Sort::moment});
  return sorts;
}

namespace {

// In parentheses unless it is a path; a number too, so that it is computed.
std::string path_of(const std::string& value) {
  const bool path = value.find_first_of(" -") == std::string::npos && value[0] >= 'A';
  return path ? value : fmt::format("({})", value);
}

}  // namespace

std::string RandomFormulas::literal(Sort sort) {
  switch (sort) {
    case Sort::element:
      return "";
    case Sort::truth:
      return dice_.one_of({"true", "false"});
    case Sort::integer:
      return options_.dates && dice_.chance(5) ? dice_.one_of({"monday", "friday", "sunday"}) : std::to_string(number(3));
    case Sort::decimal:
      return dice_.one_of({"0.5", "1.0"});
    case Sort::date:
      return dice_.one_of({"2025-01-31", "2025-02-28"});
    case Sort::moment:
      return dice_.one_of({"2025-01-31T12:00", "2025-02-28T00:00"});
  }
  return "";
}

// Of an element of a type comparable to `wanted`; empty when there is none to be had. `got` is its declared type.
std::string RandomFormulas::element(const Scope& scope, const std::string& wanted, int depth, std::string& got) {
  std::vector<std::pair<std::string, std::string>> found;
  const auto offer = [&](std::string text, const std::string& of) {
    if (words_.root(of) == words_.root(wanted) && words_.comparable(of, wanted)) found.emplace_back(std::move(text), of);
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
      if (field.range.sort != Sort::element || field.shape == Shape::set) continue;
      std::string of;
      const std::string path = owner(scope, field, depth - 1);
      if (!path.empty()) offer(fmt::format("{}.{}", path, field.name), field.range.type);
    }
    for (const Definition& d : words_.definitions) {
      if (d.predicate || d.range.sort != Sort::element || d.shape == Shape::set || !may_call(d) ||
          words_.root(d.range.type) != words_.root(wanted))
        continue;
      const std::string call = this->call(scope, d, depth - 1);
      if (!call.empty()) offer(call, d.range.type);
    }
    if (words_.type(wanted).ordered && may_name(words_.type(wanted).usage)) {
      if (dice_.chance(50)) offer(fmt::format("({} {})", dice_.one_of({"first", "last"}), wanted), wanted);
      std::string of;
      const std::string e = dice_.chance(50) ? element(scope, wanted, 0, of) : "";
      if (!e.empty()) offer(fmt::format("({} {})", dice_.one_of({"next", "previous"}), e), of);
    }
    if (may_name(words_.type(wanted).usage) && dice_.chance(15)) offer(definite(scope, wanted, depth), wanted);
    if (!found.empty() && dice_.chance(10)) {
      const auto [one, of] = dice_.pick(found);
      const auto [other, of_other] = dice_.pick(found);
      if (of == of_other) offer(fmt::format("(if {} then {} else {})", formula(scope, depth - 1), one, other), of);
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
  if (range.sort == Sort::truth && depth > 0 && dice_.chance(30)) return formula(scope, 0);
  if (range.sort != Sort::element) return value(scope, range.sort, depth);
  std::string of;
  const std::string text = element(scope, range.type, depth, of);
  return !text.empty() && words_.is_below_or_same(of, range.type) ? text : "";
}

std::string RandomFormulas::certain(const Scope& scope, const Range& range, int depth) {
  std::vector<std::string> found;
  const auto fits = [&](const Range& of) {
    return of.sort == range.sort && (of.sort != Sort::element || words_.is_below_or_same(of.type, range.type));
  };
  for (const Variable& v : scope)
    if (fits(v.range) && !v.may_be_absent) found.push_back(v.name);
  for (const Variable& v : words_.individuals)
    if (fits(v.range)) found.push_back(v.name);
  if (range.sort == Sort::element) {
    for (const std::string& e : words_.type(range.type).elements) found.push_back(e);
  } else {
    found.push_back(literal(range.sort));
  }
  for (const Field& field : words_.fields) {
    if (field.shape != Shape::one || !fits(field.range) || !may_name(words_.type(field.owner).usage)) continue;
    const std::string of = depth > 0 ? certain(scope, {Sort::element, field.owner}, depth - 1) : "";
    if (!of.empty()) found.insert(found.end(), 2, fmt::format("{}.{}", of, field.name));
  }
  if (depth > 0 && (range.sort == Sort::integer || range.sort == Sort::decimal) && dice_.chance(40))
    found.push_back(fmt::format("({} {} {})", certain(scope, range, depth - 1), dice_.one_of({"+", "-"}), certain(scope, range, 0)));
  if (depth > 0 && range.sort == Sort::integer && dice_.chance(30)) {
    if (const std::string set = this->set(scope, any_type(), depth - 1); !set.empty()) found.push_back(fmt::format("count({})", set));
  }
  if (depth > 0 && options_.numbers && (range.sort == Sort::date || range.sort == Sort::moment) && dice_.chance(60)) {
    const std::string count = path_of(certain(scope, {Sort::integer, ""}, depth - 1));
    found.push_back(fmt::format("({} {} {} {})", certain(scope, range, 0), dice_.one_of({"+", "-"}), count, units_of(range.sort)));
  }
  return found.empty() ? "" : dice_.pick(found);
}

std::string RandomFormulas::units_of(Sort sort) {
  return sort == Sort::date ? dice_.one_of({"days", "months", "years"}) : dice_.one_of({"minutes", "hours", "days", "months", "years"});
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
    if (field.range.sort != sort) continue;
    const std::string path = owner(scope, field, depth > 0 ? 1 : 0);
    if (!path.empty()) found.push_back(fmt::format("{}.{}", path, field.name));
  }
  if (depth > 0) {
    for (const Definition& d : words_.definitions) {
      if (d.predicate || d.range.sort != sort || !may_call(d)) continue;
      const std::string call = this->call(scope, d, depth - 1);
      if (!call.empty()) found.push_back(call);
    }
    if (sort != Sort::truth) {
      const auto sub = [&] { return value(scope, sort, depth - 1); };
      if (dice_.chance(30)) found.push_back(fmt::format("(if {} then {} else {})", formula(scope, depth - 1), sub(), sub()));
      if (dice_.chance(30)) found.push_back(fmt::format("{}({}, {})", dice_.one_of({"lesser", "greater"}), sub(), sub()));
      if (std::string made = arithmetic(scope, sort, depth); !made.empty()) found.push_back(std::move(made));
      if (dice_.chance(sort == Sort::integer || sort == Sort::decimal ? 40 : 15)) found.push_back(aggregate(scope, sort, depth));
    }
  }
  return dice_.pick(found);
}

// What is of this sort alone; may be nothing.
std::string RandomFormulas::arithmetic(const Scope& scope, Sort sort, int depth) {
  const auto sub = [&] { return value(scope, sort, depth - 1); };
  if (sort == Sort::integer || sort == Sort::decimal) {
    if (dice_.chance(30)) return fmt::format("({} {} {})", sub(), dice_.one_of({"+", "-"}), sub());
    if (dice_.chance(20)) return fmt::format("({} * {})", sort == Sort::decimal && dice_.chance(50) ? "0.5" : "2", sub());
    if (dice_.chance(15)) return fmt::format("(-{})", sub());
    if (dice_.chance(15)) {
      const std::string factor = few(scope, dice_.chance(70) ? sort : Sort::integer, depth - 1), other = sub();
      return dice_.chance(50) ? fmt::format("({} * {})", factor, other) : fmt::format("({} * {})", other, factor);
    }
  }
  if (sort == Sort::integer) {
    if (!words_.calendars.empty() && dice_.chance(25)) {
      return fmt::format("(working days of {} from {} to {})", dice_.pick(words_.calendars), value(scope, Sort::date, depth - 1),
                         path_of(value(scope, Sort::date, depth - 1)));
    }
    if (options_.dates && dice_.chance(25)) {
      const std::string of = value(scope, dice_.chance(70) ? Sort::date : Sort::moment, depth - 1);
      return fmt::format("{}({})", dice_.one_of({"year", "month", "day", "weekday"}), of);
    }
    if (dice_.chance(20)) return fmt::format("floor({})", value(scope, dice_.chance(20) ? Sort::integer : Sort::decimal, depth - 1));
    if (options_.dates && dice_.chance(45)) {
      const Sort of = dice_.chance(55) ? Sort::date : Sort::moment;
      return fmt::format("({} - {})", value(scope, of, 0), value(scope, of, 0));
    }
    std::string of;
    if (dice_.chance(10)) {
      for (const Field& field : words_.fields) {
        const std::string path = field.shape == Shape::optional ? owner(scope, field, 0) : "";
        if (!path.empty()) return fmt::format("count({}.{})", path, field.name);
      }
    }
    if (const std::string set = dice_.chance(40) ? this->set(scope, any_type(), depth - 1) : ""; !set.empty())
      return fmt::format("count({})", set);
  }
  if ((sort == Sort::date || sort == Sort::moment) && options_.numbers && dice_.chance(60)) {
    const std::string units = units_of(sort);
    return fmt::format("({} {} {} {})", sub(), dice_.one_of({"+", "-"}), path_of(value(scope, Sort::integer, depth - 1)), units);
  }
  if (sort == Sort::date && !words_.calendars.empty() && dice_.chance(40)) {
    return fmt::format("({} {} {} of {})", sub(), dice_.one_of({"+", "-"}),
                       dice_.one_of({"1 working day", "2 working days", "5 working days"}), dice_.pick(words_.calendars));
  }
  if (sort == Sort::date && dice_.chance(25)) {
    const std::string of = value(scope, dice_.chance(70) ? Sort::date : Sort::moment, depth - 1);
    return fmt::format("{}({})", dice_.one_of({"month_start", "month_end", "year_start", "year_end"}), of);
  }
  if (sort == Sort::date && dice_.chance(50))
    return fmt::format("({} {} {})", sub(), dice_.one_of({"+", "-"}),
                       dice_.one_of({"1 month", "2 months", "1 year", "3 days", "1 day", "2 years"}));
  if (sort == Sort::moment && dice_.chance(50))
    return fmt::format("({} {} {})", sub(), dice_.one_of({"+", "-"}),
                       dice_.one_of({"30 days", "36 hours", "1 hour", "90 minutes", "1 month", "1 year"}));
  return "";
}

std::string RandomFormulas::few(const Scope& scope, Sort sort, int depth) {
  std::vector<std::string> found{
      fmt::format("(if {} then {} else {})", formula(scope, depth > 0 ? depth - 1 : 0), literal(sort), literal(sort))};
  for (const Definition& d : words_.definitions) {
    if (!d.few || d.range.sort != sort || !may_call(d)) continue;
    const std::string call = this->call(scope, d, 0);
    if (!call.empty()) found.insert(found.end(), 2, call);
  }
  if (depth > 0) {
    const auto sub = [&] { return few(scope, sort, depth - 1); };
    found.push_back(fmt::format("({} {} {})", sub(), dice_.one_of({"+", "-", "*"}), literal(sort)));
    found.push_back(fmt::format("{}({}, {})", dice_.one_of({"lesser", "greater"}), sub(), literal(sort)));
    if (sort == Sort::integer) found.push_back(fmt::format("floor({})", few(scope, Sort::decimal, depth - 1)));
    std::string of;
    const std::string e = sort == Sort::integer ? element(scope, any_type(), depth - 1, of) : "";
    if (!e.empty()) found.push_back(fmt::format("count({{ {} }})", e));
  }
  return dice_.pick(found);
}

std::string RandomFormulas::aggregate(const Scope& scope, Sort sort, int depth) {
  const bool number = sort == Sort::integer || sort == Sort::decimal;
  Scope inner = scope;
  const std::string binders = bind(inner, 1 + dice_.below(2));
  const std::string word = number && dice_.chance(50) ? "sum" : dice_.one_of({"min", "max"});
  return fmt::format("{} {{ {}{} : {} }}", word, binders, where(inner, depth - 1), value(inner, sort, depth - 1));
}

// Of elements of types comparable to `wanted`; may be empty.
std::string RandomFormulas::set(const Scope& scope, const std::string& wanted, int depth) {
  std::vector<std::string> found;
  for (const Field& field : words_.fields) {
    if (field.shape != Shape::set || field.range.type != wanted) continue;
    const std::string path = owner(scope, field, depth > 0 ? 1 : 0);
    if (!path.empty()) found.push_back(fmt::format("{}.{}", path, field.name));
  }
  std::string of;
  if (const std::string e = element(scope, wanted, 0, of); !e.empty() && of == wanted) {
    std::string of_other;
    const std::string other = dice_.chance(25) ? element(scope, wanted, 0, of_other) : "";
    found.push_back(other.empty() || of_other != wanted ? fmt::format("{{ {} }}", e) : fmt::format("{{ {}, {} }}", e, other));
  }
  if (depth > 0) {
    Scope inner = scope;
    inner.push_back({dice_.fresh("v"), {Sort::element, wanted}});
    found.push_back(dice_.chance(20) ? fmt::format("{{ {} {} }}", wanted, inner.back().name)
                                     : fmt::format("{{ {} {} where {} }}", wanted, inner.back().name, formula(inner, depth - 1)));
    for (const Definition& d : words_.definitions) {
      if (d.predicate || d.shape != Shape::set || d.range.type != wanted || !may_call(d)) continue;
      const std::string call = this->call(scope, d, depth - 1);
      if (!call.empty()) found.push_back(call);
    }
    if (dice_.chance(30)) {
      const std::string word = dice_.one_of({"union", "intersect", "minus"});
      const bool three = word != "minus" && dice_.chance(25);
      found.push_back(three ? fmt::format("({} {} {} {} {})", dice_.pick(found), word, dice_.pick(found), word, dice_.pick(found))
                            : fmt::format("({} {} {})", dice_.pick(found), word, dice_.pick(found)));
    }
    if (dice_.chance(10))
      found.push_back(fmt::format("(if {} then {} else {})", formula(scope, depth - 1), dice_.pick(found), dice_.pick(found)));
  }
  return found.empty() ? "" : dice_.pick(found);
}

}  // namespace proviso::differential::random

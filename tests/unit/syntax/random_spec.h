// Random specs that follow the grammar, and mean nothing.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>

namespace proviso::syntax {

class RandomSpec {
 public:
  explicit RandomSpec(std::uint32_t seed) : random_(seed) {}

  std::string spec(int declarations) {
    std::string result;
    for (int i = 0; i < declarations; ++i) result += declaration() + gap("\n");
    return result;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint32_t>(n)); }
  bool maybe(int percent = 50) { return below(100) < percent; }
  std::string one_of(std::initializer_list<const char*> words) { return *(words.begin() + below(static_cast<int>(words.size()))); }
  // What may stand between two tokens.
  std::string gap(const char* usual = " ") {
    if (maybe(94)) return usual;
    return one_of({"\n", "\n\n", "\t", "\r\n", " // a comment\n", "\n// a comment\n// and another\n\n"});
  }

  std::string name() {
    return one_of({"x",     "y",    "call_1", "Azure", "from", "to",    "until", "of",   "by",     "days",   "holds",
                   "least", "size", "lesser", "Model", "a2",   "allow", "says",  "cost", "titled", "assumed"});
  }
  // Where any word may stand.
  std::string any_name() {
    if (maybe(70)) return name();
    return one_of(
        {"not", "in", "every", "type", "is", "at", "must", "may", "subset", "as", "reading", "set", "true", "min", "expect", "and"});
  }
  std::string string() {
    return one_of({"\"a text\"", "\"\"", "\"over\ntwo lines\"", "\"a \\\"quoted\\\" \\\\ word\"", "\"// no comment\"", "\"käuflich\""});
  }
  std::string optional_string() { return maybe() ? gap() + string() : ""; }
  std::string date() { return one_of({"2026-02-27", "2024-02-29", "0001-01-01", "9999-12-31"}); }
  std::string integer() { return one_of({"0", "1", "42", "9223372036854775807", "007"}); }

  template <typename Element>
  std::string list(Element element, const char* separator = ",", int most = 3) {
    std::string result = element();
    for (int n = below(most); n > 0; --n) result += gap("") + separator + gap() + element();
    return result;
  }
  std::string names() {
    return list([&] { return qualified(); });
  }
  std::string qualified() { return maybe(70) ? name() : name() + "." + any_name(); }
  std::string value_type() { return maybe(70) ? name() : one_of({"bool", "int", "decimal", "date", "moment"}); }
  std::string range() { return one_of({"", "optional ", "some ", "set "}) + value_type(); }
  std::string cites() {
    std::string result;
    for (int n = maybe(30) ? 1 + below(2) : 0; n > 0; --n) result += gap() + "cites" + gap() + name() + section() + gap() + string();
    return result;
  }
  std::string section() { return maybe(30) ? gap() + "at" + gap() + string() : ""; }
  std::string cost() { return maybe(20) ? gap() + "cost" + gap() + integer() : ""; }
  std::string phrases() { return maybe(25) ? gap() + "says" + gap() + string() + gap() + "not" + gap() + string() : ""; }
  std::string glossed() { return name() + optional_string(); }
  std::string origin() {
    std::string result;
    if (maybe(30)) result += gap() + "from" + gap() + string();
    if (maybe(30)) result += gap() + "dated" + gap() + date();
    if (maybe(30)) result += gap() + "titled" + gap() + string();
    if (maybe(30)) result += gap() + "by" + gap() + string();
    return result;
  }
  std::string binder() { return name() + gap() + name(); }
  std::string different() {
    std::string result = "different " + binder();
    for (int n = 1 + below(2); n > 0; --n) result += "," + gap() + name();
    return result;
  }
  std::string binders() {
    return list([&] { return maybe(15) ? different() : binder(); });
  }

  // ---- expressions; `depth` bounds how far they go

  std::string nots() {
    std::string result;
    while (maybe(12)) result += "not ";
    return result;
  }
  std::string where(int depth) { return maybe() ? gap() + "where" + gap() + guard(depth) : ""; }
  std::string expr(int depth) {
    if (depth > 0 && maybe(35)) return nots() + open(depth - 1);
    return connected(depth, false);
  }
  std::string guard(int depth) { return connected(depth, true); }
  std::string connected(int depth, bool guard) {
    std::string result = unit(depth);
    if (depth <= 0) return result;
    switch (below(6)) {
      case 0:
        for (int n = 1 + below(3); n > 0; --n) result += gap() + "and" + gap() + unit(depth - 1);
        return result;
      case 1:
        for (int n = 1 + below(3); n > 0; --n) result += gap() + "or" + gap() + unit(depth - 1);
        return result;
      case 2:
        for (int n = 1 + below(2); n > 0; --n) result += gap() + "implies" + gap() + unit(depth - 1);
        if (!guard && maybe(30)) result += " implies " + nots() + open(depth - 1);
        return result;
      case 3:
        return result + " iff " + unit(depth - 1);
      default:
        return result;
    }
  }
  std::string unit(int depth) { return nots() + compare(depth); }
  std::string open(int depth) {
    switch (below(6)) {
      case 4:
        return "let " + name() + gap() + "=" + gap() + (maybe(20) ? definite(depth) : operand(depth)) + gap("") + ":" + gap() + expr(depth);
      case 5:
        return definite(depth);
      case 0:
        return "every " + binders() + where(depth) + gap("") + ":" + gap() + expr(depth);
      case 1:
        return one_of({"some ", "no "}) + binders() + where(depth) + body(depth);
      case 2:
        return one_of({"exactly ", "at least ", "at\nmost "}) + integer() + " " + binder() + where(depth) + body(depth);
      default:
        return "if " + expr(depth) + gap() + "then " + expr(depth) + gap() + "else " + expr(depth);
    }
  }
  std::string definite(int depth) { return "the " + binder() + where(depth); }
  std::string body(int depth) { return maybe() ? ": " + expr(depth) : ""; }
  std::string compare(int depth) {
    switch (below(8)) {
      case 0:
        return "exists " + factor(depth - 1);
      case 1:
        return "kept " + qualified();
      case 2:
        return "applies " + qualified() + "(" + arguments(depth - 1) + ")";
      case 3:
        return operand(depth - 1) + gap() + one_of({"reaches ", "is or reaches ", "is // why\n or reaches "}) + operand(depth - 1) +
               " by " + any_name();
      case 4:
        return operand(depth - 1) + " is " + name();
      case 5:
        return operand(depth - 1);
      default:
        return operand(depth - 1) + gap() + one_of({"=", "!=", "<", "<=", ">", ">=", "in", "not in", "subset of", "before", "after"}) +
               gap() + operand(depth - 1);
    }
  }
  std::string arguments(int depth) {
    return maybe(20) ? "" : list([&] { return operand(depth); });
  }
  std::string operand(int depth) {
    std::string result = factor(depth - 1);
    if (depth <= 0) return result;
    switch (below(8)) {
      case 0:
        for (int n = 1 + below(3); n > 0; --n) result += one_of({" + ", " - "}) + factor(depth - 1);
        return result;
      case 1:
        for (int n = 1 + below(2); n > 0; --n) result += " union " + factor(depth - 1);
        return result;
      case 2:
        for (int n = 1 + below(2); n > 0; --n) result += " intersect " + factor(depth - 1);
        return result;
      case 3:
        return result + " minus " + factor(depth - 1);
      default:
        return result;
    }
  }
  std::string factor(int depth) {
    switch (below(9)) {
      case 0:
        return "-" + factor(depth - 1);
      case 1:
        return integer() + (depth > 0 && maybe() ? gap() + "*" + gap() + factor(depth - 1) : "");
      case 2:
        return integer() + " " + one_of({"day", "days", "month", "months", "year", "years", "hour", "hours"});
      case 3:
        return "0.50" + std::string(depth > 0 && maybe() ? " * " + factor(depth - 1) : "");
      case 4:
        if (depth > 0 && maybe())
          return one_of({"first ", "last"}) + gap("") +
                 (maybe() ? "{" + arguments(depth - 1) + "}" : "{ " + binder() + where(depth - 1) + " }");
        return one_of({"first ", "last "}) + name();
      case 5:
        return one_of({"next ", "previous "}) + path(depth - 1);
      default:
        return path(depth - 1);
    }
  }
  std::string path(int depth) {
    std::string result = primary(depth);
    while (maybe(25)) result += gap("") + "." + any_name();
    return result;
  }
  std::string primary(int depth) {
    if (depth <= 0) return maybe() ? name() : one_of({"2026-02-27", "2026-02-27T14:00", "true", "false", "{}"});
    switch (below(8)) {
      case 0:
        return "(" + expr(depth - 1) + ")";
      case 1:
        return name() + "(" + arguments(depth - 1) + ")";
      case 2:
        return "{ " + binder() + where(depth - 1) + " }";
      case 3:
        return "{" + arguments(depth - 1) + "}";
      case 4:
        return "count(" + operand(depth - 1) + ")";
      case 5:
        return one_of({"sum { ", "min { ", "max{"}) + binders() + where(depth - 1) + ": " + operand(depth - 1) + " }";
      default:
        return name();
    }
  }
  std::string formula() { return expr(4); }

  // ---- declarations

  std::string declaration() {
    switch (below(18)) {
      case 0:
        return "import " + string();
      case 1:
        return "document " + name() + " " + string() + origin();
      case 2:
        return "enum " + glossed() + " { " + list([&] { return glossed(); }, ",", 12) + " }";
      case 3:
      case 4:
        return type();
      case 5:
        return std::string(maybe(20) ? "usage " : "") + "relation " + name() + "(" + list([&] { return name(); }) + ")" +
               optional_string() + phrases();
      case 6:
        return "individual " + list([&] { return glossed(); }) + ": " + name();
      case 7:
      case 8:
        return define();
      case 9:
        return maybe() ? "fact " + name() + optional_string() + cites() + one_of({"", " assumed"}) + gap() + ":" + gap() + formula()
                       : "intent " + name() + optional_string() + cites() + gap() + ":" + gap() + formula();
      case 10:
        return requirement();
      case 11: {
        std::string result = "product " + name() + optional_string() + " {";
        for (int n = below(3); n > 0; --n) result += gap() + requirement();
        return result + gap() + "}";
      }
      case 12:
      case 13:
        return contract();
      case 14:
        return amendment();
      case 15:
        return position();
      case 16:
        return check();
      default:
        return example();
    }
  }
  std::string type() {
    std::string result = std::string(maybe(20) ? "usage " : "") + "type " + glossed();
    if (maybe(30)) result += " is " + name();
    if (maybe(30)) result += maybe(40) ? " ordered by at" : " ordered";
    if (maybe(20)) return result;
    result += " {";
    for (int n = below(4); n > 0; --n) {
      result += gap() + list([&] { return any_name() + optional_string(); }) + ":" + gap() + range() + phrases() + gap();
      if (maybe()) result += ",";
    }
    return result + " }";
  }
  std::string define() {
    std::string result = "define " + name() + "(";
    if (maybe(80)) result += list([&] { return value_type() + " " + name(); });
    result += ")" + optional_string();
    if (maybe(30)) result += ": " + range();
    result += maybe() ? cites() + phrases() : phrases() + cites();
    if (maybe()) return result + " = " + formula();
    for (int n = 1 + below(3); n > 0; --n)
      result += gap() + "reading " + any_name() + optional_string() + cost() + cites() + phrases() + " = " + formula();
    return result;
  }
  std::string requirement() {
    return "requirement " + name() + optional_string() + cites() + cost() + (maybe(20) ? " " + allow() : "") +
           one_of({"", " can", " always"}) + ": " + formula();
  }
  std::string rule(bool begun = false) {
    std::string result;
    if (!begun && maybe(70)) result += "every " + binders() + " ";
    if (maybe()) result += "where " + guard(3) + " ";
    const bool right = maybe(15);
    result += right ? one_of({"must be able to ", "must\nbe able // a right\nto "}) : one_of({"must ", "must not ", "may ", "must\n not "});
    const std::string demand = !right && maybe(20) ? "anything" : formula();
    result += demand.starts_with("not") ? "(" + demand + ")" : demand;
    while (maybe(15)) result += gap() + "unless " + formula();
    if (maybe(15)) result += gap() + "notwithstanding " + (maybe(20) ? "everything" : names());
    return result;
  }
  std::string rules() {
    std::string result = rule();
    while (maybe(25)) result += gap("\n") + "every " + binder() + " " + rule(true);
    return result;
  }
  std::string allow() { return "allow " + name() + " " + string(); }
  std::string clause() {
    std::string result = "clause " + name() + optional_string() + section() + cost() + " {";
    while (maybe(30)) {
      switch (below(7)) {
        case 0:
          result += gap() + "cites " + name() + section() + " " + string();
          break;
        case 1:
          result += gap() + "binds " + name();
          break;
        case 2:
          result += gap() + "owed to " + name();
          break;
        case 3:
          result += gap() + "notwithstanding " + names();
          break;
        case 4:
          result += gap() + "notwithstanding everything";
          break;
        case 5:
          result += gap() + allow();
          break;
        default:
          result += gap() + "subject to " + names();
          break;
      }
    }
    result += " ";
    if (maybe(70)) {
      result += rules();
    } else {
      for (int n = 1 + below(2); n > 0; --n)
        result += gap() + "reading " + any_name() + optional_string() + cites() + cost() + " = " + rules();
    }
    return result + gap() + "}";
  }
  std::string contract() {
    std::string result = "contract " + name() + optional_string() + " from " + date();
    if (maybe()) {
      result += " until " + date();
      if (maybe(30)) result += " or " + expr(2);
    }
    result += " {";
    for (int n = below(3); n > 0; --n) result += gap() + clause();
    return result + gap() + "}";
  }
  std::string amendment() {
    std::string result = "amendment " + name() + optional_string() + " to " + name() + " effective " + date() + " {";
    for (int n = below(4); n > 0; --n) {
      switch (below(4)) {
        case 0:
          result += gap() + "delete " + name();
          break;
        case 1:
          result += gap() + "replace " + clause();
          break;
        case 2:
          result += gap() + "replace " + define();
          break;
        default:
          result += gap() + clause();
          break;
      }
      if (maybe()) result += ";";
    }
    return result + gap() + "}";
  }
  std::string position() {
    std::string result = "position " + name() + " {";
    if (maybe(80)) {
      result += gap() + list(
                            [&] {
                              const std::string what = maybe() ? " = " + any_name() : " in {" + list([&] { return any_name(); }) + "}";
                              return qualified() + what + cites();
                            },
                            ";");
      if (maybe()) result += ";";
    }
    return result + gap() + "}";
  }
  std::string under() {
    return "under " + list([&] { return qualified() + (maybe() ? " = " + any_name() : ""); });
  }
  std::string check() {
    std::string result = "check " + name() + optional_string() + " { ";
    result += maybe(30) ? "possible" : maybe() ? "possible " + formula() : "always " + formula();
    if (maybe(30)) result += gap("\n") + "as of " + date();
    if (maybe(30)) result += gap("\n") + (maybe() ? "contracts " + names() : std::string("without contracts"));
    while (maybe(40)) {
      switch (below(7)) {
        case 5:
          result += gap("\n") + allow();
          break;
        case 0:
          result += gap("\n") + "products " + names();
          break;
        case 1:
          result += gap("\n") + "without " + names();
          break;
        case 2:
          result += gap("\n") + "only " + names();
          break;
        case 3:
          result += gap("\n") + under();
          break;
        case 4:
          result += gap("\n") + "with at most " + list([&] { return integer() + " " + name(); });
          break;
        default:
          result += gap("\n") + "with " + names();
          break;
      }
    }
    while (maybe()) {
      result += gap("\n") + "expect " + one_of({"possible", "impossible", "holds", "fails"});
      if (maybe(20)) result += " up to " + integer();
      if (maybe()) result += " " + under();
      if (maybe()) result += " because " + names();
      if (maybe(20)) result += " at every size";
    }
    return result + gap() + "}";
  }
  std::string value() {
    return maybe() ? name() : one_of({"2026-02-27", "2026-02-27T14:00", "true", "false", "42", "-42", "0.5", "- 0.5"});
  }
  std::string thing() {
    if (maybe(20)) return name() + "(" + list([&] { return value(); }) + ")";
    std::string result = name() + (maybe() ? " " + name() : "") + " {";
    if (maybe(80)) {
      result += list(
          [&] {
            const std::string set = maybe(20) ? "{}" : "{ " + list([&] { return value(); }) + " }";
            return any_name() + " = " + (maybe() ? value() : set);
          },
          ",", 5);
    }
    return result + " }";
  }
  std::string example() {
    std::string result = "example " + name() + optional_string();
    if (maybe(30)) result += " like " + name();
    result += " {";
    for (int n = below(4); n > 0; --n) result += gap() + thing();
    if (maybe(20)) result += " as of " + date();
    while (maybe()) {
      result += gap("\n") + "expect " + (maybe() ? "complies" : "breaches " + names());
      if (maybe()) result += " " + under();
    }
    return result + gap() + "}";
  }

  std::mt19937 random_;
};

}  // namespace proviso::syntax

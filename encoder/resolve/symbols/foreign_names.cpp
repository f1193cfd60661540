#include "resolve/symbols/foreign_names.h"

#include <algorithm>
#include <span>

namespace proviso::resolve {

namespace {

struct Entry {
  std::string_view word;  // in lower case
  std::string_view help;
};

constexpr std::string_view no_texts = "texts are not values: give what it names a name of its own, in an enum or as an individual";
constexpr std::string_view absent = "to ask whether there is a value, write `exists x.f` or `not exists x.f`";
constexpr std::string_view no_today =
    "a spec knows no day but those it names: write a date, give the day a field, or ask a check `as of` a day";

constexpr Entry types[] = {
    {"string", no_texts},
    {"str", no_texts},
    {"text", no_texts},
    {"varchar", no_texts},
    {"char", no_texts},
    {"boolean", "write `bool`"},
    {"integer", "write `int`"},
    {"long", "write `int`"},
    {"number", "write `int` or `decimal`"},
    {"nat", "write `int`"},
    {"natural", "write `int`"},
    {"float", "write `decimal`, which is exact"},
    {"double", "write `decimal`, which is exact"},
    {"real", "write `decimal`, which is exact"},
    {"numeric", "write `decimal`"},
    {"money", "write `decimal`, an amount without its currency"},
    {"currency", "write `decimal`, an amount without its currency"},
    {"amount", "write `decimal`"},
    {"percent", "write `decimal`, as in `0.2`"},
    {"percentage", "write `decimal`, as in `0.2`"},
    {"datetime", "write `moment`"},
    {"timestamp", "write `moment`"},
    {"time", "write `moment`, a minute of a day"},
    {"day", "write `date`"},
    {"duration", "write `int`, and count the days, or the minutes"},
    {"period", "write two fields of type `date`: when it begins, and when it ends"},
    {"list", "write `set T`: a field holds a set, without an order"},
    {"seq", "write `set T`: a field holds a set, without an order"},
    {"array", "write `set T`: a field holds a set, without an order"},
    {"null", absent},
    {"nil", absent},
    {"none", absent},
    {"present", absent},
    {"empty", "write `count(x.f) = 0`, or `not exists x.f`"},
    {"true", "what is true or false stands alone: `x.f`"},
    {"false", "write `not x.f`"},
};

constexpr Entry values[] = {
    {"null", absent},
    {"nil", absent},
    {"none", absent},
    {"undefined", absent},
    {"nothing", absent},
    {"empty", "write `{}`, or `count(x.f) = 0`"},
    {"true", "write `true`, or the formula alone"},
    {"false", "write `false`, or `not` before the formula"},
    {"yes", "write `true`, or the formula alone"},
    {"no", "write `false`, or `not` before the formula"},
    {"today", no_today},
    {"now", no_today},
    {"self", "give what is meant a name: `every T x: ...`, or a parameter of a term"},
    {"this", "give what is meant a name: `every T x: ...`, or a parameter of a term"},
    {"univ", "write `{ T x }` for the set of all"},
    {"iden", "write `=` between the two"},
};

constexpr Entry calls[] = {
    {"len", "write `count(...)`"},
    {"length", "write `count(...)`"},
    {"size", "write `count(...)`"},
    {"card", "write `count(...)`"},
    {"cardinality", "write `count(...)`"},
    {"all", "write `every T x where ...: ...`"},
    {"any", "write `some T x where ...: ...`"},
    {"forall", "write `every T x where ...: ...`"},
    {"isempty", "write `count(...) = 0`"},
    {"today", no_today},
    {"now", no_today},
    {"abs", "write `greater(x, -x)`"},
    {"avg", "there is no mean: compare `sum { ... }` with a number times `count(...)`"},
    {"average", "there is no mean: compare `sum { ... }` with a number times `count(...)`"},
    {"round", "write `floor(x + 0.5)`"},
    {"ceil", "write `-floor(-x)`"},
    {"ceiling", "write `-floor(-x)`"},
    {"date", "a date is written `2026-02-27`"},
    {"contains", "write `x in s.f`"},
    {"implies", "write `a implies b`"},
};

std::string_view find(std::span<const Entry> entries, std::string_view word) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (const Entry& entry : entries) {
    if (std::ranges::equal(entry.word, word, {}, {}, lower)) return entry.help;
  }
  return {};
}

}  // namespace

std::string_view instead_of_type(std::string_view word) { return find(types, word); }
std::string_view instead_of_value(std::string_view word) { return find(values, word); }
std::string_view instead_of_call(std::string_view word) { return find(calls, word); }

}  // namespace proviso::resolve

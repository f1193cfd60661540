// The English plural. Covers the irregular nouns that contracts and architectures are likely to contain.
#include <algorithm>
#include <array>
#include <cctype>

#include "report/words/names.h"

namespace proviso::report {

namespace {

struct Irregular {
  std::string_view singular, plural;
};
constexpr std::array irregular = {
    Irregular{"child", "children"},
    Irregular{"man", "men"},
    Irregular{"woman", "women"},
    Irregular{"foot", "feet"},
    Irregular{"half", "halves"},
    Irregular{"shelf", "shelves"},
    Irregular{"life", "lives"},
    Irregular{"veto", "vetoes"},
    Irregular{"cargo", "cargoes"},
    Irregular{"hero", "heroes"},
    Irregular{"echo", "echoes"},
    Irregular{"lens", "lenses"},
    Irregular{"quiz", "quizzes"},
    Irregular{"matrix", "matrices"},
    Irregular{"criterion", "criteria"},
    Irregular{"datum", "data"},
    Irregular{"addendum", "addenda"},
    Irregular{"bus", "buses"},
    Irregular{"gas", "gases"},
    // Plural equal to the singular.
    Irregular{"data", "data"},
    Irregular{"media", "media"},
    Irregular{"metadata", "metadata"},
    Irregular{"equipment", "equipment"},
    Irregular{"staff", "staff"},
    Irregular{"software", "software"},
    Irregular{"hardware", "hardware"},
    Irregular{"information", "information"},
};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

// "Policy" of `DataPolicy`, "policy" of `data_policy`.
std::string_view last_word(std::string_view name) {
  std::size_t at = name.size();
  while (at > 0 && name[at - 1] != '_' && name[at - 1] != ' ' && !(at < name.size() && is_upper(name[at]) && !is_upper(name[at - 1]))) --at;
  return name.substr(at);
}

bool ends_in(std::string_view word, const auto& endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

std::string_view ending(std::string_view word) {
  constexpr std::array sibilants = {std::string_view("ss"), std::string_view("us"), std::string_view("as"), std::string_view("os"),
                                    std::string_view("x"),  std::string_view("z"),  std::string_view("ch"), std::string_view("sh")};
  constexpr std::array vowels_and_y = {std::string_view("ay"), std::string_view("ey"), std::string_view("iy"), std::string_view("oy"),
                                       std::string_view("uy")};
  if (ends_in(word, sibilants)) return "es";
  if (word.ends_with("y") && word.size() > 1 && !ends_in(word, vowels_and_y)) return "ies";  // replaces the y
  if (word.ends_with("sis")) return "es";                                                    // replaces the is
  return word.ends_with("s") ? "" : "s";
}

}  // namespace

std::string plural(std::string_view singular) {
  const std::string_view word = last_word(singular);
  std::string before(singular.substr(0, singular.size() - word.size())), small;
  for (const char c : word) small += lower(c);
  if (word.size() > 1 && std::ranges::all_of(word, [](char c) { return is_upper(c); })) {  // an abbreviation
    return std::string(singular) + (word.ends_with('S') ? "es" : "s");
  }
  if (const auto known = std::ranges::find(irregular, small, &Irregular::singular); known != irregular.end()) {
    std::string result(known->plural);
    if (is_upper(word[0])) result[0] = word[0];
    return before + result;
  }
  std::string result(singular);
  const std::string_view added = ending(small);
  if (added == "ies") result.pop_back();
  if (small.ends_with("sis")) result.resize(result.size() - 2);
  return result.append(added);
}

}  // namespace proviso::report

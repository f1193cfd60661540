// Formulas that say the same. Every part of a formula of a random spec stands in parentheses.
#include <algorithm>
#include <optional>

#include "random_vocabulary.h"
#include "variant_text.h"

namespace proviso::differential {

namespace {

// A part of a formula in parentheses, without these.
class Group {
 public:
  explicit Group(std::string text) : text_(std::move(text)) {}

  // What stands between these words where they stand in the group itself, not deeper; one part where none does.
  std::vector<std::string> parts(const std::string& word) const {
    std::vector<std::string> parts;
    std::size_t from = 0;
    int depth = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '(' || text_[i] == '{') ++depth;
      if (text_[i] == ')' || text_[i] == '}') --depth;
      if (depth != 0 || text_.compare(i, word.size(), word) != 0) continue;
      parts.push_back(text_.substr(from, i - from));
      from = i + word.size();
      i = from - 1;
    }
    parts.push_back(text_.substr(from));
    return parts;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string negated(const std::string& part) { return "(not " + part + ")"; }

std::string joined(const std::vector<std::string>& parts, const std::string& word) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : word) + negated(part);
  return "(not (" + text + "))";
}

// The same in other words, with the parentheses; nothing where it is left as it is.
std::optional<std::string> rewritten(const Group& group) {
  if (group.text().find(" is ") != std::string::npos && group.parts(" is ").size() > 1) return std::nullopt;
  for (const auto& [word, dual] : {std::pair(" and ", " or "), {" or ", " and "}})
    if (const auto parts = group.parts(word); parts.size() > 1) return joined(parts, dual);
  if (const auto parts = group.parts(" implies "); parts.size() == 2) return "(" + negated(parts[0]) + " or " + parts[1] + ")";
  if (const auto parts = group.parts(" iff "); parts.size() == 2) return "(" + negated(parts[1]) + " iff " + negated(parts[0]) + ")";
  for (const auto& [sign, other] : {std::pair(" != ", " = "), {" not in ", " in "}})
    if (const auto parts = group.parts(sign); parts.size() == 2) return "(not (" + parts[0] + other + parts[1] + "))";
  for (const auto& [sign, other] :
       {std::pair(" <= ", " >= "), {" >= ", " <= "}, {" < ", " > "}, {" > ", " < "}, {" before ", " after "}, {" after ", " before "}})
    if (const auto parts = group.parts(sign); parts.size() == 2) return "(" + parts[1] + other + parts[0] + ")";
  const std::string& text = group.text();
  const auto body = group.parts(": ");
  if (text.starts_with("every ") && body.size() == 2) return "(not (some " + body[0].substr(6) + ": " + negated(body[1]) + "))";
  if (text.starts_with("some ")) return "(not (no " + text.substr(5) + "))";
  if (text.starts_with("no ")) return "(not (some " + text.substr(3) + "))";
  if (text.starts_with("at least 1 ") || text.starts_with("at least 2 ") || text.starts_with("at least 3 "))
    return "(not (at most " + std::string(1, static_cast<char>(text[9] - 1)) + text.substr(10) + "))";
  return std::nullopt;
}

std::size_t closing(const std::string& text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
  }
  return std::string::npos;
}

}  // namespace

Variant by_de_morgan(const std::string& spec, random::Dice& dice) {
  Variant variant{"formulas that say the same", spec};
  std::string& text = variant.spec;
  for (std::size_t at = text.find('('); at != std::string::npos; at = text.find('(', at + 1)) {
    // Behind a name stand its arguments.
    const char before = at == 0 ? ' ' : text[at - 1];
    const std::size_t end = before == ' ' || before == '(' ? closing(text, at) : std::string::npos;
    if (end == std::string::npos || !dice.chance(40)) continue;
    const auto other = rewritten(Group(text.substr(at + 1, end - at - 1)));
    if (!other) continue;
    text.replace(at, end - at + 1, *other);
    // What is new is not gone through again.
    at += other->starts_with("(not (") ? 5 : 0;
  }
  return variant;
}

}  // namespace proviso::differential

#include "resolve/passes/allows.h"

#include <algorithm>
#include <optional>

#include "model/allow.h"
#include "text/check.h"

namespace proviso::resolve {

namespace {

std::string_view with_article(AllowedIn place) {
  switch (place) {
    case AllowedIn::clause:
      return "a clause";
    case AllowedIn::requirement:
      return "a requirement";
    case AllowedIn::check:
      return "a check";
  }
  CHECK(false, "a place for an `allow`");
}

// Nothing if the warning is about a place in the text and not about a declaration.
std::optional<AllowedIn> place_of(Code code) {
  switch (code) {
    case Code::W002:
    case Code::W003:
    case Code::W004:
    case Code::W005:
    case Code::W101:
    case Code::W102:
    case Code::W103:
    case Code::W104:
      return AllowedIn::clause;
    case Code::W106:
      return AllowedIn::requirement;
    case Code::W105:
    case Code::W107:
      return AllowedIn::check;
    default:
      return std::nullopt;
  }
}

std::optional<Code> warning(std::string_view name) {
  for (const Code code : text::all_codes())
    if (text::name(code) == name && text::severity(code) == text::Severity::warning) return code;
  return std::nullopt;
}

std::string codes_of(AllowedIn place) {
  std::vector<std::string_view> codes;
  for (const Code code : text::all_codes())
    if (place_of(code) == place) codes.push_back(text::name(code));
  std::ranges::sort(codes);
  std::string text;
  for (const std::string_view code : codes) text += (text.empty() ? "" : ", ") + std::string(code);
  return text;
}

}  // namespace

std::vector<Allow> resolve_allows(const std::vector<syntax::Allow>& nodes, AllowedIn place, Reports& reports) {
  std::vector<Allow> allows;
  for (const syntax::Allow& node : nodes) {
    const std::string name = in_back_ticks(node.code.text);
    const std::string codes = "warnings about " + std::string(with_article(place)) + ": " + codes_of(place);
    const std::optional<Code> code = warning(node.code.text);
    if (!code) {
      reports.add(Code::C016, node.code.span, "there is no warning " + name, codes);
    } else if (place_of(*code) != place) {
      reports.add(Code::C016, node.code.span, name + " is never about " + std::string(with_article(place)), codes);
    } else if (const Allow* first = find(allows, *code)) {
      reports.add(Code::C016, node.code.span, name + " is allowed twice", {first->span, "allowed here"}, "leave one of the two out");
    } else if (node.reason.value.find_first_not_of(" \t\r\n") == std::string::npos) {
      reports.add(Code::C016, node.reason.span, "this does not say why " + name + " is not heeded", "state the reason in words");
    } else {
      allows.push_back({*code, node.code.span, node.reason.value});
    }
  }
  return allows;
}

}  // namespace proviso::resolve

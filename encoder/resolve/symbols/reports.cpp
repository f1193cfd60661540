#include "resolve/symbols/reports.h"

#include <algorithm>
#include <cctype>

namespace proviso::resolve {

namespace {

constexpr std::size_t most_words = 72;         // bytes of the user's text in a message
constexpr std::size_t longest_name = 200;      // that is shown whole
constexpr std::size_t most_suggestions = 100;  // unknown names that are compared with every candidate
constexpr std::size_t most_places = 3;         // further places shown of one unknown name
constexpr std::size_t most_listed = 8;

std::string key(Code code, const std::string& message) { return std::string(name(code)) + message; }

}  // namespace

Reports::~Reports() {
  for (text::Diagnostic& diagnostic : unknown_) diagnostics_.add(std::move(diagnostic));
}

bool Reports::is_new_unknown(Code code, Span, const std::string& message) const {
  return unknown_.size() < most_suggestions && !unknown_index_.contains(key(code, message));
}

void Reports::add_unknown(Code code, Span span, std::string message, const std::string& near, std::string otherwise) {
  const auto [place, is_new] = unknown_index_.try_emplace(key(code, message), unknown_.size());
  if (is_new) {
    text::Diagnostic first{code, span, std::move(message), {}, std::move(otherwise)};
    if (!near.empty()) {
      first.help = "did you mean `" + near + "`?";
      first.edits = {{span, near}};
    }
    unknown_.push_back(std::move(first));
    return;
  }
  text::Diagnostic& first = unknown_[place->second];
  const auto is_here = [&](const text::Edit& edit) { return edit.span == span; };
  if (!first.edits.empty() && std::ranges::none_of(first.edits, is_here)) first.edits.push_back({span, first.edits.front().replacement});
  const bool seen = first.span == span || std::ranges::any_of(first.labels, [&](const text::Label& label) { return label.span == span; });
  if (!seen && first.labels.size() < most_places) first.labels.push_back({span, "and here"});
}

std::string Reports::plain(Span span) const {
  std::string result;
  bool space = false;
  for (const char c : sources_.slice(span)) {
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      space = true;
      continue;
    }
    const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins_character && result.size() > most_words) return result + " ...";
    if (space && !result.empty()) result += ' ';
    space = false;
    result += c;
  }
  return result;
}

std::string in_back_ticks(std::string_view name) {
  return name.size() <= longest_name ? "`" + std::string(name) + "`" : "`" + std::string(name.substr(0, most_words)) + "...`";
}

std::string list_in_back_ticks(const std::vector<std::string_view>& names) {
  std::string list;
  const std::size_t shown = std::min(names.size(), most_listed);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) list += i + 1 == names.size() ? " and " : ", ";
    list.append("`").append(names[i]).append("`");
  }
  if (shown < names.size()) list += " and " + std::to_string(names.size() - shown) + " more";
  return list;
}

std::string_view article(std::string_view word) {
  if (word.empty()) return "a";
  const char first = static_cast<char>(std::tolower(static_cast<unsigned char>(word.front())));
  return std::string_view("aeio").find(first) == std::string_view::npos ? "a" : "an";
}

}  // namespace proviso::resolve

#include "resolve/symbols/wordings.h"

#include <algorithm>
#include <optional>

namespace proviso::resolve {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

class PhraseReader {
 public:
  PhraseReader(const syntax::StringLiteral& literal, const std::vector<std::string_view>& places, const std::string& of, Reports& reports)
      : literal_(literal), places_(places), of_(of), reports_(reports) {}

  std::optional<Phrase> read() {
    const std::string_view text = literal_.value;
    if (said(literal_, reports_).empty()) return std::nullopt;
    Phrase phrase;
    std::size_t at = 0;
    while (true) {
      const std::size_t brace = text.find_first_of("{}", at);
      if (brace == std::string_view::npos) {
        phrase.pieces.push_back({std::string(text.substr(at)), std::nullopt});
        return well_formed_ ? std::optional(std::move(phrase)) : std::nullopt;
      }
      const std::size_t end = text[brace] == '{' ? text.find_first_of("{}", brace + 1) : std::string_view::npos;
      if (end == std::string_view::npos || text[end] == '{') {
        report(brace, 1, text[brace] == '{' ? "this `{` is not closed" : "this `}` closes nothing",
               "in a phrase, braces stand around the name of a place; " + list_of_places());
        return std::nullopt;
      }
      if (const auto place = place_of(brace, end)) phrase.pieces.push_back({std::string(text.substr(at, brace - at)), place});
      at = end + 1;
    }
  }

 private:
  // Of the name between these braces.
  std::optional<std::uint32_t> place_of(std::size_t brace, std::size_t end) {
    const std::string_view inner = std::string_view(literal_.value).substr(brace + 1, end - brace - 1);
    const std::string name(trimmed(inner));
    const auto found = std::ranges::find(places_, name);
    if (found == places_.end()) {
      const std::string near = text::nearest(name, places_);
      const std::string message = name.empty() ? "these braces name nothing" : in_back_ticks("{" + name + "}") + " is no place of " + of_;
      report(brace, end + 1 - brace, message, near.empty() ? list_of_places() : "did you mean `{" + near + "}`?",
             near.empty() ? "" : "{" + near + "}");
      return std::nullopt;
    }
    if (std::find(found + 1, places_.end(), name) != places_.end()) {
      report(brace, end + 1 - brace, "`{" + name + "}` could be the parameter or what " + of_ + " gives",
             "give the parameter another name");
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(found - places_.begin());
  }

  std::string list_of_places() const {
    std::vector<std::string> braced;
    for (const std::string_view place : places_) braced.push_back("{" + std::string(place) + "}");
    if (braced.empty()) return of_ + " has no parameter that could stand in a phrase";
    return (braced.size() == 1 ? "its only place is " : "its places are ") + list_in_back_ticks({braced.begin(), braced.end()});
  }

  // Of so many bytes of the text, which is shown whole where it is not in the file as it is read.
  void report(std::size_t begin, std::size_t length, const std::string& message, std::string help, const std::string& replacement = {}) {
    well_formed_ = false;
    Span span = literal_.span;
    const bool as_written = reports_.sources().slice(span) == "\"" + literal_.value + "\"";
    if (as_written) {
      span.begin += static_cast<std::uint32_t>(begin) + 1;
      span.end = span.begin + static_cast<std::uint32_t>(length);
    }
    text::Diagnostic diagnostic{Code::C024, span, message, {}, std::move(help)};
    if (as_written && !replacement.empty()) diagnostic.edits = {{span, replacement}};
    reports_.add(std::move(diagnostic));
  }

  const syntax::StringLiteral& literal_;
  const std::vector<std::string_view>& places_;
  const std::string& of_;
  Reports& reports_;
  bool well_formed_ = true;
};

// Two atoms that differ in such a place only would have the same words.
void warn_about_missing_places(const Phrase& phrase, const syntax::StringLiteral& written, const std::vector<std::string_view>& places,
                               const std::string& of, Reports& reports) {
  std::vector<std::string> missing;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const bool named = std::ranges::any_of(phrase.pieces, [&](const Phrase::Piece& piece) { return piece.place == i; });
    if (!named) missing.push_back("{" + std::string(places[i]) + "}");
  }
  if (missing.empty()) return;
  reports.add(Code::W009, written.span,
              "this phrase of " + of + " does not name " + list_in_back_ticks({missing.begin(), missing.end()}) +
                  ", so different elements get the same words",
              "write it where it belongs in the phrase");
}

}  // namespace

Phrases resolve_phrases(const syntax::Phrases& written, const std::vector<std::string_view>& places, const std::string& of,
                        Reports& reports) {
  if (!written.valid()) return {};
  std::optional<Phrase> says = PhraseReader(written.says, places, of, reports).read();
  std::optional<Phrase> says_not = PhraseReader(written.says_not, places, of, reports).read();
  if (!says || !says_not) return {};
  if (trimmed(written.says.value) == trimmed(written.says_not.value)) {
    reports.add(Code::C025, written.says_not.span, "this says the same of " + of + " as what it is the opposite of",
                {written.says.span, "said here"}, "state in words that it is not so");
    return {};
  }
  warn_about_missing_places(*says, written.says, places, of, reports);
  warn_about_missing_places(*says_not, written.says_not, places, of, reports);
  return {std::move(*says), std::move(*says_not)};
}

std::string said(const syntax::StringLiteral& literal, Reports& reports) {
  if (literal.valid() && trimmed(literal.value).empty()) {
    reports.add(Code::C025, literal.span, "there are no words between these quotation marks", "state them, or leave the note out");
    return {};
  }
  return literal.value;
}

std::string section_number(const syntax::StringLiteral& literal, Reports& reports) {
  std::string text = said(literal, reports);
  std::ranges::replace_if(
      text, [](char c) { return blanks.find(c) != std::string_view::npos; }, ' ');
  return std::string(trimmed(text));
}

std::int64_t cost_of(const syntax::Cost& cost, Reports& reports) {
  if (cost.span.valid() && cost.value < 1) {
    reports.add(Code::C025, cost.span, "what costs nothing need not be kept", "write a cost of 1 or more; where none is given, it is 1");
    return 1;
  }
  return cost.value;
}

}  // namespace proviso::resolve

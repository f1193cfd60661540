#include "syntax/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace proviso::syntax {

namespace {

using text::Code;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Does `contents` at `at` look like the pattern, in which `d` is any digit?
bool matches(std::string_view contents, std::size_t at, std::string_view pattern) {
  if (contents.size() - at < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = contents[at + i];
    if (pattern[i] == 'd' ? !is_digit(c) : c != pattern[i]) return false;
  }
  return true;
}

char at_or_nul(std::string_view contents, std::size_t at) { return at < contents.size() ? contents[at] : '\0'; }

std::size_t end_of_word(std::string_view contents, std::size_t at) {
  while (at < contents.size() && is_word(contents[at])) ++at;
  return at;
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

std::string problem_of_date(std::string_view date) {
  static constexpr std::array<std::string_view, 12> names = {"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
  const int year = two_digits(date) * 100 + two_digits(date.substr(2));
  const int month = two_digits(date.substr(5)), day = two_digits(date.substr(8));
  if (month < 1 || month > 12) return fmt::format("there is no month {:02}", month);
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  static constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int length = month == 2 && leap ? 29 : lengths[static_cast<std::size_t>(month - 1)];
  if (day >= 1 && day <= length) return {};
  const std::string_view name = names[static_cast<std::size_t>(month - 1)];
  return month == 2 ? fmt::format("{} {} has {} days", name, year, length)
                    : fmt::format("{} has {} days", name, length);
}

ScannedNumber scan_date(std::string_view contents, std::size_t at) {
  ScannedNumber number{TokenKind::date, at + 10, {}, {}, Code::P007};
  const std::string_view date = contents.substr(at, 10);
  std::string_view time;
  if (matches(contents, number.end, "Tdd:dd")) {
    number.kind = TokenKind::moment;
    time = contents.substr(number.end + 1, 5);
    number.end += 6;
    const bool seconds = at_or_nul(contents, number.end) == ':' && is_digit(at_or_nul(contents, number.end + 1));
    if (seconds) number.end = end_of_word(contents, number.end + 1);
    if (seconds || is_word(at_or_nul(contents, number.end))) {
      number.end = end_of_word(contents, number.end);
      number.code = Code::P006;
      number.problem = fmt::format("`{}` is not a moment: a moment is given to the minute, in one time zone",
                                   contents.substr(at, number.end - at));
      number.help = fmt::format("write `{}T{}`", date, time);
      return number;
    }
  } else if (is_word(at_or_nul(contents, number.end))) {
    number.end = end_of_word(contents, number.end);
    if (at_or_nul(contents, number.end) == ':' && is_digit(at_or_nul(contents, number.end + 1))) {
      number.end = end_of_word(contents, number.end + 1);
    }
    number.code = Code::P006;
    number.problem = fmt::format("`{}` is neither a date nor a moment", contents.substr(at, number.end - at));
    number.help = fmt::format("a date is written `{0}`, a moment `{0}T14:00`", date);
    return number;
  }
  if (const std::string problem = problem_of_date(date); !problem.empty()) {
    number.problem = fmt::format("there is no day `{}`: {}", date, problem);
  } else if (!time.empty() && (two_digits(time) > 23 || two_digits(time.substr(3)) > 59)) {
    number.problem = fmt::format("there is no time `{}`: a day runs from 00:00 to 23:59", time);
  }
  return number;
}

bool is_time_unit(std::string_view word) {
  static constexpr std::array<std::string_view, 8> units = {"day",  "days",  "month", "months",
                                                            "year", "years", "hour",  "hours"};
  return std::find(units.begin(), units.end(), word) != units.end();
}

}  // namespace

ScannedNumber scan_number(std::string_view contents, std::size_t at) {
  if (matches(contents, at, "dddd-dd-dd") && !is_digit(at_or_nul(contents, at + 10))) return scan_date(contents, at);

  ScannedNumber number;
  number.end = at;
  const auto digits = [&] {
    while (is_digit(at_or_nul(contents, number.end))) ++number.end;
  };
  digits();
  if (at_or_nul(contents, number.end) == '.' && is_digit(at_or_nul(contents, number.end + 1))) {
    number.kind = TokenKind::decimal;
    ++number.end;
    digits();
    if (at_or_nul(contents, number.end) == '.' && is_digit(at_or_nul(contents, number.end + 1))) {
      number.end = end_of_word(contents, number.end + 1);
      number.problem = fmt::format("`{}` is not a number", contents.substr(at, number.end - at));
      return number;
    }
  }
  const std::string_view plain = contents.substr(at, number.end - at);
  const std::size_t word_end = end_of_word(contents, number.end);
  if (word_end > number.end) {
    const std::string_view word = contents.substr(number.end, word_end - number.end);
    number.problem = fmt::format("`{}{}` is neither a number nor a name", plain, word);
    if (is_time_unit(word)) {
      number.help = fmt::format("write `{} {}`", plain, word);  // the word is read as the next token
    } else {
      number.end = word_end;
      std::string without = std::string(plain) + std::string(word);
      std::erase(without, '_');
      const bool grouped = std::all_of(without.begin(), without.end(), is_digit);
      if (grouped) number.help = fmt::format("write `{}`", without);
    }
    return number;
  }
  std::int64_t value = 0;
  if (number.kind == TokenKind::integer &&
      std::from_chars(plain.data(), plain.data() + plain.size(), value).ec != std::errc()) {
    number.code = Code::P005;
    number.problem = "this number is too large: the largest is 9223372036854775807";
  }
  return number;
}

std::int64_t integer_value(std::string_view digits) {
  std::int64_t value = 0;
  return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc() ? value : 0;
}

}  // namespace proviso::syntax

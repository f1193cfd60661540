#include "syntax/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "syntax/characters.h"
#include "syntax/day.h"

namespace proviso::syntax {

namespace {

using text::Code;

// Does `contents` match the pattern at `at`? `d` matches any digit.
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

ScannedNumber scan_date(std::string_view contents, std::size_t at, std::size_t length) {
  ScannedNumber number{TokenKind::date, at + length, {}, {}, Code::P007};
  const std::string_view date = contents.substr(at, length);
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
      number.problem =
          fmt::format("`{}` is not a moment: a moment is given to the minute, in one time zone", contents.substr(at, number.end - at));
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
  if (matches(contents, number.end, " dd:dd") && time.empty()) {
    number.end += 6;
    number.kind = TokenKind::moment;
    number.code = Code::P006;
    number.problem = fmt::format("`{}` is not how a moment is written", contents.substr(at, number.end - at));
    number.help = fmt::format("write `{}T{}`", date, contents.substr(number.end - 5, 5));
    return number;
  }
  if (const std::string problem = problem_of_date(date); !problem.empty()) {
    number.problem = fmt::format("there is no day `{}`: {}", date, problem);
  } else if (time.empty()) {
    return number;
  } else if (const std::string problem = problem_of_time(time); !problem.empty()) {
    number.problem = fmt::format("there is no time `{}`: {}", time, problem);
  }
  return number;
}

// A date in another notation, at `at`: 28/10/2025, 28.10.2025, 28-10-2025, 2025/10/28, 2025.10.28, 2025-1-5, 10/28/25.
std::optional<ScannedNumber> scan_foreign_date(std::string_view contents, std::size_t at) {
  std::array<std::string_view, 3> parts;
  std::size_t end = at;
  char sign = '\0';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      const char next = at_or_nul(contents, end);
      if (i == 1 ? next != '/' && next != '.' && next != '-' : next != sign) return std::nullopt;
      sign = next;
      ++end;
    }
    const std::size_t begin = end;
    while (is_digit(at_or_nul(contents, end))) ++end;
    parts[i] = contents.substr(begin, end - begin);
    if (parts[i].empty() || parts[i].size() > 4 || parts[i].size() == 3) return std::nullopt;
  }
  const bool continues = at_or_nul(contents, end) == sign && is_digit(at_or_nul(contents, end + 1));
  if (is_word(at_or_nul(contents, end)) || continues || parts[1].size() > 2) return std::nullopt;
  const bool year_first = parts[0].size() == 4 && parts[2].size() <= 2;
  const bool year_last = parts[0].size() <= 2 && (parts[2].size() == 4 || (sign == '/' && parts[2].size() == 2));
  if (!year_first && !year_last) return std::nullopt;

  const auto value = [](std::string_view digits) { return static_cast<int>(integer_value(digits)); };
  int year = value(year_first ? parts[0] : parts[2]);
  if (year_last && parts[2].size() == 2) year += 2000;
  const auto written = [&](int month, int day) { return fmt::format("{:04}-{:02}-{:02}", year, month, day); };
  const int second = value(parts[1]);
  const std::string day_last = year_first ? written(second, value(parts[2])) : written(second, value(parts[0]));
  const std::string month_first = year_first ? std::string() : written(value(parts[0]), second);
  ScannedNumber number{TokenKind::date, end, {}, {}, Code::P006};
  number.problem = fmt::format("`{}` is not how a date is written", contents.substr(at, end - at));
  const bool one = problem_of_date(day_last).empty(),
             other = !month_first.empty() && month_first != day_last && problem_of_date(month_first).empty();
  number.help = one && other ? fmt::format("year, month and day: write `{}` or `{}`", day_last, month_first)
                             : fmt::format("year, month and day: write `{}`", one     ? day_last
                                                                              : other ? month_first
                                                                                      : "2026-02-27");
  if (sign == '-') number.help += "; a subtraction has spaces around its signs";
  return number;
}

// The length of digits in groups of three, separated by a sign that the language does not have: 1.000.000, 1'000; 0 if there are none.
std::size_t length_of_groups(std::string_view contents, std::size_t at, char sign) {
  std::size_t end = at;
  while (is_digit(at_or_nul(contents, end))) ++end;
  if (end == at || end - at > 3) return 0;
  std::size_t groups = 0;
  while (at_or_nul(contents, end) == sign && is_digit(at_or_nul(contents, end + 1)) && is_digit(at_or_nul(contents, end + 2)) &&
         is_digit(at_or_nul(contents, end + 3)) && !is_word(at_or_nul(contents, end + 4))) {
    end += 4;
    ++groups;
  }
  return groups >= (sign == '.' ? 2U : 1U) ? end - at : 0;
}

std::string without(std::string_view text, char sign) {
  std::string result(text);
  std::erase(result, sign);
  return result;
}

// `30d`
std::string_view unit_of(std::string_view letter) {
  return letter == "d" ? "days" : letter == "h" ? "hours" : letter == "m" ? "months" : letter == "y" ? "years" : "";
}

bool is_time_unit(std::string_view word) {
  static constexpr std::array<std::string_view, 8> units = {"day", "days", "month", "months", "year", "years", "hour", "hours"};
  return std::find(units.begin(), units.end(), word) != units.end();
}

}  // namespace

ScannedNumber scan_number(std::string_view contents, std::size_t at) {
  if (const std::size_t length = length_of_date(contents.substr(at)); length > 0) return scan_date(contents, at, length);
  if (auto date = scan_foreign_date(contents, at)) return *std::move(date);
  for (const char sign : {'.', '\''}) {
    const std::size_t length = length_of_groups(contents, at, sign);
    if (length == 0) continue;
    const std::string_view grouped = contents.substr(at, length);
    return {TokenKind::integer, at + length, fmt::format("`{}` is not a number", grouped),
            fmt::format("write `{}`", without(grouped, sign)), Code::P006};
  }

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
    const std::string_view unit = unit_of(word);
    if (!unit.empty()) {
      number.end = word_end;
      number.help = fmt::format("write `{} {}`", plain, unit);
    } else if (number.kind == TokenKind::integer && (word == "k" || word == "K" || word == "M")) {
      number.end = word_end;
      number.help = fmt::format("write `{}{}`", plain, word == "M" ? "000000" : "000");
    } else if (is_time_unit(word)) {
      number.help = fmt::format("write `{} {}`", plain, word);  // the word becomes the next token
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
  if (number.kind == TokenKind::integer && std::from_chars(plain.data(), plain.data() + plain.size(), value).ec != std::errc()) {
    number.code = Code::P005;
    number.problem = "this number is too large: the largest is 9223372036854775807";
  }
  return number;
}

std::string hundredth(std::string_view number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string whole(number.substr(0, point));
  std::string fraction(number.substr(std::min(point + 1, number.size())));
  while (whole.size() < 3) whole.insert(0, 1, '0');
  fraction.insert(0, whole.substr(whole.size() - 2));
  whole.resize(whole.size() - 2);
  while (whole.size() > 1 && whole.front() == '0') whole.erase(0, 1);
  while (fraction.size() > 1 && fraction.back() == '0') fraction.pop_back();
  return fmt::format("{}.{}", whole, fraction);
}

std::int64_t integer_value(std::string_view digits) {
  std::int64_t value = 0;
  return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc() ? value : 0;
}

}  // namespace proviso::syntax

#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>
#include <string_view>

#include "cli/help.h"
#include "model/calendar.h"
#include "solve/portfolio/portfolio.h"
#include "solve/query/query.h"
#include "syntax/day.h"
#include "text/diagnostic.h"
#include "text/utf8.h"
#include "text/version.h"

namespace proviso::cli {

namespace {

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
  return text;
}

std::string quoted(std::string_view word) {
  const auto is_plain = [](char c) {
    return std::string_view("/._-=+,:@%").find(c) != std::string_view::npos || std::isalnum(static_cast<unsigned char>(c));
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return std::string(word);
  std::string text = "'";
  for (char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

// 0 for what is no number, or too large a one.
std::uint64_t number(const std::string& text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && !text.empty() && text.size() <= 18 ? std::stoull(text) : 0;
}

// "500M", "4G"; 0 for what is no size.
std::uint64_t bytes(const std::string& text) {
  const int shift = text.ends_with('M') ? 20 : text.ends_with('G') ? 30 : 0;
  constexpr std::size_t most_digits = 6;
  if (shift == 0 || text.size() > most_digits + 1) return 0;
  return number(text.substr(0, text.size() - 1)) << shift;
}

Misuse no_day(std::string_view option, const std::string& text) {
  const bool is_date = !text.empty() && syntax::length_of_date(text) == text.size();
  const std::string why = is_date ? ": " + syntax::problem_of_date(text) : "; write it like `" + std::string(option) + " 2026-03-18`";
  return {fmt::format("`{} {}` is no day{}", option, text::printable(text), why)};
}

// "there is no option `--jsn`; did you mean `--json`?"
Misuse unexpected(const CLI::App& command, const std::vector<std::string>& words) {
  const std::string& word = words.front();
  if (!word.starts_with('-')) {
    return {fmt::format("there is no command `{}`; the command is `proviso check PATH...`", text::printable(word))};
  }
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  const std::string name = word.substr(0, word.find('='));
  const std::string suggestion = text::did_you_mean(name, std::vector<std::string_view>(names.begin(), names.end()));
  return {
      fmt::format("there is no option `{}`; {}", text::printable(name), suggestion.empty() ? "see `proviso check --help`" : suggestion)};
}

Misuse misuse(const CLI::App& command, const CLI::ParseError& error) {
  const std::vector<std::string> extra = command.remaining();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) && !extra.empty()) return unexpected(command, extra);
  const std::string_view what = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) && what.starts_with("--")) {
    return {fmt::format("`{}` needs a value; see `proviso check --help`", what.substr(0, what.find(':')))};
  }
  std::string message(what);
  std::replace(message.begin(), message.end(), '\n', ' ');
  return {fmt::format("{} (see `proviso check --help`)", text::printable(message))};
}

}  // namespace

std::variant<CheckArguments, Information, Misuse> parse(int argc, const char* const* argv) {
  CheckArguments arguments;
  for (int i = 0; i < argc; ++i) arguments.command += (i == 0 ? "proviso" : " " + quoted(argv[i]));
  std::string as_of, color = "auto", limit, memory, jobs, path, name;

  CLI::App app;
  app.set_help_flag("-h,--help");
  const CLI::Option* version = app.add_flag("--version");
  CLI::App* check = app.add_subcommand("check");
  check->set_help_flag("-h,--help");
  check->add_option("PATH", arguments.paths);
  check->add_option("--check", arguments.only)->take_all()->type_size(1)->expected(1)->allow_extra_args(false);
  check->add_option("--under", arguments.under)->take_all()->expected(1)->allow_extra_args(false)->delimiter(',');
  check->add_option("--as-of", as_of);
  check->add_option("--root", arguments.root);
  check->add_option("--limit", limit);
  check->add_option("--memory", memory);
  check->add_option("-j,--jobs", jobs);
  check->add_option("--color", color);
  check->add_flag("--json", arguments.json);
  check->add_flag("-q,--quiet", arguments.quiet);
  check->add_flag("-v,--verbose", arguments.verbose);

  CLI::App* play = app.add_subcommand("play");
  play->set_help_flag("-h,--help");
  play->add_option("SPEC", path);
  play->add_option("CHECK", name);
  play->add_option("--under", arguments.under)->take_all()->expected(1)->allow_extra_args(false)->delimiter(',');
  play->add_option("--as-of", as_of);
  play->add_option("--root", arguments.root);
  play->add_option("--limit", limit);
  play->add_option("--memory", memory);
  play->add_option("--color", color);
  play->add_flag("--json", arguments.json);

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Information{std::string(check->parsed() ? check_help : play->parsed() ? play_help : program_help)};
  } catch (const CLI::ParseError& error) {
    return misuse(check->parsed() ? *check : play->parsed() ? *play : app, error);
  }
  if (version->count() > 0) return Information{fmt::format("proviso {} ({})\n", program_version, solve::solver_version())};
  if (!check->parsed() && !play->parsed()) return Misuse{fmt::format("a command is needed\n\n{}", program_help)};
  if (play->parsed()) {
    if (name.empty()) return Misuse{"`proviso play` needs a spec and a check: `proviso play SPEC CHECK`"};
    arguments.paths = {path};
    arguments.only = {name};
    arguments.rounds = true;
  }

  if (arguments.paths.empty()) return Misuse{"`proviso check` needs a spec or a folder of specs: `proviso check PATH...`"};
  if (arguments.quiet && arguments.verbose) return Misuse{"`--quiet` and `--verbose` exclude each other"};
  for (std::string& item : arguments.under) item = without_blanks(std::move(item));
  if (!as_of.empty()) {
    arguments.as_of = model::parse_date(as_of);
    if (!arguments.as_of) return no_day("--as-of", as_of);
  }
  if (!limit.empty()) {
    arguments.limit = number(limit);
    if (arguments.limit == 0) return Misuse{fmt::format("`--limit {}` is no number of resource units from 1 on", text::printable(limit))};
  }
  if (!memory.empty()) {
    arguments.memory = bytes(memory);
    if (arguments.memory == 0)
      return Misuse{fmt::format("`--memory {}` is no size; write it like `--memory 500M` or `--memory 4G`", text::printable(memory))};
  }
  if (!jobs.empty()) {
    arguments.jobs = number(jobs);
    if (arguments.jobs == 0) return Misuse{fmt::format("`--jobs {}` is no number of checks from 1 on", text::printable(jobs))};
  }
  if (color == "always") {
    arguments.color = Color::always;
  } else if (color == "never") {
    arguments.color = Color::never;
  } else if (color != "auto") {
    return Misuse{fmt::format("`--color {}` is none of `auto`, `always`, `never`", text::printable(color))};
  }
  return arguments;
}

}  // namespace proviso::cli

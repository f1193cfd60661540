#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/help.h"
#include "model/calendar.h"
#include "program/run.h"
#include "syntax/day.h"
#include "text/diagnostic.h"
#include "text/utf8.h"

namespace proviso::cli {

namespace {

// "term = reading" as "term=reading". Blanks within a name stay: "term as amended by second_one".
std::string without_outer_blanks(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool blank = text[at] == ' ' || text[at] == '\t';
    const std::size_t next = text.find_first_not_of(" \t", at);
    const bool outer = result.empty() || result.back() == '=' || next == std::string::npos || text[next] == '=';
    if (!blank || !outer) result += text[at];
  }
  return result;
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

// 0 for text that is no number, or too large.
std::uint64_t number(const std::string& text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && !text.empty() && text.size() <= 18 ? std::stoull(text) : 0;
}

// "500M", "4G"; 0 for text that is no size.
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

// "see `proviso check --help`"
std::string help_of(const CLI::App& command) {
  return command.get_name().empty() ? "see `proviso --help`" : fmt::format("see `proviso {} --help`", command.get_name());
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
  return {fmt::format("there is no option `{}`; {}", text::printable(name), suggestion.empty() ? help_of(command) : suggestion)};
}

Misuse misuse(const CLI::App& command, const CLI::ParseError& error) {
  const std::vector<std::string> extra = command.remaining();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) && !extra.empty()) return unexpected(command, extra);
  const std::string_view what = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) && what.starts_with("--")) {
    return {fmt::format("`{}` needs a value; {}", what.substr(0, what.find(':')), help_of(command))};
  }
  std::string message(what);
  std::replace(message.begin(), message.end(), '\n', ' ');
  return {fmt::format("{} ({})", text::printable(message), help_of(command))};
}

// Arguments in text form, and the options into which they are converted.
struct Words {
  std::string as_of, limit, memory, jobs, color = "auto", format = "html", shard, annotate;
  bool quiet = false;
  int verbose = 0;
};

void add_question_options(CLI::App& command, program::QuestionOptions& options, Words& words) {
  command.add_option("--under", options.under)->take_all()->expected(1)->allow_extra_args(false)->delimiter(',');
  command.add_option("--as-of", words.as_of);
  command.add_option("--root", options.root);
  command.add_option("--limit", words.limit);
  command.add_option("--memory", words.memory);
}

void add_output_options(CLI::App& command, program::QuestionOptions& options, Words& words) {
  command.add_option("--color", words.color);
  command.add_flag("--json", options.json);
}

std::optional<Misuse> read_question_options(const Words& words, program::QuestionOptions& options) {
  for (std::string& item : options.under) item = without_outer_blanks(item);
  if (!words.as_of.empty()) {
    options.as_of = model::parse_date(words.as_of);
    if (!options.as_of) return no_day("--as-of", words.as_of);
  }
  if (!words.limit.empty()) {
    options.limit = number(words.limit);
    if (options.limit == 0)
      return Misuse{fmt::format("`--limit {}` is no number of resource units from 1 on", text::printable(words.limit))};
  }
  if (!words.memory.empty()) {
    options.memory = bytes(words.memory);
    if (options.memory == 0)
      return Misuse{fmt::format("`--memory {}` is no size; write it like `--memory 500M` or `--memory 4G`", text::printable(words.memory))};
  }
  return std::nullopt;
}

std::optional<Misuse> read_jobs(const Words& words, std::uint64_t& jobs) {
  if (words.jobs.empty()) return std::nullopt;
  jobs = number(words.jobs);
  if (jobs == 0) return Misuse{fmt::format("`--jobs {}` is no number of checks from 1 on", text::printable(words.jobs))};
  return std::nullopt;
}

std::optional<Misuse> read_check_options(const Words& words, program::CheckOptions& options) {
  if (options.paths.empty()) return Misuse{"`proviso check` needs a spec or a folder of specs: `proviso check PATH...`"};
  if (words.quiet && words.verbose > 0) return Misuse{"`--quiet` and `--verbose` exclude each other"};
  if (words.quiet) options.verbosity = program::Verbosity::quiet;
  if (words.verbose > 0) options.verbosity = program::Verbosity::verbose;
  options.statistics = words.verbose > 1;
  if (auto misuse = read_question_options(words, options.questions)) return misuse;
  return read_jobs(words, options.jobs);
}

std::optional<Misuse> read_play_options(const Words& words, program::PlayOptions& options) {
  if (options.check.empty()) return Misuse{"`proviso play` needs a spec and a check: `proviso play SPEC CHECK`"};
  return read_question_options(words, options.questions);
}

// "2/4": the second of four. The environment of GoogleTest and Bazel, whose shards are counted from 0, stands in for the option.
std::optional<Misuse> read_shard(const Words& words, program::TestOptions& options) {
  const auto of_environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (!words.shard.empty()) {
    const std::size_t slash = words.shard.find('/');
    options.shard = number(words.shard.substr(0, slash));
    options.shards = slash == std::string::npos ? 0 : number(words.shard.substr(slash + 1));
    if (options.shard >= 1 && options.shard <= options.shards) return std::nullopt;
    return Misuse{fmt::format("`--shard {}` is no part; write it like `--shard 2/4`", text::printable(words.shard))};
  }
  for (const std::string prefix : {"GTEST_", "TEST_"}) {
    const std::string total = of_environment((prefix + "TOTAL_SHARDS").c_str());
    const std::string index = of_environment((prefix == "GTEST_" ? "GTEST_SHARD_INDEX" : "TEST_SHARD_INDEX"));
    if (total.empty()) continue;
    options.shards = number(total);
    options.shard = number(index) + 1;
    options.status_file = of_environment((prefix + "SHARD_STATUS_FILE").c_str());
    if (options.shards >= 1 && options.shard <= options.shards && !index.empty()) return std::nullopt;
    return Misuse{fmt::format("`{}TOTAL_SHARDS` and `SHARD_INDEX` name no part of the tests", prefix)};
  }
  return std::nullopt;
}

std::optional<Misuse> read_test_output(const Words& words, program::TestOutput& output) {
  output.annotate = words.annotate == "github";
  if (!words.annotate.empty() && !output.annotate)
    return Misuse{fmt::format("`--annotate {}` is not `github`", text::printable(words.annotate))};
  output.verbose = words.verbose > 0;
  return std::nullopt;
}

std::optional<Misuse> read_test_options(const Words& words, program::TestOptions& options) {
  if (options.paths.empty()) return Misuse{"`proviso test` needs a spec or a folder of specs: `proviso test PATH...`"};
  if (auto misuse = read_shard(words, options)) return misuse;
  if (auto misuse = read_test_output(words, options.output)) return misuse;
  if (auto misuse = read_jobs(words, options.jobs)) return misuse;
  return read_question_options(words, options.questions);
}

std::optional<Misuse> read_merge_options(const Words& words, program::MergeOptions& options) {
  if (options.paths.empty()) return Misuse{"`proviso merge` needs the results of shards: `proviso merge FILE...`"};
  return read_test_output(words, options.output);
}

std::optional<Misuse> read_loopholes_options(const Words& words, program::LoopholesOptions& options) {
  if (options.intent.empty()) return Misuse{"`proviso loopholes` needs a spec and an intent: `proviso loopholes SPEC INTENT`"};
  return read_question_options(words, options.questions);
}

std::optional<Misuse> read_report_options(const Words& words, program::ReportOptions& options) {
  if (options.path.empty()) return Misuse{"`proviso report` needs a spec: `proviso report SPEC [CHECK...] -o FILE`"};
  if (words.format == "html")
    options.format = program::ReportOptions::Format::html;
  else if (words.format == "md")
    options.format = program::ReportOptions::Format::markdown;
  else
    return Misuse{fmt::format("`--format {}` is none of `html`, `md`", text::printable(words.format))};
  return read_question_options(words, options.questions);
}

std::optional<Color> color_named(std::string_view word) {
  if (word == "auto") return Color::automatic;
  if (word == "always") return Color::always;
  if (word == "never") return Color::never;
  return std::nullopt;
}

// A command of the program: its options in the parser, its help, and what its words mean.
struct Subcommand {
  CLI::App* parser;
  std::string_view help;
  std::function<std::variant<program::Command, Misuse>()> read;
};

// Gives the options of a command, or what is wrong with its words.
template <typename Options>
std::function<std::variant<program::Command, Misuse>()> reads(std::optional<Misuse> (*read)(const Words&, Options&), const Words& words,
                                                              Options& options) {
  return [read, &words, &options]() -> std::variant<program::Command, Misuse> {
    if (std::optional<Misuse> misuse = read(words, options)) return *misuse;
    return std::move(options);
  };
}

}  // namespace

std::variant<Invocation, Information, Misuse> parse(int argc, const char* const* argv) {
  program::CheckOptions check;
  program::PlayOptions play;
  program::ReportOptions report;
  program::LoopholesOptions loopholes;
  program::TestOptions test;
  program::MergeOptions merge;
  Words words;

  CLI::App app;
  app.set_help_flag("-h,--help");
  const CLI::Option* version = app.add_flag("--version");
  const auto add = [&](const char* name) {
    CLI::App& command = *app.add_subcommand(name);
    command.set_help_flag("-h,--help");
    return &command;
  };
  CLI::App& check_command = *add("check");
  check_command.add_option("PATH", check.paths);
  check_command.add_option("--check", check.only)->take_all()->type_size(1)->expected(1)->allow_extra_args(false);
  add_question_options(check_command, check.questions, words);
  check_command.add_option("-j,--jobs", words.jobs);
  add_output_options(check_command, check.questions, words);
  check_command.add_flag("-q,--quiet", words.quiet);
  check_command.add_flag("-v,--verbose", words.verbose);

  CLI::App& play_command = *add("play");
  play_command.add_option("SPEC", play.path);
  play_command.add_option("CHECK", play.check);
  add_question_options(play_command, play.questions, words);
  add_output_options(play_command, play.questions, words);

  CLI::App& report_command = *add("report");
  report_command.add_option("SPEC", report.path);
  report_command.add_option("CHECK", report.checks);
  add_question_options(report_command, report.questions, words);
  report_command.add_option("-o,--output", report.output);
  report_command.add_option("--format", words.format);
  report_command.add_option("--color", words.color);

  CLI::App& loopholes_command = *add("loopholes");
  loopholes_command.add_option("SPEC", loopholes.path);
  loopholes_command.add_option("INTENT", loopholes.intent);
  add_question_options(loopholes_command, loopholes.questions, words);
  add_output_options(loopholes_command, loopholes.questions, words);

  const auto add_test_output = [&](CLI::App& command, program::TestOutput& output, program::QuestionOptions& questions) {
    command.add_option("--junit", output.junit);
    command.add_option("--sarif", output.sarif);
    command.add_option("--annotate", words.annotate);
    command.add_flag("-v,--verbose", words.verbose);
    add_output_options(command, questions, words);
  };
  CLI::App& test_command = *add("test");
  test_command.add_option("PATH", test.paths);
  test_command.add_option("--filter", test.filter)->take_all()->type_size(1)->expected(1)->allow_extra_args(false);
  test_command.add_option("--shard", words.shard);
  test_command.add_flag("--list", test.list);
  test_command.add_flag("--fail-fast", test.fail_fast);
  test_command.add_option("--root", test.questions.root);
  test_command.add_option("--limit", words.limit);
  test_command.add_option("--memory", words.memory);
  test_command.add_option("-j,--jobs", words.jobs);
  add_test_output(test_command, test.output, test.questions);

  CLI::App& merge_command = *add("merge");
  merge_command.add_option("FILE", merge.paths);
  add_test_output(merge_command, merge.output, merge.questions);

  const std::array commands = {
      Subcommand{&check_command, check_help, reads(read_check_options, words, check)},
      Subcommand{&play_command, play_help, reads(read_play_options, words, play)},
      Subcommand{&report_command, report_help, reads(read_report_options, words, report)},
      Subcommand{&loopholes_command, loopholes_help, reads(read_loopholes_options, words, loopholes)},
      Subcommand{&test_command, test_help, reads(read_test_options, words, test)},
      Subcommand{&merge_command, merge_help, reads(read_merge_options, words, merge)},
  };
  const auto given = [&] { return std::ranges::find_if(commands, [](const Subcommand& one) { return one.parser->parsed(); }); };
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Information{std::string(given() == commands.end() ? program_help : given()->help)};
  } catch (const CLI::ParseError& error) {
    return misuse(given() == commands.end() ? app : *given()->parser, error);
  }
  if (version->count() > 0) return Information{program::version() + "\n"};
  if (given() == commands.end()) return Misuse{fmt::format("a command is needed\n\n{}", program_help)};

  Invocation invocation;
  for (int i = 0; i < argc; ++i) invocation.command_line += (i == 0 ? "proviso" : " " + quoted(argv[i]));
  std::variant<program::Command, Misuse> command = given()->read();
  if (const Misuse* misused = std::get_if<Misuse>(&command)) return *misused;
  const std::optional<Color> color = color_named(words.color);
  if (!color) return Misuse{fmt::format("`--color {}` is none of `auto`, `always`, `never`", text::printable(words.color))};
  invocation.color = *color;
  invocation.command = std::move(std::get<program::Command>(command));
  return invocation;
}

}  // namespace proviso::cli

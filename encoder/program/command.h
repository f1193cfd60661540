// The commands of the program, as data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso::program {

// The options of every command that answers questions of a spec.
struct QuestionOptions {
  std::string root = {};                   // the folder that contains all imports and documents; empty: the default
  std::vector<std::string> under = {};     // "POSITION" or "term=reading"
  std::optional<std::int64_t> as_of = {};  // days since 1970-01-01
  std::uint64_t limit = 0;                 // resource units of each question; 0: the default
  std::uint64_t memory = 0;                // bytes; 0: the default
  bool json = false;
};

enum class Verbosity : std::uint8_t { quiet, normal, verbose };

// `proviso check`: answers the checks of specs, and judges their examples.
struct CheckOptions {
  QuestionOptions questions = {};
  std::vector<std::string> paths = {};  // specs, and folders of specs
  std::vector<std::string> only = {};   // names of checks and examples; empty: all
  std::uint64_t jobs = 0;               // number of checks answered in parallel; 0: the number of processors
  Verbosity verbosity = Verbosity::normal;
  bool statistics = false;  // statistics of the search for each check (-vv)
};

// `proviso play`: answers one check, and shows the rounds of the search.
struct PlayOptions {
  QuestionOptions questions = {};
  std::string path = {};
  std::string check = {};
};

// `proviso report`: a memorandum on the checks of a spec, or of each spec of a folder.
struct ReportOptions {
  enum class Format : std::uint8_t { html, markdown };
  QuestionOptions questions = {};
  std::string path = {};
  std::vector<std::string> checks = {};  // names; empty: all
  std::string output = {};               // the file; the folder, for several specs; empty: standard output
  Format format = Format::html;
};

// `proviso loopholes`: architectures that keep every clause and defeat an intent.
struct LoopholesOptions {
  QuestionOptions questions = {};
  std::string path = {};
  std::string intent = {};
};

// Where the results of tests go besides standard output.
struct TestOutput {
  std::string junit = {};  // files; empty: none
  std::string sarif = {};
  bool annotate = false;  // for GitHub Actions, before the results
  bool verbose = false;   // tests that passed, too
};

// `proviso test`: what specs expect of themselves, as tests.
struct TestOptions {
  QuestionOptions questions = {};
  std::vector<std::string> paths = {};
  std::vector<std::string> filter = {};  // patterns; empty: all
  std::uint64_t shard = 1, shards = 1;   // which part is run, from 1
  std::string status_file = {};          // written to say that shards are understood; empty: none
  std::uint64_t jobs = 0;
  bool list = false;
  bool fail_fast = false;
  TestOutput output = {};
};

// `proviso merge`: the results of all shards as those of one run.
struct MergeOptions {
  QuestionOptions questions = {};
  std::vector<std::string> paths = {};  // of JSON documents
  TestOutput output = {};
};

using Command = std::variant<CheckOptions, PlayOptions, ReportOptions, LoopholesOptions, TestOptions, MergeOptions>;

}  // namespace proviso::program

// The results of a test run: what specs expect of themselves, as tests with names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace proviso::report {

struct TestPlace {
  std::string file;                                                  // empty: nowhere
  std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;  // from 1; columns in characters
};

// A remark on a place.
struct TestRemark {
  std::string words;
  TestPlace place;
};

struct Test {
  enum class Kind : std::uint8_t {
    spec,     // it can be read: names, types, quotations
    check,    // its expectations are met
    example,  // likewise
  };
  enum class Result : std::uint8_t { passed, failed, undecided };
  Kind kind = Kind::spec;
  Result result = Result::passed;
  std::string spec = {};                 // the path of its root
  std::string name = {};                 // of the check or example; empty for a spec
  std::string summary = {};              // one line; empty if it passed
  std::string details = {};              // for a reader, several lines; empty if it passed
  TestPlace place = {};                  // of the expectation that is not met, else of the name
  std::vector<TestRemark> related = {};  // what the outcome rests on
};
// "specs/frontier/checks.pvo::runtime_on_bedrock"; for a spec its path.
std::string id_of(const Test&);

// A warning or an error of a spec, for the formats that show them.
struct TestDiagnostic {
  std::string code;
  bool is_error = false;
  std::string message;
  TestPlace place;
};

// Which part of the tests was run.
struct TestShard {
  std::uint64_t index = 1;  // from 1
  std::uint64_t total = 1;
  bool operator==(const TestShard&) const = default;
};

struct TestRun {
  std::string version;  // of the program
  std::string solver;
  std::string digest;  // of the ids of all tests, those of other shards included
  TestShard shard;
  std::size_t known = 0;  // number of all tests, those of other shards included
  std::vector<Test> tests;
  std::vector<TestDiagnostic> diagnostics;
  bool interrupted = false;
};

struct TestCounts {
  std::size_t passed = 0, failed = 0, undecided = 0;
};
TestCounts counts_of(const TestRun&);
// "12 passed, 1 failed", "12 passed, 0 failed, 1 undecided".
std::string in_words(const TestCounts&);

// The shard that a test belongs to, from its id alone, so that new tests do not move others.
std::uint64_t shard_of(const std::string& id, std::uint64_t total);

}  // namespace proviso::report

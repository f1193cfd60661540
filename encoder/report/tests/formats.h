// The results of a test run in the formats of other programs.
#pragma once

#include <string>

#include "report/tests/results.h"
#include "text/result.h"

namespace proviso::report {

// For people: a line for each test that did not pass, with what happened, and the counts as the last line. `all`: also a line for each
// test that passed.
std::string tests_as_text(const TestRun&, bool all);
// The ids, one on each line.
std::string tests_as_list(const TestRun&);
// JUnit XML, as Jenkins, GitLab and others read it: a suite for each spec. Without times and host names: the same run gives the same file.
std::string tests_as_junit(const TestRun&);
// SARIF 2.1.0 (OASIS): a result for each test that did not pass and for each diagnostic. Places of what an outcome rests on are linked
// from the message, because viewers show no others.
std::string tests_as_sarif(const TestRun&);
// Workflow commands of GitHub Actions. It shows ten annotations of a kind; the most severe come first, and the last one says how many
// are missing.
std::string tests_as_annotations(const TestRun&);
// A JSON document, schema "proviso/test/1" (docs/json.md).
std::string tests_as_json(const TestRun&);

// Reads what tests_as_json() wrote.
Result<TestRun> read_tests(const std::string& json);
// The run of which these are all shards. Fails if a shard is missing or occurs twice, or if they are of different tests or programs.
Result<TestRun> merged(const std::vector<TestRun>&);

}  // namespace proviso::report

// The texts of --help.
#pragma once

#include <string_view>

namespace proviso::cli {

inline constexpr std::string_view program_help =
    R"(Proviso decides whether some architecture can satisfy a set of contract clauses and a set of
product requirements, and shows the architecture, or the clauses that prevent it.

Usage:
  proviso check PATH...     answer the checks and judge the examples of specs
  proviso play SPEC CHECK   how the answer to a check was found, of a spec with `usage`
  proviso report SPEC       a memorandum on the checks of a spec, as a page or as Markdown
  proviso test PATH...      what specs expect of themselves, as tests
  proviso merge FILE...     the results of all parts of a test run as those of one
  proviso loopholes SPEC INTENT
                            architectures that keep every clause and defeat an intent
  proviso check --help      everything that `check` can do

Options:
  -h, --help                this page
      --version             the version, and that of the solver
)";

inline constexpr std::string_view check_help = R"(Answers the checks and judges the examples of specs.

Usage:
  proviso check [OPTION...] PATH...

  PATH is a file (.pvo) or a folder, which stands for all files below it. Each file that no other of
  them imports is a spec, with all that it imports; specs are answered in the order of their paths.

Which questions:
  --check NAME              only this check or example, reported in full; may be given more than once;
                            of several specs, the one that declares it is asked
  --under WHAT              under these readings: a position, or TERM=READING; may be given more
                            than once
  --as-of DATE              as of this day instead of the day that a check names
  --root DIR                imports and documents may lie anywhere below this folder; else below the
                             working directory where the spec lies there, or the spec's own folder
  --limit N                 spend at most N resource units on each question, and at most four times
                            as many on a check (the same number gives the same answer on every
                            machine)
  --memory SIZE             take at most so much memory, like 500M; 4G where it is not given
  -j, --jobs N              answer up to N checks at a time; as many as there are processors where
                            it is not given (the output is the same with any number)

Output:
  -q, --quiet               only what is not as expected, and the last line
  -v, --verbose             everything: architectures, conflicts, quotations, clause by clause;
                            -vv also what the search for each check took
      --json                one JSON document (docs/json.md) on standard output, nothing else
      --color WHEN          auto (the default), always or never
  -h, --help                this page

Exit code:
  0  everything is as expected or, where nothing is expected, decided
  1  an expectation is not met, or an example has another result
  2  a spec or the command line is wrong
  3  something is undecided: a limit was reached, or Ctrl-C was pressed
  4  an error in the program itself
  Of several specs the worst, in the order 4, 2, 1, 3, 0.

Examples:
  proviso check specs/frontier
  proviso check contracts/ -q
  proviso check specs/frontier --check runtime_on_bedrock
  proviso check specs/frontier_in_use --under OpenAIs_case --as-of 2026-03-18 -q
  proviso check terms.pvo --under stateless=service --json
)";

inline constexpr std::string_view play_help =
    R"(Steps through the search for an answer, of a spec with `usage`: each design that was proposed, the
usage that breaks it, and what was learnt from that for all designs; then the answer in full.

Usage:
  proviso play [OPTION...] SPEC CHECK

  SPEC is a file (.pvo) or a folder, CHECK the name of one of its checks.

Options:
  --under WHAT              under these readings: a position, or TERM=READING; may be given more
                            than once
  --as-of DATE              as of this day instead of the day that the check names
  --root DIR                imports and documents may lie anywhere below this folder
  --limit N                 spend at most N resource units
  --memory SIZE             take at most so much memory, like 500M; 4G where it is not given
      --json                one JSON document (docs/json.md) on standard output, nothing else
      --color WHEN          auto (the default), always or never
  -h, --help                this page

Exit code: as of `proviso check`.

Example:
  proviso play specs/residency case_files_second
)";

inline constexpr std::string_view report_help =
    R"(Writes a memorandum on the checks of a spec: question, short answer, chronology, readings, argument,
architecture, clause by clause, caveats, and the texts with the cited words marked.

Usage:
  proviso report [OPTION...] SPEC [CHECK...]

  SPEC is a file (.pvo) or a folder; a folder with several specs gives a page for each, and an index.
  CHECK names checks; without one, the memorandum is on all of them.

Options:
  -o, --output FILE         the file to write; a folder for several specs; standard output where it is
                            not given
      --format FORMAT       html (the default): one page that needs no network and nothing else;
                            md: Markdown
  --under WHAT              under these readings: a position, or TERM=READING; may be given more
                            than once
  --as-of DATE              as of this day instead of the day that a check names
  --root DIR                imports and documents may lie anywhere below this folder
  --limit N                 spend at most N resource units on each question
  --memory SIZE             take at most so much memory, like 500M; 4G where it is not given
  -h, --help                this page

Exit code: as of `proviso check`.

Example:
  proviso report specs/frontier runtime_on_bedrock -o runtime.html
)";

inline constexpr std::string_view loopholes_help =
    R"(Looks for architectures that keep every clause and defeat an intent: what the clauses are for. Each is of
another reason: an exception, a condition of a clause, a reading, or that no clause speaks of it. Says
which small rewording closes each, what that makes impossible, and what else it would forbid.

Usage:
  proviso loopholes [OPTION...] SPEC INTENT

  SPEC is a file (.pvo) or a folder, INTENT the name of one of its intents. The clauses are those of the
  check that asks `always INTENT`; where there is none, those of every contract in force.

Options:
  --under WHAT              under these readings: a position, or TERM=READING; may be given more
                            than once
  --as-of DATE              as of this day instead of the day that the check names
  --root DIR                imports and documents may lie anywhere below this folder
  --limit N                 spend at most N resource units on each question
  --memory SIZE             take at most so much memory, like 500M; 4G where it is not given
      --json                one JSON document (docs/json.md) on standard output, nothing else
      --color WHEN          auto (the default), always or never
  -h, --help                this page

Exit code: 0 where there is no loophole, 1 where there is one, 2 where the spec or the command line is
wrong, 3 where something is undecided.

Example:
  proviso loopholes specs/frontier spirit --under OpenAIs_case
)";

inline constexpr std::string_view test_help =
    R"(Runs what specs expect of themselves, as tests: that each spec can be read (names, types, quotations),
each check with an expectation, and each example with one. A test is named PATH::NAME.

Usage:
  proviso test [OPTION...] PATH...

  PATH is a file (.pvo) or a folder, which stands for all files below it.

Which tests:
  --filter PATTERN          only tests whose names contain this; `*` stands for anything; after `=` it is
                            the whole name; may be given more than once
  --shard I/N               only part I of N, from 1; each test is always in the same part. In place of it,
                            the variables of GoogleTest (GTEST_TOTAL_SHARDS, GTEST_SHARD_INDEX) or Bazel
                            (TEST_TOTAL_SHARDS, TEST_SHARD_INDEX)
  --list                    only prints the names
  --fail-fast               no further spec after one with a test that did not pass
  --root DIR                imports and documents may lie anywhere below this folder
  --limit N                 spend at most N resource units on each question
  --memory SIZE             take at most so much memory, like 500M; 4G where it is not given
  -j, --jobs N              answer up to N checks at a time

Output:
  -v, --verbose             tests that passed, too
      --junit FILE          also writes the results as JUnit XML
      --sarif FILE          also writes the results as SARIF
      --annotate github     also prints annotations for GitHub Actions
      --json                one JSON document (docs/json.md); `proviso merge` puts those of all parts together
      --color WHEN          auto (the default), always or never
  -h, --help                this page

The last line is `N passed, N failed`.

Exit code: 0 all passed, 1 some failed, 2 the command line is wrong or there is no test, 3 some are
undecided, 4 an error in the program itself.

Examples:
  proviso test specs
  proviso test specs --filter frontier --junit results.xml
  proviso test specs --shard 2/4 --json > part2.json
)";

inline constexpr std::string_view merge_help =
    R"(Puts the results of all parts of a test run together, which `proviso test --shard I/N --json` wrote. The
output is that of the run without parts.

Usage:
  proviso merge [OPTION...] FILE...

Options: `-v`, `--junit`, `--sarif`, `--annotate`, `--json` and `--color` of `proviso test`.

Exit code: as of `proviso test`; 2 also where a part is missing, is there twice, or is of other tests.
)";

}  // namespace proviso::cli

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "program/run.h"
#include "program/session.h"
#include "report/tests/formats.h"
#include "report/text/check_text.h"
#include "report/text/example_text.h"
#include "report/words/tally.h"
#include "report/words/unmet.h"
#include "report/words/warnings.h"
#include "solve/portfolio/portfolio.h"
#include "text/render.h"
#include "text/sha256.h"
#include "text/utf8.h"
#include "text/version.h"

namespace proviso::program {

namespace {

using report::Test;
using report::TestRun;
using resolve::SpecRoot;

// Does the id contain the pattern? `*` stands for any characters. After `=`, the pattern is the whole id.
bool matches(std::string_view id, std::string_view pattern) {
  if (pattern.starts_with('=')) return id == pattern.substr(1);
  std::size_t at = 0;
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::size_t found = id.find(pattern.substr(0, star), at);
    if (found == std::string_view::npos) return false;
    if (star == std::string_view::npos) return true;
    at = found + star;
    pattern.remove_prefix(star + 1);
  }
}

report::TestPlace place_of(const text::Sources& sources, text::Span span) {
  if (!span.valid()) return {};
  const text::Position begin = sources.position(span.file, span.begin), end = sources.position(span.file, span.end);
  return {text::printable(sources.name(span.file)), begin.line, begin.column, end.line, end.column};
}

class TestCommand {
 public:
  TestCommand(Session& session, const TestOptions& options) : session_(session), options_(options) {
    run_.version = std::string(program_version);
    run_.solver = solve::solver_version();
    run_.shard = {options.shard, options.shards};
  }

  void run() {
    if (!options_.status_file.empty() && !write(options_.status_file, "")) return;
    const std::optional<std::vector<SpecRoot>> roots = session_.roots(options_.paths, {});
    if (!roots) return;
    for (const SpecRoot& root : *roots) add_spec(root);
    sort();
    std::string ids;
    for (const std::string& id : ids_) ids += id + "\n";
    run_.digest = text::sha256_hex(ids);
    run_.known = ids_.size();
    if (ids_.empty()) return session_.fail("there is no test: no spec has a check with an expectation, or an example");
    if (run_.known > 0 && run_.tests.empty() && options_.shards == 1)
      return session_.fail("no test is called so; see `proviso test --list`");
    print();
  }

 private:
  bool has_failed() const {
    return std::ranges::any_of(run_.tests, [](const Test& test) { return test.result != Test::Result::passed; });
  }

  // Is the test known, wanted, and of this shard?
  bool is_wanted(const Test& test) {
    const std::string id = id_of(test);
    if (!options_.filter.empty() && std::ranges::none_of(options_.filter, [&](const std::string& one) { return matches(id, one); }))
      return false;
    ids_.insert(id);
    return report::shard_of(id, options_.shards) == options_.shard;
  }

  void add_spec(const SpecRoot& root) {
    const std::string path = text::printable(root.file.path);
    SpecReader reader(session_);
    const std::optional<model::Model> model = reader.load(root.file);
    Test reading{.kind = Test::Kind::spec, .spec = path};
    const bool is_asked = model && (!model->checks.empty() || !model->examples.empty());
    if (model && !is_asked) return;  // a part of other specs
    for (const text::Diagnostic& one : reader.diagnostics().sorted()) add(one);
    if (!model) {
      reading.result = Test::Result::failed;
      reading.summary = "it cannot be read: " + reader.count();
      for (const text::Diagnostic& one : reader.diagnostics().sorted())
        if (text::severity(one.code) == text::Severity::error)
          reading.details += text::render_terminal(one, session_.sources(), false) + "\n";
    }
    if (is_wanted(reading)) run_.tests.push_back(std::move(reading));
    if (model) add_tests({*model, session_.sources()}, path);
  }

  // One about a file that another spec imports, too, is added once.
  void add(const text::Diagnostic& one) {
    if (!seen_.insert({std::string(text::name(one.code)), one.span}).second) return;
    std::string message = one.message;
    if (!one.help.empty()) message += "; " + one.help;
    run_.diagnostics.push_back({std::string(text::name(one.code)), text::severity(one.code) == text::Severity::error, std::move(message),
                                place_of(session_.sources(), one.span)});
  }

  void add_tests(const report::Spec& spec, const std::string& path) {
    std::vector<std::string> names;
    const auto want = [&](Test::Kind kind, const model::Heading& heading) {
      Test test{.kind = kind, .spec = path, .name = std::string(heading.name)};
      if (!is_wanted(test)) return;
      names.push_back(test.name);
      if (options_.list) run_.tests.push_back(std::move(test));
    };
    for (const model::Check& check : spec.model.checks)
      if (!check.expectations.empty()) want(Test::Kind::check, check.heading);
    for (const model::Example& example : spec.model.examples)
      if (!example.verdicts.empty()) want(Test::Kind::example, example.heading);
    if (options_.list || names.empty() || run_.interrupted || (options_.fail_fast && has_failed())) return;
    answer::Options options = session_.question_options();
    options.only = std::move(names);
    options.threads = options_.jobs;
    const Result<answer::SpecAnswer> answered = answer::answer(spec.model, options);
    CHECK(answered.ok(), answered.error().message);
    const answer::SpecAnswer& answer = answered.value();
    run_.interrupted = run_.interrupted || answer.interrupted;
    for (const answer::CheckAnswer& one : answer.checks) run_.tests.push_back(test_of(spec, path, one));
    for (const model::Judgement& one : answer.examples) run_.tests.push_back(test_of(spec, path, one));
  }

  static Test::Result result_of(report::Standing standing) {
    switch (standing) {
      case report::Standing::as_expected:
        return Test::Result::passed;
      case report::Standing::not_as_expected:
        return Test::Result::failed;
      case report::Standing::undecided:
      case report::Standing::unasked:
        return Test::Result::undecided;
    }
    CHECK(false, "a standing without a result");
  }

  Test test_of(const report::Spec& spec, const std::string& path, const answer::CheckAnswer& answer) const {
    const model::Check& check = spec.model[answer.check];
    Test test{
        .kind = Test::Kind::check, .result = result_of(report::standing(answer)), .spec = path, .name = std::string(check.heading.name)};
    test.place = place_of(spec.sources, check.heading.name_span);
    if (test.result == Test::Result::passed) return test;
    report::Page page(plain());
    report::tell_check(page, spec, answer, session_.options().as_of, report::Detail::normal);
    test.details = page.text();
    for (const answer::ExpectationResult& result : answer.expectations) {
      if (result.met == answer::Met::yes) continue;
      if (test.summary.empty()) add_unmet(spec, unmet_in_words(spec, answer, result), test);
      if (result.instance) add_conflict(spec, answer, *result.instance, test);
    }
    return test;
  }

  Test test_of(const report::Spec& spec, const std::string& path, const model::Judgement& judgement) const {
    const model::Example& example = spec.model[judgement.example];
    Test test{.kind = Test::Kind::example,
              .result = result_of(report::standing(judgement)),
              .spec = path,
              .name = std::string(example.heading.name)};
    test.place = place_of(spec.sources, example.heading.name_span);
    if (test.result == Test::Result::passed) return test;
    report::Page page(plain());
    report::tell_example(page, spec, judgement, report::Detail::normal);
    test.details = page.text();
    for (const model::VerdictResult& result : judgement.verdicts)
      if (result.outcome != model::VerdictOutcome::met && test.summary.empty())
        add_unmet(spec, unmet_in_words(spec, judgement, result), test);
    if (test.summary.empty() && !judgement.malformed.empty())
      test.summary = "it is no architecture: " + report::clean(judgement.malformed.front());
    return test;
  }

  static void add_unmet(const report::Spec& spec, const report::UnmetWords& words, Test& test) {
    test.summary = words.why.empty() ? words.expected : fmt::format("{}: {}", words.expected, words.why);
    test.place = place_of(spec.sources, words.place);
  }

  // What the outcome rests on, where it is a conflict.
  static void add_conflict(const report::Spec& spec, const answer::CheckAnswer& answer, const model::Selection& selection, Test& test) {
    for (const answer::Line& line : answer.lines) {
      const answer::Conflict* conflict = answer::conflict_of(line.finding);
      if (conflict == nullptr || !covers(line.readings, selection)) continue;
      for (const model::Unit& unit : conflict->units) {
        const report::UnitWords words = report::words(spec, unit, spec.model[answer.check], line.readings);
        if (!words.span.valid()) continue;
        report::TestRemark remark{fmt::format("{} {}{}{}", words.kind, words.name, words.gloss.empty() ? "" : ": ", words.gloss),
                                  place_of(spec.sources, words.span)};
        const auto is_same = [&](const report::TestRemark& other) { return other.words == remark.words; };
        if (std::ranges::none_of(test.related, is_same)) test.related.push_back(std::move(remark));
      }
      return;
    }
  }
  static bool covers(const model::OpenReadings& product, const model::Selection& selection) {
    for (std::size_t i = 0; i < product.size(); ++i)
      if (std::ranges::find(product[i], selection[i]) == product[i].end()) return false;
    return true;
  }

  static report::Style plain() { return {.width = 100, .color = false}; }

  // The order of merged shards.
  void sort() {
    std::ranges::stable_sort(run_.tests, {}, [](const Test& test) { return std::tuple(test.spec, test.kind, test.name); });
    std::ranges::stable_sort(run_.diagnostics, {}, [](const report::TestDiagnostic& one) {
      return std::tuple(one.place.file, one.place.line, one.place.column, one.code);
    });
  }

  void print() {
    Reply& reply = session_.reply();
    if (options_.list) {
      reply.output = report::tests_as_list(run_);
      return;
    }
    tell_run(session_, run_, options_.output);
  }

  bool write(const std::string& path, const std::string& text) {
    const Result<std::string> written = session_.world().files.replace(path, text);
    if (!written) session_.fail(written.error().message);
    return written.ok();
  }

  Session& session_;
  const TestOptions& options_;
  TestRun run_;
  std::set<std::pair<std::string, text::Span>> seen_;  // diagnostics
  std::set<std::string> ids_;                          // of all tests that the filter lets through, those of other shards included
};

}  // namespace

void tell_run(Session& session, const TestRun& run, const TestOutput& output) {
  Reply& reply = session.reply();
  const auto write = [&](const std::string& path, const std::string& text) {
    if (path.empty()) return true;
    const Result<std::string> written = session.world().files.replace(path, text);
    if (!written) session.fail(written.error().message);
    return written.ok();
  };
  if (!write(output.junit, report::tests_as_junit(run)) || !write(output.sarif, report::tests_as_sarif(run))) return;
  const report::TestCounts counts = report::counts_of(run);
  reply.exit = counts.failed > 0                         ? ExitCode::not_as_expected
               : counts.undecided > 0 || run.interrupted ? ExitCode::undecided
                                                         : ExitCode::as_expected;
  reply.output = session.options().json ? report::tests_as_json(run) : report::tests_as_text(run, output.verbose);
  if (output.annotate) reply.output = report::tests_as_annotations(run) + reply.output;
}

Reply test(const TestOptions& options, const World& world) {
  return Session(options.questions, world).run([&](Session& session) { TestCommand(session, options).run(); });
}

Reply merge(const MergeOptions& options, const World& world) {
  return Session(options.questions, world).run([&](Session& session) {
    std::vector<TestRun> shards;
    for (const std::string& path : options.paths) {
      const Result<text::FileId> file = session.sources().load(path);
      if (!file) return session.fail(file.error().message);
      Result<TestRun> shard = report::read_tests(std::string(session.sources().contents(file.value())));
      if (!shard) return session.fail(fmt::format("`{}`: {}", text::printable(path), shard.error().message));
      shards.push_back(std::move(shard).value());
    }
    const Result<TestRun> run = report::merged(shards);
    if (!run) return session.fail(run.error().message);
    tell_run(session, run.value(), options.output);
  });
}

}  // namespace proviso::program

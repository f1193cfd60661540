#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "report/tests/formats.h"
#include "text/check.h"
#include "text/sha256.h"

namespace proviso::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema = "proviso/test/1";

std::string_view word(Test::Kind kind) {
  switch (kind) {
    case Test::Kind::spec:
      return "spec";
    case Test::Kind::check:
      return "check";
    case Test::Kind::example:
      return "example";
  }
  CHECK(false, "a kind without a word");
}

std::string_view word(Test::Result result) {
  switch (result) {
    case Test::Result::passed:
      return "passed";
    case Test::Result::failed:
      return "failed";
    case Test::Result::undecided:
      return "undecided";
  }
  CHECK(false, "a result without a word");
}

template <typename Value, std::size_t count>
Value value_of(const Json& json, const std::array<Value, count>& values) {
  const std::string text = json.get<std::string>();
  for (const Value value : values)
    if (word(value) == text) return value;
  throw std::invalid_argument("`" + text + "` is no such word");
}

Json place_json(const TestPlace& place) {
  if (place.file.empty()) return nullptr;
  return {
      {"file", place.file}, {"line", place.line}, {"column", place.column}, {"end_line", place.end_line}, {"end_column", place.end_column}};
}

TestPlace place_of(const Json& json) {
  if (json.is_null()) return {};
  return {json.at("file"), json.at("line"), json.at("column"), json.at("end_line"), json.at("end_column")};
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json location(const TestPlace& place) {
  Json physical;
  physical["artifactLocation"] = {{"uri", place.file}};
  physical["region"] = {
      {"startLine", place.line}, {"startColumn", place.column}, {"endLine", place.end_line}, {"endColumn", place.end_column}};
  return {{"physicalLocation", std::move(physical)}};
}

// Brackets in the text of a link would end it.
std::string link_text(std::string text) {
  for (const char bracket : {'[', ']'}) std::ranges::replace(text, bracket, ' ');
  return text;
}

Json sarif_result(const Test& test) {
  Json result;
  result["ruleId"] = test.result == Test::Result::undecided ? "expectation-undecided" : "expectation-not-met";
  result["level"] = test.result == Test::Result::undecided ? "warning" : "error";
  std::string message = fmt::format("{}: {}", id_of(test), test.summary);
  Json related = Json::array();
  for (const TestRemark& remark : test.related) {
    if (remark.place.file.empty()) continue;
    message += fmt::format("\n[{}]({})", link_text(remark.words), related.size());
    Json one = location(remark.place);
    one["id"] = related.size();
    one["message"] = {{"text", remark.words}};
    related.push_back(std::move(one));
  }
  result["message"] = {{"text", message}};
  result["locations"] = test.place.file.empty() ? Json::array() : Json::array({location(test.place)});
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  result["partialFingerprints"] = {{"provisoTest/v1", text::sha256_hex(id_of(test))}};
  return result;
}

Json sarif_result(const TestDiagnostic& diagnostic) {
  Json result;
  result["ruleId"] = diagnostic.code;
  result["level"] = diagnostic.is_error ? "error" : "warning";
  result["message"] = {{"text", diagnostic.message}};
  result["locations"] = diagnostic.place.file.empty() ? Json::array() : Json::array({location(diagnostic.place)});
  result["partialFingerprints"] = {
      {"provisoDiagnostic/v1", text::sha256_hex(diagnostic.code + diagnostic.place.file + diagnostic.message)}};
  return result;
}

Json sarif_rules(const TestRun& run) {
  Json rules = Json::array();
  const auto add = [&](std::string_view id, std::string_view words) {
    rules.push_back({{"id", id}, {"shortDescription", {{"text", words}}}});
  };
  add("expectation-not-met", "A check or an example has another outcome than the spec expects");
  add("expectation-undecided", "An expected outcome could not be decided within its limit");
  std::set<std::string> codes;
  for (const TestDiagnostic& diagnostic : run.diagnostics)
    if (codes.insert(diagnostic.code).second) add(diagnostic.code, "An error or a warning of the spec");
  return rules;
}

}  // namespace

std::string tests_as_sarif(const TestRun& run) {
  Json document;
  document["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  document["version"] = "2.1.0";
  Json driver = {{"name", "proviso"}, {"version", run.version}, {"rules", sarif_rules(run)}};
  Json one;
  one["tool"] = {{"driver", std::move(driver)}};
  one["columnKind"] = "unicodeCodePoints";
  one["results"] = Json::array();
  for (const TestDiagnostic& diagnostic : run.diagnostics) one["results"].push_back(sarif_result(diagnostic));
  for (const Test& test : run.tests)
    if (test.result != Test::Result::passed && test.kind != Test::Kind::spec) one["results"].push_back(sarif_result(test));
  document["runs"] = Json::array({std::move(one)});
  return dumped(document);
}

std::string tests_as_json(const TestRun& run) {
  Json document;
  document["schema"] = schema;
  document["version"] = run.version;
  document["solver"] = run.solver;
  document["digest"] = run.digest;
  document["shard"] = {{"index", run.shard.index}, {"total", run.shard.total}};
  document["known"] = run.known;
  document["tests"] = Json::array();
  for (const Test& test : run.tests) {
    Json one = {{"id", id_of(test)},           {"kind", word(test.kind)}, {"spec", test.spec},       {"name", test.name},
                {"result", word(test.result)}, {"summary", test.summary}, {"details", test.details}, {"place", place_json(test.place)}};
    one["related"] = Json::array();
    for (const TestRemark& remark : test.related) one["related"].push_back({{"words", remark.words}, {"place", place_json(remark.place)}});
    document["tests"].push_back(std::move(one));
  }
  document["diagnostics"] = Json::array();
  for (const TestDiagnostic& one : run.diagnostics)
    document["diagnostics"].push_back(
        {{"code", one.code}, {"is_error", one.is_error}, {"message", one.message}, {"place", place_json(one.place)}});
  const TestCounts counts = counts_of(run);
  document["summary"] = {{"passed", counts.passed}, {"failed", counts.failed}, {"undecided", counts.undecided}};
  document["interrupted"] = run.interrupted;
  return dumped(document);
}

Result<TestRun> read_tests(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    if (json.at("schema") != schema) return Error{fmt::format("it is no document `{}`", schema)};
    TestRun run{json.at("version"),
                json.at("solver"),
                json.at("digest"),
                {json.at("shard").at("index"), json.at("shard").at("total")},
                json.at("known"),
                {},
                {},
                json.at("interrupted")};
    for (const Json& one : json.at("tests")) {
      Test test;
      test.kind = value_of(one.at("kind"), std::array{Test::Kind::spec, Test::Kind::check, Test::Kind::example});
      test.result = value_of(one.at("result"), std::array{Test::Result::passed, Test::Result::failed, Test::Result::undecided});
      test.spec = one.at("spec");
      test.name = one.at("name");
      test.summary = one.at("summary");
      test.details = one.at("details");
      test.place = place_of(one.at("place"));
      for (const Json& remark : one.at("related")) test.related.push_back({remark.at("words"), place_of(remark.at("place"))});
      run.tests.push_back(std::move(test));
    }
    for (const Json& one : json.at("diagnostics"))
      run.diagnostics.push_back({one.at("code"), one.at("is_error"), one.at("message"), place_of(one.at("place"))});
    return run;
  } catch (const std::exception&) {
    return Error{fmt::format("it is no document `{}`", schema)};
  }
}

}  // namespace proviso::report

#include "outputs.h"

#include <fmt/format.h>

#include <algorithm>

#include "answer/check.h"
#include "random_vocabulary.h"
#include "report/json/json.h"
#include "report/text/text.h"
#include "report/words/tally.h"
#include "report/words/warnings.h"
#include "small_truth.h"
#include "spec_files.h"
#include "text/check.h"

namespace proviso::differential {

namespace {

using namespace model;
using Wrong = std::optional<std::string>;

// One way of asking.
struct Way {
  std::string name;
  std::vector<std::string> only = {};
  std::vector<std::string> under = {};
  bool minimal = false;    // -v and --json
  bool instances = false;  // --json
  std::size_t threads = 1;
};

class Outputs {
 public:
  Outputs(const Loaded& loaded, const OutputCare& care, Counts& counts)
      : loaded_(loaded),
        model_(loaded.model),
        care_(care),
        counts_(counts),
        dice_(care.seed),
        truth_(model_, care.most_structures, counts) {}

  Wrong run() {
    ++counts_["specs"];
    counts_["checks"] += model_.checks.size();
    usual_ = asked(model_, {"as usual"});
    if (wrong_) return wrong_;
    for (const auto& [name, check] : usual_.checks)
      for (const Outcome& outcome : check.outcomes)
        ++counts_[fmt::format("{}{}", answer::text(outcome.word), outcome.none_up_to ? ", none up to a size" : "")];
    compare(model_, {"on two threads", {}, {}, false, false, 2});
    compare(model_, {"-v", {}, {}, true});
    compare(model_, {"--json", {}, {}, true, true});
    compare(model_, {"--json on two threads", {}, {}, true, true, 2});
    for (const auto& [one, other] : {std::pair("as usual", "on two threads"), {"--json", "--json on two threads"}})
      if (!wrong_ && tellings_.contains(one) && tellings_.contains(other) && tellings_[one] != tellings_[other])
        wrong_ = fmt::format("{}: another text", other);
    orders();
    alone();
    pinned();
    return wrong_;
  }

 private:
  Settled asked(const Model& model, const Way& way) {
    answer::Options options;
    options.only = way.only;
    options.under = way.under;
    options.minimal_conflicts = options.sizes = way.minimal;
    options.instances = way.instances;
    options.threads = way.threads;
    options.budget.resource_units = care_.units;
    try {
      const Result<answer::SpecAnswer> answered = answer::answer(model, options);
      if (!answered.ok() && answered.error().message.starts_with("nothing is asked")) {
        ++counts_["runs in which nothing is asked"];
        return {};
      }
      if (!answered.ok()) return fail(way, answered.error().message);
      for (const answer::CheckAnswer& check : answered.value().checks)
        if (auto wrong = contradiction(model, check); wrong || (wrong = truth_.wrong(model, check))) fail(way, *wrong);
      told(model, way, answered.value());
      return settled(model, answered.value());
    } catch (const InternalError& error) {
      return fail(way, fmt::format("{}\n{}", error.what(), error.details()));
    }
  }

  Settled fail(const Way& way, const std::string& what) {
    if (!wrong_) wrong_ = fmt::format("{}: {}", way.name, what);
    return {};
  }

  // The texts are made in any case: what they are made from may not be there.
  void told(const Model& model, const Way& way, const answer::SpecAnswer& answer) {
    const report::Spec spec{model, loaded_.sources};
    const report::Report report{spec, answer, std::nullopt, way.under, {}};
    text::Diagnostics diagnostics;
    for (const text::Diagnostic& warning : report::warnings(spec, answer)) diagnostics.add(warning);
    const std::vector<text::Diagnostic> sorted = diagnostics.sorted();
    const int code = static_cast<int>(report::standing(report::tally(answer)));
    std::string all = report::json(&report, {"0", "solver", sorted, loaded_.sources, "", code});
    for (const report::Detail detail : {report::Detail::quiet, report::Detail::normal, report::Detail::full})
      all += report::text(report, detail, {});
    tellings_[way.name] = std::move(all);
  }

  void compare(const Model& model, const Way& way) {
    if (wrong_ || !way.name.starts_with(care_.way)) return;
    Settled now = asked(model, way);
    if (wrong_) return;
    if (!way.under.empty()) forget_what_was_not_met(now);
    ++counts_["runs compared"];
    if (auto wrong = difference(usual_, now, counts_)) wrong_ = fmt::format("{}: against the usual, {}", way.name, *wrong);
  }

  // What came out as expected does so under some of the readings, too; what did not may.
  void forget_what_was_not_met(Settled& now) const {
    now.examples.clear();
    for (auto& [name, check] : now.checks)
      std::erase_if(check.expectations, [&](const auto& e) { return usual_.checks.at(name).expectations.at(e.first) != answer::Met::yes; });
  }

  void orders() {
    for (const bool minimal : {false, true}) {
      Model other = model_;
      dice_.shuffle(other.checks);
      compare(other, {fmt::format("in another order{}", minimal ? ", with -v" : ""), {}, {}, minimal});
      if (other.checks.size() < 3) continue;
      other.checks.resize(1 + static_cast<std::size_t>(dice_.below(static_cast<int>(other.checks.size()) - 1)));
      compare(other, {fmt::format("in another order, some left out{}", minimal ? ", with -v" : ""), {}, {}, minimal});
    }
  }

  void alone() {
    for (const Check& check : model_.checks) {
      const std::string name(check.heading.name);
      compare(model_, {"--check " + name, {name}, {}, true});
      compare(model_, {"--check " + name + " -q", {name}});
    }
  }

  void pinned() {
    if (model_.ambiguities.empty()) return;
    const AmbiguityId ambiguity{static_cast<std::uint32_t>(dice_.below(static_cast<int>(model_.ambiguities.size())))};
    for (std::uint32_t reading = 0; reading < model_.reading_count(ambiguity); ++reading) {
      const std::string pin = fmt::format("{}={}", report::name(model_, ambiguity), model_.reading_heading(ambiguity, reading).name);
      compare(model_, {"--under " + pin, {}, {pin}});
    }
  }

  const Loaded& loaded_;
  const Model& model_;
  const OutputCare& care_;
  Counts& counts_;
  random::Dice dice_;
  const SmallTruth truth_;
  Settled usual_;
  std::map<std::string, std::string> tellings_;
  Wrong wrong_;
};

// What to write after `expect` of a line, and under what.
std::string expectation(const Model& model, const answer::CheckAnswer& answer, const answer::Line& line) {
  const answer::Word word = answer::word(line.finding);
  if (word == answer::Word::undecided || word == answer::Word::vacuous) return "";
  std::vector<std::string> under;
  for (std::uint32_t i = 0; i < model.ambiguities.size(); ++i) {
    const std::size_t left = line.readings[i].size();
    if (left == answer.open[i].size() || std::ranges::find(answer.occurring, AmbiguityId{i}) == answer.occurring.end()) continue;
    if (left != 1) return "";  // no `under` says so
    under.push_back(
        fmt::format("{} = {}", report::name(model, AmbiguityId{i}), model.reading_heading(AmbiguityId{i}, line.readings[i].front()).name));
  }
  std::string text = fmt::format("  expect {}", answer::text(word));
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (!under.empty()) text += fmt::format(" under {}", fmt::join(under, ", "));
  std::vector<std::string> because;
  if (const answer::Conflict* conflict = answer::conflict_of(line.finding); conflict != nullptr && conflict->minimal) {
    for (const Unit& unit : conflict->units)
      if (!std::holds_alternative<TermUnit>(unit) && !std::holds_alternative<QuestionUnit>(unit))
        because.push_back(report::name(model, unit));
  }
  if (!because.empty()) text += fmt::format(" because {}", fmt::join(because, ", "));
  return text + "\n";
}

}  // namespace

std::optional<std::string> outputs_differ(const std::string& spec, const OutputCare& care, Counts& counts) {
  const auto loaded = load_text(spec);
  return loaded->ok() ? Outputs(*loaded, care, counts).run() : std::nullopt;
}

std::string with_learnt_expectations(const std::string& spec, const OutputCare& care) {
  const auto loaded = load_text(spec);
  if (!loaded->ok()) return "";
  answer::Options options;
  options.minimal_conflicts = true;
  options.threads = 1;
  options.budget.resource_units = care.units;
  std::map<std::string, std::string> learnt;
  try {
    const Result<answer::SpecAnswer> answered = answer::answer(loaded->model, options);
    if (!answered.ok()) return "";
    for (const answer::CheckAnswer& check : answered.value().checks)
      for (const answer::Line& line : check.lines)
        learnt[std::string(loaded->model[check.check].heading.name)] += expectation(loaded->model, check, line);
  } catch (const InternalError&) {
    return "";
  }
  std::string result, name;
  for (std::size_t at = 0; at < spec.size();) {
    const std::size_t newline = spec.find('\n', at);
    const std::size_t end = newline == std::string::npos ? spec.size() : newline + 1;
    const std::string line = spec.substr(at, end - at);
    if (line.starts_with("check ")) name = line.substr(6, line.find(' ', 6) - 6);
    if (line == "}\n" && !name.empty()) {
      result += learnt[name];
      name.clear();
    }
    if (name.empty() || !line.starts_with("  expect ")) result += line;
    at = end;
  }
  return result;
}

}  // namespace proviso::differential

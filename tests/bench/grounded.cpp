// What the grounded engine alone does with each check of a spec, under the first open readings: verdict, processor time, and
// the clauses and gates of the largest grounding that it made. One line a check, for plotting.
//
//   bench_grounded SPEC [--no-minimum] [--no-symmetry]
#include <fmt/format.h>

#include <ctime>
#include <string>
#include <string_view>

#include "answer/oracle.h"
#include "answer/readings.h"
#include "model/load.h"
#include "solve/grounded.h"

namespace {

using namespace proviso;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string described(const solve::Outcome& outcome) {
  if (const auto* sat = std::get_if<solve::Sat>(&outcome)) return sat->minimal ? "possible, smallest" : "possible";
  if (const auto* unknown = std::get_if<solve::Unknown>(&outcome)) return "undecided: " + unknown->reason;
  const auto* up_to = std::get_if<solve::UpTo>(&std::get<solve::Unsat>(outcome).extent);
  return up_to == nullptr ? "impossible" : fmt::format("impossible up to {}", up_to->size);
}

}  // namespace

int main(int argc, char** argv) {
  bool minimal = true;
  solve::GroundedOptions options;
  std::string spec;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--no-minimum") {
      minimal = false;
    } else if (argument == "--no-symmetry") {
      options.symmetry = false;
    } else {
      spec = argument;
    }
  }
  text::Sources sources;
  text::Diagnostics diagnostics;
  const model::Model model = model::load(sources, std::vector<std::string>{spec}, diagnostics);
  if (diagnostics.has_errors()) {
    for (const text::Diagnostic& diagnostic : diagnostics.sorted()) fmt::print(stderr, "{}\n", diagnostic.message);
    return 2;
  }
  const auto theory = logic::from_model(model);
  solve::Portfolio unused(*theory);
  const solve::Budget budget;
  answer::Oracle oracle(model, *theory, unused, budget);
  const model::OpenReadings open = model.all_open();
  for (const model::Check& check : model.checks) {
    const answer::Question question = answer::question_of(model, check, model::scope_of(model, check, std::nullopt, std::nullopt), open);
    const double start = seconds();
    solve::Grounded engine(*theory, options);
    std::uint64_t units = 60'000'000;
    const solve::Query query = oracle.query(question, answer::all_of(question), open);
    const solve::Outcome outcome = engine.decide(query, {}, units, nullptr, minimal);
    const solve::Grounded::Statistics statistics = engine.statistics();
    fmt::print("{}\t{:.3f}\t{}\t{}\t{}\t{}\n", check.heading.name, seconds() - start, statistics.clauses, statistics.gates,
               60'000'000 - units, described(outcome));
  }
}

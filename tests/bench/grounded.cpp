// What the grounded engine alone does with each check of a spec, with every reading open: verdict, processor time, and
// the clauses and gates of the largest grounding that it made. One line a check, for plotting.
//
//   bench_grounded SPEC [--no-minimum] [--no-symmetry] [--at-once]
#include "solve/grounded/grounded.h"
#include "questions.h"

int main(int argc, char** argv) {
  using namespace proviso;
  bool minimal = true;
  solve::GroundedOptions options;
  std::string spec;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--no-minimum") {
      minimal = false;
    } else if (argument == "--no-symmetry") {
      options.symmetry = false;
    } else if (argument == "--at-once") {
      options.most_choices = UINT64_MAX;
    } else {
      spec = argument;
    }
  }
  return bench::for_each_question(spec, [&](std::string_view check, lower::Theory& theory, const solve::Query& query) {
    const double start = bench::seconds();
    solve::Grounded engine(theory, options);
    constexpr std::uint64_t most_units = 60'000'000;
    std::uint64_t units = most_units;
    const solve::Outcome outcome = engine.decide(query, {}, units, minimal);
    const solve::Grounded::Statistics statistics = engine.statistics();
    fmt::print("{}\t{:.3f}\t{}\t{}\t{}\t{}\n", check, bench::seconds() - start, statistics.clauses, statistics.gates, most_units - units,
               bench::described(outcome));
  });
}

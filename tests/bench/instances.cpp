// What the instantiating engine alone does with each check of a spec, with every reading open: verdict, processor time,
// and how many ground instances the refutation that is kept consists of. One line a check, for plotting.
//
//   bench_instances SPEC
#include "questions.h"

int main(int argc, char** argv) {
  using namespace proviso;
  return bench::for_each_question(argc > 1 ? argv[1] : "", [](std::string_view check, lower::Theory& theory, const solve::Query& query) {
    const double start = bench::seconds();
    solve::Portfolio portfolio(theory);
    const solve::Outcome outcome = portfolio.decide_by_instances(query, {});
    const double taken = bench::seconds() - start;
    const std::size_t instances = std::holds_alternative<solve::Unsat>(outcome) ? portfolio.refutation(query, {}).size() : 0;
    fmt::print("{}\t{:.3f}\t{}\t{}\n", check, taken, instances, bench::described(outcome));
  });
}

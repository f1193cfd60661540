// How long it takes to load a spec: reading, lexing, parsing and resolving. Prints the seconds of the processor, and the most memory
// that the process ever had, in MB.
//
//   bench_load_spec SPEC
#include <fmt/format.h>
#include <sys/resource.h>

#include "questions.h"

int main(int argc, char** argv) {
  using namespace proviso;
  if (argc != 2) {
    fmt::print(stderr, "bench_load_spec SPEC\n");
    return 2;
  }
  text::Sources sources;
  const double start = bench::seconds();
  const resolve::Loaded loaded = resolve::load(sources, std::vector<std::string>{argv[1]});
  const double seconds = bench::seconds() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:.3f}\t{}\n", seconds, usage.ru_maxrss / 1024);
  return loaded.ok() ? 0 : 1;
}

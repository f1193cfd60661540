#include "program/run.h"

#include <fmt/format.h>

#include "solve/portfolio/portfolio.h"
#include "text/version.h"

namespace proviso::program {

Reply run(const Command& command, const World& world) {
  struct {
    Reply operator()(const CheckOptions& options) const { return check(options, world); }
    Reply operator()(const PlayOptions& options) const { return play(options, world); }
    Reply operator()(const ReportOptions& options) const { return report(options, world); }
    Reply operator()(const LoopholesOptions& options) const { return loopholes(options, world); }
    Reply operator()(const TestOptions& options) const { return test(options, world); }
    Reply operator()(const MergeOptions& options) const { return merge(options, world); }
    const World& world;
  } each{world};
  return std::visit(each, command);
}

std::string version() { return fmt::format("proviso {} ({})", program_version, solve::solver_version()); }

}  // namespace proviso::program

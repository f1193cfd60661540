// One function for each command, from options to a reply. None of them prints, and none ends the program.
#pragma once

#include "program/command.h"
#include "program/reply.h"
#include "program/world.h"
#include "solve/query/query.h"

namespace proviso::program {

// Internal errors are reported in the reply, and a file is saved (program/reproducer.h). Only std::bad_alloc is thrown. `Substitute` is
// for tests.
Reply check(const CheckOptions&, const World&, const solve::Substitute& = {});
Reply play(const PlayOptions&, const World&, const solve::Substitute& = {});

Reply report(const ReportOptions&, const World&);
Reply loopholes(const LoopholesOptions&, const World&);
Reply test(const TestOptions&, const World&);
Reply merge(const MergeOptions&, const World&);

Reply run(const Command&, const World&);

// "proviso 0.1.0 (Z3 4.8.12, CaDiCaL sc2021)"
std::string version();

}  // namespace proviso::program

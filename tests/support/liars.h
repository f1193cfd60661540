// Engines that say what is not so, for tests of what becomes of that.
#pragma once

#include "solve/query/query.h"

namespace proviso::solve {

// Refutes whatever it finds, at every size or up to one.
inline Substitute refuting(Engine engine, Extent extent = EverySize{}) {
  return [=](Engine asked, const Query& query, Outcome outcome) {
    if (asked != engine || !std::holds_alternative<Sat>(outcome)) return outcome;
    return Outcome(Unsat{query.demands, {}, extent});
  };
}

// Finds that nothing at all is an architecture.
inline Substitute finding_nothing(Engine engine) {
  return [=](Engine asked, const Query&, Outcome outcome) {
    if (auto* sat = std::get_if<Sat>(&outcome); asked == engine && sat != nullptr) {
      sat->interpretation.sizes.assign(sat->interpretation.sizes.size(), 0);
      for (auto& table : sat->interpretation.tables) table.clear();
    }
    return outcome;
  };
}

}  // namespace proviso::solve

#include "report/warnings.h"

#include <fmt/format.h>

namespace proviso::report {

std::vector<text::Diagnostic> warnings(const Spec& spec, const answer::SpecAnswer& answer) {
  std::vector<text::Diagnostic> all;
  for (const answer::DeadRule& dead : answer.dead) {
    const model::Rule& rule = spec.model[dead.rule];
    all.push_back({text::Code::W101, rule.span,
                   fmt::format("what {} permits here never prevails: no architecture makes use of it, under any reading",
                               ticked(name(spec.model, rule.clause))),
                   {},
                   "the facts and the clauses in force leave it no room"});
  }
  return all;
}

}  // namespace proviso::report

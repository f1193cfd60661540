// The questions that the checks of a spec come to, with every reading open, for the programs that put them to one engine alone.
#pragma once

#include <fmt/format.h>

#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/oracle/oracle.h"
#include "answer/oracle/readings.h"
#include "resolve/load/load.h"

namespace proviso::bench {

inline double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The exit code: 2 where the spec does not load.
inline int for_each_question(const std::string& spec,
                             const std::function<void(std::string_view check, lower::Theory&, const solve::Query&)>& ask) {
  text::Sources sources;
  const resolve::Loaded loaded = resolve::load(sources, std::vector<std::string>{spec});
  if (!loaded.ok()) {
    for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) fmt::print(stderr, "{}\n", diagnostic.message);
    return 2;
  }
  const model::Model& model = *loaded.model;
  const auto theory = lower::from_model(model);
  solve::Portfolio unused(*theory);
  const solve::Budget budget;
  const answer::Oracle oracle(model, *theory, unused, budget);
  const model::OpenReadings open = model.all_open();
  for (const model::Check& check : model.checks) {
    const answer::Question question = answer::question_of(model, check, model::scope_of(model, check, std::nullopt, std::nullopt), open);
    ask(check.heading.name, *theory, oracle.query(question, answer::all_of(question), open));
  }
  return 0;
}

inline std::string described(const solve::Outcome& outcome) {
  if (const auto* sat = std::get_if<solve::Sat>(&outcome)) return sat->minimal ? "possible, smallest" : "possible";
  if (const auto* unknown = std::get_if<solve::Unknown>(&outcome)) return "undecided: " + unknown->reason;
  const auto* up_to = std::get_if<solve::UpTo>(&std::get<solve::Unsat>(outcome).extent);
  return up_to == nullptr ? "impossible" : fmt::format("impossible up to {}", up_to->size);
}

}  // namespace proviso::bench

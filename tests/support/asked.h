// A spec's demands put to the engines, all of them at once, with everything in force and every reading open.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lower/theory.h"
#include "resolve/load/load.h"
#include "solve/portfolio/portfolio.h"
#include "solve/query/query.h"

namespace proviso::solve {

struct Asked {
  explicit Asked(const std::string& text) {
    resolve::Loaded loaded = resolve::load(sources, std::vector{sources.add("spec.pvo", text)});
    diagnostics = std::move(loaded.diagnostics);
    if (loaded.model) model = std::move(*loaded.model);
    EXPECT_FALSE(diagnostics.has_errors()) << text;
    theory = lower::from_model(model);
    portfolio = std::make_unique<Portfolio>(*theory);
    for (const auto& [unit, axioms] : theory->demands) query.demands.push_back(unit);
    for (const lower::Definition& definition : theory->definitions) query.demands.push_back(definition.unit);
    query.in_force.assign(model.clauses.size(), true);
    query.versions.assign(model.clauses.size(), true);
    query.standing.assign(model.clauses.size(), true);
    query.open = model.all_open();
  }

  text::Sources sources;
  text::Diagnostics diagnostics;
  model::Model model;
  std::unique_ptr<lower::Theory> theory;
  std::unique_ptr<Portfolio> portfolio;
  Query query;
};

}  // namespace proviso::solve

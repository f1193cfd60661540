// A spec and one architecture of it, both as text, to ask formulas and values of.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>

#include "evaluate/evaluator.h"
#include "resolve/load/load.h"

namespace proviso::testing {

using namespace model;
using namespace resolve;
using namespace evaluate;

// Declarations, loaded; the test fails with what is wrong with them.
class Spec {
 public:
  explicit Spec(const std::string& text) {
    Loaded loaded = load(sources, {sources.add("spec.pvo", text)});
    ok = loaded.ok();
    if (loaded.model) model = std::move(*loaded.model);
    for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) {
      if (text::severity(diagnostic.code) == text::Severity::error) ADD_FAILURE() << diagnostic.message << "\n" << text;
    }
  }

  text::Sources sources;
  Model model;
  bool ok = false;
};

// Declarations and the things of an example.
class World {
 public:
  World(std::string declarations, std::string things) : declarations_(std::move(declarations)), things_(std::move(things)) {}

  // What `ask(evaluator, model)` returns, with further declarations and `readings` chosen.
  template <typename Ask>
  auto with(const std::string& further, Selection readings, Ask ask) const {
    const Spec spec(declarations_ + "\n" + further + "\nexample world {\n" + things_ + "\n}\n");
    const Model& model = spec.model;
    using Answer = std::invoke_result_t<Ask, Evaluator&, const Model&>;
    if (!spec.ok) return Answer{};
    readings.resize(model.ambiguities.size(), 0);
    const Scope scope = full_scope(model);
    const Structure& structure = model.examples.back().structure;
    EXPECT_EQ(well_formed(model, structure), std::vector<std::string>());
    Evaluator evaluator(model, structure, scope, readings);
    return ask(evaluator, model);
  }

  // The truth of a formula.
  bool operator()(const std::string& formula, const Selection& readings = {}) const {
    return with("intent asked : " + formula, readings,
                [](Evaluator& evaluator, const Model& model) { return evaluator.holds(model.intents.back().formula); });
  }

  // The value of an expression whose type is `range`.
  FieldValue value(const std::string& range, const std::string& expression) const {
    return with("define asked() : " + range + " = " + expression, {},
                [](Evaluator& evaluator, const Model& model) { return evaluator.value(model.terms.back().readings[0].meaning); });
  }

 private:
  std::string declarations_;
  std::string things_;
};

inline FieldValue number(std::string_view text) { return Atom(*Number::parse(text)); }

}  // namespace proviso::testing

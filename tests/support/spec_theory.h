// The theory of a spec, with its symbols, sorts and facts by name. What is not there, or wrong, is an exception.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "lower/theory.h"
#include "resolve/load/load.h"

namespace proviso::testing {

struct SpecTheory {
  explicit SpecTheory(const std::string& text) {
    resolve::Loaded loaded = resolve::load(sources, std::vector{sources.add("spec.pvo", text)});
    diagnostics = std::move(loaded.diagnostics);
    if (loaded.model) model = std::move(*loaded.model);
    for (const text::Diagnostic& diagnostic : diagnostics.sorted()) {
      if (text::severity(diagnostic.code) == text::Severity::error) throw std::runtime_error(diagnostic.message + "\n" + text);
    }
    theory = lower::from_model(model);
  }

  logic::Arena& arena() { return *theory->arena; }

  logic::SymbolId symbol(const std::string& name) const {
    for (std::uint32_t i = 0; i < theory->signature.symbols.size(); ++i)
      if (theory->signature.symbols[i].name == name) return {i};
    throw std::runtime_error("nothing is called " + name);
  }
  logic::SortId sort(const std::string& name) const {
    for (std::uint32_t i = 0; i < theory->signature.sorts.size(); ++i)
      if (theory->signature.sorts[i].name == name) return {i};
    throw std::runtime_error("nothing is called " + name);
  }
  logic::Formula fact(const std::string& name) const {
    for (std::uint32_t i = 0; i < model.facts.size(); ++i)
      if (model.facts[i].heading.name == name) return theory->demands.at(model::FactUnit{{i}}).front().formula;
    throw std::runtime_error("nothing is called " + name);
  }
  // The nodes of this kind below a node, each once.
  std::vector<logic::Node> parts(logic::Node node, logic::Kind kind) const {
    std::set<logic::Node> seen;
    std::vector<logic::Node> result, open{node};
    while (!open.empty()) {
      const logic::Node next = open.back();
      open.pop_back();
      if (!seen.insert(next).second) continue;
      if (theory->arena->kind(next) == kind) result.push_back(next);
      const auto children = theory->arena->children(next);
      open.insert(open.end(), children.begin(), children.end());
    }
    return result;
  }

  text::Sources sources;
  text::Diagnostics diagnostics;
  model::Model model;
  std::unique_ptr<lower::Theory> theory;
};

}  // namespace proviso::testing

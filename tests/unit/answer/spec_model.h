// A spec in a test, and the answers to its checks.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "answer/check.h"
#include "resolve/load/load.h"

namespace proviso::answer {

struct SpecModel {
  explicit SpecModel(const std::string& text) {
    resolve::Loaded loaded = resolve::load(sources, std::vector{sources.add("spec.pvo", text)});
    diagnostics = std::move(loaded.diagnostics);
    if (loaded.model) model = std::move(*loaded.model);
    for (const text::Diagnostic& diagnostic : diagnostics.sorted())
      if (text::severity(diagnostic.code) == text::Severity::error) ADD_FAILURE() << diagnostic.message;
  }

  SpecAnswer answered(const Options& options = {}) const {
    Result<SpecAnswer> result = answer(model, options);
    if (!result.ok()) ADD_FAILURE() << result.error().message;
    return result.ok() ? std::move(result).value() : SpecAnswer{};
  }

  text::Sources sources;
  text::Diagnostics diagnostics;
  model::Model model;
};

}  // namespace proviso::answer

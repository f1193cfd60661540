// What diagnostics say is to be written instead.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "resolve/load/load.h"

namespace proviso::resolve {
namespace {

// Code, what stands at the place of each edit, and what becomes of it.
std::vector<std::string> edits_of(const std::string& spec) {
  text::Sources sources;
  const Loaded loaded = load(sources, std::vector{sources.add("spec.pvo", spec)});
  std::vector<std::string> result;
  for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) {
    for (const text::Edit& edit : diagnostic.edits)
      result.push_back(std::string(text::name(diagnostic.code)) + ": " + std::string(sources.slice(edit.span)) + " -> " + edit.replacement);
  }
  return result;
}

TEST(Edits, MendAnUnknownNameWhereverItStands) {
  const std::vector<std::string> edits = edits_of("type Store { next: optional Stroe, back: optional Stroe }\nfact f : some Store s\n");
  ASSERT_EQ(edits.size(), 2U);
  EXPECT_TRUE(std::ranges::all_of(edits, [](const std::string& edit) { return edit.ends_with(": Stroe -> Store"); })) << edits[0];
}

TEST(Edits, MendAWordOfTheLanguage) {
  const std::string before = "type Store { ours: bool }\ncontract k from 2025-01-01 { clause c { every Store s ", after = " s.ours } }\n";
  EXPECT_EQ(edits_of(before + "shall" + after), (std::vector<std::string>{"P025: shall -> must"}));
  EXPECT_EQ(edits_of(before + "shall not" + after), (std::vector<std::string>{"P025: shall not -> must not"}));
}

TEST(Edits, AreNoneWhereTheHelpNamesNothingToWrite) {
  EXPECT_TRUE(edits_of("type Store { next: optional Xylophone }\nfact f : some Store s\n").empty());
}

}  // namespace
}  // namespace proviso::resolve

// What there is of a spec with errors, and of one whose texts change.
#include "resolve/load/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../../support/memory_files.h"

namespace proviso::resolve {
namespace {

using ::testing::ElementsAre;
using text::MemoryFiles;

std::vector<std::string> codes(const Loaded& loaded) {
  std::vector<std::string> result;
  for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) result.emplace_back(text::name(diagnostic.code));
  return result;
}

Loaded load_from(text::Sources& sources, const std::string& path = "main.pvo") { return load(sources, std::vector<std::string>{path}); }

TEST(LoadTest, GivesTreesLexiconAndModel) {
  const MemoryFiles files{{"main.pvo", "import \"parts/cloud.pvo\"\nfact some_cloud : some Cloud c\n"},
                          {"parts/cloud.pvo", "type Cloud\n"}};
  text::Sources sources(files);
  const Loaded loaded = load_from(sources);
  EXPECT_TRUE(loaded.ok());
  ASSERT_EQ(loaded.trees.size(), 2U);
  EXPECT_EQ(sources.name(loaded.trees[0].file()), "parts/cloud.pvo");
  EXPECT_NE(loaded.lexicon.names.word("Cloud"), nullptr);
  EXPECT_EQ(loaded.model->facts.size(), 1U);
}

TEST(LoadTest, KnowsTheNamesOfWhatCannotBeParsed) {
  const MemoryFiles files{
      {"main.pvo", "type Cloud { size: int }\nfact broken : some some\ntype Region\ncheck c { possible some Cloud x }\n"}};
  text::Sources sources(files);
  const Loaded loaded = load_from(sources);
  EXPECT_FALSE(loaded.ok());
  EXPECT_FALSE(loaded.model);
  EXPECT_EQ(loaded.trees.size(), 1U);
  EXPECT_NE(loaded.lexicon.names.word("Cloud"), nullptr);
  EXPECT_NE(loaded.lexicon.names.word("Region"), nullptr);
  EXPECT_NE(loaded.lexicon.names.statement("c"), nullptr);
}

// Whether a name is missing is not known before everything has been parsed.
TEST(LoadTest, ReportsNoNamesOfWhatCannotBeParsed) {
  const MemoryFiles files{{"main.pvo", "type Cloud\ntype Cloud\nfact broken : some some\n"}};
  text::Sources sources(files);
  const Loaded loaded = load_from(sources);
  EXPECT_TRUE(loaded.diagnostics.has_errors());
  for (const std::string& code : codes(loaded)) EXPECT_TRUE(code.starts_with("P")) << code;
}

TEST(LoadTest, GivesTheOtherFilesWhereOneIsMissing) {
  const MemoryFiles files{{"main.pvo", "import \"nowhere.pvo\"\ntype Cloud\n"}};
  text::Sources sources(files);
  const Loaded loaded = load(sources, std::vector<std::string>{"main.pvo", "absent.pvo"});
  EXPECT_FALSE(loaded.ok());
  EXPECT_THAT(codes(loaded), ElementsAre("P001", "P001"));
  EXPECT_EQ(loaded.trees.size(), 1U);
  EXPECT_NE(loaded.lexicon.names.word("Cloud"), nullptr);
}

TEST(LoadTest, GivesTheModelWhereTypesAreWrong) {
  const MemoryFiles files{{"main.pvo", "type Cloud { size: int }\nfact large : every Cloud c: c.size\nfact some_cloud : some Cloud c\n"}};
  text::Sources sources(files);
  const Loaded loaded = load_from(sources);
  EXPECT_FALSE(loaded.ok());
  EXPECT_THAT(codes(loaded), ElementsAre("T004"));
  ASSERT_TRUE(loaded.model);
  EXPECT_EQ(loaded.model->types.size(), 1U);
  EXPECT_EQ(loaded.model->facts.size(), 2U);
}

TEST(LoadTest, TakesAnEditorsText) {
  const MemoryFiles files{{"main.pvo", "import \"cloud.pvo\"\nfact some_cloud : some Cloud c\n"}, {"cloud.pvo", "type Cloud\n"}};
  text::Sources sources(files);
  ASSERT_TRUE(load_from(sources).ok());
  const text::FileId file = sources.overlay("cloud.pvo", "type Clod\n").value();
  const Loaded wrong = load_from(sources);
  EXPECT_THAT(codes(wrong), ElementsAre("N004"));
  EXPECT_EQ(wrong.trees[0].file(), file);
  sources.forget("cloud.pvo");
  EXPECT_TRUE(load_from(sources).ok());
}

TEST(LoadTest, OutlivesTheTextsThatItWasMadeFrom) {
  const MemoryFiles files{{"main.pvo", "type Cloud\nfact some_cloud : some Cloud c\n"}};
  text::Sources sources(files);
  const Loaded before = load_from(sources);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(sources.overlay("main.pvo", "type Region" + std::string(1000, ' ')));
  EXPECT_EQ(before.model->types[0].heading.name, "Cloud");
  EXPECT_NE(before.lexicon.names.statement("some_cloud"), nullptr);
  EXPECT_EQ(load_from(sources).model->types[0].heading.name, "Region");
}

TEST(LoadTest, ReadsDocumentsOfTheSameFiles) {
  const std::string spec = "document terms \"terms.txt\"\ntype Cloud\nfact some_cloud cites terms \"there is a cloud\" : some Cloud c\n";
  MemoryFiles files{{"main.pvo", spec}};
  text::Sources sources(files);
  EXPECT_THAT(codes(load_from(sources)), ElementsAre("D002"));
  files.write("terms.txt", "Where there is a cloud, there is rain.");
  EXPECT_TRUE(load_from(sources).ok());
  ASSERT_TRUE(sources.overlay("terms.txt", "No cloud."));
  EXPECT_THAT(codes(load_from(sources)), ElementsAre("D003"));
}

}  // namespace
}  // namespace proviso::resolve

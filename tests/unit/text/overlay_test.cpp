// Texts that stand for files, and files that are read anew.
#include <gtest/gtest.h>

#include "../../support/memory_files.h"
#include "text/source.h"

namespace proviso::text {
namespace {

TEST(OverlayTest, StandsForTheFile) {
  const MemoryFiles files{{"a.pvo", "type A\n"}};
  Sources sources(files);
  const FileId file = sources.load("a.pvo").value();
  ASSERT_EQ(sources.line(file, 1), "type A");
  EXPECT_EQ(sources.overlay("/work/./a.pvo", "\xEF\xBB\xBF// mine\ntype B\n").value(), file);
  EXPECT_EQ(sources.contents(file), "// mine\ntype B\n");
  EXPECT_EQ(sources.line(file, 2), "type B");
  EXPECT_EQ(sources.position(file, 8).line, 2U);
  EXPECT_EQ(sources.load("a.pvo").value(), file);
  EXPECT_EQ(sources.contents(file), "// mine\ntype B\n");
  EXPECT_EQ(sources.name(file), "a.pvo");
  EXPECT_EQ(files.reads(), 1);
}

TEST(OverlayTest, MayComeBeforeTheFileIsRead) {
  const MemoryFiles files{{"a.pvo", "type A\n"}};
  Sources sources(files);
  const FileId file = sources.overlay("a.pvo", "type B\n").value();
  EXPECT_EQ(sources.load("./a.pvo").value(), file);
  EXPECT_EQ(sources.contents(file), "type B\n");
  EXPECT_EQ(files.reads(), 0);
}

TEST(OverlayTest, NeedsNoFile) {
  const MemoryFiles files{};
  Sources sources(files);
  const FileId file = sources.overlay("new/a.pvo", "type A\n").value();
  EXPECT_EQ(sources.load("new/a.pvo").value(), file);
  sources.forget("new/a.pvo");
  const Result<FileId> gone = sources.load("new/a.pvo");
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().message, "cannot read `new/a.pvo`: no such file or directory");
  EXPECT_EQ(sources.contents(file), "type A\n");  // the id is still that of a text
}

TEST(OverlayTest, ReachesNoFurtherThanTheRoot) {
  const MemoryFiles files{{"inner/a.pvo", "type A\n"}};
  Sources sources(files);
  ASSERT_TRUE(sources.overlay("outside.pvo", "type B\n"));
  const Root root = root_at(files, "inner").value();
  EXPECT_TRUE(sources.load("inner/a.pvo", &root));
  EXPECT_FALSE(sources.load("outside.pvo", &root));
}

TEST(OverlayTest, IsRefusedWhereItIsNoText) {
  const MemoryFiles files{};
  Sources sources(files);
  EXPECT_EQ(sources.overlay("a.pvo", std::string("a\0b", 3)).error().message, "`a.pvo` is not a text file: line 1 holds a NUL byte");
  EXPECT_FALSE(sources.overlay("a.pvo", "\xE4"));
  EXPECT_EQ(sources.size(), 0U);
}

TEST(ForgetTest, ReadsTheFileAnew) {
  MemoryFiles files{{"a.pvo", "type A\n"}};
  Sources sources(files);
  const FileId file = sources.load("a.pvo").value();
  files.write("a.pvo", "type A\ntype B\n");
  EXPECT_EQ(sources.load("a.pvo").value(), file);
  EXPECT_EQ(sources.contents(file), "type A\n");
  sources.forget("a.pvo");
  EXPECT_EQ(sources.contents(file), "type A\n");  // until it is loaded
  EXPECT_EQ(sources.load("a.pvo").value(), file);
  EXPECT_EQ(sources.contents(file), "type A\ntype B\n");
  EXPECT_EQ(sources.load("a.pvo").value(), file);
  EXPECT_EQ(files.reads(), 2);
}

TEST(ForgetTest, TakesAnOverlayAway) {
  const MemoryFiles files{{"a.pvo", "type A\n"}};
  Sources sources(files);
  const FileId file = sources.overlay("a.pvo", "type B\n").value();
  sources.forget("a.pvo");
  EXPECT_EQ(sources.load("a.pvo").value(), file);
  EXPECT_EQ(sources.contents(file), "type A\n");
}

TEST(ForgetTest, LeavesOtherFilesAndBuffersAlone) {
  MemoryFiles files{{"a.pvo", "type A\n"}, {"b.pvo", "type B\n"}};
  Sources sources(files);
  const FileId a = sources.load("a.pvo").value();
  const FileId b = sources.load("b.pvo").value();
  const FileId buffer = sources.add("c.pvo", "type C\n");
  sources.forget("a.pvo");
  sources.forget("c.pvo");
  sources.forget("nowhere.pvo");
  EXPECT_EQ(sources.load("c.pvo").value(), buffer);
  EXPECT_EQ(sources.load("b.pvo").value(), b);
  EXPECT_EQ(files.reads(), 2);
  EXPECT_EQ(sources.load("a.pvo").value(), a);
  EXPECT_EQ(sources.size(), 3U);
}

TEST(VersionTest, OutlivesTheTextOfLater) {
  const MemoryFiles files{{"a.pvo", "type A\n"}};
  Sources sources(files);
  const FileId file = sources.load("a.pvo").value();
  const std::shared_ptr<const std::string> version = sources.version(file);
  const std::string_view view = sources.contents(file);
  ASSERT_TRUE(sources.overlay("a.pvo", "type B\n"));
  EXPECT_EQ(view, "type A\n");
  EXPECT_EQ(view.data(), version->data());
  EXPECT_NE(sources.version(file), version);
}

}  // namespace
}  // namespace proviso::text

#include "text/source.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace proviso::text {
namespace {

class SourceFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(::testing::TempDir()) / (std::string("proviso_") + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string write(const std::string& name, const std::string& contents) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << contents;
    return path.string();
  }
  std::string refusal(const std::string& path) {
    Sources sources;
    const Result<FileId> file = sources.load(path);
    EXPECT_FALSE(file.ok());
    return file.ok() ? "" : file.error().message;
  }
  std::filesystem::path folder_;
};

TEST(Sources, CountLinesAndColumnsFromOneAndColumnsInCodePoints) {
  Sources sources;
  const FileId file = sources.add("a.pvo", "one\n\tä€𝄞x\r\nlast");
  const auto at = [&](std::uint32_t offset) {
    const Position p = sources.position(file, offset);
    return std::pair(p.line, p.column);
  };
  EXPECT_EQ(at(0), std::pair(1u, 1u));
  EXPECT_EQ(at(3), std::pair(1u, 4u));
  EXPECT_EQ(at(4), std::pair(2u, 1u));
  EXPECT_EQ(at(5), std::pair(2u, 2u));
  EXPECT_EQ(at(14), std::pair(2u, 5u));  // behind two, three and four bytes
  EXPECT_EQ(at(17), std::pair(3u, 1u));
  EXPECT_EQ(at(21), std::pair(3u, 5u));  // the end
  EXPECT_EQ(sources.line(file, 1), "one");
  EXPECT_EQ(sources.line(file, 2), "\tä€𝄞x");
  EXPECT_EQ(sources.line(file, 3), "last");
}

TEST(Sources, HaveOneLineWhenEmpty) {
  Sources sources;
  const FileId file = sources.add("a.pvo", "");
  EXPECT_EQ(sources.position(file, 0).line, 1u);
  EXPECT_EQ(sources.line(file, 1), "");
}

TEST(Sources, DropAByteOrderMark) {
  Sources sources;
  const FileId file = sources.add("a.pvo", "\xEF\xBB\xBFtype T");
  EXPECT_EQ(sources.contents(file), "type T");
}

TEST(Sources, GiveTwoFilesForANameAddedTwice) {
  Sources sources;
  EXPECT_NE(sources.add("a.pvo", "x"), sources.add("a.pvo", "y"));
}

TEST(Sources, RefuseOffsetsAndLinesThatAreNotThere) {
  Sources sources;
  const FileId file = sources.add("a.pvo", "x");
  EXPECT_THROW(static_cast<void>(sources.position(file, 2)), InternalError);
  EXPECT_THROW(static_cast<void>(sources.line(file, 2)), InternalError);
  EXPECT_THROW(static_cast<void>(sources.contents(FileId{1})), InternalError);
}

TEST(Spans, CoverBoth) {
  const FileId file{0};
  EXPECT_EQ(cover({file, 4, 6}, {file, 1, 5}), (Span{file, 1, 6}));
  EXPECT_EQ(cover({}, {file, 1, 5}), (Span{file, 1, 5}));
  EXPECT_THROW(static_cast<void>(cover({file, 1, 2}, {FileId{1}, 1, 2})), InternalError);
}

TEST_F(SourceFiles, AreReadOnceByCanonicalPath) {
  write("a.pvo", "type T\n");
  Sources sources;
  const Result<FileId> first = sources.load((folder_ / "a.pvo").string());
  const Result<FileId> again = sources.load((folder_ / "." / "a.pvo").string());
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(first.value(), again.value());
  EXPECT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources.name(first.value()), (folder_ / "a.pvo").string());
  EXPECT_EQ(sources.contents(first.value()), "type T\n");
}

TEST_F(SourceFiles, ThatAreMissingAreRefused) { EXPECT_NE(refusal((folder_ / "no.pvo").string()).find("cannot read"), std::string::npos); }

TEST_F(SourceFiles, ThatAreFoldersAreRefused) { EXPECT_NE(refusal(folder_.string()).find("it is a folder"), std::string::npos); }

TEST_F(SourceFiles, WithANulByteAreRefused) {
  EXPECT_NE(refusal(write("a.pvo", std::string("type T\n\0x", 9))).find("line 2 holds a NUL byte"), std::string::npos);
}

TEST_F(SourceFiles, ThatAreNotUtf8AreRefused) {
  EXPECT_NE(refusal(write("latin1.pvo", "// K\xE4ufer\n")).find("not valid UTF-8 (line 1)"), std::string::npos);
  EXPECT_NE(refusal(write("overlong.pvo", "\n\xC0\x80")).find("not valid UTF-8 (line 2)"), std::string::npos);
  EXPECT_NE(refusal(write("surrogate.pvo", "\xED\xA0\x80")).find("not valid UTF-8"), std::string::npos);
  EXPECT_NE(refusal(write("cut.pvo", "\xE2\x82")).find("not valid UTF-8"), std::string::npos);
}

TEST_F(SourceFiles, InUtf16AreRefusedByName) {
  EXPECT_NE(refusal(write("a.pvo", std::string("\xFF\xFEt\0y\0", 6))).find("is UTF-16"), std::string::npos);
}

}  // namespace
}  // namespace proviso::text

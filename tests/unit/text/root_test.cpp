#include "text/root.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "text/source.h"

namespace proviso::text {
namespace {

namespace fs = std::filesystem;

class RootTest : public testing::Test {
 protected:
  RootTest() : folder_(fs::temp_directory_path() / ("proviso_root_" + std::to_string(getpid()))) {
    fs::create_directories(folder_ / "inner");
    fs::create_directories(folder_ / "inner_too");
    for (const char* name : {"outside.pvo", "inner/inside.pvo", "inner_too/beside.pvo"}) std::ofstream(folder_ / name) << "type A\n";
    fs::create_symlink(folder_ / "outside.pvo", folder_ / "inner/link.pvo");
    fs::create_directory_symlink(folder_ / "inner_too", folder_ / "inner/folder");
  }
  ~RootTest() override { fs::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(RootTest, RefusesWhatLiesOutside) {
  const Root root = root_at(disk(), path("inner")).value();
  Sources sources;
  EXPECT_TRUE(sources.load(path("inner/inside.pvo"), &root));
  EXPECT_TRUE(sources.load(path("inner/../inner/inside.pvo"), &root));
  for (const char* name : {"outside.pvo", "inner/../outside.pvo", "inner_too/beside.pvo", "inner/link.pvo", "inner/folder/beside.pvo"}) {
    const Result<FileId> file = sources.load(path(name), &root);
    ASSERT_FALSE(file) << name;
    EXPECT_NE(file.error().message.find("lies outside of"), std::string::npos) << file.error().message;
  }
}

TEST_F(RootTest, SaysNothingOfWhetherWhatLiesOutsideIsThere) {
  const Root root = root_at(disk(), path("inner")).value();
  Sources sources;
  const Result<FileId> file = sources.load(path("no/such/file.pvo"), &root);
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().message.find("lies outside of"), std::string::npos) << file.error().message;
}

TEST_F(RootTest, IsTheWorkingDirectoryOrTheFolderItself) {
  EXPECT_EQ(root_of(disk(), path("inner")).value().path, fs::canonical(path("inner")).string());
  EXPECT_EQ(root_of(disk(), ".").value().words, "the working directory");
  EXPECT_EQ(root_of(disk(), "").value().words, "the working directory");
  EXPECT_FALSE(root_at(disk(), path("outside.pvo")));
  EXPECT_FALSE(root_at(disk(), path("absent")));
}

TEST(RootOfAllTest, HoldsEverything) { EXPECT_TRUE(lies_below(root_at(disk(), "/").value(), "/etc/passwd")); }

}  // namespace
}  // namespace proviso::text

// The file system of the machine behind its interface.
#include "text/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace proviso::text {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

class DiskTest : public ::testing::Test {
 protected:
  DiskTest() : folder_(fs::path(::testing::TempDir()) / ("proviso_disk_" + std::to_string(getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "inner/.hidden");
    folder_ = fs::canonical(folder_);
    for (const char* name : {"b.pvo", "a.pvo", ".c.pvo", "terms.txt", "inner/d.pvo", "inner/.hidden/e.pvo"})
      std::ofstream(folder_ / name) << name;
    fs::create_symlink(folder_ / "a.pvo", folder_ / "inner/link.pvo");
  }
  ~DiskTest() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(DiskTest, Locates) {
  EXPECT_EQ(disk().locate(path("inner/../a.pvo")).canonical, path("a.pvo"));
  EXPECT_EQ(disk().locate(path("inner/link.pvo")).canonical, path("a.pvo"));
  EXPECT_EQ(disk().locate(path("a.pvo")).failure, "");
  const Files::Place missing = disk().locate(path("inner/../nowhere/x.pvo"));
  EXPECT_EQ(missing.canonical, path("nowhere/x.pvo"));
  EXPECT_EQ(missing.failure, "no such file or directory");
}

TEST_F(DiskTest, TellsFoldersFromFiles) {
  EXPECT_TRUE(disk().is_folder(path("inner")));
  EXPECT_FALSE(disk().is_folder(path("a.pvo")));
  EXPECT_FALSE(disk().is_folder(path("nowhere")));
}

TEST_F(DiskTest, ReadsUpToASize) {
  EXPECT_EQ(disk().read(path("a.pvo"), 5).value().bytes, "a.pvo");
  EXPECT_TRUE(disk().read(path("a.pvo"), 4).value().too_large);
  EXPECT_EQ(disk().read(path("inner"), 5).error().message, "it is a folder");
  EXPECT_EQ(disk().read("/dev/null", 5).error().message, "it is not a regular file");
  EXPECT_EQ(disk().read(path("nowhere"), 5).error().message, "no such file or directory");
}

TEST_F(DiskTest, FindsWhatLiesBelowAFolder) {
  EXPECT_THAT(disk().below(folder_.string(), ".pvo").value(),
              ElementsAre(path("a.pvo"), path("b.pvo"), path("inner/d.pvo"), path("inner/link.pvo")));
  EXPECT_FALSE(disk().below(path("nowhere"), ".pvo"));
}

TEST_F(DiskTest, KnowsTheFolderForTemporaryFiles) {
  setenv("TMPDIR", "/somewhere", 1);
  EXPECT_EQ(disk().temporary_folder(), "/somewhere");
  setenv("TMPDIR", "", 1);
  EXPECT_EQ(disk().temporary_folder(), "/tmp");
  unsetenv("TMPDIR");
}

}  // namespace
}  // namespace proviso::text

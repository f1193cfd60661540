#include "text/new_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

namespace proviso::text {
namespace {

class NewFile : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::size_t files() const { return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {})); }
  static std::string read(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const std::string folder = testing::TempDir() + "proviso-new-file-" + std::to_string(getpid());
};

TEST_F(NewFile, TakesTheFirstNameThatIsFree) {
  std::ofstream(folder + "/it-1.txt") << "somebody else's";
  const Result<std::string> saved = save_new(folder, "it", "ours");
  ASSERT_TRUE(saved.ok()) << saved.error().message;
  EXPECT_EQ(saved.value(), folder + "/it-2.txt");
  EXPECT_EQ(read(folder + "/it-1.txt"), "somebody else's");
  EXPECT_EQ(read(folder + "/it-2.txt"), "ours");
  EXPECT_EQ(files(), 2u);
}

TEST_F(NewFile, ManyAtATimeOverwriteNothing) {
  const std::string contents(100'000, 'x');
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { EXPECT_TRUE(save_new(folder, "it", contents).ok()); });
  for (std::thread& thread : threads) thread.join();
  ASSERT_EQ(files(), 8u);
  for (int i = 1; i <= 8; ++i) EXPECT_EQ(read(folder + "/it-" + std::to_string(i) + ".txt"), contents);
}

TEST_F(NewFile, ReplacesAFileOrWhereALinkLeads) {
  const std::string path = folder + "/it";
  ASSERT_TRUE(replace_file(path, "first").ok());
  EXPECT_EQ(read(path), "first");
  std::filesystem::create_symlink(path, folder + "/link");
  ASSERT_TRUE(replace_file(folder + "/link", "second").ok());
  EXPECT_EQ(read(path), "second");
  EXPECT_TRUE(std::filesystem::is_symlink(folder + "/link"));
  EXPECT_EQ(files(), 2u);
}

TEST_F(NewFile, MakesTheFolderOfAFile) {
  ASSERT_TRUE(replace_file(folder + "/some/where/it", "ours").ok());
  EXPECT_EQ(read(folder + "/some/where/it"), "ours");
}

TEST_F(NewFile, ReplacesNoFolderAndNoDevice) {
  EXPECT_FALSE(replace_file(folder, "ours").ok());
  EXPECT_FALSE(replace_file("/dev/null", "ours").ok());
  EXPECT_FALSE(replace_file("/dev/null/it", "ours").ok());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  EXPECT_EQ(files(), 0u);
}

TEST_F(NewFile, SaysWhyItCannot) {
  const Result<std::string> saved = save_new(folder + "/nowhere", "it", "ours");
  ASSERT_FALSE(saved.ok());
  EXPECT_NE(saved.error().message.find("nowhere"), std::string::npos) << saved.error().message;
  EXPECT_EQ(files(), 0u);
}

}  // namespace
}  // namespace proviso::text

#include "text/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

#include "text/new_file.h"
#include "text/version.h"

namespace proviso::text {

namespace {

namespace fs = std::filesystem;

// The system's message in the form of the messages here.
std::string because(std::string words) {
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

class Disk : public Files {
 public:
  Place locate(const std::string& path) const override {
    std::error_code failure;
    const fs::path canonical = fs::canonical(path, failure);
    if (!failure) return {canonical.string(), {}};
    std::error_code ignored;
    return {fs::weakly_canonical(fs::absolute(path, ignored), ignored).string(), because(failure.message())};
  }

  bool is_folder(const std::string& path) const override {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
  }

  Result<Contents> read(const std::string& canonical, std::uintmax_t most) const override {
    std::error_code failure;
    const fs::file_status status = fs::status(canonical, failure);
    if (failure) return Error{because(failure.message())};
    if (fs::is_directory(status)) return Error{"it is a folder"};
    if (!fs::is_regular_file(status)) return Error{"it is not a regular file"};
    const std::uintmax_t size = fs::file_size(canonical, failure);
    if (failure) return Error{because(failure.message())};
    if (size > most) return Contents{{}, true};
    return read_regular(canonical, most, size);
  }

  Result<std::vector<std::string>> below(const std::string& folder, std::string_view ending) const override {
    std::vector<std::string> files;
    std::error_code failure;
    fs::recursive_directory_iterator it(folder, failure);
    for (const fs::recursive_directory_iterator end; !failure && it != end; it.increment(failure)) {
      std::error_code ignored;
      if (it->is_directory(ignored)) {
        if (is_hidden(it->path())) it.disable_recursion_pending();
      } else if (it->path().extension() == ending && !is_hidden(it->path())) {
        files.push_back(it->path().lexically_normal().string());
      }
    }
    if (failure) return Error{failure.message()};
    std::sort(files.begin(), files.end());
    return files;
  }

  Result<std::string> save_new(const std::string& folder, const std::string& stem, std::string_view contents) override {
    return text::save_new(folder, stem, contents);
  }

  Result<std::string> replace(const std::string& path, std::string_view contents) override { return replace_file(path, contents); }
  std::string temporary_folder() const override {
    const char* folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/tmp";
  }

  // Beside the program in a tree where it is built; where it is installed, as far from it as the installation puts it.
  std::string library_folder() const override {
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure).parent_path();
    if (failure) return {};
    for (const std::string_view place : {library_beside_program, installed_library}) {
      std::error_code ignored;
      const fs::path folder = (program / place).lexically_normal();
      if (fs::is_directory(folder, ignored)) return folder.string();
    }
    return {};
  }

 private:
  // The size is a hint: the file may grow meanwhile.
  static Result<Contents> read_regular(const std::string& canonical, std::uintmax_t most, std::uintmax_t size) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(canonical.c_str(), "rb"), &std::fclose);
    if (file == nullptr) return Error{because(std::strerror(errno))};
    Contents contents;
    contents.bytes.resize(size + 1);
    std::size_t length = 0;
    while (true) {
      length += std::fread(contents.bytes.data() + length, 1, contents.bytes.size() - length, file.get());
      if (length < contents.bytes.size()) break;
      if (length > most) return Contents{{}, true};
      contents.bytes.resize(contents.bytes.size() * 2);
    }
    if (std::ferror(file.get()) != 0) return Error{because(std::strerror(errno))};
    contents.bytes.resize(length);
    return contents;
  }
};

}  // namespace

Files& disk() {
  static Disk files;
  return files;
}

}  // namespace proviso::text

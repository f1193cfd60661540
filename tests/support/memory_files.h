// A file system in memory. Its working directory is /work, the library that comes with the program lies in /library; there are no links.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/files.h"

namespace proviso::text {

class MemoryFiles : public Files {
 public:
  MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> files) {
    for (const auto& [path, contents] : files) write(path, contents);
  }

  void write(const std::string& path, std::string contents) { files_[absolute(path)] = std::move(contents); }
  void remove(const std::string& path) { files_.erase(absolute(path)); }
  // Nothing can be saved in the folder.
  void protect(const std::string& folder) { protected_.insert(absolute(folder)); }
  const std::map<std::string, std::string>& all() const { return files_; }
  // How often a file was read.
  int reads() const { return reads_; }

  Place locate(const std::string& path) const override {
    const std::string canonical = absolute(path);
    const bool there = files_.contains(canonical) || is_folder(canonical);
    return {canonical, there ? "" : "no such file or directory"};
  }
  bool is_folder(const std::string& path) const override {
    const std::string folder = with_slash(absolute(path));
    if (std::string_view(working_directory).starts_with(folder.substr(0, folder.size() - 1))) return true;
    const auto next = files_.lower_bound(folder);
    return next != files_.end() && next->first.starts_with(folder);
  }
  Result<Contents> read(const std::string& canonical, std::uintmax_t most) const override {
    if (is_folder(canonical)) return Error{"it is a folder"};
    const auto found = files_.find(canonical);
    if (found == files_.end()) return Error{"no such file or directory"};
    ++reads_;
    if (found->second.size() > most) return Contents{{}, true};
    return Contents{found->second, false};
  }
  Result<std::vector<std::string>> below(const std::string& folder, std::string_view ending) const override {
    const std::string root = with_slash(absolute(folder));
    std::vector<std::string> result;
    for (const auto& [path, contents] : files_) {
      if (!path.starts_with(root) || !path.ends_with(ending)) continue;
      const std::string inside = path.substr(root.size() - 1);
      if (inside.find("/.") == std::string::npos) result.push_back((std::filesystem::path(folder) / inside.substr(1)).string());
    }
    return result;
  }
  Result<std::string> save_new(const std::string& folder, const std::string& stem, std::string_view contents) override {
    if (protected_.contains(absolute(folder))) return Error{"`" + folder + "` cannot be written to: permission denied"};
    for (int i = 1;; ++i) {
      const std::string path = folder + "/" + stem + "-" + std::to_string(i) + ".txt";
      if (files_.try_emplace(absolute(path), contents).second) return path;
    }
  }
  Result<std::string> replace(const std::string& path, std::string_view contents) override {
    if (protected_.contains(absolute(std::filesystem::path(path).parent_path().string())))
      return Error{"`" + path + "` cannot be written: permission denied"};
    write(path, std::string(contents));
    return path;
  }
  std::string temporary_folder() const override { return "/tmp"; }
  std::string library_folder() const override { return "/library"; }

 private:
  static constexpr const char* working_directory = "/work";

  static std::string absolute(const std::string& path) {
    std::string result = (std::filesystem::path(working_directory) / path).lexically_normal().string();
    if (result.size() > 1 && result.ends_with('/')) result.pop_back();
    return result;
  }
  static std::string with_slash(const std::string& folder) { return folder.ends_with('/') ? folder : folder + "/"; }

  std::map<std::string, std::string> files_;
  std::set<std::string> protected_;
  mutable int reads_ = 0;
};

}  // namespace proviso::text

// What must be so of every page that the program writes.
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/sha256.h"

namespace proviso {

// The text between the first `before` and the next `after`; empty if there is none.
inline std::string between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.find(before);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find(after, begin + before.size());
  if (end == std::string_view::npos) return {};
  return std::string(text.substr(begin + before.size(), end - begin - before.size()));
}

// Tags that do not match, attributes without quotation marks, ids that occur twice, links that lead nowhere, anything that would ask for
// another file, and styles and scripts that the content security policy does not name.
class PageProblems {
 public:
  explicit PageProblems(std::string_view page) : page_(page) { read(); }
  // One on each line; empty if all is well.
  std::string all() const {
    std::string text;
    for (const std::string& one : problems_) text += one + "\n";
    return text;
  }

 private:
  using Attributes = std::map<std::string, std::string>;

  void read() {
    if (!page_.starts_with("<!DOCTYPE html>\n")) problem("no document type");
    for (std::size_t at = 0; at < page_.size();) {
      if (page_[at] != '<') {
        if (page_[at] == '>') problem("a `>` outside of a tag: " + around(at));
        ++at;
        continue;
      }
      const std::size_t end = page_.find('>', at);
      if (end == std::string_view::npos) return problem("a tag without an end");
      const std::string_view tag = page_.substr(at + 1, end - at - 1);
      at = end + 1;
      if (tag.starts_with("!")) continue;
      if (tag.starts_with("/")) {
        if (open_.empty() || open_.back() != tag.substr(1)) return problem("the tag does not match: " + around(at));
        open_.pop_back();
        continue;
      }
      const std::string name(tag.substr(0, tag.find(' ')));
      attributes(name, attributes_of(tag.substr(name.size())));
      if (name == "meta" || name == "input" || name == "br" || tag.ends_with("/")) continue;
      if (name != "style" && name != "script") {
        open_.push_back(name);
        continue;
      }
      const std::size_t close = page_.find("</" + name + ">", at);
      if (close == std::string_view::npos) return problem("no end of " + name);
      raw(name, tag, page_.substr(at, close - at));
      at = close + name.size() + 3;
    }
    if (!open_.empty()) problem("not closed: " + open_.back());
    for (const std::string& target : targets_)
      if (!ids_.contains(target)) problem("the link leads nowhere: #" + target);
  }

  static Attributes attributes_of(std::string_view text) {
    Attributes result;
    while (true) {
      while (!text.empty() && (text.front() == ' ' || text.front() == '/')) text.remove_prefix(1);
      if (text.empty()) return result;
      const std::size_t end = std::min(text.find_first_of("= "), text.size());
      const std::string name(text.substr(0, end));
      text.remove_prefix(end);
      std::string value;
      if (text.starts_with("=\"")) {
        const std::size_t close = text.find('"', 2);
        value = std::string(text.substr(2, close - 2));
        text.remove_prefix(std::min(close + 1, text.size()));
      } else if (text.starts_with("=")) {
        value = "no quotation marks";
        text.remove_prefix(1);
      }
      result[name] = value;
    }
  }

  void attributes(const std::string& tag, const Attributes& all) {
    for (const auto& [name, value] : all) {
      if (name == "id" && !ids_.insert(value).second) problem("twice the id " + value);
      if (name == "href" && value.starts_with("#")) targets_.insert(value.substr(1));
      if (name == "href" && !value.starts_with("#")) problem("a link out of the page: " + value);
      if (name == "src" || name == "style" || name == "srcset" || name.starts_with("on")) problem(tag + " has " + name);
      if (value == "no quotation marks") problem(tag + ": no quotation marks round the value of " + name);
    }
    if (tag == "link" || tag == "iframe" || tag == "object" || tag == "img") problem("the page has a " + tag);
    if (tag == "meta" && all.contains("http-equiv")) policy_ = all.at("content");
  }

  void raw(const std::string& name, std::string_view tag, std::string_view text) {
    if (tag.find("application/json") != std::string_view::npos) return;
    if (policy_.find("'sha256-" + text::sha256_base64(text) + "'") == std::string::npos) problem("the policy does not allow the " + name);
    for (const char* word : {"url(", "@import", "http:", "https:", "fetch(", "XMLHttpRequest"})
      if (text.find(word) != std::string_view::npos) problem(name + " has " + word);
  }

  std::string around(std::size_t at) const {
    const std::size_t begin = at > 60 ? at - 60 : 0;
    return std::string(page_.substr(begin, 120));
  }
  void problem(std::string text) {
    if (problems_.size() < 10) problems_.push_back(std::move(text));
  }

  std::string_view page_;
  std::string policy_;
  std::vector<std::string> open_;
  std::set<std::string> ids_, targets_;
  std::vector<std::string> problems_;
};

}  // namespace proviso

// A text in which quotations are looked up.
//
// Quotations are verbatim except for typography: a run of white space equals one space, and typographic quotation marks, dashes and
// ellipses equal the plain ones. An index from words to their places makes the cost of a look-up proportional to the frequency of its
// rarest word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso::resolve {

// The place of a passage, in bytes of the original.
struct Passage {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class QuotableText {
 public:
  explicit QuotableText(std::string_view original);
  QuotableText(const QuotableText&) = delete;

  enum class Found : std::uint8_t { no, within_words, yes };
  struct Match {
    Found found = Found::no;
    Passage passage = {};  // for `yes`: one place of the words
  };
  // Do the words occur? `within_words`: only such that they begin or end inside a longer word.
  Match find(std::string_view words) const;
  // The passage that shares the most words with these, in about their order; nothing if there is none worth showing.
  std::optional<Passage> closest(std::string_view words) const;

 private:
  Match match_at(std::size_t start, std::string_view folded_words) const;

  std::string folded_;
  std::string lower_;                    // folded_ in lower case (ASCII)
  std::vector<std::uint32_t> original_;  // for each byte of folded_, and for its end, the offset in the original
  std::vector<Passage> tokens_;          // the words of folded_
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> index_;  // words in lower case, views into lower_
};

}  // namespace proviso::resolve

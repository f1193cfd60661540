#include "report/markdown/markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/check.h"

namespace proviso::report {

namespace {

// Characters that mean something are escaped.
std::string escaped(std::string_view text) {
  static constexpr std::string_view special = "\\`*_[]<>#|~";
  std::string result;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

// In back-ticks, more of them than the text has in a row.
std::string code(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return longest == 0 ? fence + std::string(text) + fence : fmt::format("{} {} {}", fence, text, fence);
}

// Emphasis must not begin or end with a blank.
std::string strong(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = text.find_last_not_of(' ') + 1;
  if (begin >= end) return std::string(text);
  return fmt::format("{}**{}**{}", text.substr(0, begin), escaped(text.substr(begin, end - begin)), text.substr(end));
}

std::string words_of(const Words& words) {
  std::string text;
  for (const Run& run : words) {
    switch (run.style) {
      case Run::Style::plain:
      case Run::Style::faint:
        text += escaped(run.text);
        break;
      case Run::Style::strong:
      case Run::Style::verdict:
        text += strong(run.text);
        break;
      case Run::Style::code:
        text += code(run.text);
        break;
    }
  }
  return text;
}

class Renderer {
 public:
  Renderer(const Article* article, int level) : article_(article), level_(level) {}

  void blocks(const Blocks& all) {
    for (const Block& block : all) std::visit(*this, block.of);
  }

  void operator()(const Paragraph& paragraph) { line(words_of(paragraph.words)); }
  void operator()(const List& list) {
    for (std::size_t i = 0; i < list.items.size(); ++i) item(list.ordered ? fmt::format("{}. ", i + 1) : "- ", list.items[i]);
    end_of_list();
  }
  void operator()(const Quotation& quotation) { line(fmt::format("> “{}” {}", escaped(quotation.words), words_of(quotation.source))); }
  void operator()(const Ground& ground) {
    line(fmt::format("{}: {}", ground.kind, words_of(ground.title)));
    for (const Quotation& quotation : ground.quotations) (*this)(quotation);
  }
  void operator()(const Code& text) { line(code(text.text)); }
  void operator()(const Table& table) {
    if (!table.caption.empty()) line(escaped(table.caption) + ":");
    std::string text = "|";
    std::string rule = "|";
    for (const std::string& cell : table.head) {
      text += fmt::format(" {} |", escaped(cell));
      rule += " --- |";
    }
    text += "\n" + indent_ + rule;
    for (const std::vector<Words>& row : table.rows) {
      text += "\n" + indent_ + "|";
      for (const Words& cell : row) text += fmt::format(" {} |", words_of(cell));
    }
    line(text);
  }
  void operator()(const Steps& steps) {
    for (std::size_t i = 0; i < steps.steps.size(); ++i) {
      Blocks item_blocks = {{Paragraph{steps.steps[i].words}}};
      item_blocks.insert(item_blocks.end(), steps.steps[i].grounds.begin(), steps.steps[i].grounds.end());
      item(fmt::format("{}. ", i + 1), item_blocks);
    }
    end_of_list();
    if (!steps.end.empty()) line(words_of(steps.end));
  }
  void operator()(const Chronology& chronology) {
    Table table{"", {"Day", "What happened"}, {}};
    for (const Chronology::Event& event : chronology.events) table.rows.push_back({{{event.day}}, event.words});
    (*this)(table);
  }
  void operator()(const MarkedText& text) {
    for (const std::vector<MarkedText::Piece>& pieces : text.paragraphs) {
      std::string words = "> ";
      for (const MarkedText::Piece& piece : pieces) words += piece.is_marked ? strong(piece.text) : escaped(piece.text);
      line(words);
    }
  }
  // What it shows in words.
  void operator()(const Drawing& drawing) {
    if (!drawing.caption.empty()) line(words_of(drawing.caption));
    blocks(drawing.description);
  }
  void operator()(const Folded& folded) {
    line(words_of(folded.summary) + ":");
    blocks(folded.blocks);
  }
  void operator()(const Subheading& heading) {
    line(fmt::format("{} {}", std::string(static_cast<std::size_t>(level_ + 1), '#'), escaped(heading.text)));
  }
  void operator()(const Cases& cases) {
    CHECK(article_ != nullptr && cases.cases.size() == article_->readings.cases.size(), "one entry for each case of the article");
    if (cases.cases.size() == 1) return blocks(cases.cases.front());
    for (std::size_t i = 0; i < cases.cases.size(); ++i) {
      const Readings::Case& of = article_->readings.cases[i];
      if (cases.cases[i].empty()) continue;
      line(fmt::format("{} {}{}{}", std::string(static_cast<std::size_t>(level_ + 1), '#'), escaped(of.outcome), of.when.empty() ? "" : " ",
                       words_of(of.when)));
      blocks(cases.cases[i]);
    }
  }
  void operator()(const Chooser&) {
    CHECK(article_ != nullptr, "a chooser belongs to an article");
    for (const Readings::Dial& dial : article_->readings.dials) {
      line(fmt::format("{} {}{}", code(dial.name), escaped(dial.gloss), dial.turns ? "" : " (the outcome does not depend on it)"));
      List list;
      for (const Readings::Reading& reading : dial.readings)
        list.items.push_back({{Paragraph{{{reading.name, Run::Style::code}, {" " + reading.gloss}}}}});
      (*this)(list);
    }
  }
  void operator()(const Pair& pair) {
    blocks(pair.left);
    blocks(pair.right);
  }
  void operator()(const Anchored& anchored) { blocks(anchored.blocks); }

  std::string take() { return std::move(out_); }

 private:
  // A paragraph: an empty line comes before it, except where it begins an item.
  void line(std::string_view text) {
    if (begins_item_) {
      begins_item_ = false;
    } else {
      if (!out_.empty()) out_ += "\n";
      out_ += indent_;
    }
    out_ += text;
    out_ += "\n";
  }
  void item(const std::string& bullet, const Blocks& all) {
    if (!in_list_ && !out_.empty() && !begins_item_) out_ += "\n";
    if (begins_item_)
      begins_item_ = false;
    else
      out_ += indent_;
    out_ += bullet;
    const std::string outer = indent_;
    indent_ += std::string(bullet.size(), ' ');
    in_list_ = false;
    begins_item_ = true;
    blocks(all);
    if (begins_item_) out_ += "\n";
    begins_item_ = false;
    in_list_ = true;
    indent_ = outer;
  }
  void end_of_list() { in_list_ = false; }

  const Article* article_;
  int level_;
  std::string out_;
  std::string indent_;
  bool begins_item_ = false;
  bool in_list_ = false;
};

std::string render(const Blocks& blocks, const Article* article, int level) {
  Renderer renderer(article, level);
  renderer.blocks(blocks);
  return renderer.take();
}

}  // namespace

std::string markdown(const Memo& memo) {
  std::string out;
  const int level = memo.articles.size() > 1 ? 2 : 1;
  const auto heading = [](int depth, std::string_view text) {
    return fmt::format("{} {}\n\n", std::string(static_cast<std::size_t>(depth), '#'), escaped(text));
  };
  if (memo.articles.size() > 1) {
    out += heading(1, memo.title);
    for (const Article& article : memo.articles) out += fmt::format("- {} {}\n", escaped(article.title), words_of(article.outcome));
    out += "\n";
  }
  for (const Article& article : memo.articles) {
    out += heading(level, article.title);
    for (const auto& [name, words] : article.head) out += fmt::format("- {}: {}\n", escaped(name), words_of(words));
    out += "\n";
    int number = 0;
    for (const Section& section : article.sections) {
      out += heading(level + 1, fmt::format("{} {}", ++number, section.title));
      out += render(section.blocks, &article, level + 1) + "\n";
    }
  }
  for (const Section& section : memo.appendix) out += heading(2, "Appendix: " + section.title) + render(section.blocks, nullptr, 2) + "\n";
  return out;
}

}  // namespace proviso::report

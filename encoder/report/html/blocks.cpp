#include "report/html/blocks.h"

#include <fmt/format.h>

#include "text/check.h"

namespace proviso::report {

namespace {

std::string_view class_of(Mood mood) {
  switch (mood) {
    case Mood::plain:
      return "plain";
    case Mood::good:
      return "good";
    case Mood::bad:
      return "bad";
    case Mood::doubt:
      return "doubt";
  }
  CHECK(false, "a mood without a class");
}

// A sign besides the colour.
std::string_view sign_of(Mood mood) {
  switch (mood) {
    case Mood::plain:
      return "";
    case Mood::good:
      return "✓";
    case Mood::bad:
      return "✗";
    case Mood::doubt:
      return "?";
  }
  CHECK(false, "a mood without a sign");
}

std::string run_html(const Run& run) {
  const std::string text = escaped(run.text);
  switch (run.style) {
    case Run::Style::plain:
      return text;
    case Run::Style::strong:
      return fmt::format("<strong>{}</strong>", text);
    case Run::Style::code:
      return fmt::format("<code>{}</code>", text);
    case Run::Style::faint:
      return fmt::format("<span class=\"faint\">{}</span>", text);
    case Run::Style::verdict:
      return badge(run.text, run.mood);
  }
  CHECK(false, "a style without a tag");
}

class Renderer {
 public:
  // `level`: of the headings of sections.
  Renderer(const Article* article, int level) : article_(article), level_(level) {}

  void blocks(const Blocks& all) {
    for (const Block& block : all) std::visit(*this, block.of);
  }

  void operator()(const Paragraph& paragraph) { put("<p>{}</p>\n", html_of(paragraph.words)); }

  void operator()(const List& list) {
    out_ += list.ordered ? "<ol>\n" : "<ul>\n";
    for (const Blocks& item : list.items) {
      out_ += "<li>";
      blocks(item);
      out_ += "</li>\n";
    }
    out_ += list.ordered ? "</ol>\n" : "</ul>\n";
  }

  void operator()(const Quotation& quotation) {
    put("<blockquote><p>“{}” <cite>{}</cite></p></blockquote>\n", escaped(quotation.words), html_of(quotation.source));
  }

  // A link to the text in the appendix. The script unfolds a copy of that below it.
  void operator()(const Ground& ground) { put("<a class=\"ground\" href=\"#{}\">{}</a>\n", escaped(ground.target), html_of(ground.title)); }

  void operator()(const Code& code) { put("<pre>{}</pre>\n", escaped(code.text)); }

  void operator()(const Table& table) {
    // A region that can be scrolled must be reachable with the keyboard, and so needs a name.
    put("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table>\n",
        escaped(table.caption.empty() ? fmt::format("{}", fmt::join(table.head, ", ")) : table.caption));
    if (!table.caption.empty()) put("<caption>{}</caption>\n", escaped(table.caption));
    out_ += "<thead><tr>";
    for (const std::string& cell : table.head) put("<th scope=\"col\">{}</th>", escaped(cell));
    out_ += "</tr></thead>\n<tbody>\n";
    for (const std::vector<Words>& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i == 0)
          put("<th scope=\"row\">{}</th>", html_of(row[i]));
        else
          put("<td>{}</td>", html_of(row[i]));
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  void operator()(const Steps& steps) {
    out_ += "<ol class=\"argument\">\n";
    for (const Steps::Step& step : steps.steps) {
      put("<li><p>{}</p>", html_of(step.words));
      if (!step.grounds.empty()) {
        out_ += "<details><summary>What this rests on</summary>\n";
        blocks(step.grounds);
        out_ += "</details>";
      }
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
    if (!steps.end.empty()) put("<p class=\"end {}\">{}</p>\n", class_of(steps.mood), html_of(steps.end));
  }

  void operator()(const Chronology& chronology) {
    out_ += "<ol class=\"chronology\">\n";
    for (const Chronology::Event& event : chronology.events)
      put("<li{}><span class=\"day\">{}</span> <span>{}</span></li>\n", event.is_now ? " class=\"now\"" : "", escaped(event.day),
          html_of(event.words));
    out_ += "</ol>\n";
  }

  void operator()(const MarkedText& text) {
    out_ += "<div class=\"document\">\n";
    for (const std::vector<MarkedText::Piece>& pieces : text.paragraphs) {
      out_ += "<p>";
      for (const MarkedText::Piece& piece : pieces) {
        const std::string id = piece.id.empty() ? "" : fmt::format(" id=\"{}\"", escaped(piece.id));
        if (piece.is_marked)
          put("<mark{}>{}</mark>", id, escaped(piece.text));
        else
          out_ += escaped(piece.text);
      }
      out_ += "</p>\n";
    }
    out_ += "</div>\n";
  }

  void operator()(const Drawing& drawing) {
    out_ += "<figure>\n" + drawing.svg;
    if (!drawing.caption.empty()) put("<figcaption>{}</figcaption>\n", html_of(drawing.caption));
    if (!drawing.description.empty()) {
      out_ += "<details><summary>The drawing in words</summary>\n";
      blocks(drawing.description);
      out_ += "</details>\n";
    }
    out_ += "</figure>\n";
  }

  void operator()(const Folded& folded) {
    put("<details><summary>{}</summary>\n", html_of(folded.summary));
    blocks(folded.blocks);
    out_ += "</details>\n";
  }

  void operator()(const Subheading& heading) { put("<h{0}>{1}</h{0}>\n", level_ + 1, escaped(heading.text)); }

  void operator()(const Cases& cases) {
    CHECK(article_ != nullptr && cases.cases.size() == article_->readings.cases.size(), "one entry for each case of the article");
    if (cases.cases.size() == 1) return blocks(cases.cases.front());
    put("<div class=\"cases{}\" data-part=\"{}\">\n", cases.with_other_side ? " both" : "", escaped(cases.name));
    for (std::size_t i = 0; i < cases.cases.size(); ++i) {
      const Readings::Case& of = article_->readings.cases[i];
      put("<div class=\"case\" data-case=\"{}\">\n", i);
      put("<h{0} class=\"when\"><span class=\"side\"></span>{1}{2}</h{0}>\n", level_ + 1, badge(of.outcome, of.mood),
          !cases.says_when  ? fmt::format(" <span class=\"number\">(case {})</span>", i + 1)
          : of.when.empty() ? ""
                            : " " + html_of(of.when));
      ++level_;
      if (cases.cases[i].empty()) out_ += "<p>There is none to show.</p>\n";
      blocks(cases.cases[i]);
      --level_;
      out_ += "</div>\n";
    }
    out_ += "</div>\n";
  }

  void operator()(const Chooser&) {
    CHECK(article_ != nullptr, "a chooser belongs to an article");
    out_ += chooser_of(*article_);
  }

  void operator()(const Pair& pair) {
    out_ += "<div class=\"pair\"><div>\n";
    blocks(pair.left);
    out_ += "</div><div>\n";
    blocks(pair.right);
    out_ += "</div></div>\n";
  }

  void operator()(const Anchored& anchored) {
    put("<div class=\"entry\" id=\"{}\">\n", escaped(anchored.id));
    blocks(anchored.blocks);
    out_ += "</div>\n";
  }

  std::string take() { return std::move(out_); }

 private:
  template <typename... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }

  const Article* article_;
  int level_;
  std::string out_;
};

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string badge(std::string_view outcome, Mood mood) {
  if (mood == Mood::plain) return fmt::format("<span class=\"v\">{}</span>", escaped(outcome));
  return fmt::format("<span class=\"v {}\"><span aria-hidden=\"true\">{}</span> {}</span>", class_of(mood), sign_of(mood),
                     escaped(outcome));
}

std::string html_of(const Words& words) {
  std::string result;
  for (const Run& run : words) {
    if (run.target.empty())
      result += run_html(run);
    else
      result += fmt::format("<a href=\"#{}\">{}</a>", escaped(run.target), run_html(run));
  }
  return result;
}

std::string html_of(const Blocks& blocks, const Article* article, int level) {
  Renderer renderer(article, level);
  renderer.blocks(blocks);
  return renderer.take();
}

}  // namespace proviso::report

#include <fmt/format.h>

#include "report/html/assets.h"
#include "report/html/blocks.h"
#include "report/html/html.h"
#include "text/sha256.h"

namespace proviso::report {

namespace {

std::string document(std::string_view title, std::string_view body, std::string_view data) {
  const auto source = [](std::string_view text) { return fmt::format("'sha256-{}'", text::sha256_base64(text)); };
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}; base-uri 'none'; "
      "form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n",
      source(assets::style), data.empty() ? "'none'" : source(assets::script), escaped(title), assets::style);
  out += body;
  if (!data.empty())
    out += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n<script>{}</script>\n", data, assets::script);
  return out + "</body>\n</html>\n";
}

std::string array(const std::vector<std::uint32_t>& numbers) { return fmt::format("[{}]", fmt::join(numbers, ",")); }

std::string array(const std::vector<std::vector<std::uint32_t>>& product) {
  std::vector<std::string> parts;
  for (const std::vector<std::uint32_t>& readings : product) parts.push_back(array(readings));
  return fmt::format("[{}]", fmt::join(parts, ","));
}

// What the script needs: by case, not by combination.
std::string data_of(const Memo& memo) {
  std::vector<std::string> articles;
  for (const Article& article : memo.articles) {
    if (article.readings.dials.empty()) continue;
    std::vector<std::string> cases, positions;
    for (const Readings::Case& one : article.readings.cases) {
      std::vector<std::string> products;
      for (const auto& product : one.products) products.push_back(array(product));
      cases.push_back(fmt::format("{{\"products\":[{}],\"other\":{}}}", fmt::join(products, ","), one.other));
    }
    for (const Readings::Position& position : article.readings.positions) positions.push_back(array(position.readings));
    articles.push_back(
        fmt::format("\"{}\":{{\"cases\":[{}],\"positions\":[{}]}}", article.id, fmt::join(cases, ","), fmt::join(positions, ",")));
  }
  return articles.empty() ? "" : fmt::format("{{{}}}", fmt::join(articles, ","));
}

// `level`: of the title.
std::string article_html(const Article& article, int level) {
  std::string out =
      fmt::format("<article id=\"{0}\" aria-labelledby=\"{0}-title\">\n<header>\n<p class=\"kicker\">Memorandum</p>\n", article.id);
  out += fmt::format("<h{0} id=\"{1}-title\">{2}</h{0}>\n<dl>\n", level, article.id, escaped(article.title));
  for (const auto& [name, words] : article.head) out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), html_of(words));
  out += "</dl>\n</header>\n<nav aria-label=\"Sections\"><ol>\n";
  for (const Section& section : article.sections)
    out += fmt::format("<li><a href=\"#{}-{}\">{}</a></li>\n", article.id, section.id, escaped(section.title));
  out += "</ol></nav>\n<div class=\"body\">\n";
  int number = 0;
  for (const Section& section : article.sections) {
    out += fmt::format("<section id=\"{0}-{1}\">\n<h{2}><span class=\"n\">{3}</span> {4}</h{2}>\n", article.id, section.id, level + 1,
                       ++number, escaped(section.title));
    out += html_of(section.blocks, &article, level + 1) + "</section>\n";
  }
  // Where there is something to choose, the outcome stays in sight.
  if (!article.readings.dials.empty() && article.readings.cases.size() > 1)
    out += fmt::format(
        "<div class=\"bar\" role=\"status\" hidden><span class=\"chosen\"></span> <a href=\"#{}-readings\">change the readings</a></div>\n",
        article.id);
  return out + "</div>\n</article>\n";
}

std::string appendix_html(const Memo& memo, int level) {
  std::string out;
  for (const Section& section : memo.appendix) {
    out += fmt::format("<section id=\"{0}\" class=\"appendix\">\n<h{1}>Appendix: {2}</h{1}>\n", section.id, level, escaped(section.title));
    out += html_of(section.blocks, nullptr, level) + "</section>\n";
  }
  return out;
}

}  // namespace

std::string html(const Memo& memo) {
  const bool several = memo.articles.size() > 1;
  std::string body = "<main id=\"main\">\n";
  if (several) {
    body += fmt::format("<h1>{}</h1>\n<nav class=\"contents\" aria-label=\"Questions\"><ol>\n", escaped(memo.title));
    for (const Article& article : memo.articles)
      body += fmt::format("<li><a href=\"#{}\">{}</a> {}</li>\n", article.id, escaped(article.title), html_of(article.outcome));
    body += "</ol></nav>\n";
  }
  for (const Article& article : memo.articles) body += article_html(article, several ? 2 : 1);
  body += appendix_html(memo, 2) + "</main>\n";
  return document(memo.title, body, data_of(memo));
}

std::string html_index(const std::vector<IndexEntry>& entries) {
  std::string body = "<main id=\"main\">\n<h1>Specs</h1>\n";
  for (const IndexEntry& entry : entries) {
    if (!entry.error.empty()) {
      body += fmt::format("<section>\n<h2><code>{}</code></h2>\n<p>There is no report: {}</p>\n</section>\n", escaped(entry.path),
                          escaped(entry.error));
      continue;
    }
    body += fmt::format("<section>\n<h2><a href=\"{}\"><code>{}</code></a></h2>\n<ul>\n", escaped(entry.file), escaped(entry.path));
    for (const auto& [title, outcome] : entry.checks) body += fmt::format("<li>{} {}</li>\n", escaped(title), html_of(outcome));
    body += "</ul>\n</section>\n";
  }
  return document("Specs", body + "</main>\n", "");
}

}  // namespace proviso::report

// The dials of an article: one group of radio buttons for each open term or clause, buttons for the positions, and a table of outcomes.
#include <fmt/format.h>

#include <algorithm>

#include "report/html/blocks.h"

namespace proviso::report {

namespace {

constexpr std::size_t most_cells = 96;  // of the table of outcomes

using Choice = std::vector<std::uint32_t>;

bool covers(const std::vector<std::vector<std::uint32_t>>& product, const Choice& choice) {
  for (std::size_t i = 0; i < choice.size(); ++i)
    if (std::ranges::find(product[i], choice[i]) == product[i].end()) return false;
  return true;
}

const Readings::Case* case_of(const Readings& readings, const Choice& choice) {
  for (const Readings::Case& one : readings.cases)
    for (const auto& product : one.products)
      if (covers(product, choice)) return &one;
  return nullptr;
}

std::string plain_name(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string dial_html(const Article& article, std::size_t index) {
  const Readings::Dial& dial = article.readings.dials[index];
  std::string out = fmt::format("<fieldset><legend><code>{}</code>{}{}</legend>\n", escaped(dial.name), dial.gloss.empty() ? "" : " ",
                                escaped(dial.gloss));
  for (std::uint32_t i = 0; i < dial.readings.size(); ++i) {
    const Readings::Reading& reading = dial.readings[i];
    std::string marks;
    for (const std::string& position : reading.positions)
      marks += fmt::format(" <span class=\"mark\">{}</span>", escaped(plain_name(position)));
    out += fmt::format("<label><input type=\"radio\" name=\"{}-{}\" value=\"{}\"{}> <span><b>{}</b> {}{}</span></label>\n",
                       escaped(article.id), index, i, article.readings.first[index] == i ? " checked" : "", escaped(reading.name),
                       escaped(reading.gloss), marks);
  }
  return out + "</fieldset>\n";
}

std::string positions_html(const Article& article) {
  if (article.readings.positions.empty()) return {};
  std::string out = "<p class=\"positions\">As read by ";
  for (std::size_t i = 0; i < article.readings.positions.size(); ++i)
    out += fmt::format("<button type=\"button\" data-position=\"{}\" aria-pressed=\"false\">{}</button> ", i,
                       escaped(plain_name(article.readings.positions[i].name)));
  return out + "</p>\n";
}

// All choices of these dials, the last one running fastest.
std::vector<Choice> choices(const std::vector<Readings::Dial>& dials, std::size_t from, std::size_t to) {
  std::vector<Choice> all = {{}};
  for (std::size_t i = from; i < to; ++i) {
    std::vector<Choice> next;
    for (const Choice& choice : all) {
      for (std::uint32_t reading = 0; reading < dials[i].readings.size(); ++reading) {
        next.push_back(choice);
        next.back().push_back(reading);
      }
    }
    all = std::move(next);
  }
  return all;
}

std::string readings_named(const std::vector<Readings::Dial>& dials, std::size_t from, const Choice& choice) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < choice.size(); ++i) names.push_back(escaped(dials[from + i].readings[choice[i]].name));
  return fmt::format("{}", fmt::join(names, ", "));
}

// A row for each choice of all terms on which the outcome depends but the last, a column for each reading of that.
std::string table_html(const Article& article) {
  const Readings& readings = article.readings;
  std::size_t turning = 0;
  std::size_t cells = 1;
  while (turning < readings.dials.size() && readings.dials[turning].turns) {
    cells *= readings.dials[turning].readings.size();
    if (cells > most_cells) return {};
    ++turning;
  }
  if (turning == 0) return {};
  const std::vector<Choice> rows = choices(readings.dials, 0, turning - 1), columns = choices(readings.dials, turning - 1, turning);
  std::vector<std::string> names;
  for (std::size_t i = 0; i + 1 < turning; ++i) names.push_back(fmt::format("<code>{}</code>", escaped(readings.dials[i].name)));
  std::string out = fmt::format(
      "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"The outcome for each choice\"><table class=\"map\">\n"
      "<caption>The outcome for each choice of the readings on which it depends</caption>\n<thead><tr><td></td>"
      "<th scope=\"colgroup\" colspan=\"{}\"><code>{}</code></th></tr>\n<tr><th scope=\"col\">{}</th>",
      columns.size(), escaped(readings.dials[turning - 1].name), fmt::format("{}", fmt::join(names, ", ")));
  for (const Choice& column : columns) out += fmt::format("<th scope=\"col\">{}</th>", readings_named(readings.dials, turning - 1, column));
  out += "</tr></thead>\n<tbody>\n";
  for (const Choice& row : rows) {
    out += fmt::format("<tr><th scope=\"row\">{}</th>", readings_named(readings.dials, 0, row));
    for (const Choice& column : columns) {
      Choice choice = row;
      choice.insert(choice.end(), column.begin(), column.end());
      const std::string picked = fmt::format("{}", fmt::join(choice, " "));
      for (std::size_t i = turning; i < readings.dials.size(); ++i) choice.push_back(readings.first[i]);
      const Readings::Case* of = case_of(readings, choice);
      if (of == nullptr) {
        out += "<td></td>";
        continue;
      }
      out += fmt::format("<td><button type=\"button\" data-choice=\"{}\" aria-pressed=\"false\">{}</button></td>", picked,
                         badge(of->outcome, of->mood));
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace

std::string chooser_of(const Article& article) {
  const std::vector<Readings::Dial>& dials = article.readings.dials;
  std::string out = "<div class=\"chooser\">\n" + positions_html(article);
  std::string idle;
  for (std::size_t i = 0; i < dials.size(); ++i) {
    const bool turns = dials[i].turns || std::ranges::none_of(dials, &Readings::Dial::turns);
    (turns ? out : idle) += dial_html(article, i);
  }
  if (!idle.empty())
    out += "<details class=\"idle\"><summary>Words whose reading does not change the outcome</summary>\n" + idle + "</details>\n";
  return out + table_html(article) + "</div>\n";
}

}  // namespace proviso::report

#include "report/words/readings_in_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "answer/oracle/readings.h"

namespace proviso::report {

namespace {

using model::AmbiguityId;
using model::OpenReadings;
using Readings = std::vector<std::uint32_t>;

constexpr std::size_t cases_at_most = 4;                          // that are told one by one
constexpr std::size_t most_combinations = std::size_t{1} << 16U;  // that are visited to shorten a description

// The part of a product about one term: it is read as one of these or (if that is shorter) as none of these.
struct Literal {
  AmbiguityId ambiguity;
  bool negative = false;
  Readings readings;
};

std::vector<Literal> literals(const OpenReadings& product, const OpenReadings& open) {
  std::vector<Literal> result;
  for (std::uint32_t a = 0; a < open.size(); ++a) {
    Readings excluded;
    std::set_difference(open[a].begin(), open[a].end(), product[a].begin(), product[a].end(), std::back_inserter(excluded));
    if (excluded.empty()) continue;
    if (excluded.size() + 1 < product[a].size() || (excluded.size() == 1 && product[a].size() > 1)) {
      result.push_back({AmbiguityId{a}, true, excluded});
    } else {
      result.push_back({AmbiguityId{a}, false, product[a]});
    }
  }
  return result;
}

std::string alternatives(const model::Model& model, const Literal& literal) {
  std::vector<std::string> names;
  for (const std::uint32_t reading : literal.readings) names.push_back(ticked(model.reading_heading(literal.ambiguity, reading).name));
  return listed(names, "or");
}

std::string in_words(const model::Model& model, const std::vector<Literal>& product) {
  std::vector<std::string> parts;
  bool several = false;
  for (const Literal& literal : product) {
    several = several || literal.readings.size() > 1;
    const std::string_view verb = parts.empty() ? (literal.negative ? "is not read as" : "is read as") : literal.negative ? "not as" : "as";
    parts.push_back(fmt::format("{} {} {}", ticked(name(model, literal.ambiguity)), verb, alternatives(model, literal)));
  }
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    // A comma precedes "and" if an "or" precedes it, so that the text is unambiguous.
    if (i > 0) text += i + 1 < parts.size() ? ", " : several ? ", and " : " and ";
    text += parts[i];
  }
  return text;
}

std::size_t complexity(const answer::Region& region, const OpenReadings& open) {
  std::size_t sum = 0;
  for (const OpenReadings& product : region.products) {
    for (const Literal& literal : literals(product, open)) sum += 1 + literal.readings.size();
    sum += 2;
  }
  return sum;
}

bool overlaps(const OpenReadings& a, const OpenReadings& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    Readings both;
    std::set_intersection(a[i].begin(), a[i].end(), b[i].begin(), b[i].end(), std::back_inserter(both));
    if (both.empty()) return false;
  }
  return true;
}

}  // namespace

std::string product_in_words(const model::Model& model, const OpenReadings& product, const OpenReadings& open) {
  return in_words(model, literals(product, open));
}

When when(const model::Model& model, const std::vector<OpenReadings>& all, const OpenReadings& open) {
  std::vector<std::string> products;
  bool single_literals = true;
  for (const OpenReadings& product : all) {
    single_literals = single_literals && literals(product, open).size() == 1;
    products.push_back(product_in_words(model, product, open));
    if (products.back().empty()) return {};
  }
  if (products.size() == 1) return {"exactly when " + products.front(), {}};
  if (single_literals && products.size() == 2) return {fmt::format("exactly when {} or {}", products[0], products[1]), {}};
  for (std::string& product : products) product = "when " + product;
  return {"in exactly these cases:", std::move(products)};
}

std::vector<OpenReadings> merged(const answer::CheckAnswer& answer, const std::vector<OpenReadings>& products) {
  if (products.size() < 2) return products;
  const answer::Combinations combinations(answer.open, answer.occurring);
  if (combinations.count() > most_combinations) return products;
  std::vector<bool> member(combinations.count(), false);
  for (const OpenReadings& product : products) combinations.mark(product, member);
  return combinations.cover(member);
}

std::string when_in_words(const model::Model& model, const answer::CheckAnswer& answer, const std::vector<model::OpenReadings>& all) {
  const std::vector<model::OpenReadings> products = merged(answer, all);
  std::string text;
  for (std::size_t i = 0; i < products.size(); ++i) {
    if (i == cases_at_most && products.size() > cases_at_most + 1) {
      return text + fmt::format("; or in {}", counted(products.size() - i, "further case"));
    }
    const std::string words = product_in_words(model, products[i], answer.open);
    if (words.empty()) return {};
    text += fmt::format("{}when {}", text.empty() ? "" : "; or ", words);
  }
  return text;
}

std::vector<ToldRegion> tell_regions(const model::Model& model, const answer::CheckAnswer& answer) {
  std::vector<ToldRegion> told;
  if (answer.regions.size() == 1) return {{&answer.regions.front(), {}}};
  std::size_t longest = 0;
  for (std::size_t i = 0; i < answer.regions.size(); ++i) {
    if (complexity(answer.regions[i], answer.open) >= complexity(answer.regions[longest], answer.open)) longest = i;
  }
  for (std::size_t i = 0; i < answer.regions.size(); ++i) {
    if (i != longest) told.push_back({&answer.regions[i], when(model, answer.regions[i].products, answer.open)});
  }
  told.push_back({&answer.regions[longest], {"otherwise", {}}});
  return told;
}

std::vector<UnderPosition> under_positions(const model::Model& model, const answer::CheckAnswer& answer) {
  std::vector<UnderPosition> result;
  for (std::uint32_t p = 0; p < model.positions.size(); ++p) {
    const model::Position& position = model.positions[p];
    OpenReadings open = answer.open;
    bool relevant = false;
    bool possible = true;
    for (const model::Position::Pin& pin : position.pins) {
      relevant = relevant || std::ranges::find(answer.turning, pin.ambiguity) != answer.turning.end();
      Readings left;
      std::ranges::set_intersection(open[pin.ambiguity.value], pin.readings, std::back_inserter(left));
      possible = possible && !left.empty();
      open[pin.ambiguity.value] = std::move(left);
    }
    if (!relevant || !possible) continue;
    UnderPosition under{model::PositionId{p}, {}};
    for (const answer::Region& region : answer.regions) {
      const bool reached = std::ranges::any_of(region.products, [&](const OpenReadings& product) { return overlaps(product, open); });
      if (reached) under.outcomes.push_back(region.outcome);
    }
    result.push_back(std::move(under));
  }
  return result;
}

std::vector<std::pair<AmbiguityId, std::uint32_t>> mentioned(const model::Model& model, const answer::CheckAnswer& answer) {
  std::set<std::pair<AmbiguityId, std::uint32_t>> found;
  const std::vector<ToldRegion> told = tell_regions(model, answer);
  for (const ToldRegion& region : told) {
    if (region.when.lead.empty() || region.when.lead == "otherwise") continue;
    for (const OpenReadings& product : region.region->products) {
      for (const Literal& literal : literals(product, answer.open)) {
        for (const std::uint32_t reading : literal.readings) found.insert({literal.ambiguity, reading});
      }
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace proviso::report

#include "solve/portfolio/cross_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "text/check.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

namespace {

// A refutation up to a size covers architectures with at most that many elements of each type. (The engine may have found more elements
// than its root type allows; then there is no contradiction.)
bool refutes(const Outcome& refutation, const Outcome& found) {
  const auto* unsat = std::get_if<Unsat>(&refutation);
  const auto* sat = std::get_if<Sat>(&found);
  if (unsat == nullptr || sat == nullptr) return false;
  const auto* up_to = std::get_if<UpTo>(&unsat->extent);
  return up_to == nullptr || std::ranges::all_of(sat->interpretation.sizes, [&](std::uint32_t size) { return size <= up_to->size; });
}

// Describes a query and its answers with names of the spec, and with names of the core logic for architectures. For developers.
class Words {
 public:
  explicit Words(const Theory& theory) : theory_(theory), model_(theory.model) {}

  std::string question(const Query& query) const {
    std::string text = fmt::format("demanded: {}\n", units(query.demands));
    for (std::uint32_t a = 0; a < query.open.size(); ++a) {
      const model::AmbiguityId ambiguity{a};
      std::vector<std::string_view> readings;
      for (std::uint32_t reading : query.open[a]) readings.push_back(model_.reading_heading(ambiguity, reading).name);
      text += fmt::format("reading of {}: {}\n", model_.name(ambiguity), fmt::join(readings, " or "));
    }
    for (const model::Limit& limit : query.limits) text += fmt::format("at most: {} {}\n", limit.count, model_[limit.type].heading.name);
    if (query.goal.valid()) text += fmt::format("asked: {}\n", print(*theory_.arena, query.goal));
    return text;
  }

  std::string said(const Outcome& outcome) const {
    struct {
      const Words& words;
      std::string operator()(const Sat& sat) const { return "there is an architecture\n" + words.architecture(sat); }
      std::string operator()(const Unsat& unsat) const {
        const auto* up_to = std::get_if<UpTo>(&unsat.extent);
        return fmt::format("impossible {}, by: {}\n",
                           up_to == nullptr ? "of every size" : fmt::format("up to {} of each type", up_to->size), words.units(unsat.core));
      }
      std::string operator()(const Unknown&) const { return "undecided\n"; }
    } visitor{*this};
    return std::visit(visitor, outcome);
  }

 private:
  std::string units(const std::vector<model::Unit>& units) const {
    struct {
      const model::Model& model;
      std::string operator()(const model::FactUnit& u) const { return std::string(model[u.id].heading.name); }
      std::string operator()(const model::ClauseUnit& u) const {
        return fmt::format("{}.{}", model[model[u.id].contract].heading.name, model[u.id].heading.name);
      }
      std::string operator()(const model::RequirementUnit& u) const { return std::string(model[u.id].heading.name); }
      std::string operator()(const model::TermUnit& u) const {
        const model::AmbiguityId ambiguity = model[u.id].ambiguity;
        if (!ambiguity.valid()) return std::string(model[u.id].heading.name);
        return fmt::format("{} as {}", model[u.id].heading.name, model.reading_heading(ambiguity, u.reading).name);
      }
      std::string operator()(const model::QuestionUnit&) const { return "the question"; }
      std::string operator()(const model::LearntUnit& u) const { return fmt::format("lemma {}", u.lemma); }
    } visitor{model_};
    std::vector<std::string> names;
    for (const model::Unit& unit : units) names.push_back(std::visit(visitor, unit));
    return names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
  }

  std::string architecture(const Sat& sat) const {
    const Signature& signature = theory_.signature;
    std::string text;
    for (std::uint32_t i = 0; i < signature.sorts.size(); ++i) {
      if (signature.sorts[i].kind == SortKind::open)
        text += fmt::format("  {}: {}\n", signature.sorts[i].name, sat.interpretation.sizes[i]);
    }
    for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
      const Symbol& symbol = signature.symbols[i];
      for (const auto& [arguments, value] : sat.interpretation.tables[i]) {
        std::vector<std::string> at;
        for (std::size_t k = 0; k < arguments.size(); ++k) at.push_back(element(symbol.arguments[k], arguments[k]));
        text += fmt::format("  {}({}) = {}\n", symbol.name, fmt::join(at, ", "), this->value(symbol, value));
      }
    }
    for (std::uint32_t a = 0; a < sat.selection.size(); ++a) {
      const model::AmbiguityId ambiguity{a};
      text += fmt::format("  {} as {}\n", model_.name(ambiguity), model_.reading_heading(ambiguity, sat.selection[a]).name);
    }
    return text;
  }

  std::string value(const Symbol& symbol, const Interpretation::Value& value) const {
    if (const auto* index = std::get_if<std::uint32_t>(&value)) return element(symbol.result, *index);
    if (const auto* number = std::get_if<Number>(&value)) return number->to_string();
    return std::get<bool>(value) ? "true" : "false";
  }

  std::string element(SortId sort, std::uint32_t index) const {
    const Sort& of = theory_.signature[sort];
    if (of.kind == SortKind::enumeration) return std::string(model_[of.type].elements[index]);
    return fmt::format("{}#{}", of.name, index);
  }

  const Theory& theory_;
  const model::Model& model_;
};

}  // namespace

std::string_view name(Engine engine) {
  switch (engine) {
    case Engine::instantiating:
      return "the instantiating engine";
    case Engine::grounded:
      return "the grounded engine";
    case Engine::quantified:
      return "the quantified engine";
  }
  CHECK(false, "an engine without a name");
}

void CrossCheck::begin(const Query& query) {
  query_ = query;
  said_.clear();
}

void CrossCheck::add(std::string_view who, const Outcome& outcome) {
  said_.emplace_back(who, outcome);
  for (const auto& [other, before] : said_) {
    if (!refutes(before, outcome) && !refutes(outcome, before)) continue;
    throw InternalError(fmt::format("{} and {} contradict each other", other, who), all_that_was_said());
  }
}

void CrossCheck::fail(std::string_view who, std::string_view says) const {
  throw InternalError(fmt::format("{} contradicts what was found: {}", who, says),
                      fmt::format("{}{}: {}\n", all_that_was_said(), who, says));
}

std::string CrossCheck::all_that_was_said() const {
  const Words words(theory_);
  std::string text = words.question(query_);
  for (const auto& [who, outcome] : said_) text += fmt::format("{}: {}", who, words.said(outcome));
  return text;
}

}  // namespace proviso::solve

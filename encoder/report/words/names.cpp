#include "report/words/names.h"

#include <fmt/format.h>

#include "model/calendar.h"
#include "model/versions.h"
#include "text/check.h"
#include "text/type_words.h"
#include "text/utf8.h"

namespace proviso::report {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

void append_cites(std::vector<model::Cite>& all, const model::Heading& heading) {
  all.insert(all.end(), heading.cites.begin(), heading.cites.end());
}

std::string rules_text(const Spec& spec, const model::ClauseReading& reading) {
  std::vector<std::string> rules;
  for (const model::RuleId rule : reading.rules) rules.push_back(excerpt(spec, spec.model[rule].span));
  return fmt::format("{}", fmt::join(rules, "; "));
}

std::string parameters_text(const Spec& spec, const model::Term& term) {
  std::string text;
  for (const model::VarId variable : term.parameters) {
    if (!text.empty()) text += ", ";
    text += spec.model[variable].name;
  }
  return text;
}

std::optional<std::int64_t> unusual(std::int64_t cost) { return cost == 1 ? std::nullopt : std::optional(cost); }

UnitWords term_words(const Spec& spec, const model::TermUnit& unit) {
  const model::Term& term = spec.model[unit.id];
  const model::Reading& reading = term.readings[unit.reading];
  UnitWords words;
  words.kind = "term";
  words.name = term.heading.name;
  words.amended_by = term.by;
  words.gloss = clean(term.heading.gloss);
  words.span = term.heading.name_span;
  append_cites(words.cites, term.heading);
  if (term.ambiguity.valid()) {
    words.reading = reading.heading.name;
    if (!reading.heading.gloss.empty()) words.gloss = clean(reading.heading.gloss);
    words.cost = unusual(reading.cost);
    words.span = reading.heading.name_span;
    append_cites(words.cites, reading.heading);
  }
  words.demands =
      fmt::format("{}({}) = {}", term.heading.name, parameters_text(spec, term), excerpt(spec, spec.model[reading.meaning].span));
  return words;
}

UnitWords heading_words(const Spec& spec, const model::Heading& heading, std::string_view kind, model::ExprId formula) {
  UnitWords words;
  words.kind = kind;
  words.name = heading.name;
  words.gloss = clean(heading.gloss);
  words.span = heading.name_span;
  append_cites(words.cites, heading);
  if (formula.valid()) words.demands = excerpt(spec, spec.model[formula].span);
  return words;
}

UnitWords clause_words(const Spec& spec, model::ClauseId id, const model::OpenReadings& readings) {
  const model::Clause& clause = spec.model[id];
  UnitWords words = heading_words(spec, clause.heading, "clause", {});
  words.name = name(spec.model, id);
  words.binds.assign(clause.binds.begin(), clause.binds.end());
  words.owed_to.assign(clause.owed_to.begin(), clause.owed_to.end());
  words.amended_by = clause.by;
  words.section = clean(clause.section);
  words.cost = unusual(clause.cost);
  if (!clause.ambiguity.valid()) {
    words.demands = rules_text(spec, clause.readings.front());
    return words;
  }
  const std::vector<std::uint32_t>& meant = readings[clause.ambiguity.value];
  for (const std::uint32_t i : meant) {
    const model::ClauseReading& reading = clause.readings[i];
    append_cites(words.cites, reading.heading);
    if (!words.demands.empty()) words.demands += "; ";
    words.demands += fmt::format("{}: {}", reading.heading.name, rules_text(spec, reading));
  }
  if (meant.size() == 1) words.reading = clause.readings[meant.front()].heading.name;
  return words;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  bool pending = false;
  for (std::size_t i = 0; i < text.size();) {
    if (is_blank(text[i])) {
      pending = !result.empty();
      ++i;
      continue;
    }
    if (pending) result += ' ';
    pending = false;
    const text::CodePoint c = text::decode(text, i);
    if (c.valid && !text::is_control(c.value)) {
      result += text.substr(i, c.length);
    } else {
      result += text::encode(0xFFFD);
    }
    i += c.length;
  }
  return result;
}

std::string ticked(std::string_view word) { return fmt::format("`{}`", word); }

std::string in_quotes(std::string_view words) { return words.empty() ? std::string() : fmt::format("\"{}\"", clean(words)); }

std::string counted(std::size_t n, std::string_view singular) {
  return fmt::format("{} {}", n, n == 1 ? std::string(singular) : plural(singular));
}

std::string listed(const std::vector<std::string>& items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
    text += items[i];
  }
  return text;
}

std::string place(const Spec& spec, text::Span span) {
  if (!span.valid()) return {};
  return fmt::format("{}:{}", clean(spec.sources.name(span.file)), spec.sources.position(span.file, span.begin).line);
}

std::string without_comments(std::string_view text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("//")) {
      i = std::min(text.find('\n', i), text.size());
      kept += ' ';
    } else {
      kept += text[i];
    }
  }
  return clean(kept);
}

std::string excerpt(const Spec& spec, text::Span span) { return span.valid() ? without_comments(spec.sources.slice(span)) : std::string(); }

std::string name(const model::Model& model, model::ClauseId id) {
  const model::Clause& clause = model[id];
  return fmt::format("{}.{}", model[clause.contract].heading.name, clause.heading.name);
}

std::string section_of(const model::Clause& clause) { return clause.section.empty() ? "" : ", " + clean(clause.section); }

std::string name(const model::Model& model, model::AmbiguityId id) { return model::unique_name(model, id); }

std::string name(const model::Model& model, const model::Unit& unit) {
  return std::visit(Overloaded{
                        [&](const model::FactUnit& u) { return std::string(model[u.id].heading.name); },
                        [&](const model::ClauseUnit& u) { return name(model, u.id); },
                        [&](const model::RequirementUnit& u) { return std::string(model[u.id].heading.name); },
                        [&](const model::TermUnit& u) {
                          const model::Term& term = model[u.id];
                          if (!term.ambiguity.valid()) return std::string(term.heading.name);
                          return fmt::format("{} = {}", term.heading.name, term.readings[u.reading].heading.name);
                        },
                        [](const model::QuestionUnit&) { return std::string("the question"); },
                        [](const model::LearntUnit&) -> std::string { CHECK(false, "a learnt sentence in an answer"); },
                    },
                    unit);
}

UnitWords words(const Spec& spec, const model::Unit& unit, const model::Check& check, const model::OpenReadings& readings) {
  const model::Model& model = spec.model;
  return std::visit(Overloaded{
                        [&](const model::FactUnit& u) {
                          UnitWords words = heading_words(spec, model[u.id].heading, "fact", model[u.id].formula);
                          words.assumed = model[u.id].assumed;
                          return words;
                        },
                        [&](const model::ClauseUnit& u) { return clause_words(spec, u.id, readings); },
                        [&](const model::RequirementUnit& u) {
                          UnitWords words = heading_words(spec, model[u.id].heading, "requirement", model[u.id].formula);
                          words.cost = unusual(model[u.id].cost);
                          return words;
                        },
                        [&](const model::TermUnit& u) { return term_words(spec, u); },
                        [&](const model::QuestionUnit&) {
                          CHECK(check.formula.valid(), "a bare `possible` has no formula that could be part of a conflict");
                          UnitWords words;
                          words.kind = "question";
                          words.name = "the question";
                          words.demands = excerpt(spec, model[check.formula].span);
                          return words;
                        },
                        [](const model::LearntUnit&) -> UnitWords { CHECK(false, "a learnt sentence in an answer"); },
                    },
                    unit);
}

std::string version(const model::Model& model, model::AmendmentId id) {
  if (!id.valid()) return {};
  return fmt::format("as amended by {}, effective {}", model[id].heading.name, model::date_to_string(model[id].effective));
}

std::string duty(const std::vector<std::string>& binds, const std::vector<std::string>& owed_to) {
  std::vector<std::string> parts;
  if (!binds.empty()) parts.push_back("binds " + listed(binds));
  if (!owed_to.empty()) parts.push_back("owed to " + listed(owed_to));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string source_of(const Spec& spec, const model::Cite& cite) {
  const model::Document& document = spec.model[cite.document];
  std::string text = document.heading.gloss.empty() ? std::string(document.heading.name) : clean(document.heading.gloss);
  std::vector<std::string> origin;
  if (!document.publisher.empty()) origin.push_back(clean(document.publisher));
  if (document.dated) origin.push_back(model::date_to_string(*document.dated));
  if (!origin.empty()) text += fmt::format(" ({})", fmt::join(origin, ", "));
  if (!cite.section.empty()) text += ", " + clean(cite.section);
  return text;
}

std::string cited(const Spec& spec, const model::Cite& cite) { return fmt::format("{}: {}", source_of(spec, cite), in_quotes(cite.words)); }

std::string text_of(const model::Model& model, const model::GroundTerm& term) {
  using What = model::GroundTerm::What;
  std::string arguments;
  for (const model::GroundTerm& argument : term.arguments) arguments += (arguments.empty() ? "" : ", ") + text_of(model, argument);
  switch (term.what) {
    case What::individual:
      return std::string(model[term.individual].name);
    case What::enum_element:
      return std::string(model[term.type].elements[term.index]);
    case What::constant:
      return fmt::format("{} {}", text::in_words(model[term.type].heading.name), term.index);
    case What::field:
      return fmt::format("{}.{}", arguments, model[term.field].name);
    case What::applied:
      return fmt::format("{}({})", term.symbol, arguments);
  }
  CHECK(false, "a ground term without words");
}

}  // namespace proviso::report

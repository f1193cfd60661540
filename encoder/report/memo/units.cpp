#include "report/memo/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>

#include "report/words/dates.h"
#include "text/check.h"

namespace proviso::report {

namespace {

std::string capitalised(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

// "The enterprise is ordinary (assumed)"; the name of a unit without a title.
Words title(const Spec& spec, const UnitWords& unit) {
  Words words;
  const std::string name = unit.reading.empty() ? unit.name : fmt::format("{} = {}", unit.name, unit.reading);
  words.push_back({unit.gloss.empty() ? name : unit.gloss, unit.gloss.empty() ? Run::Style::code : Run::Style::plain});
  if (!unit.section.empty()) words.push_back({", " + unit.section});
  if (unit.amended_by.valid()) words.push_back({", " + version(spec.model, unit.amended_by)});
  if (unit.assumed) words.push_back({" (assumed)"});
  return words;
}

void append_quotations(const Spec& spec, const std::vector<model::Cite>& cites, Blocks& blocks) {
  for (const model::Cite& cite : cites) blocks.push_back({quotation(spec, cite)});
}

// A unit in the appendix.
Blocks text_of(const Spec& spec, const UnitWords& unit) {
  Blocks blocks;
  Words heading;
  const std::string name = unit.reading.empty() ? unit.name : fmt::format("{} = {}", unit.name, unit.reading);
  heading.push_back({name, Run::Style::code});
  if (!unit.section.empty()) heading.push_back({", " + unit.section});
  if (!unit.gloss.empty()) heading.push_back({"  " + unit.gloss, Run::Style::strong});
  if (unit.assumed) heading.push_back({" (assumed)"});
  if (unit.amended_by.valid()) heading.push_back({", " + version(spec.model, unit.amended_by)});
  if (const std::string who = duty(unit.binds, unit.owed_to); !who.empty()) heading.push_back({", " + who});
  heading.push_back({"  " + place(spec, unit.span), Run::Style::faint});
  blocks.push_back(paragraph(std::move(heading)));
  blocks.push_back({Code{unit.demands}});
  append_quotations(spec, unit.cites, blocks);
  return blocks;
}

// The texts of these units, each with its id.
void append_texts(const Spec& spec, std::string_view heading, const std::vector<std::pair<std::string, UnitWords>>& units, Blocks& blocks) {
  if (units.empty()) return;
  blocks.push_back({Subheading{std::string(heading)}});
  for (const auto& [id, unit] : units) blocks.push_back({Anchored{id, text_of(spec, unit)}});
}

// The check and the readings do not matter: of a clause, the text has every reading.
UnitWords words_of(const Spec& spec, const model::Unit& unit) { return words(spec, unit, {}, spec.model.all_open()); }

using Texts = std::vector<std::pair<std::string, UnitWords>>;

// The quoted passages of each document, in the order of the text, without duplicates.
std::vector<std::vector<text::Span>> passages(const model::Model& model) {
  std::vector<std::vector<text::Span>> found(model.documents.size());
  const auto add = [&](const std::vector<model::Cite>& cites) {
    for (const model::Cite& cite : cites)
      if (cite.passage.valid()) found[cite.document.value].push_back(cite.passage);
  };
  for (const model::Term& term : model.terms) {
    add(term.heading.cites);
    for (const model::Reading& reading : term.readings) add(reading.heading.cites);
  }
  for (const model::Fact& fact : model.facts) add(fact.heading.cites);
  for (const model::Requirement& requirement : model.requirements) add(requirement.heading.cites);
  for (const model::Intent& intent : model.intents) add(intent.heading.cites);
  for (const model::Clause& clause : model.clauses) {
    add(clause.heading.cites);
    for (const model::ClauseReading& reading : clause.readings) add(reading.heading.cites);
  }
  for (const model::Position& position : model.positions) {
    for (const model::Position::Pin& pin : position.pins) add(pin.cites);
  }
  for (std::vector<text::Span>& spans : found) {
    std::ranges::sort(spans,
                      [](const text::Span& a, const text::Span& b) { return std::pair(a.begin, b.end) < std::pair(b.begin, a.end); });
    spans.erase(std::ranges::unique(spans).begin(), spans.end());
  }
  return found;
}

// Cleaned; blanks at an end become one.
std::string with_outer_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  const std::string inner = clean(text);
  if (inner.empty()) return text.empty() ? "" : " ";
  return (is_blank(text.front()) ? " " : "") + inner + (is_blank(text.back()) ? " " : "");
}

constexpr std::size_t longest_whole_text = 6'000;  // bytes; of a longer document the paragraphs with quotations are printed

// The text from `begin` to `end` in pieces that begin and end where passages do, which may overlap.
std::vector<MarkedText::Piece> pieces(const Spec& spec, model::DocumentId id, const std::vector<text::Span>& passages, std::uint32_t begin,
                                      std::uint32_t end) {
  std::set<std::uint32_t> cuts = {begin, end};
  for (const text::Span& passage : passages) {
    for (const std::uint32_t cut : {passage.begin, passage.end})
      if (begin < cut && cut < end) cuts.insert(cut);
  }
  std::vector<MarkedText::Piece> result;
  for (auto from = cuts.begin(), to = std::next(from); to != cuts.end(); ++from, ++to) {
    const auto is_within = [&](const text::Span& passage) { return passage.begin <= *from && *to <= passage.end; };
    const auto begins = [&](const text::Span& passage) { return passage.begin == *from; };
    MarkedText::Piece piece{with_outer_blanks(spec.sources.slice({spec.model[id].file, *from, *to})), false, ""};
    piece.is_marked = std::ranges::any_of(passages, is_within);
    if (std::ranges::any_of(passages, begins)) piece.id = fmt::format("{}-{}", target_of(spec.model, id), *from);
    result.push_back(std::move(piece));
  }
  return result;
}

// Paragraphs are separated by empty lines.
std::vector<std::pair<std::uint32_t, std::uint32_t>> paragraphs_of(std::string_view text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> result;
  std::size_t begin = 0;
  for (std::size_t line = 0; line <= text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const bool blank = text.substr(line, end - line).find_first_not_of(" \t\r") == std::string_view::npos;
    if (blank || end == text.size()) {
      const std::size_t to = blank ? line : end;
      if (text.substr(begin, to - begin).find_first_not_of(" \t\r\n") != std::string_view::npos)
        result.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(to));
      begin = end + 1;
    }
    line = end + 1;
  }
  return result;
}

MarkedText marked(const Spec& spec, model::DocumentId id, const std::vector<text::Span>& passages) {
  const std::string_view text = spec.sources.contents(spec.model[id].file);
  MarkedText result;
  bool omitted = false;
  for (const auto& [begin, end] : paragraphs_of(text)) {
    const bool quoted = std::ranges::any_of(passages, [&, b = begin, e = end](const text::Span& p) { return p.begin < e && b < p.end; });
    if (!quoted && text.size() > longest_whole_text) {
      omitted = true;
      continue;
    }
    if (omitted) result.paragraphs.push_back({{"[...]", false, ""}});
    omitted = false;
    result.paragraphs.push_back(pieces(spec, id, passages, begin, end));
  }
  if (omitted) result.paragraphs.push_back({{"[...]", false, ""}});
  return result;
}

}  // namespace

std::string id_of(std::string_view name) {
  std::string id;
  for (const char c : name) id += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-' ? c : '-';
  return id;
}

std::string target_of(const model::Model& model, const model::Unit& unit) {
  if (const auto* term = std::get_if<model::TermUnit>(&unit)) {
    if (model[term->id].ambiguity.valid()) return target_of(model, model[term->id].ambiguity, term->reading);
    const model::AmendmentId by = model[term->id].by;
    return id_of(fmt::format("term-{}{}", model[term->id].heading.name, by.valid() ? fmt::format("-{}", model[by].heading.name) : ""));
  }
  if (const auto* clause = std::get_if<model::ClauseUnit>(&unit)) {
    const model::AmendmentId by = model[clause->id].by;
    return id_of(fmt::format("clause-{}{}", name(model, clause->id), by.valid() ? fmt::format("-{}", model[by].heading.name) : ""));
  }
  if (const auto* fact = std::get_if<model::FactUnit>(&unit)) return id_of(fmt::format("fact-{}", model[fact->id].heading.name));
  if (const auto* requirement = std::get_if<model::RequirementUnit>(&unit))
    return id_of(fmt::format("requirement-{}", model[requirement->id].heading.name));
  return {};
}

std::string target_of(const model::Model& model, model::AmbiguityId ambiguity, std::uint32_t reading) {
  if (model.ambiguities[ambiguity.value].clause.valid())
    return target_of(model, model::ClauseUnit{model.ambiguities[ambiguity.value].clause});
  return id_of(fmt::format("term-{}--{}", name(model, ambiguity), model.reading_heading(ambiguity, reading).name));
}

std::string target_of(const model::Model& model, model::DocumentId id) { return id_of(fmt::format("document-{}", model[id].heading.name)); }

std::string target_of(const model::Model& model, const model::Cite& cite) {
  const std::string document = target_of(model, cite.document);
  return cite.passage.valid() ? fmt::format("{}-{}", document, cite.passage.begin) : document;
}

Quotation quotation(const Spec& spec, const model::Cite& cite) {
  return {clean(cite.words), {{source_of(spec, cite), Run::Style::faint, Mood::plain, target_of(spec.model, cite)}}};
}

Block ground(const Spec& spec, const model::Unit& unit, const model::Check& check, const model::OpenReadings& readings) {
  const UnitWords of_unit = words(spec, unit, check, readings);
  if (std::holds_alternative<model::QuestionUnit>(unit))
    return paragraph({{"What is asked ", Run::Style::faint}, {of_unit.demands, Run::Style::code}});
  Ground ground{capitalised(of_unit.kind), title(spec, of_unit), target_of(spec.model, unit), {}};
  for (const model::Cite& cite : of_unit.cites) ground.quotations.push_back(quotation(spec, cite));
  return {std::move(ground)};
}

Section texts_of_units(const Spec& spec) {
  const model::Model& model = spec.model;
  Section section{"texts", "Clauses, definitions, facts and requirements", {}};
  Texts clauses, terms, facts, requirements;
  const auto add = [&](Texts& texts, const model::Unit& unit) { texts.emplace_back(target_of(model, unit), words_of(spec, unit)); };
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) add(clauses, model::ClauseUnit{model::ClauseId{i}});
  for (std::uint32_t i = 0; i < model.terms.size(); ++i) {
    for (std::uint32_t reading = 0; reading < model.terms[i].readings.size(); ++reading)
      add(terms, model::TermUnit{model::TermId{i}, reading});
  }
  for (std::uint32_t i = 0; i < model.facts.size(); ++i) add(facts, model::FactUnit{model::FactId{i}});
  for (std::uint32_t i = 0; i < model.requirements.size(); ++i) add(requirements, model::RequirementUnit{model::RequirementId{i}});
  append_texts(spec, "Clauses", clauses, section.blocks);
  append_texts(spec, "Definitions", terms, section.blocks);
  append_texts(spec, "Facts", facts, section.blocks);
  append_texts(spec, "Requirements", requirements, section.blocks);
  return section;
}

Section documents(const Spec& spec) {
  Section section{"documents", "Documents, with the words that are cited", {}};
  const std::vector<std::vector<text::Span>> quoted = passages(spec.model);
  for (std::uint32_t i = 0; i < spec.model.documents.size(); ++i) {
    const model::DocumentId id{i};
    const model::Document& document = spec.model[id];
    Words heading = {
        {document.heading.gloss.empty() ? std::string(document.heading.name) : clean(document.heading.gloss), Run::Style::strong}};
    std::string origin;
    if (!document.publisher.empty()) origin += ", " + clean(document.publisher);
    if (document.dated) origin += ", " + day_in_words(*document.dated);
    if (!document.address.empty()) origin += ", " + clean(document.address);
    heading.push_back({origin, Run::Style::faint});
    Blocks blocks = {paragraph(std::move(heading))};
    if (document.file.valid()) blocks.push_back({Folded{{{"The text"}}, {{marked(spec, id, quoted[i])}}}});
    section.blocks.push_back({Anchored{target_of(spec.model, id), std::move(blocks)}});
  }
  return section;
}

}  // namespace proviso::report

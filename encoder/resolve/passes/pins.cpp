#include "resolve/passes/pins.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "resolve/symbols/lookup.h"

namespace proviso::resolve {

namespace {

void report_unambiguous(const syntax::QualifiedName& name, Span declared, Reports& reports) {
  reports.add(Code::Q001, name.span(), in_back_ticks(name.name.text) + " has one meaning only; there is nothing to pin",
              {declared, "declared here, without readings"});
}

void add_once(std::vector<AmbiguityId>& all, AmbiguityId id) {
  if (id.valid() && std::ranges::find(all, id) == all.end()) all.push_back(id);
}

// The term or clause whose readings are pinned, in each version that has readings; empty after a report.
std::vector<AmbiguityId> look_up_ambiguities(const Lexicon& lexicon, const Model& model, const syntax::QualifiedName& name,
                                             Reports& reports) {
  if (!name.qualifier.valid()) {
    const Word* word = lexicon.names.word(name.name.text);
    if (word != nullptr && word->kind == Word::Kind::term) {
      const Term& declared = model.terms[word->id];
      std::vector<AmbiguityId> found;
      add_once(found, declared.ambiguity);
      for (const Term& term : model.terms)
        if (term.by.valid() && term.heading.name == declared.heading.name) add_once(found, term.ambiguity);
      if (found.empty()) report_unambiguous(name, declared.heading.name_span, reports);
      return found;
    }
    if (!names_clauses(lexicon, name)) {
      if (word != nullptr) {
        reports.add(Code::N005, name.name.span,
                    in_back_ticks(name.name.text) + " is " + std::string(with_article(word->kind)) + ", and has no readings",
                    {word->span, "declared here"});
        return {};
      }
      reports.unknown(Code::N006, name.name, "there is no term or clause " + in_back_ticks(name.name.text), [&] {
        std::vector<std::string_view> names;
        for (std::uint32_t i = 0; i < model.ambiguities.size(); ++i) names.push_back(model.name(AmbiguityId{i}));
        return names;
      });
      return {};
    }
  }
  const auto clauses = look_up_clauses(lexicon, name, {}, reports);
  if (!clauses) return {};
  if (clauses->contract.valid()) {
    reports.add(Code::N005, name.span(), in_back_ticks(name.name.text) + " is a contract; readings belong to its clauses",
                "write `" + std::string(name.name.text) + ".clause = reading`");
    return {};
  }
  std::vector<AmbiguityId> found;
  for (const ClauseId clause : clauses->clauses) add_once(found, model[clause].ambiguity);
  if (found.empty()) report_unambiguous(name, model[clauses->clauses.front()].heading.name_span, reports);
  return found;
}

std::optional<std::uint32_t> reading_of(const Model& model, AmbiguityId id, std::string_view name) {
  for (std::uint32_t i = 0; i < model.reading_count(id); ++i)
    if (model.reading_heading(id, i).name == name) return i;
  return {};
}

// Does some version have the reading? Reports if none does.
bool require_reading(const Model& model, const std::vector<AmbiguityId>& versions, const syntax::Name& name, Reports& reports) {
  std::vector<std::string_view> readings;
  for (const AmbiguityId id : versions) {
    if (reading_of(model, id, name.text)) return true;
    for (std::uint32_t i = 0; i < model.reading_count(id); ++i) {
      const std::string_view reading = model.reading_heading(id, i).name;
      if (std::ranges::find(readings, reading) == readings.end()) readings.push_back(reading);
    }
  }
  reports.unknown(
      Code::N013, name, in_back_ticks(model.name(versions.front())) + " has no reading " + in_back_ticks(name.text),
      [&] { return readings; }, "its readings are " + list_in_back_ticks(readings));
  return false;
}

// One pin for each version that has one of the readings.
std::vector<Position::Pin> resolve_pin(const syntax::Pin& node, const Lexicon& lexicon, const Model& model, Reports& reports) {
  const std::vector<AmbiguityId> versions = look_up_ambiguities(lexicon, model, node.term, reports);
  std::vector<Cite> cites;
  for (const syntax::Cite& cite : node.cites) append_cite(lexicon, cite, cites, reports);
  if (versions.empty()) return {};
  std::unordered_map<std::string_view, Span> seen;
  for (const syntax::Name& name : node.readings) {
    if (!require_reading(model, versions, name, reports)) continue;
    const auto [first, is_new] = seen.try_emplace(name.text, name.span);
    if (!is_new) reports.add(Code::Q002, name.span, in_back_ticks(name.text) + " is listed twice", {first->second, "here first"});
  }
  std::vector<Position::Pin> pins;
  for (const AmbiguityId id : versions) {
    Position::Pin pin{id, {}, pins.empty() ? cites : std::vector<Cite>()};
    for (const auto& [name, span] : seen)
      if (const auto reading = reading_of(model, id, name)) pin.readings.push_back(*reading);
    std::ranges::sort(pin.readings);
    if (!pin.readings.empty() || id == versions.front()) pins.push_back(std::move(pin));
  }
  return pins;
}

std::string reading_list(const Model& model, AmbiguityId id, const std::vector<std::uint32_t>& readings) {
  std::vector<std::string_view> names;
  for (const std::uint32_t reading : readings) names.push_back(model.reading_heading(id, reading).name);
  return list_in_back_ticks(names);
}

void narrow_one(Pinned& pinned, AmbiguityId id, const std::vector<std::uint32_t>& readings, Span written, const Model& model,
                Reports& reports) {
  if (readings.empty()) return;  // an error in them has been reported
  const std::vector<std::uint32_t>& open = std::as_const(pinned.open)[id.value];
  std::vector<std::uint32_t> left;
  std::ranges::set_intersection(open, readings, std::back_inserter(left));
  if (left.empty()) {
    reports.add(Code::Q003, written,
                "this reads " + in_back_ticks(model.name(id)) + " as " + reading_list(model, id, readings) +
                    ", which is ruled out by what is pinned already",
                {pinned.by[id], "here it is read as " + reading_list(model, id, open)}, "leave one of the two out");
    return;
  }
  pinned.open[id.value] = std::move(left);
  pinned.by[id] = written;
}

}  // namespace

void resolve_positions(const Lexicon& lexicon, Model& model, Reports& reports) {
  for (const Declared<syntax::Position>& declared : lexicon.declarations.positions) {
    Position position;
    position.heading = {declared.node->name.text, declared.node->name.span, {}, {}};
    std::unordered_map<AmbiguityId, Span> seen;
    for (const syntax::Pin& node : declared.node->pins) {
      std::vector<Position::Pin> pins = resolve_pin(node, lexicon, model, reports);
      if (pins.empty()) continue;
      const auto [first, is_new] = seen.try_emplace(pins.front().ambiguity, node.term.span());
      if (is_new) {
        std::ranges::move(pins, std::back_inserter(position.pins));
      } else {
        reports.add(Code::Q002, node.term.span(), in_back_ticks(node.term.name.text) + " is pinned twice in one position",
                    {first->second, "here first"}, "to plead in the alternative, write `in { ..., ... }`");
      }
    }
    model.positions.push_back(std::move(position));
  }
}

void narrow(Pinned& pinned, const std::vector<syntax::UnderItem>& items, const Lexicon& lexicon, const Model& model, Reports& reports) {
  for (const syntax::UnderItem& item : items) {
    if (item.reading.valid()) {
      const std::vector<AmbiguityId> versions = look_up_ambiguities(lexicon, model, item.subject, reports);
      if (versions.empty() || !require_reading(model, versions, item.reading, reports)) continue;
      const Span written = text::cover(item.subject.span(), item.reading.span);
      for (const AmbiguityId id : versions)
        if (const auto reading = reading_of(model, id, item.reading.text)) narrow_one(pinned, id, {*reading}, written, model, reports);
      continue;
    }
    if (item.subject.qualifier.valid()) {
      reports.add(Code::N005, item.subject.span(), reports.words(item.subject.span()) + " is no position",
                  "to pin a reading of a clause, write `" + reports.plain(item.subject.span()) + " = ...`");
      continue;
    }
    const PositionId id = look_up_position(lexicon, item.subject.name, reports);
    if (!id.valid()) continue;
    for (const Position::Pin& pin : model[id].pins) {
      narrow_one(pinned, pin.ambiguity, pin.readings, item.subject.span(), model, reports);
    }
  }
}

std::string as_written(const std::vector<syntax::UnderItem>& items) {
  std::string text;
  for (const syntax::UnderItem& item : items) {
    if (!text.empty()) text += ", ";
    if (item.subject.qualifier.valid()) text.append(item.subject.qualifier.text).append(".");
    text += item.subject.name.text;
    if (item.reading.valid()) text.append(" = ").append(item.reading.text);
  }
  return text;
}

}  // namespace proviso::resolve

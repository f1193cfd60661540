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

// The term or clause whose readings are pinned; invalid after a report.
AmbiguityId look_up_ambiguity(const Lexicon& lexicon, const Model& model, const syntax::QualifiedName& name, Reports& reports) {
  if (!name.qualifier.valid()) {
    const Word* word = lexicon.names.word(name.name.text);
    if (word != nullptr && word->kind == Word::Kind::term) {
      const Term& term = model.terms[word->id];
      if (!term.ambiguity.valid()) report_unambiguous(name, term.heading.name_span, reports);
      return term.ambiguity;
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
  const Clause& clause = model[clauses->clauses.front()];
  if (!clause.ambiguity.valid()) report_unambiguous(name, clause.heading.name_span, reports);
  return clause.ambiguity;
}

std::optional<std::uint32_t> look_up_reading(const Model& model, AmbiguityId id, const syntax::Name& name, Reports& reports) {
  std::vector<std::string_view> readings;
  for (std::uint32_t i = 0; i < model.reading_count(id); ++i) {
    readings.push_back(model.reading_heading(id, i).name);
    if (readings.back() == name.text) return i;
  }
  reports.unknown(
      Code::N013, name, in_back_ticks(model.name(id)) + " has no reading " + in_back_ticks(name.text), [&] { return readings; },
      "its readings are " + list_in_back_ticks(readings));
  return {};
}

Position::Pin resolve_pin(const syntax::Pin& node, const Lexicon& lexicon, const Model& model, Reports& reports) {
  Position::Pin pin;
  pin.ambiguity = look_up_ambiguity(lexicon, model, node.term, reports);
  for (const syntax::Cite& cite : node.cites) append_cite(lexicon, cite, pin.cites, reports);
  if (!pin.ambiguity.valid()) return pin;
  std::unordered_map<std::uint32_t, Span> seen;
  for (const syntax::Name& name : node.readings) {
    const auto reading = look_up_reading(model, pin.ambiguity, name, reports);
    if (!reading) continue;
    const auto [first, is_new] = seen.try_emplace(*reading, name.span);
    if (is_new) {
      pin.readings.push_back(*reading);
    } else {
      reports.add(Code::Q002, name.span, in_back_ticks(name.text) + " is listed twice", {first->second, "here first"});
    }
  }
  std::ranges::sort(pin.readings);
  return pin;
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
      Position::Pin pin = resolve_pin(node, lexicon, model, reports);
      if (!pin.ambiguity.valid()) continue;
      const auto [first, is_new] = seen.try_emplace(pin.ambiguity, node.term.span());
      if (is_new) {
        position.pins.push_back(std::move(pin));
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
      const AmbiguityId id = look_up_ambiguity(lexicon, model, item.subject, reports);
      if (!id.valid()) continue;
      const auto reading = look_up_reading(model, id, item.reading, reports);
      const Span written = text::cover(item.subject.span(), item.reading.span);
      if (reading) narrow_one(pinned, id, {*reading}, written, model, reports);
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

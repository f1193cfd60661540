// Examples: one architecture each, whose fields are filled in at random.
#include <fmt/format.h>

#include <map>

#include "random_draft.h"

namespace proviso::differential::random {

namespace {

class Examples {
 public:
  explicit Examples(Draft& draft) : draft_(draft), dice_(draft.dice), words_(draft.words) {}

  std::string run() {
    const std::string base = dice_.fresh("ex");
    std::string text = fmt::format("example {}{} {{\n{}{}}}\n", base, draft_.gloss(), whole(), verdicts());
    if (dice_.chance(40))
      text += fmt::format("example {}{} like {} {{\n{}{}}}\n", dice_.fresh("ex"), draft_.gloss(), base, change(), verdicts());
    return text;
  }

 private:
  struct Thing {
    std::string name;
    std::string type;
    bool individual = false;
  };

  std::vector<std::string> things_of(const std::string& type) const {
    if (words_.type(type).is_enum) return words_.type(type).elements;
    std::vector<std::string> names;
    for (const Thing& thing : things_)
      if (words_.is_below_or_same(thing.type, type)) names.push_back(thing.name);
    return names;
  }

  std::string literal(Sort sort) {
    const bool number = sort == Sort::integer || sort == Sort::decimal;
    return (number && dice_.chance(15) ? "-" : "") + draft_.formulas.literal(sort);
  }

  // " = ..." of a field; nothing where it may be, and is, left out.
  std::string setting(const Field& field) {
    if (field.range.sort != Sort::element) {
      if (field.shape == Shape::optional && dice_.chance(30)) return "";
      return fmt::format("{} = {}", field.name, literal(field.range.sort));
    }
    std::vector<std::string> members = things_of(field.range.type);
    if (field.shape == Shape::set) {
      if (!field.some && dice_.chance(30)) return "";
      dice_.shuffle(members);
      members.resize(members.empty() ? 0 : 1 + static_cast<std::size_t>(dice_.below(static_cast<int>(members.size()))));
      return fmt::format("{} = {{{}}}", field.name, fmt::join(members, ", "));
    }
    if (members.empty() || (field.shape == Shape::optional && dice_.chance(40))) return "";
    return fmt::format("{} = {}", field.name, dice_.pick(members));
  }

  std::string listed(const Thing& thing) {
    std::vector<std::string> settings;
    for (const Field& field : words_.fields) {
      if (!words_.is_below_or_same(thing.type, field.owner)) continue;
      if (std::string set = setting(field); !set.empty()) settings.push_back(std::move(set));
    }
    return fmt::format("  {}{} {{ {} }}\n", thing.individual ? "" : thing.type + " ", thing.name, fmt::join(settings, ", "));
  }

  std::string whole() {
    for (const Variable& individual : words_.individuals) things_.push_back({individual.name, individual.range.type, true});
    for (const std::string& type : words_.open_types())
      for (int i = dice_.up_to(2); i > 0; --i) things_.push_back({dice_.fresh("o"), type, false});
    std::string text;
    for (const Thing& thing : things_) text += listed(thing);
    return text + tuples();
  }

  std::string tuples() {
    std::string text;
    for (const Relation& relation : words_.relations) {
      if (!dice_.chance(50)) continue;
      std::vector<std::string> members;
      for (const std::string& column : relation.columns) {
        const std::vector<std::string> all = things_of(column);
        if (all.empty()) break;
        members.push_back(dice_.pick(all));
      }
      if (members.size() == relation.columns.size()) text += fmt::format("  {}({})\n", relation.name, fmt::join(members, ", "));
    }
    return text;
  }

  std::string change() {
    std::string text;
    if (!things_.empty() && dice_.chance(70)) {
      const Thing& thing = dice_.pick(things_);
      std::string again = listed(thing);
      if (!thing.individual) again = "  " + again.substr(3 + thing.type.size());
      text += again;
    }
    if (dice_.chance(50)) {
      things_.push_back({dice_.fresh("o"), dice_.pick(words_.open_types()), false});
      text += listed(things_.back());
    }
    return text;
  }

  std::string verdicts() {
    std::string text = dice_.chance(15) ? "  as of 2025-08-01\n" : "";
    const auto verdict = [&] {
      return words_.clauses.empty() || dice_.chance(50) ? std::string("complies") : "breaches " + dice_.pick(words_.clauses).name;
    };
    if (words_.ambiguities.empty() || dice_.chance(40)) return text + fmt::format("  expect {}\n", verdict());
    if (!words_.positions.empty() && dice_.chance(40))
      return text + fmt::format("  expect {} under {}\n", verdict(), dice_.pick(words_.positions));
    const Ambiguity& ambiguity = dice_.pick(words_.ambiguities);
    for (const std::string& reading : ambiguity.readings)
      text += fmt::format("  expect {} under {} = {}\n", verdict(), ambiguity.name, reading);
    return text;
  }

  Draft& draft_;
  Dice& dice_;
  const Vocabulary& words_;
  std::vector<Thing> things_;
};

}  // namespace

std::string examples(Draft& draft) {
  std::string text;
  for (int i = draft.dice.up_to(2); i > 0; --i) text += Examples(draft).run();
  return text;
}

}  // namespace proviso::differential::random

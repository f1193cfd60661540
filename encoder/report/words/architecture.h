// An architecture in words: its things by type, each with the values of the fields that matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/structure.h"
#include "report/words/names.h"
#include "report/words/non_breaking.h"
#include "report/words/relevance.h"

namespace proviso::report {

// As the spec would write it: `gpt`, `call 1`, `Azure`, `2026-03-01`, `0.5`, `true`; "nothing" for an absent value.
// Blanks within a name are ties.
std::string text_of(const model::Model&, const model::Structure&, const model::Element&);
std::string text_of(const model::Model&, const model::Structure&, const model::Atom&);
// Sets in braces.
std::string text_of(const model::Model&, const model::Structure&, const model::FieldValue&);

// The fields that a thing has, its types' own last, each with its value; fields that are absent or empty are left out.
struct Setting {
  model::FieldId field;
  const model::FieldValue* value = nullptr;
};
std::vector<Setting> settings_of(const model::Model&, const model::Structure&, const model::Element&, const Relevance* only);

// Things and groups, in the order in which types are declared.
struct Thing {
  model::Element element;
  const model::ElementInfo* info;
};

// The things that are drawn under one heading. Those of an ordered type stay together, in their order.
struct Group {
  model::TypeId type;
  bool ordered = false;
  std::vector<Thing> things;
};
std::vector<Group> groups_of(const model::Model&, const model::Structure&);

// "2 Models, 1 Product and 2 Calls"; "nothing at all" without elements.
std::string size_in_words(const model::Model&, const model::Structure&);

}  // namespace proviso::report

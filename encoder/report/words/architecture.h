// An architecture in words: its elements by type, each with the values of the relevant fields.
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

// In the notation of the spec: `gpt`, `call 1`, `Azure`, `2026-03-01`, `0.5`, `true`; "nothing" for an absent value. Blanks within a
// name are non-breaking.
std::string text_of(const model::Model&, const model::Structure&, const model::Element&);
std::string text_of(const model::Model&, const model::Structure&, const model::Atom&);
// Sets in braces.
std::string text_of(const model::Model&, const model::Structure&, const model::FieldValue&);

// The fields of an element, its types' own last, each with its value; absent and empty fields are omitted.
struct Setting {
  model::FieldId field;
  const model::FieldValue* value = nullptr;
};
std::vector<Setting> settings_of(const model::Model&, const model::Structure&, const model::Element&, const Relevance* only);

// Elements and groups, in the order in which types are declared.
struct Thing {
  model::Element element;
  const model::ElementInfo* info;
};

// The elements under one heading. Those of an ordered type stay together, in their order.
struct Group {
  model::TypeId type;
  bool ordered = false;
  std::vector<Thing> things;
};
std::vector<Group> groups_of(const model::Model&, const model::Structure&);

// "2 Models, 1 Product and 2 Calls"; "nothing at all" without elements.
std::string size_in_words(const model::Model&, const model::Structure&);

}  // namespace proviso::report

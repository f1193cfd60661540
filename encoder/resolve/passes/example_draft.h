// An example during resolution.
#pragma once

#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

struct ExampleDraft {
  Structure structure;  // elements, individuals and relations; complete() adds the fields
  std::unordered_map<std::string_view, Element> names;
  std::map<std::pair<Element, FieldId>, FieldValue> values;
  bool sound = true;  // no error has been reported, here or in its base
};

// Adds what `node` lists to a draft, which contains its base example or is empty. `tree` contains its values.
void add_things(const syntax::Example& node, const syntax::Ast& tree, const Lexicon&, const Model&, ExampleDraft&, Reports&);

// The complete structure. Reports individuals that are not listed and total fields without a value.
Structure complete(const syntax::Example& node, const Model&, const ExampleDraft&, Reports&);

}  // namespace proviso::resolve
